use super::{Exact, Unit, UnitKind};

/// How a written number bounds the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// As written.
    Exact,
    /// Hedged: "sekitar", "about".
    About,
    /// "sedikitnya", "at least": the written number or more.
    AtLeast,
    /// "lebih dari", "more than".
    MoreThan,
    /// "maksimal", "up to": the written number or less.
    AtMost,
    /// "kurang dari", "hampir", "nearly": less than the written number.
    LessThan,
    /// Two ends: "10-15 persen", "puluhan".
    Range,
}

impl Bound {
    /// The name used in reports and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::AtLeast => "at-least",
            Bound::MoreThan => "more-than",
            Bound::AtMost => "at-most",
            Bound::LessThan => "less-than",
            Bound::Range => "range",
        }
    }
}

/// What sort of number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberShape {
    /// A count, amount or measure.
    Cardinal,
    /// A rank: "ke-77", "kedua", "third".
    Ordinal,
    /// A result of two sides: "2-1". `low` and `high` hold the two numbers in written order.
    Score,
    /// An age: "(34)" behind a name, "48 tahun" of a person.
    Age,
    /// A fraction in words: "dua pertiga".
    Fraction,
    /// A vague magnitude: "puluhan", "ratusan ribu".
    Vague,
    /// How many times: "3x", "tiga kali lipat".
    Multiple,
}

/// A number as an article gives it: exact value or interval, unit, what is counted, and how firmly.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What sort of number.
    pub shape: NumberShape,
    /// Lower end as written (equal to `high` unless a range, vague magnitude or score).
    pub low: Exact,
    /// Upper end as written.
    pub high: Exact,
    /// Value of one unit of the last written digit ("1,5 juta": 100000): the width of rounding.
    pub step: Exact,
    /// How the number is hedged.
    pub bound: Bound,
    /// ISO 4217 code, `percent`, a measure (`km`, `ha`, `Cel`), `year`, `ordinal`, `score`, …; `None` for a plain count.
    pub unit: Option<Unit>,
    /// The counted noun phrase in lower case as written ("rumah rusak ringan"), without classifiers.
    pub counted: Option<String>,
    /// The same words as token indices into the article's tokens, half-open; equal ends when there is none.
    pub counted_tokens: (u32, u32),
    /// Two readings are possible ("35,386 kg"); never used for a conflict.
    pub ambiguous: bool,
}

impl Quantity {
    /// The contract's value string: a decimal, `a..b` for ranges and vague magnitudes, `a-b` for scores.
    pub fn value(&self) -> String {
        match self.shape {
            NumberShape::Score => format!("{}-{}", self.low, self.high),
            _ if self.low != self.high => format!("{}..{}", self.low, self.high),
            _ => self.low.to_string(),
        }
    }

    /// The value of a number that is written plainly: one value, no hedge.
    pub fn plain(&self) -> Option<Exact> {
        (self.bound == Bound::Exact && self.low == self.high && !self.ambiguous).then_some(self.low)
    }

    /// What sort of thing the unit measures; `None` for a plain count.
    pub fn kind(&self) -> Option<UnitKind> {
        self.unit.as_ref().map(Unit::kind)
    }

    /// Whether it is told in this one unit.
    pub fn is_in(&self, unit: &str) -> bool {
        self.unit.as_deref() == Some(unit)
    }

    /// Whether it is a share of a whole.
    pub fn is_percent(&self) -> bool {
        self.kind() == Some(UnitKind::Percent)
    }

    /// Whether it is a share, or a difference of shares.
    pub fn is_share(&self) -> bool {
        matches!(self.kind(), Some(UnitKind::Percent | UnitKind::PercentPoints))
    }

    /// Whether it is told in points of a table or an index.
    pub fn is_points(&self) -> bool {
        self.kind() == Some(UnitKind::Points)
    }

    /// Whether it is a length of time.
    pub fn is_time(&self) -> bool {
        self.kind() == Some(UnitKind::Time)
    }

    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        self.kind() == Some(UnitKind::Money)
    }

    /// Whether it is so many degrees.
    pub fn is_temperature(&self) -> bool {
        self.kind() == Some(UnitKind::Temperature)
    }
}
