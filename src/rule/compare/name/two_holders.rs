//! What the reports tell of two names that keeps them apart, whatever the sentences around them have in common: the posts of two persons, the short form
//! of a body.

use super::role::COURT;
use super::slot::initials;
use super::spelling::{alike, contains_words};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{ProperFact, RoleFact, hash};
use crate::rule::compare::Pair;
use crate::rule::compare::scope::led;
use crate::text::{lower, words};
use crate::value::RoleQualifier;

/// Letters by which one name is spelt otherwise.
const SLIP: usize = 2;
/// Bytes of a short form in brackets at most.
const SHORT: usize = 12;

/// Whether two names, the first of one article and the second of the other, are those of two persons or bodies.
pub(super) fn two_holders(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    two_offices(pair, p, q) || two_trials(pair, p, q) || known(pair, p, q)
}

/// Whether the reports give the two persons posts of which neither is the other: the heads of a district and of a sector, who holds an
/// office and who was chosen for it.
fn two_offices(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let names = &pair.lexicon.names;
    let post = |r: &&RoleFact| names.office_by_key(&r.office).is_some_and(|o| !o.common);
    let (mine, theirs) = (held(pair.x, p).filter(post), held(pair.y, q).filter(post));
    let (mine, theirs): (Vec<_>, Vec<_>) = (mine.collect(), theirs.collect());
    let now = |r: &RoleFact| matches!(r.qualifier, None | Some(RoleQualifier::Acting));
    let wider = |k: &str, l: &str| names.office_is_generic(k) || names.is_hypernym(k, l);
    let one = |r: &RoleFact, s: &RoleFact| {
        let office = r.office == s.office || wider(&r.office, &s.office) || wider(&s.office, &r.office);
        office && (r.qualifier == s.qualifier || now(r) && now(s))
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

/// Whether either report knows the other's name by another form of it, which stands in brackets behind a name or is the name in brackets: "PT Ufuk
/// Semen (UFSM)" here, "saham UFSM" there. Two spellings of one name have one short form.
fn known(pair: &Pair<'_>, p: &str, q: &str) -> bool {
    let shared = words(p).skip(1).any(|w| words(q).any(|v| v == w));
    !shared && !alike(p, q, SLIP) && (by_short_form(pair.x, p, pair.y) || by_short_form(pair.y, q, pair.x))
}

fn by_short_form(d: &Dossier, key: &str, other: &Dossier) -> bool {
    let text = d.article.text.as_str();
    let spoken = |w: &str| other.facts.spoken.binary_search(&hash(&lower(w))).is_ok();
    let of = |f: &&ProperFact| f.key == key;
    d.facts.propers.iter().filter(of).any(|f| {
        let (before, behind) =
            (text.get(..f.span.start as usize).unwrap_or(""), text.get(f.span.end as usize..).unwrap_or("").trim_start());
        let bracket = behind.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(word, _)| word);
        if bracket.is_some_and(|w| w.len() <= SHORT && !w.contains(' ') && w.chars().any(char::is_uppercase) && spoken(w)) {
            return true;
        }
        let Some(open) = before.strip_suffix('(').filter(|_| behind.starts_with(')')) else { return false };
        let end = open.trim_end().len() as u32;
        let main = d.facts.propers.iter().find(|g| g.span.end == end);
        let told =
            |g: &ProperFact| other.facts.signature.names.iter().any(|n| n.key.contains(' ') && contains_words(&g.key, &n.key));
        main.is_some_and(told)
    })
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
