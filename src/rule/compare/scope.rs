//! What says that two figures of one kind are two things, whatever stands around them: one was last year's, a record or a competitor's,
//! one is a distance to something else, one is a part of what the other sums up.

use super::Pair;
use super::date::stray::ALIKE;
use super::name::slot::lone;
use super::name::spelling::contains_words;
use super::number::brief::close;
use super::number::leftover::{attribute, counts_alike};
use super::number::same_slot;
use super::number::slip::{differ_by_scale, transposed, transposed_of};
use super::number::sort::{in_one_unit, same_shape};
use super::number::two_things::named_in_part;
use crate::extract::NameType;
use crate::lang::Mark;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameFact, NumberFact, common, of_sentence};
use crate::segment::Zone;
use crate::value::{Bound, Exact, Slip};

/// Figures of a report up to which sums of them are looked for.
const SUMS: usize = 40;
/// Least amount of money that adds up by chance hardly ever.
const AMOUNT: i64 = 100_000;

/// Whether two figures of one kind are two things.
pub(super) fn apart(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    // "Rose by 15 percent" and "15 percent more than a year ago" are one thing where the sentences tell the same.
    let rate = || a.quantity.is_percent() && pair.aligned().matches_with(a.ground.sentence, b.ground.sentence);
    if a.difference != b.difference && !rate() || a.compound != b.compound {
        return true;
    }
    // "4 minutes 12 seconds": minutes are no slip of seconds.
    if a.compound && a.quantity.unit != b.quantity.unit {
        return true;
    }
    // "She and 1,247 others" are 1,248: who remains beside somebody, or of a whole, is another count.
    if a.left != b.left && transposed_of(a, b).is_none() && !beside_another(pair, a, b) {
        return true;
    }
    // "Two men and a woman" are three; five dead, the gunman among them, are his four victims.
    let more = |f: &NumberFact, g: &NumberFact| {
        let gap = f.quantity.low.sub(g.quantity.low);
        g.joined.is_some() && f.joined.is_none() && g.joined == gap || f.including && !g.including && gap == Some(Exact::ONE)
    };
    if (more(a, b) || more(b, a)) && transposed_of(a, b).is_none() {
        return true;
    }
    // The level that a change has left, and one of today.
    let level = |f: &NumberFact| f.former && f.quantity.unit.is_some();
    if level(a) != level(b) && !pair.aligned().matches_with(a.ground.sentence, b.ground.sentence) {
        return true;
    }
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    let scale = differ_by_scale(&p, &q);
    let kind = Slip::retold(&p, &q);
    let one_sided = |mark: Mark| {
        let only = |f: &NumberFact, g: &NumberFact| {
            let mut marked = f.ground.dims.iter().filter(|d| pair.lexicon.vocabulary.is_marked(**d, mark));
            marked.any(|d| !g.ground.dims.contains(d))
        };
        only(a, b) || only(b, a)
    };
    // "Last year" and the year itself are one period.
    let period = matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) == 0);
    let former = || !period && one_sided(Mark::Former);
    let loose = scale || kind < Slip::Likely;
    kind < Slip::Plain && one_sided(Mark::Series)
        || loose && (former() || one_sided(Mark::OneSided) || summed(pair, a, b))
        || made_up(pair, a, b)
        || scale && !one_amount(pair, a, b)
}

/// Whether one of two amounts is the other and what two more of its own report add: "the theatre gets £1.2 million", "it costs £2.1 million; the
/// town gave £300,000 and £600,000 are missing". Of many amounts some add up by chance.
fn made_up(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (d, whole, part) = if a.quantity.low > b.quantity.low { (pair.x, a, b) } else { (pair.y, b, a) };
    if !close(pair) || d.facts.numbers.len() > SUMS || !whole.quantity.is_money() {
        return false;
    }
    let Some(rest) = whole.quantity.low.sub(part.quantity.low) else { return false };
    let alike = |g: &&NumberFact| g.quantity.unit == whole.quantity.unit && g.quantity.low < rest;
    let others = || d.facts.numbers.iter().filter(alike).map(|g| g.quantity.low);
    rest >= Exact::int(AMOUNT) && others().any(|g| others().any(|h| g != h && g.add(h) == Some(rest)))
}

/// "Two died and nine others were hurt": the others are those beside the dead, all that were hurt.
fn beside_another(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let (d, left) = if a.left { (pair.x, a) } else { (pair.y, b) };
    let mut before = of_sentence(&d.facts.numbers, left.ground.sentence).filter(|n| n.tokens.0 < left.tokens.0 && n.people);
    let other = |n: &NumberFact| n.attribute.is_some() && n.attribute != left.attribute;
    a.attribute.is_some() && a.attribute == b.attribute && before.next().is_some_and(|n| other(n) && before.all(other))
}

/// Whether what stands at both powers of ten is named alike on both sides, or told in sentences that tell the same.
fn one_amount(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let aligned = pair.aligned();
    let (i, j) = (a.ground.sentence, b.ground.sentence);
    let shared = aligned.shared(i, j);
    // Short reports tell of one amount in words of their own.
    let akin = || if close(pair) { pair.reworded(&a.akin, &b.akin) } else { 0.0 };
    let near = pair.worth_of(common(&a.near, &b.near)) + akin();
    let matched = aligned.matches_with(i, j);
    let figures = a.ground.profile.shared_figures(&b.ground.profile) > 0;
    let (x, y) = (attribute(pair, a), attribute(pair, b));
    let named = matches!((x, y), (Some(x), Some(y)) if x.id == y.id);
    let once = named && x.is_some_and(|x| !x.many);
    // Nothing but the digits: a tenth of the whole, a price of one and the sum of all.
    let bare = near <= 0.0 && shared < 1.5 || near < 1.0 && shared < 1.0 && aligned.retold() < ALIKE;
    // "12,000 cattle" and "120,000 doses"; two days; a share for each and all of it.
    let counted = a.noun != 0 && b.noun != 0 && a.noun != b.noun && !named && !(a.people && b.people);
    let days = near <= 0.0 && matches!((a.time, b.time), (Some(s), Some(t)) if s.gap(t) > 0);
    // "More than 15 thousand" of something rounds, and is no slip of "150,000" of something else.
    let bound = |f: &NumberFact| !matches!(f.quantity.bound, Bound::Exact | Bound::About);
    let hedged = (bound(a) || bound(b)) && (a.noun != b.noun || a.noun == 0) && !named;
    let each = |f: &NumberFact| for_each(pair, f);
    if !matched && (bare && !figures && !once || counted || days)
        || each(a) != each(b) && (near < 1.0 || !named)
        || hedged && near < 1.0
    {
        return false;
    }
    // Whoever tells the other amount as well, or from what share it follows, means two.
    if implied(pair.x, b, a) || implied(pair.y, a, b) {
        return false;
    }
    match (x, y) {
        (Some(x), Some(y)) => x.id == y.id || aligned.matches_with(i, j),
        (None, None) => true,
        // Named on one side only.
        _ => aligned.matches_with(i, j) || a.noun != 0 && counts_alike(a, b) || near >= 0.5 || shared >= 1.0,
    }
}

/// Whether a figure is told of each of several.
pub(super) fn for_each(pair: &Pair<'_>, f: &NumberFact) -> bool {
    f.is_marked(&pair.lexicon.vocabulary, Mark::Each)
}

/// Whether an article gives an amount, or a share of it in percent, beside its own.
pub(super) fn implied(d: &Dossier, f: &NumberFact, own: &NumberFact) -> bool {
    let all = &d.facts.numbers;
    let rate = |g: &NumberFact| {
        let here = of_sentence(all, g.ground.sentence);
        let whole =
            |p: &NumberFact| g.quantity.low.mul(Exact::int(100)).and_then(|x| x.div(p.quantity.low)) == Some(f.quantity.low);
        here.filter(|h| h.quantity.is_percent() && h.quantity.low > Exact::ZERO).any(whole)
    };
    let alike =
        |g: &&NumberFact| g.quantity.unit == f.quantity.unit && g.quantity.shape == f.quantity.shape && !g.ground.headline();
    all.iter().filter(alike).filter(|g| g.quantity.low != own.quantity.low).any(|g| g.quantity.low == f.quantity.low || rate(g))
}

/// Whether one is the sum of the other and of a figure beside it: "41 in the hospital, 30 at home" and "71 at both"; of an amount also of a figure
/// elsewhere in the article.
fn summed(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let adds = |part: &NumberFact, whole: &NumberFact, facts: &[NumberFact]| {
        let Some(rest) = whole.quantity.low.sub(part.quantity.low) else { return false };
        let amount = part.quantity.is_money() && rest >= Exact::int(AMOUNT);
        let kind =
            |g: &NumberFact| g.quantity.unit == part.quantity.unit && same_shape(g, part) && g.ground.span != part.ground.span;
        facts.iter().any(|g| {
            let beside = amount || g.ground.sentence == part.ground.sentence;
            g.quantity.low == rest && beside && kind(g)
        })
    };
    adds(a, b, &pair.x.facts.numbers) || adds(b, a, &pair.y.facts.numbers)
}

/// Whether the headline of each article names a known place of which the other says nothing: a quake here and a quake there. Of an archive any name of
/// the headline says so, and a place of the lead: two phones, two trials, the budgets of two towns.
pub(super) fn headed_apart(pair: &Pair<'_>) -> bool {
    let place = |f: &NameFact| f.name_type == NameType::Location;
    // A country is named from afar.
    let placed = |f: &NameFact| pair.lexicon.names.entity(&f.key).is_some_and(|e| e.container.is_some());
    // What no list knows is a place of the story when the report tells it again, and the other has not even a part of it.
    let again = |mine: &Dossier, theirs: &Dossier, f: &NameFact| {
        let told = |g: &NameFact| place(g) && !g.ground.headline() && contains_words(&g.key, &f.key);
        mine.facts.names.iter().any(told) && !named_in_part(theirs, &f.key)
    };
    let opens = |mine: &Dossier, theirs: &Dossier, f: &NameFact| match pair.link.archive {
        true => f.ground.headline() || opening(f),
        false => f.ground.headline() && place(f) && (placed(f) || again(mine, theirs, f)),
    };
    let own = |mine: &Dossier, theirs: &Dossier| mine.facts.names.iter().any(|f| opens(mine, theirs, f) && lone(f, theirs));
    own(pair.x, pair.y) && own(pair.y, pair.x) || follows(pair)
}

/// Whether each report is written from a place of which the other says nothing: what is seen or celebrated everywhere each tells of its own.
pub(super) fn datelined_apart(pair: &Pair<'_>) -> bool {
    let from = |mine: &Dossier, theirs: &Dossier| {
        let place = |f: &&NameFact| f.name_type == NameType::Location && f.ground.zone == Some(Zone::Dateline);
        let mut places = mine.facts.names.iter().filter(place).peekable();
        places.peek().is_some() && places.all(|f| lone(f, theirs))
    };
    from(pair.x, pair.y) && from(pair.y, pair.x)
}

/// Whether one article opens with what followed a happening (an aftershock), of which the other, told before it, says nothing.
fn follows(pair: &Pair<'_>) -> bool {
    let later = |f: &NumberFact| f.is_marked(&pair.lexicon.vocabulary, Mark::Following);
    let opens = |d: &Dossier| {
        let mut opening = d.facts.numbers.iter().filter(|f| matches!(f.ground.zone, Some(Zone::Headline | Zone::Lead)));
        opening.any(later)
    };
    let none = |d: &Dossier| !d.facts.numbers.iter().any(later);
    opens(pair.x) && none(pair.y) || opens(pair.y) && none(pair.x)
}

/// Whether two articles of an archive open with two places each of which the other says nothing: one of them may be the one that differs, two are
/// another scene.
pub(super) fn scenes_apart(pair: &Pair<'_>) -> bool {
    let own = |mine: &Dossier, theirs: &Dossier| {
        let mut lone = mine.facts.names.iter().filter(|f| opening(f) && lone(f, theirs)).map(|f| &f.key);
        lone.next().is_some_and(|first| lone.any(|other| !contains_words(first, other) && !contains_words(other, first)))
    };
    pair.link.archive && own(pair.x, pair.y) && own(pair.y, pair.x)
}

/// The names of a sort with which an article opens, but for some.
pub(super) fn led(d: &Dossier, sort: impl Fn(NameType) -> bool) -> impl Iterator<Item = &NameFact> {
    let opens = |f: &&NameFact| f.ground.headline() || f.ground.zone == Some(Zone::Lead);
    d.facts.names.iter().filter(opens).filter(move |f| sort(f.name_type) && f.key.contains(' '))
}

/// Whether each report opens with people of whom the other says nothing: two trials in one court, two matches of a day. `p` and `q` are the
/// names under comparison.
pub(super) fn led_apart(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let own = |mine, theirs| {
        let mut people = led(mine, |t| t == NameType::Person).filter(|f| f.key != p && f.key != q).peekable();
        people.peek().is_some() && people.all(|f| lone(f, theirs))
    };
    own(pair.x, pair.y) && own(pair.y, pair.x)
}

/// Whether the reports open with two bodies of one family name: "Nordalbin Re", "Nordalbin Leben".
pub(super) fn of_two(pair: &Pair<'_>) -> bool {
    let bodies = |d| led(d, |t| t != NameType::Location);
    let named = |d, f: &NameFact| bodies(d).any(|g| contains_words(&g.key, &f.key) || contains_words(&f.key, &g.key));
    let own = |mine, theirs| bodies(mine).filter(move |f| !named(theirs, f));
    let family = |f: &NameFact, g: &NameFact| f.key.split(' ').next() == g.key.split(' ').next();
    own(pair.x, pair.y).any(|f| own(pair.y, pair.x).any(|g| family(f, g)))
}

/// Whether a name is a place with which an article opens.
fn opening(f: &NameFact) -> bool {
    f.name_type == NameType::Location && matches!(f.ground.zone, Some(Zone::Lead | Zone::Dateline))
}

/// Whether one article gives both values and says how: side by side ("Rp 500.000, dan Rp 5 juta bila mengulang"), or one as a share of the
/// other ("US$22,1 miliar … US$2,21 miliar atau 10 persen").
pub(super) fn both_told(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    [&pair.x.facts.numbers, &pair.y.facts.numbers].iter().any(|facts| {
        let like = |f: &NumberFact, g: &NumberFact| g.quantity.unit == f.quantity.unit && g.quantity.low == f.quantity.low;
        let joined = |p: &NumberFact, q: &NumberFact| p.ground.sentence == q.ground.sentence || a_share(p, q, facts);
        facts.iter().filter(|p| like(a, p)).any(|p| facts.iter().any(|q| like(b, q) && joined(p, q)))
    })
}

/// Whether the sentences of two figures differ in a second figure of one slot as well, of which neither article has the other's, and
/// agree in none: another hour or another report ("227 down, 176 unchanged" and "205 down, 172 unchanged").
pub(super) fn another_state(pair: &Pair<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    // A slip of the digits speaks for itself where two articles tell one happening.
    let (p, q) = in_one_unit(&a.quantity, &b.quantity);
    if !pair.link.archive && (transposed(&p, &q).is_some() || differ_by_scale(&p, &q)) {
        return false;
    }
    let (xs, ys) = (&pair.x.facts.numbers, &pair.y.facts.numbers);
    let alike = |g: &NumberFact, h: &NumberFact| {
        g.quantity.unit == h.quantity.unit
            && same_shape(g, h)
            && g.quantity.low == h.quantity.low
            && g.quantity.high == h.quantity.high
    };
    let lone = |g: &NumberFact, others: &[NumberFact]| !others.iter().any(|h| alike(g, h));
    let (mine, theirs) = (beside(pair.x, a), beside(pair.y, b));
    let pairs = || mine.iter().flat_map(|g| theirs.iter().map(move |h| (*g, *h)));
    // Two reports of one happening need a third figure: each of two may be told in its own way.
    let days = matches!((pair.x.anchor.date, pair.y.anchor.date), (Some(s), Some(t)) if s != t);
    // "Six points from seven rounds" on Monday, "7.5 from nine" on Wednesday.
    let moved = days && Slip::retold(&p, &q) == Slip::None;
    let least = if pair.link.archive || moved { 1 } else { 2 };
    let differs = |(g, h): &(&NumberFact, &NumberFact)| same_slot(g, h) && lone(g, ys) && lone(h, xs);
    !pairs().any(|(g, h)| alike(g, h)) && pairs().filter(differs).count() >= least
}

/// The other figures of its sentence.
fn beside<'d>(d: &'d Dossier, f: &NumberFact) -> Vec<&'d NumberFact> {
    of_sentence(&d.facts.numbers, f.ground.sentence).filter(|g| g.ground.span != f.ground.span).collect()
}

/// Whether a percentage beside the smaller of two figures leads to it from the larger.
fn a_share(p: &NumberFact, q: &NumberFact, facts: &[NumberFact]) -> bool {
    let (part, whole) = if p.quantity.low < q.quantity.low { (p, q) } else { (q, p) };
    let percent = part.quantity.low.mul(Exact::int(100)).and_then(|x| x.div(whole.quantity.low));
    of_sentence(facts, part.ground.sentence).filter(|g| g.quantity.is_percent()).any(|g| Some(g.quantity.low) == percent)
}
