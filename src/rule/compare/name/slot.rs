//! Names that fill one slot of one story: by a cue word ("bertolak dari X"), or because all around them agrees.
//!
//! Only names the other article does not have in any form are compared: whoever tells of both sees two fillers, not one.

use super::filler::brief;
use super::spelling::contains_words;
use super::stand_in::{at_one_time, overlap, strangers};
use super::variant::variant;
use crate::extract::NameType;
use crate::lang::Strength;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, NameFact, ProperFact, RoleFact, common};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::two_subjects::later_unmet;
use crate::text::{hash, lower_text, words};
use crate::value::Reason;
use std::cell::OnceCell;

/// Agreement of contexts a slot of several fillers asks for.
const CONTEXT: f32 = 2.0;
/// The same for bodies, and for places in sentences that tell one thing.
const RETOLD_CONTEXT: f32 = 1.5;
/// Agreement of contexts that stands in for a sure link.
const UNLINKED: f32 = 2.5;
/// Agreement that stands in for the body an office belongs to, in short reports of one happening.
const LOCAL: f32 = 0.5;
/// Agreement from which a name that the other report has elsewhere stands in the wrong place.
const SLIPPED: f32 = 2.5;
/// Agreement that one body beside both cues is worth.
const OWNER: f32 = 1.5;
/// Agreement of contexts that puts two names in one slot without a cue.
const LEFTOVER: f32 = 4.0;

/// Days between two reports beyond which a match or a sitting is the next one.
const SITTING: i64 = 3;

/// Persons, bodies and works, or places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// Persons, bodies and works.
    Bearers,
    /// Places.
    Places,
}

impl Want {
    fn fits(self, f: &NameFact) -> bool {
        (f.name_type == NameType::Location) == (self == Want::Places)
    }
}

/// Compares the names of two articles that only one of them has.
pub(super) fn between(rule: &Rule, want: Want, pair: &Pair<'_>, sink: &mut Sink) {
    if pair.link.apart {
        return;
    }
    // Who holds an office or a title changes with the years; where a ship left from does not.
    let one_time = at_one_time(pair);
    let short = brief(pair);
    let xs: Vec<&NameFact> = pair.x.facts.names.iter().filter(|f| want.fits(f)).collect();
    let ys: Vec<&NameFact> = pair.y.facts.names.iter().filter(|f| want.fits(f)).collect();
    let mut met: Vec<(&str, &str)> = Vec::new();
    // Whether the other article has a name is asked once a name: it looks at all names there.
    let (fills, others_fill) = (slotted(&xs), slotted(&ys));
    for (a, only_x) in &fills {
        for (b, only_y) in others_fill.iter().filter(|(f, _)| f.slot == a.slot && f.subject == a.subject) {
            let (a, b) = (*a, *b);
            // In short reports a name that fills another part of the other's story may have slipped into this one.
            let (here, there) = (*only_x.get_or_init(|| lone(a, pair.y)), *only_y.get_or_init(|| lone(b, pair.x)));
            if !(here && there) && !(short && sole_slot(pair, a) && (here || there) && a.subject.is_none() && !common_word(a, b))
            {
                continue;
            }
            let Some(slot) = a.slot.and_then(|s| pair.lexicon.slots.get(s)) else { continue };
            sink.compared();
            if slot.once && pair.days().is_some_and(|days| days >= SITTING) {
                sink.silent(rule, Reason::DifferentEvent);
                continue;
            }
            let mut agreement = agreement(pair, a, b);
            let owned = matches!(slot.strength, Strength::Owner | Strength::Side);
            if let (Some(p), Some(q)) = (&a.owner, &b.owner) {
                if !(pair.lexicon.names.same_body(p, q) || contains_words(p, q) || contains_words(q, p)) {
                    // Beside a verb the other name is no owner but the one who does something.
                    if owned || !short {
                        sink.silent(rule, Reason::DifferentScope);
                        continue;
                    }
                } else {
                    agreement += OWNER;
                }
            }
            let weak = match slot.strength {
                Strength::Sole | Strength::Subject => false,
                // Of two trials in one court each has its judge.
                Strength::Context if want == Want::Bearers => {
                    let person = a.name_type == NameType::Person && b.name_type == NameType::Person;
                    agreement < if person { CONTEXT } else { RETOLD_CONTEXT }
                }
                Strength::Context if overlap(pair, a.ground.sentence, b.ground.sentence) >= 0.25 => agreement < RETOLD_CONTEXT,
                Strength::Context => agreement < if short { RETOLD_CONTEXT } else { CONTEXT },
                Strength::Side => a.owner.is_none() || b.owner.is_none(),
                Strength::Owner => (a.owner.is_none() || b.owner.is_none()) && !(short && agreement >= LOCAL),
            };
            // In an archive nothing stands in for a sure link: two verdicts of one day are told in the same words.
            let unlinked = !pair.link.certain && (pair.link.archive || agreement < UNLINKED);
            let weak = weak || (!(here && there) && agreement < SLIPPED) || unlinked || (!one_time && want == Want::Bearers);
            if !sole(a, &xs) || !sole(b, &ys) || joined(pair, a, b) || unfit(pair, a, b) {
                sink.silent(rule, Reason::DifferentScope);
            } else if want == Want::Places && others(pair, a, b) {
                sink.silent(rule, Reason::DifferentEvent);
            } else if weak || a.ground.unreal || b.ground.unreal || a.ground.correction || b.ground.correction {
                sink.silent(rule, Reason::WeakEvidence);
            } else if !met.contains(&(&a.key, &b.key)) && !told(sink, rule, a, b) {
                met.push((&a.key, &b.key));
                report(rule, pair, (a, b), &slot.id, agreement, sink);
            }
        }
    }
    // Reports of one happening quote and name different people: without a cue only places are compared.
    if !pair.link.certain || want == Want::Bearers {
        return;
    }
    for (a, b, agreement) in leftovers(pair, &xs, &ys) {
        let one = strangers(pair, (a.ground.sentence, &a.key), (b.ground.sentence, &b.key)) <= 1;
        if one
            && !others(pair, a, b)
            && !met.iter().any(|(p, q)| *p == a.key || *q == b.key)
            && !joined(pair, a, b)
            && !told(sink, rule, a, b)
        {
            sink.compared();
            met.push((&a.key, &b.key));
            report(rule, pair, (a, b), "name", agreement, sink);
        }
    }
}

/// Whether somebody in office stands for what is no person: an unknown name is taken for whatever fills the slot, a regent builds no runway.
fn unfit(pair: &Pair<'_>, a: &NameFact, b: &NameFact) -> bool {
    let post = |r: &RoleFact| pair.lexicon.names.office_by_key(&r.office).is_some_and(|o| !o.common);
    let held = |d: &Dossier, f: &NameFact| d.facts.roles.iter().any(|r| r.person.as_deref() == Some(f.key.as_str()) && post(r));
    let thing = |f: &NameFact| f.name_type != NameType::Person;
    thing(b) && held(pair.x, a) && !held(pair.y, b) || thing(a) && held(pair.y, b) && !held(pair.x, a)
}

/// Names with a slot, each with room for whether the other article has it.
fn slotted<'a>(names: &[&'a NameFact]) -> Vec<(&'a NameFact, OnceCell<bool>)> {
    names.iter().filter(|f| f.slot.is_some()).map(|f| (*f, OnceCell::new())).collect()
}

/// Whether people are named before each place in its sentence, and none of them in both: it happened to two of them, here and there.
fn others(pair: &Pair<'_>, a: &NameFact, b: &NameFact) -> bool {
    let (mine, theirs) = (subjects(pair.x, a), subjects(pair.y, b));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|k| theirs.contains(k))
}

/// The people named before a place in its sentence, by the longest form of their names.
fn subjects<'a>(d: &'a Dossier, f: &NameFact) -> Vec<&'a str> {
    let here = |p: &&ProperFact| {
        p.name_type == Some(NameType::Person) && p.sentence == f.ground.sentence && p.span.end <= f.ground.span.start
    };
    let full = |key: &'a str| {
        let longer = |n: &&NameEntry| n.name_type == NameType::Person && contains_words(&n.key, key);
        let names = d.facts.signature.names.iter().filter(longer).map(|n| n.key.as_str());
        names.max_by_key(|k| k.len()).unwrap_or(key)
    };
    d.facts.propers.iter().filter(here).map(|p| full(&p.key)).collect()
}

/// Whether another comparator of the rule has said so of these two names or their places.
fn told(sink: &Sink, rule: &Rule, a: &NameFact, b: &NameFact) -> bool {
    let at = |c: &Clash, f: &NameFact| c.sides.iter().any(|s| s.value == f.key || s.span == f.ground.span);
    sink.clashes.iter().any(|c| c.rule == rule.id && at(c, a) && at(c, b))
}

/// Whether a story has one filler of the slot, whoever's it is.
fn sole_slot(pair: &Pair<'_>, f: &NameFact) -> bool {
    f.slot.and_then(|s| pair.lexicon.slots.get(s)).is_some_and(|s| s.strength == Strength::Sole)
}

/// Whether two names share a word: a longer and a shorter form, or relatives.
fn common_word(a: &NameFact, b: &NameFact) -> bool {
    words(&a.key).any(|w| words(&b.key).any(|v| v == w))
}

/// Whether the other article has the name in no form.
pub(in crate::rule::compare) fn lone(f: &NameFact, theirs: &Dossier) -> bool {
    let told = |m: &NameEntry| {
        let person = f.name_type == NameType::Person && m.name_type == NameType::Person;
        let part = contains_words(&m.key, &f.key) || contains_words(&f.key, &m.key);
        part || (person && one_family(&f.key, &m.key)) || initials(&f.key, &m.key)
    };
    let signature = &theirs.facts.signature;
    // The name itself is found soonest.
    if f.key.len() <= 3 || signature.named(hash(&f.key)).any(|m| m.key == f.key) {
        return false;
    }
    // Without a word in common only initials are left.
    match words(&f.key).any(|w| signature.has_word(w)) {
        true => !signature.names.iter().any(told),
        false => !signature.names.iter().any(|m| initials(&f.key, &m.key)),
    }
}

/// Whether two persons share a word of their names. One they both begin with may be the place of an office ("bupati Lembayung X Y").
pub(super) fn one_family(p: &str, q: &str) -> bool {
    let place = words(p).next() == words(q).next() && words(p).count() > 2 && words(q).count() > 2;
    let rest = |k| str::split(k, ' ').skip(usize::from(place));
    rest(p).filter(|w| w.len() > 3).any(|w| rest(q).any(|v| v == w))
}

/// "bpbd" and "badan penanggulangan bencana daerah".
pub(super) fn initials(a: &str, b: &str) -> bool {
    // Both ways the names begin with one letter.
    if a.chars().next() != b.chars().next() {
        return false;
    }
    let short = |long: &str, short: &str| {
        words(long).count() > 1 && !short.contains(' ') && words(long).filter_map(|w| w.chars().next()).eq(short.chars())
    };
    // "rspad gatot subroto" and "rumah sakit pusat": the first word begins with the initials.
    let begins = |long: &str, short: &str| {
        let (mut letters, mut word) = (0, words(short).next().unwrap_or_default().chars());
        let mut initials = words(long).filter_map(|w| w.chars().next());
        initials.all(|letter| {
            letters += 1;
            word.next() == Some(letter)
        }) && letters >= 3
    };
    short(a, b) || short(b, a) || begins(a, b) || begins(b, a)
}

/// Whether the article fills the slot with nothing else.
fn sole(f: &NameFact, all: &[&NameFact]) -> bool {
    !all.iter().any(|o| o.slot == f.slot && o.subject == f.subject && o.key != f.key)
}

/// Whether both names may be right: a part and its whole, one spelling and another, a name the other text has after all.
fn joined(pair: &Pair<'_>, a: &NameFact, b: &NameFact) -> bool {
    let names = &pair.lexicon.names;
    let written = |d: &Dossier, key: &str| {
        let text = lower_text(&d.article.text);
        text.contains(key)
            || names.entity(key).is_some_and(|e| e.names.iter().any(|n| n.len() > 3 && text.contains(&n.to_lowercase())))
    };
    let level = |f: &NameFact| names.entity(&f.key).is_some();
    // A district and a regency: one may lie in the other.
    let kind = |d: &Dossier, f: &NameFact| d.facts.places.iter().find(|p| p.key == f.key).and_then(|p| p.level.clone());
    // Known places lie in each other or do not; of others only the kind is known.
    let placed = |f: &NameFact| names.entity(&f.key).is_some_and(|e| e.container.is_some());
    let kinds = !(level(a) && level(b) && (placed(a) || placed(b)))
        && matches!((kind(pair.x, a), kind(pair.y, b)), (Some(x), Some(y)) if x != y);
    a.key == b.key
        || (a.name_type == NameType::Location && kinds)
        || names.is_within(&a.key, &b.key)
        || names.is_within(&b.key, &a.key)
        || names.same_body(&a.key, &b.key)
        || (a.name_type == NameType::Location && level(a) != level(b))
        || variant(names, &a.key, &b.key)
        || written(pair.y, &a.key)
        || written(pair.x, &b.key)
}

/// How much of what stands around two names agrees.
fn agreement(pair: &Pair<'_>, a: &NameFact, b: &NameFact) -> f32 {
    let (p, q) = (&a.ground.profile, &b.ground.profile);
    let near = common(&a.near, &b.near).count() as f32 * 0.5;
    let events = p.shared_events(q).min(1) as f32 * 0.5;
    let times = common(&a.times, &b.times).count() as f32 * 2.0;
    times + pair.kinship(p, q) + near + events + p.shared_figures(q) as f32 * 1.2 + p.shared_names(q) as f32 * 0.7
}

/// Pairs of names of one type that the other article lacks, whose contexts agree best with each other and well enough.
fn leftovers<'a>(pair: &Pair<'_>, xs: &[&'a NameFact], ys: &[&'a NameFact]) -> Vec<(&'a NameFact, &'a NameFact, f32)> {
    let mut scored = Vec::new();
    // Words and names agree by chance in politics and sport; a figure or a day beside them seldom does.
    let hard = |f: &&&NameFact| !f.ground.profile.figures.is_empty() || !f.times.is_empty();
    for &a in xs.iter().filter(hard) {
        for &b in ys.iter().filter(hard) {
            let alike = a.name_type == b.name_type && a.known == b.known && a.subject.is_none() && b.subject.is_none();
            let beside = common(&a.near, &b.near).next().is_some();
            let quoted = a.speaker || b.speaker || a.ground.quoted || b.ground.quoted;
            if !alike || !beside || quoted || a.ground.unreal || b.ground.unreal {
                continue;
            }
            let (p, q) = (&a.ground.profile, &b.ground.profile);
            let s = agreement(pair, a, b);
            let same =
                (p.shared_figures(q) > 0 || common(&a.times, &b.times).next().is_some()) && a.name_type != NameType::Organisation;
            // Asked last: it looks at every name of the other article.
            if s >= LEFTOVER && same && lone(a, pair.y) && lone(b, pair.x) {
                scored.push((a, b, s));
            }
        }
    }
    let best =
        |a: &NameFact, b: &NameFact, s: f32| !scored.iter().any(|(c, d, t)| (c.key == a.key) != (d.key == b.key) && *t >= s);
    let kept: Vec<bool> = scored.iter().map(|(a, b, s)| best(a, b, *s)).collect();
    scored.into_iter().zip(kept).filter(|(_, k)| *k).map(|(s, _)| s).collect()
}

fn report(rule: &Rule, pair: &Pair<'_>, (a, b): (&NameFact, &NameFact), slot: &str, agreement: f32, sink: &mut Sink) {
    let side = |article: usize, f: &NameFact| ClashSide {
        article: Some(article),
        span: f.ground.span,
        value: f.key.to_string(),
        derivation: Vec::new(),
    };
    let mut c = Clash::new(
        rule,
        format!("{slot} {}", a.subject.as_deref().unwrap_or("")),
        vec![side(pair.link.a, a), side(pair.link.b, b)],
    );
    c.certain = false;
    c.note = later_unmet(pair);
    c.confidence = 0.6;
    c.attribute = slot.replace('-', " ");
    c.why = vec![
        format!("slot: {slot}"),
        format!("context agreement {agreement:.1}"),
        format!("shared evidence {:.1}", pair.link.weight),
    ];
    sink.clash(c);
}
