//! Event mentions: a trigger of the vocabulary with the place, the date and the edition around it.

mod clause;
mod weak;

pub use clause::participants;

use super::{Context, EventMention, Mention, MentionKind, NameType, NameWhy};
use crate::extract::date::Point;
use crate::lang::{Class, Modality, Start};
use crate::segment::Zone;
use crate::text::TokenKind;
use clause::Clause;
use smol_str::SmolStr;
use std::cell::LazyCell;

/// Tokens between a trigger and the edition behind it ("KTT kedua", "hari jadi ke-90"); before it at most one ("the second annual summit").
const EDITION_REACH: u32 = 5;
/// How much nearer a place before a trigger must be than one behind it.
const BEFORE: u32 = 2;
/// Tokens of the sentence before a trigger in which a negation or a modal word belongs to it.
const LEAD_IN: usize = 3;
/// Tokens before a trigger among which a phrase like "tidak ada" denies it, other nouns between.
const DENIED: usize = 6;

pub(super) fn extract(cx: &Context<'_>, out: &mut Vec<Mention>) {
    let by_sentence = BySentence::new(cx.outline.sentences.len(), out);
    let mut found = Vec::new();
    for (s, sentence) in cx.outline.sentences.iter().enumerate().filter(|(_, s)| s.zone.asserts()) {
        let (mut token, last) = (sentence.first as usize, sentence.last as usize);
        loop {
            token = cx.outline.hits.next_start(token, last, Start::Event);
            let Some(hit) = cx.outline.hits.get(token, Class::EventClass).filter(|_| token < last) else { break };
            found.extend(event(cx, out, by_sentence.of(s), s as u32, hit.value, (hit.start, hit.end)));
            token = hit.end as usize;
        }
    }
    weak::settle(cx, &mut found);
    out.append(&mut found);
}

/// The mentions of each sentence, as indices in the order of the mentions.
struct BySentence {
    /// Where the list of each sentence begins in `order`, and one past the last.
    from: Vec<u32>,
    order: Vec<u32>,
}

impl BySentence {
    fn new(sentences: usize, mentions: &[Mention]) -> BySentence {
        let mut from = vec![0u32; sentences + 1];
        for m in mentions {
            if let Some(count) = from.get_mut(m.sentence as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut from {
            sum += *start;
            *start = sum;
        }
        let mut next = from.clone();
        let mut order = vec![0u32; sum as usize];
        for (i, m) in mentions.iter().enumerate().filter(|(_, m)| (m.sentence as usize) < sentences) {
            let Some(at) = next.get_mut(m.sentence as usize) else { continue };
            if let Some(cell) = order.get_mut(*at as usize) {
                *cell = i as u32;
            }
            *at += 1;
        }
        BySentence { from, order }
    }

    fn of(&self, sentence: usize) -> &[u32] {
        match (self.from.get(sentence), self.from.get(sentence + 1)) {
            (Some(&a), Some(&b)) => self.order.get(a as usize..b as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

fn event(cx: &Context<'_>, out: &[Mention], near: &[u32], sentence: u32, class: u32, tokens: (u32, u32)) -> Option<Mention> {
    let kind = cx.lexicon.vocabulary.event(class)?;
    if near.iter().filter_map(|&i| out.get(i as usize)).any(|m| is_part(cx, m, tokens)) {
        return None;
    }
    let zone = cx.outline.zone(tokens.0 as usize);
    let start = tokens.0 as usize;
    let first = cx.outline.sentences.get(sentence as usize).map_or(start, |s| s.first as usize);
    let lead_in = start.saturating_sub(LEAD_IN).max(first)..start;
    let mut event = EventMention {
        class: SmolStr::new(&kind.id),
        place: None,
        time: None,
        ordinal: None,
        negated: lead_in.clone().any(|t| cx.outline.hits.get(t, Class::Negation).is_some() || modal(cx, t, &[Modality::Denied])),
        planned: lead_in.clone().any(|t| modal(cx, t, &UNREAL)),
        faint: kind.cited,
    };
    event.negated |= lacking(cx, start, first);
    // Most sentences have neither a date nor a place that the clause could hold.
    let clause = LazyCell::new(|| Clause::around((cx.text, cx.outline, cx.lexicon), tokens, sentence, kind));
    let mut closest_date = (true, u32::MAX);
    let mut closest_place = (true, u32::MAX);
    for m in near.iter().filter_map(|&i| out.get(i as usize)) {
        let distance = if m.tokens.0 >= tokens.1 { m.tokens.0 - tokens.1 } else { tokens.0.saturating_sub(m.tokens.1) };
        match &m.kind {
            // Where and when the clause itself tells is meant before what the rest of the sentence does.
            MentionKind::Name(n) if n.name_type == NameType::Location && clause::is_place(cx.outline, m.tokens.0) => {
                let rank = (!clause.holds(m.tokens), if m.tokens.0 >= tokens.1 { distance } else { distance + BEFORE });
                if rank < closest_place {
                    closest_place = rank;
                    event.place = Some(n.key.clone());
                }
            }
            MentionKind::Date { expr, .. } if expr.point().is_some_and(Point::has_calendar) => {
                let rank = (!clause.holds(m.tokens), distance);
                if rank < closest_date && !(rank.0 && clause.said(m.tokens)) {
                    closest_date = rank;
                    event.time = Some(m.span);
                }
            }
            MentionKind::Number(q)
                if q.unit.as_deref() == Some("ordinal")
                    && distance <= if m.tokens.0 >= tokens.1 { EDITION_REACH } else { 1 }
                    && event.ordinal.is_none() =>
            {
                event.ordinal = q.low.to_i64().and_then(|n| u32::try_from(n).ok());
            }
            _ => {}
        }
    }
    let span = cx.outline.span(tokens.0 as usize..tokens.1 as usize);
    Some(Mention { span, tokens, sentence, zone, kind: MentionKind::Event(Box::new(event)), derivation: Vec::new() })
}

/// Whether a trigger is a word of the name of a body, place or work, or of an office: "Komisi Pemilihan Umum", "Dinas Pemadam Kebakaran".
fn is_part(cx: &Context<'_>, m: &Mention, (first, last): (u32, u32)) -> bool {
    if m.tokens.0 > first || m.tokens.1 < last || m.tokens.1 - m.tokens.0 <= last - first {
        return false;
    }
    match &m.kind {
        MentionKind::Name(n) => {
            // A place that a title in capitals names may be where it happened: the words behind its head need not be the name's.
            let whole = matches!(n.name_type, NameType::Organisation | NameType::Work)
                || n.name_type == NameType::Location && cx.outline.zone(first as usize) != Zone::Headline;
            let told = matches!(n.why, NameWhy::Trigger | NameWhy::Gazetteer | NameWhy::Acronym);
            whole && told
        }
        MentionKind::Role(r) => {
            let post = cx.lexicon.names.office_by_key(&r.office).is_some_and(|o| !o.common);
            // "Cawapres Pemilu 2024": the name of what they stand for.
            let named = cx.outline.hits.get(first as usize, Class::EventTrigger).is_some();
            post && !named && cx.outline.tokens.get(first as usize).is_some_and(|t| t.capital())
        }
        _ => false,
    }
}

/// What has not happened yet, or only perhaps.
const UNREAL: [Modality; 3] = [Modality::Planned, Modality::Hypothetical, Modality::Demanded];

/// Whether a word has one of the modalities.
fn modal(cx: &Context<'_>, token: usize, wanted: &[Modality]) -> bool {
    cx.outline.hits.get(token, Class::Modality).is_some_and(|hit| wanted.contains(&cx.lexicon.speech.modality(hit.value)))
}

/// "Tidak ada jalan berlubang dan banjir lagi": whether a phrase of two words and more denies that there is any, other nouns between. `first`
/// is the first token of the sentence.
fn lacking(cx: &Context<'_>, start: usize, first: usize) -> bool {
    const OTHER: u64 = Class::SayVerb.mask() | Class::Preposition.mask();
    for t in (start.saturating_sub(DENIED).max(first)..start).rev() {
        if cx
            .outline
            .hits
            .get(t, Class::Negation)
            .is_some_and(|h| h.end as usize >= t + 2 && cx.lexicon.speech.denies_clause(h.value))
        {
            return true;
        }
        let word = cx.outline.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word);
        if !word || cx.outline.hits.mask(t) & OTHER != 0 {
            return false;
        }
    }
    false
}
