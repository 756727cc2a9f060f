use crate::extract::name::View;
use crate::lang::{Class, Cue, Hit, Start};
use crate::value::RoleQualifier;

/// Most nouns a field is made of; a text may hold thousands in a row.
const LONGEST_FIELD: usize = 12;

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
    let hit = view.hit(at, Class::Office)?;
    let given = view.capital(at) && hit.end as usize == at + 1 && view.has_cue(at, Cue::Given);
    if given && view.text(at) != view.text(at).to_uppercase() && given_name(view, at) {
        return None;
    }
    let mut head_end = hit.end as usize;
    if let Some(after) = view.hit(head_end, Class::Qualifier).filter(|_| view.follows(head_end)) {
        let kind = view.lex.qualifier(after.value);
        if kind == Some(RoleQualifier::Elect) {
            qualifier = kind;
            head_end = after.end as usize;
        }
    }
    let mut end = head_end;
    if scope.is_none() && view.follows(head_end) {
        let from = view.cue(head_end, Cue::Of).map_or(head_end, |h| h.end as usize);
        // "warga Kelurahan X": the word opens the name of a place.
        let place = view.hit(from, Class::PlaceTrigger).is_some_and(|h| view.capital(h.end as usize));
        if let Some(field) = fields(view, from, view.capital(from)).filter(|_| !place) {
            scope = Some((from, field));
            end = field;
        }
    }
    Some(OfficePhrase { first: i, head_end, end, value: hit.value, qualifier, scope })
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
