use super::office::OfficePhrase;
use super::{NameAt, Names};
use crate::extract::name::View;
use crate::lang::{Class, Cue, SpeechPart};
use crate::segment::Zone;
use crate::value::NameType;

/// Most tokens between an office that leads and the comma before its holder.
const TAIL: usize = 12;

/// Most tokens of a clause before an office.
const CLAUSE: usize = 24;

/// Most small words and commas before the subject of a sentence ("Sementara itu, ").
const FRONTED: usize = 5;

/// The person beside an office that spans the tokens from `first` up to `end`.
pub(super) fn find<'n>(
    view: &View<'_>,
    names: &Names<'n>,
    (first, end): (usize, usize),
    phrase: &OfficePhrase,
    common: bool,
    stated: bool,
) -> Option<NameAt<'n>> {
    // "A, Menteri Kesehatan B": a list; "kata A, hakim juga …": an occupation in apposition is closed by a mark.
    let word = view.follows(end) && (view.capital(end) || common || view.has_cue(end, Cue::Joiner));
    let goes_on = word || view.mark(end, "(");
    // "Program Gubernur Garut, Ratna Dewi menjangkau …": an office told with its body needs no name but that of its holder.
    let own = stated && !common && !fronted(view, first);
    named_as(view, names, first)
        .or_else(|| after(view, names, end, leads(view, first)))
        .or_else(|| if own { apposed(view, names, end, true).filter(|n| n.known || n.key.contains(' ')) } else { None })
        .or_else(|| {
            let closed = |n: &NameAt<'_>| n.last > first || !goes_on || !view.mark(n.last, ",)");
            before(view, names, first, phrase).filter(|n| closed(n) || common && told_at(view, n, end))
        })
}

/// "Ratna Dewi selaku direktur Armada Sorai": who stands right before the word that tells of what somebody is; what follows is no holder then.
fn named_as<'n>(view: &View<'_>, names: &Names<'n>, first: usize) -> Option<NameAt<'n>> {
    let cue = (1..=3)
        .filter_map(|back| first.checked_sub(back))
        .find(|&t| view.cue(t, Cue::Becomes).is_some_and(|h| h.end as usize == first))?;
    let name = names.over(cue.checked_sub(1)?).filter(|n| n.kind == NameType::Person && n.last == cue)?;
    view.same_sentence(name.first, first).then_some(name)
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
fn after<'n>(view: &View<'_>, names: &Names<'n>, end: usize, leads: bool) -> Option<NameAt<'n>> {
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
    apposed(view, names, end, leads)
}

/// The person in apposition behind a comma at `comma`. A second comma closes it; behind an office that leads its clause the clause goes on
/// without one: "Menteri Keuangan, Ratna Dewi mengatakan".
pub(super) fn apposed<'n>(view: &View<'_>, names: &Names<'n>, comma: usize, leads: bool) -> Option<NameAt<'n>> {
    let name = Some(comma).filter(|&c| view.mark(c, ",")).and_then(|c| person(view, names, c + 1))?;
    let listed = || view.has_cue(name.last, Cue::Joiner) || view.has_hit(name.last, Class::Conjunction);
    let goes_on = || view.is_word(name.last) && view.follows(name.last) && !view.capital(name.last) && !listed();
    (view.mark(name.last, ",(.;") || leads && goes_on()).then_some(name)
}

/// "Kepala Puskesmas Lemo Waru, dr. Ratna Dewi,", "Kapolsek Lemo Waru Iptu Ratna Dewi": a name right behind an office that starts at `first` and before
/// a form of address with a name is that of the body; the person behind the address.
pub(super) fn titled<'n>(view: &View<'_>, names: &Names<'n>, first: usize, body: NameAt<'_>) -> Option<NameAt<'n>> {
    let comma = view.mark(body.last, ",");
    let address = body.last + usize::from(comma);
    // "Bupati Ratna Dewi, Ir. Sahrul Gani, dan …": the words of a name.
    let strange = !body.known && !super::given(view, &body);
    if !strange || !view.hit(address, Class::Honorific).is_some_and(|h| view.is_address(&h)) {
        return None;
    }
    if !comma {
        return person(view, names, address);
    }
    let name = apposed(view, names, body.last, leads(view, first))?;
    (!view.mark(name.last, ",") || !super::goes_on(view, name.last + 1)).then_some(name)
}

/// "Presiden dan wakil presiden terpilih Ratna Dewi - Sahrul Gani": of two offices before two names the second, which starts at `first`, is that of the
/// second name; `person` is the first one. Besides where the first office starts.
pub(super) fn second<'n>(view: &View<'_>, names: &Names<'n>, first: usize, person: NameAt<'_>) -> Option<(NameAt<'n>, usize)> {
    let joiner = first.checked_sub(1).filter(|&t| view.has_cue(t, Cue::Joiner) || view.mark(t, "-–/"))?;
    let links = view.mark(person.last, "-–—") || view.has_cue(person.last, Cue::Joiner);
    let other =
        names.starting(person.last + 1).filter(|n| links && n.kind == NameType::Person && view.same_sentence(first, n.first))?;
    let qualified = view.class_before(joiner, Class::Qualifier).map_or(joiner, |h| h.start as usize);
    let body = names.over(qualified.checked_sub(1)?).filter(|n| n.kind != NameType::Person && n.last == qualified);
    let office = view.class_before(body.map_or(qualified, |n| n.first), Class::Office)?;
    Some((other, office.start as usize))
}

/// Whether an office that starts at `first` is the subject of its sentence, or named as who says something: the name behind its comma is then
/// no subject of its own, as it is in "Usai bertemu Bupati, Ratna mengatakan".
pub(super) fn leads(view: &View<'_>, first: usize) -> bool {
    let (hits, speech) = (&view.cx.outline.hits, &view.cx.lexicon.speech);
    let told = view.class_before(first, Class::SayVerb).is_some_and(|h| speech.verb(h.value).after)
        || view.class_before(first, Class::Attribution).is_some() && view.cue_before(first, Cue::AgentBefore)
        || first.checked_sub(1).is_some_and(|t| speech.part_at(hits, t, SpeechPart::Passive).is_some());
    if told {
        return true;
    }
    let mut at = first;
    for _ in 0..FRONTED {
        if view.opens(at) {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|&b| view.same_sentence(b, first)) else { return false };
        // "JAKARTA - Bupati Garut, Ratna Dewi mengatakan"
        if at == first && view.mark(before, "-–—") && view.tokens.get(first).is_some_and(|t| t.spaced()) {
            return true;
        }
        let bound = speech.part_at(hits, before, SpeechPart::Bound).is_some() || view.has_hit(before, Class::Preposition);
        let small = view.has_hit(before, Class::Function) && !bound && !view.has_cue(before, Cue::Becomes);
        if !small && !view.mark(before, ",") {
            return false;
        }
        at = before;
    }
    false
}

/// "kata Ratna Dewi, ahli gizi di Sorai": whether a name stands behind a verb of saying and an occupation that ends at `end` goes on with
/// where it is followed.
fn told_at(view: &View<'_>, name: &NameAt<'_>, end: usize) -> bool {
    let speech = &view.cx.lexicon.speech;
    let said = view.class_before(name.first, Class::SayVerb).is_some_and(|h| speech.verb(h.value).after);
    let noun = view.is_word(end) && view.follows(end) && !view.capital(end) && !view.has_hit(end, Class::Function);
    let at = |i: usize| view.follows(i) && view.has_hit(i, Class::Preposition);
    said && (at(end) || noun && at(end + 1))
}

/// Whether a clause that hangs on another ends behind an office which starts at `first`: "Usai bertemu Bupati Garut, Ratna Dewi mengatakan".
pub(super) fn fronted(view: &View<'_>, first: usize) -> bool {
    let (hits, speech) = (&view.cx.outline.hits, &view.cx.lexicon.speech);
    let opens = |t: usize| {
        [SpeechPart::Bound, SpeechPart::Clause].into_iter().any(|p| speech.part_at(hits, t, p).is_some())
            || view.has_hit(t, Class::Preposition)
            || view.cue(t, Cue::AgentBefore).is_some()
    };
    let Some(start) = view.cx.outline.sentence(first).map(|s| s.first as usize) else { return true };
    let from = (start.max(first.saturating_sub(CLAUSE))..first).rev().find(|&t| view.mark(t, ",")).map_or(start, |t| t + 1);
    let from = from.max(start);
    first - from > CLAUSE || (from..first.min(from + 2)).any(opens)
}

/// What stands between an office that leads and the comma before its holder: "General Manager Armada [Cabang Serambi], Ratna", "Wali Kota Garut
/// [dua periode], Ratna", "Komisaris [untuk hak anak], Ratna".
pub(super) struct Tail<'n> {
    /// One past its last token.
    pub end: usize,
    /// One past the capitalised words that go on with the field.
    pub field: usize,
    /// The first place or body in it.
    pub of: Option<NameAt<'n>>,
    pub person: NameAt<'n>,
}

/// The words behind an office that ends at `end`, when the person in apposition stands behind them.
///
/// Where capitals alone stand between them there is no comma either: "Kanit Gakkum Polres Garut Iptu Ratna". `comma`: the office leads, and
/// its holder may stand behind one; `stated`: its body is known.
pub(super) fn tail<'n>(view: &View<'_>, names: &Names<'n>, end: usize, comma: bool, stated: bool) -> Option<Tail<'n>> {
    const OTHER: u64 =
        Class::SayVerb.mask() | Class::Negation.mask() | Class::Modality.mask() | Class::Tense.mask() | Class::Attribution.mask();
    if view.cx.outline.zone(end) == Zone::Headline {
        return None;
    }
    let (mut at, mut field, mut of) = (end, None, None);
    // Whether nothing but capitalised words that are no office stands between the office and `at`.
    let mut capitals = true;
    let bearer = |at: usize, of: Option<NameAt<'n>>| {
        let acronym = || at == end + 1 && view.upper(end);
        let full = |p: &NameAt<'n>| p.known || p.key.contains(' ');
        let person = person(view, names, at).filter(|p| at > end && view.follows(at) && full(p))?;
        let joined = view.has_cue(at - 1, Cue::Joiner) || view.mark(at - 1, "&");
        let told = stated || of.is_some() || acronym() || super::given(view, &person);
        (told && !joined).then_some(person)
    };
    while at < end + TAIL && view.same_sentence(end.saturating_sub(1), at) {
        if view.mark(at, ",") {
            let person = apposed(view, names, at, true).filter(|_| at > end && comma)?;
            return Some(Tail { end: at, field: field.unwrap_or(at), of, person });
        }
        let named = names.starting(at);
        if view.has_hit(at, Class::Honorific) || named.is_some_and(|n| n.kind == NameType::Person) {
            // "Manager Relasi Armada Sorai, Ratna Dewi,": the body has a name like a person's.
            let body = named.filter(|n| capitals && view.mark(n.last, ",") && !super::given(view, n));
            let own = body.filter(|n| apposed(view, names, n.last, comma).is_some());
            let Some(body) = own else {
                let person = bearer(at, of).filter(|_| capitals)?;
                return Some(Tail { end: at, field: field.unwrap_or(at), of, person });
            };
            let person = apposed(view, names, body.last, comma).filter(|_| at > end)?;
            return Some(Tail { end: body.last, field: field.unwrap_or(at), of: of.or(own), person });
        }
        if let Some(name) = named {
            field.get_or_insert(at);
            of.get_or_insert(name);
            at = name.last;
            continue;
        }
        if let Some(after) = view.aside(at) {
            field.get_or_insert(at);
            at = after;
            continue;
        }
        let word = view.is_word(at) || view.is_number(at) || view.mark(at, "-&") || view.mark(at, ".") && view.glued(at);
        let other = view.cx.outline.hits.mask(at) & OTHER != 0;
        capitals &= !view.has_hit(at, Class::Office);
        let joins = view.cue(at, Cue::Joiner).or_else(|| view.cue(at, Cue::Of)).map(|h| h.end as usize);
        let noun = view.cue(at, Cue::Scope).map(|h| h.end as usize);
        let number =
            |i: usize| view.has_hit(i, Class::Numeral) || view.has_hit(i, Class::OrdinalCue) || view.has_cue(i, Cue::Numbered);
        let counted = view.is_number(at) || number(at) || number(at.saturating_sub(1));
        if !word || other || !(view.capital(at) || view.mark(at, "-&.") || joins.is_some() || noun.is_some() || counted) {
            return None;
        }
        if !view.capital(at) && !view.has_cue(at, Cue::Joiner) && !view.mark(at, "-&.") {
            capitals &= view.has_cue(at, Cue::Of);
            field.get_or_insert(at);
        }
        at = joins.or(noun).unwrap_or(at + 1);
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

/// Tokens between an office and the rank of its holder.
const RANKED: usize = 10;

/// "Kepala Kepolisian Resor Garut Komisaris Ratna Dewi": an office right behind the body of another one, before a name, is the rank of who holds
/// that one.
pub(super) fn is_rank(view: &View<'_>, names: &Names<'_>, first: usize) -> bool {
    let body = first.checked_sub(1).and_then(|t| names.over(t)).filter(|n| n.kind != NameType::Person && n.last == first);
    let Some(body) = body.filter(|_| view.capital(first) && view.follows(first)) else { return false };
    let from = body.first.saturating_sub(RANKED);
    let before = (from..body.first).rev().take_while(|&t| view.is_word(t) && view.same_sentence(t, first));
    before.into_iter().any(|t| view.hit(t, Class::Office).is_some_and(|h| view.lex.office(h.value).is_some_and(|o| !o.common)))
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
    let name = after(view, names, end + 1, false)?;
    (loose || view.mark(end + 1, ",")).then_some((end + 1, name))
}
