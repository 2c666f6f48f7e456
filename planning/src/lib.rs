//! From a document to a stored plan, and from a plan to stored lessons and items: what the page and the JSON API both
//! do when somebody previews or generates.
//!
//! `authoring` reads texts and knows no database, `store` keeps plans and knows no texts; this is the glue, and the
//! place where ids are made. Every id is derived from what it names, so that the same request twice is the same plan.

mod compute;
mod error;
mod generate;
mod id;
mod preview;
mod upload;

pub use compute::compute;
pub use error::Error;
pub use generate::{Basis, DEFAULT_ITEMS_PER_MODULE, DEFAULT_SEED, GenerateInput, Generated, ModuleInput, generate};
pub use preview::{PreviewInput, preview};
pub use upload::{UploadInput, extract};
