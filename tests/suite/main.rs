//! One test binary: modules by subject.

mod read;
mod segment;
