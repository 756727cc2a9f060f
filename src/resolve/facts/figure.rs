//! What may be asked of a figure.

use super::number::NumberFact;

impl NumberFact {
    /// Whether it is a count or an amount: no share, no length of time, no points of a table.
    pub fn is_amount(&self) -> bool {
        let q = &self.quantity;
        !(q.is_share() || q.is_time() || q.is_points())
    }
}
