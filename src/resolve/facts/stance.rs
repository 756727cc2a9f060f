//! Who denies, admits, opposes or supports what: "Stroud denied any wrongdoing", "asosiasi itu menolak bea keluar".

use super::View;
use super::profile::content_stem;
use crate::extract::{MentionKind, NameType};
use crate::lang::{Class, Cue};
use crate::segment::Zone;
use crate::text::{Span, TokenKind};

/// Tokens between whoever takes a stance and the verb.
const HOLDER: u32 = 6;
/// Tokens behind the verb that tell what it is about.
const OBJECT: u32 = 8;
/// Content words of what it is about.
const WORDS: usize = 4;

/// What somebody is reported to hold of a matter.
#[derive(Clone, Debug)]
pub struct StanceFact {
    /// Key of the person or the body.
    pub holder: String,
    /// The pair of contrary verbs.
    pub pair: u16,
    /// The side of the pair, turned round by a negation.
    pub side: bool,
    /// Sorted stems of what the stance is about.
    pub object: Box<[u32]>,
    /// From the verb to the end of what it is about.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: u32,
}

pub(super) fn find(view: &View<'_>) -> Vec<StanceFact> {
    let mut out = Vec::new();
    let told = |z: Zone| z.asserts() && z != Zone::Headline;
    for (i, s) in view.outline.sentences.iter().enumerate().filter(|(_, s)| told(s.zone)) {
        let turn = |from: u32| view.outline.hits.next(from as usize, s.last as usize, Class::Contrast.mask()) as u32;
        let mut next = turn(s.first);
        while next < s.last {
            let t = next;
            next = turn(t + 1);
            for hit in view.outline.hits.at(t as usize).iter().filter(|h| h.class == Class::Contrast) {
                let Some((pair, side)) = view.lexicon.speech.stance(hit.value) else { continue };
                out.extend(stance(view, (s.first, s.last), i as u32, (t, hit.end), (pair, side)));
            }
        }
    }
    out
}

fn stance(
    view: &View<'_>,
    (first, last): (u32, u32),
    sentence: u32,
    (at, end): (u32, u32),
    (pair, side): (u16, bool),
) -> Option<StanceFact> {
    let hits = &view.outline.hits;
    // "Siap mendukung", "may be opposed": not yet.
    if (at.saturating_sub(2).max(first)..at).any(|t| hits.get(t as usize, Class::Modality).is_some()) {
        return None;
    }
    // "Was denied bail": somebody else did.
    let before = at.checked_sub(1).filter(|t| *t >= first)?;
    if hits.at(before as usize).iter().any(|h| h.class == Class::NameCue && h.value == Cue::Link as u32) {
        return None;
    }
    let named = view.sentence_mentions(sentence).iter().filter(|m| m.tokens.1 <= at && at - m.tokens.1 <= HOLDER);
    let mut bearer = named.filter_map(|m| match &m.kind {
        MentionKind::Name(n) if matches!(n.name_type, NameType::Person | NameType::Organisation) => Some(n),
        _ => None,
    });
    let name = bearer.next_back()?;
    let quoted = view.sentence_mentions(sentence).iter().any(|m| {
        let verb = view.outline.tokens.get(at as usize).map(|t| t.span);
        matches!((&m.kind, verb), (MentionKind::Quote(q), Some(v)) if q.direct && q.content.contains(v))
    });
    if quoted {
        return None;
    }
    let no = |t: u32| hits.get(t as usize, Class::Negation).is_some_and(|h| view.lexicon.speech.denies(h.value));
    let denied = (at.saturating_sub(2).max(first)..at).any(no);
    let word = |t: &u32| view.outline.tokens.get(*t as usize).is_some_and(|t| t.kind != TokenKind::Symbol);
    let range: Vec<u32> = (end..last.min(end + OBJECT)).take_while(word).collect();
    // "Denied that it had not paid": what is denied there nobody can tell at a glance.
    if range.iter().any(|t| no(*t)) {
        return None;
    }
    let mut object: Vec<u32> = range.iter().filter_map(|t| content_stem(view, *t as usize)).take(WORDS).collect();
    object.sort_unstable();
    object.dedup();
    let span = |t: u32| view.outline.tokens.get(t as usize).map(|t| t.span);
    let span = span(at)?.to(span(range.last().copied().unwrap_or(end.checked_sub(1)?))?);
    Some(StanceFact { holder: name.key.clone(), pair, side: side != denied, object: object.into(), span, sentence })
}
