//! The YAML of the temporal vocabulary, as it stands in the files.

use super::model::{ClockWord, CueWord, DayPart, LengthWord, NumeralKind, Reference, Season, Side, TimeUnit};
use crate::value::TimexMod;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Months {
    #[serde(default)]
    pub months: Vec<Month>,
    #[serde(default)]
    pub other_calendar: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Month {
    pub number: u32,
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub capital: Vec<String>,
    #[serde(default)]
    pub short: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weekdays {
    pub weekdays: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Day {
    pub number: u32,
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub capital: Vec<String>,
    #[serde(default)]
    pub short: Vec<String>,
    #[serde(default)]
    pub plural: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    pub units: Vec<Unit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    pub unit: TimeUnit,
    pub factor: Option<u32>,
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub plural: Vec<String>,
    #[serde(default)]
    pub one: Vec<String>,
    #[serde(default)]
    pub many: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Relative {
    #[serde(default)]
    pub days: Vec<RelativeDay>,
    #[serde(default)]
    pub references: Vec<Vague>,
    #[serde(default)]
    pub directions: Vec<DirectionWords>,
    #[serde(default)]
    pub edges: Vec<Edge>,
    #[serde(default)]
    pub tenses: Vec<Tense>,
    #[serde(default)]
    pub past_endings: Vec<String>,
    #[serde(default)]
    pub past_words: Vec<String>,
    #[serde(default)]
    pub not_past: Vec<String>,
    #[serde(default)]
    pub participle_after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelativeDay {
    pub offset: Option<i32>,
    pub part: Option<DayPart>,
    #[serde(default)]
    pub previous: bool,
    #[serde(default)]
    pub section: bool,
    #[serde(default)]
    pub anchored: bool,
    #[serde(default)]
    pub clause: bool,
    pub unit: Option<TimeUnit>,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vague {
    pub reference: Reference,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DirectionWords {
    pub side: Side,
    pub unit: Option<i32>,
    pub of_unit: Option<i32>,
    pub length: Option<LengthWord>,
    #[serde(default)]
    pub day: bool,
    pub words: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum EdgeName {
    Start,
    Mid,
    End,
}

impl EdgeName {
    pub(super) fn modifier(self) -> TimexMod {
        match self {
            EdgeName::Start => TimexMod::Start,
            EdgeName::Mid => TimexMod::Mid,
            EdgeName::End => TimexMod::End,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edge {
    pub edge: EdgeName,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tense {
    pub shift: i32,
    #[serde(default)]
    pub near: bool,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clocks {
    #[serde(default)]
    pub parts: Vec<Part>,
    #[serde(default)]
    pub cues: Vec<ClockCue>,
    #[serde(default)]
    pub zones: Vec<Zone>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub part: DayPart,
    #[serde(default)]
    pub eve: bool,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClockCue {
    pub kind: ClockWord,
    #[serde(default)]
    pub capital: bool,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Zone {
    pub minutes: Option<i16>,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numerals {
    pub numerals: Vec<Numeral>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numeral {
    pub value: u32,
    pub kind: NumeralKind,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Periods {
    #[serde(default)]
    pub periods: Vec<Period>,
    #[serde(default)]
    pub sets: Vec<Set>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Period {
    pub unit: TimeUnit,
    pub number: Option<u32>,
    pub season: Option<Season>,
    #[serde(default)]
    pub common: bool,
    pub decade: Option<u32>,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Set {
    pub unit: Option<TimeUnit>,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    #[serde(default)]
    pub ranges: Vec<Range>,
    #[serde(default)]
    pub cues: Vec<Cue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Range {
    #[serde(default)]
    pub tight: bool,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    pub kind: CueWord,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedDays {
    pub named: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub nth: Option<u32>,
    pub weekday: Option<u32>,
    /// Days from Easter Sunday.
    pub easter: Option<i32>,
    /// Days from the nth weekday.
    #[serde(default)]
    pub offset: i32,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Traps {
    /// Phrases that hold a temporal word and are none, in any case.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// The same, written with the capitals given.
    #[serde(default)]
    pub names: Vec<String>,
    /// Words before a figure that make it no date ("Nomor", "Pasal").
    #[serde(default)]
    pub before: Vec<String>,
    /// Words after a figure that make it no year ("warga").
    #[serde(default)]
    pub after: Vec<String>,
}
