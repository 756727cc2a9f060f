//! Offices, and who holds them.

pub(super) mod office;

use super::{Context, Mention};

pub(super) fn extract(_cx: &Context<'_>, _out: &mut Vec<Mention>) {}
