//! The whole program in process: every route and rule of the API, through the router as it serves.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod certified;
mod daily_next;
mod disputes;
mod full_disk;
mod generate;
mod health;
mod openapi;
mod pages;
mod preview;
mod program;
mod rules;
mod scheduler;
mod score;
mod support;
mod upload;
mod usage_daily;
mod version;
