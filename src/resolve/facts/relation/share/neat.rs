//! Percentages that fit no two figures of their article, beside two figures that make a percentage as round as the one written:
//! "14.000 ekor sudah disuntik, atau 45 persen" of 40.000 told before, "an output of 1,900 tonnes from a peak of 7,600, a drop of 65 percent".
//!
//! How the words tie the three is asked little: two figures that happen to stand near seldom make a whole percentage to the last digit.

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::LARGE;
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_before, of_sentence, operand, short, whole_at};
use crate::value::{Exact, Slip};

/// Tokens between a count and the percentage that restates it, and the other way round.
const BEHIND: u32 = 4;
const BEFORE: u32 = 5;
/// Sentences between a whole and its share.
const NEAR: u32 = 2;
/// Tokens between a percentage and the word that calls it a change.
const CHANGED: u32 = 4;
/// Tokens between a level and the word that says what it is.
const SAID: u32 = 3;
/// What says that a figure is a change.
const CHANGES: [RelationCue; 3] = [RelationCue::Change, RelationCue::Upward, RelationCue::Downward];
/// Tokens between a part and its whole.
const WHOLE: u32 = 8;
/// Counts below which two of one noun make a round percentage by chance.
const COUNTED: i64 = 100;
/// Percent beyond which a change is told otherwise.
const MOST: i64 = 300;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let percent = |n: &NumberFact| n.quantity.is_percent() && firm(n);
    for share in numbers.iter().filter(|n| percent(n)) {
        let known = out.iter().any(|r| r.claimed.0 == share.ground.span || r.operands.iter().any(|o| o.0 == share.ground.span));
        if known || explained(numbers, share) {
            continue;
        }
        restated(view, numbers, share, out);
        changed(view, numbers, share, out);
    }
}

/// A figure that is written plainly.
fn firm(n: &NumberFact) -> bool {
    n.is_firm() && !n.compound
}

/// An amount or count, hedged or not.
fn amount(n: &NumberFact) -> bool {
    n.is_single() && !n.compound && !n.quantity.is_share()
}

/// Whether any two figures of the article make the percentage.
fn explained(numbers: &[NumberFact], share: &NumberFact) -> bool {
    let amounts: Vec<&NumberFact> = numbers.iter().filter(|n| amount(n)).collect();
    amounts.iter().any(|a| amounts.iter().any(|b| makes(a, b, share))) || of_one_whole(numbers, share)
}

/// "Rp765 miliar atau 25 persen dari belanja untuk sekolah. Kesehatan mendapat Rp489,6 miliar, setara 16 persen": two shares of a whole that
/// is told elsewhere, or nowhere, with what each comes to.
fn of_one_whole(numbers: &[NumberFact], share: &NumberFact) -> bool {
    let worth = |p: &NumberFact| {
        let before = |n: &&NumberFact| n.tokens.1 <= p.tokens.0 && p.tokens.0 - n.tokens.1 <= WHOLE && amount(n);
        of_sentence(numbers, p.ground.sentence).filter(before).last()
    };
    let Some(part) = worth(share) else { return false };
    let other = |p: &&NumberFact| p.quantity.is_percent() && p.is_single() && p.tokens != share.tokens;
    numbers.iter().filter(other).any(|p| {
        let Some(n) = worth(p).filter(|n| n.quantity.unit == part.quantity.unit) else { return false };
        let told = share.quantity.low.to_f64() / p.quantity.low.to_f64();
        let made = part.quantity.low.to_f64() / n.quantity.low.to_f64();
        let steps = [share, p, part, n].iter().map(|x| x.quantity.step.to_f64() / x.quantity.low.to_f64()).sum::<f64>();
        (made / told - 1.0).abs() <= steps / 2.0
    })
}

/// Whether two figures make a percentage, as share or as change.
fn makes(a: &NumberFact, b: &NumberFact, share: &NumberFact) -> bool {
    if a.quantity.unit != b.quantity.unit || a.quantity.low >= b.quantity.low {
        return false;
    }
    let (p, step) = (share.quantity.low.to_f64(), share.quantity.step.to_f64());
    let (x, y) = (a.quantity.low.to_f64(), b.quantity.low.to_f64());
    // "From 50 to 133 trillion" may be up by 168 percent as well: both are rounded.
    let loose = (a.quantity.step.to_f64() / x + b.quantity.step.to_f64() / y) / 2.0;
    [(x / y, x / y), ((y - x) / y, x / y), ((y - x) / x, y / x)].iter().any(|(made, ratio)| {
        let slack = step / 2.0 + 1e-9 + (100.0 * ratio * loose).min(p / 10.0);
        (100.0 * made - p).abs() <= slack
    })
}

/// What a percentage is, where it is as round as the one written.
fn round(part: Exact, whole: Exact, share: &NumberFact) -> Option<Exact> {
    let made = part.div(whole)?.mul(Exact::int(100))?;
    made.div(share.quantity.step).is_some_and(Exact::is_integer).then_some(made)
}

/// "40.000 ekor … 14.000 ekor sudah disuntik, atau 45 persen", "Dari Rp 7,5 miliar, 60 persen atau Rp 5,4 miliar".
fn restated(view: &View<'_>, numbers: &[NumberFact], share: &NumberFact, out: &mut Vec<RelationFact>) {
    let sentence = share.ground.sentence;
    let again = |from: u32, to: u32, reach: u32| {
        from <= to && to - from <= reach && view.tokens.any_cue(from.saturating_sub(1), to, RelationCue::BackReference)
    };
    // "turun Rp6 atau 10,53%": that is a share of the level before, which is not told.
    let moved = |n: &NumberFact| n.quantity.is_money() && CHANGES.iter().any(|c| cue_before(view, n.tokens.0, SAID, *c));
    let counts = |n: &&NumberFact| amount(n) && firm(n) && !n.quantity.is_points() && !moved(n);
    let part = of_sentence(numbers, sentence).filter(counts).find(|n| {
        let end = n.end();
        again(end, share.tokens.0, BEHIND) || again(share.tokens.1, n.tokens.0, BEFORE)
    });
    let Some(part) = part else { return };
    // "9 juta meter kubik dari kapasitas 45 juta, atau 30 persen": the whole stands right before the share.
    let large = |n: &NumberFact| n.quantity.unit.is_none() && n.quantity.low >= Exact::int(LARGE);
    let like = |n: &NumberFact| n.quantity.unit == part.quantity.unit || large(n) || large(part);
    let of = |n: &&NumberFact| counts(n) && n.tokens.1 <= part.tokens.0 && part.tokens.0 - n.tokens.1 <= WHOLE && like(n);
    if whole_at(view, part.tokens.0, SAID)
        && let Some(x) = of_sentence(numbers, sentence).filter(of).last().filter(|x| x.quantity.low < part.quantity.low)
    {
        if let Some(right) = round(x.quantity.low, part.quantity.low, share) {
            let sums = format!("{} of {} is {} percent", x.quantity.low, part.quantity.low, short(right));
            tell(RelationKind::Share, share, [x, part], right, sums, out);
        }
        return;
    }
    let whole = |n: &&NumberFact| {
        let near = n.ground.sentence <= sentence && n.ground.sentence + NEAR >= sentence;
        near && amount(n) && firm(n) && n.quantity.unit == part.quantity.unit && n.quantity.low > part.quantity.low
    };
    let mut made: Vec<(&NumberFact, Exact)> = Vec::new();
    for n in numbers.iter().filter(whole) {
        let fits = round(part.quantity.low, n.quantity.low, share);
        made.extend(fits.filter(|_| !made.iter().any(|m| m.0.quantity.low == n.quantity.low)).map(|p| (n, p)));
    }
    if let [(whole, right)] = made.as_slice() {
        let sums = format!("{} of {} is {} percent", part.quantity.low, whole.quantity.low, short(*right));
        tell(RelationKind::Share, share, [part, whole], *right, sums, out);
    } else if made.is_empty() {
        mistyped(share, part, numbers.iter().filter(whole), out);
    }
}

/// "2,400 jobs. 70 percent of them, or 1,860": the part that the percentage makes of the only whole near, but for a slip of its digits.
fn mistyped<'n>(
    share: &NumberFact,
    part: &NumberFact,
    wholes: impl Iterator<Item = &'n NumberFact>,
    out: &mut Vec<RelationFact>,
) {
    let made = |n: &NumberFact| {
        let right = n.quantity.low.mul(share.quantity.low)?.div(Exact::int(100))?;
        let neat = right.div(part.quantity.step).is_some_and(Exact::is_integer);
        (neat && Slip::reckoned(part.quantity.low, right) >= Slip::Likely).then_some(right)
    };
    let mut found = wholes.filter_map(|n| Some((n, made(n)?)));
    let Some((whole, right)) = found.next() else { return };
    if found.any(|other| other.1 != right) {
        return;
    }
    out.push(RelationFact {
        kind: RelationKind::Share,
        claimed: operand(part),
        expected: right.to_string(),
        operands: vec![operand(share), operand(whole)],
        detail: format!("{} percent of {} is {right}, not {}", share.quantity.low, whole.quantity.low, part.quantity.low),
    });
}

/// "fell to 1,900 tonnes from 7,600 tonnes, a drop of 65 percent": the only two levels of one thing near a change.
fn changed(view: &View<'_>, numbers: &[NumberFact], share: &NumberFact, out: &mut Vec<RelationFact>) {
    let called = CHANGES.iter().any(|c| cue_before(view, share.tokens.0, CHANGED, *c))
        || view.tokens.any_cue(share.tokens.1, share.tokens.1 + CHANGED, RelationCue::Compared);
    // "turun dari 6,5 persen menjadi 5 persen": that is a level itself.
    let itself = cue_before(view, share.tokens.0, 1, RelationCue::From) || cue_before(view, share.tokens.0, 1, RelationCue::To);
    if !called || itself || share.quantity.low >= Exact::int(MOST) {
        return;
    }
    let sentence = share.ground.sentence;
    let near = |n: &&NumberFact| {
        let here = n.ground.sentence <= sentence && n.ground.sentence + 1 >= sentence && !n.ground.headline();
        here && n.is_level()
            && !n.compound
            && !n.part
            && n.whole.is_none()
            && (n.quantity.unit.is_some() || n.noun != 0 && n.quantity.low >= Exact::int(COUNTED))
    };
    let levels: Vec<&NumberFact> = numbers.iter().filter(near).collect();
    let one =
        |a: &NumberFact, b: &NumberFact| a.quantity.unit == b.quantity.unit && (a.quantity.unit.is_some() || a.noun == b.noun);
    let mut pairs: Vec<(&NumberFact, &NumberFact)> = Vec::new();
    for (i, a) in levels.iter().enumerate() {
        let first = !levels.iter().take(i).any(|n| one(n, a));
        let others: Vec<&&NumberFact> = levels.iter().filter(|n| one(n, a) && n.quantity.low != a.quantity.low).collect();
        if let (true, Some(b)) = (first, others.first())
            && others.iter().all(|n| n.quantity.low == b.quantity.low)
        {
            pairs.push((a, b));
        }
    }
    let told = |n: &NumberFact| {
        let cues = [
            RelationCue::From,
            RelationCue::To,
            RelationCue::Than,
            RelationCue::OutOf,
            RelationCue::Past,
            RelationCue::Compared,
            RelationCue::Former,
        ];
        cues.iter().any(|c| cue_before(view, n.tokens.0, SAID, *c))
    };
    let other = |a: &NumberFact, b: &NumberFact| {
        let percent = |n: &&NumberFact| n.quantity.is_percent() && n.is_single() && n.tokens != share.tokens;
        numbers.iter().filter(percent).any(|p| makes(a, b, p) || makes(b, a, p))
    };
    // "dari Rp 40.000 menjadi Rp 60.000, sedangkan bawang naik 20 persen": of something else.
    let aside = |a: &NumberFact, b: &NumberFact| {
        let (first, end) = (a.tokens.0.min(b.tokens.0), a.tokens.1.max(b.tokens.1));
        view.tokens.any_cue(end, share.tokens.0, RelationCue::And) || view.tokens.any_cue(share.tokens.1, first, RelationCue::And)
    };
    pairs.retain(|(a, b)| !aside(a, b));
    pairs.retain(|(a, b)| (told(a) || told(b)) && !other(a, b));
    let mut made: Vec<(&NumberFact, &NumberFact, Exact)> = Vec::new();
    for (a, b) in pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
        let step = b.quantity.low.sub(a.quantity.low).map(Exact::abs);
        let near = |p: &Exact| (0.25..=4.0).contains(&(p.to_f64() / share.quantity.low.to_f64()));
        let fits = step.and_then(|d| round(d, a.quantity.low, share)).filter(|p| *p < Exact::int(MOST) && near(p));
        made.extend(fits.map(|p| (a, b, p)));
    }
    // Two levels may be told in either order: what is up by a half is down by a third.
    if let [(from, to, right)] = made.as_slice() {
        let sums = format!("from {} to {} is {} percent", from.quantity.low, to.quantity.low, short(*right));
        tell(RelationKind::Change, share, [from, to], *right, sums, out);
    }
}

fn tell(
    kind: RelationKind,
    share: &NumberFact,
    operands: [&NumberFact; 2],
    right: Exact,
    sums: String,
    out: &mut Vec<RelationFact>,
) {
    // A figure without its unit makes what is written, too.
    if right == share.quantity.low {
        return;
    }
    out.push(RelationFact {
        kind,
        claimed: operand(share),
        expected: short(right),
        operands: operands.iter().map(|n| operand(n)).collect(),
        detail: format!("{sums}, not {}", share.quantity.low),
    });
}
