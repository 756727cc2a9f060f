//! The YAML of the number part as it is written; compiled in the module above.

use crate::value::UnitKind;
use serde::Deserialize;

/// `numerals.yaml`: how a number is said in words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Numerals {
    /// Words with a value of their own.
    pub values: Vec<Valued>,
    /// Words that multiply the numeral before them.
    pub multipliers: Vec<Valued>,
    /// Words that add ten to the numeral before them.
    pub teens: Vec<String>,
    /// Words between the parts of one numeral.
    pub joiners: Vec<String>,
    /// Words that stand for one before a multiplier or scale.
    pub articles: Vec<String>,
    /// Words for a minus sign.
    pub negatives: Vec<String>,
    /// Words for the decimal mark.
    pub decimals: Vec<String>,
    /// Fractions with a value of their own.
    pub fractions: Vec<Ratio>,
    /// Words that divide the numeral before them.
    pub denominators: Vec<Valued>,
    /// Vague magnitudes.
    pub vague: Vec<Decade>,
    /// Endings behind a hyphen that make a number an approximate one.
    pub about_suffixes: Vec<String>,
    /// Ordinals as words.
    pub ordinals: Vec<Valued>,
    /// Words that may be an ordinal or say "all of": they need a head before them.
    pub collectives: Vec<Valued>,
    /// What makes the numeral behind it an ordinal.
    pub ordinal_prefixes: Vec<String>,
    /// What makes the digits before it an ordinal.
    pub ordinal_suffixes: Vec<String>,
    /// Nouns and particles behind which a collective is an ordinal.
    pub ordinal_heads: Vec<String>,
    /// Words before a plain number that make it a rank.
    pub rank_cues: Vec<String>,
    /// Words before which a collective is an ordinal.
    pub ordinal_tails: Vec<String>,
    /// Words between the two ends of a range.
    pub ranges: Vec<String>,
    /// Words between the two ends of a range that say a change when both ends carry their unit ("rose $2 to $7").
    pub weak_ranges: Vec<String>,
    /// Words that open a range whose ends are joined by one of `range_joiners`.
    pub range_openers: Vec<String>,
    /// Words between the ends of an opened range.
    pub range_joiners: Vec<String>,
    /// Endings and words that say how many times.
    pub multiples: Vec<String>,
    /// Words between a part and the number it is a part of: "satu dari lima".
    pub parts_of: Vec<String>,
    /// Words between an amount and that of which one has it: "per kilogram".
    pub rates: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Valued {
    pub value: i64,
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ratio {
    pub numerator: i64,
    pub denominator: i64,
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decade {
    pub low: i64,
    pub high: i64,
    pub words: Vec<String>,
}

/// `scales.yaml`: what multiplies a number by a power of ten.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Scales {
    pub scales: Vec<ScaleRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleRow {
    /// Power of ten.
    pub exponent: i32,
    /// Words in any case.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words in any case that make the number an approximate one: "500 ribuan".
    #[serde(default)]
    pub about: Vec<String>,
    /// Short forms, as written: attached to the digits, or in an amount of money.
    #[serde(default)]
    pub short: Vec<String>,
    /// Short forms, as written, that are a scale in amounts of money only.
    #[serde(default)]
    pub money: Vec<String>,
}

/// `units.yaml`: what a number is measured in.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Units {
    /// What the units are, in whatever language they are written.
    pub measures: Vec<MeasureRow>,
    /// How they are written.
    pub units: Vec<UnitRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureRow {
    /// The code in the output.
    pub unit: String,
    /// What sort of thing it measures.
    #[serde(default)]
    pub kind: UnitKind,
    /// The unit it is converted to.
    #[serde(default)]
    pub base: Option<String>,
    /// How much of the base it is, as a fraction; as much when nothing is said.
    #[serde(default)]
    pub factor: Option<(i64, i64)>,
    /// Where its scale begins, in the unit itself.
    #[serde(default)]
    pub offset: i64,
    /// Writers round when they convert: held against another unit only where one article writes both.
    #[serde(default)]
    pub rounded: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitRow {
    /// The code in the output.
    pub unit: String,
    /// Words behind the number, any case.
    #[serde(default)]
    pub words: Vec<String>,
    /// Symbols behind the number, as written.
    #[serde(default)]
    pub symbols: Vec<String>,
    /// Symbols behind the number, as written and without a space.
    #[serde(default)]
    pub attached: Vec<String>,
    /// Words before the number, any case.
    #[serde(default)]
    pub before: Vec<String>,
    /// Symbols before the number, as written.
    #[serde(default)]
    pub symbols_before: Vec<String>,
    /// Its words tell an age: "-year-old".
    #[serde(default)]
    pub age: bool,
}

/// `currencies.yaml`: how money is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Currencies {
    pub currencies: Vec<CurrencyRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CurrencyRow {
    /// ISO 4217.
    pub code: String,
    /// Before the number, as written.
    #[serde(default)]
    pub before: Vec<String>,
    /// Before or behind the number, as written.
    #[serde(default)]
    pub either: Vec<String>,
    /// Behind the number, any case.
    #[serde(default)]
    pub words: Vec<String>,
    /// Nobody writes parts of it: three decimals are thousands.
    #[serde(default)]
    pub whole: bool,
    /// Words near it in the sentence, in small letters, with which it is no money ("12 perak" beside "emas").
    #[serde(default)]
    pub unless: Vec<String>,
}

/// `hedges.yaml`: what makes a number less or more than exact.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Hedges {
    pub hedges: Vec<HedgeRow>,
    /// Phrases that begin like a hedge and are none.
    pub none: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HedgeRow {
    pub bound: BoundRow,
    #[serde(default)]
    pub before: Vec<String>,
    #[serde(default)]
    pub after: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum BoundRow {
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

/// `classifiers.yaml`: which words stand between a number and the counted noun, and where the counted noun phrase ends.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Classifiers {
    /// Skipped when a noun follows, counted themselves when none does.
    pub classifiers: Vec<String>,
    /// Nouns that are counted so often that a year-shaped number before them is a count.
    pub nouns: Vec<String>,
    /// Words between a vague number, fraction or measure and its noun: "dozens of".
    pub links: Vec<String>,
    /// Words that end the counted noun phrase.
    pub ends: Vec<String>,
    /// Beginnings of verbs that say what somebody does: a counted phrase ends before them.
    pub active: Vec<String>,
    /// Verbs with such a beginning that say in which state somebody is.
    pub states: Vec<String>,
}

/// `identifiers.yaml`: which numbers name something instead of counting.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Identifiers {
    /// Words before a number or code, any case.
    pub cues: Vec<String>,
    /// The same, with the capitals they are written with.
    pub capital_cues: Vec<String>,
    /// Words behind a number that make it a time or a year, with the capitals they are written with.
    pub tails: Vec<String>,
    /// Words that continue a list behind a cue.
    pub joiners: Vec<String>,
    /// Phrases whose number words count nothing.
    pub traps: Vec<String>,
    /// The same, with the capitals they are written with.
    pub capital_traps: Vec<String>,
}

/// `ages.yaml` and `scores.yaml`: words near a number that tell its shape.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Cues {
    pub cues: Vec<String>,
}
