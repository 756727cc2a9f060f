//! What an article is recognised by: its names, distinctive numbers, topic words and main dates.

use super::profile::{self, Profile, content_stem, event_index, hash, hash_all};
use super::{View, order};
use crate::extract::{Mention, MentionKind, NameForm, NameType, NameWhy};
use crate::lang::{Class, fold_name};
use crate::segment::Zone;
use crate::text::Span;
use crate::value::{DayInterval, Exact, Granularity, NumberShape, Timex, TimexKind};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;
use std::sync::Arc;

/// What sort of evidence a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyKind {
    /// A person.
    Person,
    /// An organisation or a named thing.
    Organisation,
    /// A place.
    Place,
    /// A distinctive number.
    Number,
    /// A number of two digits, the letters of a name: they tell something among a few articles, and nothing in an archive.
    Minor,
    /// A class of happening with a name beside it.
    Event,
    /// A topic word of headline or lead.
    Topic,
}

/// A key with what it is worth before its rarity is known, in hundredths.
pub type Key = (u32, KeyKind, u8);

/// One distinct name of an article.
#[derive(Clone, Debug)]
pub struct NameEntry {
    /// Key of the entity.
    pub key: SmolStr,
    /// Type.
    pub name_type: NameType,
    /// The gazetteer knows it.
    pub known: bool,
    /// Where its fullest form first stands.
    pub span: Span,
    /// The fullest form, as written.
    pub text: SmolStr,
    /// Number of mentions.
    pub count: u32,
    /// Context of the first mention of an unknown person.
    pub profile: Arc<Profile>,
}

/// What an article is recognised by.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Sorted keys.
    pub keys: Box<[Key]>,
    /// Distinct names, by first mention.
    pub names: Vec<NameEntry>,
    /// Days on which the article says something happened, most trusted first: full dates of headline and lead.
    pub days: Vec<DayInterval>,
    /// Event classes of headline and lead.
    pub events: Vec<u16>,
    /// It opens with a happening that is not the first of its sort: "the second fire in six days".
    pub sequel: bool,
    /// Stems of all content words with their number, sorted: a word an article uses all the time tells little of one sentence.
    pub words: Box<[(u32, u16)]>,
    /// Hashes of the names' keys with their positions, sorted.
    by_key: Box<[(u32, u32)]>,
    /// Hashes of all words of the names, sorted; words with a hyphen whole and in parts.
    parts: Box<[u32]>,
}

impl Signature {
    /// How often the article uses a stem.
    pub fn frequency(&self, stem: u32) -> u16 {
        self.words.binary_search_by_key(&stem, |w| w.0).ok().and_then(|i| self.words.get(i)).map_or(0, |w| w.1)
    }

    /// The names whose key has this hash.
    pub fn named(&self, key: u32) -> impl Iterator<Item = &NameEntry> {
        let from = self.by_key.partition_point(|e| e.0 < key);
        let run = self.by_key.get(from..).unwrap_or(&[]).iter().take_while(move |e| e.0 == key);
        run.filter_map(|e| self.names.get(e.1 as usize))
    }

    /// Whether a name of the article has this word.
    pub fn has_word(&self, word: &str) -> bool {
        self.parts.binary_search(&hash(word)).is_ok()
    }
}

/// Weight of the word a short form of a name keeps.
const SHORT: u8 = 30;
/// Weight of a topic word before rarity is known.
const TOPIC: u8 = 15;
/// Significant digits a number needs to be distinctive.
const DISTINCTIVE: usize = 3;
/// Weight of a number of two.
const FIGURE: u8 = 30;
/// Weight of the letters a name is introduced with.
const ACRONYM: u8 = 60;

pub(super) fn find(view: &View<'_>) -> Signature {
    let mut keys: FxHashMap<u32, (KeyKind, u8)> = FxHashMap::with_capacity_and_hasher(128, FxBuildHasher);
    let nothing = Arc::new(Profile::default());
    let mut names: Vec<NameEntry> = Vec::new();
    let mut days = Vec::new();
    let mut aliases = Vec::new();
    let mut acronyms = Vec::new();
    let mut index: FxHashMap<&str, usize> = FxHashMap::with_capacity_and_hasher(28, FxBuildHasher);
    for m in view.mentions.iter().filter(|m| m.zone.asserts()) {
        match &m.kind {
            MentionKind::Name(n) => {
                let at = *index.entry(n.key.as_str()).or_insert_with(|| {
                    names.push(NameEntry {
                        key: n.key.clone(),
                        name_type: n.name_type,
                        known: n.known,
                        span: m.span,
                        // What somebody is called as well is not how the name is written.
                        text: if n.why == NameWhy::Alias { SmolStr::default() } else { SmolStr::new(m.span.of(view.text)) },
                        count: 0,
                        profile: if n.name_type == NameType::Person && !n.known && n.key.contains(' ') {
                            profile::ground(view, m).profile
                        } else {
                            nothing.clone()
                        },
                    });
                    names.len() - 1
                });
                if n.form == NameForm::Acronym && !n.known {
                    acronyms.push(hash(&fold_name(m.span.of(view.text))));
                }
                if n.why == NameWhy::Alias {
                    aliases.push((m, SmolStr::new(fold_name(m.span.of(view.text)))));
                }
                if let Some(e) = names.get_mut(at) {
                    e.count += 1;
                    if n.form == NameForm::Full && (m.span.len() > e.span.len() || e.text.is_empty()) {
                        (e.span, e.text) = (m.span, SmolStr::new(m.span.of(view.text)));
                    }
                }
            }
            MentionKind::Number(q) if !matches!(q.shape, NumberShape::Age | NumberShape::Ordinal | NumberShape::Vague) => {
                let unit = q.unit.as_deref().unwrap_or("");
                let telling = match digits(q.low) {
                    DISTINCTIVE.. => (KeyKind::Number, 60),
                    2 => (KeyKind::Minor, FIGURE),
                    _ => continue,
                };
                keys.entry(hash_all(&["#", &q.value(), unit])).or_insert(telling);
            }
            MentionKind::Date { timex: Some(t), .. } if !matches!(t.kind, TimexKind::Duration | TimexKind::Set) => {
                if let Some(d) = t.days.filter(|d| d.len() <= 3)
                    && !days.contains(&d)
                {
                    days.push(d);
                }
            }
            _ => {}
        }
    }
    for e in names.iter_mut().filter(|e| e.text.is_empty()) {
        e.text = SmolStr::new(e.span.of(view.text));
    }
    // What somebody is called as well is all that another article may call him or her.
    for (m, key) in aliases {
        if !names.iter().any(|n| n.key == key) {
            let text = SmolStr::new(m.span.of(view.text));
            let profile = if key.contains(' ') { profile::ground(view, m).profile } else { nothing.clone() };
            names.push(NameEntry { key, name_type: NameType::Person, known: false, span: m.span, text, count: 1, profile });
        }
    }
    for n in &names {
        let words = n.key.split(' ').count();
        let (kind, weight) = match (n.name_type, n.known) {
            (NameType::Person, false) if words > 1 => (KeyKind::Person, 100),
            (NameType::Person, false) => (KeyKind::Person, 40),
            (NameType::Person, true) => (KeyKind::Person, 50),
            (NameType::Location, false) => (KeyKind::Place, 60),
            (NameType::Location, true) => (KeyKind::Place, 30),
            (_, false) if words > 1 => (KeyKind::Organisation, 80),
            (_, false) => (KeyKind::Organisation, 40),
            (_, true) => (KeyKind::Organisation, 25),
        };
        keys.insert(hash(&n.key), (kind, weight));
    }
    for n in names.iter().filter(|n| !n.known) {
        // "Landale" is "Landale Foods", "Quill" is "Nora Quill": the word that short forms keep.
        let mut words = n.key.split(' ');
        let kept = if n.name_type == NameType::Person { words.next_back() } else { words.next() };
        if let Some(word) = kept.filter(|w| w.len() >= 4) {
            keys.entry(hash_all(&["~", word])).or_insert((KeyKind::Organisation, SHORT));
        }
    }
    // Another report may know a body by its letters alone.
    for key in acronyms {
        keys.entry(key).or_insert((KeyKind::Minor, ACRONYM));
    }
    topic(view, &mut keys);
    let events = happenings(view, &mut keys);
    let keys: Vec<Key> = keys.into_iter().map(|(k, (kind, w))| (k, kind, w)).collect();
    let keys = order::sorted(keys, |key| key.0).into();
    let (by_key, parts) = (by_key(&names), parts(&names));
    Signature { keys, names, days, events, sequel: sequel(view), words: words(view), by_key, parts }
}

/// The positions of names by the hash of their keys.
fn by_key(names: &[NameEntry]) -> Box<[(u32, u32)]> {
    let mut list: Vec<(u32, u32)> = names.iter().enumerate().map(|(i, n)| (hash(&n.key), i as u32)).collect();
    list.sort_unstable();
    list.into()
}

/// The words of names.
fn parts(names: &[NameEntry]) -> Box<[u32]> {
    let mut list: Vec<u32> = Vec::with_capacity(2 * names.len());
    for word in names.iter().flat_map(|n| n.key.split(' ')) {
        list.push(hash(word));
        if word.contains('-') {
            list.extend(word.split('-').map(hash));
        }
    }
    list.sort_unstable();
    list.dedup();
    list.into()
}

/// Significant digits: 1,260 and 36.5 have three and tell something, 1,000 and 15 have fewer.
fn digits(value: crate::value::Exact) -> usize {
    let shown = value.to_string();
    let digits = || shown.bytes().filter(u8::is_ascii_digit);
    let zero = |b: &u8| *b == b'0';
    let (all, before) = (digits().count(), digits().take_while(zero).count());
    all.saturating_sub(before + digits().rev().take_while(zero).count())
}

/// Adds the content words of headline and lead.
fn topic(view: &View<'_>, keys: &mut FxHashMap<u32, (KeyKind, u8)>) {
    for s in view.outline.sentences.iter().filter(|s| matches!(s.zone, Zone::Headline | Zone::Lead)).take(4) {
        for t in s.first as usize..s.last as usize {
            if let Some(stem) = content_stem(view, t) {
                keys.entry(stem).or_insert((KeyKind::Topic, TOPIC));
            }
        }
    }
    for word in view.title.unwrap_or("").split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 3) {
        keys.entry(super::profile::stem(word, view)).or_insert((KeyKind::Topic, TOPIC));
    }
}

/// Sentences of an article whose happenings are what it is about.
const OPENING: usize = 5;
/// The most of a sort that are counted within a short time, and tokens between the count and the time.
const SEQUELS: i64 = 9;
const WITHIN: u32 = 6;

/// Whether the opening counts a happening within a length of time: "second in a week", "kebakaran ketiga dalam sebulan".
fn sequel(view: &View<'_>) -> bool {
    let opening = |m: &&Mention| (m.sentence as usize) < OPENING && m.zone.asserts();
    let mut mentions = view.mentions.iter().filter(opening);
    let ranks = |m: &Mention| match &m.kind {
        MentionKind::Number(q) => q.shape == NumberShape::Ordinal && q.low > Exact::ONE && q.low <= Exact::int(SEQUELS),
        _ => false,
    };
    let within = |rank: &Mention, m: &Mention| {
        let long = |t: &Timex| t.kind == TimexKind::Duration && t.grain <= Granularity::Day;
        let length = matches!(&m.kind, MentionKind::Date { timex: Some(t), .. } if long(t));
        length && m.sentence == rank.sentence && (rank.tokens.1..=rank.tokens.1 + WITHIN).contains(&m.tokens.0)
    };
    // Accidents and disasters come again; the second recount in a week is of the same votes.
    let sudden = |s: u32| {
        let hit = |t: u32| view.outline.hits.get(t as usize, Class::EventClass);
        let event = |t: u32| hit(t).and_then(|h| view.lexicon.vocabulary.event(h.value)).is_some_and(|e| e.sudden);
        view.outline.sentences.get(s as usize).is_some_and(|s| (s.first..s.last).any(event))
    };
    let counted = |m: &Mention| ranks(m) && view.sentence_mentions(m.sentence).iter().any(|o| within(m, o));
    mentions.any(|m| counted(m) && sudden(m.sentence))
}

/// Adds what happened together with the names beside it ("quake" and "Garut"), far rarer than either; returns the classes.
fn happenings(view: &View<'_>, keys: &mut FxHashMap<u32, (KeyKind, u8)>) -> Vec<u16> {
    let mut classes = Vec::new();
    for (i, s) in view.outline.sentences.iter().enumerate().filter(|(_, s)| s.zone.asserts()).take(OPENING) {
        let mentions = view.sentence_mentions(i as u32);
        for m in mentions {
            let MentionKind::Event(e) = &m.kind else { continue };
            if matches!(s.zone, Zone::Headline | Zone::Lead) {
                classes.extend(event_index(view, &e.class));
            }
            for n in mentions {
                if let MentionKind::Name(n) = &n.kind {
                    keys.entry(hash_all(&[&e.class, " ", &n.key])).or_insert((KeyKind::Event, 40));
                }
            }
        }
    }
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Counts the content words of what the article asserts.
fn words(view: &View<'_>) -> Box<[(u32, u16)]> {
    let mut all: Vec<u32> = Vec::with_capacity(view.outline.tokens.len());
    for s in view.outline.sentences.iter().filter(|s| s.zone.asserts()) {
        all.extend(view.tokens.stems(s.first, s.last));
    }
    let all = order::sorted(all, |hash| *hash);
    let mut out = Vec::with_capacity(all.len());
    out.extend(all.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len().min(u16::MAX as usize) as u16))));
    out.into_boxed_slice()
}
