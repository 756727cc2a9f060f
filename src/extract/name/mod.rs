//! Named entities, roles and events as written.

use super::{Context, Mention};

pub(super) fn extract(_cx: &Context<'_>, _out: &mut Vec<Mention>) {}
