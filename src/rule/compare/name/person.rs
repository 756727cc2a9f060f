//! Two persons who share a word of their names, each unknown to the other article.

use super::filler::brief;
use super::spelling::alike;
use super::stand_in::{around, overlap};
use super::{borne, same_office};
use crate::extract::NameType;
use crate::resolve::Dossier;
use crate::resolve::facts::{NameEntry, ProperFact, Standing, common, hash};
use crate::rule::Rule;
use crate::rule::compare::Pair;
use crate::rule::compare::clash::{Clash, ClashSide, Sink};
use crate::rule::compare::index::pairs;
use crate::rule::compare::keys::Both;
use crate::value::Reason;

/// Share of the poorer sentence that the other tells as well, for two names in a like context.
const IN_PART: f32 = 0.2;
/// The same where nothing but the sentences speaks for one person.
const RETOLD: f32 = 0.45;
/// What the sentences of the two names share then, and in short reports.
const MUCH: f32 = 1.5;
const TOLD: f32 = 0.75;
/// What the words beside both are worth.
const BESIDE: f32 = 1.0;

/// Two persons who share the first or the last word of their names and stand in the same place of the story, one in each article.
pub(super) fn between(rule: &Rule, pair: &Pair<'_>, both: &Both<'_>, sink: &mut Sink) {
    let first = |n: &NameEntry, m: &NameEntry| n.key.split(' ').next() == m.key.split(' ').next();
    let last = |n: &NameEntry, m: &NameEntry| n.key.rsplit(' ').next() == m.key.rsplit(' ').next();
    let by_first = both.x.firsts.meet(&both.y.firsts).map(|runs| (true, runs));
    let by_last = both.x.lasts.meet(&both.y.lasts).map(|runs| (false, runs));
    for (head, (mine, theirs)) in by_first.chain(by_last) {
        for (a, b) in pairs(mine.of(&pair.x.facts.signature.names), theirs.of(&pair.y.facts.signature.names)) {
            // A word before the names of two people in office is the place of both: "wakil bupati Lembayung X Y".
            let held = |d: &Dossier, n: &NameEntry| d.facts.roles.iter().any(|r| r.person.as_deref() == Some(n.key.as_str()));
            let rest = || a.key.split(' ').skip(1).any(|w| b.key.split(' ').any(|v| v == w));
            let place = || a.key.split(' ').count() > 2 && !rest() && held(pair.x, a) && held(pair.y, b);
            let shared = if head { first(a, b) && !place() } else { last(a, b) && !first(a, b) };
            let initials = a
                .key
                .split(' ')
                .zip(b.key.split(' '))
                .any(|(x, y)| (x.chars().count() == 1 || y.chars().count() == 1) && x.chars().next() == y.chars().next());
            if !shared || initials || a.key.split(' ').count() != b.key.split(' ').count() || alike(&a.key, &b.key, 2) {
                continue;
            }
            // Two foreign letters at the head are the remains of a broken quotation mark.
            let broken = |n: &NameEntry| n.key.chars().take(2).filter(|c| !c.is_ascii()).count() == 2;
            // "Lestia\\'ni": a name cut off at its apostrophe.
            let cut = |d: &Dossier, n: &NameEntry| {
                d.article.text.get(n.span.end as usize..).is_some_and(|t| t.starts_with(['\\', '\'', '’', '`']))
            };
            if cut(pair.x, a) || cut(pair.y, b) {
                continue;
            }
            if broken(a) || broken(b) || borne(a, pair.y, both.y) || borne(b, pair.x, both.x) {
                continue;
            }
            sink.compared();
            let kinship = pair.kinship(&a.profile, &b.profile);
            let related = a.profile.shared_events(&b.profile) > 0 || a.profile.shared_names(&b.profile) > 0;
            // In short reports of one happening two people of one first name, each unknown to the other report, are rarely two.
            let near = head
                && full(pair, a, b)
                && (brief(pair) && (kinship >= 1.0 && retold(pair, a, b, IN_PART) || titled(pair, a, b)) || met(pair, a, b));
            // "Tour manager Clara Winarta", "Clarissa Winarta": relatives seldom hold one post.
            let near = near || !head && one_word(a, b) && opens_alike(a, b) && titled(pair, a, b);
            let told = related && kinship >= 1.5 && retold(pair, a, b, IN_PART);
            if !pair.link.certain || pair.link.apart || !(told || near) {
                sink.silent(rule, Reason::WeakEvidence);
                continue;
            }
            let entry = |article: usize, n: &NameEntry| ClashSide {
                article: Some(article),
                span: n.span,
                value: n.key.to_string(),
                derivation: Vec::new(),
            };
            let mut c = Clash::new(rule, format!("name {}", a.key), vec![entry(pair.link.a, a), entry(pair.link.b, b)]);
            c.certain = false;
            c.confidence = 0.6;
            c.attribute = "name".to_owned();
            c.why = vec!["names share a word, contexts are alike".to_owned(), format!("shared evidence {:.1}", pair.link.weight)];
            sink.clash(c);
        }
    }
}

/// Whether the word that two persons share is a first name, not a place before the name ("bupati Lembayung X"), and neither is the
/// other cut short or run together with the next word.
fn full(pair: &Pair<'_>, a: &NameEntry, b: &NameEntry) -> bool {
    let first = a.key.split(' ').next().unwrap_or("");
    let cut = a.key.starts_with(b.key.as_str()) || b.key.starts_with(a.key.as_str());
    let other = |d: &Dossier, n: &NameEntry| {
        let tail = n.key.get(first.len() + 1..).unwrap_or("");
        let place = |m: &NameEntry| m.name_type == NameType::Location && m.key.split(' ').any(|w| w == first);
        let names = &d.facts.signature;
        tail.contains(' ') && names.named(hash(tail)).any(|m| m.key == tail) || names.names.iter().any(place)
    };
    !cut && ![pair.x, pair.y].iter().any(|d| other(d, a) || other(d, b))
}

/// Whether two names of as many words differ in one of them, which are no letters of an honour ("nabi Muhammad SAW").
fn one_word(a: &NameEntry, b: &NameEntry) -> bool {
    let letters = |n: &NameEntry| n.text.rsplit(' ').next().is_some_and(|w| w.chars().all(char::is_uppercase));
    !letters(a) && !letters(b) && a.key.split(' ').zip(b.key.split(' ')).filter(|(v, w)| v != w).count() == 1
}

/// Letters with which two first names begin that are one, written in two ways.
const ALIKE: usize = 3;

/// Whether two names begin with the same letters.
fn opens_alike(a: &NameEntry, b: &NameEntry) -> bool {
    a.key.chars().zip(b.key.chars()).take_while(|(p, q)| p == q).count() >= ALIKE
}

/// Whether one post, or one word of a title, stands beside both names.
pub(super) fn titled(pair: &Pair<'_>, a: &NameEntry, b: &NameEntry) -> bool {
    let titles = |d: &Dossier, n: &NameEntry| -> Vec<u32> {
        let of = d.facts.propers.iter().filter(|f| f.key == n.key && f.standing == Standing::Post);
        of.flat_map(|f| f.title.iter().copied()).collect()
    };
    let theirs = titles(pair.y, b);
    one_post(pair, a, b) || titles(pair.x, a).iter().any(|w| theirs.contains(w))
}

/// Whether both articles give the two persons one office of the same body or field.
pub(super) fn one_post(pair: &Pair<'_>, a: &NameEntry, b: &NameEntry) -> bool {
    let names = &pair.lexicon.names;
    let held = |d: &'_ Dossier, n: &NameEntry| -> Vec<usize> {
        let of = d.facts.roles.iter().enumerate().filter(|(_, r)| r.person.as_deref() == Some(n.key.as_str()));
        of.filter(|(_, r)| names.office_by_key(&r.office).is_some_and(|o| !o.common)).map(|(i, _)| i).collect()
    };
    let theirs = held(pair.y, b);
    held(pair.x, a).iter().filter_map(|&i| pair.x.facts.roles.get(i)).any(|r| {
        let stated = r.scope.is_some() || r.of.is_some();
        stated && theirs.iter().filter_map(|&j| pair.y.facts.roles.get(j)).any(|q| same_office(r, q, names) && r.scope == q.scope)
    })
}

/// Whether some sentences with the two names share so much of the poorer one.
fn retold(pair: &Pair<'_>, a: &NameEntry, b: &NameEntry, part: f32) -> bool {
    told(pair, a, b, |f, g| overlap(pair, f.sentence, g.sentence) >= part)
}

/// Whether two names that differ in one word stand where one thing is told: beside the same words or in matched sentences of short
/// reports, else in sentences that share much.
fn met(pair: &Pair<'_>, a: &NameEntry, b: &NameEntry) -> bool {
    let short = brief(pair);
    let one = |f: &ProperFact, g: &ProperFact| {
        let (i, j) = (f.sentence, g.sentence);
        let shared = pair.aligned().shared(i, j);
        let beside = || pair.worth_of(common(&around(f), &around(g))) >= BESIDE || pair.aligned().matches_with(i, j);
        short && shared >= TOLD && beside() || shared >= MUCH && overlap(pair, i, j) >= RETOLD
    };
    one_word(a, b) && told(pair, a, b, one)
}

/// Whether something holds of some occurrences of the two names.
fn told(pair: &Pair<'_>, a: &NameEntry, b: &NameEntry, one: impl Fn(&ProperFact, &ProperFact) -> bool) -> bool {
    let mine = pair.x.facts.propers.iter().filter(|f| f.key == a.key);
    mine.into_iter().any(|f| pair.y.facts.propers.iter().filter(|g| g.key == b.key).any(|g| one(f, g)))
}
