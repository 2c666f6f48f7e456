//! The whole program in process.
