mod progress;
mod schedule;
mod sm2_lite;
