//! One key for all mentions of one entity in the article.

use super::acronym::is_acronym;
use super::persons::{Person, Persons, hash};
use super::piece::{Piece, best, slot};
use super::view::View;
use crate::extract::{Mention, MentionKind, Name, NameForm, NameWhy};
use crate::lang::{Class, Cue, Entity, SurfaceKind, Trap};
use crate::value::NameType;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// Least evidence that makes a name of a word whose capital says nothing.
const STRONG: i16 = 4;

/// The same where everything is capitalised: title and given name, or as much.
const SHOUTED: i16 = 12;

/// Decides type and key of every piece and appends the mentions. `text` is what [`Piece::folded`] points into.
pub(super) fn emit(view: &View<'_>, pieces: &[Piece], text: &str, out: &mut Vec<Mention>) {
    let folded = |piece: &Piece| text.get(piece.folded.0 as usize..piece.folded.1 as usize).unwrap_or("");
    let mut forms = Forms::new(view, pieces, folded);
    let persons = Persons::new(forms.persons(view, pieces));
    // The key of the name that an acronym or an alias stands for.
    let key_of = |index: u32| {
        let other = pieces.get(index as usize)?;
        let form = forms.of(index as usize);
        let listed = other.surface.and_then(|s| view.lex.surface(s)).map(|(_, e)| e).or(form.listed);
        let longer = || if form.kind(other) == NameType::Person { persons.longer(form.words) } else { None };
        let key: &str = listed.map_or_else(|| longer().map_or(form.words, |p| p.id.unwrap_or(p.name)), |e| &*e.id);
        Some((key, listed.map_or_else(|| form.kind(other), |e| e.name_type)))
    };
    let cores = cores(view, pieces, folded);
    let mut aliases: FxHashMap<&str, ((&str, NameType), bool)> = FxHashMap::default();
    for (i, piece) in pieces.iter().enumerate() {
        if let Some(key) = piece.same_as.and_then(key_of) {
            aliases.insert(forms.of(i).words, (key, piece.alias));
        }
    }
    for (i, piece) in pieces.iter().enumerate() {
        let article = forms.of(i);
        let own = article.words;
        let known = piece.surface.and_then(|s| view.lex.surface(s));
        let mut kind = article.kind(piece);
        let mut key: &str = own;
        let mut form =
            if piece.end() == piece.start() + 1 && is_acronym(view, piece.start()) { NameForm::Acronym } else { NameForm::Full };
        let open = known.is_none() && !matches!(article.fixed, Some(NameType::Organisation | NameType::Location));
        let longer = if open && may_be_short(piece, kind) { persons.longer(own) } else { None };
        let core = cores.get(own).filter(|_| known.is_none() && longer.is_none() && !piece.shouted);
        // Of two words and more that are not all of it nobody has the name.
        let core =
            core.filter(|_| own.contains(' ') && kind == NameType::Person && article.fixed.is_none() || is_bare(article, kind));
        if !accepted(piece, article, longer.is_some() || core.is_some()) {
            continue;
        }
        let mut why = if piece.fixed.is_some() { NameWhy::Trigger } else { NameWhy::Context };
        if let Some((surface, entity)) = known {
            (key, why) = (&entity.id, NameWhy::Gazetteer);
            if surface.kind == SurfaceKind::Acronym {
                form = NameForm::Acronym;
            }
        } else if let Some(entity) = article.listed.filter(|e| e.name_type == kind) {
            (key, why) = (&entity.id, NameWhy::Gazetteer);
        } else if let Some(longer) = longer {
            (kind, form, why) = (NameType::Person, NameForm::Short, NameWhy::Longer);
            key = longer.id.unwrap_or(longer.name);
        } else if let Some(&(whole, whole_kind)) = core {
            (key, kind, form, why) = (whole, whole_kind, NameForm::Short, NameWhy::Longer);
        }
        let told = piece
            .same_as
            .and_then(key_of)
            .map(|other| (other, piece.alias))
            .or_else(|| aliases.get(own).or_else(|| longer.and_then(|l| aliases.get(l.name))).copied());
        if let Some(((other, other_kind), alias)) = told.filter(|_| known.is_none()) {
            (key, kind, why) = (other, other_kind, NameWhy::Acronym);
            if alias {
                (kind, form, why) = (NameType::Person, NameForm::Short, NameWhy::Alias);
            }
        }
        push(view, piece, Name { name_type: kind, key: SmolStr::new(key), form, known: known.is_some(), why }, out);
    }
}

/// The names behind the words for bodies and places ("Masjid Cahaya", "Bank Selaras"), with the whole name and its type.
fn cores<'a>(view: &View<'_>, pieces: &[Piece], folded: impl Fn(&Piece) -> &'a str) -> FxHashMap<&'a str, (&'a str, NameType)> {
    let mut cores = FxHashMap::default();
    let headed =
        |p: &&Piece| p.surface.is_none() && !p.shouted && matches!(p.fixed, Some(NameType::Location | NameType::Organisation));
    for piece in pieces.iter().filter(headed) {
        let head = [Class::OrgTrigger, Class::PlaceTrigger].into_iter().filter_map(|class| view.hit(piece.start(), class));
        let Some(head) = head.max_by_key(|h| h.end).filter(|h| (h.end as usize) < piece.end()) else { continue };
        // "Fakultas Sastra", "Gedung Utama": a noun is no name of its own.
        let last = piece.end() - 1;
        if view.has_cue(last, Cue::Scope) || view.has_trap(last, Trap::Initial) || view.has_cue(last, Cue::PlaceTail) {
            continue;
        }
        let whole = folded(piece);
        let heads = (head.end - head.start) as usize;
        let behind = whole.match_indices(' ').nth(heads - 1).and_then(|(at, _)| whole.get(at + 1..)).unwrap_or("");
        let ends = behind.match_indices(' ').map(|(at, _)| at).skip(1);
        // "PT Boga Nira Sentosa" is "Boga Nira" as well.
        for short in ends.filter_map(|end| behind.get(..end)) {
            cores.entry(short).or_insert((whole, piece.fixed.unwrap_or(NameType::Organisation)));
        }
        if let Some((at, _)) = whole.match_indices(' ').nth(heads - 1)
            && let Some(core) = whole.get(at + 1..).filter(|core| core.len() > 3 && !core.contains(' '))
        {
            cores.entry(core).or_insert((whole, piece.fixed.unwrap_or(NameType::Organisation)));
        }
    }
    cores
}

/// Whether nothing but the shape of a name tells that it is a person's.
fn is_bare(form: Form<'_>, kind: NameType) -> bool {
    kind == NameType::Person && form.fixed.is_none() && form.score[0] < STRONG
}

/// What the article knows of one folded form.
#[derive(Clone, Copy, Default)]
struct Form<'a> {
    words: &'a str,
    score: [i16; 3],
    fixed: Option<NameType>,
    /// Some mention stands where the capital counts.
    firm: bool,
    /// The gazetteer's entity of that name, when some mention is no hit of it.
    listed: Option<&'a Entity>,
    /// Whether `listed` was asked for.
    asked: bool,
    /// Index of the person with this full name, and one more; 0 for none.
    person: u32,
}

impl Form<'_> {
    /// The type of a piece of this form.
    fn kind(&self, piece: &Piece) -> NameType {
        best(piece.fixed.or(self.fixed), self.score).0
    }
}

/// The forms of an article, each once.
struct Forms<'a> {
    list: Vec<Form<'a>>,
    /// For each piece the index of its form.
    of: Vec<u32>,
}

impl<'a> Forms<'a> {
    fn new(view: &View<'a>, pieces: &[Piece], folded: impl Fn(&Piece) -> &'a str) -> Forms<'a> {
        let mut forms = Forms { list: Vec::with_capacity(pieces.len()), of: Vec::with_capacity(pieces.len()) };
        // Open addressing, at most half full: one more than the index of a form. A map costs three times as much for the few names of an
        // article.
        let mut places = vec![0u32; (pieces.len() * 2).next_power_of_two()];
        let mask = places.len() - 1;
        for piece in pieces {
            let words = folded(piece);
            let mut at = hash(words.as_bytes()) as usize & mask;
            let index = loop {
                match places.get(at).map_or(0, |&n| n as usize) {
                    0 => {
                        forms.list.push(Form { words, ..Form::default() });
                        if let Some(place) = places.get_mut(at) {
                            *place = forms.list.len() as u32;
                        }
                        break forms.list.len() - 1;
                    }
                    n if forms.list.get(n - 1).is_some_and(|form| form.words == words) => break n - 1,
                    _ => at = (at + 1) & mask,
                }
            };
            forms.of.push(index as u32);
            let Some(form) = forms.list.get_mut(index) else { continue };
            for (sum, more) in form.score.iter_mut().zip(piece.score) {
                *sum = sum.saturating_add(more);
            }
            form.fixed = form.fixed.or(piece.fixed);
            form.firm |= !piece.weak;
            if piece.surface.is_none() && !form.asked {
                form.asked = true;
                form.listed = view.lex.entity_of(words);
            }
        }
        forms
    }

    /// The form of a piece.
    fn of(&self, piece: usize) -> Form<'a> {
        self.of.get(piece).and_then(|&i| self.list.get(i as usize)).copied().unwrap_or_default()
    }

    /// The persons with full names, each once.
    fn persons(&mut self, view: &View<'a>, pieces: &[Piece]) -> Vec<Person<'a>> {
        let mut persons: Vec<Person<'a>> = Vec::new();
        for (piece, &of) in pieces.iter().zip(&self.of) {
            let Some(form) = self.list.get_mut(of as usize) else { continue };
            let full = || form.words.bytes().any(|b| b == b' ');
            if piece.shouted || form.kind(piece) != NameType::Person || !full() || !accepted(piece, *form, false) {
                continue;
            }
            if form.person == 0 {
                persons.push(Person { name: form.words, id: None });
                form.person = persons.len() as u32;
            }
            let known = piece.surface.and_then(|s| view.lex.surface(s)).map(|(_, e)| e);
            if let Some(entity) = known.or(form.listed)
                && let Some(person) = persons.get_mut(form.person as usize - 1)
            {
                person.id = Some(&entity.id);
            }
        }
        persons
    }
}

/// One word without strong evidence of another type may be a part of a person's name.
fn may_be_short(piece: &Piece, kind: NameType) -> bool {
    piece.fixed.is_none() && (kind == NameType::Person || slot(kind).and_then(|s| piece.score.get(s)).is_none_or(|&s| s < STRONG))
}

/// Whether a piece is a name; `short`: a longer name of the article has its words.
fn accepted(piece: &Piece, form: Form<'_>, short: bool) -> bool {
    // One bare capitalised word, once, with nothing beside it that tells what it is: a brand, a term, a typing error as often as a person.
    let seen = form.score.iter().copied().max().unwrap_or(0);
    let typed = piece.fixed.is_some() || (form.fixed.is_some() && form.firm);
    if !typed && !short && seen <= 1 {
        return false;
    }
    !piece.weak || short || form.firm || (piece.fixed.is_none() && piece.best().1 >= if piece.shouted { SHOUTED } else { STRONG })
}

fn push(view: &View<'_>, piece: &Piece, name: Name, out: &mut Vec<Mention>) {
    let outline = view.cx.outline;
    out.push(Mention {
        span: outline.span(piece.start()..piece.end()),
        tokens: (piece.first, piece.last),
        sentence: outline.sentence_of.get(piece.start()).copied().unwrap_or(0),
        zone: outline.zone(piece.start()),
        kind: MentionKind::Name(name),
        derivation: Vec::new(),
    });
}
