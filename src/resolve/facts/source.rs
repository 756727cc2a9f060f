//! Who speaks in an article: its publisher, and the house its report is taken from.

use super::View;
use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::{Class, Hit, OriginPart};
use crate::segment::Zone;
use crate::text::TokenKind;

/// Who speaks in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Key of the publisher: the id of a known house, else its folded name.
    pub publisher: Option<String>,
    /// Key of another house that the article names as its source, the first it names.
    pub origin: Option<String>,
}

/// Tokens behind a cue in which the house is named ("dilaporkan kantor berita Ormava, ONA").
const REACH: u32 = 7;

pub(super) fn find(view: &View<'_>, outlet: Option<&str>) -> Voice {
    let publisher = outlet.map(|name| view.lexicon.origins.publisher(name));
    let hits = view.outline.hits.all().iter().filter(|h| h.class == Class::Origin);
    let origin = hits.filter_map(|hit| house(view, hit)).find(|key| Some(key) != publisher.as_ref());
    Voice { publisher, origin }
}

/// The house that is named as a source at a phrase.
fn house(view: &View<'_>, hit: &Hit) -> Option<String> {
    let zone = view.outline.zone(hit.start as usize);
    // A picture has its own source; below the text stand signatures, and links to other reports.
    if matches!(zone, Zone::Caption | Zone::Duplicate) || zone == Zone::Boilerplate && !signed(view, hit) {
        return None;
    }
    match view.lexicon.origins.part(hit.value) {
        OriginPart::Cue => behind(view, hit.end, false),
        OriginPart::Told => behind(view, hit.end, true),
        OriginPart::House(id) => {
            let reports = view.outline.hits.get(hit.end as usize, Class::SayVerb).is_some();
            (reports || signed(view, hit)).then(|| id.to_owned())
        }
        OriginPart::Agency | OriginPart::Between => None,
    }
}

/// "(Antara)", "(AFP/Reuters)": the signature of an agency. A person behind the slash is a photographer.
fn signed(view: &View<'_>, hit: &Hit) -> bool {
    let part = |h: Hit| view.lexicon.origins.part(h.value);
    if !matches!(part(*hit), OriginPart::House(_)) || hit.start.checked_sub(1).is_none_or(|t| symbol(view, t) != "(") {
        return false;
    }
    match symbol(view, hit.end) {
        ")" => true,
        "/" => {
            view.outline.hits.get(hit.end as usize + 1, Class::Origin).is_some_and(|h| matches!(part(h), OriginPart::House(_)))
        }
        _ => false,
    }
}

fn symbol<'a>(view: &View<'a>, token: u32) -> &'a str {
    view.outline.tokens.get(token as usize).map_or("", |t| t.span.of(view.text))
}

/// The house named behind a cue, words like "laman" and places ("kantor berita Ormava, ONA") passed over.
fn behind(view: &View<'_>, from: u32, mut known: bool) -> Option<String> {
    let sentence = *view.outline.sentence_of.get(from as usize)?;
    let last = view.outline.sentences.get(sentence as usize)?.last.min(from + REACH);
    let (mut at, mut place) = (from, false);
    while at < last {
        let origin = |h: &&Hit| h.class == Class::Origin;
        let passed = match view.outline.hits.at(at as usize).iter().find(origin) {
            Some(hit) => match view.lexicon.origins.part(hit.value) {
                OriginPart::House(id) => return Some(id.to_owned()),
                OriginPart::Agency => {
                    known = false;
                    Some(hit.end)
                }
                _ => Some(hit.end),
            },
            None => None,
        };
        let mentions = view.sentence_mentions(sentence);
        let from = mentions.partition_point(|m| m.tokens.0 < at);
        let here = mentions.get(from..).unwrap_or(&[]).iter().take_while(|m| m.tokens.0 == at);
        let named = here.into_iter().find_map(name_at);
        at = match (passed, named) {
            (Some(end), _) => end,
            (None, Some((NameType::Organisation | NameType::Work, key, _))) if !known => return Some(key.to_owned()),
            (None, Some((NameType::Location, _, end))) => {
                place = true;
                end
            }
            (None, None) if symbol(view, at) == ":" || place && symbol(view, at) == "," => at + 1,
            (None, None) if !known => return capitals(view, at, last),
            _ => return None,
        };
    }
    None
}

fn name_at(m: &Mention) -> Option<(NameType, &str, u32)> {
    match &m.kind {
        MentionKind::Name(n) => Some((n.name_type, &n.key, m.tokens.1)),
        _ => None,
    }
}

/// Two or more capitalised words that no list knows ("dikutip dari Suara Dermaga"), as the key of a publisher.
fn capitals(view: &View<'_>, from: u32, last: u32) -> Option<String> {
    let known = Class::Weekday.mask() | Class::Month.mask() | Class::Function.mask() | Class::Office.mask();
    let proper = |t: &u32| {
        let word = view.outline.tokens.get(*t as usize).is_some_and(|x| x.kind == TokenKind::Word && x.capital());
        word && view.outline.hits.mask(*t as usize) & known == 0
    };
    let words: Vec<&str> = (from..last).take_while(proper).map(|t| symbol(view, t)).collect();
    (words.len() >= 2).then(|| view.lexicon.origins.publisher(&words.join(" ")))
}
