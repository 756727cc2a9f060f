//! What the facts of an article may be compared on, computed once for each article and once for each pair.

use super::index::Index;
use super::name::spelling::letters;
use super::quote::RARE;
use super::quote::reworded::sentences;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, NumberFact, hash};
use crate::text::lower_text;
use crate::value::Digits;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::sync::OnceLock;

/// The facts of one article by what they must share with another's.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Figures by shape, unit and the person an age belongs to.
    pub figures: Index,
    /// The digits of each figure.
    pub digits: Vec<Digits>,
    /// Offices with a holder, by the office.
    pub offices: Index,
    /// The same by the last two words of the holder's name: a place or a body before it may have been read as a part of it.
    pub people: Index,
    /// Places by kind.
    pub kinds: Index,
    /// Places with a direction, by the words before it.
    pub cores: Index,
    /// Codes by shape.
    pub codes: Index,
    /// Objects by event.
    pub objects: Index,
    /// Quotes by the words in them that the article hardly uses.
    pub quotes: Index,
    /// Names by each of their words.
    pub names: Index,
    /// Unknown persons of several words who share none with another person, by the first word.
    pub firsts: Index,
    /// The same by the last word.
    pub lasts: Index,
    /// Unknown persons and works whose names are long enough to be misspelt.
    pub spelt: Vec<Spelt>,
    /// The text in lower case, when a pair has asked for it; others of the article will ask again.
    lower: OnceLock<Box<str>>,
    /// The short quotes by their words, in the same way.
    sentences: OnceLock<FxHashSet<u32>>,
}

/// What tells at a glance that two names are no spellings of each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelt {
    /// Position of the name.
    pub name: usize,
    /// Number of words.
    pub words: usize,
    /// A bit for each letter.
    pub letters: u64,
}

impl Spelt {
    /// Whether two names may be spellings of one. An edit changes at most two letters of the set, and there are few edits.
    pub(super) fn may_be(&self, other: &Spelt, distance: usize) -> bool {
        let edits = distance.max(self.words) as u32;
        self.words == other.words && (self.letters ^ other.letters).count_ones() <= 2 * edits
    }
}

impl Keys {
    pub(super) fn new(d: &Dossier) -> Keys {
        let facts = &d.facts;
        let of = |word: Option<&str>| word.map_or(0, hash);
        let names = &facts.signature.names;
        let lone = lone(names);
        let end = |last: bool| {
            let end =
                move |n: &NameEntry| hash(if last { n.key.rsplit(' ').next() } else { n.key.split(' ').next() }.unwrap_or(""));
            lone.iter().filter_map(move |&i| Some((end(names.get(i)?), i)))
        };
        let rare = |stem: &u32| facts.signature.frequency(*stem) <= RARE;
        let room = &mut Vec::with_capacity(64);
        Keys {
            figures: Index::new(room, facts.numbers.iter().enumerate().map(|(i, f)| (slot(f), i))),
            digits: facts.numbers.iter().map(|f| Digits::of(f.quantity.low)).collect(),
            offices: Index::new(room, held(d).map(|(i, r)| (hash(&r.office), i))),
            people: Index::new(room, held(d).map(|(i, r)| (of(r.person.as_deref().map(tail)), i))),
            kinds: Index::new(room, facts.places.iter().enumerate().filter_map(|(i, p)| Some((hash(p.level.as_deref()?), i)))),
            cores: Index::new(
                room,
                facts.places.iter().enumerate().filter(|(_, p)| p.tail.is_some()).map(|(i, p)| (hash(&p.core), i)),
            ),
            codes: Index::new(room, facts.codes.iter().enumerate().map(|(i, c)| (hash(&c.shape), i))),
            objects: Index::new(room, facts.objects.iter().enumerate().map(|(i, o)| (o.event.into(), i))),
            quotes: Index::new(
                room,
                facts.quotes.iter().enumerate().flat_map(|(i, q)| q.stems.iter().copied().filter(rare).map(move |s| (s, i))),
            ),
            names: Index::new(room, names.iter().enumerate().flat_map(|(i, n)| n.key.split(' ').map(move |w| (hash(w), i)))),
            firsts: Index::new(room, end(false)),
            lasts: Index::new(room, end(true)),
            spelt: names.iter().enumerate().filter_map(|(i, n)| spelt(i, n)).collect(),
            lower: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }

    fn lower(&self, d: &Dossier) -> &str {
        self.lower.get_or_init(|| lower_text(&d.article.text).into_boxed_str())
    }

    /// The short quotes of the article, each by its words.
    pub(super) fn sentences(&self, d: &Dossier) -> &FxHashSet<u32> {
        self.sentences.get_or_init(|| sentences(d))
    }
}

/// The last two words of a name.
pub(super) fn tail(key: &str) -> &str {
    key.rmatch_indices(' ').nth(1).map_or(key, |(at, _)| key.get(at + 1..).unwrap_or(key))
}

fn held(d: &Dossier) -> impl Iterator<Item = (usize, &crate::resolve::facts::RoleFact)> {
    d.facts.roles.iter().enumerate().filter(|(_, r)| r.person.is_some())
}

/// What two figures must share to fill one slot.
fn slot(f: &NumberFact) -> u32 {
    let unit = f.quantity.unit.as_deref().map_or(0, hash);
    let subject = f.subject.as_deref().map_or(0, hash);
    unit.rotate_left(9) ^ subject.rotate_left(17) ^ f.quantity.shape as u32
}

/// Unknown persons of several words, none of which another person of the article bears.
fn lone(names: &[NameEntry]) -> Vec<usize> {
    let mut bearers: FxHashMap<&str, (&str, bool)> = FxHashMap::default();
    for n in names.iter().filter(|n| n.name_type == NameType::Person) {
        for word in n.key.split(' ') {
            let first = bearers.entry(word).or_insert((&n.key, true));
            first.1 &= first.0 == n.key;
        }
    }
    let alone = |n: &NameEntry| n.key.split(' ').all(|w| bearers.get(w).is_none_or(|b| b.1));
    let person = |n: &NameEntry| n.name_type == NameType::Person && !n.known && n.key.contains(' ');
    names.iter().enumerate().filter(|(_, n)| person(n) && alone(n)).map(|(i, _)| i).collect()
}

fn spelt(name: usize, n: &NameEntry) -> Option<Spelt> {
    let kind = n.name_type == NameType::Person || n.name_type == NameType::Work && n.key.contains(' ');
    (!n.known && kind && n.key.chars().count() >= 5).then(|| Spelt {
        name,
        words: n.key.split(' ').count(),
        letters: letters(&n.key),
    })
}

/// Both articles of a pair with what has been computed for them.
pub(super) struct Both<'a> {
    /// Keys of the first article.
    pub x: &'a Keys,
    /// Keys of the second.
    pub y: &'a Keys,
    /// Figures that may fill one slot; several rules ask.
    pub figures: OnceCell<Vec<super::number::Meeting<'a>>>,
    /// Figures that remain and belong together; the same rules ask.
    pub remaining: OnceCell<Vec<super::number::leftover::Remaining<'a>>>,
}

impl<'a> Both<'a> {
    pub(super) fn new(x: &'a Keys, y: &'a Keys) -> Both<'a> {
        Both { x, y, figures: OnceCell::new(), remaining: OnceCell::new() }
    }

    /// The text of the first article in lower case.
    pub(super) fn lower_x(&self, d: &Dossier) -> &str {
        self.x.lower(d)
    }

    /// The text of the second.
    pub(super) fn lower_y(&self, d: &Dossier) -> &str {
        self.y.lower(d)
    }
}
