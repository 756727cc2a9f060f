//! One test binary: modules by subject.

mod cli;
mod report;
mod rules;
