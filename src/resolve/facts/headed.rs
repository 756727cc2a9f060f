//! Names behind the noun that says what they name: "KM Lintang Biru", "Pasar Kembang", "varietas Sari Tani", "the Harrow Bridge".

use super::profile::hash;
use super::{Hashes, View};
use crate::extract::MentionKind;
use crate::lang::{Class, Cue};
use crate::segment::{Sentence, Zone};
use crate::text::{Span, TokenKind, lower};
use smol_str::SmolStr;

/// Words of a name.
const WORDS: usize = 4;
/// Most facts of one article.
const MOST: usize = 80;

/// What sort of noun heads a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headed {
    /// A noun of places of which a story has few: a bridge, a market, a bay. Of villages and districts it has many.
    Place,
    /// A noun of companies, works, ships or wares.
    Thing,
}

/// A name with the noun that heads it.
#[derive(Clone, Debug)]
pub struct HeadedFact {
    /// Hash of the noun, in lower case.
    pub head: u32,
    /// What the noun is.
    pub sort: Headed,
    /// The words of the name without the noun, in lower case.
    pub name: SmolStr,
    /// Hash of the first of them.
    pub first: u32,
    /// Sorted hashes of them, small words apart.
    pub words: Hashes,
    /// The gazetteer knows it.
    pub known: bool,
    /// The noun and the name.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: u32,
}

/// The classes of the nouns that head names.
const NOUNS: u64 = Class::PlaceTrigger.mask() | Class::OrgTrigger.mask() | Class::NameCue.mask();

pub(super) fn find(view: &View<'_>) -> Vec<HeadedFact> {
    let mut out = Vec::new();
    let told = |z: Zone| z.asserts() && !matches!(z, Zone::Headline | Zone::Dateline);
    for (i, s) in view.outline.sentences.iter().enumerate().filter(|(_, s)| told(s.zone)) {
        let next = |from: u32| view.outline.hits.next(from as usize, s.last as usize, NOUNS) as u32;
        let mut t = next(s.first);
        while t < s.last {
            if out.len() >= MOST {
                return out;
            }
            out.extend(lead(view, s, i as u32, t));
            if view.lexicon.names.place_leads() {
                out.extend(tail(view, s, i as u32, t));
            }
            t = next(t + 1);
        }
    }
    out
}

/// The longest noun of a list that starts at a token: what it is, if names behind it are told apart by nothing else, and one past its
/// last token.
fn noun(view: &View<'_>, t: u32) -> Option<(Option<Headed>, u32)> {
    let names = &view.lexicon.names;
    let hits = view.outline.hits.at(t as usize);
    let sort = |class: Class, value: u32| match class {
        Class::PlaceTrigger => Some(Some(Headed::Place).filter(|_| !names.heads(value).lower && !names.heads(value).outside)),
        Class::OrgTrigger => Some(Some(Headed::Thing).filter(|_| names.heads(value).greedy)),
        Class::EventTrigger | Class::Office | Class::Honorific => Some(None),
        Class::NameCue if [Cue::WorkBefore, Cue::BodyBefore, Cue::SortBefore].iter().any(|c| value == *c as u32) => {
            Some(Some(Headed::Thing))
        }
        Class::NameCue if value == Cue::Given as u32 || value == Cue::Scope as u32 => Some(None),
        _ => None,
    };
    let found = hits.iter().filter_map(|h| Some((h.end, sort(h.class, h.value)?)));
    found.max_by_key(|(end, sort)| (*end, sort.is_some())).map(|(end, sort)| (sort, end))
}

/// Whether an office or a longer noun that begins before a token reaches over it: "Wali Kota X".
fn covered(view: &View<'_>, s: &Sentence, t: u32) -> bool {
    const LONGER: u64 = Class::Office.mask() | Class::PlaceTrigger.mask() | Class::OrgTrigger.mask();
    (t.saturating_sub(3).max(s.first)..t).any(|u| {
        let hits = view.outline.hits.at(u as usize);
        hits.iter().any(|h| h.class.mask() & LONGER != 0 && h.end > t)
    })
}

/// Whether a token may be a word of a name.
fn proper(view: &View<'_>, t: u32) -> bool {
    const OTHER: u64 = Class::Office.mask() | Class::Honorific.mask() | Class::Qualifier.mask() | Class::SayVerb.mask();
    let Some(token) = view.outline.tokens.get(t as usize) else { return false };
    let word = token.kind == TokenKind::Word && token.capital() && token.span.len() > 1;
    word && view.outline.hits.mask(t as usize) & OTHER == 0 && !view.in_date(t)
}

/// Whether a word of a name is one by which many are called: "KMP Bintang Laut", and the star of a film.
fn called(view: &View<'_>, t: u32) -> bool {
    let names = &view.lexicon.names;
    let office = view.outline.hits.get(t as usize, Class::Office).and_then(|h| names.office(h.value));
    let capital = view.outline.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Word && t.capital());
    capital && office.is_some_and(|o| o.common || o.generic)
}

fn text<'a>(view: &View<'a>, from: u32, to: u32) -> Option<(SmolStr, Span)> {
    let span = |t: u32| view.outline.tokens.get(t as usize).map(|t| t.span);
    let words: Vec<_> = (from..to).filter_map(|t| Some(lower(span(t)?.of(view.text)))).collect();
    Some((words.join(" ").into(), span(from)?.to(span(to.checked_sub(1)?)?)))
}

fn lead(view: &View<'_>, s: &Sentence, sentence: u32, t: u32) -> Option<HeadedFact> {
    let (sort, from) = noun(view, t)?;
    let sort = sort?;
    // "Operator PT X": the noun nearest to the name heads it.
    if covered(view, s, t) || noun(view, from).is_some_and(|(sort, _)| sort.is_some()) {
        return None;
    }
    // "Harrow FC": a word that ends other names.
    let ends = view.outline.hits.at(t as usize).iter().any(|h| h.class == Class::NameCue && h.value == Cue::BodyTail as u32);
    if ends && t.checked_sub(1).is_some_and(|t| t >= s.first && proper(view, t)) {
        return None;
    }
    // "PT Tirta Jaya Hermanu Yulis": who speaks for it follows.
    let named = |t: u32| view.tokens.named(t).person;
    let someone = |t: u32| t > from && named(t) && !named(t - 1) && !called(view, t - 1);
    let fits = |t: u32| (proper(view, t) || called(view, t)) && !someone(t);
    let end = (from..s.last.min(from + WORDS as u32)).take_while(|&t| fits(t)).count() as u32 + from;
    fact(view, (sort, sentence), (t, from), (from, end), (t, end))
}

/// "Harrow County", "the Harrow region".
fn tail(view: &View<'_>, s: &Sentence, sentence: u32, t: u32) -> Option<HeadedFact> {
    let hits = view.outline.hits.at(t as usize);
    let cue = |c: Cue| hits.iter().any(|h| h.class == Class::NameCue && h.value == c as u32);
    let sort = match () {
        () if cue(Cue::PlaceTail) || cue(Cue::SortAfter) => Headed::Place,
        () if cue(Cue::BodyTail) => Headed::Thing,
        () => return None,
    };
    let first = (s.first..t).rev().take(WORDS).take_while(|&t| proper(view, t)).last()?;
    fact(view, (sort, sentence), (t, t + 1), (first, t), (first, t + 1))
}

fn fact(
    view: &View<'_>,
    (sort, sentence): (Headed, u32),
    head: (u32, u32),
    (from, end): (u32, u32),
    (open, close): (u32, u32),
) -> Option<HeadedFact> {
    // "SMP Negeri 4": a number tells it from others.
    let number = view.outline.tokens.get(end as usize).is_some_and(|t| t.kind == TokenKind::Number) && open != from;
    if from >= end || number {
        return None;
    }
    let (name, _) = text(view, from, end)?;
    let (noun, _) = text(view, head.0, head.1)?;
    if view.lexicon.names.is_street(&noun) {
        return None;
    }
    // A noun behind the name is another one than before it.
    let key = if open == head.0 { hash(&noun) } else { !hash(&noun) };
    let content = |t: &u32| view.outline.hits.mask(*t as usize) & Class::Function.mask() == 0;
    let words = Hashes::sorted((from..end).filter(content).map(|t| view.tokens.folded(t)));
    let first = view.tokens.folded((from..end).find(content)?);
    let mentions = || view.sentence_mentions(sentence).iter();
    let named = || mentions().filter_map(|m| if let MentionKind::Name(n) = &m.kind { Some((m.tokens, n)) } else { None });
    let known = named().any(|(t, n)| n.known && t.0 < close && open < t.1);
    let (_, span) = text(view, open, close)?;
    Some(HeadedFact { head: key, sort, name, first, words, known, span, sentence })
}
