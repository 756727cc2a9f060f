//! Stage `read`: bytes to [`Article`]. The only stage that opens files; the text stays exactly as read.

mod article;

pub use article::{Article, DiskMap, Meta, Published, PublishedFrom};
