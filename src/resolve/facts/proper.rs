//! Capitalised words as they stand: what may be held against another name in a sentence that tells the same, whatever kind of name
//! the extractor took it for, or none.

use super::profile::{content_stem, hash, hash_folded};
use super::{Hashes, View, order};
use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::{Class, Cue};
use crate::segment::{Sentence, Zone};
use crate::text::{Span, TokenKind, lower};
use smol_str::SmolStr;

/// Tokens on either side whose content words make the frame.
const FRAME: u32 = 5;
/// Most facts of one article.
const MOST: usize = 120;

/// What a title tells of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Many bear it in one story: members, witnesses, deputies, candidates.
    Label,
    /// A post.
    Post,
    /// Words no list names.
    Plain,
}

/// One occurrence of a name, with what stands right beside it.
#[derive(Clone, Debug)]
pub struct ProperFact {
    /// Key of the entity, else the folded words.
    pub key: SmolStr,
    /// Sorted hashes of its folded words.
    pub words: Hashes,
    /// What the extractor took it for.
    pub name_type: Option<NameType>,
    /// The gazetteer knows it, or it has several words.
    pub sure: bool,
    /// The gazetteer knows it.
    pub known: bool,
    /// A word that places something ("di", "in") stands before it.
    pub placed: bool,
    /// A verb of speech stands beside it: reports of one happening quote different people.
    pub speaker: bool,
    /// Hash of the word right before it, 0 for none.
    pub lead: u32,
    /// Stem of the content word that governs it: the nearest before it, dates aside ("terbang dari X", "maskapai X"); 0 for none.
    pub governor: u32,
    /// Sorted stems of the content words before it.
    pub left: Hashes,
    /// Sorted stems of the content words behind it.
    pub right: Hashes,
    /// The title before it ("pelatih Persena"): sorted hashes of its words.
    pub title: Hashes,
    /// What the title tells.
    pub standing: Standing,
    /// Sorted hashes of days and years of the sentence that are not the day of the news.
    pub times: Hashes,
    /// Where it stands.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: u32,
    /// Zone.
    pub zone: Zone,
    /// In a direct quote.
    pub quoted: bool,
}

/// The sorted hashes of all words of an article, folded.
pub(super) fn spoken(view: &View<'_>) -> Box<[u32]> {
    let words = view.outline.tokens.iter().zip(view.tokens.words()).filter(|(t, _)| t.kind == TokenKind::Word);
    let mut all: Vec<u32> = Vec::with_capacity(view.outline.tokens.len() + 16);
    all.extend(words.map(|(_, word)| word.folded));
    all.extend(view.title.unwrap_or("").split(|c: char| !c.is_alphanumeric()).map(hash_folded));
    let mut all = order::sorted(all, |hash| *hash);
    all.dedup();
    all.into_boxed_slice()
}

pub(super) fn find(view: &View<'_>) -> Vec<ProperFact> {
    let mut out = Vec::with_capacity(view.room(|kind| matches!(kind, MentionKind::Name(_))).min(MOST));
    for (i, s) in view.outline.sentences.iter().enumerate().filter(|(_, s)| s.zone.asserts() && s.zone != Zone::Dateline) {
        let mentions = view.sentence_mentions(i as u32);
        let (mut t, mut times) = (s.first, None);
        while t < s.last && out.len() < MOST {
            let taken = view.tokens.named(t).mention().and_then(|i| view.mentions.get(i));
            let (end, mention) = match taken {
                Some(m) => (m.tokens.1.max(t + 1), Some(m)),
                None => (bare(view, s, t, mentions), None),
            };
            if end > t && (taken.is_some() || t > s.first) {
                let times = || times.get_or_insert_with(|| super::slot::times(view, i as u32)).clone();
                out.extend(fact(view, s, i as u32, (t, end), mention, times));
            }
            t = end.max(t + 1);
        }
    }
    out
}

/// One past a run of capitalised words that no extractor took.
fn bare(view: &View<'_>, s: &Sentence, from: u32, mentions: &[Mention]) -> u32 {
    const OTHER: u64 = Class::Office.mask()
        | Class::Honorific.mask()
        | Class::Qualifier.mask()
        | Class::Function.mask()
        | Class::Unit.mask()
        | Class::Currency.mask()
        | Class::Scale.mask();
    let named = |t: u32| {
        mentions.iter().any(|m| {
            m.tokens.0 <= t
                && t < m.tokens.1
                && matches!(m.kind, MentionKind::Name(_) | MentionKind::Role(_) | MentionKind::Identifier)
        })
    };
    let fits = |t: u32| {
        let Some(token) = view.outline.tokens.get(t as usize) else { return false };
        let word = token.kind == TokenKind::Word && token.capital() && token.span.len() > 2;
        word && view.outline.hits.mask(t as usize) & OTHER == 0 && !view.in_date(t) && !named(t)
    };
    (from..s.last).take_while(|&t| fits(t)).count() as u32 + from
}

fn fact(
    view: &View<'_>,
    s: &Sentence,
    sentence: u32,
    (first, end): (u32, u32),
    mention: Option<&Mention>,
    times: impl FnOnce() -> Hashes,
) -> Option<ProperFact> {
    let word = |t: u32| view.outline.tokens.get(t as usize).filter(|t| t.kind == TokenKind::Word).map(|t| t.span.of(view.text));
    let hits = &view.outline.hits;
    let content = |t: u32| hits.mask(t as usize) & Class::Function.mask() == 0;
    let long = |w: &str| w.len() > 1 && (w.is_ascii() || lower(w).len() > 1);
    let own = || (first..end).filter(|&t| content(t) && word(t).is_some_and(long));
    let words = Hashes::sorted(own().map(|t| view.tokens.folded(t)));
    if words.is_empty() {
        return None;
    }
    let name = mention.and_then(|m| match &m.kind {
        MentionKind::Name(n) => Some(n),
        _ => None,
    });
    let stems = |from: u32, to: u32| Hashes::sorted(view.tokens.stems(from, to));
    let beside = |t: Option<u32>| t.filter(|t| *t >= s.first && *t < s.last).map_or(0, |t| view.tokens.folded(t));
    let places = |t: u32| hits.get(t as usize, Class::Preposition).is_some();
    let before = first.checked_sub(1).filter(|t| *t >= s.first);
    let span = |t: u32| view.outline.tokens.get(t as usize).map(|t| t.span);
    const SPEECH: u64 = Class::SayVerb.mask() | Class::Attribution.mask();
    let says = |t: u32| hits.mask(t as usize) & SPEECH != 0;
    let span = mention.map(|m| m.span).or_else(|| Some(span(first)?.to(span(end - 1)?)))?;
    let (title, standing) = title(view, s, first);
    Some(ProperFact {
        title,
        standing,
        times: times(),
        key: name.map_or_else(|| own().filter_map(word).map(lower).collect::<Vec<_>>().join(" ").into(), |n| n.key.clone()),
        words,
        name_type: name.map(|n| n.name_type),
        sure: name.is_some_and(|n| n.known || n.key.contains(' ')),
        known: name.is_some_and(|n| n.known),
        placed: before.is_some_and(|t| places(t) || (t > s.first && places(t - 1) && span_gap(view, t))),
        speaker: (first.saturating_sub(FRAME).max(s.first)..first).any(says) || (end..(end + 3).min(s.last)).any(says),
        lead: beside(before),
        governor: governor(view, s, first),
        left: stems(first.saturating_sub(FRAME).max(s.first), first),
        right: stems(end, (end + FRAME).min(s.last)),
        span,
        sentence,
        zone: s.zone,
        quoted: view
            .sentence_mentions(sentence)
            .iter()
            .any(|m| matches!(&m.kind, MentionKind::Quote(q) if q.direct && q.content.contains(span))),
    })
}

/// Tokens of the longest title.
const TITLE: u32 = 9;

/// The words of a title right before a name, without articles and forms of address: "Kepala Kantor SAR Bandung, X", "Rovers coach X".
fn title(view: &View<'_>, s: &Sentence, first: u32) -> (Hashes, Standing) {
    const OTHER: u64 = Class::SayVerb.mask()
        | Class::Attribution.mask()
        | Class::Conjunction.mask()
        | Class::Preposition.mask()
        | Class::Negation.mask();
    let hits = &view.outline.hits;
    let (mut words, mut count) = ([0; TITLE as usize], 0);
    let (mut from, mut torn) = (first, false);
    while from > s.first && first - from < TITLE {
        let t = from - 1;
        let Some(token) = view.outline.tokens.get(t as usize) else { break };
        let word = token.span.of(view.text);
        let mask = hits.mask(t as usize);
        if word == "," && from == first || word == "." && mask_before(view, t, Class::Honorific) {
            from = t;
            continue;
        }
        let cue = |c: Cue| hits.at(t as usize).iter().any(|h| h.class == Class::NameCue && h.value == c as u32);
        let verb = || !token.capital() && view.lexicon.names.is_derived(&lower(word));
        let small = mask & Class::Function.mask() != 0;
        let ends =
            (mask & OTHER != 0 && !cue(Cue::Of)) || view.in_date(t) || (small && !cue(Cue::Of) && !cue(Cue::Article)) || verb();
        let taken = view.tokens.named(t).full;
        // "anggota Komisi III dari Fraksi X": the title goes on before it.
        torn = mask & Class::Preposition.mask() != 0 || cue(Cue::OriginBefore) || mask & Class::Negation.mask() != 0;
        if token.kind == TokenKind::Symbol || ends || taken || cue(Cue::PersonBefore) || cue(Cue::AgentBefore) {
            break;
        }
        if !small && mask & Class::Honorific.mask() == 0 {
            if let Some(place) = words.get_mut(count) {
                *place = if token.kind == TokenKind::Word { view.tokens.folded(t) } else { hash(word) };
            }
            count += 1;
        }
        from = t;
    }
    let standing = if torn { Standing::Label } else { standing(view, from, first) };
    (Hashes::sorted(words.into_iter().take(count)), standing)
}

fn mask_before(view: &View<'_>, token: u32, class: Class) -> bool {
    token.checked_sub(1).is_some_and(|t| view.outline.hits.mask(t as usize) & class.mask() != 0)
}

fn standing(view: &View<'_>, from: u32, first: u32) -> Standing {
    let names = &view.lexicon.names;
    let mut found = Standing::Plain;
    for t in from..first {
        if view.outline.hits.get(t as usize, Class::Qualifier).is_some() {
            return Standing::Label;
        }
        let Some(office) = view.outline.hits.get(t as usize, Class::Office).and_then(|h| names.office(h.value)) else { continue };
        let deputy = office.key.split_once('-').is_some_and(|(_, of)| names.office_is_generic(of));
        if (office.common && !office.sole) || deputy || office.many {
            return Standing::Label;
        }
        found = Standing::Post;
    }
    found
}

/// "in the port of X", "di perairan X": one word may stand between.
fn span_gap(view: &View<'_>, t: u32) -> bool {
    view.outline.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Word)
}

/// The stem of the nearest content word before a name, over small words and dates; nothing beyond a symbol or another name.
fn governor(view: &View<'_>, s: &Sentence, first: u32) -> u32 {
    for t in (first.saturating_sub(FRAME).max(s.first)..first).rev() {
        if view.in_date(t) {
            continue;
        }
        let Some(token) = view.outline.tokens.get(t as usize) else { return 0 };
        if token.kind != TokenKind::Word {
            return 0;
        }
        if let Some(stem) = content_stem(view, t as usize) {
            return if token.capital() && t > s.first { 0 } else { stem };
        }
    }
    0
}
