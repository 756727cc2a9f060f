//! One test binary: modules by subject.

mod cli;
mod corpus_date;
mod corpus_name;
mod corpus_number;
mod corpus_quote;
mod read;
mod report;
mod rules;
mod segment;
