//! Numerals, scales, units, currencies, hedges, classifiers and identifier cues of one language.

mod begins;
mod file;

use super::Source;
use super::phrase::{Case, Class, PhraseBuilder};
use crate::value::{Bound, Conversion, Exact, Unit, UnitKind};
use crate::yaml::Problem;
use begins::Begins;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

/// A word of a numeral ([`Class::Numeral`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// A value of its own: "tujuh", "sebelas", "seratus".
    Value(i64),
    /// Multiplies what stands before: "puluh", "hundred", "dozen".
    Times(i64),
    /// Adds ten: "belas".
    Teen,
    /// Joins parts: "two hundred and five".
    Joiner,
    /// One, before a multiplier or scale: "a hundred".
    Article,
    /// A minus sign in words.
    Negative,
    /// The decimal mark in words: "koma", "point".
    Decimal,
}

/// A power of ten ([`Class::Scale`]).
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The factor.
    pub factor: Exact,
    /// Where it may stand.
    pub place: ScalePlace,
    /// Makes the number an approximate one: "500 ribuan".
    pub about: bool,
}

/// Where a scale may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalePlace {
    /// Behind any number.
    Any,
    /// Attached to digits, or in money: "25rb".
    Short,
    /// In money only: "Rp 4 M".
    Money,
}

/// A word of a fraction ([`Class::Fraction`]).
#[derive(Clone, Copy, Debug)]
pub enum FractionWord {
    /// A value of its own: "setengah", "sepertiga".
    Whole(Exact),
    /// Divides the numeral before: "pertiga", "thirds".
    Denominator(i64),
}

/// What an ordinal cue is ([`Class::OrdinalCue`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrdinalWord {
    /// Always an ordinal: "pertama", "third".
    Value(i64),
    /// An ordinal or "all of": "kedua".
    Collective(i64),
    /// Stands before digits or a Roman numeral: "ke".
    Prefix,
    /// Attached behind digits: "th".
    Suffix,
    /// Before a collective: "babak".
    Head,
    /// Before a plain number that ranks: "peringkat 69".
    Rank,
    /// Behind a collective: "kali".
    Tail,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitPlace {
    /// Behind the number.
    After,
    /// Behind the number, without a space.
    Attached,
    /// Before the number.
    Before,
}

/// A word or symbol of a unit of measure ([`Class::Unit`]).
#[derive(Clone, Debug)]
pub struct MeasureWord {
    /// What it names.
    pub unit: Unit,
    /// It tells an age: "-year-old".
    pub age: bool,
    /// Place.
    pub place: UnitPlace,
}

/// A currency ([`Class::Currency`]).
#[derive(Clone, Debug)]
pub struct Currency {
    /// ISO 4217.
    pub unit: Unit,
    /// May stand before the number.
    pub before: bool,
    /// May stand behind the number.
    pub after: bool,
    /// Words near it, in small letters, with which it is no money.
    pub unless: Box<[String]>,
    /// Nobody writes parts of it: three decimals are thousands.
    pub whole: bool,
}

/// A hedge ([`Class::Hedge`]); `bound` is `None` for phrases that only begin like one.
#[derive(Clone, Copy, Debug)]
pub struct Hedge {
    /// How it bounds the number.
    pub bound: Option<Bound>,
    /// Stands behind the number.
    pub after: bool,
}

/// Connectors of two numbers ([`Class::NumberRange`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum RangeWord {
    Between,
    Weak,
    Opener,
    Joiner,
}

/// What an identifier phrase is ([`Class::Identifier`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum IdentifierWord {
    Cue,
    Joiner,
    Tail,
}

/// What a counted-phrase word is ([`Class::Classifier`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CountedWord {
    Classifier,
    Noun,
    Link,
    End,
}

/// Numerals, scales, units, currencies, hedges and identifier cues of one language. Hit values index the tables.
#[derive(Debug, Default)]
pub struct NumberLexicon {
    /// [`Class::Numeral`].
    pub numerals: Vec<Numeral>,
    /// [`Class::Scale`].
    pub scales: Vec<Scale>,
    /// [`Class::Fraction`].
    pub fractions: Vec<FractionWord>,
    /// [`Class::Vague`]: lower and upper end.
    pub vague: Vec<(i64, i64)>,
    /// [`Class::OrdinalCue`].
    pub ordinals: Vec<OrdinalWord>,
    /// [`Class::Unit`].
    pub units: Vec<MeasureWord>,
    /// [`Class::Currency`].
    pub currencies: Vec<Currency>,
    /// [`Class::Hedge`].
    pub hedges: Vec<Hedge>,
    /// [`Class::NumberRange`].
    pub ranges: Vec<RangeWord>,
    /// [`Class::Identifier`].
    pub identifiers: Vec<IdentifierWord>,
    /// [`Class::Classifier`].
    pub counted: Vec<CountedWord>,
    /// Endings that make a number approximate ("-an") and words of multiples ("x", "kali lipat"): see [`NumberSuffix`].
    pub suffixes: Vec<NumberSuffix>,
    /// Words between an amount and what has so much each ("per").
    pub rates: Vec<String>,
    /// Beginnings of verbs that say what somebody does; a counted phrase ends before them.
    pub active: Vec<String>,
    /// Verbs that say in which state somebody is.
    pub states: Vec<String>,
    /// Units by their code.
    codes: FxHashMap<Box<str>, Unit>,
}

impl NumberLexicon {
    /// The unit of a code; `None` when the data have none.
    pub fn unit(&self, code: &str) -> Option<Unit> {
        self.codes.get(code).cloned()
    }

    /// The unit of a code: one of `kind` when the data say nothing of it.
    fn known_or(&mut self, code: &str, kind: UnitKind) -> Unit {
        self.codes.entry(code.into()).or_insert_with(|| Unit::new(code, kind, None)).clone()
    }
}

/// What stands behind a number and changes its shape ([`Class::NumberSuffix`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NumberSuffix {
    About,
    Multiple,
    OutOf,
}

struct Loader<'a, 'b> {
    source: &'a Source<'a>,
    phrases: &'b mut PhraseBuilder,
    problems: &'b mut Vec<Problem>,
}

impl Loader<'_, '_> {
    /// All readable files of one stem.
    fn files<T: DeserializeOwned>(&mut self, stem: &str) -> Vec<T> {
        let mut out = Vec::new();
        for file in self.source.lang_files(stem) {
            match file.parse() {
                Ok(parsed) => out.push(parsed),
                Err(problem) => self.problems.push(problem),
            }
        }
        out
    }

    fn add(&mut self, words: &[String], class: Class, value: usize, case: Case) {
        for word in words {
            self.phrases.add(word, class, value as u32, case);
        }
    }

    /// Adds an entry to a table and its words to the trie.
    fn row<T: Begins>(&mut self, table: &mut Vec<T>, entry: T, words: &[String], class: Class, case: Case) {
        if !words.is_empty() {
            let value = table.len() as u32;
            for word in words {
                self.phrases.add_to(word, class, value, case, entry.begins());
            }
            table.push(entry);
        }
    }
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> NumberLexicon {
    let mut lexicon = NumberLexicon::default();
    let mut loader = Loader { source, phrases, problems };
    numerals(&mut loader, &mut lexicon);
    scales(&mut loader, &mut lexicon);
    units(&mut loader, &mut lexicon);
    currencies(&mut loader, &mut lexicon);
    hedges(&mut loader, &mut lexicon);
    surroundings(&mut loader, &mut lexicon);
    lexicon
}

fn numerals(l: &mut Loader<'_, '_>, out: &mut NumberLexicon) {
    for f in l.files::<file::Numerals>("numerals") {
        let any = Case::Any;
        let n = &mut out.numerals;
        f.values.iter().for_each(|v| l.row(n, Numeral::Value(v.value), &v.words, Class::Numeral, any));
        f.multipliers.iter().for_each(|v| l.row(n, Numeral::Times(v.value), &v.words, Class::Numeral, any));
        l.row(n, Numeral::Teen, &f.teens, Class::Numeral, any);
        l.row(n, Numeral::Joiner, &f.joiners, Class::Numeral, any);
        l.row(n, Numeral::Article, &f.articles, Class::Numeral, any);
        l.row(n, Numeral::Negative, &f.negatives, Class::Numeral, any);
        l.row(n, Numeral::Decimal, &f.decimals, Class::Numeral, any);
        for v in &f.fractions {
            if let Some(ratio) = Exact::ratio(v.numerator.into(), v.denominator.into()) {
                l.row(&mut out.fractions, FractionWord::Whole(ratio), &v.words, Class::Fraction, any);
            }
        }
        for v in &f.denominators {
            l.row(&mut out.fractions, FractionWord::Denominator(v.value), &v.words, Class::Fraction, any);
        }
        f.vague.iter().for_each(|v| l.row(&mut out.vague, (v.low, v.high), &v.words, Class::Vague, any));
        let o = &mut out.ordinals;
        f.ordinals.iter().for_each(|v| l.row(o, OrdinalWord::Value(v.value), &v.words, Class::OrdinalCue, any));
        f.collectives.iter().for_each(|v| l.row(o, OrdinalWord::Collective(v.value), &v.words, Class::OrdinalCue, any));
        l.row(o, OrdinalWord::Prefix, &f.ordinal_prefixes, Class::OrdinalCue, any);
        l.row(o, OrdinalWord::Suffix, &f.ordinal_suffixes, Class::OrdinalCue, any);
        l.row(o, OrdinalWord::Head, &f.ordinal_heads, Class::OrdinalCue, any);
        l.row(o, OrdinalWord::Rank, &f.rank_cues, Class::OrdinalCue, any);
        l.row(o, OrdinalWord::Tail, &f.ordinal_tails, Class::OrdinalCue, any);
        l.row(&mut out.ranges, RangeWord::Between, &f.ranges, Class::NumberRange, any);
        l.row(&mut out.ranges, RangeWord::Weak, &f.weak_ranges, Class::NumberRange, any);
        l.row(&mut out.ranges, RangeWord::Opener, &f.range_openers, Class::NumberRange, any);
        l.row(&mut out.ranges, RangeWord::Joiner, &f.range_joiners, Class::NumberRange, any);
        l.row(&mut out.suffixes, NumberSuffix::About, &f.about_suffixes, Class::NumberSuffix, any);
        l.row(&mut out.suffixes, NumberSuffix::Multiple, &f.multiples, Class::NumberSuffix, any);
        l.row(&mut out.suffixes, NumberSuffix::OutOf, &f.parts_of, Class::NumberSuffix, any);
        out.rates.extend(f.rates.iter().cloned());
    }
}

fn scales(l: &mut Loader<'_, '_>, out: &mut NumberLexicon) {
    for row in l.files::<file::Scales>("scales").into_iter().flat_map(|f| f.scales) {
        let Some(factor) = Exact::pow10(row.exponent.clamp(-18, 18)) else { continue };
        let places = [
            (&row.words, ScalePlace::Any, Case::Any, false),
            (&row.about, ScalePlace::Any, Case::Any, true),
            (&row.short, ScalePlace::Short, Case::Exact, false),
            (&row.money, ScalePlace::Money, Case::Exact, false),
        ];
        for (words, place, case, about) in places {
            l.row(&mut out.scales, Scale { factor, place, about }, words, Class::Scale, case);
        }
    }
}

fn units(l: &mut Loader<'_, '_>, out: &mut NumberLexicon) {
    let files = l.files::<file::Units>("units");
    let measures = || files.iter().flat_map(|f| &f.measures);
    // Those that others are converted to come first.
    for row in measures().filter(|row| row.base.is_none()).chain(measures().filter(|row| row.base.is_some())) {
        let conversion = row.base.as_deref().and_then(|base| {
            let (times, parts) = row.factor.unwrap_or((1, 1));
            let (base, factor) = (out.unit(base)?, Exact::ratio(times.into(), parts.into())?);
            Some(Conversion { base, factor, offset: Exact::int(row.offset), rounded: row.rounded })
        });
        out.codes.insert(row.unit.as_str().into(), Unit::new(&row.unit, row.kind, conversion));
    }
    for row in files.into_iter().flat_map(|f| f.units) {
        let unit = out.known_or(&row.unit, UnitKind::Measure);
        let places = [
            (&row.words, UnitPlace::After, Case::Any),
            (&row.symbols, UnitPlace::After, Case::Exact),
            (&row.attached, UnitPlace::Attached, Case::Exact),
            (&row.before, UnitPlace::Before, Case::Any),
            (&row.symbols_before, UnitPlace::Before, Case::Exact),
        ];
        for (words, place, case) in places {
            l.row(&mut out.units, MeasureWord { unit: unit.clone(), age: row.age, place }, words, Class::Unit, case);
        }
    }
}

fn currencies(l: &mut Loader<'_, '_>, out: &mut NumberLexicon) {
    for row in l.files::<file::Currencies>("currencies").into_iter().flat_map(|f| f.currencies) {
        let unit = out.known_or(&row.code, UnitKind::Money);
        let signs = [(&row.before, true, false, Case::Exact), (&row.either, true, true, Case::Exact)];
        for (words, before, after, case) in signs.into_iter().chain([(&row.words, false, true, Case::Any)]) {
            let money = Currency { unit: unit.clone(), before, after, unless: row.unless.clone().into(), whole: row.whole };
            l.row(&mut out.currencies, money, words, Class::Currency, case);
        }
    }
}

fn hedges(l: &mut Loader<'_, '_>, out: &mut NumberLexicon) {
    for f in l.files::<file::Hedges>("hedges") {
        for row in &f.hedges {
            let bound = Some(match row.bound {
                file::BoundRow::About => Bound::About,
                file::BoundRow::AtLeast => Bound::AtLeast,
                file::BoundRow::MoreThan => Bound::MoreThan,
                file::BoundRow::AtMost => Bound::AtMost,
                file::BoundRow::LessThan => Bound::LessThan,
            });
            l.row(&mut out.hedges, Hedge { bound, after: false }, &row.before, Class::Hedge, Case::Any);
            l.row(&mut out.hedges, Hedge { bound, after: true }, &row.after, Class::Hedge, Case::Any);
        }
        l.row(&mut out.hedges, Hedge { bound: None, after: true }, &f.none, Class::Hedge, Case::Any);
    }
}

fn surroundings(l: &mut Loader<'_, '_>, out: &mut NumberLexicon) {
    for f in l.files::<file::Classifiers>("classifiers") {
        let c = &mut out.counted;
        l.row(c, CountedWord::Classifier, &f.classifiers, Class::Classifier, Case::Any);
        l.row(c, CountedWord::Noun, &f.nouns, Class::Classifier, Case::Any);
        l.row(c, CountedWord::Link, &f.links, Class::Classifier, Case::Any);
        l.row(c, CountedWord::End, &f.ends, Class::Classifier, Case::Any);
        out.active.extend(f.active);
        out.states.extend(f.states);
    }
    for f in l.files::<file::Identifiers>("identifiers") {
        let ids = &mut out.identifiers;
        l.row(ids, IdentifierWord::Cue, &f.cues, Class::Identifier, Case::Any);
        l.row(ids, IdentifierWord::Cue, &f.capital_cues, Class::Identifier, Case::Capital);
        l.row(ids, IdentifierWord::Joiner, &f.joiners, Class::Identifier, Case::Any);
        l.row(ids, IdentifierWord::Tail, &f.tails, Class::Identifier, Case::Capital);
        l.add(&f.traps, Class::NumberTrap, 0, Case::Any);
        l.add(&f.capital_traps, Class::NumberTrap, 0, Case::Capital);
    }
    for (stem, class) in [("ages", Class::AgeCue), ("scores", Class::ScoreCue)] {
        l.files::<file::Cues>(stem).into_iter().for_each(|f| l.add(&f.cues, class, 0, Case::Any));
    }
}
