mod progress;
mod schedule;
mod shadow;
mod sm2_lite;
