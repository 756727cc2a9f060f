//! One person, two offices.

use super::spelling::contains_words;
use super::variant::variant;
use crate::lang::Lexicon;
use crate::resolve::Dossier;
use crate::resolve::facts::RoleFact;
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::index::pairs;
use crate::rule::compare::keys::Both;
use crate::segment::Zone;
use crate::value::{NameType, Reason, RoleQualifier};

pub(in crate::rule::compare) fn between(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    let years = [pair.x, pair.y].map(|d| d.anchor.date);
    let apart = pair.link.apart || matches!(years, [Some(p), Some(q)] if p.days_since(q).abs() > SEASON);
    for (mine, theirs) in both.x.people.meet(&both.y.people) {
        for (a, b) in pairs(mine.of(&pair.x.facts.roles), theirs.of(&pair.y.facts.roles)) {
            let sides = [(pair.link.a, a), (pair.link.b, b)];
            let telling = match pair.link.certain && !pair.link.archive {
                true if super::filler::brief(pair) => Telling::Short,
                true => Telling::Long,
                false => Telling::Apart,
            };
            compare(rule, &[pair.x, pair.y], sides, (pair.lexicon, apart, pair.link.certain, telling), sink);
        }
    }
    super::body::between(rule, pair, both, sink);
}

/// How two articles tell of one person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// In an archive, or in one article.
    Apart,
    /// In reports of one happening.
    Long,
    /// In short ones.
    Short,
}

/// Letters of a word from which it is no part of another by chance.
const STEM: usize = 6;

/// Days in which an office seldom changes hands unnoticed.
const SEASON: i64 = 200;

/// A caption that contradicts the body; promotions and several hats are told in running text.
pub(in crate::rule::compare) fn inside(rule: &Rule, d: &Dossier, i: usize, lexicon: &Lexicon, sink: &mut Sink) {
    let caption = |r: &&RoleFact| r.ground.zone == Some(Zone::Caption);
    for a in d.facts.roles.iter().filter(caption) {
        for b in d.facts.roles.iter().filter(|r| !caption(r)) {
            compare(rule, &[d], [(i, a), (i, b)], (lexicon, false, true, Telling::Apart), sink);
        }
    }
}

fn compare(
    rule: &Rule,
    articles: &[&Dossier],
    sides: [(usize, &RoleFact); 2],
    (lexicon, far, certain, telling): (&Lexicon, bool, bool, Telling),
    sink: &mut Sink,
) {
    let [(i, a), (j, b)] = sides;
    let (Some(p), Some(q)) = (&a.person, &b.person) else { return };
    let names = &lexicon.names;
    let one_body = !differ(&a.of, &b.of) || matches!((&a.of, &b.of), (Some(x), Some(y)) if names.same_body(x, y));
    let whole = p.contains([' ', '-']);
    if !same_person(p, q) || !whole || (a.office == b.office && !scopes_differ(a, b) && one_body) {
        return;
    }
    sink.compared();
    if served(a, b, lexicon) || served(b, a, lexicon) {
        sink.silent(rule, Reason::DifferentScope);
        return;
    }
    if let Some(reason) = apart(articles, a, b, lexicon, (one_body, telling)) {
        sink.silent(rule, reason);
        return;
    }
    if far {
        sink.silent(rule, Reason::DifferentAsOf);
        return;
    }
    let mut c = Clash::new(rule, format!("office of {p}"), vec![side(i, a), side(j, b)]);
    c.certain = certain;
    c.subject = p.clone();
    c.confidence = 0.7;
    c.why = vec![format!("person: {p}"), format!("offices: {} and {}", a.office, b.office)];
    sink.clash(c);
}

fn differ(a: &Option<String>, b: &Option<String>) -> bool {
    matches!((a, b), (Some(x), Some(y)) if !contains_words(x, y) && !contains_words(y, x))
}

/// Fields that differ, where neither is a part of the other.
fn scopes_differ(a: &RoleFact, b: &RoleFact) -> bool {
    // "Kemaritiman" is "bidang maritim".
    let within = |w: &str, v: &str| w == v || w.len() >= STEM && v.len() >= STEM && (w.contains(v) || v.contains(w));
    let shares = |x: &str, y: &str| x.split(' ').any(|w| w.len() > 3 && y.split(' ').any(|v| within(w, v)));
    matches!((&a.scope, &b.scope), (Some(x), Some(y)) if !shares(x, y) && !contains_words(x, y) && !contains_words(y, x))
}

/// Why both offices may be right.
fn apart(
    articles: &[&Dossier],
    a: &RoleFact,
    b: &RoleFact,
    lexicon: &Lexicon,
    (one_body, telling): (bool, Telling),
) -> Option<Reason> {
    if a.qualifier != b.qualifier {
        return Some(Reason::Modality);
    }
    if a.ground.quoted || b.ground.quoted || a.ground.unreal || b.ground.unreal {
        return Some(Reason::Modality);
    }
    // Who held the post the other article gives has left it, as one of them tells.
    let vacant = |r: &RoleFact| {
        let leaves = |o: &RoleFact| o.office == r.office && o.qualifier == Some(RoleQualifier::Former) && !one_person(o, r);
        articles.iter().any(|d| d.facts.roles.iter().any(leaves))
    };
    if a.office != b.office && (vacant(a) || vacant(b)) {
        return Some(Reason::DifferentAsOf);
    }
    let names = &lexicon.names;
    if one_body && (verified(a, b, lexicon) || verified(b, a, lexicon)) {
        return None;
    }
    if telling != Telling::Apart && within(articles, a, b, lexicon, telling)
        || telling == Telling::Short && one_hat(articles, a, b, lexicon)
    {
        return None;
    }
    if articles.len() > 1 && (unrelated(articles, a, b, lexicon) || opposed(a, b, lexicon)) {
        return None;
    }
    let label = |r: &RoleFact| names.office_by_key(&r.office).is_none_or(|o| o.generic || o.common);
    if label(a) || label(b) {
        return Some(Reason::DifferentScope);
    }
    // Within days a mayor was not the deputy.
    let wider = || names.is_hypernym(&a.office, &b.office) || names.is_hypernym(&b.office, &a.office);
    let deputy = || telling != Telling::Apart && beside(a) && beside(b) && names.of_one_rank(&a.office, &b.office) && !wider();
    if a.office != b.office && (!one_body || !(names.rivals(&a.office, &b.office) || deputy())) {
        // Two offices in two bodies: people wear several hats.
        return Some(Reason::DifferentScope);
    }
    if a.office == b.office && !one_body && !bodies_differ(a, b, lexicon) {
        return Some(Reason::DifferentScope);
    }
    // An article that itself gives the person both offices settles that both hold; so does one that tells the change.
    let given = |d: &Dossier, o: &RoleFact| {
        let same = |r: &&RoleFact| one_person(r, a) && r.office == o.office && !scopes_differ(r, o) && !differ(&r.of, &o.of);
        d.facts.roles.iter().filter(same).map(|r| r.ground.sentence).collect::<Vec<_>>()
    };
    let both = articles.iter().map(|d| (given(d, a), given(d, b)));
    let near = |(p, q): &(Vec<u32>, Vec<u32>)| p.iter().any(|i| q.contains(i));
    let sides: Vec<_> = both.collect();
    if articles.len() > 1 && (sides.iter().all(|(p, q)| !p.is_empty() && !q.is_empty()) || sides.iter().any(near)) {
        return Some(Reason::DifferentScope);
    }
    None
}

/// Two posts of a person no gazetteer knows, one in each article, of which neither is a wider word for the other: whoever is not in
/// public life wears one hat in a story. Chairs and secretaries of parties and unions are held beside other posts.
fn unrelated(articles: &[&Dossier], a: &RoleFact, b: &RoleFact, lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let post =
        |r: &RoleFact| names.office_by_key(&r.office).is_some_and(|o| !o.common && !o.generic) && !names.held_beside(&r.office);
    let wider = names.is_hypernym(&a.office, &b.office) || names.is_hypernym(&b.office, &a.office);
    let person = a.person.as_deref().unwrap_or("");
    let one = |d: &Dossier, r: &RoleFact| {
        let posts = d.facts.roles.iter().filter(|o| one_person(o, r));
        posts.filter(|o| post(o)).all(|o| o.office == r.office)
    };
    let now = a.qualifier.is_none() || names.kindred(&a.office, &b.office);
    a.office != b.office
        && now
        && post(a)
        && post(b)
        && beside(a)
        && beside(b)
        && !wider
        && names.entity(person).is_none()
        && articles.first().is_some_and(|d| one(d, a))
        && articles.last().is_some_and(|d| one(d, b))
}

/// "Pengacara Ratna: …" beside "Bupati Ratna": the word for whoever serves stands right before the name of whom they serve. A prosecutor is no lawyer's
/// client, and neither is another of those who serve.
fn served(a: &RoleFact, b: &RoleFact, lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let serves = |r: &RoleFact| names.office_by_key(&r.office).is_some_and(|o| o.serves);
    let behind = a.person_span.is_some_and(|p| p.start >= a.ground.span.end);
    serves(a) && behind && a.of.is_none() && a.scope.is_none() && !serves(b) && !names.is_hypernym(COURT, &b.office)
}

/// Two keys of one person: equal, or one with a word before it that belongs to the office ("bupati Lembayung X").
fn same_person(p: &str, q: &str) -> bool {
    let longer = |p: &str, q: &str| q.contains(' ') && p.strip_suffix(q).is_some_and(|head| head.ends_with(' '));
    p == q || longer(p, q) || longer(q, p)
}

fn one_person(a: &RoleFact, b: &RoleFact) -> bool {
    matches!((&a.person, &b.person), (Some(p), Some(q)) if same_person(p, q))
}

/// Whether the word for an office may be short for the words for another: "camat" and "kepala kecamatan", "kajari" and "kepala kejaksaan
/// negeri".
fn akin(long: &str, office: &str) -> bool {
    let word = office.split(' ').next().unwrap_or("");
    let mut letters = long.chars().filter(|c| c.is_alphanumeric());
    let short = long.chars().next() == word.chars().next() && word.chars().all(|c| letters.any(|l| l == c));
    short || word.len() < 4 || long.split(' ').any(|w| w.len() >= 4 && (w.contains(word) || word.contains(w)))
}

/// Two posts in reports of one happening that nobody holds at once: two posts of one body that both articles name, or in short reports the
/// heads of two bodies: a minister leads an agency too. Neither article gives the person the other's post.
fn within(articles: &[&Dossier], a: &RoleFact, b: &RoleFact, lexicon: &Lexicon, telling: Telling) -> bool {
    let brief = telling == Telling::Short;
    let names = &lexicon.names;
    let (Some(d), Some(e)) = (articles.first(), articles.last()) else { return false };
    let once = |d: &Dossier, o: &RoleFact, r: &RoleFact| {
        let same = |k: &RoleFact| k.office == o.office && !differ(&k.of, &o.of);
        !d.facts.roles.iter().any(|k| one_person(k, r) && same(k) && (k.office != r.office || differ(&k.of, &r.of)))
    };
    let plain = a.apposed && b.apposed && a.qualifier.is_none() && names.entity(a.person.as_deref().unwrap_or("")).is_none();
    if !plain || !once(d, b, a) || !once(e, a, b) {
        return false;
    }
    let body =
        |d: &Dossier, key: &str| d.facts.signature.names.iter().any(|n| n.key == key && n.name_type == NameType::Organisation);
    // A chair or a spokesperson of something else, and a wider word for a head.
    let wide = |k: &str| {
        let own = names.office_by_key(k).is_some_and(|o| o.beside || o.many);
        own || names.held_beside(k) || names.is_hypernym(k, "head")
    };
    // "Kepala BPBD Solok", "kapolsek": the head of a body, and an office of its own that is no short form of it.
    let special = |d: &Dossier, r: &RoleFact, e: &Dossier, o: &RoleFact| {
        let text = |d: &Dossier, r: &RoleFact| r.ground.span.of(&d.article.text).to_lowercase();
        let bodied = r.office == "head" && r.of.as_deref().is_some_and(|k| body(d, k));
        let other = || names.office_by_key(&o.office).is_some_and(|k| !k.common && !k.generic) && !wide(&o.office);
        bodied && (names.is_hypernym("head", &o.office) || other()) && o.scope.is_none() && !akin(&text(d, r), &text(e, o))
    };
    if brief && (special(d, a, e, b) || special(e, b, d, a)) {
        return true;
    }
    let (Some(x), Some(y)) = (&a.of, &b.of) else { return false };
    if a.office == b.office {
        let head = brief && names.office_is_generic(&a.office) && a.office == "head";
        return head && body(d, x) && body(e, y) && differ(&a.of, &b.of) && !names.same_body(x, y) && !variant(names, x, y);
    }
    let post = |r: &RoleFact| names.office_by_key(&r.office).is_some_and(|o| !o.common && (!o.generic || o.beside));
    // "Direktur Keuangan" is no wider word for "Direktur Utama".
    let wide = |r: &RoleFact, o: &RoleFact| names.is_hypernym(&r.office, &o.office) && (r.scope.is_none() || o.scope.is_some());
    let wider = wide(a, b) || wide(b, a);
    x == y && post(a) && post(b) && !wider
}

/// The key of what judges, prosecutors and lawyers are.
pub(in crate::rule::compare) const COURT: &str = "party-in-court";

/// Two posts of which each short report gives one to a person of the story, and none other: a chief arbiter here, a club's president there. What is a
/// calling rather than a post goes with any; a chair goes with posts elsewhere, but not with another post of the board.
fn one_hat(articles: &[&Dossier], a: &RoleFact, b: &RoleFact, lexicon: &Lexicon) -> bool {
    let names = &lexicon.names;
    let (Some(d), Some(e)) = (articles.first(), articles.last()) else { return false };
    let calling = |r: &RoleFact| names.office_by_key(&r.office).is_none_or(|o| o.common && !o.sole);
    let plain = |r: &RoleFact| r.apposed && r.qualifier.is_none() && (!calling(r) || names.is_hypernym(COURT, &r.office));
    if articles.len() < 2
        || a.office == b.office
        || !plain(a)
        || !plain(b)
        || names.entity(a.person.as_deref().unwrap_or("")).is_some()
    {
        return false;
    }
    let one = |d: &Dossier, r: &RoleFact| d.facts.roles.iter().filter(|o| one_person(o, r)).all(|o| o.office == r.office);
    let generic = |r: &RoleFact| names.office_is_generic(&r.office);
    let board = |r: &RoleFact| names.held_beside(&r.office) || names.office_by_key(&r.office).is_some_and(|o| o.beside);
    let many = |r: &RoleFact| names.office_by_key(&r.office).is_some_and(|o| o.many);
    let above = |r: &RoleFact, o: &RoleFact| names.is_hypernym(&r.office, &o.office);
    let text = |d: &Dossier, r: &RoleFact| r.ground.span.of(&d.article.text).to_lowercase();
    // "Direktur Keuangan" is no wider word for "Direktur Utama".
    let narrowed = |r: &RoleFact, o: &RoleFact, t: &str| {
        let field = r.scope.as_deref().filter(|_| above(r, o) && o.scope.is_none() && !generic(r));
        field.is_some_and(|f| {
            // "Direktur utamanya" is "Direktur Utama".
            let told = |w: &str| t.contains(w) || t.split(' ').any(|v| v.len() > 2 && w.starts_with(v));
            !f.split(' ').any(|w| w.len() > 2 && told(w))
        })
    };
    if one(d, a) && one(e, b) && (narrowed(a, b, &text(e, b)) || narrowed(b, a, &text(d, a))) {
        return true;
    }
    let wider = above(a, b) || above(b, a);
    let (s, t) = (text(d, a), text(e, b));
    one(d, a)
        && one(e, b)
        && !wider
        && (!generic(a) && !generic(b) || board(a) && board(b))
        && board(a) == board(b)
        && !many(a)
        && !many(b)
        && !akin(&s, &t)
        && !akin(&t, &s)
}

/// "Wakil Presiden X", "X, sang Wakil Presiden": what somebody became or is at the same time stands further away.
fn beside(r: &RoleFact) -> bool {
    r.apposed
}

/// Prosecutor here, defence lawyer there, both right beside the name.
fn opposed(a: &RoleFact, b: &RoleFact, lexicon: &Lexicon) -> bool {
    beside(a) && beside(b) && lexicon.names.opposed(&a.office, &b.office)
}

/// The verified facts know the person's offices: `a` is none of them, and `b` is the label they are known by.
fn verified(a: &RoleFact, b: &RoleFact, lexicon: &Lexicon) -> bool {
    let terms = lexicon.canon.terms(a.person.as_deref().unwrap_or(""));
    let held = |office: &str| terms.iter().any(|t| *t.office == *office);
    !terms.is_empty() && held(&b.office) && !held(&a.office) && lexicon.names.is_hypernym(&b.office, &a.office)
}

/// Two countries or two towns; a part and its whole, a short and a full name are one.
fn bodies_differ(a: &RoleFact, b: &RoleFact, lexicon: &Lexicon) -> bool {
    let (Some(x), Some(y)) = (&a.of, &b.of) else { return false };
    let names = &lexicon.names;
    let known = |k: &str| names.entity(k).is_some_and(|e| e.name_type == NameType::Location);
    known(x) && known(y) && !names.is_within(x, y) && !names.is_within(y, x)
}

fn side(article: usize, r: &RoleFact) -> ClashSide {
    let mut value = r.office.clone();
    for part in [&r.scope, &r.of].into_iter().flatten() {
        value = format!("{value} {part}");
    }
    ClashSide { article: Some(article), span: r.ground.span, value, derivation: Vec::new() }
}
