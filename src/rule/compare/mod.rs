//! Runs the rules over dossiers: first the checks inside each article, then the pairs that `group` has linked.
//!
//! A comparator is one file in the folder of what it compares. It answers with clashes (facts that are comparable and disjoint) and with silences and their
//! reasons; this file turns clashes into findings: one for each rule, slot and value of the primary side, whatever the number of
//! articles on the other side.

mod align;
mod another_day;
mod assemble;
mod calendar;
mod canon;
mod caption;
mod clash;
mod date;
mod event;
mod index;
mod keys;
mod name;
mod number;
mod quote;
mod relation;
mod scope;
mod sober;
mod two_subjects;
mod unless;
mod within;

use super::{Compare, Finding, Relation, Rule, RuleSet, Scope};
use crate::group::{self, Link};
use crate::lang::{Lexicon, Lexicons};
use crate::resolve::Dossier;
use crate::resolve::facts::{CanonKind, Profile, common, reworded};
use crate::value::Reason;
use align::{Alignment, LazyAlignment};
use clash::{Clash, Sink};
use keys::{Both, Keys};
use name::stand_in::{Fresh, LazyFresh};
use rayon::prelude::*;
use two_subjects::{at_odds, two_subjects, unmet};

/// A pair of facts that a rule looked at and left alone, with the reason. What `explain` and rule tests read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Silence {
    /// Id of the rule.
    pub rule: String,
    /// Why it stayed silent.
    pub reason: Reason,
    /// Indices of the articles of both sides (equal inside one article).
    pub articles: (usize, usize),
}

/// What comparing has yielded.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Sorted findings.
    pub findings: Vec<Finding>,
    /// Pairs left alone, sorted; collected only when asked for.
    pub silences: Vec<Silence>,
    /// Number of facts.
    pub facts: usize,
    /// Pairs that were compared.
    pub comparisons: usize,
    /// Pairs that might be about different things.
    pub incomparable: usize,
}

/// Words that stand for each other beside two facts from which more tell nothing.
const REWORDED: f32 = 2.0;

/// Two articles under one link.
#[derive(Clone, Copy)]
struct Pair<'a> {
    x: &'a Dossier,
    y: &'a Dossier,
    link: &'a Link,
    /// Event classes and attributes have the same indices in every language.
    lexicon: &'a Lexicon,
    /// A finding would put `x` first.
    x_first: bool,
    alignment: &'a LazyAlignment,
    fresh: &'a LazyFresh,
}

/// An article of a pair, with its number.
type Told<'a> = (usize, &'a Dossier);

impl<'a> Pair<'a> {
    /// Days between the publications, of two articles that are dated.
    fn days(&self) -> Option<i64> {
        Some(self.x.anchor.date?.days_since(self.y.anchor.date?).abs())
    }

    /// The two articles in either order: what one leaves open the other may tell.
    fn turns(&self) -> [(Told<'a>, Told<'a>); 2] {
        let (x, y) = ((self.link.a, self.x), (self.link.b, self.y));
        [(x, y), (y, x)]
    }

    /// Which sentences of the two articles tell the same thing.
    fn aligned(&self) -> &'a Alignment {
        self.alignment.get_or_init(|| Alignment::new(self.x, self.y))
    }

    /// The names that only one of the two articles has.
    fn fresh(&self) -> &'a Fresh {
        self.fresh.get_or_init(|| Fresh::new(self.x, self.y))
    }

    /// How much the content words tell that two contexts share: a word both articles use once is worth 1, a word they use all the
    /// time next to nothing.
    fn kinship(&self, p: &Profile, q: &Profile) -> f32 {
        self.worth_of(common(&p.stems, &q.stems))
    }

    /// How much the words tell that stand for each other beside two facts: what both articles speak of all the time tells little.
    fn reworded(&self, a: &[(u16, u32)], b: &[(u16, u32)]) -> f32 {
        let worth = |(p, q)| self.worth_of(std::iter::once(&p)).min(self.worth_of(std::iter::once(&q)));
        reworded(a, b).map(worth).sum::<f32>().min(REWORDED)
    }

    /// How much so many shared content words tell.
    fn worth_of<'s>(&self, stems: impl Iterator<Item = &'s u32>) -> f32 {
        let worth = |stem: &u32| {
            let most = self.x.facts.signature.frequency(*stem).max(self.y.facts.signature.frequency(*stem));
            match most {
                0..=2 => 1.0,
                3..=4 => 0.6,
                _ => 0.25,
            }
        };
        stems.map(worth).sum()
    }
}

/// Compares all dossiers with each other, with themselves and with the verified facts of the lexicons.
///
/// `primary[i]` tells whether article `i` is under check; pairs of two archive articles are never compared. The order of
/// `dossiers` never changes the outcome, except for the indices in it.
pub fn compare(dossiers: &[Dossier], primary: &[bool], rules: &RuleSet, lexicons: &Lexicons, explain: bool) -> Outcome {
    let active: Vec<&Rule> = rules.rules.iter().filter(|r| r.severity.is_some()).collect();
    // What runs on one core here and there runs beside something else.
    let (within, (links, keys)) = rayon::join(
        || alone(dossiers, primary, &active, lexicons, explain),
        || rayon::join(|| group::links(dossiers, primary), || dossiers.par_iter().map(Keys::new).collect::<Vec<Keys>>()),
    );
    let earlier = event::former::earlier(dossiers, &links);
    let across: Vec<&Rule> = active.iter().copied().filter(|r| r.scope.contains(&Scope::Across)).collect();
    let pair = |link: &Link| {
        let (x, y) = (dossiers.get(link.a)?, dossiers.get(link.b)?);
        let both = Both::new(keys.get(link.a)?, keys.get(link.b)?);
        let x_first = assemble::precedence(dossiers, primary, link.a) <= assemble::precedence(dossiers, primary, link.b);
        let (alignment, fresh) = (LazyAlignment::new(), LazyFresh::new());
        let lexicon = lexicons.get(x.language);
        let pair = Pair { x, y, link, lexicon, x_first, alignment: &alignment, fresh: &fresh };
        let mut sink = Sink::new(explain, (link.a, link.b));
        for rule in &across {
            sober::weigh(rule, &pair, &mut sink, |sink| between(rule, &pair, &both, &earlier, sink));
        }
        // A name misspelt is misspelt whatever is told of it, equal digits are of one amount, and what a reckoning decides stands on its own.
        let told = |rule: &&&Rule, c: &Clash| {
            c.rule == rule.id && !c.decided && !matches!(rule.compare, Compare::Spelling { .. } | Compare::Scale)
        };
        if !sink.clashes.is_empty() && two_subjects(&pair) {
            for rule in active.iter().filter(|r| sink.clashes.iter().any(|c| told(r, c))).collect::<Vec<_>>() {
                sink.clashes.retain(|c| !told(&rule, c));
                sink.silent(rule, Reason::DifferentEvent);
            }
        }
        at_odds(&pair, &active, &mut sink);
        unmet(&pair, &active, &mut sink);
        Some(sink)
    };
    let editions = across.iter().filter(|r| matches!(r.compare, Compare::Edition));
    let (mut between, among) = rayon::join(
        || {
            let order = group::tour(&links, dossiers.len());
            let compared = order.par_iter().filter_map(|&i| Some((i, pair(links.get(i)?)?)));
            let mut found: Vec<(usize, Sink)> = compared.collect();
            found.sort_unstable_by_key(|(i, _)| *i);
            found.into_iter().fold(Sink::default(), |all, (_, sink)| all.merge(sink))
        },
        || {
            let found = editions.map(|rule| event::edition::among(rule, dossiers, primary, lexicons, explain));
            found.fold(Sink::default(), Sink::merge)
        },
    );
    keys.into_par_iter().for_each(drop);
    between.clashes.retain(|c| !name::two_named(c, dossiers, &links));
    let mut found = within.merge(between).merge(among);
    event::former::once(&active, &mut found);
    assemble::outcome(dossiers, primary, &active, &rules.wording, found)
}

/// The checks inside each article under check, and those against verified facts.
fn alone(dossiers: &[Dossier], primary: &[bool], active: &[&Rule], lexicons: &Lexicons, explain: bool) -> Sink {
    let check = |(i, d): (usize, &Dossier)| {
        let mut sink = Sink::new(explain, (i, i));
        for rule in active.iter().filter(|r| r.scope.contains(&Scope::Within)) {
            inside(rule, d, i, lexicons.get(d.language), &mut sink);
        }
        for rule in active.iter().filter(|r| r.scope.contains(&Scope::Canon)) {
            against_canon(rule, d, i, lexicons.get(d.language), &mut sink);
        }
        sink
    };
    let checked = dossiers.par_iter().enumerate().filter(|(i, _)| primary.get(*i) == Some(&true));
    checked.map(check).reduce(Sink::default, Sink::merge)
}

fn inside(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    match &rule.compare {
        Compare::Calendar(check) => calendar::inside(rule, *check, d, i, sink),
        Compare::Relation(relation) => {
            relation::inside(rule, *relation, d, i, sink);
        }
        Compare::Number { tolerance } => within::figures(rule, *tolerance, d, i, lexicon, sink),
        Compare::Scale => within::scale(rule, d, i, lexicon, sink),
        Compare::Role => name::role::inside(rule, d, i, lexicon, sink),
        Compare::Spelling { .. } => name::spelling::inside(rule, d, i, lexicon, sink),
        _ => {}
    }
}

fn against_canon(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    match &rule.compare {
        Compare::Relation(Relation::Anniversary) => canon::told(rule, CanonKind::Years, d, i, sink),
        Compare::Date { .. } => canon::told(rule, CanonKind::Day, d, i, sink),
        Compare::Number { .. } => canon::told(rule, CanonKind::Count, d, i, sink),
        Compare::Role => canon::offices(rule, d, i, lexicon, sink),
        _ => {}
    }
}

fn between<'a>(rule: &Rule, pair: &Pair<'a>, both: &Both<'a>, earlier: &event::former::Earlier<'_>, sink: &mut Sink) {
    match &rule.compare {
        Compare::Date { tolerance } => date::between(rule, *tolerance, pair, sink),
        Compare::Number { tolerance } => {
            number::between(rule, *tolerance, pair, both, number::Want::Value, sink);
        }
        Compare::Scale => number::between(rule, 0.0, pair, both, number::Want::Scale, sink),
        Compare::Series => number::between(rule, 0.0, pair, both, number::Want::Series, sink),
        Compare::Name => name::between(rule, pair, both, sink),
        Compare::Place => name::place::between(rule, pair, both, sink),
        Compare::Role => name::role::between(rule, pair, both, sink),
        Compare::Quote { overlap } => {
            quote::between(rule, *overlap, pair, both, sink);
            quote::said::between(rule, pair, sink);
            quote::contrast::between(rule, pair, sink);
        }
        Compare::Spelling { distance } => {
            name::spelling::between(rule, *distance, pair, both, sink);
            name::misspelt::between(rule, pair, sink);
            name::garbled::between(rule, pair, sink);
        }
        // Recurring events need more than a pair: `event::edition::among`.
        Compare::Relation(Relation::Total) => number::recount::sums(rule, pair, sink),
        Compare::Relation(Relation::Anniversary) => {
            number::recount::jubilees(rule, pair, sink);
            date::years::between(rule, pair, sink);
            date::since::between(rule, pair, sink);
        }
        Compare::Relation(Relation::Change) => {
            number::gap::between(rule, pair, sink);
        }
        Compare::Relation(Relation::Duration) => date::lag::between(rule, pair, sink),
        Compare::Relation(Relation::Share) => number::complement::between(rule, pair, sink),
        Compare::Former => event::former::between(rule, pair, earlier, sink),
        Compare::Edition | Compare::Calendar(_) | Compare::Relation(_) => {}
    }
}
