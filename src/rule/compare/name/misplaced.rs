//! A post that slipped from one person to another whom the other report knows without it.

use super::two_bodies;
use crate::lang::{Office, Strength};
use crate::resolve::Dossier;
use crate::resolve::facts::{ProperFact, RoleFact};
use crate::rule::compare::Pair;

/// Days between two reports within which nobody takes over an office unnoticed.
const AT_ONCE: i64 = 3;

/// Whether reports of one happening give a post to two people whom both may know: the words for it slipped from one to the other. No report
/// tells that a holder goes, comes or stands for it.
pub(super) fn misplaced(pair: &Pair<'_>, a: &RoleFact, b: &RoleFact) -> bool {
    let names = &pair.lexicon.names;
    // A festival has many film directors.
    let public = |o: &Office| !o.common && !o.is.is_empty() && (!o.generic || a.scope.is_some());
    let post = names.office_by_key(&a.office).is_some_and(public);
    let plain = |r: &RoleFact| r.apposed && r.qualifier.is_none() && !r.ground.quoted && !r.ground.headline();
    let people: Vec<&str> = [a, b].iter().filter_map(|r| r.person.as_deref()).collect();
    let passes = |d: &Dossier| d.facts.roles.iter().any(|r| r.office == a.office && r.qualifier.is_some());
    // "Her Solvik counterpart, Jonas Brekke": told beside one holder, the other has the post as well.
    let beside = |d: &Dossier, r: &RoleFact| {
        let other = |f: &&ProperFact| f.sentence == r.ground.sentence && r.person.as_deref() != Some(f.key.as_str());
        d.facts.propers.iter().filter(other).any(|f| people.contains(&f.key.as_str()))
    };
    // Whoever comes or goes is told as such.
    let sole = |s: u16| pair.lexicon.slots.get(s).is_some_and(|s| s.strength == Strength::Sole);
    let comes = |d: &Dossier| d.facts.names.iter().any(|n| people.contains(&n.key.as_str()) && n.slot.is_some_and(sole));
    // Who is told in full elsewhere, and never with the post.
    let full = people.iter().all(|k| k.contains(' ') && names.entity(k).is_none());
    let near = pair.days().is_some_and(|days| days <= AT_ONCE);
    let link = pair.link.certain && !pair.link.archive && !pair.link.apart;
    let settled = |d: &Dossier, r: &RoleFact| plain(r) && !beside(d, r) && !comes(d) && !passes(d);
    link && near && post && full && settled(pair.x, a) && settled(pair.y, b) && !two_bodies(pair, a, b)
}
