//! Who holds which office, what a descriptor names, where an event took place, which code a thing has.

use super::View;
use super::profile::{self, Ground};
use crate::extract::{Mention, MentionKind, Name, NameType, RoleQualifier};
use crate::lang::Class;
use crate::text::{Span, TokenKind};

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
    /// Former, acting, candidate, elect.
    pub qualifier: Option<RoleQualifier>,
    /// Place and context.
    pub ground: Ground,
}

/// A name behind a common noun that says what it names.
#[derive(Clone, Debug)]
pub struct HolderFact {
    /// The descriptor, folded: the one or two lower-case words before the name.
    pub descriptor: String,
    /// Key of the name.
    pub key: String,
    /// The name as written, folded.
    pub folded: String,
    /// Type of the name.
    pub name_type: NameType,
    /// Place and context.
    pub ground: Ground,
}

/// Where an event took place.
#[derive(Clone, Debug)]
pub struct PlaceFact {
    /// Event class (index into the vocabulary), when a trigger stands near.
    pub event: Option<u16>,
    /// Key of the place.
    pub key: String,
    /// The name as written, folded.
    pub folded: String,
    /// Kind of place: the trigger word of the name ("kecamatan", "teluk") or the gazetteer's level.
    pub level: Option<String>,
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
                office: r.office.clone(),
                scope: r.scope.clone(),
                of: r.of.clone(),
                person: r.person.clone(),
                person_span: r.person_span,
                qualifier: r.qualifier,
                ground: profile::ground(view, m),
            }),
            _ => None,
        })
        .collect()
}

pub(super) fn holders(view: &View<'_>) -> Vec<HolderFact> {
    names(view)
        .filter_map(|(m, n)| {
            let descriptor = descriptor(view, m)?;
            Some(HolderFact {
                descriptor,
                key: n.key.clone(),
                folded: m.span.of(view.text).to_lowercase(),
                name_type: n.name_type,
                ground: profile::ground(view, m),
            })
        })
        .collect()
}

/// One or two lower-case content words directly before the name.
fn descriptor(view: &View<'_>, mention: &Mention) -> Option<String> {
    let word = |t: u32| -> Option<&str> {
        let token = view.outline.tokens.get(t as usize)?;
        let same_sentence = view.outline.sentence_of.get(t as usize) == Some(&mention.sentence);
        let plain = token.kind == TokenKind::Word && !token.capital() && token.span.len() > 2;
        let content = view.outline.hits.mask(t as usize)
            & (Class::Function.mask()
                | Class::Preposition.mask()
                | Class::SayVerb.mask()
                | Class::Attribution.mask()
                | Class::Conjunction.mask())
            == 0;
        (same_sentence && plain && content).then(|| token.span.of(view.text))
    };
    let near = word(mention.tokens.0.checked_sub(1)?)?;
    let far = mention.tokens.0.checked_sub(2).and_then(word);
    Some(far.map_or_else(|| near.to_owned(), |f| format!("{f} {near}")))
}

pub(super) fn places(view: &View<'_>) -> Vec<PlaceFact> {
    names(view)
        .filter(|(_, n)| n.name_type == NameType::Location)
        .map(|(m, n)| {
            let ground = profile::ground(view, m);
            let before = m.tokens.0.checked_sub(1).map(|t| view.outline.hits.get(t as usize, Class::Preposition).is_some());
            PlaceFact {
                event: nearest_event(view, m),
                key: n.key.clone(),
                folded: m.span.of(view.text).to_lowercase(),
                level: level(view, m),
                placed: before == Some(true),
                ground,
            }
        })
        .collect()
}

/// The place trigger a name starts with ("Kecamatan …") or ends with ("… Park").
fn level(view: &View<'_>, mention: &Mention) -> Option<String> {
    let at = |t: u32| -> Option<String> {
        view.outline.hits.get(t as usize, Class::PlaceTrigger)?;
        Some(view.outline.tokens.get(t as usize)?.span.of(view.text).to_lowercase())
    };
    at(mention.tokens.0).or_else(|| at(mention.tokens.1.checked_sub(1)?)).or_else(|| at(mention.tokens.0.checked_sub(1)?))
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
    asserted(view)
        .filter(|m| matches!(m.kind, MentionKind::Identifier))
        .filter_map(|m| {
            let code: String =
                m.span.of(view.text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let shape: String = code.chars().map(|c| if c.is_ascii_digit() { '0' } else { 'A' }).collect();
            // A code worth comparing has letters and at least three digits: plates, flights, case numbers.
            (shape.contains('A') && shape.matches('0').count() >= 3).then(|| CodeFact {
                code,
                shape,
                ground: profile::ground(view, m),
            })
        })
        .collect()
}

fn asserted<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Mention> {
    view.mentions.iter().filter(|m| m.zone.asserts())
}

fn names<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a Mention, &'a Name)> {
    asserted(view).filter_map(|m| match &m.kind {
        MentionKind::Name(n) => Some((m, n)),
        _ => None,
    })
}
