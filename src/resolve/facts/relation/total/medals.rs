//! The medals of one side: "tujuh medali … dua emas, tiga perak, dan tiga perunggu".

use super::parts::{report, sum};
use super::settled;
use crate::extract::MentionKind;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, cue_before, has_cue, of_sentence, sentences, sign};
use crate::value::Exact;

/// Tokens between one medal and the next.
const ITEM: u32 = 4;
/// Tokens between the whole and its parts in one sentence.
const BESIDE: u32 = 12;
/// By how many a whole may miss its parts: two that are further apart are of different sides.
const NEAR: i64 = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    if !(view.tokens.tells(RelationCue::Medal) && view.tokens.tells(RelationCue::Medals)) {
        return;
    }
    let medal = |n: &NumberFact| n.is_tally() && has_cue(view, n.quantity.counted_tokens.0.max(n.tokens.1), RelationCue::Medal);
    let whole = |n: &NumberFact| {
        n.is_tally() && (n.tokens.1..=n.quantity.counted_tokens.1).any(|t| has_cue(view, t, RelationCue::Medals)) && !medal(n)
    };
    for s in sentences(numbers) {
        let parts: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| medal(n)).take(4).collect();
        let [a, b, c] = parts.as_slice() else { continue };
        let row = parts.windows(2).all(|w| matches!(w, [x, y] if y.tokens.0.saturating_sub(x.tokens.1) <= ITEM));
        if !row || !cue_before(view, c.tokens.0, 2, RelationCue::And) {
            continue;
        }
        let here = of_sentence(numbers, s).filter(|n| whole(n) && n.tokens.1 <= a.tokens.0).last();
        let beside = here.filter(|n| {
            let stop = (n.tokens.1..a.tokens.0).any(|t| matches!(sign(view, t), ";" | "."));
            a.tokens.0 - n.tokens.1 <= BESIDE && !stop
        });
        // In a sentence of its own somebody else may have won them.
        let before = s.checked_sub(1).filter(|_| here.is_none() && !named(view, s, a.tokens.0)).and_then(|s| {
            let mut found = of_sentence(numbers, s).filter(|n| whole(n));
            found.next().filter(|_| found.next().is_none())
        });
        let Some(total) = beside.or(before) else { continue };
        let parts = [*a, *b, *c];
        let Some(all) = sum(&parts) else { continue };
        let near = all.sub(total.quantity.low).is_some_and(|d| d.abs() <= Exact::int(NEAR));
        // "Tambahan dua medali membuat Indonesia mengoleksi empat emas, …": some of them are counted again.
        let more = cue_before(view, total.tokens.0, 2, RelationCue::Additional);
        if near && !more && !settled(numbers, total, all) {
            report(total, &parts, out);
        }
    }
}

/// Whether a name stands in a sentence before a token.
fn named(view: &View<'_>, sentence: u32, token: u32) -> bool {
    view.sentence_mentions(sentence).iter().any(|m| matches!(m.kind, MentionKind::Name(..)) && m.tokens.0 < token)
}
