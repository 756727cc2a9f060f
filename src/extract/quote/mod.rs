//! Direct and indirect quotes with their speakers.

use super::{Context, Mention};

pub(super) fn extract(_cx: &Context<'_>, _out: &mut Vec<Mention>) {}
