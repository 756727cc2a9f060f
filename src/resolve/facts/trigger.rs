//! What a word beside a date says that it is the date of.

use super::View;
use super::relation;
use super::time::TimeRole;
use crate::extract::{Mention, MentionKind};
use crate::lang::{Class, RelationCue};
use crate::text::TokenKind;
use crate::value::TimexKind;

/// Tokens between "setelah" and what a length is counted from.
const COUNTED: u32 = 4;

/// What the date is the date of, when a happening is named at `token`.
pub(super) fn trigger(view: &View<'_>, mention: &Mention, token: u32) -> Option<TimeRole> {
    let hit = view.outline.hits.get(token as usize, Class::EventClass)?;
    let kind = view.lexicon.vocabulary.event(hit.value).filter(|_| !counted_from(view, mention, token))?;
    let class = u16::try_from(hit.value).ok()?;
    Some(if kind.speech {
        TimeRole::Statement
    } else if kind.sudden && aftermath(view, mention, token) {
        TimeRole::Aftermath(class)
    } else {
        TimeRole::Event(class)
    })
}

/// Words that may stand before a noun in a language that puts them there: "witnesses of the school coach crash".
const BEFORE_NOUN: usize = 2;
/// Tokens behind what happened within which a day is its own: "korban kecelakaan pada Minggu".
const OWN: u32 = 2;

/// Whether a happening named at `token` is only what something else was about: "police heard witnesses of the crash on Wednesday", "the dead of the
/// crash were buried on Wednesday".
fn aftermath(view: &View<'_>, date: &Mention, token: u32) -> bool {
    let first = view.outline.sentence(token as usize).map_or(token, |s| s.first);
    let at = date.tokens.0;
    if at > token && at - token <= OWN {
        return false;
    }
    let between = |cue| at > token && view.tokens.any_cue(token + 1, at, cue);
    !between(RelationCue::Happened) && (between(RelationCue::Thereafter) || about(view, first, token))
}

/// Whether a noun for what remains of a happening, or a word for looking into it, governs the one at `token`.
fn about(view: &View<'_>, first: u32, token: u32) -> bool {
    const SMALL: u64 = Class::Function.mask() | Class::Preposition.mask();
    let mut others = if view.lexicon.names.place_leads() { BEFORE_NOUN } else { 0 };
    // "Pencarian korban banjir": a cue of two words ends here.
    let ends = |t: u32| {
        let Some(before) = t.checked_sub(1).filter(|b| *b >= first) else { return false };
        let mut hits = view.outline.hits.at(before as usize).iter().filter(|h| h.class == Class::RelationCue && h.end > t);
        hits.any(|h| view.lexicon.vocabulary.relation_cue(h.value) == Some(RelationCue::Aftermath))
    };
    for t in (first..token).rev() {
        if relation::has_cue(view, t, RelationCue::Aftermath) || ends(t) {
            return true;
        }
        let word = view.outline.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Word);
        if !word {
            return false;
        }
        if view.outline.hits.mask(t as usize) & SMALL == 0 {
            if others == 0 {
                return false;
            }
            others -= 1;
        }
    }
    false
}

/// Whether a length is counted from what a token names: "padam pukul 22.20, sembilan jam setelah ledakan" dates no explosion.
fn counted_from(view: &View<'_>, date: &Mention, token: u32) -> bool {
    // "Dua pekan setelah letusan 2 Desember" dates it.
    if date.tokens.0 > token && date.tokens.0 - token <= 2 {
        return false;
    }
    let first = view.outline.sentence(token as usize).map_or(token, |s| s.first);
    let from = token.saturating_sub(COUNTED).max(first);
    let Some(cue) = (from..token).rev().find(|&t| relation::has_cue(view, t, RelationCue::AfterYears)) else { return false };
    let Some(sentence) = view.outline.sentence_of.get(cue as usize) else { return false };
    // "Sehari setelah" is one expression with its length.
    view.sentence_mentions(*sentence).iter().any(|m| match &m.kind {
        MentionKind::Date { timex: Some(t), .. } => {
            t.kind == TimexKind::Duration && m.tokens.1 == cue || m.tokens.0 < cue && m.tokens.1 == cue + 1
        }
        _ => false,
    })
}
