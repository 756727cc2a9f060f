//! Years that one report counts and the year from which they are counted, which the other report tells: "kapal berusia 16 tahun" and "kapal
//! buatan 2009", "75 tahun silam, 36 anak belajar" and "didirikan pada 1949", "for 28 years" and "opened in 1996". The digits have to
//! look mistyped: of two years looked back at one often is another.

use crate::resolve::Dossier;
use crate::resolve::facts::{Profile, TimeFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::name::filler::short;
use crate::text::Span;
use crate::value::{Components, Exact, Granularity, Slip, TimexKind};

/// Days between two reports of which one counts from what the other tells.
const DAYS: i64 = 120;
/// Years by which a count is misreported.
const SLIP: i64 = 20;
/// The least count of which two digits can be wrong.
const LEAST: i64 = 10;
/// Words of one clause found again beside the count.
const KIN: f32 = 1.0;

/// How a count of years is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// An age of a thing.
    Aged,
    /// A celebration.
    Marked,
    /// So many years ago.
    Ago,
    /// So many years long.
    Long,
}

/// A count of years, and what stands around it.
struct Count<'a> {
    told: Told,
    years: i64,
    span: Span,
    sentence: u32,
    /// It is told since a founding: "sejak dibuka 66 tahun silam".
    founded: bool,
    near: &'a [u32],
    profile: &'a Profile,
}

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    let apart = pair.x.anchor.date.zip(pair.y.anchor.date).map_or(0, |(a, b)| a.days_since(b).abs());
    if pair.link.archive || !pair.link.certain || apart > DAYS {
        return;
    }
    for (mine, theirs) in pair.turns() {
        one(rule, pair, mine, theirs, sink);
    }
}

/// A year that is written out and that something is counted from.
fn start(t: &TimeFact) -> bool {
    let written = t.timex.known.has(Components::YEAR)
        && t.timex.kind == TimexKind::Date
        && t.timex.grain >= Granularity::Year
        && !(t.timex.relative || t.about || t.born || t.ground.unreal || t.timex.value.contains('/'));
    written && (t.founded || t.since || t.first_held)
}

fn counts(x: &Dossier, published: i64) -> Vec<Count<'_>> {
    let list = |indices: &'_ [u32], told: Told| -> Vec<Count<'_>> {
        let numbers = indices.iter().filter_map(|&i| x.facts.numbers.get(i as usize));
        numbers
            .filter_map(|n| {
                let years = n.quantity.low.to_i64().filter(|_| n.quantity.low == n.quantity.high)?;
                let ground = &n.ground;
                Some(Count {
                    told,
                    years,
                    span: ground.span,
                    sentence: ground.sentence,
                    founded: false,
                    near: &n.near,
                    profile: &ground.profile,
                })
            })
            .collect()
    };
    let mut out = list(&x.facts.aged, Told::Aged);
    out.extend(list(&x.facts.jubilees, Told::Marked));
    out.extend(list(&x.facts.spans, Told::Long));
    let ago = |t: &&TimeFact| {
        t.timex.relative && t.timex.grain == Granularity::Year && !t.timex.known.has(Components::YEAR) && !(t.about || t.onward)
    };
    out.extend(x.facts.times.iter().filter(ago).filter_map(|t| {
        let years = published - i64::from(t.timex.days?.first.year());
        let ground = &t.ground;
        Some(Count {
            told: Told::Ago,
            years,
            span: ground.span,
            sentence: ground.sentence,
            founded: t.founded,
            near: &t.clause,
            profile: &ground.profile,
        })
    }));
    out
}

/// What the facts of some sentences stand in.
fn around(d: &Dossier, sentences: std::ops::RangeInclusive<u32>) -> impl Iterator<Item = &Profile> {
    let (from, to) = (*sentences.start(), *sentences.end());
    let here = move |s: u32| (from..=to).contains(&s);
    let numbers = d.facts.numbers.iter().filter(move |n| here(n.ground.sentence)).map(|n| &*n.ground.profile);
    numbers.chain(d.facts.times.iter().filter(move |t| here(t.ground.sentence)).map(|t| &*t.ground.profile))
}

/// Whether two sentences, or ones up to `back` before them, name one thing.
fn named(x: &Dossier, s: u32, y: &Dossier, t: u32, back: u32) -> bool {
    let theirs: Vec<u32> = around(y, t.saturating_sub(back)..=t).flat_map(|p| p.names.iter().copied()).collect();
    around(x, s.saturating_sub(back)..=s).any(|p| p.names.iter().any(|n| theirs.contains(n)))
}

fn one(rule: &Rule, pair: &Pair<'_>, (a, x): (usize, &Dossier), (b, y): (usize, &Dossier), sink: &mut Sink) {
    let Some(published) = x.anchor.date.map(|d| i64::from(d.year())) else { return };
    let year = |t: &TimeFact| t.timex.days.map(|d| i64::from(d.first.year()));
    let counts = counts(x, published);
    for count in counts.iter().filter(|c| c.years >= LEAST) {
        // "in office for 13 years when he leaves in 2027", "five years ago, on its 70th birthday": of another year.
        let other = |t: &TimeFact| {
            let known = t.timex.known.has(Components::YEAR);
            let back = t.timex.relative && t.timex.grain == Granularity::Year && count.told == Told::Marked;
            t.ground.sentence == count.sentence && t.ground.span != count.span && (known || back)
        };
        if matches!(count.told, Told::Long | Told::Marked) && x.facts.times.iter().any(other) {
            continue;
        }
        let looks = |full: i64| {
            let typed = |w: i64| Slip::reckoned(Exact::int(count.years), Exact::int(w)) >= Slip::Loose;
            (count.years - full).abs() > 1 && (count.years - full).abs() <= SLIP && (typed(full) || typed(full - 1))
        };
        // A year that either report tells fits, or the count is told again: it is of something else, or right.
        let fits = |d: &Dossier| {
            let known = |t: &TimeFact| {
                t.timex.days.is_some_and(|d| {
                    let (first, last) = (i64::from(d.first.year()), i64::from(d.last.year()));
                    t.timex.known.has(Components::YEAR) && (first - 1..=last + 1).contains(&(published - count.years))
                })
            };
            d.facts.times.iter().any(known)
        };
        let again = y.facts.numbers.iter().any(|n| n.quantity.low == Exact::int(count.years));
        if again || fits(x) || fits(y) {
            continue;
        }
        let tied = |t: &&TimeFact| {
            let words = common(count.near, &t.thing).next().is_some() || common(count.near, &t.clause).next().is_some();
            let kin = pair.kinship(count.profile, &t.ground.profile) >= KIN;
            let (here, there) = (count.sentence, t.ground.sentence);
            let named = |back| named(x, here, y, there, back);
            let told = || around(x, here.saturating_sub(1)..=here + 1).any(|p| common(&p.stems, &t.thing).next().is_some());
            match count.told {
                Told::Aged | Told::Marked => words && (t.founded || kin) || t.founded && (named(1) || told()),
                Told::Ago => t.founded && (count.founded || named(1)) || words && (kin || named(1)),
                Told::Long => words && (kin || named(1)) || t.founded && named(0),
            }
        };
        let begun = |tied: &dyn Fn(&&TimeFact) -> bool| {
            let mut starts: Vec<&TimeFact> = y.facts.times.iter().filter(|t| start(t)).filter(tied).collect();
            starts.dedup_by_key(|t| year(t));
            starts
        };
        let mut starts = begun(&tied);
        // Short reports tell of one thing that was founded, whatever they call it; of lengths each has several.
        if starts.is_empty() && short(pair) {
            let told = |t: &TimeFact| {
                let words = || common(count.near, &t.thing).next().is_some() || common(count.near, &t.clause).next().is_some();
                count.told != Told::Long || words() || pair.kinship(count.profile, &t.ground.profile) >= KIN
            };
            starts = begun(&|t: &&TimeFact| t.founded && year(t).is_some_and(|y| y < published));
            starts.retain(|t| told(t));
        }
        sink.compared();
        let [start] = starts.as_slice() else { continue };
        let Some(then) = year(start).filter(|y| looks(published - y)) else { continue };
        let full = published - then;
        let side =
            |article: usize, span: Span, value: String| ClashSide { article: Some(article), span, value, derivation: Vec::new() };
        let sides = vec![side(a, count.span, count.years.to_string()), side(b, start.ground.span, start.timex.value.clone())];
        let detail = format!("{published} - {then} = {full}, not {}", count.years);
        let slot = match count.told {
            Told::Aged | Told::Marked => "jubilee",
            Told::Ago => "ago",
            Told::Long => "since",
        };
        let mut c = Clash::reckoned(rule, format!("{slot}@{}", count.span.start), sides, detail, full);
        c.certain = pair.link.certain;
        sink.clash(c);
    }
}
