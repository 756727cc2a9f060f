//! Selaras checks whether news articles agree with each other, with themselves and with verified facts.
//!
//! The pipeline, one folder a stage: [`read`] → [`segment`] → [`extract`] → [`resolve`] → [`group`] → [`rule`] (compare) →
//! [`report`]. Below them lie [`text`], [`value`] and [`lang`]; above them [`cli`]. A layer uses only layers before it.

pub mod cli;
pub mod extract;
pub mod group;
pub mod lang;
pub mod read;
pub mod report;
pub mod resolve;
pub mod rule;
pub mod segment;
mod suggest;
pub mod text;
pub mod value;
pub mod yaml;
