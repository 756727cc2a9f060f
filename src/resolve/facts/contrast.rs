//! One thing set against another: "a bridge, not a fence", "bukan pagar, melainkan jembatan".

use super::View;
use super::profile::{content_stem, hash};
use crate::extract::MentionKind;
use crate::lang::{Class, Contrast};
use crate::text::{Span, TokenKind};

/// Content words on either side of the word that sets them against each other.
const WORDS: usize = 3;
/// Tokens looked at on either side.
const REACH: u32 = 8;

/// What somebody affirms and what they set aside for it.
#[derive(Clone, Debug)]
pub struct ContrastFact {
    /// Stems of what is affirmed.
    pub held: Box<[u32]>,
    /// Stems of what is set aside.
    pub denied: Box<[u32]>,
    /// Key of who says so, with whether the name stands right beside the verb.
    pub speaker: Option<(String, bool)>,
    /// From the first word to the last.
    pub span: Span,
}

pub(super) fn find(view: &View<'_>) -> Vec<ContrastFact> {
    let mut out = Vec::new();
    for (i, s) in view.outline.sentences.iter().enumerate().filter(|(_, s)| s.zone.asserts()) {
        let turn = |from: u32| view.outline.hits.next(from as usize, s.last as usize, Class::Contrast.mask()) as u32;
        let mut t = turn(s.first);
        while t < s.last {
            out.extend(contrast(view, (s.first, s.last), i as u32, t));
            t = turn(t + 1);
        }
    }
    out
}

/// The content words on one side of a token, up to a symbol, with the tokens they span.
fn words(view: &View<'_>, tokens: &mut dyn Iterator<Item = u32>) -> (Vec<u32>, Option<(u32, u32)>) {
    const OTHER: u64 = Class::SayVerb.mask() | Class::Attribution.mask();
    let turns = |t: u32| {
        let hit = view.outline.hits.get(t as usize, Class::Contrast);
        hit.is_some_and(|h| view.lexicon.speech.contrast(h.value).is_some())
    };
    let (mut stems, mut range) = (Vec::new(), None::<(u32, u32)>);
    for t in tokens.take(REACH as usize) {
        // "two hours' warning": an apostrophe ends nothing.
        let word = view
            .outline
            .tokens
            .get(t as usize)
            .is_some_and(|t| t.kind != TokenKind::Symbol || matches!(t.span.of(view.text), "'" | "’"));
        if !word || stems.len() == WORDS || view.outline.hits.mask(t as usize) & OTHER != 0 || turns(t) {
            break;
        }
        stems.extend(content_stem(view, t as usize).or_else(|| measure(view, t)));
        range = Some(range.map_or((t, t), |(a, b)| (a.min(t), b.max(t))));
    }
    (stems, range)
}

/// "Two hours' warning, not two days": the words for measures are no content elsewhere.
fn measure(view: &View<'_>, t: u32) -> Option<u32> {
    let unit = view.outline.hits.mask(t as usize) & (Class::TimeUnit.mask() | Class::Unit.mask()) != 0;
    let token = view.outline.tokens.get(t as usize).filter(|t| unit && t.kind == TokenKind::Word)?;
    Some(hash(&token.span.of(view.text).to_lowercase()))
}

fn contrast(view: &View<'_>, (first, last): (u32, u32), sentence: u32, at: u32) -> Option<ContrastFact> {
    let hits = &view.outline.hits;
    let hit = hits.get(at as usize, Class::Contrast)?;
    let comma = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| matches!(t.span.of(view.text), "," | "–" | "—"));
    let before = at.checked_sub(1).filter(|t| *t >= first)?;
    let skip = |t: u32| if comma(t) { t } else { t + 1 };
    // "bukan hanya", "not only": nothing is set aside.
    let inclusive = |t: u32| hits.get(t as usize, Class::Negation).is_some_and(|h| !view.lexicon.speech.denies(h.value));
    let (held, denied) = match view.lexicon.speech.contrast(hit.value)? {
        Contrast::Aside if !comma(before) || inclusive(at) => return None,
        Contrast::Aside | Contrast::Instead => {
            let held = words(view, &mut (first..skip(before)).rev());
            (held, words(view, &mut (hit.end..last)))
        }
        Contrast::Restated => {
            let behind = skip(before);
            let aside = |t: &u32| {
                let set = hits.get(*t as usize, Class::Contrast).and_then(|h| view.lexicon.speech.contrast(h.value));
                set == Some(Contrast::Aside) && !inclusive(*t)
            };
            let from = (behind.saturating_sub(REACH).max(first)..behind).rev().find(aside)?;
            if (from..behind).any(comma) {
                return None;
            }
            (words(view, &mut (hit.end..last)), words(view, &mut (from + 1..behind)))
        }
    };
    let ((mut held, h), (mut denied, d)) = (held, denied);
    if held.is_empty() || denied.is_empty() {
        return None;
    }
    let ((a, b), (c, e)) = (h?, d?);
    let span = |t: u32| view.outline.tokens.get(t as usize).map(|t| t.span);
    let span = span(a.min(c))?.to(span(b.max(e))?);
    held.sort_unstable();
    denied.sort_unstable();
    Some(ContrastFact { held: held.into(), denied: denied.into(), speaker: speaker(view, sentence, span), span })
}

/// Who is quoted with the words.
fn speaker(view: &View<'_>, sentence: u32, span: Span) -> Option<(String, bool)> {
    view.sentence_mentions(sentence).iter().find_map(|m| match &m.kind {
        MentionKind::Quote(q) if q.content.start <= span.end && span.start <= q.content.end => {
            let key = q.speaker.clone()?;
            let firm = super::quote::firm(view, sentence, Some(&key));
            Some((key, firm))
        }
        _ => None,
    })
}
