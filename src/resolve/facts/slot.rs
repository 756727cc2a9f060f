//! Names in their contexts: what a comparator of leftover names reads, with the slots cue words put them in.

use super::profile::{self, Ground};
use super::{Beside, Hashes, View};
use crate::extract::{Mention, MentionKind, Name, NameType};
use crate::lang::{Class, Cue, Fills, SlotSide, Strength};
use crate::segment::Zone;
use crate::text::TokenKind;
use crate::value::{DayInterval, TimexKind};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;

/// Tokens between a cue and the name.
const REACH: u32 = 4;
/// Tokens of the longest cue.
const LONGEST: u32 = 7;
/// Tokens on either side whose words tell most.
const NEAR: u32 = 5;
/// Mentions of one name that are kept when no cue stands beside them.
const PLAIN: u32 = 2;
/// Most facts of one article.
const MOST: usize = 160;

/// One mention of a name.
#[derive(Clone, Debug)]
pub struct NameFact {
    /// Key of the name.
    pub key: SmolStr,
    /// Type of the name.
    pub name_type: NameType,
    /// The gazetteer knows it.
    pub known: bool,
    /// Index of the slot.
    pub slot: Option<u16>,
    /// Key of the person the slot belongs to, for slots that belong to one.
    pub subject: Option<SmolStr>,
    /// Key of the body or place right beside the cue ("pelatih Persija Julio Banuelos").
    pub owner: Option<SmolStr>,
    /// Who is quoted: reports of one happening quote different people.
    pub speaker: bool,
    /// Sorted stems of the words right beside the name.
    pub near: Beside,
    /// Sorted hashes of the days and years of the sentence that are not the day of the news.
    pub times: Hashes,
    /// Place and context.
    pub ground: Ground,
}

pub(super) fn find(view: &View<'_>) -> Vec<NameFact> {
    let room = view.room(|kind| matches!(kind, MentionKind::Name(_))).min(MOST);
    let mut out = Vec::with_capacity(room);
    let mut seen: FxHashMap<&str, u32> = FxHashMap::with_capacity_and_hasher(room, FxBuildHasher);
    // Mentions come sentence by sentence.
    let mut told: Option<(u32, Hashes)> = None;
    for m in view.mentions.iter().filter(|m| m.zone.asserts()) {
        let MentionKind::Name(n) = &m.kind else { continue };
        let slots = slots(view, m, n);
        let seen = seen.entry(n.key.as_str()).or_insert(0);
        *seen += 1;
        if (slots.is_empty() && *seen > PLAIN) || out.len() >= MOST {
            continue;
        }
        if told.as_ref().is_none_or(|(sentence, _)| *sentence != m.sentence) {
            told = Some((m.sentence, times(view, m.sentence)));
        }
        let days = || told.as_ref().map(|(_, days)| days.clone()).unwrap_or_default();
        let fact = |slot: Option<Found>| {
            let name_type = slot.as_ref().map_or(n.name_type, |s| s.name_type);
            let (slot, subject, owner) = slot.map_or((None, None, None), |s| (Some(s.slot), s.subject, s.owner));
            NameFact {
                key: n.key.clone(),
                name_type,
                known: n.known,
                slot,
                subject,
                owner,
                speaker: speaks(view, m),
                near: near(view, m),
                times: days(),
                ground: profile::ground(view, m),
            }
        };
        if slots.is_empty() {
            out.push(fact(None));
        }
        out.extend(slots.into_iter().map(|s| fact(Some(s))));
    }
    out
}

/// The stems of the words right beside a mention, in its sentence.
fn near(view: &View<'_>, m: &Mention) -> Beside {
    let Some(s) = view.outline.sentences.get(m.sentence as usize) else { return Beside::default() };
    let (from, to) = (m.tokens.0.saturating_sub(NEAR).max(s.first), (m.tokens.1 + NEAR).min(s.last));
    let (before, behind) = (view.tokens.stems(from, m.tokens.0), view.tokens.stems(m.tokens.1, to));
    Beside::sorted(before.chain(behind))
}

/// Days from the publication within which most sentences of a report tell the same day.
const NEWS_DAYS: i64 = 7;

/// Days since which a month or a year is no part of the name of something to come ("Euro 2028") or of a season.
const LONG_AGO: i64 = 3 * 365;

/// Days, and years long ago, of the mention's sentence, but for those around the publication, which any sentence may have.
pub(super) fn times(view: &View<'_>, sentence: u32) -> Hashes {
    let today = view.anchor.date;
    let far = |d: &DayInterval| {
        let news = today.and_then(|t| DayInterval::new(t.plus_days(-NEWS_DAYS)?, t.plus_days(NEWS_DAYS)?));
        let past = today.is_some_and(|t| t.days_since(d.last) > LONG_AGO);
        news.is_none_or(|n| !d.intersects(n)) && (d.len() == 1 || past)
    };
    let told = view.sentence_mentions(sentence).iter().filter_map(|m| match &m.kind {
        MentionKind::Date { timex: Some(t), .. } if t.kind == TimexKind::Date => t.days,
        _ => None,
    });
    Hashes::sorted(told.filter(far).map(profile::hash_days))
}

/// A slot a mention fills.
struct Found {
    slot: u16,
    subject: Option<SmolStr>,
    owner: Option<SmolStr>,
    /// What the name is taken for in the slot.
    name_type: NameType,
}

/// Whether a verb of speech stands beside the mention.
fn speaks(view: &View<'_>, m: &Mention) -> bool {
    const SPEECH: u64 = Class::SayVerb.mask() | Class::Attribution.mask();
    let says = |t: u32| view.outline.hits.mask(t as usize) & SPEECH != 0;
    (m.tokens.0.saturating_sub(NEAR)..m.tokens.0).any(says) || (m.tokens.1..m.tokens.1 + 3).any(says)
}

/// The slots cue words put a mention in, each with its subject and its owner where it has one.
fn slots(view: &View<'_>, m: &Mention, n: &Name) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let Some(s) = view.outline.sentences.get(m.sentence as usize) else { return out };
    let (first, end) = m.tokens;
    let around = view.sentence_mentions(m.sentence);
    let stray = stray(view, m, n);
    let mut offer = |slot: u16, cue: (u32, u32)| {
        let Some(kind) = view.lexicon.slots.get(slot) else { return };
        // "Samudra United", "Norstad Shipping": of unknown names nobody can tell a body from a place or a person but by the slot.
        let placed = first.checked_sub(1).is_some_and(|t| view.outline.hits.get(t as usize, Class::Preposition).is_some());
        let body = !n.known
            && kind.fills.contains(&Fills::Body)
            && match n.name_type {
                NameType::Location => !placed && !kind.fills.contains(&Fills::Place),
                NameType::Person => n.key.contains(' ') && !kind.fills.contains(&Fills::Person),
                _ => false,
            };
        let fits = body || kind.fills.iter().any(|f| f.fits(n.name_type)) || (stray && kind.fills.contains(&Fills::Place));
        let owned = kind.strength == Strength::Subject;
        let subject = if owned { subject(view, m.sentence, cue.0) } else { None };
        if fits && !(owned && subject.is_none()) && !out.iter().any(|o| o.slot == slot) {
            let name_type = match (body, stray) {
                (true, _) => NameType::Organisation,
                (_, true) => NameType::Location,
                _ => n.name_type,
            };
            out.push(Found { slot, subject, owner: owner(around, cue, m.tokens), name_type });
        }
    };
    // "Incar Kursi Wali Kota Medan, Dahnil: Hal yang Baik": who speaks behind a headline is in no apposition to it.
    let speaks = m.zone == Zone::Headline && view.outline.tokens.get(end as usize).is_some_and(|t| t.is_any_mark(":"));
    let from = first.saturating_sub(GOVERNED + LONGEST).max(s.first);
    let cue = |from: u32| view.outline.hits.next(from as usize, (end + REACH).min(s.last) as usize, Class::Slot.mask()) as u32;
    let mut next = cue(from);
    while next < (end + REACH).min(s.last) {
        let t = next;
        next = cue(t + 1);
        for hit in view.outline.hits.at(t as usize).iter().filter(|h| h.class == Class::Slot) {
            let Some((slot, side)) = view.lexicon.slots.cue(hit.value) else { continue };
            let fits = match side {
                SlotSide::Before if speaks && hit.end < first => false,
                SlotSide::Before => hit.end <= first && leads(view, around, (hit.end, first), n.name_type == NameType::Location),
                SlotSide::After => hit.start >= end && trails(view, end, hit.start),
                SlotSide::Governs => hit.end < first && governed(view, hit, first),
                SlotSide::Inside => (hit.start == first && hit.end < end) || (hit.end == end && hit.start > first),
            };
            if fits && !another(view, hit.start) {
                offer(slot, (hit.start, hit.end));
            }
        }
    }
    out
}

/// A single unknown word behind a word that places something is a place, whatever it was taken for.
fn stray(view: &View<'_>, m: &Mention, n: &Name) -> bool {
    let before = m.tokens.0.checked_sub(1);
    let placed = before.is_some_and(|t| view.outline.hits.get(t as usize, Class::Preposition).is_some());
    n.name_type == NameType::Person && !n.known && !n.key.contains(' ') && placed
}

/// Tokens between a verb and the preposition it governs.
const GOVERNED: u32 = 16;

/// Whether a verb governs the name through the preposition right before the name: dates, names and a few nouns between.
fn governed(view: &View<'_>, cue: &crate::lang::Hit, first: u32) -> bool {
    const OTHER: u64 = Class::SayVerb.mask() | Class::Conjunction.mask() | Class::Negation.mask();
    let Some(link) = first.checked_sub(1).filter(|&t| t >= cue.end && t - cue.end <= GOVERNED) else { return false };
    let word = |t: u32| view.outline.tokens.get(t as usize).map_or("", |t| t.span.of(view.text));
    let named = |t: u32| view.tokens.named(t).mention().is_some();
    let mut nouns = 0;
    view.lexicon.slots.preposition(cue.value).is_some_and(|p| word(link).eq_ignore_ascii_case(p))
        && (cue.end..link).all(|t| {
            let Some(token) = view.outline.tokens.get(t as usize) else { return false };
            let mask = view.outline.hits.mask(t as usize);
            if view.in_date(t) || token.kind == TokenKind::Number || matches!(word(t), "(" | ")" | "-" | "–") || named(t) {
                return true;
            }
            // The nearer verb governs.
            let nearer = view.outline.hits.at(t as usize).iter().any(|h| {
                h.class == Class::Slot
                    && view.lexicon.slots.cue(h.value).is_some_and(|c| c.1 == SlotSide::Governs)
                    && h.end <= link
            });
            nouns += u32::from(mask & Class::Function.mask() == 0);
            token.kind == TokenKind::Word && !token.capital() && mask & OTHER == 0 && !nearer && nouns <= 3
        })
}

/// Whether the words before a cue make another office of it: "mantan gubernur", "wakil ketua DPRD", "the regent's lawyer" where it is
/// "pengacara bupati".
fn another(view: &View<'_>, first: u32) -> bool {
    let hits = &view.outline.hits;
    (first.saturating_sub(2)..first).any(|t| {
        let qualified = hits.get(t as usize, Class::Qualifier).is_some_and(|h| h.end == first);
        // An office right before another one is that of somebody who serves it.
        let office = u32::from(hits.get(first as usize, Class::Office).is_none());
        let other = hits.get(t as usize, Class::Office).is_some_and(|h| h.end >= first + office);
        qualified || other
    })
}

/// The body or place whose name ends where the cue starts or starts where it ends.
fn owner(around: &[Mention], cue: (u32, u32), filler: (u32, u32)) -> Option<SmolStr> {
    around.iter().filter(|m| m.tokens != filler).find_map(|m| match &m.kind {
        MentionKind::Name(n) => {
            // A club without its kind ("Rovers coach") may have been read as a person.
            let body = n.name_type != NameType::Person;
            let before = m.tokens.1 == cue.0 || (body && m.tokens.1 < cue.0 && cue.0 - m.tokens.1 <= 2);
            let behind = body && m.tokens.0 >= cue.1 && m.tokens.0 - cue.1 <= 2;
            (before || behind).then(|| n.key.clone())
        }
        _ => None,
    })
}

/// Whether only titles, articles and one or two plain nouns stand between a cue and the name behind it.
fn leads(view: &View<'_>, around: &[Mention], (from, to): (u32, u32), place: bool) -> bool {
    const OTHER: u64 = Class::SayVerb.mask() | Class::Conjunction.mask() | Class::Negation.mask();
    // "juara di turnamen X" tells where.
    let other = if place { OTHER } else { OTHER | Class::Preposition.mask() };
    const TITLE: u64 = Class::Honorific.mask() | Class::Office.mask() | Class::PlaceTrigger.mask();
    // What the office belongs to may stand between: "pelatih Persija Julio Banuelos".
    let owner = around.iter().find_map(|m| match &m.kind {
        MentionKind::Name(n) if n.name_type != NameType::Person && m.tokens.0 >= from && m.tokens.1 <= to => Some(m.tokens),
        _ => None,
    });
    let in_owner = |t: u32| owner.is_some_and(|(a, b)| a <= t && t < b);
    let (mut nouns, mut others) = (0, 0);
    to - from <= REACH + LONGEST
        && (from..to).all(|t| {
            let Some(token) = view.outline.tokens.get(t as usize) else { return false };
            let mask = view.outline.hits.mask(t as usize);
            // "didirikan pada 1920 oleh X": a date stands in between.
            if in_owner(t) || mask & TITLE != 0 || view.in_date(t) {
                return true;
            }
            others += 1;
            let mark = token.span.of(view.text);
            // "Pendirinya, KH X", "pelatih Persija, X": an apposition.
            // "Kontraktor jembatan, X", "pemilik lama, X".
            let last = t + 1 == to;
            if mark == "." || (mark == "," && (t == from || last || owner.is_some_and(|(_, b)| b == t))) {
                return true;
            }
            // "founder of X": X is whose founder it is.
            let of = view.outline.hits.at(t as usize).iter().any(|h| h.class == Class::NameCue && h.value == Cue::Of as u32);
            if of && t == from {
                return false;
            }
            nouns += u32::from(mask & Class::Function.mask() == 0);
            let most = if owner.is_some() { 0 } else { 2 };
            token.kind == TokenKind::Word && !token.capital() && mask & other == 0 && nouns <= most && others <= REACH
        })
}

/// Whether only a comma, an age and articles stand between a name and the cue behind it.
fn trails(view: &View<'_>, from: u32, to: u32) -> bool {
    let apposed = from == to || view.outline.tokens.get(from as usize).is_some();
    apposed
        && (from..to).all(|t| {
            let Some(token) = view.outline.tokens.get(t as usize) else { return false };
            let mask = view.outline.hits.mask(t as usize);
            token.kind == TokenKind::Number
                || matches!(token.span.of(view.text), "," | "(" | ")")
                || mask & (Class::Function.mask() | Class::NameCue.mask()) != 0
                    && !token.capital()
                    && mask & Class::Conjunction.mask() == 0
        })
}

/// The person right before a cue: only a comma, an age and small words between.
fn subject(view: &View<'_>, sentence: u32, cue: u32) -> Option<SmolStr> {
    let before = view.sentence_mentions(sentence).iter().filter(|m| m.tokens.1 <= cue && cue - m.tokens.1 <= REACH);
    let (m, key) = before
        .filter_map(|m| match &m.kind {
            MentionKind::Name(n) if n.name_type == NameType::Person => Some((m, &n.key)),
            _ => None,
        })
        .next_back()?;
    trails(view, m.tokens.1, cue).then(|| SmolStr::new(key))
}
