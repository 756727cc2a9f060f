//! Dates with what happened on them.

use super::profile::{self, Ground};
use super::relation;
use super::tied;
use super::trigger::trigger;
use super::{Akin, View, akin};
use crate::extract::{Mention, MentionKind};
use crate::lang::{Class, Modality, RangeWord, RelationCue};
use crate::segment::Zone;
use crate::value::{DayInterval, Exact, Granularity, Timex, TimexKind};

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRole {
    /// A happening of this class (index into the vocabulary).
    Event(u16),
    /// When something was done about a happening of this class that is only named: its witnesses were heard, its dead were buried.
    Aftermath(u16),
    /// When something was said or published.
    Statement,
    /// Until when a figure holds ("hingga Senin").
    AsOf,
    /// No trigger says.
    Open,
}

/// A date an article asserts something of.
#[derive(Clone, Debug)]
pub struct TimeFact {
    /// The resolved expression.
    pub timex: Timex,
    /// What it is the date of.
    pub role: TimeRole,
    /// Hedged: "sekitar pukul".
    pub about: bool,
    /// Belongs to a name ("Piala Dunia 2026"): says what, not when.
    pub named: bool,
    /// Stands in the headline or the first sentences of the report.
    pub leading: bool,
    /// Something is counted from it ("sejak 1861", "founded in 1933").
    pub since: bool,
    /// A thing was founded, built or opened then.
    pub founded: bool,
    /// Stems of the content words before it in the sentence, when something was founded then: "The dam, built in 1952".
    pub thing: Box<[u32]>,
    /// Something lasts from it on ("sejak Senin"): a beginning, which need not be the day of the event.
    pub onward: bool,
    /// A word before it in the sentence says that it is planned.
    pub planned: bool,
    /// The nearest word of tense before it looks ahead ("is expected on"), or it is planned.
    pub expected: bool,
    /// Something was over then: "padam pukul 22.20".
    pub end: bool,
    /// Somebody was born then.
    pub born: bool,
    /// Some days or weeks, told by their number, away from another day ("22 hari sebelumnya").
    pub counted: bool,
    /// Something was last so, or so before, then: "letusan sebelumnya terjadi pada 1998".
    pub before: bool,
    /// Something yearly was first held then.
    pub first_held: bool,
    /// Only compared with: "seven more than on Monday"; or the bound of a class of things: "barns built before 2016".
    pub than: bool,
    /// The time of the level that a change has left: "up from 1.2 billion in 2022".
    pub base: bool,
    /// The day on which somebody or something was found, which is not that of what happened to them.
    pub found: bool,
    /// What stands behind it comes later: "2022, the last full year before the works".
    pub eve: bool,
    /// That of the next occurrence: "agenda berikutnya, Selasa, 26 November", "the next hearing is on 3 May".
    pub next: bool,
    /// Place and context.
    pub ground: Ground,
    /// Stems of the content words of its clause, sorted: what hangs on the date itself, not on its neighbours in the sentence.
    pub clause: Box<[u32]>,
    /// Acts told in its clause ("founded", "closed"), sorted.
    pub acts: Box<[u16]>,
    /// Stems of the content words nearest to it on either side, sorted.
    pub near: Box<[u32]>,
    /// The groups of the words beside it.
    pub akin: Akin,
    /// The stem of the content word right before it in the sentence, or 0.
    pub head: u32,
    /// First and one past the last token.
    pub tokens: (u32, u32),
    /// How the value came about.
    pub derivation: crate::extract::Derivation,
}

/// Tokens a trigger may stand away from its date.
const TRIGGER_REACH: u32 = 16;
/// Tokens between a date and the word that says that it is the next.
const NEXT: u32 = 8;
/// The same for a trigger behind the date ("Pada 15 Agustus, menteri melantik …").
const AHEAD: u32 = 9;
/// Days before its publication within which an article dates what somebody has said.
const SPOKEN: i64 = 60;
/// Tokens on either side of a date that may belong to its clause.
const CLAUSE: u32 = 12;
/// Tokens before a date in which stands what was founded then.
const THING: u32 = 12;
/// Tokens between two dates of one list or range.
const LISTED: u32 = 3;
/// Days of a span from which nothing was said in it as a whole, and those of a year.
const SPEECH: i64 = 3;
const WHOLE: i64 = 366;
/// The least number of days or weeks that is told to be counted: "two days ago" may be three.
const FIRM: i64 = 3;
/// Tokens between a word of speech and a day long past that it dates all the same ("said in 2019").
const BESIDE: u32 = 4;

pub(super) fn find(view: &View<'_>) -> Vec<TimeFact> {
    let mut out = Vec::with_capacity(view.room(|kind| matches!(kind, MentionKind::Date { timex: Some(_), .. })));
    for mention in view.mentions.iter().filter(|m| m.zone.asserts()) {
        let MentionKind::Date { timex: Some(timex), .. } = &mention.kind else { continue };
        if timex.vague || timex.kind == TimexKind::Set {
            continue;
        }
        out.push(TimeFact {
            timex: (**timex).clone(),
            role: role(view, mention, timex.days),
            about: (mention.tokens.0.saturating_sub(1)..mention.tokens.1)
                .any(|t| view.outline.hits.get(t as usize, Class::Hedge).is_some()),
            named: timex.grain <= Granularity::Year && after_name(view, mention),
            leading: matches!(mention.zone, Zone::Headline | Zone::Lead),
            since: relation::cue_before(view, mention.tokens.0, 5, RelationCue::Since),
            founded: relation::cue_before(view, mention.tokens.0, 5, RelationCue::Founded),
            thing: thing(view, mention),
            onward: relation::cue_before(view, mention.tokens.0, 2, RelationCue::Since),
            planned: planned(view, mention),
            expected: planned(view, mention) || expected(view, mention),
            end: relation::cue_before(view, mention.tokens.0, 3, RelationCue::Ended),
            born: relation::cue_before(view, mention.tokens.0, 6, RelationCue::Born),
            counted: timex.relative && counted(view, mention),
            before: relation::cue_before(view, mention.tokens.0, 6, RelationCue::Last)
                || relation::cue_before(view, mention.tokens.0, 6, RelationCue::Former),
            first_held: first_held(view, mention),
            than: relation::cue_before(view, mention.tokens.0, 2, RelationCue::Compared)
                || timex.grain == Granularity::Year && relation::cue_before(view, mention.tokens.0, 2, RelationCue::Prior),
            base: tied::level_left(view, mention),
            found: relation::cue_before(view, mention.tokens.0, AHEAD, RelationCue::Found),
            eve: relation::cue_after(view, mention.tokens.1, AHEAD, RelationCue::Prior),
            next: relation::cue_before(view, mention.tokens.0, NEXT, RelationCue::Next),
            ground: profile::ground_wide(view, mention),
            clause: clause(view, mention),
            acts: acts(view, mention),
            near: near(view, mention),
            akin: akin::beside(view, mention),
            head: head(view, mention),
            tokens: mention.tokens,
            derivation: mention.derivation.clone(),
        });
    }
    spans(view, &mut out);
    out
}

/// "between 2014 and 2019", two expressions, is one span, as "2014-2019" is; so is "between October 7 and 27".
fn spans(view: &View<'_>, out: &mut Vec<TimeFact>) {
    let word = |t: u32, which: RangeWord| {
        let hit = view.outline.hits.get(t as usize, Class::NumberRange);
        hit.is_some_and(|h| view.lexicon.numbers.ranges.get(h.value as usize) == Some(&which))
    };
    let one = |t: &TimeFact| {
        let grain = matches!(t.timex.grain, Granularity::Year | Granularity::Month | Granularity::Day);
        grain && t.timex.kind == TimexKind::Date && t.timex.modifier.is_none() && !t.timex.value.contains('/')
    };
    let mut i = 1;
    while let (Some(a), Some(b)) = (out.get(i - 1), out.get(i)) {
        let joined = a.tokens.1 + 1 == b.tokens.0 && word(a.tokens.1, RangeWord::Joiner);
        let opened = (a.tokens.0.saturating_sub(2)..a.tokens.0).any(|t| word(t, RangeWord::Opener));
        if let (true, true, true, Some(first), Some(last)) = (joined && opened, one(a), one(b), a.timex.days, b.timex.days)
            && first.last < last.first
            && a.timex.grain == b.timex.grain
        {
            let (value, end, tokens) = (format!("{}/{}", a.timex.value, b.timex.value), b.ground.span.end, b.tokens.1);
            if let Some(a) = out.get_mut(i - 1) {
                a.timex.value = value;
                a.timex.days = Some(DayInterval { first: first.first, last: last.last });
                a.ground.span.end = end;
                a.tokens.1 = tokens;
            }
            out.remove(i);
        }
        i += 1;
    }
}

/// "pertama kali digelar pada 2010", "digelar setiap tahun sejak 2014".
fn first_held(view: &View<'_>, mention: &Mention) -> bool {
    let since = relation::cue_before(view, mention.tokens.0, 3, RelationCue::Since);
    let yearly = || relation::cue_before(view, mention.tokens.0, AHEAD, RelationCue::Yearly);
    relation::cue_before(view, mention.tokens.0, 7, RelationCue::FirstHeld) || since && yearly()
}

/// Whether a capitalised word stands directly before; the small word that opens a sentence ("In 2019") is none.
fn after_name(view: &View<'_>, mention: &Mention) -> bool {
    let Some(at) = mention.tokens.0.checked_sub(1) else { return false };
    let capital = view.outline.tokens.get(at as usize).is_some_and(|t| t.capital());
    let inside = view.outline.sentence_of.get(at as usize) == Some(&mention.sentence);
    let first = view.outline.sentences.get(mention.sentence as usize).is_some_and(|s| s.first == at);
    capital && inside && !(first && view.tokens.named(at).mention().is_none())
}

/// Whether a word before the date says that it is planned.
fn planned(view: &View<'_>, mention: &Mention) -> bool {
    let first = view.outline.sentences.get(mention.sentence as usize).map_or(mention.tokens.0, |s| s.first);
    (first..mention.tokens.0).any(|t| {
        let hit = view.outline.hits.get(t as usize, Class::Modality);
        hit.is_some_and(|h| view.lexicon.speech.modality(h.value) == Modality::Planned)
    })
}

/// Whether a number of some size stands in a date that is told by its distance.
fn counted(view: &View<'_>, date: &Mention) -> bool {
    let inside = |m: &Mention| m.tokens.0 >= date.tokens.0 && m.tokens.1 <= date.tokens.1;
    view.sentence_mentions(date.sentence).iter().filter(|m| inside(m)).any(|m| match &m.kind {
        MentionKind::Number(q) => q.low >= Exact::int(FIRM),
        _ => false,
    })
}

/// Whether the nearest word of tense before the date in its sentence looks ahead.
fn expected(view: &View<'_>, mention: &Mention) -> bool {
    let first = view.outline.sentences.get(mention.sentence as usize).map_or(mention.tokens.0, |s| s.first);
    let from = mention.tokens.0.saturating_sub(CLAUSE).max(first);
    let tense = |t: u32| {
        let hit = view.outline.hits.get(t as usize, Class::Tense)?;
        view.lexicon.dates.tenses.get(hit.value as usize).filter(|(_, near)| !near).map(|(shift, _)| *shift)
    };
    (from..mention.tokens.0).rev().find_map(tense) == Some(1)
}

/// What the date is the date of: the nearest word before it that says or triggers something, else the nearest trigger after it.
fn role(view: &View<'_>, mention: &Mention, days: Option<DayInterval>) -> TimeRole {
    let Some(sentence) = view.outline.sentences.get(mention.sentence as usize) else { return TimeRole::Open };
    // Nobody has said anything on a day to come, and what was said long ago is history.
    let reach = match (days, view.anchor.date) {
        (Some(x), Some(published)) if x.first > published => 0,
        // Nor does anybody speak for days on end.
        (Some(x), _) if (SPEECH..=WHOLE).contains(&x.len()) && mention_range(mention) => 0,
        (Some(x), Some(published)) if DayInterval::day(published).gap(x) > SPOKEN => BESIDE,
        _ => TRIGGER_REACH,
    };
    let hits = &view.outline.hits;
    let first = mention.tokens.0;
    if first > sentence.first && hits.get(first as usize - 1, Class::RangeWord).is_some() {
        return TimeRole::AsOf;
    }
    if first > sentence.first && relation::has_cue(view, first - 1, RelationCue::ByThen) {
        return TimeRole::AsOf;
    }
    // "Arrested in the Nov. 22 robbery": the noun right behind the day says of what.
    if !view.lexicon.names.place_leads()
        && relation::has_cue(view, first.saturating_sub(1), RelationCue::Article)
        && let Some(role @ TimeRole::Event(_)) = trigger(view, mention, mention.tokens.1)
    {
        return role;
    }
    for t in (first.saturating_sub(TRIGGER_REACH).max(scope(view, mention, sentence.first))..first).rev() {
        if let Some(role @ (TimeRole::Event(_) | TimeRole::Aftermath(_))) = trigger(view, mention, t) {
            return role;
        }
        let mask = hits.mask(t as usize);
        if first - t > reach {
            continue;
        }
        if mask & (Class::SayVerb.mask() | Class::Attribution.mask()) != 0 {
            return TimeRole::Statement;
        }
        if let Some(role) = trigger(view, mention, t) {
            return role;
        }
    }
    // "Bergejala 22 Mei dan wafat …": what stands behind "dan" is another happening, as is what a day comes before or after.
    let other = [RelationCue::And, RelationCue::Prior, RelationCue::AfterYears];
    (mention.tokens.1..(mention.tokens.1 + AHEAD).min(sentence.last))
        .take_while(|&t| !other.iter().any(|cue| relation::has_cue(view, t, *cue)))
        .find_map(|t| trigger(view, mention, t).filter(|r| reach > 0 || *r != TimeRole::Statement))
        .unwrap_or(TimeRole::Open)
}

/// Whether a date is a span of two ends.
fn mention_range(mention: &Mention) -> bool {
    matches!(&mention.kind, MentionKind::Date { timex: Some(t), .. } if t.value.contains('/'))
}

/// The content words before a date that says when something was founded, across the comma of "The dam, built in 1952".
fn thing(view: &View<'_>, mention: &Mention) -> Box<[u32]> {
    if !relation::cue_before(view, mention.tokens.0, 5, RelationCue::Founded) {
        return Box::default();
    }
    let first = view.outline.sentences.get(mention.sentence as usize).map_or(mention.tokens.0, |s| s.first);
    let before = mention.tokens.0.saturating_sub(THING).max(first)..mention.tokens.0;
    let mut stems: Vec<u32> = before.filter_map(|t| profile::content_stem(view, t as usize)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.into_boxed_slice()
}

/// The content words around a date up to the marks and the other dates that bound its clause.
fn clause(view: &View<'_>, mention: &Mention) -> Box<[u32]> {
    let Some(sentence) = view.outline.sentences.get(mention.sentence as usize) else { return Box::default() };
    let (first, last) = mention.tokens;
    let ends = |t: &u32| {
        view.in_date(*t)
            || view.outline.tokens.get(*t as usize).is_none_or(|t| t.is_any_mark(";:()\u{2013}\u{2014}\u{201c}\u{201d}\""))
    };
    let comma = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| t.is_any_mark(","));
    let mut stems = Vec::with_capacity(12);
    let mut take = |tokens: &mut dyn Iterator<Item = u32>| {
        let mut found = 0;
        for t in tokens.take_while(|t| !ends(t)) {
            // "…, Monday (15/8)": the mark right at the date opens it; a later one ends the clause.
            if comma(t) && found > 0 {
                break;
            }
            found += u32::from(!comma(t));
            stems.extend(profile::content_stem(view, t as usize));
        }
    };
    take(&mut (first.saturating_sub(CLAUSE).max(sentence.first)..first).rev());
    take(&mut (last..(last + CLAUSE).min(sentence.last)));
    stems.sort_unstable();
    stems.dedup();
    stems.into_boxed_slice()
}

/// The acts told around a date, up to the marks and the other dates that bound its clause.
fn acts(view: &View<'_>, mention: &Mention) -> Box<[u16]> {
    let Some(sentence) = view.outline.sentences.get(mention.sentence as usize) else { return Box::default() };
    let (first, last) = mention.tokens;
    let onward = relation::cue_before(view, first, 2, RelationCue::Since);
    let ends =
        |t: &u32| view.in_date(*t) || view.outline.tokens.get(*t as usize).is_none_or(|t| t.is_any_mark(";:()\u{2013}\u{2014}"));
    let before = (first.saturating_sub(CLAUSE).max(sentence.first)..first).rev().take_while(|t| !ends(t));
    let behind = (last..(last + CLAUSE).min(sentence.last)).take_while(|t| !ends(t));
    let mut found: Vec<u16> = Vec::new();
    for t in before.chain(behind) {
        let known = view.lexicon.acts.of(view.tokens.folded(t));
        // "Dibangun lagi pada 2000": not when it was built.
        let again =
            || view.tokens.any_cue(t.saturating_sub(1).max(sentence.first), (t + 2).min(sentence.last), RelationCue::Again);
        if known.is_empty() || again() {
            continue;
        }
        found.extend(known.iter().filter(|(_, since)| onward || !since).map(|(act, _)| *act));
    }
    found.sort_unstable();
    found.dedup();
    found.into_boxed_slice()
}

/// Content words on either side that are nearest to a date, and tokens in which they stand.
const NEAREST: usize = 3;
const NEAR: u32 = 8;

/// The content words right before and behind a date, up to the next date.
fn near(view: &View<'_>, mention: &Mention) -> Box<[u32]> {
    let Some(sentence) = view.outline.sentences.get(mention.sentence as usize) else { return Box::default() };
    let (first, last) = mention.tokens;
    let stem = |t: u32| profile::content_stem(view, t as usize);
    let before = (first.saturating_sub(NEAR).max(sentence.first)..first).rev().take_while(|t| !view.in_date(*t));
    let behind = (last..(last + NEAR).min(sentence.last)).take_while(|t| !view.in_date(*t));
    let mut stems: Vec<u32> = before.filter_map(stem).take(NEAREST).chain(behind.filter_map(stem).take(NEAREST)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.into_boxed_slice()
}

/// The content word right before a date, whatever marks and small words stand between.
fn head(view: &View<'_>, mention: &Mention) -> u32 {
    let Some(sentence) = view.outline.sentences.get(mention.sentence as usize) else { return 0 };
    let first = mention.tokens.0;
    let before = (first.saturating_sub(NEAR).max(sentence.first)..first).rev();
    before.filter_map(|t| profile::content_stem(view, t as usize)).next().unwrap_or(0)
}

/// The first token before a date whose words it can date: neither what another date has dated nor what stands before "setelah" does.
fn scope(view: &View<'_>, date: &Mention, first: u32) -> u32 {
    let other = |m: &&Mention| {
        let dated =
            matches!(&m.kind, MentionKind::Date { timex: Some(t), .. } if matches!(t.kind, TimexKind::Date | TimexKind::Time));
        dated && m.tokens.1 + LISTED < date.tokens.0
    };
    let dated = view.sentence_mentions(date.sentence).iter().filter(other).map(|m| m.tokens.1).max();
    // "Sejak 2015", "setelah 3 Mei": right before the date it binds the date itself.
    let clause = (first..date.tokens.0.saturating_sub(2)).rev().find(|&t| relation::has_cue(view, t, RelationCue::Subordinate));
    first.max(dated.unwrap_or(0)).max(clause.unwrap_or(0))
}
