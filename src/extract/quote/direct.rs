//! Quoted words to a statement: which speech clause belongs to them.

use super::mark::{self, Quoted};
use super::speaker::Who;
use super::{LEAST_WORDS, Statement, Voices};
use crate::extract::Context;
use crate::lang::{AttributionCue, Class, SpeechPart};
use crate::segment::Sentence;
use crate::text::{Token, TokenKind};

/// Tokens before and after the quoted words among which their speech verb is looked for.
const BEFORE: usize = 30;
const AFTER: usize = 16;
/// Marks between the words of two quotations side by side.
const SIDE_BY_SIDE: usize = 2;
/// Quoted words nobody is named for are a title or a term when they are this few.
const LEAST_UNATTRIBUTED: usize = 4;

/// A speech verb or cue, and whom it names.
struct Speech {
    cue: (usize, usize),
    who: Who,
}

/// The statement quoted words make; `previous` are the quoted words before it, with their place in `out`.
pub(super) fn statement(
    cx: &Context<'_>,
    voices: &mut Voices<'_, '_, '_>,
    q: &Quoted,
    previous: Option<(Quoted, usize)>,
    out: &mut [Statement],
) -> Option<Statement> {
    let count = mark::words(cx, q.first, q.last, LEAST_UNATTRIBUTED);
    if count < LEAST_WORDS {
        return None;
    }
    // What names the speaker of the words before does not name this one.
    let since = previous.map_or(0, |(p, at)| out.get(at).and_then(|s| s.cue).map_or(p.close, |cue| cue.1.max(p.close)));
    let speech = behind(cx, voices, q).or_else(|| ahead(cx, voices, q, since)).or_else(|| subject_behind(cx, voices, q));
    let content = (q.first, q.last);
    let statement = match speech {
        Some(Speech { cue, who }) => {
            // A term in quotation marks somewhere behind a verb is no speech.
            // "Menurut dia, benih itu membuat petani "tak lagi takut hama"": speech from its first word on.
            let voiced = cx.outline.hits.get(cue.0, Class::Attribution).is_some() && matches!(who, Who::Named(_) | Who::Pronoun);
            let retold = voiced && lower(cx, q) || matches!(who, Who::Named(_)) && woven(cx, cue.1, q);
            let apart = cue.1 < q.open && !introduces(cx, cue.1, q.open) && !retold;
            if apart && (count < LEAST_UNATTRIBUTED || mark::title(cx, q)) {
                return None;
            }
            let (who, inferred) = voices.resolve(who, cue.0.min(q.open));
            let who = who.filter(|p| !p.generic);
            let denied = lower(cx, q) && super::denies(cx, cue.0);
            let content = (who.as_ref().map_or(q.first, |p| own_words(cx, voices, q, p)), q.last);
            Statement { content, cue: Some(cue), who, inferred, direct: true, denied, quote: true }
        }
        None => {
            let inherited = previous.and_then(|p| goes_on(cx, q, p, out)).or_else(|| on_its_own(cx, q, out));
            let inferred = inherited.is_some();
            let quote = inferred || (q.balanced() && count >= LEAST_UNATTRIBUTED && !mark::title(cx, q));
            Statement { content, cue: None, who: inherited, inferred, direct: true, denied: false, quote }
        }
    };
    // Words that open paragraph after paragraph and close only in the last one, or in quotation marks side by side: all of them are the last
    // one's speaker's.
    if let Some((p, at)) = previous.filter(|(p, _)| if p.balanced() { p.close == q.open } else { p.last == q.open })
        && let Some(earlier) = out.get_mut(at).filter(|s| s.who.is_none())
        && statement.who.is_some()
    {
        (earlier.who, earlier.inferred, earlier.quote) =
            (statement.who.clone(), true, mark::words(cx, p.first, p.last, LEAST_WORDS) >= LEAST_WORDS);
        let mut next = p.first;
        for before in out.get_mut(..at).unwrap_or(&mut []).iter_mut().rev() {
            if !before.direct || before.who.is_some() || before.content.1 + SIDE_BY_SIDE != next {
                break;
            }
            next = before.content.0;
            (before.who, before.inferred) = (statement.who.clone(), true);
        }
    }
    Some(statement)
}

/// "…," kata Rahmat; "…," menurut Rahmat; "….” Demikian kata Rahmat.
fn behind(cx: &Context<'_>, voices: &Voices<'_, '_, '_>, q: &Quoted) -> Option<Speech> {
    let (hits, speech) = (&cx.outline.hits, &cx.lexicon.speech);
    let mut at = q.close;
    let paragraph = cx.outline.sentence(q.open)?.paragraph;
    if cx.outline.tokens.get(at).is_some_and(|t| matches!(t.symbol(), ',' | '.' | '—' | '–' | '-')) {
        at += 1;
    }
    if let Some(lead) = speech.part_at(hits, at, SpeechPart::Lead) {
        at = lead.end as usize;
    }
    let sentence = cx.outline.sentence(at).filter(|s| s.paragraph == paragraph)?;
    let end = sentence.last as usize;
    if let Some(hit) = hits.get(at, Class::SayVerb) {
        let verb = speech.verb(hit.value);
        let cue = (at, hit.end as usize);
        return match (verb.after, verb.pronominal) {
            (true, true) => Some(Speech { cue, who: Who::Pronoun }),
            (true, false) => Some(Speech { cue, who: voices.names.after(cue.1, end) }),
            _ => None,
        };
    }
    let hit = hits.get(at, Class::Attribution)?;
    let cue = (at, hit.end as usize);
    match speech.attribution(hit.value) {
        AttributionCue::Voice => Some(Speech { cue, who: voices.names.after(cue.1, end) }),
        AttributionCue::Back => Some(Speech { cue, who: Who::Pronoun }),
        AttributionCue::Source | AttributionCue::Told => None,
    }
}

/// Rahmat mengatakan, "…"; menurut Rahmat, "…".
fn ahead(cx: &Context<'_>, voices: &Voices<'_, '_, '_>, q: &Quoted, since: usize) -> Option<Speech> {
    let (hits, speech) = (&cx.outline.hits, &cx.lexicon.speech);
    let mut start = cx.outline.sentence(q.open)?.first as usize;
    let colon = |i: usize| cx.outline.tokens.get(i).is_some_and(|t| t.is_mark(':'));
    if start == q.open && start > 0 && colon(start - 1) {
        start = cx.outline.sentence(start - 1)?.first as usize;
    }
    let start = start.max(since).max(q.open.saturating_sub(BEFORE));
    for i in (start..q.open).rev() {
        if ends_sentence(cx, i) && i + 1 < q.open {
            return None;
        }
        if let Some(hit) = hits.get(i, Class::SayVerb) {
            let verb = speech.verb(hit.value);
            let cue = (i, hit.end as usize);
            if verb.before {
                return Some(Speech { cue, who: voices.names.before(i, start) });
            }
            if verb.after && i == start && !verb.pronominal {
                return Some(Speech { cue, who: voices.names.after(cue.1, q.open) });
            }
        }
        if let Some(hit) = hits.get(i, Class::Attribution) {
            let cue = (i, hit.end as usize);
            match speech.attribution(hit.value) {
                AttributionCue::Voice => return Some(Speech { cue, who: voices.names.after(cue.1, q.open) }),
                AttributionCue::Back | AttributionCue::Told => return Some(Speech { cue, who: Who::Pronoun }),
                AttributionCue::Source => {}
            }
        }
    }
    None
}

/// "…," the chief executive, Oliver Stanton, said.
fn subject_behind(cx: &Context<'_>, voices: &Voices<'_, '_, '_>, q: &Quoted) -> Option<Speech> {
    let mark = |i: usize| cx.outline.tokens.get(i).map_or('\0', Token::symbol);
    let comma = mark(q.close) == ',' || q.last.checked_sub(1).is_some_and(|i| matches!(mark(i), ',' | '?' | '!'));
    if !comma {
        return None;
    }
    let from = if mark(q.close) == ',' { q.close + 1 } else { q.close };
    let end = cx.outline.sentence(from)?.last as usize;
    for i in from..end.min(from + AFTER) {
        if ends_sentence(cx, i) || family_mark(mark(i)) {
            return None;
        }
        if let Some(hit) = cx.outline.hits.get(i, Class::SayVerb)
            && cx.lexicon.speech.verb(hit.value).before
        {
            return (i > from).then(|| Speech { cue: (i, hit.end as usize), who: voices.names.before(i, from) });
        }
    }
    None
}

/// Nothing but a complementiser or a mark stands between the verb and the quoted words.
fn introduces(cx: &Context<'_>, from: usize, open: usize) -> bool {
    (from..open).all(|i| {
        cx.outline.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Symbol)
            || cx.lexicon.speech.part_at(&cx.outline.hits, i, SpeechPart::Complementiser).is_some()
    })
}

/// Small words between a verb and the words that are quoted in its clause.
const WOVEN: usize = 4;

/// "She told him he had "ignored every warning"": the quoted words go on with a clause of small words.
fn woven(cx: &Context<'_>, from: usize, q: &Quoted) -> bool {
    let small = |i: usize| cx.lexicon.speech.is_function(&cx.outline.hits, i).is_some();
    lower(cx, q) && q.open > from && q.open - from <= WOVEN && (from..q.open).all(small)
}

/// The quoted words begin in the middle of a sentence.
fn lower(cx: &Context<'_>, q: &Quoted) -> bool {
    cx.outline.tokens.get(q.first).is_some_and(|t| t.kind == TokenKind::Word && !t.capital())
}

fn family_mark(mark: char) -> bool {
    matches!(mark, '"' | '“' | '”' | '«' | '»')
}

fn ends_sentence(cx: &Context<'_>, at: usize) -> bool {
    let tokens = &cx.outline.tokens;
    let stop = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Symbol && matches!(t.symbol(), '.' | '!' | '?'));
    // A short capitalised word before the stop is an abbreviated title or an initial.
    let title = at.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.capital() && t.span.len() <= 3);
    stop && !title && tokens.get(at + 1).is_none_or(Token::spaced)
}

/// "…," kata Rahmat. "…": the second part is his as well.
fn goes_on(cx: &Context<'_>, q: &Quoted, (p, at): (Quoted, usize), out: &[Statement]) -> Option<super::Party> {
    let earlier = out.get(at)?;
    let same = cx.outline.sentence(p.open)?.paragraph == cx.outline.sentence(q.open)?.paragraph;
    let cue = earlier.cue.filter(|c| c.0 >= p.close)?;
    let near = q.open - p.close <= BEFORE;
    // Nothing but the speech clause stands between the two parts.
    let stops = (cue.1..q.open.saturating_sub(1)).filter(|&i| ends_sentence(cx, i)).count();
    (same && near && stops == 0).then(|| earlier.who.clone()).flatten()
}

/// Most sentences of no zone that asserts ("Baca juga") between two paragraphs of quoted words.
const NEAR: usize = 8;

/// A paragraph that is nothing but quoted words, right behind a clause of saying: whoever said that goes on.
fn on_its_own(cx: &Context<'_>, q: &Quoted, out: &[Statement]) -> Option<super::Party> {
    let sentences = &cx.outline.sentences;
    let index = |token: usize| cx.outline.sentence_of.get(token).map(|&i| i as usize);
    let (first, last) = (index(q.open)?, index(q.last.checked_sub(1)?)?);
    let (opens, ends) = (sentences.get(first)?, sentences.get(last)?);
    let tail = cx.outline.tokens.get(q.close..ends.last as usize).unwrap_or(&[]);
    let paragraph = |s: Option<&Sentence>| s.is_none_or(|s| s.paragraph != opens.paragraph);
    let before = (first.saturating_sub(NEAR)..first).rev().find(|&i| sentences.get(i).is_some_and(|s| s.zone.asserts()))?;
    let alone = q.balanced()
        && opens.first as usize == q.open
        && tail.iter().all(|t| t.kind == TokenKind::Symbol)
        && paragraph(sentences.get(before))
        && paragraph(sentences.get(last + 1));
    let earlier = out.last().filter(|s| alone && s.quote)?;
    let end = earlier.content.1.max(earlier.cue.map_or(0, |c| c.1)).checked_sub(1)?;
    (index(end)? == before).then(|| earlier.who.clone()).flatten().filter(|p| !p.place)
}

/// Where the words of `who` begin behind a mark that has space on both sides and may have been left over from other words: nobody tells of
/// himself by name, as the report does.
fn own_words(cx: &Context<'_>, voices: &Voices<'_, '_, '_>, q: &Quoted, who: &super::Party) -> usize {
    let spaced = |i: usize| cx.outline.tokens.get(i).is_some_and(Token::spaced);
    if q.open == q.first || !(spaced(q.open) && spaced(q.first)) {
        return q.first;
    }
    let (Some(&from), Some(&to)) = (cx.outline.sentence_of.get(q.first), cx.outline.sentence_of.get(q.last.saturating_sub(1)))
    else {
        return q.first;
    };
    let key = who.key.of(voices.mentions);
    let told = |s: &&Sentence| {
        let (first, last) = ((s.first as usize).max(q.first), s.last as usize);
        let at = voices.names.list.partition_point(|p| p.tokens.0 < first);
        let named = voices.names.list.get(at..).unwrap_or(&[]).iter().take_while(|p| p.tokens.0 < last);
        named.into_iter().any(|p| p.key.of(voices.mentions) == key) || cx.outline.hits.get(first, Class::Attribution).is_some()
    };
    let sentences = cx.outline.sentences.get(from as usize..to as usize).unwrap_or(&[]);
    sentences.iter().rev().find(told).map_or(q.first, |s| s.last as usize)
}
