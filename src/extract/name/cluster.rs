//! One key for all mentions of one entity in the article.

use super::acronym::is_acronym;
use super::piece::{Piece, slot};
use super::view::View;
use crate::extract::{Mention, MentionKind, Name, NameForm};
use crate::lang::{SurfaceKind, fold_name, fold_name_into};
use crate::value::NameType;
use rustc_hash::{FxHashMap, FxHashSet};

/// Least evidence that makes a name of a word whose capital says nothing.
const STRONG: i16 = 4;

/// The same where everything is capitalised: title and given name, or as much.
const SHOUTED: i16 = 12;

/// A word that more persons of an article bear than this tells none of them apart, and comparing them all would cost too much.
const MANY: usize = 64;

/// What the article knows of one folded form.
#[derive(Default)]
struct Form {
    score: [i16; 3],
    fixed: Option<NameType>,
    /// Some mention stands where the capital counts.
    firm: bool,
}

/// Persons of the article by the words of their names.
#[derive(Default)]
struct Persons<'a> {
    /// Folded full names.
    names: Vec<&'a str>,
    seen: FxHashSet<&'a str>,
    /// For each word the persons that bear it.
    by_word: FxHashMap<&'a str, Vec<u32>>,
}

impl<'a> Persons<'a> {
    fn add(&mut self, folded: &'a str) {
        if !self.seen.insert(folded) {
            return;
        }
        let index = self.names.len() as u32;
        self.names.push(folded);
        for word in folded.split(' ').filter(|w| w.len() > 2) {
            self.by_word.entry(word).or_default().push(index);
        }
    }

    /// The one longer name whose words include all of `folded`'s.
    fn longer(&self, folded: &str) -> Option<&'a str> {
        if self.names.is_empty() {
            return None;
        }
        let first = folded.split(' ').max_by_key(|w| w.len())?;
        let mut found: Option<&str> = None;
        let bearers = self.by_word.get(first)?;
        if bearers.len() > MANY {
            return None;
        }
        for &index in bearers {
            let name = *self.names.get(index as usize)?;
            let part = name.len() > folded.len() && folded.split(' ').all(|w| name.split(' ').any(|n| n == w));
            if part {
                match found {
                    Some(other) if is_part(other, name) => found = Some(name),
                    Some(other) if is_part(name, other) => {}
                    Some(_) => return None,
                    None => found = Some(name),
                }
            }
        }
        found
    }
}

fn is_part(short: &str, long: &str) -> bool {
    short.split(' ').all(|w| long.split(' ').any(|n| n == w))
}

/// Cuts names in shouted lines down to what the rest of the article knows: "Sari Utami Lolos Seleksi" to "Sari Utami".
pub(super) fn shorten(view: &View<'_>, pieces: &mut Vec<Piece>) {
    if !pieces.iter().any(|p| p.shouted && p.fixed.is_none()) {
        return;
    }
    let mut calm = String::with_capacity(pieces.len() * 16);
    for p in pieces.iter().filter(|p| !p.shouted && !p.weak) {
        fold_name_into(view.cx.outline.span(p.start()..p.end()).of(view.cx.text), &mut calm);
        // No folded name has a line break.
        calm.push('\n');
    }
    let words: FxHashSet<&str> = calm.split([' ', '\n']).filter(|w| w.len() > 2).collect();
    let known = |i: usize| words.contains(fold_name(view.text(i)).as_str());
    let mut kept = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        if !piece.shouted || piece.fixed.is_some() || !(piece.start()..piece.end()).any(known) {
            kept.push(piece);
            continue;
        }
        let mut at = piece.start();
        while at < piece.end() {
            let inside = |i: &usize| known(*i) || (*i > at && (!view.is_word(*i) || view.text(*i).len() <= 2));
            let end = (at..piece.end()).take_while(inside).filter(|i| known(*i)).last().map_or(at, |i| i + 1);
            if end > at {
                kept.push(Piece { first: at as u32, last: end as u32, ..piece.clone() });
            }
            at = end.max(at + 1);
        }
    }
    *pieces = kept;
}

/// Decides type and key of every piece and appends the mentions.
pub(super) fn emit(view: &View<'_>, pieces: &[Piece], out: &mut Vec<Mention>) {
    let mut shared = String::with_capacity(pieces.len() * 16);
    let ends: Vec<usize> = pieces
        .iter()
        .map(|p| {
            fold_name_into(view.cx.outline.span(p.start()..p.end()).of(view.cx.text), &mut shared);
            shared.len()
        })
        .collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let folded: Vec<&str> = starts.zip(&ends).map(|(a, &b)| shared.get(a..b).unwrap_or("")).collect();
    let forms = Forms::new(pieces, &folded);
    let mut persons = Persons::default();
    let mut keys_of_persons: FxHashMap<&str, &str> = FxHashMap::default();
    for (i, (piece, &folded)) in pieces.iter().zip(&folded).enumerate() {
        let form = forms.of(i);
        if folded.contains(' ') && !piece.shouted && kind(piece, form) == NameType::Person && accepted(piece, form, None) {
            persons.add(folded);
            let listed = piece.surface.and_then(|s| view.lex.surface(s)).map(|(_, e)| &*e.id);
            if let Some(id) = listed.or_else(|| view.lex.entity_id(folded)) {
                keys_of_persons.insert(folded, id);
            }
        }
    }
    let aliases = aliases(view, pieces, &folded);
    for (i, (piece, &own)) in pieces.iter().zip(&folded).enumerate() {
        let article = forms.of(i);
        let known = piece.surface.and_then(|s| view.lex.surface(s));
        let listed = if known.is_none() { view.lex.entity_id(own) } else { None };
        let mut kind = kind(piece, article);
        let mut key: &str = own;
        let mut form =
            if is_acronym(view, piece.start()) && piece.end() == piece.start() + 1 { NameForm::Acronym } else { NameForm::Full };
        let longer = (known.is_none() && may_be_short(piece, kind)).then(|| persons.longer(own)).flatten();
        if !accepted(piece, article, longer) {
            continue;
        }
        let mut why = if piece.fixed.is_some() { "trigger word" } else { "context" };
        if let Some((surface, entity)) = known {
            (key, why) = (&entity.id, "gazetteer");
            if surface.kind == SurfaceKind::Acronym {
                form = NameForm::Acronym;
            }
        } else if let Some(id) = listed.and_then(|id| view.lex.entity(id)).filter(|e| e.name_type == kind).map(|e| &e.id) {
            (key, why) = (id, "gazetteer");
        } else if let Some(longer) = longer {
            (kind, form, why) = (NameType::Person, NameForm::Short, "short form of a name in the article");
            key = keys_of_persons.get(longer).copied().unwrap_or(longer);
        }
        if let Some(other) = piece.same_as.map(|i| i as usize).filter(|_| known.is_none()) {
            let linked = pieces.get(other).and_then(|p| p.surface).and_then(|s| view.lex.surface(s));
            key = linked.map_or_else(|| folded.get(other).copied().unwrap_or(key), |(_, e)| &*e.id);
            why = "acronym introduced in the article";
        } else if let Some(alias) = aliases.get(own).filter(|_| known.is_none()) {
            (key, why) = (alias, "acronym introduced in the article");
        }
        push(view, piece, Name { name_type: kind, key: key.to_owned(), form, known: known.is_some() }, why, out);
    }
}

/// The keys of names whose acronym the article introduces, by the acronym.
fn aliases<'a>(view: &View<'a>, pieces: &[Piece], folded: &[&'a str]) -> FxHashMap<&'a str, &'a str> {
    let mut aliases = FxHashMap::default();
    for (piece, &own) in pieces.iter().zip(folded) {
        let Some(target) = piece.same_as.map(|t| t as usize) else { continue };
        let entity = pieces.get(target).and_then(|p| p.surface).and_then(|s| view.lex.surface(s));
        if let Some(key) = entity.map(|(_, e)| &*e.id).or_else(|| folded.get(target).copied()) {
            aliases.insert(own, key);
        }
    }
    aliases
}

/// The forms of an article, each once.
struct Forms {
    list: Vec<Form>,
    /// For each piece the index of its form.
    of: Vec<u32>,
}

impl Forms {
    fn new(pieces: &[Piece], folded: &[&str]) -> Forms {
        let mut forms = Forms { list: Vec::with_capacity(pieces.len()), of: Vec::with_capacity(pieces.len()) };
        let mut places: FxHashMap<&str, u32> = FxHashMap::default();
        places.reserve(pieces.len());
        for (piece, &folded) in pieces.iter().zip(folded) {
            let index = *places.entry(folded).or_insert(forms.list.len() as u32);
            forms.of.push(index);
            if index as usize == forms.list.len() {
                forms.list.push(Form::default());
            }
            let Some(form) = forms.list.get_mut(index as usize) else { continue };
            for (sum, more) in form.score.iter_mut().zip(piece.score) {
                *sum = sum.saturating_add(more);
            }
            form.fixed = form.fixed.or(piece.fixed);
            form.firm |= !piece.weak;
        }
        forms
    }

    /// The form of a piece.
    fn of(&self, piece: usize) -> Option<&Form> {
        self.of.get(piece).and_then(|&i| self.list.get(i as usize))
    }
}

fn kind(piece: &Piece, form: Option<&Form>) -> NameType {
    let fixed = piece.fixed.or(form.and_then(|f| f.fixed));
    let score = form.map_or(piece.score, |f| f.score);
    Piece { fixed, score, ..piece.clone() }.best().0
}

/// One word without strong evidence of another type may be a part of a person's name.
fn may_be_short(piece: &Piece, kind: NameType) -> bool {
    piece.fixed.is_none() && (kind == NameType::Person || slot(kind).and_then(|s| piece.score.get(s)).is_none_or(|&s| s < STRONG))
}

fn accepted(piece: &Piece, form: Option<&Form>, longer: Option<&str>) -> bool {
    // One bare capitalised word, once, with nothing beside it that tells what it is: a brand, a term, a typing error as often as a person.
    let seen = form.map_or(0, |f| f.score.iter().copied().max().unwrap_or(0));
    let typed = piece.fixed.is_some() || form.is_some_and(|f| f.fixed.is_some() && f.firm);
    if !typed && longer.is_none() && seen <= 1 {
        return false;
    }
    !piece.weak
        || longer.is_some()
        || form.is_some_and(|f| f.firm)
        || (piece.fixed.is_none() && piece.best().1 >= if piece.shouted { SHOUTED } else { STRONG })
}

fn push(view: &View<'_>, piece: &Piece, name: Name, why: &'static str, out: &mut Vec<Mention>) {
    let outline = view.cx.outline;
    out.push(Mention {
        span: outline.span(piece.start()..piece.end()),
        tokens: (piece.first, piece.last),
        sentence: outline.sentence_of.get(piece.start()).copied().unwrap_or(0),
        zone: outline.zone(piece.start()),
        kind: MentionKind::Name(name),
        derivation: vec![why.into()],
    });
}
