//! What says that two facts of one kind are told of two things, whatever they are: the sentences number them otherwise ("in the third week", "in
//! the first week"), they stand in two places, or each follows from other figures of its own report.

use super::brief::{self, By};
use super::confirmed::confirmed;
use super::grows;
use super::leftover::{Remaining, attribute};
use super::slip::{differ_by_scale, one_digit, slip_of};
use super::sort::in_one_unit;
use crate::extract::NameType;
use crate::lang::Changes;
use crate::resolve::Dossier;
use crate::resolve::facts::{
    Ground, NameEntry, NumberFact, ProperFact, RoleFact, TimeFact, TimeRole, at_sentence, common, of_sentence,
};
use crate::rule::compare::Pair;
use crate::rule::compare::name::role::COURT;
use crate::rule::compare::name::spelling::contains_words;
use crate::value::{Bound, DayInterval, Exact, Granularity, NumberShape, Slip};

/// Whether the sentences of two facts, themselves aside, number one noun otherwise.
pub(super) fn numbered(pair: &Pair<'_>, a: &Ground, b: &Ground) -> bool {
    let mine = ordinals(pair.x, a);
    let theirs = if mine.is_empty() { Vec::new() } else { ordinals(pair.y, b) };
    let other = |f: &&NumberFact, list: &[&NumberFact]| {
        let mut alike = list.iter().filter(|g| g.numbered == f.numbered).peekable();
        alike.peek().is_some() && alike.all(|g| g.quantity.low != f.quantity.low)
    };
    mine.iter().any(|f| other(f, &theirs)) && !mine.iter().any(|f| theirs.iter().any(|g| same_rank(f, g)))
}

fn same_rank(f: &NumberFact, g: &NumberFact) -> bool {
    f.numbered == g.numbered && f.quantity.low == g.quantity.low
}

/// The ordinals of a noun in the sentence of a fact.
fn ordinals<'a>(d: &'a Dossier, g: &Ground) -> Vec<&'a NumberFact> {
    let here = of_sentence(&d.facts.numbers, g.sentence);
    let ranks = |f: &&NumberFact| f.quantity.shape == NumberShape::Ordinal && f.numbered != 0 && f.quantity.low >= Exact::ONE;
    here.filter(ranks).filter(|f| f.ground.span != g.span).collect()
}

/// Whether two figures are of two things, or each follows from others beside it.
pub(super) fn figures(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    numbered(pair, &a.ground, &b.ground)
        || named_apart(pair, a, b)
        || elsewhere(pair, &a.ground, &b.ground)
        || measured_apart(pair, a, b)
        || confirmed(pair.x, a) && confirmed(pair.y, b)
        || dated(pair.x, a) && dated(pair.y, b)
        || portion(pair, a, b)
        || topped_up(pair, a, b)
        || net(pair.x, a, b)
        || net(pair.y, b, a)
        || later(pair, (pair.x, a), (pair.y, b))
        || later(pair, (pair.y, b), (pair.x, a))
        || lags(pair.x, a) != lags(pair.y, b) && !alike(a, b)
        || former(a, b)
        || former(b, a)
        || reckoned(pair.x, a, b)
        || reckoned(pair.y, b, a)
        || of_two_people(pair, a, b)
}

/// Whether two figures of which everybody has his own stand beside two people: the sentence of the chief, and that of his contractor.
fn of_two_people(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let personal = |f: &NumberFact| attribute(pair, f).is_some_and(|x| x.personal);
    if !personal(a) || !personal(b) {
        return false;
    }
    let (xs, ys) = (people(pair, pair.x, a), people(pair, pair.y, b));
    let one = |p: &str| ys.iter().any(|q| contains_words(p, q) || contains_words(q, p));
    !xs.is_empty() && !ys.is_empty() && !xs.iter().any(|p| one(p))
}

/// The people named beside a figure who are no party of the court itself; what a headline tells in short the body tells in full.
fn people<'d>(pair: &Pair<'_>, d: &'d Dossier, f: &NumberFact) -> Vec<&'d str> {
    let names = &pair.lexicon.names;
    let again = |n: &&NumberFact| !n.ground.headline() && n.attribute == f.attribute && n.quantity.low == f.quantity.low;
    let g = if f.ground.headline() { d.facts.numbers.iter().find(again).map_or(&f.ground, |n| &n.ground) } else { &f.ground };
    let court = |key: &str| {
        let held = |r: &RoleFact| r.person.as_deref() == Some(key) && names.is_hypernym(COURT, &r.office);
        d.facts.roles.iter().any(held)
    };
    let here = |f: &&ProperFact| f.name_type == Some(NameType::Person) && f.sentence == g.sentence && !court(&f.key);
    d.facts.propers.iter().filter(here).map(|f| f.key.as_str()).collect()
}

/// Whether a report tells by how much its figure differs from another, which is that of the other report: "46 metres, six more than first
/// assumed", and 40.
fn reckoned(d: &Dossier, f: &NumberFact, g: &NumberFact) -> bool {
    let gap = |n: &&NumberFact| n.difference && n.ground.sentence == f.ground.sentence && n.ground.span != f.ground.span;
    let fits = |n: Exact| f.quantity.low.sub(n) == Some(g.quantity.low) || f.quantity.low.add(n) == Some(g.quantity.low);
    d.facts.numbers.iter().filter(gap).any(|n| fits(n.quantity.low))
}

/// Whether a count of years follows from a birth or a beginning that its own report dates.
fn dated(d: &Dossier, f: &NumberFact) -> bool {
    let Some(now) = d.anchor.date.map(|p| i64::from(p.year())) else { return false };
    let Some(years) = f.quantity.low.to_i64().filter(|_| is_age_or_years(f)) else { return false };
    let start = |t: &TimeFact| t.born || t.founded || t.since;
    let fits = |day: DayInterval| (years..=years + 1).contains(&(now - i64::from(day.first.year())));
    d.facts.times.iter().filter(|t| start(t)).filter_map(|t| t.timex.days).any(fits)
}

fn is_age_or_years(f: &NumberFact) -> bool {
    f.quantity.shape == NumberShape::Age || f.quantity.is_in("year")
}

/// Least count that is added to another seldom by chance.
const COUNTED: i64 = 20;

/// Whether the sentence of the larger of two amounts tells what was added to the smaller: "£14 million", "a further £2 million, taking the fee to
/// £16 million"; or that of either what both come to: "from 210 beds to 330", and 120 beds.
fn topped_up(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (d, more, less) = if a.quantity.low > b.quantity.low { (pair.x, a, b) } else { (pair.y, b, a) };
    let step = more.quantity.low.sub(less.quantity.low);
    let added = |g: &NumberFact| g.quantity.unit == more.quantity.unit && Some(g.quantity.low) == step;
    let sum = more.quantity.low.add(less.quantity.low);
    let both = |d: &Dossier, f: &NumberFact| {
        let all = |g: &NumberFact| g.quantity.unit == f.quantity.unit && Some(g.quantity.low) == sum;
        of_sentence(&d.facts.numbers, f.ground.sentence).any(all)
    };
    let large = more.quantity.is_money() || less.quantity.low >= Exact::int(COUNTED);
    more.quantity.is_money() && of_sentence(&d.facts.numbers, more.ground.sentence).any(added)
        || large && (both(pair.x, a) || both(pair.y, b))
}

/// Whether a count of an earlier occurrence meets one of the present.
fn former(f: &NumberFact, g: &NumberFact) -> bool {
    f.former && !g.former && !g.past && f.quantity.shape == NumberShape::Cardinal && f.quantity.unit.is_none() && !alike(f, g)
}

/// Whether one figure looks like a slip of the other, or stands at another power of ten.
fn alike(a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    Slip::retold(&p, &q) >= Slip::Likely || differ_by_scale(&p, &q)
}

/// Whether a length is counted from or to something that happened: "35 minutes after take-off" is not how long the flight took.
fn lags(d: &Dossier, f: &NumberFact) -> bool {
    let at = f.ground.span;
    d.facts.lags.iter().any(|l| l.span.start <= at.start && at.end <= l.span.end)
}

/// Whether a figure belongs to a state or a happening of a day after the other report: "erupted again on Wednesday, with a column of 2,100
/// metres". What never changes is told again under a later day.
fn later(pair: &Pair<'_>, (d, f): (&Dossier, &NumberFact), (o, g): (&Dossier, &NumberFact)) -> bool {
    let Some(told) = o.anchor.date.filter(|_| f.quantity.unit.is_some()) else { return false };
    let kind = |n: &NumberFact| n.attribute.and_then(|a| pair.lexicon.vocabulary.attribute(a as usize));
    let firm = |n: &NumberFact| kind(n).is_some_and(|a| !a.many && a.changes == Changes::Never);
    // A day to come is no state yet.
    let past = |t: &TimeFact| d.anchor.date.is_some_and(|p| t.timex.days.is_some_and(|x| x.first <= p));
    let day = |t: &TimeFact| t.timex.days.is_some_and(|x| x.len() == 1 && x.first > told) && t.timex.grain >= Granularity::Day;
    let after = |t: &TimeFact| day(t) && past(t);
    // Another occurrence of what the other report dates itself: "erupted on Tuesday", "erupted again on Wednesday".
    let before =
        |t: &TimeFact, e: u16| t.role == TimeRole::Event(e) && t.timex.days.is_some_and(|x| x.len() == 1 && x.first <= told);
    let again = |e: u16| o.facts.times.iter().any(|t| before(t, e)) && !d.facts.times.iter().any(|t| before(t, e));
    let here = d.facts.times.iter().filter(|t| t.ground.sentence == f.ground.sentence && after(t));
    here.into_iter().any(|t| match t.role {
        TimeRole::AsOf => !differ_by_scale(&f.quantity, &g.quantity),
        TimeRole::Event(e) => !firm(f) && !firm(g) && (!alike(f, g) || again(e)),
        _ => false,
    })
}

/// Whether one article counts what came and what went, and the other what is left of both: "opened 18 shops and closed seven", "grew by 11".
fn net(d: &Dossier, gross: &NumberFact, f: &NumberFact) -> bool {
    let left = gross.quantity.low.sub(f.quantity.low).filter(|x| *x > Exact::ZERO);
    let went = |g: &NumberFact| {
        let sort = g.quantity.unit == gross.quantity.unit
            && (g.noun == 0 || g.noun == gross.noun)
            && g.quantity.shape == gross.quantity.shape;
        sort && !g.left && g.tokens.0 > gross.tokens.0 && Some(g.quantity.low) == left
    };
    left.is_some() && f.quantity.unit == gross.quantity.unit && of_sentence(&d.facts.numbers, gross.ground.sentence).any(went)
}

/// Whether a percentage beside either figure makes the smaller out of the larger: "65 percent for 130 million" and "worth 200 million".
fn portion(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (small, large) = (a.quantity.low.min(b.quantity.low), a.quantity.low.max(b.quantity.low));
    let beside = |d: &Dossier, f: &NumberFact| {
        let share = |g: &NumberFact| large.mul(g.quantity.low).and_then(|x| x.div(Exact::int(100)));
        let mut rates = of_sentence(&d.facts.numbers, f.ground.sentence).filter(|g| g.quantity.is_percent());
        rates.any(|g| share(g) == Some(small))
    };
    !a.quantity.is_percent() && (beside(pair.x, a) || beside(pair.y, b))
}

/// Whether two amounts are of two sorts by their cues, with nothing beside them alike: what a thing is worth, and for how much it is insured.
fn named_apart(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    let near = pair.worth_of(common(&a.near, &b.near));
    let sorts = matches!((a.attribute, b.attribute), (Some(x), Some(y)) if x != y);
    // "At a depth of 10 kilometres", "31 kilometres from the town": words as few as the quake itself stand beside both.
    let kind = Slip::retold(&p, &q);
    let apart = near < 0.5 && kind < Slip::Plain || near < NAMED && kind < Slip::Likely;
    sorts && apart && !differ_by_scale(&p, &q)
}

/// Whether nothing in two measures or amounts looks like one written wrongly: they differ in more than one digit. The bell that weighs 1.2 tons
/// and the 4.3 tons of all, the record and the one before, the two lots of a sale are told in the same words; of a figure
/// misreported most digits stay.
pub(super) fn unlike(a: &NumberFact, b: &NumberFact) -> bool {
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    a.quantity.unit.is_some() && a.quantity.shape == NumberShape::Cardinal && !one_digit(&p, &q)
}

/// Whether one side says only how much it was at least or at most, and the digits of the other look like no slip of it.
pub(super) fn bounded(a: &NumberFact, b: &NumberFact) -> bool {
    let bound = |f: &NumberFact| matches!(f.quantity.bound, Bound::MoreThan | Bound::AtLeast | Bound::LessThan | Bound::AtMost);
    (bound(a) || bound(b)) && a.quantity.bound != b.quantity.bound && slip_of(a, b) < Slip::Likely
}

/// What the words beside two figures of two sorts have in common from which they are one.
const NAMED: f32 = 2.0;
/// Tokens between a day and the length that tells how far from another it is.
const BEHIND: u32 = 2;
/// Days between two reports from which a count that is no slip of the other is another count.
const LATER: i64 = 3;
/// Days between the dates of two figures from which digits that changed places are two figures.
const YEARS: i64 = 300;
/// What the words beside two shares have in common, and their sentences.
const RATED: (f32, f32) = (0.5, 2.5);

/// Whether two figures that remain are rather two: counts of two days that are no slip of each other, shares that nothing ties.
pub(super) fn likely(pair: &Pair<'_>, r: &Remaining<'_>) -> bool {
    let (a, b) = (r.a, r.b);
    let kind = slip_of(a, b);
    // "More than 500 of them in the gym" and 900 of them at home: what is bounded below may be any larger one.
    let above = |f: &NumberFact, g: &NumberFact| {
        matches!(f.quantity.bound, Bound::MoreThan | Bound::AtLeast) && g.quantity.low > f.quantity.low && f.attribute.is_none()
    };
    if kind < Slip::Likely && (above(a, b) || above(b, a)) {
        return true;
    }
    let later = pair.days().is_some_and(|days| days >= LATER);
    let rate = || {
        let (i, j) = (a.ground.sentence, b.ground.sentence);
        let near = pair.worth_of(common(&a.near, &b.near));
        a.quantity.is_percent() && !pair.aligned().matches_with(i, j) && near < RATED.0 && pair.aligned().shared(i, j) < RATED.1
    };
    // A share of last year and one of today; a fire years ago.
    let past = a.former != b.former && kind < Slip::Plain && a.quantity.is_percent();
    let years = matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > YEARS) || a.past != b.past && r.by == By::Swap;
    // A toll of animals grows as that of people does.
    let sudden = |g: &Ground| {
        let event = |e: &u16| pair.lexicon.vocabulary.event(u32::from(*e)).is_some_and(|e| e.sudden);
        g.profile.events.iter().any(event)
    };
    let grew = pair.x.anchor.date.cmp(&pair.y.anchor.date) == a.quantity.low.cmp(&b.quantity.low);
    let toll = later && grew && kind < Slip::Plain && sudden(&a.ground) && sudden(&b.ground);
    // Two rounds, two editions.
    let rounds = a.quantity.shape == NumberShape::Ordinal && matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) >= LATER);
    // The year that stands nearest dates no figure that all else takes for a slip of the other.
    let weighed = r.by == By::Odds && kind >= Slip::Likely && brief::close(pair);
    toll || rounds && r.by != By::Context
        || r.by == By::Odds && later && kind == Slip::None
        || kind <= Slip::Loose && rate()
        || past
        || years && r.by != By::Context && !weighed
}

/// Whether each stands beside a place of which the other article says nothing.
fn measured_apart(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let own = |d: &Dossier, o: &Dossier, g: &Ground| {
        let here = |f: &&ProperFact| f.placed && !f.quoted && f.sentence == g.sentence;
        let mut places = d.facts.propers.iter().filter(here);
        places.any(|f| f.words.iter().all(|w| o.facts.spoken.binary_search(w).is_err()))
    };
    own(pair.x, pair.y, &a.ground) && own(pair.y, pair.x, &b.ground)
}

/// Whether both sentences name a place that the other article names nowhere.
pub(in crate::rule::compare) fn elsewhere(pair: &Pair<'_>, a: &Ground, b: &Ground) -> bool {
    let place = |t: NameType| t == NameType::Location;
    foreign(pair.x, pair.y, a, place) && foreign(pair.y, pair.x, b, place)
}

/// Whether a sentence of `d` has a name of a type that `o` has nowhere, not even in part.
pub(in crate::rule::compare) fn foreign(d: &Dossier, o: &Dossier, g: &Ground, wanted: impl Fn(NameType) -> bool) -> bool {
    let own = |n: &NameEntry| wanted(n.name_type) && !named_in_part(o, &n.key);
    g.profile.names.iter().flat_map(|key| d.facts.signature.named(*key)).any(own)
}

/// Whether a name of an article has a word of the given one.
pub(in crate::rule::compare) fn named_in_part(d: &Dossier, key: &str) -> bool {
    key.split([' ', '-']).any(|w| w.len() > 2 && d.facts.signature.has_word(w))
}

/// Whether the sentences share a place that one of them gives in full: "the town of Rawalun", "Rawalun". A family name shared shows less.
pub(in crate::rule::compare) fn met_in_part(pair: &Pair<'_>, a: &Ground, b: &Ground) -> bool {
    let named = |d: &'_ Dossier, g: &Ground| -> Vec<Vec<String>> {
        let here = g.profile.names.iter().flat_map(|key| d.facts.signature.named(*key));
        let places = here.filter(|n| n.name_type == NameType::Location);
        places.map(|n| n.key.split(' ').map(str::to_owned).collect()).collect()
    };
    let within = |p: &[String], q: &[String]| p.iter().all(|w| q.contains(w));
    let theirs = named(pair.y, b);
    named(pair.x, a).iter().any(|p| theirs.iter().any(|q| within(p, q) || within(q, p)))
}

/// A date and its days.
type Dated<'a> = (&'a TimeFact, DayInterval);

/// Whether two dates are of two things: numbered otherwise, a birth and a beginning, or as far apart as one report says.
pub(in crate::rule::compare) fn dates(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let (s, t) = (a.0, b.0);
    let start = |t: &TimeFact| t.since || t.founded;
    let born = s.born && !t.born && start(t) || t.born && !s.born && start(s);
    // Who is found dead on Saturday died on the day of the flood.
    let sudden = |t: &TimeFact| matches!(t.role, TimeRole::Event(e) if pair.lexicon.vocabulary.event(u32::from(e)).is_some_and(|e| e.sudden));
    // Nor is what is found there on Monday what happened on the day before.
    let after = |s: Dated<'_>, t: Dated<'_>| s.0.found && !t.0.found && s.1.first > t.1.first;
    let found = s.found != t.found && (sudden(s) || sudden(t)) || after(a, b) || after(b, a);
    // "Up from 1.2 billion in 2022", "profit fell to 84 million in 2023".
    let eve = s.eve != t.eve || s.base != t.base;
    // Two days to come may be one step told on two days.
    let ahead = |d: &Dossier, x: DayInterval| d.anchor.date.is_some_and(|p| x.first > p);
    let next = s.next != t.next && !(ahead(pair.x, a.1) && ahead(pair.y, b.1));
    // The day of a crash, and the day on which its witnesses were heard.
    let after = |s: &TimeFact, t: &TimeFact| matches!((s.role, t.role), (TimeRole::Aftermath(x), TimeRole::Event(y)) if x == y);
    let aftermath = after(s, t) || after(t, s);
    let apart = born
        || found
        || eve
        || next
        || aftermath
        || of_next_week(pair.x, s, b.1)
        || of_next_week(pair.y, t, a.1)
        || numbered(pair, &s.ground, &t.ground)
        || counted(pair.x, a, b)
        || counted(pair.y, b, a);
    apart || grown(pair, (pair.x, s), (pair.y, t)) || grown(pair, (pair.y, t), (pair.x, s))
}

/// Whether a bare weekday is the other day, which is one to come: "mulai Rabu" may have been taken for the Wednesday before.
fn of_next_week(d: &Dossier, t: &TimeFact, day: DayInterval) -> bool {
    let written = t.timex.written;
    let ahead = d.anchor.date.is_none_or(|published| day.first >= published);
    ahead && written.day.is_none() && day.len() == 1 && written.weekday.is_some_and(|w| w == day.first.weekday())
}

/// Whether the sentence of the first date tells by how many a toll has grown that day, and the other only the toll: "Two died on Thursday, which
/// takes the toll to seven", "the fire of 8 February, which killed seven".
fn grown(pair: &Pair<'_>, (d, s): (&Dossier, &TimeFact), (o, t): (&Dossier, &TimeFact)) -> bool {
    let toll = |f: &NumberFact| grows(pair, f);
    let there = |value| of_sentence(&o.facts.numbers, t.ground.sentence).find(|f| f.quantity.low == value);
    let mut counts = of_sentence(&d.facts.numbers, s.ground.sentence).filter(|f| f.quantity.unit.is_none());
    let (Some(more), Some(all), None) = (counts.next(), counts.next(), counts.next()) else { return false };
    let people = more.people && (all.people || all.noun == 0) && all.quantity.low == all.quantity.high;
    let (more, all) = (more.quantity.low, all.quantity.low);
    people && more < all && there(all).is_some_and(toll) && there(more).is_none()
}

/// Minutes in a day.
const DAY: i64 = 24 * 60;

/// Whether the article of the first date says itself that it lies so long from another time, and the second lies just there: "found dead on
/// Friday, almost 36 hours after the collapse".
fn counted(d: &Dossier, (a, da): Dated<'_>, (b, db): Dated<'_>) -> bool {
    let clock = |t: &TimeFact| t.timex.clock.map(|c| i64::from(c.minute));
    let far = da.first.days_since(db.first).abs() * DAY;
    // "Buried on Sunday, 10 March, a day after he died": a length right behind the day.
    let apposed = |t: &TimeFact| {
        let beside = t.tokens.0 >= a.tokens.1 && t.tokens.0 - a.tokens.1 <= BEHIND;
        beside && far > 0 && t.timex.period.and_then(|p| p.minutes) == Some(Exact::int(far))
    };
    if at_sentence(&d.facts.times, a.ground.sentence).iter().any(apposed) {
        return true;
    }
    d.facts.lags.iter().any(|lag| {
        let from = lag.from.is_some_and(|(day, _)| day == da.first);
        let exact = match (clock(a), clock(b)) {
            (Some(p), Some(q)) if lag.unit < DAY => {
                let gap = (da.first.days_since(db.first) * DAY + p - q).abs();
                (gap - lag.minutes).abs() <= lag.unit.max(lag.minutes / 20)
            }
            // Two hours later is the same day, unless a clock says otherwise.
            _ => (far - lag.minutes).abs() <= if lag.unit < DAY { DAY / 2 } else { 0 },
        };
        from && far > 0 && exact
    })
}
