//! What the reports tell of two names that keeps them apart, whatever the sentences around them have in common: the posts of two persons, the short form
//! of a body.

use super::role::COURT;
use super::slot::initials;
use super::spelling::{SLIP, alike, contains_words};
use super::two_bodies;
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{ProperFact, RoleFact, hash};
use crate::rule::compare::Pair;
use crate::rule::compare::scope::{headed_apart, led};
use crate::text::{lower, words};
use crate::value::RoleQualifier;

/// Bytes of a short form in brackets at most.
const SHORT: usize = 12;

/// Whether two names, the first of one article and the second of the other, are those of two persons or bodies.
pub(super) fn two_holders(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    // Two names with a word in common may be one that slipped, whatever stands beside them.
    let shared = words(p).any(|w| words(q).any(|v| v == w));
    !shared
        && (two_offices(pair, p, q)
            || alike(p, q, SLIP) && two_posts(pair, p, q)
            || two_trials(pair, p, q)
            || two_places(pair, p, q))
        || known(pair, p, q, shared)
}

/// Whether the reports give the two persons posts of which neither is the other: the heads of a district and of a sector, who holds an
/// office and who was chosen for it, the captains of two ships.
fn two_offices(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let names = &pair.lexicon.names;
    let post = |r: &&RoleFact| names.office_by_key(&r.office).is_some_and(|o| !o.common);
    let (mine, theirs) = (held(pair.x, p).filter(post), held(pair.y, q).filter(post));
    let (mine, theirs): (Vec<_>, Vec<_>) = (mine.collect(), theirs.collect());
    let now = |r: &RoleFact| matches!(r.qualifier, None | Some(RoleQualifier::Acting));
    let wider = |k: &str, l: &str| names.office_is_generic(k) || names.is_hypernym(k, l);
    let one = |r: &RoleFact, s: &RoleFact| {
        let office = r.office == s.office || wider(&r.office, &s.office) || wider(&s.office, &r.office);
        office && (r.qualifier == s.qualifier || now(r) && now(s)) && !two_bodies(pair, r, s)
    };
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|r| theirs.iter().any(|s| one(r, s)))
}

/// Whether two names that are nearly one are those of two persons: each has posts of its own, of which none is a word for one of the other's.
pub(super) fn two_posts(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let names = &pair.lexicon.names;
    let (mine, theirs): (Vec<_>, Vec<_>) = (held(pair.x, p).collect(), held(pair.y, q).collect());
    // "Direktur Keuangan" is no wider word for "Direktur Utama".
    let above = |r: &RoleFact, s: &RoleFact| names.is_hypernym(&r.office, &s.office) && (r.scope.is_none() || s.scope.is_some());
    let one = |r: &RoleFact, s: &RoleFact| {
        let plain =
            |r: &RoleFact| names.office_by_key(&r.office).is_none_or(|o| o.common && !names.is_hypernym(COURT, &r.office));
        let rivals = || names.rivals(&r.office, &s.office) || names.opposed(&r.office, &s.office);
        r.office == s.office || !rivals() && (plain(r) || plain(s) || above(r, s) || above(s, r))
    };
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|r| theirs.iter().any(|s| one(r, s)))
}

/// The offices an article gives to a person.
fn held<'a>(d: &'a Dossier, key: &str) -> impl Iterator<Item = &'a RoleFact> {
    d.facts.roles.iter().filter(move |r| r.person.as_deref() == Some(key))
}

/// Whether two of a court stand in reports that open with different people: of two trials about one matter each has its judge.
fn two_trials(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let names = &pair.lexicon.names;
    let court = |d: &Dossier, key: &str| held(d, key).any(|r| names.is_hypernym(COURT, &r.office));
    if !court(pair.x, p) || !court(pair.y, q) {
        return false;
    }
    let first = |d| led(d, |t| t == NameType::Person).filter(|f| f.key != p && f.key != q).map(|f| f.key.as_str());
    let one = |a: &str, b: &str| contains_words(a, b) || contains_words(b, a);
    let (mut mine, mut theirs) = (first(pair.x).peekable(), first(pair.y).peekable());
    mine.peek().is_some() && theirs.peek().is_some() && !mine.any(|a| first(pair.y).any(|b| one(a, b)))
}

/// Whether two hold one post of a body that neither names, in reports whose headlines each name a place of their own: the heads of two border posts.
fn two_places(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let bare = |r: &&RoleFact| r.of.is_none() && pair.lexicon.names.office_by_key(&r.office).is_some_and(|o| !o.common);
    let mut mine = held(pair.x, p).filter(bare);
    mine.any(|r| held(pair.y, q).filter(bare).any(|s| s.office == r.office)) && headed_apart(pair)
}

/// Whether either report knows the other's name by its short form ("PT Ufuk Semen (UFSM)" here, "saham UFSM" there), or the names have two. Two
/// spellings of one name have one.
fn known(pair: &Pair<'_>, p: &str, q: &str, shared: bool) -> bool {
    let (mine, theirs) = (short_forms(pair.x, p), short_forms(pair.y, q));
    let other = |w: &String| !theirs.iter().any(|v| alike(w, v, SLIP));
    if !mine.is_empty() && !theirs.is_empty() {
        return mine.iter().all(other);
    }
    let spoken = |d: &Dossier, w: &String| d.facts.spoken.binary_search(&hash(w)).is_ok();
    !shared && !alike(p, q, SLIP) && (mine.iter().any(|w| spoken(pair.y, w)) || theirs.iter().any(|w| spoken(pair.x, w)))
}

/// The short forms that an article gives of a body in brackets behind its name, in lower case.
fn short_forms(d: &Dossier, key: &str) -> Vec<String> {
    let text = d.article.text.as_str();
    // Either may lack the noun at the head of the name or what its kind of body puts at the end.
    let tail = |f: &ProperFact| f.key.split_once(' ').is_some_and(|(_, rest)| contains_words(key, rest));
    let of = |f: &&ProperFact| f.name_type != Some(NameType::Person) && (contains_words(&f.key, key) || tail(f));
    let brackets = d.facts.propers.iter().filter(of).filter_map(|f| {
        let behind = text.get(f.span.end as usize..)?.trim_start().strip_prefix('(')?;
        let word = behind.split_once(')')?.0;
        let short = word.len() <= SHORT && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
        short.then(|| lower(word).into_owned())
    });
    brackets.collect()
}

/// Whether the report that gives a post without its body names the body which the other gives with it: the chief executive of the underwriter is not
/// that of the issuer.
pub(super) fn named_body(pair: &Pair<'_>, a: &RoleFact, b: &RoleFact) -> bool {
    let (of, other) = match (&a.of, &b.of) {
        (Some(of), None) => (of, pair.y),
        (None, Some(of)) => (of, pair.x),
        _ => return true,
    };
    let spoken = |w: &str| other.facts.spoken.binary_search(&hash(w)).is_ok();
    of.split([' ', '-']).all(spoken) || other.facts.signature.names.iter().any(|n| n.key == *of || initials(&n.key, of))
}
