//! One test binary: modules by subject.

mod corpus_quote;
mod read;
mod segment;
mod corpus_number;
mod cli;
mod report;
mod rules;
