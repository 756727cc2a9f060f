//! One test binary: modules by subject.

mod corpus_name;
