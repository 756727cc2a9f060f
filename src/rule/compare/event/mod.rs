//! Occurrences of a recurring event: which one an article tells of, and what it tells under the day of another one.

pub(super) mod carried;
pub(super) mod edition;
pub(super) mod former;
pub(super) mod strayed;
pub(super) mod timeline;
