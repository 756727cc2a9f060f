//! The figure of an earlier occurrence told as that of the present one: last year's visitors, the toll of the previous outbreak, the fare
//! before the rise.
//!
//! It takes three figures of one slot: the one under check, its equal which an article puts to the earlier occurrence, and another
//! one which the other article gives for the present.

use crate::group::Link;
use crate::lang::{Changes, Mark};
use crate::resolve::Dossier;
use crate::resolve::facts::{NumberFact, common, of_sentence};
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, Sink};
use crate::rule::compare::number::leftover::{attribute, counts_alike, may_change};
use crate::rule::compare::number::sort::market;
use crate::rule::compare::number::{same_slot, side};
use crate::rule::{Compare, Rule};
use crate::value::Exact;
use rustc_hash::FxHashMap;

/// Days between the reports of two occurrences.
const LONG: i64 = 60;
/// Days between two reports of one occurrence.
const DAYS: i64 = 7;
/// How many times the other a figure of one slot may be from one occurrence to the next, and one of three digits that are told twice.
const GROWTH: i64 = 8;
const FAR: i64 = 16;
/// Digits that two things hardly ever share.
const DIGITS: usize = 3;
/// What stands beside two figures of one slot in words that both share.
const BESIDE: f32 = 0.6;
/// A count of which one report tells as of a part what another tells as it is.
const MANY: i64 = 100;
/// A count of a few, which stands in every text.
const FEW: i64 = 10;
/// Shared rare words from which two figures fill one slot when the digits alone tell that one of them is that of the earlier occurrence.
const SHARED: f32 = 1.0;
/// What two sentences share that tell one thing whose figure alone is another.
const RETOLD: f32 = 2.0;
/// The same where both are of one unit.
const MEASURED: f32 = 1.5;

/// The earlier reports of an article, by its index.
pub(in crate::rule::compare) type Earlier<'d> = FxHashMap<usize, Vec<(usize, &'d Dossier)>>;

/// A figure of an earlier occurrence, and the article that tells it.
type Before<'d> = (usize, &'d Dossier, &'d NumberFact);

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, earlier: &Earlier<'_>, sink: &mut Sink) {
    let (Some(a), Some(b)) = (pair.x.anchor.date, pair.y.anchor.date) else { return };
    if !pair.link.certain || pair.link.archive || a.days_since(b).abs() > DAYS || market(pair) {
        return;
    }
    let sides = [(pair.link.a, pair.x), (pair.link.b, pair.y)];
    let background = sides.iter().flat_map(|&(i, d)| d.facts.numbers.iter().filter(|n| n.past).map(move |n| (i, d, n)));
    // What an earlier report tells of its own occurrence; what was only planned then is no figure of that time.
    let mut before: Vec<&(usize, &Dossier)> = sides.iter().filter_map(|(i, _)| earlier.get(i)).flatten().collect();
    before.sort_by_key(|(i, _)| *i);
    before.dedup_by_key(|(i, _)| *i);
    let reported = before.iter().flat_map(|&&(i, d)| present(d).filter(|n| !n.ground.unreal).map(move |n| (i, d, n)));
    let former: Vec<Before<'_>> = background.chain(reported).filter(|(_, _, n)| plain(n)).collect();
    if former.is_empty() {
        return;
    }
    let [x, y] = sides;
    told(rule, pair, [x, y], &former, sink);
    told(rule, pair, [y, x], &former, sink);
}

/// The figures of the first article that belong to an earlier occurrence.
fn told(rule: &Rule, pair: &Pair<'_>, [(a, x), (b, y)]: [(usize, &Dossier); 2], former: &[Before<'_>], sink: &mut Sink) {
    for f in present(x).filter(|f| !present(y).any(|n| equal(f, n))) {
        let itself = |i: usize, g: &NumberFact| i == a && g.tokens == f.tokens;
        // What the later report calls the state before it is what the earlier one tells of its own day.
        let long_past = |g: &NumberFact| matches!((g.time, x.anchor.date), (Some(t), Some(p)) if p.days_since(t.last) > LONG);
        let sooner = |d: &Dossier, g: &NumberFact| x.anchor.date < d.anchor.date && !long_past(g);
        let strayed = |(i, d, g): &&Before<'_>| equal(f, g) && !itself(*i, g) && !sooner(d, g) && kindred(f, g);
        for (i, d, g) in former.iter().filter(strayed) {
            sink.compared();
            let fits = |h: &&NumberFact| {
                let known =
                    || stands_for(pair, f, g, h) || retells(pair, x, f, h) || sole(pair, [x, y], f, g, h) || headed(x, f, h);
                // A day long past may only name something: what stands beside it needs more to be of that day.
                let slot = if g.past && !g.former { alike(pair, f, g, h) } else { fills(pair, f, h) || known() };
                // Where the figure stands like that of the earlier occurrence it is told of that one.
                slot && !told_anywhere(x, h)
                    && akin(f, h)
                    && !grown(pair, x, f, h)
                    && !remains(x, f, h)
                    && (*i != b && !told_together(d, g, h) || closer(pair, x, f, h, g))
            };
            let mut others: Vec<&NumberFact> = present(y).filter(fits).collect();
            // Of several the one that the headline gives.
            let headline = |h: &&NumberFact| present(y).any(|t| t.ground.headline() && equal(t, h));
            if others.iter().any(headline) {
                others.retain(headline);
            }
            // "48,000 packs, of which 31,000": the one that counts the same.
            if others.iter().any(|h| f.noun != 0 && f.noun == h.noun) {
                others.retain(|h| f.noun == h.noun);
            }
            others.dedup_by(|p, q| p.quantity.low == q.quantity.low);
            let [h] = others.as_slice() else { continue };
            let sides = vec![side(a, f), side(b, h), side(*i, g)];
            let mut c = Clash::new(rule, format!("former@{}", f.ground.span.start), sides);
            c.decided = true;
            c.expected = h.quantity.value();
            c.detail = g.quantity.value();
            let source = if g.former { "a sentence on the past" } else { "a report of that time" };
            let slot = if fills(pair, f, h) { "both fill one slot" } else { "one article counts both in the same words" };
            c.why = vec![format!("{} is told of an earlier occurrence in {source}; {slot}", g.quantity.value())];
            sink.clash(c);
            break;
        }
    }
}

/// Whether a toll was smaller in the earlier of the two reports: it grew.
fn grown(pair: &Pair<'_>, x: &Dossier, f: &NumberFact, h: &NumberFact) -> bool {
    let (a, b) = if std::ptr::eq(x, pair.x) { (f, h) } else { (h, f) };
    [a, b].iter().all(|n| attribute(pair, n).is_some_and(|k| k.changes == Changes::Grows)) && may_change(pair, a, b, false)
}

/// "Two of the eight wells were too cold" here, "six wells are in use" there: what is left of the whole.
fn remains(x: &Dossier, f: &NumberFact, h: &NumberFact) -> bool {
    let part = |n: &&NumberFact| n.ground.sentence == f.ground.sentence && n.tokens != f.tokens;
    x.facts.numbers.iter().filter(part).any(|n| f.quantity.low.sub(n.quantity.low) == Some(h.quantity.low))
}

/// Whether an article tells both levels of a change in one sentence: others may look back at the old one.
fn told_together(d: &Dossier, g: &NumberFact, h: &NumberFact) -> bool {
    of_sentence(&d.facts.numbers, g.ground.sentence).any(|n| equal(n, h))
}

/// Whether a figure is told more like one of the present than like that of the earlier occurrence. "Rp 465, previously Rp 420" tells of both in one
/// sentence: then the report under check has to tell the change as well, to its figure from another one.
fn closer(pair: &Pair<'_>, x: &Dossier, f: &NumberFact, h: &NumberFact, g: &NumberFact) -> bool {
    let (now, then) = (closeness(pair, f, h), closeness(pair, f, g));
    let from = |n: &NumberFact| n.former && n.quantity.unit == f.quantity.unit && n.tokens != f.tokens;
    let changed = || of_sentence(&x.facts.numbers, f.ground.sentence).any(from);
    now > then || now >= then && h.ground.sentence == g.ground.sentence && changed()
}

/// How much two figures are told alike.
fn closeness(pair: &Pair<'_>, f: &NumberFact, h: &NumberFact) -> f32 {
    let (p, q) = (&f.ground.profile, &h.ground.profile);
    let attribute = f.attribute.is_some() && f.attribute == h.attribute;
    let noun = f.noun != 0 && counts_alike(f, h);
    pair.worth_of(common(&f.near, &h.near)) + 0.5 * pair.kinship(p, q) + f32::from(attribute) + 0.5 * f32::from(noun)
}

/// A firm count, amount or measure.
fn plain(f: &NumberFact) -> bool {
    f.is_single() && !(f.is_term() || f.placed || f.then || f.compound || f.ground.correction)
}

/// What an article tells of the present occurrence.
fn present(d: &Dossier) -> impl Iterator<Item = &NumberFact> {
    d.facts.numbers.iter().filter(|n| plain(n) && !n.former && !n.past && !n.difference)
}

/// Whether two figures are one value in one unit.
pub(super) fn equal(f: &NumberFact, g: &NumberFact) -> bool {
    f.quantity.low == g.quantity.low && f.quantity.unit == g.quantity.unit
}

/// Whether an article gives a value at all. A headline does not say that the body tells it again.
fn told_anywhere(d: &Dossier, h: &NumberFact) -> bool {
    d.facts.numbers.iter().any(|n| equal(n, h) && !n.ground.headline())
}

/// Whether two equal figures can be one figure of an earlier occurrence, told twice.
fn kindred(f: &NumberFact, g: &NumberFact) -> bool {
    let attribute = f.attribute.is_none() || g.attribute.is_none() || f.attribute == g.attribute;
    // "34 gold medals" of the hosts now, and of the guests three years ago; "19 of the victims", and all 19.
    let (p, q) = (&f.ground.profile.names, &g.ground.profile.names);
    let others = !p.is_empty() && !q.is_empty() && common(p, q).next().is_none() && digits(f) < DIGITS;
    let counted = counted_alike(f, g);
    let many = || counted && f.quantity.low >= Exact::int(MANY);
    let part = f.part != g.part && !many();
    if others && f.quantity.unit.is_none() || part {
        return false;
    }
    let named = f.attribute.is_some() && f.attribute == g.attribute || f.noun != 0 && counts_alike(f, g) || f.people && g.people;
    attribute && (named || f.quantity.unit.is_some() && beside(f, g) || telling(f))
}

/// Whether two figures count one noun, or people.
fn counted_alike(f: &NumberFact, g: &NumberFact) -> bool {
    f.noun == g.noun && f.noun != 0 || f.people && g.people
}

/// Whether a word stands beside both.
fn beside(f: &NumberFact, g: &NumberFact) -> bool {
    common(&f.near, &g.near).next().is_some()
}

/// Figures that two things rarely share: 38 and 9,500, not 9, 40 or 500.
fn telling(f: &NumberFact) -> bool {
    digits(f) >= 2
}

/// The digits of a value between its zeros.
fn digits(f: &NumberFact) -> usize {
    let digits: String = f.quantity.low.to_string().chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

/// Whether two figures are of one size.
fn akin(f: &NumberFact, h: &NumberFact) -> bool {
    let most = if digits(f) >= DIGITS { FAR } else { GROWTH };
    let times = |x: Exact| x.mul(Exact::int(most));
    let (p, q) = (f.quantity.low, h.quantity.low);
    f.quantity.unit == h.quantity.unit && p != q && times(p).is_some_and(|x| q <= x) && times(q).is_some_and(|x| p <= x)
}

/// Whether two figures fill one slot of the story.
fn fills(pair: &Pair<'_>, f: &NumberFact, h: &NumberFact) -> bool {
    let (p, q) = (&f.ground.profile, &h.ground.profile);
    let attribute = f.attribute.is_none() || h.attribute.is_none() || f.attribute == h.attribute;
    // "With a score of 94.6", "a score of 88.9".
    let bare = |n: &NumberFact| n.noun == 0 && n.quantity.unit.is_none() && n.attribute.is_none() && digits(n) >= DIGITS;
    let labelled = bare(f) && bare(h) && f.label != 0 && f.label == h.label;
    let near = pair.worth_of(common(&f.near, &h.near));
    let measured = f.quantity.unit.is_some() && f.quantity.unit == h.quantity.unit && near >= MEASURED;
    let named = same_slot(f, h) || f.noun != 0 && counts_alike(f, h) || labelled || measured;
    let together = near > 0.0 || pair.kinship(p, q) >= 2.0 || f.attribute.is_some() && f.attribute == h.attribute;
    // A count of a few stands in every text: only the sentence tells that two of them are one.
    let few = f.quantity.unit.is_none() && f.quantity.low.max(h.quantity.low) < Exact::int(FEW);
    let told_alike = !few || pair.aligned().matches_with(f.ground.sentence, h.ground.sentence) || near >= 1.0;
    same_part(pair, f, h) && attribute && named && together && told_alike
}

/// Whether three figures fill one slot by their cue or by what they count, in words that the first and the last share.
fn alike(pair: &Pair<'_>, f: &NumberFact, g: &NumberFact, h: &NumberFact) -> bool {
    let known = |n: &NumberFact| attribute(pair, n).filter(|a| !a.many).map(|a| &a.id);
    let named = known(f).is_some() && known(f) == known(g) && known(f) == known(h);
    let counted = f.noun != 0 && f.noun == g.noun && f.noun == h.noun && telling(f) && telling(h);
    (named || counted) && fills(pair, f, h) && pair.worth_of(common(&f.near, &h.near)) >= BESIDE
}

/// Whether no word says of either that it is another part of a whole than the other; "in all" says nothing of that.
fn same_part(pair: &Pair<'_>, f: &NumberFact, h: &NumberFact) -> bool {
    let part = |n: &NumberFact| {
        let whole = |d: &&(u16, u16)| !pair.lexicon.vocabulary.is_marked(**d, Mark::Whole);
        n.ground.dims.iter().filter(whole).copied().collect::<Vec<_>>()
    };
    part(f) == part(h)
}

/// Whether one article counts in the same words for both occurrences, and the figure of the earlier one stands in the other article.
fn stands_for(pair: &Pair<'_>, f: &NumberFact, g: &NumberFact, h: &NumberFact) -> bool {
    let (p, r) = (&f.ground.profile, &h.ground.profile);
    let alike = same_slot(g, h) && (h.noun != 0 || h.attribute.is_some() || common(&g.near, &h.near).next().is_some());
    let attribute = f.attribute.is_none() || h.attribute.is_none() || f.attribute == h.attribute;
    let kind = f.people == h.people && same_part(pair, f, h);
    telling(f) && alike && attribute && kind && pair.kinship(p, r) >= SHARED
}

/// Whether all three count one thing, of which either report of the present occurrence has one figure only: "24 puppeteers" here, "18" there,
/// and 18 last year. Of people the report under check may use another word, if it has no figure under the one of the others.
fn sole(pair: &Pair<'_>, [x, y]: [&Dossier; 2], f: &NumberFact, g: &NumberFact, h: &NumberFact) -> bool {
    let of = |d: &Dossier, noun: u32, low: Exact| present(d).filter(|n| n.noun == noun).all(|n| n.quantity.low == low);
    let counted = g.noun != 0 && g.noun == h.noun && g.quantity.unit == h.quantity.unit && of(y, h.noun, h.quantity.low);
    let (i, j) = (f.ground.sentence, h.ground.sentence);
    let shared = if std::ptr::eq(x, pair.x) { pair.aligned().shared(i, j) } else { pair.aligned().shared(j, i) };
    let people = (f.people || f.noun != 0 && shared >= SHARED) && g.people && h.people && !present(x).any(|n| n.noun == g.noun);
    let one = f.noun == g.noun && of(x, f.noun, f.quantity.low) || people;
    counted && one && telling(f) && telling(h) && f.part == h.part && f.quantity.low.min(h.quantity.low) >= Exact::int(FEW)
}

/// Whether the headline of the report under check gives the figure of the others, and counts or measures in it what its own figure does.
fn headed(x: &Dossier, f: &NumberFact, h: &NumberFact) -> bool {
    let one = |t: &NumberFact| f.quantity.unit.is_some() || f.noun != 0 && f.noun == t.noun || f.people && t.people;
    x.facts.numbers.iter().any(|t| t.ground.headline() && plain(t) && equal(t, h) && one(t))
}

/// Whether two sentences tell so much alike that their figures of one unit are one, whatever each counts in them.
fn retells(pair: &Pair<'_>, x: &Dossier, f: &NumberFact, h: &NumberFact) -> bool {
    let (i, j) = (f.ground.sentence, h.ground.sentence);
    let shared = if std::ptr::eq(x, pair.x) { pair.aligned().shared(i, j) } else { pair.aligned().shared(j, i) };
    let attribute = f.attribute.is_none() || h.attribute.is_none() || f.attribute == h.attribute;
    let least = if f.quantity.unit.is_some() { MEASURED } else { RETOLD };
    let kind = f.quantity.unit.is_some() || f.people == h.people;
    telling(f) && attribute && kind && same_part(pair, f, h) && shared >= least
}

/// Takes away what the time line of the recurring event shows as well: one figure is reported once.
pub(in crate::rule::compare) fn once(active: &[&Rule], sink: &mut Sink) {
    let of = |compare: &Compare| active.iter().filter(|r| r.compare == *compare).map(|r| r.id.as_str()).collect::<Vec<&str>>();
    let (former, edition) = (of(&Compare::Former), of(&Compare::Edition));
    let place = |c: &Clash| c.sides.first().map(|s| (s.article, s.span));
    let shown: Vec<_> = sink.clashes.iter().filter(|c| edition.contains(&c.rule.as_str())).map(place).collect();
    sink.clashes.retain(|c| !(former.contains(&c.rule.as_str()) && shown.contains(&place(c))));
}

/// For each article the reports that are linked to it and were published long before. None in an archive, where two reports share a topic by chance.
pub(in crate::rule::compare) fn earlier<'d>(dossiers: &'d [Dossier], links: &[Link]) -> Earlier<'d> {
    let mut out = Earlier::default();
    for link in links.iter().filter(|l| !l.archive) {
        let (Some(x), Some(y)) = (dossiers.get(link.a), dossiers.get(link.b)) else { continue };
        let (Some(a), Some(b)) = (x.anchor.date, y.anchor.date) else { continue };
        match a.days_since(b) {
            days if days > LONG => out.entry(link.a).or_default().push((link.b, y)),
            days if days < -LONG => out.entry(link.b).or_default().push((link.a, x)),
            _ => {}
        }
    }
    out
}
