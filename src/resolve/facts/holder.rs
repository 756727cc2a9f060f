//! Who holds which office, what a descriptor names, where an event took place, which code a thing has.

use super::View;
use super::profile::{self, Ground};
use super::relation::{cue_after, cue_before};
use crate::extract::{Mention, MentionKind, Name, NameType, RoleQualifier};
use crate::lang::{Class, Cue, RelationCue};
use crate::text::{Span, lower};
use crate::value::NumberShape;
use smol_str::{SmolStr, SmolStrBuilder, StrExt};

/// A person with an office.
#[derive(Clone, Debug)]
pub struct RoleFact {
    /// Canonical key of the office.
    pub office: String,
    /// Words that narrow the office.
    pub scope: Option<String>,
    /// Organisation or place it belongs to.
    pub of: Option<String>,
    /// Key of the person.
    pub person: Option<String>,
    /// Place of the person's name.
    pub person_span: Option<Span>,
    /// The person stands right beside the office or in apposition to it; nobody became it or is called it in passing.
    pub apposed: bool,
    /// Former, acting, candidate, elect.
    pub qualifier: Option<RoleQualifier>,
    /// Place and context.
    pub ground: Ground,
}

/// Where an event took place.
#[derive(Clone, Debug)]
pub struct PlaceFact {
    /// Event class (index into the vocabulary), when a trigger stands near.
    pub event: Option<u16>,
    /// Key of the place.
    pub key: SmolStr,
    /// The name as written, folded.
    pub folded: SmolStr,
    /// Kind of place: the trigger word of the name ("kecamatan", "teluk") or the gazetteer's level.
    pub level: Option<SmolStr>,
    /// The words of the name without the word for its kind and without a direction at its end.
    pub core: SmolStr,
    /// The direction or other tail at its end ("timur").
    pub tail: Option<SmolStr>,
    /// Key of the place before it in an address ("Kelurahan X, Kecamatan Y").
    pub inner: Option<SmolStr>,
    /// Stands behind a word that places an event ("di", "in").
    pub placed: bool,
    /// Place and context.
    pub ground: Ground,
}

/// A code of a thing.
#[derive(Clone, Debug)]
pub struct CodeFact {
    /// The code, folded, white space taken out.
    pub code: String,
    /// Its shape: letters as `A`, digits as `0`, runs kept.
    pub shape: String,
    /// Place and context.
    pub ground: Ground,
}

pub(super) fn roles(view: &View<'_>) -> Vec<RoleFact> {
    asserted(view)
        .filter_map(|m| match &m.kind {
            MentionKind::Role(r) => Some(RoleFact {
                office: view.lexicon.names.office_by_key(&r.office).map_or(&*r.office, |o| &o.sort).to_owned(),
                scope: r.scope.clone(),
                of: r.of.clone(),
                person: r.person.clone(),
                person_span: r.person_span,
                apposed: r.person_span.is_some_and(|p| apposed(view, m, p)),
                qualifier: r.qualifier.or_else(|| leaves(view, m, r.person_span)).or_else(|| numbered(view, m)),
                ground: profile::ground(view, m),
            }),
            _ => None,
        })
        .collect()
}

/// Tokens between an office or its holder and what says that they part: an age may stand between.
const PARTS: u32 = 4;

/// The holder of an office is a former one where the sentence tells that they leave it: "Menteri Keuangan X digantikan", "replaces Mayor X".
fn leaves(view: &View<'_>, m: &Mention, person: Option<Span>) -> Option<RoleQualifier> {
    let tokens = &view.outline.tokens;
    let end = person?.end.max(m.span.end);
    let behind = tokens.partition_point(|t| t.span.start < end) as u32;
    let first = person?.start.min(m.span.start);
    let before = tokens.partition_point(|t| t.span.start < first) as u32;
    let gone = cue_before(view, before, 2, RelationCue::Replaced) || cue_after(view, behind, PARTS, RelationCue::Leaves);
    gone.then_some(RoleQualifier::Former)
}

/// A holder told by number may be one of long ago: "Presiden ke-3 RI X".
fn numbered(view: &View<'_>, m: &Mention) -> Option<RoleQualifier> {
    let ordinal = |n: &Mention| matches!(&n.kind, MentionKind::Number(q) if q.shape == NumberShape::Ordinal);
    let inside = |n: &&Mention| m.span.start <= n.span.start && n.span.end <= m.span.end;
    view.sentence_mentions(m.sentence).iter().filter(inside).any(ordinal).then_some(RoleQualifier::Former)
}

/// Tokens between an office and its holder that still are an apposition: "Armen Sutan, sang kepala BPBD", "komandan Letkol Inf. X".
const APPOSED: usize = 6;

/// Whether only marks, articles, ranks and words for the body stand between an office and the name of its holder.
fn apposed(view: &View<'_>, m: &Mention, person: Span) -> bool {
    const OTHER: u64 = Class::SayVerb.mask() | Class::Conjunction.mask() | Class::Negation.mask() | Class::Modality.mask();
    let tokens = &view.outline.tokens;
    let (from, to) = if person.start >= m.span.end { (m.span.end, person.start) } else { (person.end, m.span.start) };
    let first = tokens.partition_point(|t| t.span.start < from);
    let last = tokens.partition_point(|t| t.span.end <= to);
    let becomes = |t: usize| {
        let cue = |c: Cue| view.outline.hits.at(t).iter().any(|h| h.class == Class::NameCue && h.value == c as u32);
        cue(Cue::Becomes) || cue(Cue::Link)
    };
    last.saturating_sub(first) <= APPOSED && (first..last).all(|t| !becomes(t) && view.outline.hits.mask(t) & OTHER == 0)
}

pub(super) fn places(view: &View<'_>) -> Vec<PlaceFact> {
    let mut out: Vec<PlaceFact> = Vec::new();
    let mut last: Option<(u32, SmolStr)> = None;
    for m in asserted(view) {
        match &m.kind {
            MentionKind::Name(n) if n.name_type == NameType::Location => {
                let before = m.tokens.0.checked_sub(1);
                let inner = last
                    .take()
                    .filter(|(end, _)| m.tokens.0 == end + 1 && before.is_some_and(|t| text(view, t) == ","))
                    .map(|(_, key)| key);
                last = Some((m.tokens.1, n.key.clone()));
                let (core, tail) = core(view, m);
                // "di perairan Teluk X": one word may stand between.
                let places = |t: u32| view.outline.hits.get(t as usize, Class::Preposition).is_some();
                let placed = before
                    .is_some_and(|t| places(t) || t.checked_sub(1).is_some_and(|u| places(u) && text(view, t) != ","))
                    || inner.is_some() && out.last().is_some_and(|p| p.placed);
                out.push(PlaceFact {
                    event: nearest_event(view, m),
                    key: n.key.clone(),
                    folded: folded(m.span.of(view.text)),
                    level: level(view, m, &n.key),
                    core,
                    tail,
                    inner,
                    placed,
                    ground: profile::ground(view, m),
                });
            }
            MentionKind::Identifier => out.extend(road_marker(view, m)),
            _ => {}
        }
    }
    out
}

/// A text in lower case.
fn folded(text: &str) -> SmolStr {
    if text.is_ascii() { text.to_ascii_lowercase_smolstr() } else { SmolStr::new(lower(text)) }
}

/// Words in lower case with one space between them.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> SmolStr {
    let mut out = SmolStrBuilder::new();
    for (i, word) in words.enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(&folded(word));
    }
    out.finish()
}

fn text<'a>(view: &View<'a>, token: u32) -> &'a str {
    view.outline.tokens.get(token as usize).map_or("", |t| t.span.of(view.text))
}

/// "Km 142+200", "Kilometer 142": the whole kilometre.
fn road_marker(view: &View<'_>, m: &Mention) -> Option<PlaceFact> {
    if !view.lexicon.names.is_road_marker(&text(view, m.tokens.0).to_lowercase()) {
        return None;
    }
    let number: SmolStr = text(view, m.tokens.0 + 1).chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then(|| PlaceFact {
        event: nearest_event(view, m),
        key: number.clone(),
        folded: folded(m.span.of(view.text)),
        level: Some(SmolStr::new_static("#road")),
        core: number,
        tail: None,
        inner: None,
        placed: true,
        ground: profile::ground(view, m),
    })
}

/// The folded words between the word for the kind of place and the tail, and the tail.
fn core(view: &View<'_>, m: &Mention) -> (SmolStr, Option<SmolStr>) {
    let (mut first, mut last) = m.tokens;
    let kind = view.outline.hits.get(first as usize, Class::PlaceTrigger).filter(|_| !opens(view, first));
    if let Some(hit) = kind.filter(|h| h.end < last) {
        first = hit.end;
    }
    let tail = last.checked_sub(1).filter(|&t| t > first && is_tail(view, t));
    if let Some(t) = tail {
        last = t;
    }
    let tail = if view.lexicon.names.place_leads() {
        // "North Marrow District": the kind ends the name, the direction opens it.
        let head = opens(view, first) && last > first + 1;
        first += u32::from(head);
        head.then(|| first - 1)
    } else {
        tail
    };
    (joined((first..last).map(|t| text(view, t))), tail.map(|t| folded(text(view, t))))
}

/// Whether a word opens the name of a part of a place: "North".
fn opens(view: &View<'_>, token: u32) -> bool {
    let head = |h: &crate::lang::Hit| h.class == Class::NameCue && h.value == Cue::PlaceHead as u32;
    view.outline.hits.at(token as usize).iter().any(head)
}

fn is_tail(view: &View<'_>, token: u32) -> bool {
    let tail = |h: &crate::lang::Hit| h.class == Class::NameCue && h.value == Cue::PlaceTail as u32;
    view.outline.hits.at(token as usize).iter().any(tail)
}

/// The kind of place: the word a name starts with ("Kecamatan …"), ends with ("… Park") or follows, else the gazetteer's.
fn level(view: &View<'_>, mention: &Mention, key: &str) -> Option<SmolStr> {
    let names = &view.lexicon.names;
    let kind = |t: u32| SmolStr::new(names.place_kind(&folded(text(view, t))));
    let head = |t: u32| view.outline.hits.get(t as usize, Class::PlaceTrigger).is_some() && !opens(view, t);
    if head(mention.tokens.0) {
        return Some(kind(mention.tokens.0));
    }
    let last = mention.tokens.1.checked_sub(1)?;
    if names.place_leads() && last > mention.tokens.0 && (is_tail(view, last) || head(last)) {
        return Some(kind(last));
    }
    let beside = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| t.capital());
    if names.place_leads() && is_tail(view, mention.tokens.1) && beside(mention.tokens.1) {
        return Some(kind(mention.tokens.1));
    }
    if let Some(t) = mention.tokens.0.checked_sub(1).filter(|&t| head(t)) {
        return Some(kind(t));
    }
    // "Kabupaten Garut" among the names of "Garut" tells what it is.
    let entity = names.entity(key)?;
    entity.names.iter().find_map(|long| {
        let (word, rest) = long.split_once(' ')?;
        entity.names.iter().any(|n| &**n == rest).then(|| SmolStr::new(names.place_kind(&folded(word))))
    })
}

fn nearest_event(view: &View<'_>, mention: &Mention) -> Option<u16> {
    view.sentence_mentions(mention.sentence)
        .iter()
        .filter_map(|m| match &m.kind {
            MentionKind::Event(e) => {
                let d = if m.tokens.0 >= mention.tokens.1 {
                    m.tokens.0 - mention.tokens.1
                } else {
                    mention.tokens.0.saturating_sub(m.tokens.1)
                };
                Some((d, profile::event_index(view, &e.class)?))
            }
            _ => None,
        })
        .min()
        .map(|(_, e)| e)
}

pub(super) fn codes(view: &View<'_>) -> Vec<CodeFact> {
    let mut out = Vec::new();
    let mut named: Option<(&Mention, &Name)> = None;
    for m in asserted(view) {
        match &m.kind {
            MentionKind::Name(n) => named = Some((m, n)),
            MentionKind::Identifier => {
                let whole = m.span.of(view.text);
                let code: String = whole.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
                let shape: String = code.chars().map(|c| if c.is_ascii_digit() { '0' } else { 'A' }).collect();
                // "Mutiara 17": the number of a vessel, a vehicle or a train behind its name.
                let owner = named.filter(|(n, name)| {
                    n.tokens.1 == m.tokens.0 && name.name_type == NameType::Work && whole.len() <= 3 && !shape.contains('A')
                });
                if let Some((n, name)) = owner {
                    let mut ground = profile::ground(view, m);
                    ground.span = n.span.to(m.span);
                    out.push(CodeFact { code, shape: format!("#{}", name.key), ground });
                } else if shape.contains('A')
                    && shape.matches('0').count() >= 3
                    && view.outline.hits.get(m.tokens.0 as usize, Class::Identifier).is_none()
                    && !whole.contains('.')
                {
                    // A code worth comparing has letters and at least three digits: plates, flights, case numbers.
                    out.push(CodeFact { code, shape, ground: profile::ground(view, m) });
                }
            }
            _ => {}
        }
    }
    out
}

fn asserted<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Mention> {
    view.mentions.iter().filter(|m| m.zone.asserts())
}
