use crate::extract::{DateExpr, Derivation};
use crate::lang::{Class, Lexicon, RelationCue, TimeUnit};
use crate::resolve::Anchor;
use crate::segment::Outline;
use crate::value::{Date, DayInterval, Granularity, Timex, TimexKind};
use std::borrow::Cow;

/// Tokens between a word that tells how often something happens and the time of day at which it does.
const HABIT: usize = 16;
/// How many sentences back "the next day" may look for its day.
const NEAR_SENTENCES: u32 = 6;

/// How many sentences back "a year earlier" may look for the quarter it is compared with: reports of results name it once.
const SECTION_SENTENCES: u32 = 10;

/// Days of the longest time that a sentence opens with.
const YEAR: i64 = 366;

/// What a mention may hang on: the publication day, the dates before it, the words around it.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) outline: &'a Outline,
    pub(super) lexicon: &'a Lexicon,
    /// Publication day; inside quoted words the day on which they were said.
    pub anchor: Option<Date>,
    /// The day is that of a saying.
    said: bool,
    /// The days of the date last mentioned.
    pub previous: Option<DayInterval>,
    /// The sentence it stands in.
    previous_sentence: u32,
    /// The single day last mentioned, and its sentence.
    pub previous_day: Option<(Date, u32)>,
    /// The time of up to a year, now past, with which a sentence opens ("In 2019 the fair …"), and its sentence.
    opening: Option<(DayInterval, u32)>,
    /// The quarter or half year last mentioned: first day, grain, sentence.
    pub section: Option<(DayInterval, Granularity, u32)>,
    pub(super) tokens: (u32, u32),
    /// Sentence of the mention.
    pub sentence: u32,
}

/// Derivation steps while they are gathered.
#[derive(Default)]
pub(super) struct Steps(Derivation);

impl Steps {
    pub fn say(&mut self, step: impl Into<Cow<'static, str>>) {
        self.0.push(step.into());
    }

    pub fn done(self) -> Derivation {
        self.0
    }
}

impl<'a> Context<'a> {
    pub fn new(text: &'a str, outline: &'a Outline, anchor: &Anchor, lexicon: &'a Lexicon) -> Context<'a> {
        Context {
            text,
            outline,
            lexicon,
            anchor: anchor.date,
            said: false,
            previous: None,
            previous_sentence: 0,
            previous_day: None,
            opening: None,
            section: None,
            tokens: (0, 0),
            sentence: 0,
        }
    }

    /// Resolves something that counts from a day other than the publication, when there is one.
    pub fn counted_from<T>(&mut self, day: Option<Date>, resolve: impl FnOnce(&mut Self) -> T) -> T {
        let Some(day) = day else { return resolve(self) };
        let published = self.anchor.replace(day);
        self.said = true;
        let found = resolve(self);
        (self.anchor, self.said) = (published, false);
        found
    }

    /// Which day something is counted from, in words.
    pub fn counted(&self, anchor: Date) -> String {
        let day = if self.said { "the day on which it was said" } else { "publication date" };
        format!("counted from {day} {anchor}")
    }

    pub fn enter(&mut self, tokens: (u32, u32), sentence: u32) {
        self.tokens = tokens;
        self.sentence = sentence;
    }

    /// Remembers a resolved date for those after it.
    pub fn leave(&mut self, expr: &DateExpr, timex: &Timex) {
        let Some(days) = timex.days else { return };
        if matches!(timex.kind, TimexKind::Duration | TimexKind::Set) {
            return;
        }
        if timex.grain < Granularity::Month && self.opens(days) {
            self.opening = Some((days, self.sentence));
        }
        self.previous = Some(days);
        self.previous_sentence = self.sentence;
        if days.len() == 1 {
            self.previous_day = Some((days.first, self.sentence));
        }
        if expr.point().is_some_and(|p| p.section.is_some()) {
            self.section = Some((days, timex.grain, self.sentence));
        }
    }

    /// Whether the mention is a past time that says when the whole sentence happened.
    fn opens(&self, days: DayInterval) -> bool {
        let first = self.outline.sentences.get(self.sentence as usize).map(|s| s.first);
        let at = self.tokens.0.checked_sub(1).filter(|at| Some(*at) == first);
        let held = |at: u32| {
            let hits = self.outline.hits.at(at as usize).iter().filter(|h| h.class == Class::RelationCue);
            hits.into_iter().any(|h| self.lexicon.vocabulary.relation_cue(h.value) == Some(RelationCue::HeldOn))
        };
        let past = self.anchor.is_some_and(|p| p.days_since(days.last) > 0);
        past && days.len() <= YEAR && at.is_some_and(held)
    }

    /// The time in which the mention's sentence says that all of it happened.
    pub fn opening(&self) -> Option<DayInterval> {
        self.opening.filter(|o| o.1 == self.sentence).map(|o| o.0)
    }

    /// Whether the language writes news in the past tense by default with the month before the day.
    pub fn english(&self) -> bool {
        self.lexicon.dates.month_first
    }

    /// Whether a word before the mention tells that something happens again and again: "setiap hari ditutup pukul 09.30".
    pub fn is_habit(&self) -> bool {
        let first = self.outline.sentences.get(self.sentence as usize).map_or(0, |s| s.first) as usize;
        let at = self.tokens.0 as usize;
        self.outline.hits.next(first.max(at.saturating_sub(HABIT)), at, Class::SetCue.mask()) < at
    }

    /// The day a time of day without a date belongs to: the day last mentioned near by, else the publication day.
    pub fn clock_day(&self) -> Option<Date> {
        match self.previous_day {
            Some((day, _)) if !self.english() => Some(day),
            Some((day, sentence)) if self.sentence.saturating_sub(sentence) <= 1 => Some(day),
            _ => self.anchor,
        }
    }

    /// The single day last mentioned, when it stands near enough to be meant by "the next day".
    pub fn near_day(&self) -> Option<Date> {
        self.previous_day.filter(|d| self.sentence.saturating_sub(d.1) <= NEAR_SENTENCES).map(|d| d.0)
    }

    /// A day of the month last mentioned near by.
    pub fn near_month(&self) -> Option<Date> {
        let near = self.previous.filter(|d| d.len() <= 31 && d.first.month() == d.last.month());
        near.filter(|_| self.sentence.saturating_sub(self.previous_sentence) <= 1).map(|d| d.first)
    }

    /// The days last mentioned, else the publication day.
    pub fn before(&self) -> Option<DayInterval> {
        self.previous.or(self.anchor.map(DayInterval::day))
    }

    /// The section a "year earlier" is compared with, when one stands near by.
    pub fn near_section(&self) -> Option<(DayInterval, Granularity)> {
        self.section.filter(|s| self.sentence.saturating_sub(s.2) <= SECTION_SENTENCES).map(|s| (s.0, s.1))
    }
}

/// The days of the unit that holds `day`, and its grain.
pub(super) fn unit_of_day(unit: TimeUnit, day: Date) -> Option<(DayInterval, Granularity)> {
    let found = match unit {
        TimeUnit::Week => (DayInterval::new(day.monday(), day.monday().plus_days(6)?)?, Granularity::Week),
        TimeUnit::Weekend => (DayInterval::new(day.monday().plus_days(5)?, day.monday().plus_days(6)?)?, Granularity::Weekend),
        TimeUnit::Month => (DayInterval::month(day.year(), day.month())?, Granularity::Month),
        TimeUnit::Quarter => (months(day.year(), (day.month() - 1) / 3 * 3 + 1, 3)?, Granularity::Quarter),
        TimeUnit::Half => (months(day.year(), (day.month() - 1) / 6 * 6 + 1, 6)?, Granularity::Half),
        TimeUnit::Year | TimeUnit::Season => (DayInterval::year(day.year())?, Granularity::Year),
        TimeUnit::Decade => (years(day.year() / 10 * 10, 10)?, Granularity::Decade),
        TimeUnit::Century => (years(day.year() / 100 * 100, 100)?, Granularity::Century),
        _ => (DayInterval::day(day), Granularity::Day),
    };
    Some(found)
}

/// `count` months from a month on.
pub(super) fn months(year: i32, month: u32, count: u32) -> Option<DayInterval> {
    let first = Date::new(year, month, 1)?;
    DayInterval::new(first, first.plus_months(i64::from(count))?.plus_days(-1)?)
}

/// `count` years from a year on.
pub(super) fn years(year: i32, count: i32) -> Option<DayInterval> {
    DayInterval::new(Date::new(year.max(1), 1, 1)?, Date::new(year.checked_add(count - 1)?, 12, 31)?)
}
