//! A distance between two figures that no two figures of the article are apart: "3.9 billion francs, 900 million more than the 3.4 billion",
//! "2:48:05, lebih cepat lima menit dari rekor lama 2:51:05", and what is left of a whole beside its part: "Thirteen of the 28 men got out;
//! eleven were left behind".

use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{LARGE, based, kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, cue_after, cue_before, has_cue, operand, parted, short, sign};
use crate::value::{Exact, Slip};

/// Tokens between a distance and the word that calls it so.
const CALLED: u32 = 2;
/// Tokens between a distance and the figure it is told against.
const THAN: u32 = 12;
/// Sentences between a result and the distance to another.
const NEAR: u32 = 2;
/// How much one of two distances may be of the other where both results stand beside it.
const TIMES: i64 = 5;
/// Tokens between a whole and the count of the others.
const ITEM: u32 = 14;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    compared(view, numbers, out);
    results(view, numbers, out);
    others(view, numbers, out);
}

/// "3.9 billion francs, 900 million more than the 3.4 billion approved": the distance, what it is told against right behind it, and the
/// figure before it.
fn compared(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = numbers.iter().filter(|n| n.stands_alone()).collect();
    for (i, gap) in list.iter().enumerate() {
        let words = [RelationCue::Differs, RelationCue::Lower, RelationCue::Higher];
        let last = gap.end();
        let called = words.iter().any(|c| cue_after(view, gap.tokens.1, last - gap.tokens.1 + CALLED, *c))
            || cue_before(view, gap.tokens.0, CALLED, RelationCue::Differs);
        if !called || gap.quantity.is_share() {
            continue;
        }
        let large = |n: &NumberFact| n.quantity.low >= Exact::int(LARGE);
        let like = |n: &NumberFact| kind(n) == kind(gap) || kind(n).is_empty() && large(n) || kind(gap).is_empty() && large(gap);
        let noun = |n: &NumberFact| {
            !kind(gap).is_empty() || gap.noun == 0 || n.noun == 0 || n.noun == gap.noun || n.people && gap.people
        };
        let last_like =
            |s: Option<u32>| list.iter().take(i).rev().find(|n| Some(n.ground.sentence) == s && like(n) && noun(n)).copied();
        let before = last_like(Some(gap.ground.sentence)).or_else(|| last_like(gap.ground.sentence.checked_sub(1)));
        let (Some(this), Some(&that)) = (before, list.get(i + 1)) else { continue };
        let behind = that.ground.sentence == gap.ground.sentence && that.tokens.0.saturating_sub(last) <= THAN;
        let any = |cue| view.tokens.any_cue(gap.tokens.1, that.tokens.0, cue);
        // "daripada tuntutan jaksa, yakni delapan tahun".
        let namely = cue_before(view, that.tokens.0, CALLED, RelationCue::Namely);
        let sign = |t: u32| sign(view, t);
        let mark = (gap.tokens.1..that.tokens.0).any(|t| matches!(sign(t), ";" | ":" | "(" | ")") || sign(t) == "," && !namely);
        // "47 more than last year but short of the record of 438".
        let turned = [RelationCue::And, RelationCue::Subordinate, RelationCue::Past].iter().any(|c| any(*c));
        let turned = turned || any(RelationCue::Namely) && !namely;
        let than = any(RelationCue::Than) || any(RelationCue::Compared) || words.iter().any(|c| any(*c));
        let alike = like(this) && like(that) && (!kind(gap).is_empty() || this.quantity.unit == that.quantity.unit);
        // "1 menit 00,36 detik" is read in many ways.
        let parts = kind(gap) == "second" && [this, that, gap].iter().any(|n| !n.quantity.low.is_integer());
        if !behind || parts || mark || !than || turned || !alike {
            continue;
        }
        let (x, y, d) = (value(this), value(that), value(gap));
        // "PM 2,5": a name told twice is no distance from itself.
        if x == d {
            continue;
        }
        let step = |n: &NumberFact| based(n, n.quantity.step);
        let counted = kind(gap).is_empty() && this.quantity.unit.is_none();
        let loose = step(this).add(step(that)).and_then(|s| s.add(step(gap))).and_then(|s| s.div(Exact::int(2)));
        let slack = if counted { Exact::ZERO } else { loose.unwrap_or(d).min(d.div(Exact::int(10)).unwrap_or(d)) };
        let fits = |a: Exact, b: Exact| a.sub(b).map(Exact::abs).and_then(|g| g.sub(d)).is_some_and(|o| o.abs() <= slack);
        let others = numbers.iter().filter(|n| n.tokens != gap.tokens && n.quantity.low == n.quantity.high && like(n));
        let all: Vec<Exact> = others.map(value).collect();
        let explained = all.iter().any(|a| all.iter().any(|b| a != b && fits(*a, *b)));
        let Some(actual) = x.sub(y).map(Exact::abs).filter(|g| *g > Exact::ZERO) else { continue };
        // "PM 2,5 … 2,5" is a name.
        if !explained && d < x.max(y) && d != x && d != y {
            tell(gap, [this, that], actual, out);
        }
    }
}

/// "Aldersey in 17 minutes 42 seconds, nineteen seconds ahead of their rivals, who took 17 minutes 51 seconds": the only two results near.
fn results(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let times: Vec<&NumberFact> = numbers.iter().filter(|n| n.stands_alone() && kind(n) == "second").collect();
    for gap in &times {
        let words = [
            RelationCue::Beat,
            RelationCue::Margin,
            RelationCue::Differs,
            RelationCue::Compared,
            RelationCue::Lower,
            RelationCue::Higher,
        ];
        let called =
            words.iter().any(|c| cue_before(view, gap.tokens.0, 2 * CALLED, *c) || cue_after(view, gap.tokens.1, CALLED + 1, *c));
        if !called || out.iter().any(|r| r.claimed.0 == gap.ground.span) {
            continue;
        }
        let d = value(gap);
        let long = |n: &&&NumberFact| {
            let second = n.quantity.is_in("second");
            second
                && d.mul(Exact::int(4)).is_some_and(|l| value(n) > l)
                && n.ground.sentence.abs_diff(gap.ground.sentence) <= NEAR
        };
        let mut found: Vec<&NumberFact> = Vec::new();
        for n in times.iter().filter(long) {
            if !found.iter().any(|f| value(f) == value(n)) {
                found.push(n);
            }
        }
        let [a, b] = found.as_slice() else { continue };
        let apart = |a: &NumberFact, b: &NumberFact| value(a).sub(value(b)).map_or(Exact::ZERO, Exact::abs);
        if times.iter().any(|a| times.iter().any(|b| apart(a, b) == d)) {
            continue;
        }
        let actual = apart(a, b);
        let here = [a, b].iter().all(|n| n.ground.sentence == gap.ground.sentence);
        let times = |x: Exact, y: Exact| y.mul(Exact::int(TIMES)).is_some_and(|y| x <= y);
        let beside = here && times(actual, d) && times(d, actual);
        if beside || Slip::reckoned(d, actual) > Slip::None || one_part(d, actual) {
            tell(gap, [a, b], actual, out);
        }
    }
}

/// Whether two lengths differ in one of hours, minutes and seconds, and one of them is longer than a minute.
fn one_part(a: Exact, b: Exact) -> bool {
    let parts = |x: Exact| x.to_i64().map(|x| [x / 3600, x / 60 % 60, x % 60]);
    let (Some(p), Some(q)) = (parts(a), parts(b)) else { return false };
    let same = p.iter().zip(&q).filter(|(x, y)| x == y).count();
    same == 2 && b >= Exact::int(60)
}

fn tell(gap: &NumberFact, ends: [&NumberFact; 2], actual: Exact, out: &mut Vec<RelationFact>) {
    let known = |r: &RelationFact| r.claimed.0 == gap.ground.span || r.operands.iter().any(|o| o.0 == gap.ground.span);
    let [a, b] = ends;
    if !out.iter().any(known) {
        out.push(RelationFact {
            kind: RelationKind::Change,
            claimed: operand(gap),
            expected: short(actual),
            operands: vec![operand(a), operand(b)],
            detail: format!("{} and {} are {} apart, not {}", a.quantity.low, b.quantity.low, short(actual), short(value(gap))),
        });
    }
}

/// "Thirteen of the 28 men got out; eleven were left behind", "sembilan dari 23 keluarga mengungsi. Enam belas keluarga lain sudah pulang".
fn others(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let list: Vec<&NumberFact> = numbers.iter().filter(|n| n.stands_alone() && n.quantity.unit.is_none()).collect();
    for (i, three) in list.windows(3).enumerate() {
        let [part, whole, rest] = three else { continue };
        let one = part.part && part.ground.sentence == whole.ground.sentence && !rest.part;
        let smaller = part.quantity.low < whole.quantity.low && rest.quantity.low < whole.quantity.low;
        let (Some(left), true) = (whole.quantity.low.sub(part.quantity.low), one && smaller) else { continue };
        let called = rest.left
            || (rest.tokens.1..=rest.end()).any(|t| has_cue(view, t, RelationCue::Others))
            || cue_before(view, rest.tokens.0, CALLED, RelationCue::Rest);
        let first = view.outline.sentence(rest.tokens.0 as usize).map_or(0, |s| s.first);
        let tied = if rest.ground.sentence == whole.ground.sentence {
            let apart = rest.tokens.0.saturating_sub(whole.end()) > ITEM || of_another(view, numbers, whole.end(), rest);
            !apart
                && (called
                    || parted(view, whole.tokens.1, rest.tokens.0)
                    || cue_before(view, rest.tokens.0, CALLED, RelationCue::And))
        } else {
            called && rest.ground.sentence == whole.ground.sentence + 1 && rest.tokens.0 <= first + CALLED
        };
        // "Tiga calon lain" of so many votes are no votes.
        let named = (rest.tokens.1..=rest.end()).any(|t| has_cue(view, t, RelationCue::Others));
        let bare = has_cue(view, rest.quantity.counted_tokens.0, RelationCue::Others);
        let noun = called && (!named || bare)
            || rest.noun == 0
            || whole.noun == 0
            || rest.noun == whole.noun
            || rest.people && whole.people;
        // "11 against; one was absent": another part follows, be it a word.
        let goes_on = !called && parted(view, rest.end(), rest.end() + CALLED);
        let next = |n: &&NumberFact| n.ground.sentence == rest.ground.sentence && n.tokens.0.saturating_sub(rest.tokens.1) < ITEM;
        let more = goes_on || list.get(i + 3).is_some_and(next);
        let sum = part.quantity.low.add(rest.quantity.low);
        let other = whole.quantity.low.sub(rest.quantity.low);
        let told = |x: Option<Exact>| {
            let ours = |n: &NumberFact| three.iter().any(|t| t.tokens == n.tokens);
            // "three years" are none of the six counts.
            let counted = |n: &NumberFact| n.quantity.unit.is_none() && !ours(n) && !n.former;
            numbers.iter().any(|n| x.is_some_and(|x| n.quantity.low == x && n.quantity.high == x) && counted(n))
        };
        // "740 of 900 stayed away; management counted 520": a semicolon alone does not say that these are the others.
        let few = |x: Exact| x < Exact::int(10);
        let typed = || few(rest.quantity.low) && few(left) || Slip::reckoned(rest.quantity.low, left) >= Slip::Loose;
        let tied = tied && (called || typed());
        let settled = left == rest.quantity.low || told(Some(left)) || told(sum) || told(other);
        if tied && noun && !more && !settled {
            out.push(RelationFact {
                kind: RelationKind::Total,
                claimed: operand(rest),
                expected: left.to_string(),
                operands: vec![operand(whole), operand(part)],
                detail: format!("{} - {} = {left}, not {}", whole.quantity.low, part.quantity.low, rest.quantity.low),
            });
        }
    }
}

/// Whether a figure behind `from` is told as the whole of what follows: "pulang dari rumah sakit" is none.
fn of_another(view: &View<'_>, numbers: &[NumberFact], from: u32, rest: &NumberFact) -> bool {
    let whole = |n: &NumberFact| {
        n.tokens.0 >= from && n.tokens.0 <= rest.tokens.0 && cue_before(view, n.tokens.0, CALLED, RelationCue::OutOf)
    };
    numbers.iter().any(whole)
}
