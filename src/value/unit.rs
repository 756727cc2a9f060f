//! What a number is measured in.

use super::Exact;
use serde::Deserialize;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// What sort of thing a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// Length, mass, energy, …: amounts that add up.
    #[default]
    Measure,
    /// Degrees: two of them make no sum.
    Temperature,
    /// A share of a whole.
    Percent,
    /// A difference of shares.
    PercentPoints,
    /// Points of a table or an index.
    Points,
    /// A length of time.
    Time,
    /// An amount of money.
    Money,
    /// No unit, but what a number does: it ranks, it counts how many times.
    Shape,
}

impl UnitKind {
    /// Whether a noun that is measured may stand behind it: "5 tonnes of rice".
    pub fn is_measure(self) -> bool {
        matches!(self, UnitKind::Measure | UnitKind::Temperature)
    }
}

/// How much of the base of its kind a unit is: base = (value − offset) × factor.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// The unit in which units of the kind are compared.
    pub base: Unit,
    /// One of the unit in the base.
    pub factor: Exact,
    /// Where its scale begins, in the unit itself: 32 °F.
    pub offset: Exact,
    /// Writers round when they convert: held against another unit only where one article writes both.
    pub rounded: bool,
}

#[derive(Debug)]
struct Definition {
    code: Box<str>,
    kind: UnitKind,
    conversion: Option<Conversion>,
}

/// A unit: its code, which it can be read as, and what the data say of it. A copy shares what it is made of.
#[derive(Clone)]
pub struct Unit(Arc<Definition>);

impl Unit {
    /// A unit of a code: ISO 4217 for money, UCUM for measures where it has one.
    pub fn new(code: &str, kind: UnitKind, conversion: Option<Conversion>) -> Unit {
        Unit(Arc::new(Definition { code: code.into(), kind, conversion }))
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// What sort of thing it measures.
    pub fn kind(&self) -> UnitKind {
        self.0.kind
    }

    /// The unit in which units of its kind are compared; itself when there is none.
    pub fn base(&self) -> &Unit {
        self.exact().map_or(self, |c| &c.base)
    }

    /// A value of it in its base, without the offset of its scale.
    pub fn in_base(&self, value: Exact) -> Exact {
        self.exact().and_then(|c| value.mul(c.factor)).unwrap_or(value)
    }

    /// Whether writers round when they convert from it.
    pub fn is_rounded(&self) -> bool {
        self.0.conversion.as_ref().is_some_and(|c| c.rounded)
    }

    /// A value of it in another unit of the same base.
    pub fn convert(&self, to: &Unit, value: Exact) -> Option<Exact> {
        let ends = |unit: &Unit| match &unit.0.conversion {
            Some(c) => (c.base.clone(), c.factor, c.offset),
            None => (unit.clone(), Exact::ONE, Exact::ZERO),
        };
        let ((base, factor, offset), (other, divisor, shift)) = (ends(self), ends(to));
        let value = (base == other && self != to).then(|| value.sub(offset)?.mul(factor))??;
        value.div(divisor)?.add(shift)
    }

    fn exact(&self) -> Option<&Conversion> {
        self.0.conversion.as_ref().filter(|c| !c.rounded)
    }
}

impl Deref for Unit {
    type Target = str;

    fn deref(&self) -> &str {
        self.code()
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.code(), f)
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.code == other.0.code
    }
}

#[cfg(test)]
mod tests {
    use super::{Conversion, Unit, UnitKind};
    use crate::value::Exact;

    fn made_of(base: &Unit, code: &str, factor: (i128, i128), offset: i64, rounded: bool) -> Unit {
        let factor = Exact::ratio(factor.0, factor.1).unwrap();
        let conversion = Conversion { base: base.clone(), factor, offset: Exact::int(offset), rounded };
        Unit::new(code, base.kind(), Some(conversion))
    }

    #[test]
    fn units_of_one_base_are_converted() {
        let metre = Unit::new("m", UnitKind::Measure, None);
        let (km, foot) = (made_of(&metre, "km", (1000, 1), 0, false), made_of(&metre, "ft", (3048, 10_000), 0, true));
        assert_eq!(km.convert(&metre, Exact::int(3)), Some(Exact::int(3000)));
        assert_eq!(foot.convert(&km, Exact::int(10_000)), Exact::ratio(3048, 1000));
        assert_eq!(km.convert(&km, Exact::ONE), None);
        assert_eq!((km.base(), km.in_base(Exact::int(2))), (&metre, Exact::int(2000)));
        // A foot is told rounded: it is no fraction of a metre elsewhere.
        assert_eq!((foot.base(), foot.in_base(Exact::int(2))), (&foot, Exact::int(2)));
        let celsius = Unit::new("Cel", UnitKind::Temperature, None);
        let fahrenheit = made_of(&celsius, "[degF]", (5, 9), 32, true);
        assert_eq!(celsius.convert(&fahrenheit, Exact::int(100)), Some(Exact::int(212)));
        assert_eq!(fahrenheit.convert(&celsius, Exact::int(212)), Some(Exact::int(100)));
        assert_eq!(metre.convert(&celsius, Exact::ONE), None);
    }
}
