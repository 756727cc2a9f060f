use super::Exact;

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
    pub unit: Option<String>,
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
}

/// Whether a unit is money: an ISO 4217 code is three capital letters, and no measure of the data is.
pub fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a unit is a length of time.
pub fn is_time(unit: &str) -> bool {
    matches!(unit, "year" | "month" | "week" | "day" | "hour" | "minute" | "second")
}

/// Whether a unit is a share, or a difference of shares.
pub fn is_share(unit: &str) -> bool {
    matches!(unit, "percent" | "pp")
}

/// The unit in which units of one kind are compared, and how much of it one is, as a fraction.
pub fn family(unit: &str) -> (&str, i64, i64) {
    match unit {
        "km" => ("m", 1000, 1),
        "cm" => ("m", 1, 100),
        "mm" => ("m", 1, 1000),
        "t" => ("kg", 1000, 1),
        "quintal" => ("kg", 100, 1),
        "g" => ("kg", 1, 1000),
        "mg" => ("kg", 1, 1_000_000),
        "km2" => ("ha", 100, 1),
        "m2" => ("ha", 1, 10_000),
        "m3" | "kL" => ("L", 1000, 1),
        "mL" => ("L", 1, 1000),
        "GW" => ("kW", 1_000_000, 1),
        "MW" => ("kW", 1000, 1),
        "W" => ("kW", 1, 1000),
        "GWh" => ("kWh", 1_000_000, 1),
        "MWh" => ("kWh", 1000, 1),
        "Gbps" => ("Mbps", 1000, 1),
        "hour" => ("second", 3600, 1),
        "minute" => ("second", 60, 1),
        "week" => ("day", 7, 1),
        "decade" => ("year", 10, 1),
        "century" => ("year", 100, 1),
        other => (other, 1, 1),
    }
}
