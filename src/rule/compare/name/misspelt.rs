//! One word of a name that short reports of one happening spell in two ways.
//!
//! What an extractor takes for a name may hold words of an office before it, or end before a word of it, so names are held against each
//! other word by word: a word that only one report has and one that only the other has are one, when a slip of the pen tells them
//! apart and what stands beside them agrees: the word before or behind ("KM Lintang Samudra", "Lintang Samodra"), or a last name alone
//! beside the one full name it can belong to. Towns and countries of the gazetteer and words of two languages are left alone.

use super::filler::{brief, short};
use super::spelling::edits;
use super::stand_in::at_one_time;
use super::two_holders::two_posts;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{ProperFact, Standing, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::segment::Zone;
use crate::text::lower;
use crate::value::Reason;

/// Letters of a word beside an equal one that a slip leaves recognisable, and that two slips do.
const BESIDE: usize = 5;
const TWO_SLIPS: usize = 7;
/// Letters of a word that stands alone.
const ALONE: usize = 6;
/// Letters with which two last names behind one first name begin, where their ends differ.
const HEAD: usize = 5;
/// Letters of an end.
const END: usize = 5;
/// What the sentences of two places share.
const TOLD: f32 = 1.0;

/// A word of a name, which the other article lacks.
struct Word<'a> {
    folded: String,
    /// The words before and behind it in the name.
    before: Option<String>,
    behind: Option<String>,
    name: &'a ProperFact,
}

impl Word<'_> {
    fn alone(&self) -> bool {
        self.before.is_none() && self.behind.is_none()
    }

    fn is(&self, name_type: NameType) -> bool {
        self.name.name_type == Some(name_type)
    }
}

/// The words of the names of an article that the other lacks.
fn words<'a>(d: &'a Dossier, other: &Dossier) -> Vec<Word<'a>> {
    let mut out = Vec::new();
    let last =
        |f: &ProperFact| f.span.of(&d.article.text).rsplit(|c: char| !c.is_alphanumeric()).next().map(|w| lower(w).into_owned());
    let mut previous: Option<&ProperFact> = None;
    for name in d.facts.propers.iter().filter(|f| f.zone != Zone::Headline) {
        // "KM Lintang" was taken for a name, "Samudra" for a word behind it.
        let joined = previous.filter(|f| f.sentence == name.sentence && f.span.end + 1 == name.span.start).and_then(last);
        previous = Some(name);
        if name.known {
            continue;
        }
        let text = name.span.of(&d.article.text);
        let all: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        for (i, w) in all.iter().enumerate() {
            let plain = w.chars().all(char::is_alphabetic) && w.chars().next().is_some_and(char::is_uppercase);
            // Letters alone are an abbreviation.
            let word = plain && w.chars().count() >= BESIDE && w.chars().any(char::is_lowercase)
                || plain && (all.len() > 1 || joined.is_some());
            let folded = lower(w).into_owned();
            if !word || other.facts.spoken.binary_search(&hash(&folded)).is_ok() {
                continue;
            }
            let beside = |at: Option<usize>| at.and_then(|at| all.get(at)).map(|w| lower(w).into_owned());
            let before = beside(i.checked_sub(1)).or_else(|| joined.clone().filter(|_| i == 0));
            out.push(Word { folded, before, behind: beside(Some(i + 1)), name });
        }
    }
    out
}

/// How two words of two names are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    One,
    Two,
    /// Only their ends differ.
    End,
}

fn slip(p: &str, q: &str) -> Option<Slip> {
    let (m, n) = (p.chars().count(), q.chars().count());
    let head = p.chars().zip(q.chars()).take_while(|(c, d)| c == d).count();
    if m.abs_diff(n) > END || head == 0 || head == m.min(n) && m.abs_diff(n) > 1 {
        return None;
    }
    match edits(p, q) {
        0 => None,
        1 => Some(Slip::One),
        2 if m.min(n) >= TWO_SLIPS => Some(Slip::Two),
        _ => (head >= HEAD && head * 2 > m.max(n) && m.max(n) - head <= END).then_some(Slip::End),
    }
}

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.archive || !short(pair) {
        return;
    }
    let (xs, ys) = (words(pair.x, pair.y), words(pair.y, pair.x));
    for a in &xs {
        for b in &ys {
            let Some(slip) = slip(&a.folded, &b.folded) else { continue };
            let near = Near { pair, a, b, slip };
            if !near.comparable() || told(sink, rule, a, b) {
                continue;
            }
            sink.compared();
            match near.evidence() {
                _ if pair.lexicon.names.is_respelt(&a.folded, &b.folded) => sink.silent(rule, Reason::Granularity),
                _ if slip != Slip::One && two_posts(pair, &a.name.key, &b.name.key) => sink.silent(rule, Reason::DifferentScope),
                Some(why) => sink.clash(clash(rule, pair, a, b, why)),
                None => sink.silent(rule, Reason::WeakEvidence),
            }
        }
    }
}

/// Two words that a slip tells apart.
struct Near<'p, 'a> {
    pair: &'p Pair<'a>,
    a: &'p Word<'a>,
    b: &'p Word<'a>,
    slip: Slip,
}

impl Near<'_, '_> {
    /// Whether both may be one sort of name, and their words are no forms of one word.
    fn comparable(&self) -> bool {
        let (a, b) = (self.a, self.b);
        let person = |w: &Word<'_>| w.is(NameType::Person);
        let languages = self.pair.x.language == self.pair.y.language;
        // "Sumatra" and "Sumatera", "Karvelia" and "Karvelian": another language or another form of a place.
        let place = a.is(NameType::Location) || b.is(NameType::Location);
        // "Pertanian", "Pertanahan": words of an office that are formed alike.
        let formed = |w: &Word<'_>| self.pair.lexicon.names.is_derived(&w.folded);
        if self.slip != Slip::One && formed(a) && formed(b) {
            return false;
        }
        (languages || (person(a) || person(b)) && !place) && !self.inflected()
    }

    fn inflected(&self) -> bool {
        let (p, q) = (&self.a.folded, &self.b.folded);
        let names = &self.pair.lexicon.names;
        let end = p.strip_prefix(q.as_str()).or_else(|| q.strip_prefix(p.as_str()));
        end.is_some_and(|end| names.is_name_ending(end))
    }

    fn evidence(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        let long = a.folded.chars().count().min(b.folded.chars().count());
        let beside = |p: &Option<String>, q: &Option<String>| match (p, q) {
            (Some(p), Some(q)) if p == q || self.pair.lexicon.names.is_respelt(p, q) => Some(false),
            (Some(p), Some(q)) => (slip(p, q).is_some_and(|s| s != Slip::End) && p.chars().count() >= BESIDE).then_some(true),
            _ => None,
        };
        let neighbour = beside(&a.before, &b.before).or_else(|| beside(&a.behind, &b.behind));
        let person = a.is(NameType::Person) || b.is(NameType::Person);
        if let Some(twice) = neighbour {
            let link = self.pair.link;
            let fits = match self.slip {
                Slip::One => long >= BESIDE - usize::from(person),
                Slip::Two => !twice && (person || !a.is(NameType::Location) && !b.is(NameType::Location)),
                // Another end of the last name, behind one first name.
                Slip::End => person && !twice && a.behind.is_none() && b.behind.is_none() && a.before == b.before,
            };
            let sure = link.certain || twice && self.slip == Slip::One;
            let post = a.name.standing == Standing::Post && b.name.standing == Standing::Post;
            // The next meeting may have other people, but not one more of nearly the same name in one post.
            let near = !link.apart && at_one_time(self.pair);
            let occasion = near || self.slip == Slip::One && person && post && long >= ALONE;
            return (fits && sure && occasion).then_some("a word beside it is the same");
        }
        if self.slip != Slip::One || long < ALONE || !brief(self.pair) {
            return None;
        }
        let last = |w: &Word<'_>| w.is(NameType::Person) && w.before.is_some() && w.behind.is_none();
        let lone = |w: &Word<'_>| w.alone() && !w.is(NameType::Location) && !w.name.placed;
        if last(a) && lone(b) || last(b) && lone(a) {
            return Some("a last name alone");
        }
        let lead = a.name.lead != 0 && a.name.lead == b.name.lead;
        let shared = self.pair.aligned().shared(a.name.sentence, b.name.sentence);
        (a.alone() && b.alone() && lead && long >= TWO_SLIPS && shared >= TOLD).then_some("the same word before both")
    }
}

/// Whether the rule has said so of one of these names already.
fn told(sink: &Sink, rule: &Rule, a: &Word<'_>, b: &Word<'_>) -> bool {
    let meets = |c: &Clash, w: &Word<'_>| c.sides.iter().any(|s| s.value.split(' ').any(|v| v == w.folded));
    sink.clashes.iter().any(|c| c.rule == rule.id && meets(c, a) && meets(c, b))
}

fn clash(rule: &Rule, pair: &Pair<'_>, a: &Word<'_>, b: &Word<'_>, why: &str) -> Clash {
    let side = |article: usize, d: &Dossier, w: &Word<'_>| {
        let value = lower(w.name.span.of(&d.article.text)).into_owned();
        ClashSide { article: Some(article), span: w.name.span, value, derivation: Vec::new() }
    };
    let slot = format!("name {}", a.folded.as_str().min(&b.folded));
    let mut c = Clash::new(rule, slot, vec![side(pair.link.a, pair.x, a), side(pair.link.b, pair.y, b)]);
    c.subject = a.name.span.of(&pair.x.article.text).to_owned();
    c.confidence = 0.7;
    c.why = vec![why.to_owned(), "neither article has the other spelling".to_owned()];
    c
}
