//! Offsets, tokens and lines: everything that speaks about places in a text, and nothing about its meaning.

mod fold;
mod lines;
mod span;
mod token;

pub use fold::lower;
pub use lines::{LineIndex, Position};
pub use span::Span;
pub(crate) use token::tokenize_into;
pub use token::{Token, TokenFlags, TokenKind, WordId, WordKey, WordTable, tokenize};
