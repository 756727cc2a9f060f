//! Parts that the text itself calls all of a whole: "terdiri dari", "sisanya", "86 people, 78 passengers and eight crew".

use super::closed::{mistyped, slipped};
use super::sum_fact;
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, cue_after, cue_before, has_cue, of_sentence, operand, sentences, whole_at,
};
use crate::value::{Bound, Exact, NumberShape, Slip};

/// Tokens between a whole and the words that open the list of its parts.
const OPENS: u32 = 7;
/// Tokens between a whole and the first of parts that are named without a noun.
const APPOSED: u32 = 12;
/// Numbers of a sentence beyond which it is a table.
const TABLE: usize = 24;
/// Tokens behind a whole in which its list is called open.
const OPEN: u32 = 9;
/// Tokens behind a list in which a rest is named.
const REST: u32 = 40;
/// Tokens between "dan" and the last figure of a list, which may have a label.
const AND: u32 = 5;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let (mut previous, mut last): (Vec<&NumberFact>, _) = (Vec::new(), None);
    for s in sentences(numbers) {
        if last.replace(s).is_some_and(|last| last + 1 < s) {
            previous.clear();
        }
        let list: Vec<&NumberFact> =
            of_sentence(numbers, s).filter(|n| n.quantity.shape == NumberShape::Cardinal).take(TABLE + 1).collect();
        if !list.is_empty() && list.len() <= TABLE {
            let already = out.len();
            consists(view, numbers, &list, out);
            apposed(view, &list, out);
            remaining(view, &list, out);
            of_those(view, numbers, &list, s, out);
            if out.len() == already {
                summed(view, &previous, &list, out);
            }
        }
        previous = if list.len() <= TABLE { list } else { Vec::new() };
    }
}

/// "360 orang, terdiri dari 353 jemaah dan 7 petugas": the list follows at once and ends with its "dan".
fn consists(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let opens = |t: &NumberFact, next: Option<&&NumberFact>| {
        let Some(next) = next else { return false };
        let gap = next.tokens.0.saturating_sub(t.tokens.1);
        // An amount stands behind its label, a count before its noun.
        let direct = t.quantity.unit.is_some() || cue_before(view, next.tokens.0, 3, RelationCue::ConsistsOf);
        direct
            && cue_after(view, t.tokens.1, OPENS.min(gap), RelationCue::ConsistsOf)
            && !cue_after(view, t.tokens.1, OPEN, RelationCue::OpenList)
    };
    let Some(at) = (0..list.len()).find(|&i| list.get(i).is_some_and(|t| opens(t, list.get(i + 1)))) else { return };
    let Some((total, rest)) = list.get(at..).and_then(|l| l.split_first()) else { return };
    let Some(parts) = closed(view, rest, |n| n.quantity.unit == total.quantity.unit) else { return };
    let total = kind_of(view, list.get(..at).unwrap_or(&[]), parts).filter(|_| !shares(view, total, parts)).unwrap_or(total);
    let left_open = parts.last().is_some_and(|p| cue_after(view, p.tokens.1, REST, RelationCue::Rest));
    if !left_open
        && !goes_on(numbers, total, parts)
        && parts.iter().all(|p| p.quantity.unit == total.quantity.unit)
        && parts_of(total, parts)
    {
        report(total, parts, out);
    }
}

/// Whether all parts are of the noun of their whole.
fn shares(view: &View<'_>, total: &NumberFact, parts: &[&NumberFact]) -> bool {
    parts.iter().all(|p| shares_noun(view, p, total))
}

/// The last of some figures whose noun the parts share: "46 films from 11 countries, made up of 18 long films and 28 short films".
pub(super) fn kind_of<'n>(view: &View<'_>, before: &[&'n NumberFact], parts: &[&NumberFact]) -> Option<&'n NumberFact> {
    before.iter().rev().copied().find(|t| shares(view, t, parts))
}

/// Whether figures of the next sentence are just what the parts lack: "… 182 personel. TNI mengerahkan 428, pemda 601."
fn goes_on(numbers: &[NumberFact], total: &NumberFact, parts: &[&NumberFact]) -> bool {
    let Some(mut rest) = sum(parts).and_then(|s| total.quantity.low.sub(s)) else { return false };
    let later =
        numbers.iter().filter(|n| n.ground.sentence == total.ground.sentence + 1 && n.quantity.unit == total.quantity.unit);
    for n in later {
        let Some(left) = rest.sub(n.quantity.low).filter(|left| *left >= Exact::ZERO) else { return false };
        rest = left;
        if rest == Exact::ZERO {
            return true;
        }
    }
    false
}

/// The numbers up to the one behind "dan": a list that is told to its end. No number like them may follow near.
fn closed<'l, 'n>(
    view: &View<'_>,
    rest: &'l [&'n NumberFact],
    like: impl Fn(&NumberFact) -> bool,
) -> Option<&'l [&'n NumberFact]> {
    let at = rest.iter().position(|n| cue_before(view, n.tokens.0, AND, RelationCue::And))?;
    let last = rest.get(at)?;
    let goes_on = rest.get(at + 1).is_some_and(|n| n.tokens.0.saturating_sub(last.tokens.1) <= APPOSED && like(n));
    (at >= 1 && !goes_on).then(|| rest.get(..=at)).flatten()
}

/// "86 people, 78 passengers and eight crew"; "Seventeen flights were diverted, eleven to Gothenburg and six to Malmo".
fn apposed(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let spread = |p: &NumberFact| p.quantity.counted.is_none() && has_cue(view, p.tokens.1, RelationCue::Spread);
    let kind = |p: &NumberFact| has_cue(view, p.quantity.counted_tokens.0, RelationCue::Kind);
    for (i, total) in list.iter().enumerate() {
        let Some(parts) = list.get(i + 1..).and_then(|rest| closed(view, rest, |n| n.people || kind(n) || spread(n))) else {
            continue;
        };
        let Some(first) = parts.first() else { continue };
        let apart = first.tokens.0.saturating_sub(total.tokens.1);
        let sign = first.tokens.0.checked_sub(1).and_then(|t| view.outline.tokens.get(t as usize)).map(|t| t.span.of(view.text));
        if !matches!(sign, Some("," | ":" | "(" | "–" | "—")) || total.quantity.unit.is_some() {
            continue;
        }
        let everybody = |n: &NumberFact| has_cue(view, n.quantity.counted_tokens.0, RelationCue::Everybody);
        // "63 people were on board, 58 passengers and five crew".
        let close = apart <= 4 || apart <= OPENS && slipped(total, parts);
        let kinds =
            close && everybody(total) && parts.iter().all(|p| (p.people || kind(p)) && p.noun != 0 && p.noun != total.noun);
        // "140 pendaki, 95 laki-laki dan 45 perempuan": behind a noun the digits must look mistyped, for children are men or women too.
        let beside = total.end() + 1 >= first.tokens.0;
        let large = total.quantity.low >= Exact::int(20);
        let named = apart <= 3 && beside && large && total.people && slipped(total, parts);
        let sexes = (apart <= 2 && total.noun == 0 || named) && parts.iter().all(|p| kind(p));
        // "214 work in Randel, 180 in Sorley and 102 in Tamm": the first is a part as well.
        let placed = cue_after(view, total.tokens.1, apart, RelationCue::Spread);
        let places = total.noun != 0 && apart <= APPOSED && !placed && parts.iter().all(|p| spread(p));
        let unitless = parts.iter().all(|p| p.quantity.unit.is_none());
        // "39 ditangkap, 21 di Kendal dan 12 di Demak": where less is told than all there may be other places.
        let less = sum(parts).is_some_and(|s| s < total.quantity.low);
        let places = places && (!less || mistyped(total, parts, |a, b| Slip::reckoned(a, b) >= Slip::Likely));
        if unitless && (kinds || places || sexes) && parts_of(total, parts) {
            report(total, parts, out);
            return;
        }
    }
}

/// "Dari 64 desa, 41 desa terendam, sisanya 23 desa kering"; "60 persen setuju, sisanya 40 persen menolak".
fn remaining(view: &View<'_>, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let Some(at) = list.iter().position(|n| cue_before(view, n.tokens.0, 2, RelationCue::Rest)) else { return };
    let (Some(rest), Some(before)) = (list.get(at), list.get(..at)) else { return };
    if rest.quantity.unit.is_some() && !rest.quantity.is_percent() {
        return;
    }
    if rest.quantity.unit.is_some() {
        let (Some(told), Some(last)) = (sum(before), rest.quantity.plain()) else { return };
        let share =
            |p: &NumberFact| p.quantity.unit == rest.quantity.unit && !cue_before(view, p.tokens.0, 3, RelationCue::Change);
        let (Some(all), Some(expected)) = (told.add(last), Exact::int(100).sub(told)) else { return };
        let rounded = all >= Exact::int(97) && all <= Exact::int(103);
        let near = all > Exact::int(50) && all < Exact::int(150);
        if (1..=4).contains(&before.len()) && before.iter().all(|p| share(p)) && !rounded && near {
            out.push(RelationFact {
                kind: RelationKind::Total,
                claimed: operand(rest),
                expected: format!("{expected} percent"),
                operands: before.iter().map(|n| operand(n)).collect(),
                detail: format!("100 - {told} = {expected}, not {last}"),
            });
        }
        return;
    }
    let Some(whole) = before.iter().position(|n| whole_at(view, n.tokens.0, 3) && n.quantity.unit.is_none()) else {
        return;
    };
    let (Some(total), Some(parts)) = (before.get(whole), list.get(whole + 1..=at)) else { return };
    let counts = |p: &&NumberFact| {
        p.quantity.unit.is_none() && (parts.len() == 2 || p.noun == 0 || p.noun == total.noun || p.people && total.people)
    };
    if parts.len() >= 2 && parts.iter().all(counts) && parts_of(total, parts) {
        report(total, parts, out);
    }
}

/// "Of the dead, 11 were found in … and six in …": more parts than the article gives dead.
fn of_those(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], sentence: u32, out: &mut Vec<RelationFact>) {
    let Some(first) = view.outline.sentences.get(sentence as usize).map(|s| s.first) else { return };
    let Some(parts) = closed(view, list, |n| n.quantity.unit.is_none() && n.quantity.counted.is_none()).filter(|p| p.len() == 2)
    else {
        return;
    };
    let opens = parts.first().is_some_and(|p| p.tokens.0 <= first + 6) && has_cue(view, first, RelationCue::OutOf);
    let named = (first + 1..first + 4).find_map(|t| view.outline.hits.get(t as usize, Class::Attribute));
    let Some((index, _)) = named.filter(|_| opens).and_then(|h| view.lexicon.vocabulary.cue(h.value)) else { return };
    let mut wholes = numbers.iter().filter(|n| {
        n.attribute == Some(index as u16) && n.ground.sentence < sentence && n.ground.dims.is_empty() && !n.ground.unreal
    });
    let Some(total) = wholes.next() else { return };
    let alone = wholes.all(|n| n.quantity.low == total.quantity.low);
    let bare = parts.iter().all(|p| p.quantity.unit.is_none() && p.quantity.counted.is_none());
    let more = sum(parts).is_some_and(|s| s > total.quantity.low);
    if alone && bare && more && parts_of(total, parts) {
        report(total, parts, out);
    }
}

/// "41,320 votes, the incumbent 36,058. Altogether 77,378 valid votes"; "12 putra dan 9 putri, seluruhnya berjumlah 21 atlet".
fn summed(view: &View<'_>, previous: &[&NumberFact], list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let Some(at) = list.iter().position(|n| cue_before(view, n.tokens.0, 2, RelationCue::SumOf)) else {
        return headed(view, previous, list, out);
    };
    let (Some(total), Some(before)) = (list.get(at), list.get(..at)) else { return };
    let parts = match before {
        [] => previous,
        _ => before,
    };
    let like = |p: &&&NumberFact| p.quantity.unit == total.quantity.unit && shares_noun(view, p, total);
    let fits = |p: &&NumberFact| p.quantity.unit == total.quantity.unit && (p.noun == 0 || shares_noun(view, p, total));
    let counted = total.quantity.unit.is_some() || parts.iter().any(|p| like(&p));
    if (2..=5).contains(&parts.len()) && counted && parts.iter().all(fits) && parts_of(total, parts) {
        report(total, parts, out);
    }
}

/// Tokens of what a sum at the beginning of a sentence counts: "Jumlah suara sah 77.378".
const LABEL: u32 = 4;

/// "41.320 suara, petahana 36.058 suara. Jumlah suara sah 77.378": more parts than the sum, or digits that look mistyped.
fn headed(view: &View<'_>, previous: &[&NumberFact], list: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let Some(total) = list.first().filter(|t| t.quantity.unit.is_none() && (2..=5).contains(&previous.len())) else { return };
    let Some(first) = view.outline.sentence(total.tokens.0 as usize).map(|s| s.first) else { return };
    let label = first + 1..total.tokens.0;
    if !has_cue(view, first, RelationCue::Counted) || label.is_empty() || label.end - label.start > LABEL {
        return;
    }
    let stem = |t: u32| content_stem(view, t as usize);
    let told = |p: &&NumberFact| {
        let mut words = p.quantity.counted_tokens.0..p.quantity.counted_tokens.1;
        p.quantity.unit.is_none() && words.any(|t| stem(t).is_some() && label.clone().any(|u| stem(u) == stem(t)))
    };
    let more = sum(previous).is_some_and(|s| s > total.quantity.low);
    let surely = more || mistyped(total, previous, |a, b| Slip::reckoned(a, b) >= Slip::Likely);
    if previous.iter().all(told) && surely && parts_of(total, previous) {
        report(total, previous, out);
    }
}

/// Whether two counts are of one noun: "votes" and "valid votes".
pub(in crate::resolve::facts::relation) fn shares_noun(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let words = |n: &NumberFact| n.quantity.counted_tokens.0..n.quantity.counted_tokens.1;
    let stem = |t: u32| content_stem(view, t as usize);
    a.noun != 0 && (a.noun == b.noun || words(a).any(|t| stem(t).is_some() && words(b).any(|u| stem(u) == stem(t))))
}

pub(super) fn sum(parts: &[&NumberFact]) -> Option<Exact> {
    parts.iter().try_fold(Exact::ZERO, |s, p| s.add(p.quantity.plain()?))
}

/// Whether all figures are firm, every part is smaller than the whole, and the sum is near it: what is far off counts something else.
pub(super) fn parts_of(total: &NumberFact, parts: &[&NumberFact]) -> bool {
    let firm = |n: &NumberFact| n.quantity.bound == Bound::Exact && !n.ground.unreal && n.quantity.plain().is_some();
    let whole = total.quantity.low;
    let ratio = sum(parts).and_then(|s| s.div(whole));
    let near =
        ratio.is_some_and(|r| Exact::ratio(3, 5).is_some_and(|low| r >= low) && Exact::ratio(8, 5).is_some_and(|high| r <= high));
    firm(total) && parts.iter().all(|p| firm(p) && p.quantity.low < whole && p.quantity.low > Exact::ZERO) && near
}

/// A sum that is not the whole, beyond what rounding allows.
pub(super) fn report(total: &NumberFact, parts: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let Some(sum) = sum(parts) else { return };
    // "sepuluh kali menang": times are counted.
    let counted = |n: &NumberFact| matches!(n.quantity.unit.as_deref(), None | Some("times"));
    let fine = |n: &NumberFact| n.quantity.step <= Exact::ONE && counted(n);
    let rounded = parts.iter().try_fold(total.quantity.step, |s, p| s.add(p.quantity.step)).and_then(|s| s.div(Exact::int(2)));
    let slack = if fine(total) && parts.iter().all(|p| fine(p)) { Exact::ZERO } else { rounded.unwrap_or(Exact::ONE) };
    // A figure inside the list that is no part of it: "215 atlet di 32 cabang olahraga dan 14 atlet".
    let nested = parts.len() > 2 && parts.iter().any(|p| sum.sub(p.quantity.low) == Some(total.quantity.low));
    let known = nested || out.iter().any(|r| r.kind == RelationKind::Total && r.claimed.0 == total.ground.span);
    if !known && sum.sub(total.quantity.low).is_some_and(|d| d.abs() > slack) {
        out.push(sum_fact(total, parts, sum));
    }
}
