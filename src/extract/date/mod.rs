//! Temporal expressions as written.

use super::{Context, Mention};
use crate::value::{Clock, PartialDate};

/// What is written, before any anchor is used.
#[derive(Clone, Debug, PartialEq)]
pub struct DateExpr {}

impl DateExpr {
    /// The calendar components as written.
    pub fn written(&self) -> PartialDate {
        PartialDate::default()
    }
    /// The clock time as written.
    pub fn clock(&self) -> Option<Clock> {
        None
    }
}

pub(super) fn extract(_cx: &Context<'_>, _out: &mut Vec<Mention>) {}
