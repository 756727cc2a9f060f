use super::named::DayRule;
use crate::value::{TimexMod, Weekday};
use serde::Deserialize;

/// A unit of time that language has a noun for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
}

/// Part of a day, as TIMEX3 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// The suffix of a TIMEX3 value.
    pub fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Midday => "TMI",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        }
    }
}

/// A season of the year, as TIMEX3 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// The suffix of a TIMEX3 value.
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }
}

/// A time that is named without a place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Reference {
    Past,
    Present,
    Future,
}

impl Reference {
    /// The TIMEX3 value.
    pub fn value(self) -> &'static str {
        match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        }
    }
}

/// A month name.
#[derive(Clone, Copy, Debug)]
pub struct MonthWord {
    /// 1 to 12; 0 when foreign.
    pub number: u32,
    /// An abbreviation: a month only beside a digit.
    pub short: bool,
    /// A month of another calendar: the date it belongs to is left alone.
    pub foreign: bool,
}

/// A weekday name.
#[derive(Clone, Copy, Debug)]
pub struct WeekdayWord {
    /// The day.
    pub weekday: Weekday,
    /// An abbreviation: a weekday only before a date.
    pub short: bool,
    /// "Mondays".
    pub plural: bool,
}

/// A noun of time.
#[derive(Clone, Copy, Debug)]
pub struct UnitWord {
    /// The unit.
    pub unit: TimeUnit,
    /// How many of `unit` the word is (a fortnight is 2 weeks).
    pub factor: u32,
    /// The number the word itself carries: 1 for "sehari", 0 for an unknown number ("bertahun-tahun").
    pub amount: Option<u32>,
    /// A plural form.
    pub plural: bool,
}

/// A word that points from the publication day, or from the day last mentioned.
#[derive(Clone, Copy, Debug)]
pub struct Deictic {
    /// Days from there.
    pub day: Option<i32>,
    /// Part of that day.
    pub part: Option<DayPart>,
    /// Counted from the date last mentioned.
    pub previous: bool,
    /// A coarser unit than the day ("tahun itu").
    pub unit: Option<TimeUnit>,
    /// Takes the grain of the quarter or half year last mentioned ("year-earlier").
    pub section: bool,
    /// No place in the calendar at all ("saat ini").
    pub reference: Option<Reference>,
    /// Means something only before a date ("sehari sebelum 17 Agustus").
    pub anchored: bool,
    /// Is a conjunction as well ("the day before the vote"): counts when no clause follows.
    pub clause: bool,
}

/// On which side of its noun a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Side {
    Before,
    After,
}

/// What a word makes of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LengthWord {
    /// The point that long before the anchor.
    Ago,
    /// The point that long after the anchor, written as a length.
    Ahead,
    /// The stretch up to the anchor.
    Past,
    /// The stretch from the anchor.
    Next,
    /// The point that long before the date last mentioned.
    Earlier,
    /// The point that long after the date last mentioned.
    Later,
}

/// "lalu", "ini", "depan", "last", "ago".
#[derive(Clone, Copy, Debug)]
pub struct Direction {
    /// Where it stands.
    pub side: Side,
    /// Shift of a unit, month or weekday: -1, 0, 1.
    pub unit: Option<i32>,
    /// Shift of a unit where it is another one: "Mei nanti" is the next May, "akhir tahun nanti" the end of this year.
    pub of_unit: Option<i32>,
    /// What it does to a length.
    pub length: Option<LengthWord>,
    /// It may also follow a full date ("Minggu 19 Februari 2023 lalu").
    pub day: bool,
}

/// How a clock time is cued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockWord {
    /// "pukul": a time follows.
    Cue,
    /// "jam": a time follows when it looks like one; otherwise a unit.
    Weak,
    /// "a.m."
    Am,
    /// "p.m."
    Pm,
    /// 12:00.
    Noon,
    /// 24:00.
    Midnight,
    /// "o'clock".
    Clock,
    /// "waktu setempat".
    Local,
    /// "sekitar": may stand between a date and its time.
    About,
    /// "setengah": half an hour before the hour that follows.
    Half,
}

impl ClockWord {
    /// Whether a time of day may begin with the word.
    pub fn opens(self) -> bool {
        matches!(self, ClockWord::Cue | ClockWord::Weak | ClockWord::Noon | ClockWord::Midnight)
    }
}

/// What a numeral is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumeralKind {
    /// Stands for its value: one to nine, in English to nineteen.
    Plain,
    /// Adds ten to the figure before it ("belas").
    Teen,
    /// Multiplies what stands before it ("puluh", "ribu", "hundred").
    Scale,
    /// "twenty", "seratus": may be followed by smaller ones.
    Tens,
    /// "a", "an".
    Article,
    /// "beberapa": unknown number.
    Vague,
    /// "setengah" after a number adds, alone is a half.
    Half,
    /// "pertama", "second".
    Ordinal,
    /// Roman numeral.
    Roman,
}

/// A numeral as durations, quarters and centuries need it.
#[derive(Clone, Copy, Debug)]
pub struct NumeralWord {
    /// Value.
    pub value: u32,
    /// How it composes.
    pub kind: NumeralKind,
}

/// A quarter, half year, season, decade or century word.
#[derive(Clone, Copy, Debug)]
pub struct PeriodWord {
    /// The unit.
    pub unit: TimeUnit,
    /// The number, when the word carries it ("Q3").
    pub number: Option<u32>,
    /// The season.
    pub season: Option<Season>,
    /// Another word as well ("fall"): a time only with something of time beside it.
    pub common: bool,
    /// "nineties": the tens of the decade.
    pub plural_of: Option<u32>,
}

/// "setiap", "daily".
#[derive(Clone, Copy, Debug)]
pub struct SetWord {
    /// The period, when the word carries it.
    pub unit: Option<TimeUnit>,
}

/// What a word beside a date does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CueWord {
    /// "tahun": a year follows.
    Year,
    /// "tanggal": a day follows.
    Day,
    /// "bulan": a month follows.
    Month,
    /// "hari": a weekday follows.
    Weekday,
    /// "pada", "sejak": a year may follow.
    Preposition,
    /// "dan": joins the last two of a list.
    And,
    /// "of", "in", "the": carries no meaning between parts of a date.
    Filler,
    /// "the": may start an expression.
    Article,
    /// "-an", "s": makes a decade of a year.
    Decade,
    /// "ke-": makes an ordinal of the number after it.
    Prefix,
    /// "th": makes an ordinal of the figure before it.
    Suffix,
    /// "old" after "two-year-".
    Adjective,
    /// "sekitar" before a length.
    About,
    /// "lebih dari" before a length.
    More,
    /// "kurang dari" before a length.
    Less,
    /// "fiscal".
    Fiscal,
    /// "M", "Masehi", "H": an era mark.
    Era,
    /// "more", "full": may stand between a number and its unit.
    Between,
    /// "ended": the date on which a period closes follows.
    Ended,
    /// "of", "beginning": a day of the week that is meant follows.
    Holding,
    /// "antara": two times joined by "dan" are the ends of a range.
    Opener,
    /// "period": after a year, the section of it that is spoken of.
    Span,
}

impl CueWord {
    /// Whether an expression may begin with the word.
    pub fn opens(self) -> bool {
        use CueWord::{About, Article, Day, Fiscal, Less, More, Year};
        matches!(self, About | Article | Day | Fiscal | Less | More | Year)
    }
}

/// Temporal words of one language. The `value` of a phrase hit indexes the table of its class.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct DateLexicon {
    pub months: Vec<MonthWord>,
    pub weekdays: Vec<WeekdayWord>,
    pub units: Vec<UnitWord>,
    pub deictics: Vec<Deictic>,
    pub directions: Vec<Direction>,
    pub edges: Vec<TimexMod>,
    /// Part of day, and whether with a weekday it means the evening before ("malam Minggu").
    pub parts: Vec<(DayPart, bool)>,
    pub clocks: Vec<ClockWord>,
    /// Minutes from UTC; `None` where they change with the time of year.
    pub zones: Vec<Option<i16>>,
    /// Whether the range word must stand without white space between years and days (a hyphen).
    pub ranges: Vec<bool>,
    pub cues: Vec<CueWord>,
    pub named: Vec<DayRule>,
    pub numerals: Vec<NumeralWord>,
    pub periods: Vec<PeriodWord>,
    pub sets: Vec<SetWord>,
    /// -1 past, 1 future, and whether it says so of the date right behind it only ("until").
    pub tenses: Vec<(i32, bool)>,
    /// Endings of words in the past tense.
    pub past_endings: Vec<String>,
    /// Past tenses without such an ending, sorted.
    pub past_words: Vec<String>,
    /// Words with such an ending that are no past tense, sorted.
    pub not_past: Vec<String>,
    /// Words after which such a form is a participle and carries no tense of its own ("be"), sorted.
    pub participle_after: Vec<String>,
    /// The language writes the month before the day in figures.
    pub month_first: bool,
}
