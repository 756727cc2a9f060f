//! Temporal expressions as written.

use super::{Context, Mention};

/// What is written, before any anchor is used.
#[derive(Clone, Debug, PartialEq)]
pub struct DateExpr {}

pub(super) fn extract(_cx: &Context<'_>, _out: &mut Vec<Mention>) {}
