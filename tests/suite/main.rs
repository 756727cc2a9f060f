//! One test binary: modules by subject.

// A test may fail by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cli;
mod consistent;
mod corpus_date;
mod corpus_event;
mod corpus_name;
mod corpus_number;
mod corpus_quote;
mod fixtures;
mod growth;
mod hostile;
mod laws;
mod links;
mod metamorphic;
mod planted;
mod properties;
mod read;
mod report;
mod rules;
mod sameness;
mod segment;
mod voices;
