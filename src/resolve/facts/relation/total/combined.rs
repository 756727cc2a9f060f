//! Figures of two sentences that one of them adds up: "142 kantor dan 318 kantor. Setelah bergabung menjadi 460 kantor", "9 million.
//! Together with 5 million for roofs, the bill comes to 14 million", "a tunnel of 3.260 meter … 1.740 meter, … 1.520 meter".

use super::closed::{mistyped, slipped};
use super::parts::{report, shares_noun, sum};
use super::settled;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, sentences, sign};
use crate::value::{Exact, Slip};

/// Tokens in which a sentence says that it adds to what was told before.
const HEAD: u32 = 4;
/// Sentences between a whole and the two parts it is made of.
const NEAR: u32 = 3;
/// Tokens between two parts.
const ITEM: u32 = 9;
/// Outcomes of one accident that are all there are.
const OUTCOMES: usize = 3;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in sentences(numbers) {
        let here: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| firm(n)).collect();
        joined(view, numbers, s, &here, out);
        together(view, numbers, s, &here, out);
        pair(view, numbers, s, &here, out);
        outcomes(view, numbers, s, &here, out);
    }
}

/// A firm count or amount that can be added up.
fn firm(n: &NumberFact) -> bool {
    n.is_addend() && !n.quantity.is_points()
}

/// Whether two figures are of one unit, or of one noun.
fn alike(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    a.quantity.unit == b.quantity.unit && (a.quantity.unit.is_some() || shares_noun(view, a, b) || a.people && b.people)
}

/// The firm figures of a sentence that are like another.
fn like<'n>(view: &View<'_>, numbers: &'n [NumberFact], sentence: u32, n: &NumberFact) -> Vec<&'n NumberFact> {
    of_sentence(numbers, sentence).filter(|x| firm(x) && x.tokens != n.tokens && alike(view, x, n)).collect()
}

/// "142 kantor dan 318 kantor. Setelah bergabung, jaringan keduanya menjadi 460 kantor".
fn joined(view: &View<'_>, numbers: &[NumberFact], s: u32, here: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let [total] = here else { return };
    let Some(sentence) = view.outline.sentences.get(s as usize) else { return };
    let cued = view.tokens.any_cue(sentence.first, total.tokens.0, RelationCue::Combined);
    let Some(before) = s.checked_sub(1).filter(|_| cued) else { return };
    let parts = like(view, numbers, before, total);
    if parts.len() == 2 {
        tell(numbers, total, &parts, slipped(total, &parts), out);
    }
}

/// "9 million euros … Together with 5 million for roofs, the bill comes to 14 million".
fn together(view: &View<'_>, numbers: &[NumberFact], s: u32, here: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let [b, total] = here else { return };
    let Some(sentence) = view.outline.sentences.get(s as usize) else { return };
    let head = (sentence.first + HEAD).min(b.tokens.0);
    let cued = b.tokens.0 <= sentence.first + 2 * HEAD && view.tokens.any_cue(sentence.first, head, RelationCue::TogetherWith);
    let Some(before) = s.checked_sub(1).filter(|_| cued && alike(view, b, total)) else { return };
    let told = like(view, numbers, before, total);
    if let [a] = told.as_slice() {
        let parts = [*a, *b];
        tell(numbers, total, &parts, slipped(total, &parts), out);
    }
}

/// "3.260 meter … Tim barat menggali 1.740 meter, tim timur 1.520 meter": the only two figures of a sentence, which nothing but a long
/// slip of the digits keeps from being those of a whole told shortly before.
fn pair(view: &View<'_>, numbers: &[NumberFact], s: u32, here: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let [a, b] = here else { return };
    let gap = b.tokens.0.saturating_sub(a.tokens.1);
    let comma =
        (a.tokens.1..b.tokens.0).any(|t| sign(view, t) == ",") || view.tokens.any_cue(a.tokens.1, b.tokens.0, RelationCue::And);
    let cues =
        [RelationCue::Change, RelationCue::To, RelationCue::From, RelationCue::OutOf, RelationCue::Compared, RelationCue::Past];
    let moved = [a, b].iter().any(|n| cues.iter().any(|c| cue_before(view, n.tokens.0, 3, *c)));
    if gap > ITEM || !comma || moved || !alike(view, a, b) {
        return;
    }
    let parts = [*a, *b];
    let mut wholes: Vec<&NumberFact> = Vec::new();
    for back in 1..=NEAR.min(s) {
        for w in like(view, numbers, s - back, a) {
            let fits = parts.iter().all(|p| p.quantity.low < w.quantity.low)
                && mistyped(w, &parts, |x, y| Slip::reckoned(x, y) >= Slip::Plain);
            if fits && !wholes.iter().any(|x| x.quantity.low == w.quantity.low) {
                wholes.push(w);
            }
        }
    }
    if let [total] = wholes.as_slice() {
        tell(numbers, total, &parts, true, out);
    }
}

/// "27 warga … 3 orang meninggal, 9 luka-luka, dan 15 selamat": the dead, the hurt and the unhurt are all.
fn outcomes(view: &View<'_>, numbers: &[NumberFact], s: u32, here: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let vocabulary = &view.lexicon.vocabulary;
    for p in vocabulary.partitions() {
        let outcome = |n: &&&NumberFact| n.attribute.is_some_and(|a| p.parts.contains(&(a as usize))) && n.ground.dims.is_empty();
        let parts: Vec<&NumberFact> = here.iter().filter(outcome).copied().collect();
        let mut kinds: Vec<Option<u16>> = parts.iter().map(|n| n.attribute).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let closed = parts.iter().any(|n| n.attribute.is_some_and(|a| p.closing.contains(&(a as usize))));
        if kinds.len() != parts.len() || parts.len() < OUTCOMES || !closed || out.iter().any(|r| r.kind == RelationKind::Total) {
            continue;
        }
        let people = |n: &&NumberFact| {
            firm(n)
                && n.quantity.unit.is_none()
                && (n.people || has_cue(view, n.quantity.counted_tokens.0, RelationCue::Everybody))
        };
        let from = numbers.partition_point(|n| n.ground.sentence + 2 < s);
        let before = numbers.iter().skip(from).take_while(|n| n.ground.sentence < s).filter(people);
        let mut wholes: Vec<&NumberFact> =
            before.filter(|n| n.attribute.is_none_or(|a| !p.parts.contains(&(a as usize)))).collect();
        wholes.retain(|w| parts.iter().all(|x| x.quantity.low < w.quantity.low));
        wholes.dedup_by(|a, b| a.quantity.low == b.quantity.low);
        if let [total] = wholes.as_slice() {
            tell(numbers, total, &parts, slipped(total, &parts), out);
        }
    }
}

/// A sum that is not the whole and no other figure of the article.
fn tell(numbers: &[NumberFact], total: &NumberFact, parts: &[&NumberFact], looks: bool, out: &mut Vec<RelationFact>) {
    let Some(all) = sum(parts).filter(|_| looks) else { return };
    let settled = settled(numbers, total, all);
    let larger = parts.iter().any(|p| p.quantity.low >= total.quantity.low);
    let ratio = all.div(total.quantity.low).map_or(0.0, Exact::to_f64);
    let known =
        out.iter().any(|r| parts.iter().any(|p| r.claimed.0 == p.ground.span || r.operands.iter().any(|o| o.0 == p.ground.span)));
    if !settled && !larger && !known && (0.6..=1.7).contains(&ratio) {
        report(total, parts, out);
    }
}

/// "19 medali. Rinciannya 5 emas, 8 perak, dan 6 perunggu": the only count of things of the sentence before.
pub(super) fn medals<'n>(view: &View<'_>, previous: &[&'n NumberFact], parts: &[&NumberFact]) -> Option<&'n NumberFact> {
    let made = |p: &&NumberFact| has_cue(view, p.quantity.counted_tokens.0, RelationCue::Medal);
    let [total] = previous else { return None };
    let fits = parts.iter().all(|p| made(p) && p.quantity.low < total.quantity.low);
    (fits && total.noun != 0 && total.quantity.unit.is_none()).then_some(*total)
}
