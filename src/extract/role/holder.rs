use super::office::OfficePhrase;
use super::{NameAt, Names};
use crate::extract::name::View;
use crate::lang::{Class, Cue};
use crate::value::NameType;

/// The person beside an office that spans the tokens from `first` up to `end`.
pub(super) fn find<'n>(
    view: &View<'_>,
    names: &Names<'n>,
    (first, end): (usize, usize),
    phrase: &OfficePhrase,
    common: bool,
) -> Option<NameAt<'n>> {
    // "A, Menteri Kesehatan B": a list; "kata A, hakim juga …": an occupation in apposition is closed by a mark.
    let word = view.follows(end) && (view.capital(end) || common || view.has_cue(end, Cue::Joiner));
    let goes_on = word || view.mark(end, "(");
    after(view, names, end)
        .or_else(|| before(view, names, first, phrase).filter(|n| n.last > first || !goes_on || !view.mark(n.last, ",)")))
}

pub(super) fn person<'n>(view: &View<'_>, names: &Names<'n>, at: usize) -> Option<NameAt<'n>> {
    let start = skip_titles(view, at);
    names.starting(start).filter(|n| n.kind == NameType::Person && view.same_sentence(at.saturating_sub(1), start))
}

/// Past forms of address, ranks and their dots.
fn skip_titles(view: &View<'_>, mut at: usize) -> usize {
    for _ in 0..5 {
        let Some(hit) = view.hit(at, Class::Honorific) else { break };
        at = view.address_end(hit.end as usize);
    }
    at
}

/// "Presiden Rusia Vladimir Putin", "Presiden Korea Utara yaitu Kim Jong Un", "sopir bus, Karnadi (46)".
fn after<'n>(view: &View<'_>, names: &Names<'n>, end: usize) -> Option<NameAt<'n>> {
    // "Calon presiden nomor urut 2 Ratna Dewi": the number tells which candidate.
    let end = names.code(end).filter(|_| view.follows(end) && view.has_cue(end, Cue::Numbered)).unwrap_or(end);
    if view.follows(end) {
        if let Some(name) = person(view, names, end) {
            // "Bendahara koperasi Maju Lestari, Siti Robiah, …": the body has a name like a person's.
            let body = view.cue_before(end, Cue::BodyBefore) && view.mark(name.last, ",");
            let own = if body { person(view, names, name.last + 1) } else { None };
            return Some(own.filter(|n| view.mark(n.last, ",(")).unwrap_or(name));
        }
        // "Pelatih asal Korea Selatan Shin Tae-yong".
        if let Some(from) = view.cue(end, Cue::OriginBefore).map(|h| h.end as usize) {
            let place = names.starting(from).filter(|n| n.kind == NameType::Location && view.follows(n.last))?;
            return person(view, names, place.last);
        }
        if let Some(link) = view.cue(end, Cue::Link) {
            return person(view, names, link.end as usize);
        }
        return None;
    }
    if view.mark(end, ",") {
        let name = person(view, names, end + 1)?;
        let closed = view.mark(name.last, ",(") || view.mark(name.last, ".");
        return closed.then_some(name);
    }
    None
}

/// "Rahmat Widodo, Kepala Pusat Data", "Bagus Wicaksana menjadi Sekretaris Jenderal".
fn before<'n>(view: &View<'_>, names: &Names<'n>, first: usize, phrase: &OfficePhrase) -> Option<NameAt<'n>> {
    let article = (1..=2).find_map(|back| {
        let start = first.checked_sub(back)?;
        view.cue(start, Cue::Article).filter(|h| h.end as usize == first).map(|_| start)
    });
    let start = article.or_else(|| genitive(view, first)).or_else(|| described(view, first)).unwrap_or(first);
    let mark = start.checked_sub(1)?;
    if view.mark(mark, ",") {
        let last = mark.checked_sub(1)?;
        let mut name = names.over(last);
        if name.is_none() && view.mark(last, ")") {
            // An age in brackets may stand between.
            name = last.checked_sub(3).and_then(|n| names.over(n));
        }
        // A list of names and offices ("A, Menteri B, dan C") reads the same; the office must end in a mark or before a verb.
        return name.filter(|n| n.kind == NameType::Person && view.same_sentence(n.first, first));
    }
    let becomes = view.cue_before(start, Cue::Becomes) || (article.is_some() && view.cue_before(start, Cue::Link));
    if !becomes {
        return None;
    }
    let sentence = view.cx.outline.sentence(phrase.first)?;
    let name = names.person_before(start, sentence.first as usize)?;
    (start - name.last <= 8).then_some(name)
}

/// Words between an article and the office behind it.
const DESCRIBED: usize = 3;

/// "Hilde Coppens, the presiding judge", "Maricel Gumban, the province's governor": where the article before one or two plain words
/// stands. Only of a language that puts them there, and of an office that ends the apposition.
fn described(view: &View<'_>, first: usize) -> Option<usize> {
    const OTHER: u64 = Class::Function.mask()
        | Class::Preposition.mask()
        | Class::SayVerb.mask()
        | Class::Conjunction.mask()
        | Class::Office.mask()
        | Class::Qualifier.mask()
        | Class::Negation.mask();
    if !view.lex.place_leads() {
        return None;
    }
    let mut at = first;
    for _ in 0..DESCRIBED {
        at = at.checked_sub(1)?;
        if view.has_cue(at, Cue::Clitic) && at.checked_sub(1).is_some_and(|t| view.mark(t, "'’")) {
            at -= 1;
            continue;
        }
        if let Some(article) = view.cue(at, Cue::Article).filter(|h| h.end as usize == at + 1 && at + 1 < first) {
            return Some(article.start as usize);
        }
        let other = view.cx.outline.hits.mask(at) & OTHER != 0 || view.lex.is_office_prefix(view.text(at));
        if !view.is_word(at) || other {
            return None;
        }
    }
    let at = at.checked_sub(1)?;
    view.cue(at, Cue::Article).filter(|h| h.end as usize == at + 1).map(|h| h.start as usize)
}

/// "Hugh Lassiter, Orvane's chairman": where the body begins that no list knows.
pub(super) fn genitive(view: &View<'_>, first: usize) -> Option<usize> {
    let clitic = first.checked_sub(1).filter(|&t| view.cue(t, Cue::Clitic).is_some())?;
    let mut start = clitic.checked_sub(1).filter(|&t| view.mark(t, "'’"))?;
    while let Some(t) = start.checked_sub(1).filter(|&t| view.is_word(t) && view.capital(t)) {
        start = t;
    }
    view.capital(start).then_some(start)
}

/// "nakhoda kapal, Sahrul Gani, selamat", "ketua sidang Mirna Lestiani": one plain noun between an office and the name; the end of the
/// noun and the name. Without a comma only behind words for a kind of person (`loose`).
pub(super) fn behind_noun<'n>(view: &View<'_>, names: &Names<'n>, end: usize, loose: bool) -> Option<(usize, NameAt<'n>)> {
    const OTHER: u64 = Class::Function.mask()
        | Class::Preposition.mask()
        | Class::SayVerb.mask()
        | Class::Conjunction.mask()
        | Class::Office.mask()
        | Class::Modality.mask()
        | Class::Negation.mask();
    let noun = view.is_word(end) && !view.capital(end) && view.follows(end) && view.cx.outline.hits.mask(end) & OTHER == 0;
    let cues =
        [Cue::PersonBefore, Cue::AgentBefore, Cue::PersonAfter, Cue::PlaceBefore, Cue::OriginBefore, Cue::Becomes, Cue::Link];
    let noun = noun && !cues.into_iter().any(|c| view.cue(end, c).is_some());
    let word = view.text(end);
    // "melantik", "ditangkap" are verbs, and who follows is no holder.
    let verb = word.len() > 5 && view.lex.is_derived(word);
    if !noun || (verb && !view.mark(end + 1, ",")) {
        return None;
    }
    let name = after(view, names, end + 1)?;
    (loose || view.mark(end + 1, ",")).then_some((end + 1, name))
}
