use crate::extract::name::View;
use crate::lang::{Class, Cue, Hit, OrdinalWord, Start, SurfaceKind};
use crate::value::{NameType, RoleQualifier};

/// Most nouns a field is made of; a text may hold thousands in a row.
const LONGEST_FIELD: usize = 12;

/// Most words of an office that no list has, before the bracket that gives it shorter.
const UNLISTED: usize = 5;

/// The words of an office: qualifier, office, field.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct OfficePhrase {
    /// First token, the qualifier's if there is one.
    pub first: usize,
    /// One past the office itself.
    pub head_end: usize,
    /// One past the field ("Pertahanan").
    pub end: usize,
    /// Hit value of the office.
    pub value: u32,
    /// What a qualifier makes of it.
    pub qualifier: Option<RoleQualifier>,
    /// Tokens of the field, half-open.
    pub scope: Option<(usize, usize)>,
    /// Hit value of the office that a bracket behind the words gives once more.
    pub alias: Option<u32>,
}

/// The office that starts at token `i`.
#[inline(always)]
pub(in crate::extract) fn phrase(view: &View<'_>, i: usize) -> Option<OfficePhrase> {
    let mask = view.cx.outline.hits.mask(i);
    // Of all cues only a field can stand first.
    let begins = mask & Start::Role.classes() != 0 || (view.lex.place_leads() && view.has_cue(i, Cue::Scope));
    if begins { read(view, i) } else { None }
}

#[inline(never)]
fn read(view: &View<'_>, i: usize) -> Option<OfficePhrase> {
    let mut at = i;
    let mut qualifier = None;
    // "mantan calon wakil": more than a few in a row are no office, and a text may hold thousands.
    for _ in 0..4 {
        let Some(hit) = view.hit(at, Class::Qualifier) else { break };
        qualifier = qualifier.or(view.lex.qualifier(hit.value));
        at = hit.end as usize;
        if view.mark(at, ".") && view.glued(at) {
            at += 1;
        }
        // "Pelaksana Tugas (Plt) Bupati": the bracket says it again.
        if let Some(end) = view.aside(at).filter(|_| view.has_hit(at + 1, Class::Qualifier)) {
            at = end;
        }
        if !view.follows(at) {
            return None;
        }
    }
    // "Defence Minister": the field may stand first.
    let mut scope = None;
    if !view.has_hit(at, Class::Office) {
        if !view.lex.place_leads() {
            return None;
        }
        let field = fields(view, at, view.capital(at))?;
        if !view.follows(field) {
            return None;
        }
        scope = Some((at, field));
        at = field;
    }
    let mut hit = view.hit(at, Class::Office)?;
    if let Some(shorter) = before_body(view, hit) {
        hit = shorter;
    }
    let given = view.capital(at) && hit.end as usize == at + 1 && view.has_cue(at, Cue::Given);
    if given && view.text(at) != view.text(at).to_uppercase() && given_name(view, at) {
        return None;
    }
    let mut head_end = hit.end as usize;
    if let Some((kind, after)) = view.standing(head_end) {
        qualifier = Some(kind);
        head_end = after;
    }
    // "Ketua Komisi III DPR": which of several.
    let numeral = scope.is_none() && head_end > at + 1 && view.follows(head_end) && view.is_numeral(head_end);
    if numeral {
        scope = Some((head_end, head_end + 1));
    }
    let end = if numeral { head_end + 1 } else { ordinal(view, head_end).unwrap_or(head_end) };
    let mut office = OfficePhrase { first: i, head_end, end, value: hit.value, qualifier, scope, alias: None };
    if scope.is_none() {
        office.field(view);
    }
    if let Some((value, open, end)) = short_form(view, at, office.end) {
        // "Kepala Dinas (Kadis) Kesehatan": the bracket tells which head it is, and the field may stand behind it.
        let known = office.scope.is_some() && open == office.end;
        if open > office.end && view.lex.office(hit.value).is_some_and(|o| !o.common) {
            // "Panglima Kodam (Pangdam)": words of the office itself, which only the bracket tells.
            office.value = value;
        }
        office.scope = office.scope.filter(|_| known);
        office.end = end;
        office.alias = Some(value);
        if office.scope.is_none() {
            office.field(view);
        }
    }
    Some(office)
}

/// One past the words at `at` that tell the how manieth holder it is, before whose or who: "Presiden Ketiga RI", "Gubernur ke-9 Banten".
pub(super) fn ordinal(view: &View<'_>, at: usize) -> Option<usize> {
    let hit = view.hit(at, Class::OrdinalCue).filter(|_| view.follows(at))?;
    let end = hit.end as usize;
    let end = match view.cx.lexicon.numbers.ordinals.get(hit.value as usize)? {
        OrdinalWord::Value(_) | OrdinalWord::Collective(_) => end,
        OrdinalWord::Prefix if view.mark(end, "-") && view.is_number(end + 1) => end + 2,
        _ => return None,
    };
    (view.capital(end) && view.follows(end)).then_some(end)
}

impl OfficePhrase {
    /// Reads the field behind what is read so far.
    fn field(&mut self, view: &View<'_>) {
        if !view.follows(self.end) {
            return;
        }
        let from = view.cue(self.end, Cue::Of).map_or(self.end, |h| h.end as usize);
        // "warga Kelurahan X": the word opens the name of a place.
        let place = view.hit(from, Class::PlaceTrigger).is_some_and(|h| view.capital(h.end as usize));
        if let Some(field) = fields(view, from, view.capital(from)).filter(|_| !place) {
            self.scope = Some((from, field));
            self.end = field;
        }
    }
}

/// The office in a bracket behind the words of an office from `at` on, which are read up to `end`: "Menteri Perhubungan (Menhub)", "Kepala
/// Kepolisian Resor (Kapolres)". Its hit value, where the bracket opens and one past it.
fn short_form(view: &View<'_>, at: usize, end: usize) -> Option<(u32, usize, usize)> {
    let mut open = end;
    if !view.mark(open, "(") {
        // Words of the office that no list has.
        while open < end + UNLISTED && view.goes_on(open) && !view.has_hit(open, Class::Entity) {
            open += 1;
        }
    }
    let hit = view.hit(open + 1, Class::Office).filter(|_| view.mark(open, "("))?;
    let after = view.aside(open).filter(|&after| after == hit.end as usize + 1)?;
    // "Ketua (Sekretaris)": only what is shorter says the same again.
    let span = |a: usize, b: usize| view.cx.outline.span(a..b).len();
    (span(open + 1, after - 1) < span(at, open)).then_some((hit.value, open, after))
}

/// "Ketua Komisi Pemilihan Umum": the last word of an office is the first of a known body, or of one whose acronym stands in brackets
/// behind it; the office before that body.
fn before_body(view: &View<'_>, hit: Hit) -> Option<Hit> {
    let last = (hit.end as usize).checked_sub(1).filter(|&last| last > hit.start as usize && view.capital(last))?;
    if !view.has_hit(last, Class::OrgTrigger) {
        return None;
    }
    let body = view.hit(last, Class::Entity).is_some_and(|e| e.end > hit.end);
    let named = || {
        let open = (last + 1..last + LONGEST_FIELD).find(|&i| !view.goes_on(i) && !view.has_cue(i, Cue::Joiner))?;
        let initial = view.text(last).chars().next();
        let acronym = view.upper(open + 1) && view.text(open + 1).chars().next() == initial && view.aside(open).is_some();
        acronym.then_some(open)
    };
    if !body && named().is_none() {
        return None;
    }
    let office = |h: &&Hit| h.class == Class::Office && h.end as usize <= last;
    view.cx.outline.hits.at(hit.start as usize).iter().find(office).copied()
}

/// One past the nouns of a field from `i` on; they are all capitalised or none is.
fn fields(view: &View<'_>, i: usize, capital: bool) -> Option<usize> {
    let mut end = i;
    let mut found = None;
    for _ in 0..LONGEST_FIELD {
        let fits = |_: &Hit| view.capital(end) == capital && (end == i || view.same_sentence(i, end));
        let Some(hit) = view.cue(end, Cue::Scope).filter(fits) else { break };
        end = hit.end as usize;
        found = Some(end);
        let comma = view.mark(end, ",");
        let join = if comma { end + 1 } else { end };
        let next = view.cue(join, Cue::Joiner).map_or(join, |h| h.end as usize);
        let listed = comma && next == join;
        if next > end && view.has_cue(next, Cue::Scope) && view.capital(next) == capital {
            if listed && !capital {
                break;
            }
            end = next;
        }
    }
    found
}

/// "from Dean Quill": a capitalised office word that is a given name as well, before a single bare name and behind no article.
fn given_name(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    let bare = view.capital(next) && view.follows(next) && !view.has_hit(next, Class::Office);
    let article = view.cue_before(at, Cue::Article) || view.opens(at);
    bare && !article && !view.capital(view.word_end(next))
}

/// A country, its adjective or its genitive before an office: "Russian President", "Indonesia's president".
pub(super) fn place_before(view: &View<'_>, names: &super::Names<'_>, office: usize) -> Option<(usize, String)> {
    let before = office.checked_sub(1).filter(|&b| view.same_sentence(b, office))?;
    if let Some(hit) = view.class_before(office, Class::Entity) {
        let (surface, entity) = view.lex.surface(hit.value)?;
        if surface.kind == SurfaceKind::Demonym {
            return Some((hit.start as usize, entity.id.to_string()));
        }
    }
    // Indonesian puts the place behind the office; only a language with a genitive or adjectives puts it before.
    let genitive = view.has_cue(before, Cue::Clitic) && before >= 2 && view.mark(before - 1, "'’");
    let Some(name) = names.over(if genitive { before - 2 } else { before }) else {
        // "Orvane's interior minister": a country or body that no list knows.
        let first = super::holder::genitive(view, office)?;
        let text = view.cx.outline.span(first..before - 1).of(view.cx.text).to_lowercase();
        return genitive.then_some((first, text));
    };
    let adjacent = genitive || (view.cx.outline.language == crate::lang::Language::En && view.follows(office));
    // One word that never stands behind a first name is a country or a body taken for a person.
    let body = name.kind != NameType::Person || genitive && !name.key.contains(' ');
    (adjacent && body).then(|| (name.first, name.key.to_owned()))
}
