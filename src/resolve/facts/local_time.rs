//! By whose clock a time is told where no zone stands beside it.
//!
//! "Pukul 08.26 WIB atau 10.26 waktu setempat" gives the second its zone by the first. A report that tells of two zones leaves open which
//! one a bare time is of, and who lands reads another clock than who took off.

use super::View;
use super::relation::{cue_after, cue_before, has_cue};
use super::time::TimeFact;
use crate::lang::RelationCue;
use crate::value::Clock;

/// Tokens between one moment told by two clocks.
const BESIDE: usize = 3;
/// Tokens on either side of a time in which stands that somebody landed then.
const REACH: u32 = 10;
const BEHIND: u32 = 4;
/// Minutes by which two clocks differ, and the widest such difference.
const STEP: i64 = 30;
const WIDEST: i64 = 14 * 60;
/// Minutes in a day.
const DAY: i64 = 24 * 60;

pub(super) fn mark(view: &View<'_>, times: &mut [TimeFact]) {
    let clocks: Vec<usize> = (0..times.len()).filter(|&i| clock(times, i).is_some()).collect();
    for pair in clocks.windows(2) {
        let [i, j] = pair else { continue };
        twins(view, times, *i, *j);
    }
    let mut zones: Vec<i16> = clocks.iter().filter_map(|&i| clock(times, i)?.zone).collect();
    zones.sort_unstable();
    zones.dedup();
    let mut before = None;
    for &i in &clocks {
        let Some(t) = times.get_mut(i) else { continue };
        let from = before.filter(|(s, _)| *s == t.ground.sentence).map_or(0, |(_, end)| end);
        before = Some((t.ground.sentence, t.tokens.1));
        let open = zones.len() > 1 || landed(view, t, from);
        if let Some(c) = t.timex.clock.as_mut().filter(|c| c.zone.is_none() && open) {
            c.local = true;
        }
    }
}

fn clock(times: &[TimeFact], i: usize) -> Option<Clock> {
    times.get(i)?.timex.clock.filter(|_| times.get(i).is_some_and(|t| !t.timex.value.contains('/')))
}

/// Gives one of two clock times its zone by that of the other where both are one moment: "18:52 UTC (2:52 pm in New York)".
fn twins(view: &View<'_>, times: &mut [TimeFact], i: usize, j: usize) {
    let (Some(a), Some(b)) = (times.get(i), times.get(j)) else { return };
    let (Some(p), Some(q)) = (a.timex.clock, b.timex.clock) else { return };
    let gap = a.tokens.1..b.tokens.0;
    let near = a.ground.sentence == b.ground.sentence && (1..=BESIDE).contains(&gap.len());
    let bracket = || view.outline.tokens.get(a.tokens.1 as usize).is_some_and(|t| t.is_any_mark("("));
    if !near || !(bracket() || gap.clone().any(|t| has_cue(view, t, RelationCue::BackReference))) {
        return;
    }
    // How far the second clock is ahead of the first.
    let ahead = (i64::from(q.minute) - i64::from(p.minute) + DAY / 2).rem_euclid(DAY) - DAY / 2;
    if ahead % STEP != 0 {
        return;
    }
    let (at, zone) = match (p.zone, q.zone) {
        (Some(zone), None) => (j, i64::from(zone) + ahead),
        (None, Some(zone)) => (i, i64::from(zone) - ahead),
        _ => return,
    };
    let zone = i16::try_from(zone).ok().filter(|z| i64::from(*z).abs() <= WIDEST);
    if let Some(c) = times.get_mut(at).and_then(|t| t.timex.clock.as_mut()) {
        c.zone = zone;
    }
}

/// Whether somebody has come down or arrived by air at this time.
fn landed(view: &View<'_>, t: &TimeFact, from: u32) -> bool {
    let reach = REACH.min(t.tokens.0.saturating_sub(from));
    // "Left at 1:10 pm and landed": what stands behind "and" has another time.
    let ends = |i: u32| {
        let mark = view.outline.tokens.get(i as usize).is_none_or(|x| x.is_any_mark(",;.()"));
        mark || has_cue(view, i, RelationCue::And) || has_cue(view, i, RelationCue::Subordinate)
    };
    let behind = (t.tokens.1..t.tokens.1 + BEHIND).find(|&i| ends(i)).unwrap_or(t.tokens.1 + BEHIND) - t.tokens.1;
    let told = |cue| cue_before(view, t.tokens.0, reach, cue) || cue_after(view, t.tokens.1, behind, cue);
    told(RelationCue::Landed) || view.tokens.tells(RelationCue::Flown) && told(RelationCue::Arrived)
}
