//! The pages, rendered on the server; the study card is an island.
