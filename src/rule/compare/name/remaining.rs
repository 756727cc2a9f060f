//! Names that remain in two short reports of one happening, weighed by everything that is known of them at once.
//!
//! Each of two names stands in one report only, and the other lacks every word by which they differ. The other comparators of names ask one thing
//! after the other; here the evidence is summed: how alike the names are, which office stands beside both, how much their sentences share, how many
//! other names could be meant. The weights are those of a logistic regression, cross-validated by story and rounded, over the names of the invented
//! stories of `tests/planted`, those with one name changed by hand and those in which all is right. Not all that it was fitted to is compared: in
//! reports of real outlets two names that are not alike are two, whatever their sentences share ([`alike`], [`two`]).

use super::filler::brief;
use super::garbled;
use super::headed::ahead;
use super::namesake::overlaps;
use super::person::one_post;
use super::slot::Want;
use super::spelling::{contains_words, edits};
use super::stand_in::{figures, overlap, report, strangers, told, two_posts};
use super::variant::variant;
use super::venue::{counted_apart, looks_back};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, ProperFact, RoleFact, Standing, common, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::Sink;
use crate::rule::compare::scope::of_two;
use crate::segment::Zone;
use crate::text::words;
use crate::value::{DayInterval, Exact, NumberShape, Quantity, Reason};

/// Log-odds from which two persons are reported as one, and two places.
const PERSON: f32 = 1.5;
const PLACE: f32 = 2.0;
/// How much better than any other partner a name must fit.
const MARGIN: f32 = 0.3;
/// Other names of the story beyond which more tell nothing, on each side and together.
const RIVALS: usize = 5;
const ALL_RIVALS: usize = 8;
/// Days between two reports of one story.
const DAYS: i64 = 7;
/// Pairs of names beyond which one that fits is found by chance, and beyond which weighing all of them takes its time.
const MANY: usize = 400;
/// Figures of one digit are told by chance.
const DIGITS: i64 = 9;

/// A name of one article, without the words before it that belong to its office.
struct Name<'a> {
    fact: &'a ProperFact,
    key: &'a str,
}

/// Two names that may be one.
struct Cell<'c, 'a> {
    a: &'c Name<'a>,
    b: &'c Name<'a>,
    odds: f32,
}

pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    if !brief(pair) || pair.days().is_some_and(|days| days > DAYS) || pair.x.language != pair.y.language {
        return;
    }
    let (xs, ys) = (names(pair.x, pair.y), names(pair.y, pair.x));
    let mut cells: Vec<Cell<'_, '_>> = Vec::new();
    for a in &xs {
        for b in ys.iter().filter(|b| meet(want, pair, a, b)) {
            cells.push(Cell { a, b, odds: 0.0 });
        }
    }
    if cells.is_empty() || cells.len() > MANY {
        return;
    }
    let setting = Setting::new(pair).odds(want);
    let weighed: Vec<f32> = cells.iter().map(|c| setting + odds(want, pair, c) - rivals(want, &cells, c)).collect();
    cells.iter_mut().zip(weighed).for_each(|(c, odds)| c.odds = odds);
    let least = if want == Want::Places { PLACE } else { PERSON };
    for c in &cells {
        sink.compared();
        let rival = |d: &Cell<'_, '_>| (d.a.key == c.a.key) != (d.b.key == c.b.key) && d.odds > c.odds - MARGIN;
        if c.odds < least || cells.iter().any(rival) || two(want, pair, c) {
            sink.silent(rule, Reason::WeakEvidence);
        } else if !told(sink, rule, c.a.fact, c.b.fact) && !overlaps(sink, rule, c.a.fact, c.b.fact) {
            report(
                rule,
                pair,
                (c.a.fact, c.b.fact),
                "all that is told of two names",
                pair.aligned().shared(c.a.fact.sentence, c.b.fact.sentence),
                sink,
            );
        }
    }
}

/// Whether one thing tells that two names are two, whatever else is told: two posts, a word that many are called by, one last name, other
/// people, another count, a day to come.
fn two(want: Want, pair: &Pair<'_>, c: &Cell<'_, '_>) -> bool {
    let (p, q) = (c.a.fact, c.b.fact);
    if want == Want::Places {
        let others = strangers(pair, (p.sentence, &p.key), (q.sentence, &q.key)) > 1;
        return others || counted_apart(pair, p.sentence, q.sentence) || ahead(pair.x, p.sentence) != ahead(pair.y, q.sentence);
    }
    let label = p.standing == Standing::Label && q.standing == Standing::Label;
    let titled = !p.title.is_empty() && !q.title.is_empty() && common(&p.title, &q.title).next().is_none();
    let likeness = Likeness::new(c.a.key, c.b.key);
    // Relatives: one last name behind two first names.
    let kin = likeness.last && !likeness.first && likeness.opening == 0.0;
    kin || (label || titled || two_posts(pair, p, q)) && !likeness.is_slip()
}

fn names<'a>(d: &'a Dossier, other: &Dossier) -> Vec<Name<'a>> {
    let written = |f: &ProperFact| f.span.of(&d.article.text).chars().any(char::is_lowercase);
    // Two foreign letters at the head are the remains of a broken quotation mark.
    let broken = |f: &ProperFact| f.key.chars().take(2).filter(|c| !c.is_ascii()).count() == 2;
    let usable = |f: &&ProperFact| f.zone != Zone::Headline && f.name_type.is_some() && written(f) && !broken(f);
    d.facts.propers.iter().filter(usable).map(|fact| Name { fact, key: own(fact, d, other) }).collect()
}

fn person(f: &ProperFact) -> bool {
    f.name_type == Some(NameType::Person)
}

/// The name without the words before it that the other article speaks of and that are no person's: "bupati Lembayung X" here, "di
/// Lembayung" there.
fn own<'a>(f: &'a ProperFact, d: &Dossier, other: &Dossier) -> &'a str {
    let mut key = f.key.as_str();
    if !person(f) {
        return key;
    }
    let borne = |d: &Dossier, w: &str| {
        d.facts.signature.names.iter().any(|n| n.name_type == NameType::Person && n.key != f.key && words(&n.key).any(|v| v == w))
    };
    while let Some((first, rest)) = key.split_once(' ') {
        if !speaks(other, first) || borne(other, first) || borne(d, first) {
            break;
        }
        key = rest;
    }
    key
}

fn speaks(d: &Dossier, word: &str) -> bool {
    d.facts.spoken.binary_search(&hash(word)).is_ok()
}

/// Whether two names may be one: of one sort, each unknown to the other article, and no two ways to write one, which is told of their spelling.
fn meet(want: Want, pair: &Pair<'_>, a: &Name<'_>, b: &Name<'_>) -> bool {
    let names = &pair.lexicon.names;
    let part = |p: &str, q: &str| contains_words(p, q) || names.is_within(p, q);
    let plural = |p: &str, q: &str| p.strip_prefix(q).is_some_and(|end| names.is_name_ending(end));
    let initial = |k: &str| words(k).any(|w| w.chars().count() == 1);
    sort(a.fact, b.fact) == Some(want)
        && (want == Want::Places || alike(a, b))
        && gone(a, b, pair.y)
        && gone(b, a, pair.x)
        && !part(a.key, b.key)
        && !part(b.key, a.key)
        && !plural(a.key, b.key)
        && !plural(b.key, a.key)
        && !(initial(a.key) && initial(b.key))
        && !names.same_body(a.key, b.key)
        && !names.is_respelt(a.key, b.key)
        && !variant(names, a.key, b.key)
        && !garbled::one_person(pair, a.fact, b.fact)
}

/// Whether two names in full can be one person's: a slip apart, or with a word in common where no list knows either. Of two other people in one
/// post each may hold it.
fn alike(a: &Name<'_>, b: &Name<'_>) -> bool {
    let whole = a.key.contains(' ') && b.key.contains(' ');
    let unlisted = || !a.fact.known && !b.fact.known;
    let likeness = Likeness::new(a.key, b.key);
    whole && (likeness.is_slip() || unlisted() && (likeness.first || likeness.last || likeness.opening >= 2.0))
}

/// Persons, or places, for which a word no list knows may stand behind a preposition.
fn sort(a: &ProperFact, b: &ProperFact) -> Option<Want> {
    let place = |f: &ProperFact| f.name_type == Some(NameType::Location);
    let maybe = |f: &ProperFact| place(f) || f.placed && !f.sure;
    if person(a) || person(b) {
        return (person(a) && person(b)).then_some(Want::Bearers);
    }
    (maybe(a) && maybe(b) && (place(a) || place(b) || a.placed && b.placed)).then_some(Want::Places)
}

/// Whether the other article has no word of a name that the other name lacks.
fn gone(n: &Name<'_>, other: &Name<'_>, d: &Dossier) -> bool {
    let before = n.fact.key.strip_suffix(n.key).unwrap_or("");
    let head = |word: &u32| words(before).any(|w| hash(w) == *word);
    let mut own = n.fact.words.iter().filter(|w| !other.fact.words.contains(w) && !head(w)).peekable();
    own.peek().is_some() && own.all(|w| d.facts.spoken.binary_search(w).is_err())
}

/// What the other names take away that each of the two could be meant for.
fn rivals(want: Want, cells: &[Cell<'_, '_>], c: &Cell<'_, '_>) -> f32 {
    let mut mine: Vec<&str> = cells.iter().map(|d| d.a.key).filter(|k| *k != c.a.key).collect();
    let mut theirs: Vec<&str> = cells.iter().map(|d| d.b.key).filter(|k| *k != c.b.key).collect();
    let count = |keys: &mut Vec<&str>| {
        keys.sort_unstable();
        keys.dedup();
        keys.len().min(RIVALS)
    };
    let all = count(&mut mine) + count(&mut theirs);
    all.min(ALL_RIVALS) as f32 * if want == Want::Places { 0.19 } else { 0.31 }
}

/// What two reports have in common, whatever the names.
struct Setting {
    /// Share of the sentences told alike.
    retold: f32,
    /// Both tell days, and none of them is in both.
    other_days: bool,
    /// Share of the figures of the poorer report that the other has too.
    figures: f32,
    /// Each is of a body of its own.
    of_two: bool,
    /// Share of the people of either report whom the other does not know, of the one that has more of them.
    strangers: f32,
}

impl Setting {
    fn new(pair: &Pair<'_>) -> Setting {
        let (days, others) = (days(pair.x), days(pair.y));
        let (mine, theirs) = (amounts(pair.x), amounts(pair.y));
        let known = mine.iter().filter(|n| theirs.contains(n)).count();
        Setting {
            retold: pair.aligned().retold(),
            other_days: !days.is_empty() && !others.is_empty() && !days.iter().any(|x| others.contains(x)),
            figures: known as f32 / mine.len().min(theirs.len()).max(1) as f32,
            of_two: of_two(pair),
            strangers: unknown(pair.x, pair.y).max(unknown(pair.y, pair.x)),
        }
    }

    fn odds(&self, want: Want) -> f32 {
        match want {
            Want::Bearers => {
                -3.39 + 2.4 * self.retold + when(self.other_days, -0.85) + 1.3 * self.figures + when(self.of_two, -2.6)
                    - 0.33 * self.strangers
            }
            Want::Places => {
                -2.08 + 0.85 * self.retold + when(self.other_days, -1.3) + self.figures + when(self.of_two, -1.1) - self.strangers
            }
        }
    }
}

/// The days an article tells.
fn days(d: &Dossier) -> Vec<DayInterval> {
    d.facts.times.iter().filter_map(|t| t.timex.days).filter(|x| x.first == x.last).collect()
}

/// The different figures of an article.
fn amounts(d: &Dossier) -> Vec<Exact> {
    let told = |q: &Quantity| q.low > Exact::int(DIGITS) || q.unit.is_some();
    let mut all: Vec<Exact> = d.facts.numbers.iter().map(|n| &n.quantity).filter(|q| told(q)).map(|q| q.low).collect();
    all.sort();
    all.dedup();
    all
}

/// Which share of the people of an article the other does not name.
fn unknown(d: &Dossier, other: &Dossier) -> f32 {
    let gone = |f: &ProperFact| f.words.iter().all(|w| other.facts.spoken.binary_search(w).is_err());
    let mut people: Vec<(&str, bool)> = d.facts.propers.iter().filter(|f| person(f)).map(|f| (f.key.as_str(), gone(f))).collect();
    people.sort_unstable();
    people.dedup();
    people.iter().filter(|(_, gone)| *gone).count() as f32 / people.len().max(1) as f32
}

fn when(on: bool, worth: f32) -> f32 {
    if on { worth } else { 0.0 }
}

/// The log-odds that two names are one told differently, but for its rivals.
fn odds(want: Want, pair: &Pair<'_>, c: &Cell<'_, '_>) -> f32 {
    let likeness = Likeness::new(c.a.key, c.b.key);
    match want {
        Want::Bearers => persons(pair, c, &likeness),
        Want::Places => places(pair, c, &likeness),
    }
}

/// How alike two names are.
struct Likeness {
    /// As many words.
    as_long: bool,
    first: bool,
    last: bool,
    /// From 0, half of the letters of the words that differ are others, to 1.
    slip: f32,
    /// Letters with which all of them begin alike, 3 at most.
    opening: f32,
}

impl Likeness {
    /// Whether a slip of the pen makes one of the other.
    fn is_slip(&self) -> bool {
        self.slip >= 0.3 && self.opening >= 1.0
    }

    fn new(a: &str, b: &str) -> Likeness {
        let (p, q): (Vec<&str>, Vec<&str>) = (words(a).collect(), words(b).collect());
        let as_long = p.len() == q.len();
        let pairs = p.iter().copied().zip(q.iter().copied());
        let mine = p.iter().copied().filter(|w| !q.contains(w));
        let theirs = q.iter().copied().filter(|w| !p.contains(w));
        let differing: Vec<(&str, &str)> =
            if as_long { pairs.filter(|(v, w)| v != w).collect() } else { mine.zip(theirs).collect() };
        let letters = |w: &str| w.chars().count();
        let same = |(v, w): &(&str, &str)| 1.0 - edits(v, w) as f32 / letters(v).max(letters(w)).max(1) as f32;
        let opening = |(v, w): &(&str, &str)| v.chars().zip(w.chars()).take_while(|(c, d)| c == d).count();
        let mean = differing.iter().map(same).sum::<f32>() / differing.len().max(1) as f32;
        Likeness {
            as_long,
            // A word before two names each may be the place of their offices.
            first: p.first() == q.first() && p.len().min(q.len()) == 2,
            last: p.last() == q.last(),
            slip: (mean - 0.5).max(0.0) * 2.0,
            opening: differing.iter().map(opening).min().unwrap_or(0).min(3) as f32,
        }
    }
}

/// The offices that an article gives to a name, with a part of it or more.
fn offices<'a>(d: &'a Dossier, n: &Name<'_>) -> Vec<&'a RoleFact> {
    let tail = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|head| head.is_empty() || head.ends_with(' '));
    let of = |k: &str| tail(k, n.key) || tail(n.key, k);
    d.facts.roles.iter().filter(|r| r.person.as_deref().is_some_and(of)).collect()
}

/// The age an article gives a person.
fn age(d: &Dossier, n: &Name<'_>) -> Option<Exact> {
    let of = |k: &str| contains_words(k, n.key) || contains_words(n.key, k);
    let mut ages =
        d.facts.numbers.iter().filter(|x| x.quantity.shape == NumberShape::Age && x.subject.as_deref().is_some_and(of));
    ages.next().map(|x| x.quantity.low)
}

fn entry<'a>(d: &'a Dossier, f: &ProperFact) -> Option<&'a NameEntry> {
    d.facts.signature.names.iter().find(|n| n.key == f.key)
}

fn persons(pair: &Pair<'_>, c: &Cell<'_, '_>, likeness: &Likeness) -> f32 {
    let (p, q) = (c.a.fact, c.b.fact);
    let names = &pair.lexicon.names;
    let (mine, theirs) = (offices(pair.x, c.a), offices(pair.y, c.b));
    let post = |r: &RoleFact| names.office_by_key(&r.office).is_some_and(|o| !o.common);
    let one = |own: bool| mine.iter().any(|r| theirs.iter().any(|s| r.office == s.office && post(r) == own));
    let stated = || matches!((entry(pair.x, p), entry(pair.y, q)), (Some(m), Some(n)) if one_post(pair, m, n));
    let (post, label) = (one(true) || stated(), one(false));
    let two = !mine.is_empty() && !theirs.is_empty() && !post && !label;
    let (here, there) = (age(pair.x, c.a), age(pair.y, c.b));
    let (i, j) = (p.sentence, q.sentence);
    9.4 * likeness.slip
        + 0.9 * likeness.opening
        + when(likeness.first, 2.9)
        + when(likeness.last, 1.45)
        + when(likeness.as_long, 0.8)
        + when(post, 1.55)
        + when(label, 2.35)
        + when(two, -0.85)
        + when(mine.is_empty() != theirs.is_empty(), -0.65)
        + when(here.is_some() && here == there, 5.0)
        + when(p.speaker || q.speaker, -0.6)
        + 4.2 * overlap(pair, i, j)
        - 0.3 * strangers(pair, (i, &p.key), (j, &q.key)).min(4) as f32
}

fn places(pair: &Pair<'_>, c: &Cell<'_, '_>, likeness: &Likeness) -> f32 {
    let (p, q) = (c.a.fact, c.b.fact);
    let names = &pair.lexicon.names;
    let (i, j) = (p.sentence, q.sentence);
    let kind = |d: &'_ Dossier, f: &ProperFact| d.facts.places.iter().find(|p| p.key == f.key).and_then(|p| p.level.clone());
    let (x, y) = (kind(pair.x, p), kind(pair.y, q));
    let region = |n: &Name<'_>| n.fact.known && names.entity(n.key).is_none_or(|e| e.container.is_none());
    let times = common(&p.times, &q.times).count();
    3.7 * likeness.slip
        + when(likeness.as_long, 0.45)
        + when(p.known != q.known, -1.75)
        + when(p.known && q.known, -1.1)
        + when(region(c.a) || region(c.b), -1.4)
        + when(x.is_some() && x == y, 1.3)
        + when(x != y, -0.95)
        + when(p.lead != 0 && p.lead == q.lead, 1.45)
        + when(p.governor != 0 && p.governor == q.governor, 1.35)
        + when(p.placed != q.placed, 0.5)
        + 0.36 * pair.aligned().shared(i, j).min(3.0)
        + 0.9 * pair.worth_of(common(&p.left, &q.left)).min(3.0)
        + 4.0 * times.min(2) as f32
        + 1.5 * figures(pair, p, q).min(3) as f32
        + when(looks_back(pair.x, i) != looks_back(pair.y, j), -0.5)
}
