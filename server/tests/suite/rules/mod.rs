mod access;
mod bodies;
mod errors;
mod headers;
mod idempotency;
mod methods;
