//! The hour at which the event two articles are about began, or was over.

use super::stray::{LOOSE, recurs};
use super::{ALIGNED, alignment, event_name, lone, side};
use crate::resolve::Dossier;
use crate::resolve::facts::{TimeFact, TimeRole, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::rule::compare::scope::headed_apart;
use crate::value::Reason;

/// Minutes within which two clock times are one moment told twice.
pub(super) const MOMENT: i64 = 10;
/// The same where one of them is hedged.
const ABOUT: i64 = 59;

/// The hour at which the event both articles are about began.
pub(super) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let open = |d: &'_ Dossier| -> Vec<usize> {
        let usable = |t: &TimeFact| {
            t.timex.clock.is_some()
                && !(t.about && pair.link.archive)
                && t.timex.modifier.is_none()
                && !t.timex.value.contains('/')
        };
        d.facts
            .times
            .iter()
            .enumerate()
            .filter(|(_, t)| usable(t) && matches!(t.role, TimeRole::Event(_)))
            .map(|(i, _)| i)
            .collect()
    };
    // Without a zone an hour is that of the place, as the other's is.
    let near = |a: &TimeFact, b: &TimeFact| match (a.timex.clock, b.timex.clock) {
        (Some(c), Some(d)) => {
            let zones = (c.zone.or(d.zone).unwrap_or(0), d.zone.or(c.zone).unwrap_or(0));
            let (x, y) = (c.minute as i64 - i64::from(zones.0), d.minute as i64 - i64::from(zones.1));
            let off = (x - y).rem_euclid(24 * 60);
            let off = off.min(24 * 60 - off);
            off <= if a.about || b.about { ABOUT } else { MOMENT } || c.may_be_zones(d, off, 0)
        }
        _ => true,
    };
    let xs = open(pair.x);
    let ys = if xs.is_empty() { Vec::new() } else { open(pair.y) };
    if ys.is_empty() {
        return;
    }
    let told = |t: &TimeFact, others: &[TimeFact]| others.iter().filter(|o| o.timex.clock.is_some()).any(|o| near(t, o));
    for a in xs.iter().filter_map(|&i| pair.x.facts.times.get(i)).filter(|t| !told(t, &pair.y.facts.times)) {
        for b in ys.iter().filter_map(|&i| pair.y.facts.times.get(i)).filter(|t| !told(t, &pair.x.facts.times)) {
            let same_day = match (a.timex.days, b.timex.days) {
                (Some(p), Some(q)) => p.intersects(q),
                _ => true,
            };
            let zones = (a.timex.clock.and_then(|c| c.zone), b.timex.clock.and_then(|c| c.zone));
            let lone = xs.len() == 1 && ys.len() == 1;
            let few = !pair.link.archive && lone::one_story(pair) && a.role == b.role;
            let least = match (lone, few) {
                (true, _) => ALIGNED,
                (_, true) => ALIGNED + 0.3,
                _ => ALIGNED + 1.0,
            };
            // When it began is no other hour than when it was over.
            let one = same_day && a.end == b.end;
            let Some(score) = alignment(pair, a, b).filter(|s| one && *s >= least) else { continue };
            sink.compared();
            let (minutes, zoned) = ((a.timex.clock, b.timex.clock), zones.0.is_some() && zones.1.is_some() && zones.0 != zones.1);
            // The same hour of two zones, or one of them without a zone.
            let local = zoned && matches!(minutes, (Some(c), Some(d)) if c.minute == d.minute);
            let (p, q) = (&a.ground.profile.names, &b.ground.profile.names);
            let met = common(p, q).count();
            let others = recurs(pair, a) && (met == 0 || met < p.len() && met < q.len());
            let another = !pair.link.archive && headed_apart(pair);
            if others || another || lone::elsewhere(pair, a, b) || pair.aligned().retold() < LOOSE / 2.0 {
                sink.silent(rule, Reason::DifferentEvent);
                continue;
            }
            if local || pair.link.apart || zones.0.is_some() != zones.1.is_some() && !lone {
                sink.silent(rule, Reason::TimeZone);
                continue;
            }
            let event = event_name(pair, a, b);
            let mut c = Clash::new(rule, format!("hour of {event}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
            c.certain = false;
            c.confidence = (0.45 + 0.1 * score).min(0.9);
            c.attribute = event.clone();
            c.why = vec![
                format!("event: {event}"),
                format!("context agreement {score:.1}"),
                format!("told alike {:.2}", pair.aligned().retold()),
            ];
            sink.clash(c);
        }
    }
}
