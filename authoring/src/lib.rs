//! Content in, lessons and items out: the embedded engine.
