//! What a figure measures.

use super::mark::Fate;
use crate::value::{Exact, Unit, UnitKind};
use serde::Deserialize;

/// Whether a later time allows another value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Changes {
    /// One value for good.
    #[default]
    Never,
    /// May only grow while the event unfolds.
    Grows,
    /// Any later value may differ.
    Varies,
}

/// What stands for every currency among the units of an attribute.
const MONEY: &str = "money";

/// Something a number can say of an event.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its id in rules.
    pub id: String,
    /// Units its numbers may have, `money` for that of any country; empty means a plain count.
    pub units: Vec<String>,
    /// Whether a later time allows another value.
    pub changes: Changes,
    /// The attribute has several values in one event by nature (prices of several sizes): a strong context is asked for.
    pub many: bool,
    /// Everybody has one of his own (a prison sentence): two people are named beside two figures.
    pub personal: bool,
    /// Counts people, of whatever noun.
    pub people: bool,
    /// How far two measurements of one thing lie apart by who has measured (the magnitude of a quake).
    pub slack: Option<Exact>,
    /// What became of those it counts.
    pub fate: Option<Fate>,
    /// It is taken off an amount: what remains of that is a figure as well.
    pub lowers: bool,
}

impl Attribute {
    /// Whether a figure in this unit may be one of it.
    pub fn takes(&self, unit: Option<&Unit>) -> bool {
        match unit {
            None => self.units.is_empty(),
            Some(unit) => self.units.iter().any(|u| u == unit.code() || u == MONEY && unit.kind() == UnitKind::Money),
        }
    }
}
