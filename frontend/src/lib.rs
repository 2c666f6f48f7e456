//! The browser's entry point: brings the islands to life.
