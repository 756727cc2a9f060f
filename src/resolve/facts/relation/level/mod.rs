//! Levels and what lies between them: changes, differences, distances.

pub(super) mod beyond;
pub(super) mod change;
pub(super) mod difference;
pub(super) mod direction;
pub(super) mod mending;
pub(super) mod ratio;
pub(super) mod stepped;
pub(super) mod than;
