//! A sum, what comes to each, and how many it is for, where the three stand in different sentences: "The line is 17.5 kilometres long and
//! has 26 stops. It cost 840 million, or 48 million per kilometre", "31.500 orang dalam tujuh hari. Rata-rata 4.500 orang setiap hari".

use crate::lang::{Mark, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, has_cue, of_sentence, operand, parted, short};
use crate::value::{Exact, NumberShape, Slip};

/// Tokens between a rate and the word that says for what it is.
const REACH: u32 = 3;
/// Tokens between a sum and its rate in one sentence.
const BESIDE: u32 = 9;
/// Sentences between a rate and how many there are.
const NEAR: u32 = 2;

/// What a rate is for.
enum Of {
    /// A day.
    Day,
    /// A word, by its stem.
    Word(u32),
    /// Nothing that is named: "masing-masing", "each".
    Each,
}

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for rate in numbers.iter().filter(|n| firm(n) || average(view, n)) {
        let Some(of) = of(view, rate) else { continue };
        let Some(total) = total(view, numbers, rate) else { continue };
        let (r, t) = (rate.quantity.low, total.quantity.low);
        let may = |n: &&NumberFact| n.tokens != rate.tokens && n.tokens != total.tokens && counts(n);
        let fits = |n: &NumberFact| close(rate, total, n.quantity.low);
        if numbers.iter().filter(may).any(fits) {
            continue;
        }
        let named = |n: &&NumberFact| match of {
            Of::Day => n.quantity.is_in("day"),
            Of::Word(stem) => ends(n).iter().any(|&t| content_stem(view, t as usize) == Some(stem)),
            Of::Each => false,
        };
        let near = |n: &&NumberFact| n.ground.sentence.abs_diff(rate.ground.sentence) <= NEAR;
        let told: Vec<&NumberFact> = numbers.iter().filter(may).filter(named).filter(near).collect();
        // "Rp 50 juta kepada setiap penggugat, total Rp 15,6 miliar" of a suit of 312 farmers: only digits that look mistyped say so.
        let typed = |n: &&NumberFact| {
            let product = r.mul(n.quantity.low).unwrap_or(Exact::ZERO);
            n.quantity.unit.is_none() && n.noun != 0 && Slip::reckoned(t, product) >= Slip::Plain
        };
        let (count, surely) = match sole(&told) {
            Some(count) => (count, false),
            None => match sole(&numbers.iter().filter(may).filter(typed).collect::<Vec<_>>()) {
                Some(count) => (count, true),
                None => continue,
            },
        };
        let (Some(each), Some(product)) = (t.div(count.quantity.low), r.mul(count.quantity.low)) else { continue };
        let ratio = each.div(r).map_or(1.0, Exact::to_f64);
        // "per orang" may be of others than the people told near by.
        let everybody = ends(count).iter().any(|&t| has_cue(view, t, RelationCue::Everybody));
        let neat = !everybody && each.div(rate.quantity.step).is_some_and(Exact::is_integer);
        if (0.25..4.0).contains(&ratio) && (surely || neat || Slip::reckoned(t, product) >= Slip::Likely) {
            out.push(RelationFact {
                kind: RelationKind::Product,
                claimed: operand(rate),
                expected: short(each),
                operands: vec![operand(count), operand(total)],
                detail: format!("{t} / {} = {}, not {r}", count.quantity.low, short(each)),
            });
        }
    }
}

/// The one value that figures have.
fn sole<'n>(list: &[&'n NumberFact]) -> Option<&'n NumberFact> {
    let first = *list.first()?;
    list.iter().all(|n| n.quantity.low == first.quantity.low).then_some(first)
}

/// The last tokens of a figure and of what it counts.
fn ends(n: &NumberFact) -> [u32; 2] {
    [n.tokens.1.saturating_sub(1), n.quantity.counted_tokens.1.saturating_sub(1)]
}

/// A plain amount or count that is no share.
fn firm(n: &NumberFact) -> bool {
    n.is_firm() && !n.quantity.is_percent()
}

/// An average, which words call about so much.
fn average(view: &View<'_>, n: &NumberFact) -> bool {
    let q = &n.quantity;
    q.shape == NumberShape::Cardinal
        && !q.is_percent()
        && q.low == q.high
        && q.low > Exact::ZERO
        && cue_before(view, n.tokens.0, REACH, RelationCue::Average)
}

/// How many of something there are.
fn counts(n: &NumberFact) -> bool {
    n.is_plain() && n.quantity.low >= Exact::int(2)
}

/// What a rate is for, where words say that it restates a sum.
fn of(view: &View<'_>, rate: &NumberFact) -> Option<Of> {
    let restated = cue_before(view, rate.tokens.0, REACH, RelationCue::BackReference);
    let average = cue_before(view, rate.tokens.0, REACH, RelationCue::Average);
    let end = rate.tokens.1.max(rate.quantity.counted_tokens.1);
    let last = view.outline.sentence(rate.tokens.0 as usize).map_or(end, |s| s.last);
    let mark = |t: u32| view.outline.tokens.get(t as usize).is_none_or(|x| x.is_any_mark(",.;:()"));
    let clause = (rate.tokens.1..(end + REACH).min(last)).find(|&t| mark(t)).unwrap_or((end + REACH).min(last));
    let per = |t: &u32| has_cue(view, *t, RelationCue::Per);
    if (restated || average) && (rate.tokens.1..clause).any(|t| has_cue(view, t, RelationCue::PerDay)) {
        return Some(Of::Day);
    }
    let word = (rate.tokens.1..clause).find(per).and_then(|t| content_stem(view, t as usize + 1));
    match word {
        Some(stem) if restated || average => Some(Of::Word(stem)),
        _ => {
            let each = rate.is_marked(&view.lexicon.vocabulary, Mark::Each);
            each.then_some(Of::Each)
        }
    }
}

/// The sum of which a rate is told: right before it in its sentence, behind it where a word calls it the sum, or the only one of its
/// unit or noun in the sentence before.
fn total<'n>(view: &View<'_>, numbers: &'n [NumberFact], rate: &NumberFact) -> Option<&'n NumberFact> {
    let like = |n: &&NumberFact| {
        let noun = rate.quantity.unit.is_some() || rate.noun != 0 && n.noun == rate.noun || rate.people && n.people;
        let bare = rate.quantity.unit.is_none() && rate.noun == 0 && n.noun != 0;
        firm(n) && n.quantity.unit == rate.quantity.unit && (noun || bare) && n.quantity.low > rate.quantity.low
    };
    let here = || of_sentence(numbers, rate.ground.sentence).filter(like);
    // "The bank will lend $30 million; the two governments pay $8 million each": what others give is no sum of it.
    let near = |n: &&NumberFact| {
        let gap = rate.tokens.0.checked_sub(n.tokens.1);
        gap.is_some_and(|gap| gap <= BESIDE + 3) && !parted(view, n.tokens.1, rate.tokens.0)
    };
    let before = here().filter(near).last();
    let summed = |n: &&NumberFact| {
        n.tokens.0 >= rate.tokens.1
            && n.tokens.0 - rate.tokens.1 <= BESIDE
            && cue_before(view, n.tokens.0, 2, RelationCue::Altogether)
    };
    if let Some(total) = before.or_else(|| here().find(summed)) {
        return Some(total);
    }
    let average = cue_before(view, rate.tokens.0, REACH, RelationCue::Average) && here().next().is_none();
    let previous = rate.ground.sentence.checked_sub(1).filter(|_| average)?;
    let mut found = of_sentence(numbers, previous).filter(like);
    found.next().filter(|_| found.next().is_none())
}

/// Whether a count makes the sum of the rate, as far as they are rounded.
fn close(rate: &NumberFact, total: &NumberFact, count: Exact) -> bool {
    let Some(each) = total.quantity.low.div(count) else { return false };
    let slack = rate.quantity.step.max(rate.quantity.low.div(Exact::int(50)).unwrap_or(Exact::ONE));
    let wide = total.quantity.step.div(count).unwrap_or(Exact::ZERO);
    each.sub(rate.quantity.low).is_some_and(|d| d.abs() <= slack.max(wide))
}
