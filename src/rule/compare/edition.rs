//! Recurring events: what belongs to one occurrence told of another.

use super::Pair;
use super::clash::Sink;
use crate::rule::Rule;

pub(super) fn between(_rule: &Rule, _pair: &Pair<'_>, _sink: &mut Sink) {}
