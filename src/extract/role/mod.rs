//! Offices, and who holds them.

mod bare;
mod body;
mod holder;
pub(super) mod office;

pub use bare::Holders;

use super::name::View;
use super::{Context, Mention, MentionKind, Role};
use crate::lang::{Class, Cue, Start, fold_name};
use crate::value::NameType;
use body::{owner, without_bracket};
use office::OfficePhrase;

/// Finds the offices of an article and ties them to the names beside them. Runs after the names.
pub(super) fn extract(cx: &Context<'_>, out: &mut Vec<Mention>) {
    let view = View::new(cx);
    let names = Names::collect(out, view.tokens.len());
    let mut roles = Vec::new();
    let mut i = 0;
    for sentence in cx.outline.sentences.iter().filter(|s| s.zone.asserts()) {
        i = i.max(sentence.first as usize);
        while i < sentence.last as usize {
            i = cx.outline.hits.next_start(i, sentence.last as usize, Start::Role);
            if i >= sentence.last as usize {
                break;
            }
            let phrase = office::phrase(&view, i);
            let Some(phrase) = phrase.filter(|p| !names.covers(p.first, p.head_end)) else {
                i += 1;
                continue;
            };
            // "Irjen Sandi Nugroho": a word for a field that begins the name is none.
            let named = phrase.scope.and_then(|(a, _)| names.starting(a)).is_some_and(|n| n.kind == NameType::Person);
            let phrase = if named { OfficePhrase { scope: None, end: phrase.head_end, ..phrase } } else { phrase };
            let role = read(&view, &names, &phrase);
            // "Menteri Dalam Negeri RI (Mendagri)": what a role holds is no second one.
            let end = role.as_ref().map_or(0, |m| m.tokens.1 as usize);
            roles.extend(role);
            i = phrase.end.max(end).max(i + 1);
        }
    }
    out.append(&mut roles);
}

/// A name mention as roles see it.
#[derive(Clone, Copy)]
pub(super) struct NameAt<'m> {
    pub first: usize,
    pub last: usize,
    pub kind: NameType,
    pub key: &'m str,
    /// The gazetteer has it.
    pub known: bool,
    pub span: crate::text::Span,
}

impl NameAt<'_> {
    /// One written word that no list knows as a person's.
    fn is_single(&self, view: &View<'_>) -> bool {
        !self.known && !self.key.contains(' ') && view.word_end(self.first) >= self.last
    }
}

/// The names of the article.
pub(super) struct Names<'m> {
    mentions: &'m [Mention],
    /// The names among the mentions, in text order.
    list: Vec<u32>,
    /// For each token 0 or one more than the index of the mention of the name that covers it.
    at: Vec<u32>,
    /// First token and end of the codes, in text order.
    codes: Vec<(u32, u32)>,
}

impl<'m> Names<'m> {
    fn collect(mentions: &'m [Mention], tokens: usize) -> Names<'m> {
        let codes = mentions.iter().filter(|m| matches!(m.kind, MentionKind::Identifier)).map(|m| m.tokens).collect();
        let mut names = Names { mentions, list: Vec::with_capacity(mentions.len()), at: vec![0; tokens], codes };
        for (index, mention) in mentions.iter().enumerate().filter(|(_, m)| matches!(m.kind, MentionKind::Name(_))) {
            let (first, last) = (mention.tokens.0 as usize, mention.tokens.1 as usize);
            names.list.push(index as u32);
            for cell in names.at.get_mut(first..last).unwrap_or(&mut []) {
                *cell = index as u32 + 1;
            }
        }
        names
    }

    fn name(&self, index: u32) -> Option<NameAt<'m>> {
        let mention = self.mentions.get(index as usize)?;
        let MentionKind::Name(name) = &mention.kind else { return None };
        let (first, last) = (mention.tokens.0 as usize, mention.tokens.1 as usize);
        Some(NameAt { first, last, kind: name.name_type, key: &name.key, known: name.known, span: mention.span })
    }

    /// The name that covers a token.
    pub fn over(&self, token: usize) -> Option<NameAt<'m>> {
        self.name(self.at.get(token)?.checked_sub(1)?)
    }

    /// The name that starts at a token.
    pub fn starting(&self, token: usize) -> Option<NameAt<'m>> {
        self.over(token).filter(|n| n.first == token)
    }

    /// One past the code that starts at a token: "nomor urut 2".
    pub fn code(&self, token: usize) -> Option<usize> {
        let at = self.codes.binary_search_by_key(&token, |c| c.0 as usize).ok()?;
        self.codes.get(at).map(|c| c.1 as usize)
    }

    /// The nearest name of a person before a token and not before `from`.
    pub fn person_before(&self, token: usize, from: usize) -> Option<NameAt<'m>> {
        let end = self.list.partition_point(|&n| self.name(n).is_some_and(|n| n.last <= token));
        let before = self.list.get(..end)?.iter().rev().filter_map(|&n| self.name(n));
        before.take_while(|n| n.first >= from).find(|n| n.kind == NameType::Person)
    }

    fn covers(&self, first: usize, last: usize) -> bool {
        self.at.get(first..last).is_some_and(|cells| cells.iter().any(|&cell| cell > 0))
    }
}

/// The role an office phrase states; `None` for a common noun without a name beside it.
fn read(view: &View<'_>, names: &Names<'_>, phrase: &OfficePhrase) -> Option<Mention> {
    let mut office = view.lex.office(phrase.value)?;
    let (mut narrow, mut nouns) = (None, phrase.scope);
    if let Some(alias) = phrase.alias.and_then(|a| view.lex.office(a)) {
        // "Kepala Kepolisian Resor (Kapolres)": the shorter form tells which head it is.
        narrow = alias.scope.as_deref();
        if alias.key != office.key && !office.common && !alias.common {
            // "Direktur Lalu Lintas (Dirlantas)": its field is in the word.
            office = alias;
            nouns = phrase.scope.filter(|&(_, end)| !view.mark(end, "("));
        }
    }
    let mut first = phrase.first;
    let mut of = office.of.as_deref().map(str::to_owned);
    if let Some((start, key)) = office::place_before(view, names, first) {
        (first, of) = (start, Some(key));
    }
    let mut qualifier = phrase.qualifier.or(office.qualifier);
    let (mut part, mut rest) = (None, None);
    let (end, owner) = owner(view, names, phrase, &mut qualifier, &mut part);
    of = owner.or(of);
    let stated = of.is_some() || phrase.scope.is_some() || qualifier.is_some();
    let mut person = holder::find(view, names, (first, end), phrase, office.common, stated);
    let paired = person.filter(|p| p.first == end).and_then(|p| holder::second(view, names, phrase.first, p));
    if let Some((second, office)) = paired {
        // "Calon presiden dan wakil presiden": what the first office is, the second is too.
        let first = view.class_before(office, Class::Qualifier).and_then(|h| view.lex.qualifier(h.value));
        (person, qualifier) = (Some(second), qualifier.or(first));
    }
    let mut end = end;
    let tail = if person.is_none() && !office.kin {
        holder::tail(view, names, end, holder::leads(view, first), of.is_some())
    } else {
        None
    };
    if let Some(tail) = tail {
        // "Manajer PLN [Unit Induk Sorai], Ratna Dewi": the head of a part is not that of the whole.
        // "Kanit [Lantas] Polsek Sorai, Ratna Dewi": words no list has before the body tell which head it is.
        let before = (of.is_none() && tail.field > end).then_some((end, tail.field));
        let behind = if of.is_some() { end } else { tail.of.map_or(tail.end, |n| n.last) };
        let told = |&(a, b): &(usize, usize)| a < b && view.capital(a) && !view.has_cue(a, Cue::WorkBefore);
        rest = Some((behind, tail.end)).filter(told);
        part = part.or(before).filter(told);
        // "Dirjen Pengendalian dan Pencegahan [Penyakit] Kemenkes, Ratna Dewi": words no list has, between those of the field and the body.
        nouns = nouns.map(|(a, b)| if b == end { (a, tail.field.max(b)) } else { (a, b) });
        of = of.or_else(|| tail.of.map(|n| n.key.to_owned()));
        (end, person) = (tail.end, Some(tail.person));
    }
    // "Presiden Maravelo, Tomas Iluka.", "Adao Ximenes, mantan Presiden Maravelo,": an unknown country looks like a holder.
    // "pengacara Sahrul Gani, Darwis Umar,": whose lawyer, and the lawyer.
    let served = |p: &NameAt<'_>| p.first == end && (office.common || p.is_single(view));
    // "Kepala BPBD Lembayung, Tomas Iluka,": the place of a body, when no list knows it.
    let placed = |p: &NameAt<'_>| p.first == end && of.is_some() && p.is_single(view);
    // "Putra Presiden Tomas Iluka, Adao Iluka,": what stands behind an office behind a relative is its holder.
    let kin = view.class_before(phrase.first, Class::Office).is_some_and(|h| view.lex.office(h.value).is_some_and(|o| o.common));
    if let Some(bearer) =
        person.filter(|p| p.first == end && !kin && !office.common).and_then(|p| holder::titled(view, names, first, p))
    {
        let body = person.map_or("", |p| p.key);
        (end, of) = (person.map_or(end, |p| p.last), Some(of.map_or_else(|| body.to_owned(), |of| format!("{of} {body}"))));
        person = Some(bearer);
    } else if let Some((body, bearer)) = person
        .filter(|p| !kin && (of.is_none() && served(p) || placed(p)))
        .and_then(|p| realm(view, names, first, p, office.common || office.placed && !given(view, &p)))
    {
        end = person.map_or(end, |p| p.last);
        (of, person) = (of.or(Some(body)), Some(bearer));
    }
    // "Staf Khusus Menteri Keuangan Ratna Dewi": who stands behind the office of whom an aide serves may be either.
    let aide = view.class_before(phrase.first, Class::Office).and_then(|h| view.lex.office(h.value)).is_some_and(|o| o.aide);
    let served = |p: &NameAt<'_>| view.mark(p.last, ",") && holder::person(view, names, p.last + 1).is_some();
    if aide && person.is_some_and(|p| p.first >= end && !served(&p)) {
        person = None;
    }
    if let Some((patron, bearer)) =
        Some(phrase).filter(|_| office.common && person.is_none()).and_then(|_| patron(view, names, end))
    {
        (of, person) = (Some(patron), Some(bearer));
    }
    // "Suami Ratna Dewi": whose; "sang suami Sahrul Gani": who.
    let whose = |p: &NameAt<'_>| {
        let behind = holder::person(view, names, end).is_some_and(|n| n.first == p.first && view.follows(end));
        office.kin && behind && !view.cue_before(first, Cue::Article)
    };
    if let Some(patron) = person.filter(whose) {
        let closed = |n: &NameAt<'_>| !view.mark(n.last, ",") || !goes_on(view, n.last + 1);
        person = holder::apposed(view, names, patron.last, false).filter(closed);
        (end, of) = (patron.last, of.or_else(|| Some(patron.key.to_owned())));
    }
    // A rank before a name is a form of address ("Inspektur Jenderal Sari"), not the office of that name.
    let rank = view.hit(phrase.first, Class::Honorific).is_some_and(|h| h.end as usize >= phrase.head_end);
    if (rank || holder::is_rank(view, names, phrase.first))
        && of.is_none()
        && nouns.is_none()
        && person.is_some_and(|p| p.first >= end)
    {
        return None;
    }
    // "Juru bicara Rel Nusantara, Prita Adisti, menyebut": whose words no list of given names has is a body before the name of a person.
    // "Tjahjo Kumolo, Bupati Lembayung Ipuk Fiestiandani, Gubernur …": behind a body that is told a list goes on with its own holder.
    let listed = |p: &NameAt<'_>| of.is_some() && view.mark(p.last, ",") && goes_on(view, p.last + 1);
    let behind = |p: &NameAt<'_>| view.mark(p.last, ",") && holder::person(view, names, p.last + 1).is_some();
    let strange = |p: &NameAt<'_>| p.first == end && !office.common && !kin && !given(view, p) && (!listed(p) || behind(p));
    if let Some((body, bearer)) = person.filter(strange).and_then(|p| field(view, names, first, p)) {
        end = person.map_or(end, |p| p.last);
        // "Ketua PPIH Embarkasi Randu, Ratna Dewi,": of which part of the body.
        of = Some(match of {
            Some(of) if !body.starts_with(&of) => format!("{of} {body}"),
            _ => body,
        });
        person = Some(bearer);
    }
    // "Kades Lembayung, Kecamatan Sirih": what a larger place stands behind is a place.
    let part_of = |p: &NameAt<'_>| {
        let larger = view.mark(p.last, ",") && view.has_hit(p.last + 1, Class::PlaceTrigger) && view.capital(p.last + 1);
        larger && p.first == end && of.is_none() && p.is_single(view) && !p.known && !given(view, p)
    };
    if let Some(place) = person.filter(part_of) {
        (end, of, person) = (place.last, Some(place.key.to_owned()), None);
    }
    let mut noun = None;
    if person.is_none()
        && of.is_none()
        && nouns.is_none()
        && let Some((last, name)) = holder::behind_noun(view, names, end, (office.common || office.generic) && !office.kin)
    {
        (noun, end, person) = (Some((end, last)), last, Some(name));
    }
    let folded = |(a, b): (usize, usize)| fold_name(view.cx.outline.span(a..b).of(view.cx.text));
    let part = [part, rest].into_iter().flatten().map(folded).reduce(|a, b| format!("{a} {b}"));
    let scope = nouns.or(noun).map(folded).or(part);
    // "Kepala Dinas (Kadis) Kesehatan": words behind the bracket tell more than it does.
    let narrow = narrow.filter(|_| nouns.is_none_or(|(_, end)| view.mark(end, "("))).map(str::to_owned);
    let scope = narrow.or(scope).or_else(|| office.scope.as_deref().map(str::to_owned));
    let stated = of.is_some() || scope.is_some() || qualifier.is_some();
    let kept = match (person.is_some(), office.common) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => stated || (!office.generic && view.capital(phrase.first) && !view.opens(phrase.first)),
    };
    if !kept {
        return None;
    }
    if person.is_none_or(|p| p.first < end) {
        end = without_bracket(view, names, phrase.end, end);
    }
    let outline = view.cx.outline;
    Some(Mention {
        span: outline.span(first..end),
        tokens: (first as u32, end as u32),
        sentence: outline.sentence_of.get(first).copied().unwrap_or(0),
        zone: outline.zone(first),
        kind: MentionKind::Role(Box::new(Role {
            office: office.key.to_string(),
            scope,
            of,
            person: person.map(|p| p.key.to_owned()),
            person_span: person.map(|p| p.span),
            qualifier,
        })),
        derivation: Vec::new(),
    })
}

/// The body and the holder, when a single unknown word behind an office stands beside a full name of a person in apposition.
fn realm<'n>(view: &View<'_>, names: &Names<'n>, first: usize, at: NameAt<'_>, common: bool) -> Option<(String, NameAt<'n>)> {
    let single = at.is_single(view);
    let full = |n: &NameAt<'_>| n.kind == NameType::Person && (n.known || n.key.contains(' ')) && n.last - n.first > 1;
    let leads = holder::leads(view, first);
    // "Kapolsek Randu, Iptu Ratna Dewi": a rank behind the comma is that of the holder.
    let ranked = view.has_cue(at.last + 1, Cue::Rank) && !given(view, &at);
    // "kuasa hukum Sahrul Gani, Darwis mengaku": who speaks is not whom he speaks for.
    let says = |n: &NameAt<'_>| common && view.has_hit(n.last, Class::SayVerb) && !holder::fronted(view, first);
    let behind = || {
        let name = holder::apposed(view, names, at.last, true)?;
        let said = says(&name);
        let closed = leads || ranked || said || view.mark(name.last, ",(.;");
        (closed && (full(&name) || ranked || leads && common || said)).then_some(name)
    };
    let before = || {
        let comma = first.checked_sub(1).filter(|&c| view.mark(c, ","))?;
        // "kata Haris, warga Kombos": one word may be all that is told of a name, but not of a person who lives in one.
        let bearer = |n: &NameAt<'_>| full(n) || common && n.kind == NameType::Person && !given(view, &at);
        let name = names.over(comma.checked_sub(1)?).filter(bearer)?;
        (name.last == comma && view.same_sentence(name.first, first) && !is_titled(view, &name)).then_some(name)
    };
    let bearer = if !view.mark(at.last, ",.") {
        None
    } else if single {
        before().or_else(behind)
    } else {
        behind()
    }?;
    Some((at.key.to_owned(), bearer))
}

/// "Putra Presiden Tomas Iluka, Adao Iluka, hadir": whose relative or aide, told by an office behind the word for it that ends at `end`,
/// and the relative.
fn patron<'n>(view: &View<'_>, names: &Names<'n>, end: usize) -> Option<(String, NameAt<'n>)> {
    let phrase = office::phrase(view, end).filter(|_| view.follows(end))?;
    if view.lex.office(phrase.value)?.common {
        return None;
    }
    let (behind, _) = owner(view, names, &phrase, &mut None, &mut None);
    let patron = holder::person(view, names, behind).filter(|p| view.follows(behind) && view.mark(p.last, ","))?;
    let bearer = holder::person(view, names, patron.last + 1)?;
    (view.mark(bearer.last, ",(") && !goes_on(view, bearer.last + 1)).then(|| (patron.key.to_owned(), bearer))
}

/// "A, B, dan C": whether a list goes on behind a comma, with a capital or a conjunction.
fn goes_on(view: &View<'_>, at: usize) -> bool {
    view.capital(at) || view.has_cue(at, Cue::Joiner) || view.has_hit(at, Class::Conjunction)
}

/// Whether a word of a name is a given name or a surname of the lists.
fn given(view: &View<'_>, name: &NameAt<'_>) -> bool {
    (name.first..name.last).any(|t| view.has_cue(t, Cue::Given))
}

/// "Menlu Ratna Dewi, Menteri Armada Sorai, Bupati …": whether capitalised words stand right before a name, so that it has its office already.
fn is_titled(view: &View<'_>, name: &NameAt<'_>) -> bool {
    let titled = name.first.checked_sub(1).is_some_and(|t| view.capital(t) && view.follows(name.first) && !view.opens(t));
    titled && !view.class_before(name.first, Class::Honorific).is_some_and(|h| view.is_address(&h))
}

/// The body and the holder, when words that are no name of a person stand behind an office and a person in apposition to both: behind
/// them in a pair of commas, or before the office.
fn field<'n>(view: &View<'_>, names: &Names<'n>, first: usize, at: NameAt<'_>) -> Option<(String, NameAt<'n>)> {
    let sure = |n: &NameAt<'_>| n.kind == NameType::Person && given(view, n);
    let behind = || {
        let name = names.starting(at.last + 1).filter(|n| view.mark(at.last, ",") && n.kind == NameType::Person)?;
        // "CEO Armada Sorai, Ratna Dewi mengatakan": of two names side by side the second one has the verb.
        let says = name.key.contains(' ') && view.has_hit(name.last, Class::SayVerb);
        let subject = says && holder::leads(view, first) && !holder::fronted(view, first);
        (subject || sure(&name) && view.mark(name.last, ",(.") && !goes_on(view, name.last + 1)).then_some(name)
    };
    let before = || {
        let comma = first.checked_sub(1).filter(|&c| view.mark(c, ","))?;
        let name = names.over(comma.checked_sub(1)?).filter(|n| n.last == comma && n.kind == NameType::Person)?;
        if is_titled(view, &name) {
            return None;
        }
        // "kata Lin Yao, Manajer Department Merek dan PR Sorai": who is told to speak is no list's first.
        let told = view.class_before(name.first, Class::SayVerb).is_some();
        let closed = view.mark(at.last, ",.") && sure(&name);
        ((closed || told) && view.same_sentence(name.first, first)).then_some(name)
    };
    Some((at.key.to_owned(), behind().or_else(before)?))
}
