//! A percentage of change and its two levels in two sentences, and shares told in words: "Laba naik 25 persen menjadi Rp 500 miliar.
//! Tahun sebelumnya Rp 400 miliar", "9,000 tickets, half of the 18,000 available".

use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::figure::MISREPORTED;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::total::parts::shares_noun;
use crate::resolve::facts::relation::{
    RelationFact, RelationKind, around, cue_after, cue_before, has_cue, of_sentence, operand, round, short, sign,
};
use crate::value::{Exact, NumberShape, Slip};

/// Sentences between a figure and the one that says which share it is.
const BACK: u32 = 3;
/// Tokens between a part and the percentage that restates it: "173.550 datang ke TPS pada Rabu, 27 November, atau 75 persen".
const RESTATED: u32 = 20;
/// Tokens between a fraction and the value of what it is of.
const VALUED: u32 = 8;
/// Tokens between a level and the word that says when it held.
const WHEN: u32 = 6;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let multiples = FACTORS.iter().any(|f| view.tokens.tells(f.0));
    for s in 0..view.outline.sentences.len() as u32 {
        if multiples {
            multiple(view, numbers, s, out);
        }
        if view.tokens.tells(RelationCue::Twice) {
            twice(view, numbers, s, out);
        }
        times_as_many(view, numbers, s, out);
    }
    for p in numbers {
        if p.quantity.is_percent() && p.quantity.plain().is_some() {
            change(view, numbers, p, out);
            opened_closed(view, numbers, p, out);
            share(view, numbers, p, out);
        } else if p.quantity.shape == NumberShape::Fraction && p.quantity.low == p.quantity.high {
            fraction(view, numbers, p, out);
        }
    }
}

/// A firm amount or count.
fn level(n: &NumberFact) -> bool {
    n.is_plain() && n.is_amount()
}

/// "naik 25 persen menjadi Rp 500 miliar. Tahun sebelumnya … Rp 400 miliar": the only two amounts of the unit around.
fn change(view: &View<'_>, numbers: &[NumberFact], p: &NumberFact, out: &mut Vec<RelationFact>) {
    if !cue_before(view, p.tokens.0, 3, RelationCue::Change) {
        return;
    }
    let near: Vec<&NumberFact> = around(numbers, p.ground.sentence).iter().filter(|n| level(n)).collect();
    let Some(own) =
        near.iter().filter(|n| n.ground.sentence == p.ground.sentence).min_by_key(|n| n.tokens.0.abs_diff(p.tokens.0))
    else {
        return;
    };
    let alike =
        |n: &NumberFact| n.quantity.unit == own.quantity.unit && (own.quantity.unit.is_some() || shares_noun(view, own, n));
    let mut values: Vec<&NumberFact> = Vec::new();
    for n in near.iter().filter(|n| alike(n)) {
        if !values.iter().any(|v| v.quantity.low == n.quantity.low) {
            values.push(n);
        }
    }
    let [a, b] = values.as_slice() else { return };
    let past = |n: &NumberFact| {
        cue_before(view, n.tokens.0, WHEN, RelationCue::Past)
            || cue_after(view, n.tokens.1, WHEN, RelationCue::Past)
            || cue_before(view, n.tokens.0, 2, RelationCue::From)
    };
    let (old, new) = match (past(a), past(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        // "£88.6 million was cut by 30 percent to £62 million": in one sentence the order tells.
        (false, false) if a.ground.sentence == b.ground.sentence && a.tokens.1 <= p.tokens.0 && b.tokens.0 >= p.tokens.1 => {
            (a, b)
        }
        _ => return,
    };
    let joined = p.tokens.0 >= new.tokens.1 && view.tokens.any_cue(new.tokens.1, p.tokens.0, RelationCue::And);
    let arrives = cue_before(view, new.tokens.0, 2, RelationCue::To) && new.ground.sentence == p.ground.sentence && !joined;
    let (x, y) = (old.quantity.low, new.quantity.low);
    let Some(actual) = y.sub(x).map(Exact::abs).and_then(|d| d.mul(Exact::int(100))).and_then(|d| d.div(x)) else { return };
    let rounded = round(actual, p.quantity.step);
    let steps = [old, new].iter().filter_map(|n| n.quantity.step.div(n.quantity.low)).fold(Exact::ZERO, Exact::max);
    let slack = steps.mul(Exact::int(150)).and_then(|s| s.add(p.quantity.step)).unwrap_or(Exact::ONE);
    let other = y.sub(x).map(Exact::abs).and_then(|d| d.mul(Exact::int(100))).and_then(|d| d.div(y)).unwrap_or(actual);
    let off = [actual, other].iter().all(|a| a.sub(p.quantity.low).is_some_and(|d| d.abs() > slack));
    let looks = Slip::reckoned(p.quantity.low, rounded);
    let round_tens = p.quantity.low.div(Exact::int(10)).is_some_and(Exact::is_integer)
        && rounded.div(Exact::int(10)).is_some_and(Exact::is_integer);
    if off && (looks >= Slip::Loose && arrives || looks >= Slip::Likely || arrives && round_tens) {
        out.push(fact(
            p,
            format!("{} percent", short(actual)),
            &[old, new],
            format!("from {x} to {y} is a change of {} percent, not {}", short(actual), p.quantity.low),
        ));
    }
}

/// Words that tell how many times as much there is now.
const FACTORS: [(RelationCue, f64); 3] = [(RelationCue::Doubled, 2.0), (RelationCue::Tripled, 3.0), (RelationCue::Halved, 0.5)];

/// "Dibuka pada harga Rp 250, saham itu ditutup Rp 310, melonjak 24 persen": the two levels of the sentence, each with its word.
fn opened_closed(view: &View<'_>, numbers: &[NumberFact], p: &NumberFact, out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = of_sentence(numbers, p.ground.sentence).filter(|n| level(n)).collect();
    let [a, b] = list.as_slice() else { return };
    let cue = |n: &NumberFact, reach, cue| cue_before(view, n.tokens.0, reach, cue);
    let start = cue(a, 6, RelationCue::Opened) || cue(a, 3, RelationCue::From) || cue(a, 4, RelationCue::Past);
    let end = cue(b, 4, RelationCue::Closing) || cue(b, 3, RelationCue::To);
    let gap = p.tokens.0.saturating_sub(b.tokens.1);
    // "… menjadi Rp 60.000, sedangkan bawang naik 20 persen": something else has risen.
    let joined = view.tokens.any_cue(b.tokens.1, p.tokens.0, RelationCue::And);
    let told = cue(p, 2, RelationCue::Change) && b.tokens.1 <= p.tokens.0 && gap <= 8 && !joined;
    let than = [RelationCue::Compared, RelationCue::From, RelationCue::OutOf, RelationCue::Past];
    let of_another = than.iter().any(|c| cue_after(view, p.tokens.1, 3, *c));
    if !(start && end && told) || of_another || a.quantity.unit != b.quantity.unit || a.tokens.1 > b.tokens.0 {
        return;
    }
    let (x, y) = (a.quantity.low, b.quantity.low);
    let Some(actual) = y.sub(x).map(Exact::abs).and_then(|d| d.mul(Exact::int(100))).and_then(|d| d.div(x)) else { return };
    let steps = [a, b].iter().filter_map(|n| n.quantity.step.div(n.quantity.low)).fold(Exact::ZERO, Exact::max);
    let slack = steps.mul(Exact::int(150)).and_then(|s| s.add(p.quantity.step)).unwrap_or(Exact::ONE);
    let off = actual.sub(p.quantity.low).is_some_and(|d| d.abs() > slack);
    if off && Slip::reckoned(p.quantity.low, round(actual, p.quantity.step)) >= Slip::Loose {
        out.push(fact(
            p,
            format!("{} percent", short(actual)),
            &[a, b],
            format!("from {x} to {y} is a change of {} percent, not {}", short(actual), p.quantity.low),
        ));
    }
}

/// "260.000 penumpang, dua kali lipat kapasitas bandara lama yang 130.000 orang": a figure told as so many times the one behind.
fn times_as_many(view: &View<'_>, numbers: &[NumberFact], sentence: u32, out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = of_sentence(numbers, sentence).collect();
    for three in list.windows(3) {
        let [new, factor, old] = three else { continue };
        let shape = factor.quantity.shape == NumberShape::Multiple && factor.quantity.plain().is_some();
        let beside = factor.tokens.0.saturating_sub(new.tokens.1) <= 6 && old.tokens.0.saturating_sub(factor.tokens.1) <= 8;
        if !shape || !beside || !level(new) || !level(old) || new.quantity.unit != old.quantity.unit {
            continue;
        }
        let comma =
            (new.tokens.1..factor.tokens.0).any(|t| view.outline.tokens.get(t as usize).is_some_and(|x| x.is_any_mark(",(")));
        let apart = [RelationCue::And, RelationCue::Change];
        let other = (factor.tokens.1..old.tokens.0).any(|t| apart.iter().any(|c| has_cue(view, t, *c)));
        // "15 matches, won 6 times, drew 7": a bare figure behind it is a count of its own.
        let nouns = new.noun != 0 && new.noun == old.noun;
        let like = new.quantity.unit.is_some() || nouns || new.people && old.people;
        let k = factor.quantity.low.to_f64();
        let ratio = new.quantity.low.div(old.quantity.low).map_or(k, Exact::to_f64);
        if comma
            && !other
            && like
            && k >= 2.0
            && ratio > 1.0
            && !(0.75..=1.33).contains(&(ratio / k))
            && MISREPORTED.contains(&(ratio / k))
        {
            out.push(not_times(new, old, ratio, k));
        }
    }
}

/// "The harvest has halved. Growers pressed 42,000 tonnes, after 64,000 in the season before".
fn multiple(view: &View<'_>, numbers: &[NumberFact], sentence: u32, out: &mut Vec<RelationFact>) {
    let Some(s) = view.outline.sentences.get(sentence as usize) else { return };
    let cue = (s.first..s.last).find_map(|t| FACTORS.iter().find(|f| has_cue(view, t, f.0)).map(|f| (t, f.1)));
    let Some((at, factor)) = cue else { return };
    let hedged = (at.saturating_sub(3)..at).any(|t| view.outline.hits.get(t as usize, Class::Hedge).is_some());
    for place in [sentence, sentence + 1] {
        let list: Vec<&NumberFact> = of_sentence(numbers, place).filter(|n| level(n)).collect();
        let [new, old] = list.as_slice() else { continue };
        let past = |n: &NumberFact| {
            cue_after(view, n.tokens.1, 5, RelationCue::Past) || cue_before(view, n.tokens.0, 5, RelationCue::Past)
        };
        let (new, old) = if past(old) { (new, old) } else { (old, new) };
        let like = new.quantity.unit == old.quantity.unit && (new.quantity.unit.is_some() || shares_noun(view, new, old));
        let ratio = new.quantity.low.div(old.quantity.low).map_or(factor, Exact::to_f64) / factor;
        let (low, high) = if hedged { (0.7, 1.5) } else { (0.86, 1.16) };
        if past(old)
            && !past(new)
            && like
            && old.quantity.low >= Exact::int(20)
            && !(low..=high).contains(&ratio)
            && (0.4..2.5).contains(&ratio)
        {
            out.push(not_times(new, old, ratio * factor, factor));
        }
        return;
    }
}

/// The fact that a figure is `ratio` times another where the text says `factor` times.
fn not_times(new: &NumberFact, old: &NumberFact, ratio: f64, factor: f64) -> RelationFact {
    RelationFact {
        kind: RelationKind::Change,
        claimed: operand(new),
        expected: format!("{:.0}", old.quantity.low.to_f64() * factor),
        operands: vec![operand(old)],
        detail: format!("{} / {} = {ratio:.2}, not {factor}", new.quantity.low, old.quantity.low),
    }
}

/// "800 seats, twice as many as the old one, which had 400".
fn twice(view: &View<'_>, numbers: &[NumberFact], sentence: u32, out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = of_sentence(numbers, sentence).filter(|n| level(n)).collect();
    for pair in list.windows(2) {
        let [new, old] = pair else { continue };
        let end = new.end();
        let cue = (end..(end + 4).min(old.tokens.0)).any(|t| has_cue(view, t, RelationCue::Twice));
        let like =
            new.quantity.unit == old.quantity.unit && (new.quantity.unit.is_some() || old.noun == 0 || old.noun == new.noun);
        let ratio = new.quantity.low.div(old.quantity.low).map_or(2.0, Exact::to_f64);
        if cue && like && old.tokens.0.saturating_sub(end) <= 14 && !(1.8..=2.2).contains(&ratio) && (0.8..5.0).contains(&ratio) {
            out.push(not_times(new, old, ratio, 2.0));
        }
    }
}

/// "Dari 697.500 pendaftar, 167.400 lulus atau 24 persen"; "62 percent: 31,000 of the 50,000 registered voters".
fn share(view: &View<'_>, numbers: &[NumberFact], p: &NumberFact, out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = of_sentence(numbers, p.ground.sentence).filter(|n| level(n)).collect();
    let of = |n: &NumberFact| cue_before(view, n.tokens.0, 2, RelationCue::OutOf);
    // "Some 540 of the 1,200 staff in three offices, or 45 percent": a hedged figure may be the part.
    let hedged = |n: &NumberFact| {
        let count = n.quantity.shape == NumberShape::Cardinal && n.quantity.plain().is_none();
        count && !n.quantity.is_percent() && list.iter().any(|l| l.quantity.unit == n.quantity.unit)
    };
    if of_sentence(numbers, p.ground.sentence).any(hedged) {
        return;
    }
    let pair = match list.as_slice() {
        [whole, part] if of(whole) && part.tokens.1 <= p.tokens.0 && !cue_before(view, part.tokens.0, 2, RelationCue::To) => {
            let restated = cue_before(view, p.tokens.0, 2, RelationCue::BackReference) || bracket(view, p.tokens.0);
            (restated && p.tokens.0 - part.tokens.1 <= RESTATED).then_some((part, whole))
        }
        [part, whole] if of(whole) && whole.tokens.1 <= p.tokens.0 && whole.tokens.0 - part.tokens.1 <= 3 => {
            let near = p.tokens.0 - whole.tokens.1 <= 5 && !cue_before(view, part.tokens.0, 1, RelationCue::From);
            (near && (bracket(view, p.tokens.0) || cue_before(view, p.tokens.0, 2, RelationCue::BackReference)))
                .then_some((part, whole))
        }
        [part, whole] if of(whole) && p.tokens.1 <= part.tokens.0 => {
            let sign = view.outline.tokens.get(p.tokens.1 as usize).map(|t| t.span.of(view.text));
            (matches!(sign, Some(":" | "–" | "—")) && part.tokens.0 - p.tokens.1 <= 4).then_some((part, whole))
        }
        _ => None,
    };
    let Some((part, whole)) = pair.filter(|(a, b)| a.quantity.unit == b.quantity.unit && a.quantity.low < b.quantity.low) else {
        return;
    };
    let Some(actual) = part.quantity.low.mul(Exact::int(100)).and_then(|x| x.div(whole.quantity.low)) else { return };
    let off = actual.sub(p.quantity.low).is_some_and(|d| d.abs() > p.quantity.step.max(Exact::int(3)));
    if off && !cue_before(view, p.tokens.0, 3, RelationCue::Change) && !cue_after(view, p.tokens.1, 3, RelationCue::OutOf) {
        out.push(fact(
            p,
            format!("{} percent", short(actual)),
            &[part, whole],
            format!("{} / {} = {} percent, not {}", part.quantity.low, whole.quantity.low, short(actual), p.quantity.low),
        ));
    }
}

fn bracket(view: &View<'_>, token: u32) -> bool {
    token.checked_sub(1).and_then(|t| view.outline.tokens.get(t as usize)).is_some_and(|t| t.span.of(view.text) == "(")
}

/// "9,000 tickets, half of the 18,000"; "30 dari 120 sekolah, atau seperempatnya". A fraction in words is rounded by a sixth.
fn fraction(view: &View<'_>, numbers: &[NumberFact], f: &NumberFact, out: &mut Vec<RelationFact>) {
    // "sepertiga lebih murah dari": that tells a distance.
    if has_cue(view, f.tokens.1, RelationCue::Compared) || has_cue(view, f.tokens.1, RelationCue::Differs) {
        return;
    }
    let list: Vec<&NumberFact> = of_sentence(numbers, f.ground.sentence).filter(|n| level(n)).collect();
    let before = list.iter().rev().filter(|n| n.tokens.1 <= f.tokens.0);
    let mut before = before.take(2);
    let (last, first) = (before.next(), before.next());
    let behind = list.iter().find(|n| n.tokens.0 >= f.tokens.1 && n.tokens.0 - f.tokens.1 <= 4);
    let of = |n: &NumberFact| {
        let total =
            cue_before(view, n.tokens.0, 2, RelationCue::Altogether) || cue_before(view, n.tokens.0, 3, RelationCue::Altogether);
        cue_before(view, n.tokens.0, if total { 4 } else { 2 }, RelationCue::OutOf)
    };
    let comma = |t: u32| {
        let signs = t.saturating_sub(3).max(1)..t;
        signs.into_iter().any(|t| view.outline.tokens.get(t as usize).is_some_and(|x| matches!(x.span.of(view.text), "," | "(")))
    };
    // "Two thirds of the 60 rooms, or 40 rooms": the part restates the fraction.
    let restates = |w: &NumberFact| {
        let end = w.end();
        list.iter().find(|n| n.tokens.0 >= end && n.tokens.0 - end <= 2 && (n.noun == 0 || n.noun == w.noun || n.people)).copied()
    };
    let direct = |w: &NumberFact| w.tokens.0 - f.tokens.1 <= 2 && of(w);
    if let Some((part, whole)) = behind.filter(|w| direct(w)).and_then(|w| Some((restates(w)?, *w))) {
        return told(view, f, part, whole, out);
    }
    if let (None, Some(whole)) = (last, behind.filter(|w| direct(w)))
        && let Some(part) = taken_up(view, numbers, f, whole)
    {
        return told(view, f, part, whole, out);
    }
    // "Rp 14,6 miliar atau seperlima nilai kontrak yang sebesar Rp 73 miliar".
    let far = list.iter().find(|n| n.tokens.0 >= f.tokens.1 && n.tokens.0 - f.tokens.1 <= VALUED);
    if let (Some(part), Some(whole)) = (last, far)
        && cue_before(view, f.tokens.0, 1, RelationCue::BackReference)
        && f.tokens.0 - part.tokens.1 <= 3
        && !(f.tokens.1..whole.tokens.0).any(|t| matches!(sign(view, t), "," | ";" | "(" | ")"))
    {
        return told(view, f, part, whole, out);
    }
    let pair = match (first, last, behind) {
        (_, Some(part), Some(whole)) if of(whole) && comma(f.tokens.0) && f.tokens.0 - part.tokens.1 <= 4 => Some((part, whole)),
        (Some(part), Some(whole), None)
            if of(whole)
                && whole.tokens.0 - part.tokens.1 <= 3
                && cue_before(view, f.tokens.0, 2, RelationCue::BackReference) =>
        {
            Some((part, whole))
        }
        _ => None,
    };
    if let Some((part, whole)) = pair {
        told(view, f, part, whole, out);
    }
}

/// "Data 1,5 juta peserta bocor. … Jumlah itu seperempat dari enam juta peserta": the only figure of its kind in the last sentence that has
/// one.
fn taken_up<'n>(view: &View<'_>, numbers: &'n [NumberFact], f: &NumberFact, whole: &NumberFact) -> Option<&'n NumberFact> {
    let first = view.outline.sentence(f.tokens.0 as usize)?.first;
    let opens = |t: u32| {
        let hit = view.outline.hits.get(t as usize, Class::RelationCue);
        has_cue(view, t, RelationCue::BackReference) && hit.is_some_and(|h| h.end >= t + 2)
    };
    if !(first..first + 2).any(opens) {
        return None;
    }
    let like = |n: &NumberFact| {
        level(n)
            && n.quantity.unit == whole.quantity.unit
            && (n.quantity.unit.is_some() || shares_noun(view, n, whole) || n.people && whole.people)
    };
    let before = (f.ground.sentence.saturating_sub(BACK)..f.ground.sentence).rev();
    let list = before.map(|s| of_sentence(numbers, s).filter(|n| like(n)).collect::<Vec<_>>()).find(|l| !l.is_empty())?;
    let (part, more) = list.split_first()?;
    more.iter().all(|n| n.quantity.low == part.quantity.low).then_some(*part)
}

/// A part that is not the fraction of the whole, beyond what words round away.
fn told(view: &View<'_>, f: &NumberFact, part: &NumberFact, whole: &NumberFact, out: &mut Vec<RelationFact>) {
    if part.quantity.unit != whole.quantity.unit || part.quantity.low >= whole.quantity.low {
        return;
    }
    let hedged = (f.tokens.0.saturating_sub(3)..f.tokens.0).any(|t| view.outline.hits.get(t as usize, Class::Hedge).is_some());
    let ratio = part.quantity.low.div(whole.quantity.low).and_then(|r| r.div(f.quantity.low)).map_or(1.0, Exact::to_f64);
    let (low, high) = if hedged { (0.75, 1.33) } else { (0.86, 1.16) };
    if !(low..=high).contains(&ratio) && (0.4..2.5).contains(&ratio) {
        let expected = whole.quantity.low.mul(f.quantity.low).map_or_else(String::new, short);
        let detail = format!("{} x {} = {expected}, not {}", f.quantity.low, whole.quantity.low, part.quantity.low);
        out.push(RelationFact {
            kind: RelationKind::Share,
            claimed: operand(part),
            expected,
            operands: vec![operand(f), operand(whole)],
            detail,
        });
    }
}

fn fact(p: &NumberFact, expected: String, operands: &[&NumberFact], detail: String) -> RelationFact {
    RelationFact {
        kind: RelationKind::Share,
        claimed: operand(p),
        expected,
        operands: operands.iter().map(|n| operand(n)).collect(),
        detail,
    }
}
