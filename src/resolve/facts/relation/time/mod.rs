//! Counts of time and the days, years and hours they lie between.

pub(super) mod age;
pub(super) mod aged_then;
pub(super) mod ago;
pub(super) mod anniversary;
pub(super) mod clock;
pub(super) mod duration;
pub(super) mod elapsed;
pub(super) mod lag;
pub(super) mod reckoned;
