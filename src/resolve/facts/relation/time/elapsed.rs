//! Years counted where one past year stands in the same sentence and nothing in the article explains either: "diresmikan pada 1978 dan
//! belum pernah direnovasi selama 54 tahun", "hubungan yang dibuka pada 1963 … menandai 50 tahun". Which years a count spans is seldom
//! said outright; that no two years of the article are so far apart, and that one digit more or less would mend it, says it too.

use super::reckoned::{fact, only, written};
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, at_sentence, cue_after, cue_before};
use crate::resolve::facts::time::TimeFact;
use crate::value::{Bound, Date, Differ, Digits, Exact, NumberShape};

/// Tokens between a count and what is said of it.
const BEFORE: u32 = 4;
const BEHIND: u32 = 3;
/// A count that is told and one that would be right are of one size.
const TIMES: i64 = 5;

pub(in crate::resolve::facts::relation) fn find(
    view: &View<'_>,
    numbers: &[NumberFact],
    times: &[TimeFact],
    out: &mut Vec<RelationFact>,
) {
    let Some(published) = view.anchor.date else { return };
    let now = i64::from(published.year());
    let counts: Vec<(&NumberFact, i64)> = numbers.iter().filter_map(|n| Some((n, years(view, n)?))).collect();
    let mut told: Option<Vec<i64>> = None;
    for &(n, count) in &counts {
        let open = n.quantity.bound == Bound::Exact && !n.ground.unreal && n.subject.is_none() && count >= 2;
        let Some(start) = start(view, n, times, published).filter(|t| open && !t.named) else { continue };
        let Some(began) = start.timex.days.filter(|d| d.first.year() == d.last.year()).map(|d| i64::from(d.first.year())) else {
            continue;
        };
        let full = now - began;
        let sized = full >= 2 && count * 2 <= full * TIMES && full * 2 <= count * TIMES;
        let differ = |a: i64, b: i64| Digits::of(Exact::int(a)).differ(Digits::of(Exact::int(b)));
        let kind = differ(count, full).max(differ(now - count, began));
        let here = start.ground.sentence == n.ground.sentence;
        if !sized || kind.is_none() || here && !tied(view, n, start, kind) {
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

/// The only past year of the sentence; of what is celebrated also that of the sentence before or behind, and of what is "27 tahun kemudian"
/// now that of the sentence before.
fn start<'t>(view: &View<'_>, n: &NumberFact, times: &'t [TimeFact], published: Date) -> Option<&'t TimeFact> {
    let s = n.ground.sentence;
    let told = |s: u32| at_sentence(times, s).iter().any(|t| written(t, published));
    if told(s) {
        return only(times, s, published);
    }
    let before = s.checked_sub(1).filter(|s| told(*s));
    let behind = Some(s + 1).filter(|s| told(*s));
    let first = view.outline.sentence(n.tokens.0 as usize)?.first;
    let now = n.tokens.0 <= first + BEHIND && view.tokens.any_cue(first, n.tokens.0, RelationCue::SoFar);
    let later = cue_after(view, n.tokens.1.saturating_sub(1), 2, RelationCue::Later);
    match (before, behind) {
        (Some(b), _) if now && later => only(times, b, published).filter(|t| !t.born),
        (Some(one), None) | (None, Some(one)) if celebrated(view, n) => only(times, one, published).filter(|t| !t.born),
        _ => None,
    }
}

/// "tahun ini genap 60 tahun", and nobody's age.
fn celebrated(view: &View<'_>, n: &NumberFact) -> bool {
    let aged = cue_before(view, n.tokens.0, BEFORE, RelationCue::Aged);
    !aged && n.quantity.unit.is_some() && cue_before(view, n.tokens.0, BEFORE, RelationCue::Anniversary)
}

fn turns(view: &View<'_>, n: &NumberFact) -> bool {
    n.quantity.unit.is_none() && n.noun == 0 && cue_before(view, n.tokens.0, 1, RelationCue::Turns)
}

/// "its 50th birthday".
fn birthday(view: &View<'_>, n: &NumberFact) -> bool {
    let called = [RelationCue::Anniversary, RelationCue::Birthday].iter().any(|c| cue_after(view, n.tokens.1, 1, *c));
    n.quantity.shape == NumberShape::Ordinal && called
}

/// Years, decades and centuries as years.
fn years(view: &View<'_>, n: &NumberFact) -> Option<i64> {
    let times = match n.quantity.unit.as_deref() {
        Some("year") => 1,
        Some("decade") => 10,
        Some("century") => 100,
        _ if turns(view, n) || birthday(view, n) => 1,
        _ => return None,
    };
    let value = n.quantity.low.mul(Exact::int(times)).filter(|x| n.quantity.low == n.quantity.high && x.is_integer());
    let ordinal = n.quantity.shape == NumberShape::Ordinal && !birthday(view, n);
    value.filter(|_| !ordinal)?.to_i64()
}

/// Whether words say that the years are those up to now.
fn tied(view: &View<'_>, n: &NumberFact, start: &TimeFact, kind: Option<Differ>) -> bool {
    let before = |reach, cue| cue_before(view, n.tokens.0, reach, cue);
    let behind = |cue| cue_after(view, n.tokens.1, BEHIND, cue);
    let since = behind(RelationCue::Since) || behind(RelationCue::Prior);
    let after = before(BEFORE, RelationCue::AfterYears) && before(BEFORE, RelationCue::Lasting);
    // "atau 30 tahun setelah pertempuran": counted from something else.
    let up_to_now = before(2, RelationCue::SoFar) && !behind(RelationCue::AfterYears) && !before(BEFORE, RelationCue::Aged);
    let lasting = kind == Some(Differ::Swapped) && before(BEFORE, RelationCue::Lasting);
    // "Tarrant, who won at Oskel in 1987, turns 45": that is no beginning.
    let reached = (start.founded || start.born) && (turns(view, n) || birthday(view, n));
    reached
        || before(BEFORE, RelationCue::Anniversary)
        || before(BEFORE, RelationCue::Wait)
        || cue_after(view, n.tokens.1, 1, RelationCue::Wait)
        || since
        || after
        || up_to_now
        || lasting
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
