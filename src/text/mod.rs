//! Offsets, tokens and lines: everything that speaks about places in a text, and nothing about its meaning.

mod entity;
mod fold;
mod glue;
mod hash;
mod lines;
mod span;
mod token;
mod word;

pub use fold::{lower, lower_text, words};
pub use hash::{hash, hash_all, hash_folded};
pub use lines::{LineIndex, Position};
pub use span::Span;
pub use token::{Token, TokenFlags, TokenKind, tokenize};
pub(crate) use token::{fold_letters, tokenize_into};
pub use word::{Joint, WordId, WordKey, WordTable};
