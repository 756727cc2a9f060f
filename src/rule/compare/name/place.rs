//! Where something happened.

use super::slot;
use super::stand_in::strangers;
use super::variant::variant;
use crate::lang::NameLexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, PlaceFact};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::index::pairs;
use crate::rule::compare::keys::Both;
use crate::rule::compare::scope::scenes_apart;
use crate::segment::Zone;
use crate::value::{Exact, Reason};

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    if scenes_apart(pair) {
        return;
    }
    let by_kind = both.x.kinds.meet(&both.y.kinds).map(|runs| (true, runs));
    let by_core = both.x.cores.meet(&both.y.cores).map(|runs| (false, runs));
    for (kind, (mine, theirs)) in by_kind.chain(by_core) {
        for (a, b) in pairs(mine.of(&pair.x.facts.places), theirs.of(&pair.y.facts.places)) {
            // Places of one kind have met by their kind.
            if kind != (a.level.is_some() && a.level == b.level) {
                continue;
            }
            let Some(likeness) = likeness(&pair.lexicon.names, a, b) else { continue };
            sink.compared();
            if let Some(reason) = apart(pair, both, a, b, likeness) {
                sink.silent(rule, reason);
                continue;
            }
            let level = a.level.clone().or_else(|| b.level.clone()).unwrap_or_default();
            let mut c = Clash::new(rule, format!("place {level}"), vec![side(pair.link.a, a), side(pair.link.b, b)]);
            c.certain = pair.link.certain && !matches!(likeness, Likeness::Kind | Likeness::Word);
            c.attribute = level.to_string();
            c.confidence = 0.7;
            c.why = vec![format!("kind of place: {level}"), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
    if two_zones(pair) {
        return;
    }
    slot::between(rule, slot::Want::Places, pair, sink);
    super::filler::between(rule, slot::Want::Places, pair, sink);
    super::venue::between(rule, pair, sink);
    super::headed::between(rule, slot::Want::Places, pair, sink);
    super::namesake::between(rule, slot::Want::Places, pair, sink);
    super::remaining::between(rule, slot::Want::Places, pair, sink);
}

/// Whether the reports tell the time by clocks of two zones, of which neither has the other's: what is seen all over the country each watches
/// from its own place.
pub(super) fn two_zones(pair: &Pair<'_>) -> bool {
    let zones = |d: &Dossier| -> Vec<i16> { d.facts.times.iter().filter_map(|t| t.timex.clock?.zone).collect() };
    let (mine, theirs) = (zones(pair.x), zones(pair.y));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|z| theirs.contains(z))
}

/// What makes two different places candidates for one slot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Two markers on one road.
    Road,
    /// "Ulu Timur" and "Ulu Selatan".
    Direction,
    /// The same place inside both ("Kelurahan X, Kecamatan Y").
    Address,
    /// Two places of one kind that share a word.
    Word,
    /// Two places of one kind.
    Kind,
}

fn likeness(names: &NameLexicon, a: &PlaceFact, b: &PlaceFact) -> Option<Likeness> {
    if a.key == b.key || a.folded == b.folded || (a.core == b.core && a.tail == b.tail) {
        return None;
    }
    // Most pairs are not alike at all, which is told sooner than whether they are one name.
    likely(a, b).filter(|_| a.tail != b.tail || !variant(names, &a.folded, &b.folded))
}

fn likely(a: &PlaceFact, b: &PlaceFact) -> Option<Likeness> {
    let road = |p: &PlaceFact| p.level.as_deref() == Some("#road");
    if road(a) || road(b) {
        // "Km 91+600" is rounded both ways.
        let number = |p: &PlaceFact| p.core.parse::<i64>().ok();
        let far = matches!((number(a), number(b)), (Some(x), Some(y)) if (x - y).abs() > 1);
        return (road(a) && road(b) && far).then_some(Likeness::Road);
    }
    let same_level = a.level.is_some() && a.level == b.level;
    let no_clash = a.level.is_none() || b.level.is_none() || same_level;
    if a.core == b.core && a.tail.is_some() && b.tail.is_some() && no_clash {
        return Some(Likeness::Direction);
    }
    if !same_level {
        return None;
    }
    if a.inner.is_some() && a.inner == b.inner {
        return Some(Likeness::Address);
    }
    let both = a.core.split(' ').filter(|w| b.core.split(' ').any(|v| v == *w)).count();
    let shorter = a.core.split(' ').count().min(b.core.split(' ').count());
    // "Gedung Merah Putih KPK", "Gedung KPK RI".
    if both * 2 >= shorter && shorter > 1 {
        return None;
    }
    let shared = a.core.split(' ').any(|w| w.len() > 3 && b.core.split(' ').any(|v| v == w));
    Some(if shared { Likeness::Word } else { Likeness::Kind })
}

/// Why both places may be right.
fn apart(pair: &Pair<'_>, both: &Both<'_>, a: &PlaceFact, b: &PlaceFact, likeness: Likeness) -> Option<Reason> {
    let names = &pair.lexicon.names;
    if names.is_within(&a.key, &b.key) || names.is_within(&b.key, &a.key) {
        return Some(Reason::Granularity);
    }
    let several = |d: &Dossier, p: &PlaceFact| {
        d.facts
            .places
            .iter()
            .any(|o| o.level == p.level && o.key != p.key && (likeness != Likeness::Direction || o.core == p.core))
    };
    // "Three of the 45 villages": a story of several places of the kind.
    let counted = |d: &Dossier, p: &PlaceFact| {
        let kind =
            |n: &NumberFact| n.quantity.counted.as_deref().is_some_and(|c| p.level.as_deref().is_some_and(|l| c.starts_with(l)));
        d.facts.numbers.iter().any(|n| n.quantity.low > Exact::ONE && kind(n))
    };
    let listed = likeness == Likeness::Kind && (counted(pair.x, a) || counted(pair.y, b));
    if several(pair.x, a) || several(pair.y, b) || listed {
        return Some(Reason::DifferentScope);
    }
    let mentions = |lower: &str, p: &PlaceFact| {
        let name = match &p.tail {
            Some(tail) if !p.core.is_empty() && p.folded.starts_with(tail.as_str()) => format!("{tail} {}", p.core),
            Some(tail) if !p.core.is_empty() => format!("{} {tail}", p.core),
            _ if p.core.len() > 3 => p.core.to_string(),
            _ => p.folded.to_string(),
        };
        lower.contains(&name)
    };
    // "Pasar Oro Wetan Malang": who tells of Malang as well knows it from a market elsewhere.
    let town = |lower: &str, p: &PlaceFact| {
        let last = p.folded.rsplit(' ').next().filter(|w| w.len() > 3 && p.core.contains(' '));
        likeness == Likeness::Kind && last.is_some_and(|last| lower.split(|c: char| !c.is_alphanumeric()).any(|w| w == last))
    };
    if town(both.lower_y(pair.y), a) || town(both.lower_x(pair.x), b) {
        return Some(Reason::DifferentScope);
    }
    if mentions(both.lower_y(pair.y), a) || mentions(both.lower_x(pair.x), b) {
        return Some(Reason::DifferentScope);
    }
    if pair.link.apart {
        return Some(Reason::DifferentOccurrence);
    }
    let event = a.event.is_some() && a.event == b.event;
    let kinship = pair.kinship(&a.ground.profile, &b.ground.profile);
    if !(pair.link.certain || (event && kinship + a.ground.profile.shared_names(&b.ground.profile) as f32 >= 1.5))
        || a.ground.unreal
        || b.ground.unreal
    {
        return Some(Reason::WeakEvidence);
    }
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let happened = event || p.shared_events(q) > 0;
    let listed = names.entity(&a.key).is_some() || names.entity(&b.key).is_some();
    let front = |f: &PlaceFact| matches!(f.ground.zone, Some(Zone::Lead | Zone::Headline));
    // Two leads of one sure story, each with one place of the kind.
    let leads = front(a) && front(b) && pair.link.weight >= 3.0 && (a.event.is_none() || b.event.is_none());
    let shared = pair.aligned().shared(a.ground.sentence, b.ground.sentence);
    let (i, j) = ((a.ground.sentence, a.key.as_str()), (b.ground.sentence, b.key.as_str()));
    let one = strangers(pair, i, j) <= 1;
    let told =
        one && shared >= 3.0 || (one && shared >= 1.0 && pair.aligned().matches_with(a.ground.sentence, b.ground.sentence));
    let enough = match likeness {
        Likeness::Road => (happened || kinship >= 1.0) && p.shared_names(q) > 0,
        // Provinces and quarters of a city stand side by side in any story.
        Likeness::Direction if listed => event && a.placed && b.placed && kinship >= 2.5,
        Likeness::Direction => happened || kinship >= 2.0,
        Likeness::Address => true,
        Likeness::Word => (happened || kinship >= 2.0) && a.placed && b.placed,
        // Streets, halls and stadiums of other happenings stand in every story.
        Likeness::Kind if leads && !listed => a.placed && b.placed && shared >= 1.0 && one,
        Likeness::Kind if !told => false,
        Likeness::Kind => event && a.placed && b.placed && kinship + p.shared_names(q) as f32 >= 1.0,
    };
    (!enough).then_some(Reason::WeakEvidence)
}

fn side(article: usize, p: &PlaceFact) -> ClashSide {
    ClashSide { article: Some(article), span: p.ground.span, value: p.key.to_string(), derivation: Vec::new() }
}
