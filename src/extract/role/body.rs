//! The body or place an office belongs to.

use super::NameAt;
use super::Names;
use super::office::{self, OfficePhrase};
use crate::extract::name::View;
use crate::lang::{Class, Cue, Hit};
use crate::value::{NameType, RoleQualifier};

/// What the office belongs to: the places and bodies right behind it. One past their last token and what tells how the office is held
/// ("Bupati Garut nonaktif", "Gubernur Lampung (nonaktif)"), and the key of the first. `part` is the place of a body which has others elsewhere:
/// "Ketua DPC PDIP Surabaya".
pub(super) fn owner(
    view: &View<'_>,
    names: &Names<'_>,
    phrase: &OfficePhrase,
    qualifier: &mut Option<RoleQualifier>,
    part: &mut Option<(usize, usize)>,
) -> (usize, Option<String>) {
    let mut end = phrase.end;
    let mut bracket = None;
    let mut aside = |open: usize| {
        let after = view.aside(open)?;
        let told = view.hit(open + 1, Class::Qualifier).and_then(|h| view.lex.qualifier(h.value));
        *qualifier = qualifier.or(told);
        Some(after)
    };
    if let Some(after) = aside(end) {
        // "Menteri Pekerjaan Umum (PU)": short for the field; "Ketua (KPU)": whose chair.
        bracket = names.starting(end + 1).filter(|n| phrase.scope.is_none() && n.kind == NameType::Organisation);
        end = after;
    }
    let link = view.cue(end, Cue::Of).map_or(end, |h| h.end as usize);
    let link = view.cue(link, Cue::Article).map_or(link, |h| h.end as usize);
    let mut key: Option<String> = bracket.map(|n| n.key.to_owned());
    let mut at = if view.same_sentence(end.saturating_sub(1), link) { link } else { end };
    // "Ketua Fraksi PKB": a branch is not the body it belongs to.
    let branch = view.hit(at, Class::OrgTrigger).filter(|h| view.heads(*h).branch && view.follows(at));
    // "Ketua Dewan Pimpinan Pusat (DPP) Partai …"
    let party = |h: Hit| view.aside(h.end as usize).unwrap_or(h.end as usize);
    if let Some(hit) = branch.filter(|h| names.starting(party(*h)).is_some_and(|n| n.kind == NameType::Organisation)) {
        at = party(hit);
    }
    let branches = branch.is_some()
        || phrase.head_end.checked_sub(1).and_then(|t| view.hit(t, Class::OrgTrigger)).is_some_and(|h| view.heads(h).branch);
    let mut body = bracket.is_some();
    for _ in 0..3 {
        let belongs = |n: &NameAt<'_>| matches!(n.kind, NameType::Location | NameType::Organisation);
        let Some(name) = names.starting(at).filter(belongs).filter(|_| view.follows(at)) else { break };
        key.get_or_insert_with(|| match branch {
            Some(hit) => {
                let branch = view.cx.outline.span(hit.start as usize..hit.end as usize).of(view.cx.text);
                format!("{} {}", branch.to_lowercase(), name.key)
            }
            None => name.key.to_owned(),
        });
        if branches && name.kind == NameType::Location && body {
            part.get_or_insert((name.first, name.last));
        }
        body = name.kind == NameType::Organisation;
        end = name.last;
        // "Korea Utara (Korut)": the alias belongs to the name.
        if let Some(after) = aside(end) {
            end = after;
        } else if view.mark(end, "(")
            && names.starting(end + 1).is_some_and(|n| view.mark(n.last, ")") && n.kind != NameType::Person)
        {
            end = names.starting(end + 1).map_or(end, |n| n.last + 1);
        }
        at = end;
    }
    if let Some((kind, after)) = view.standing(end) {
        *qualifier = Some(kind);
        end = after;
    }
    (office::ordinal(view, end).filter(|_| key.is_some()).unwrap_or(end), key)
}

/// "Peraturan Menteri Keuangan (PMK)", "Bandara Medan (Kualanamu)": a bracket at the end of an office that no holder follows is short for
/// something else, unless it is another name of the body or tells how the office is held. `from` is the end of the office's own words.
pub(super) fn without_bracket(view: &View<'_>, names: &Names<'_>, from: usize, end: usize) -> usize {
    let open = (from..end).rev().find(|&at| view.mark(at, "("));
    let Some(open) = open.filter(|&at| view.aside(at) == Some(end) && !view.has_hit(at + 1, Class::Qualifier)) else {
        return end;
    };
    if open == from || names.starting(open + 1).is_none() { open } else { end }
}
