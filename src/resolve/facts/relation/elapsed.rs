//! Years counted where one past year stands in the same sentence and nothing in the article explains either: "diresmikan pada 1978 dan
//! belum pernah direnovasi selama 54 tahun", "hubungan yang dibuka pada 1963 … menandai 50 tahun". Which years a count spans is seldom
//! said outright; that no two years of the article are so far apart, and that one digit more or less would mend it, says it too.

use super::super::View;
use super::super::number::NumberFact;
use super::super::time::TimeFact;
use super::reckoned::{fact, only};
use super::{RelationFact, at_sentence, cue_after, cue_before};
use crate::lang::RelationCue;
use crate::value::{Bound, NumberShape};

/// Tokens between a count and what is said of it.
const BEFORE: u32 = 4;
const BEHIND: u32 = 3;
/// A count that is told and one that would be right are of one size.
const TIMES: i64 = 5;

pub(super) fn find(view: &View<'_>, numbers: &[NumberFact], times: &[TimeFact], out: &mut Vec<RelationFact>) {
    let Some(published) = view.anchor.date else { return };
    let now = i64::from(published.year());
    let counts: Vec<(&NumberFact, i64)> = numbers.iter().filter_map(|n| Some((n, years(n)?))).collect();
    let mut told: Option<Vec<i64>> = None;
    for &(n, count) in &counts {
        let open = n.quantity.bound == Bound::Exact && !n.ground.unreal && n.subject.is_none() && count >= 2;
        let Some(start) = only(times, n.ground.sentence, published).filter(|t| open && !t.named) else { continue };
        let Some(began) = start.timex.days.filter(|d| d.first.year() == d.last.year()).map(|d| i64::from(d.first.year())) else {
            continue;
        };
        let full = now - began;
        let sized = full >= 2 && count * 2 <= full * TIMES && full * 2 <= count * TIMES;
        let kind = mistyped(count, full).max(mistyped(now - count, began));
        if !sized || kind == Typed::Not || !tied(view, n, kind) {
            continue;
        }
        let near = |m: &NumberFact| m.ground.sentence.abs_diff(n.ground.sentence) <= 1 && m.tokens != n.tokens;
        let other = counts.iter().any(|(m, years)| near(m) && (full - years).abs() <= 1);
        let all = told.get_or_insert_with(|| all_years(view, times, now));
        let explained = all.iter().any(|a| all.iter().any(|b| a != b && ((a - b).abs() - count).abs() <= 1));
        if !other && !explained {
            out.push(fact(n, start, published, full, count));
        }
    }
}

/// Years, decades and centuries as years.
fn years(n: &NumberFact) -> Option<i64> {
    let times = match n.quantity.unit.as_deref() {
        Some("year") => 1,
        Some("decade") => 10,
        Some("century") => 100,
        _ => return None,
    };
    let whole = n.quantity.low == n.quantity.high && n.quantity.low.is_integer() && n.quantity.shape != NumberShape::Ordinal;
    n.quantity.low.to_i64().filter(|_| whole).map(|x| x * times)
}

/// How one count looks like another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Typed {
    Not,
    /// One digit is another.
    Digit,
    /// Two digits are swapped.
    Swapped,
}

fn mistyped(a: i64, b: i64) -> Typed {
    let (x, y) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    let differing: Vec<(&u8, &u8)> = x.iter().zip(&y).filter(|(p, q)| p != q).collect();
    match differing.as_slice() {
        _ if x.len() != y.len() => Typed::Not,
        [_] => Typed::Digit,
        [(a, b), (c, d)] if a == d && b == c => Typed::Swapped,
        _ => Typed::Not,
    }
}

/// Whether words say that the years are those up to now.
fn tied(view: &View<'_>, n: &NumberFact, kind: Typed) -> bool {
    let before = |reach, cue| cue_before(view, n.tokens.0, reach, cue);
    let behind = |cue| cue_after(view, n.tokens.1, BEHIND, cue);
    let since = behind(RelationCue::Since) || behind(RelationCue::Prior);
    let after = before(BEFORE, RelationCue::AfterYears) && before(BEFORE, RelationCue::Lasting);
    // "atau 30 tahun setelah pertempuran": counted from something else.
    let up_to_now = before(2, RelationCue::SoFar) && !behind(RelationCue::AfterYears) && !before(BEFORE, RelationCue::Aged);
    let lasting = kind == Typed::Swapped && before(BEFORE, RelationCue::Lasting);
    before(BEFORE, RelationCue::Anniversary) || before(BEFORE, RelationCue::Wait) || since || after || up_to_now || lasting
}

/// The years an article tells of, in dates and bare.
fn all_years(view: &View<'_>, times: &[TimeFact], now: i64) -> Vec<i64> {
    let mut all = vec![now];
    for s in 0..view.outline.sentences.len() {
        let days = at_sentence(times, s as u32).iter().filter_map(|t| t.timex.days);
        all.extend(days.flat_map(|d| [i64::from(d.first.year()), i64::from(d.last.year())]));
    }
    let bare = view.outline.tokens.iter().map(|t| t.span.of(view.text)).filter(|t| t.len() == 4);
    all.extend(bare.filter_map(|t| t.parse::<i64>().ok()).filter(|y| (1000..2200).contains(y)));
    all.sort_unstable();
    all.dedup();
    all
}
