//! The parts of a whole that was told sentences ago: "killing 17 people … Nine of the dead were from Marlock and six from Pell", "The dead were
//! seven women, five men and two children". The words say that all are parted, one digit mends the sum, and no figure of the article is
//! what the parts lack.

use super::heads;
use super::parts::{shares_noun, sum};
use super::sum_fact;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::{kind, value};
use crate::resolve::facts::relation::{RelationFact, RelationKind, has_cue, of_sentence, sentences, whole_at};
use crate::value::{Exact, NumberShape, Slip};

/// Most parts.
const PARTS: usize = 4;
/// Tokens in which a sentence says that it parts what was told before, and between its beginning and the first part.
const HEAD: u32 = 2;
const FIRST: u32 = 10;
/// The same where it is "The dead were".
const WERE: u32 = 4;
/// Tokens between "dan" and the last part.
const AND: u32 = 3;
/// Tokens between one part and the next.
const ITEM: u32 = 14;
/// Sentences between a whole and its parts, where they are said to be of it and where they only follow.
const FAR: u32 = 5;
const NEAR: u32 = 2;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in sentences(numbers) {
        let times = |n: &&NumberFact| n.quantity.is_share() || n.quantity.is_time();
        let counts = |n: &&NumberFact| n.quantity.shape == NumberShape::Cardinal && !n.compound && !times(n);
        let parts: Vec<&NumberFact> = of_sentence(numbers, s).filter(counts).take(PARTS + 1).collect();
        let alike = parts.first().is_some_and(|first| parts.iter().all(|n| firm(n) && kind(n) == kind(first)));
        if (2..=PARTS).contains(&parts.len()) && alike {
            weigh(view, numbers, s, &parts, out);
        }
    }
}

fn firm(n: &NumberFact) -> bool {
    n.is_addend() && !(n.former || n.difference || n.ground.headline())
}

/// Whether the sentence says that it parts a whole, or only begins with the first part.
fn said(view: &View<'_>, first: u32, part: &NumberFact) -> Option<bool> {
    let at = part.tokens.0;
    let back = [RelationCue::OutOf, RelationCue::OfWhich, RelationCue::BackReference, RelationCue::They];
    let of = at <= first + FIRST && back.iter().any(|c| view.tokens.any_cue(first, first + HEAD, *c));
    // "Nine of the dead were …"
    let of_them = at <= first + 1 && has_cue(view, part.tokens.1, RelationCue::OutOf);
    let were = at <= first + WERE && view.tokens.any_cue(first, at, RelationCue::Copula);
    match of || of_them || were {
        true => Some(true),
        false => (at <= first + 1).then_some(false),
    }
}

fn weigh(view: &View<'_>, numbers: &[NumberFact], s: u32, parts: &[&NumberFact], out: &mut Vec<RelationFact>) {
    let Some(first) = view.outline.sentences.get(s as usize).map(|x| x.first) else { return };
    let ([begin, ..], [.., before, last]) = (parts, parts) else { return };
    let reach = AND.min(last.tokens.0.saturating_sub(before.tokens.1));
    let and = view.tokens.any_cue(last.tokens.0 - reach, last.tokens.0, RelationCue::And);
    let near = parts.windows(2).all(|p| matches!(p, [a, b] if b.tokens.0.saturating_sub(a.tokens.1) <= ITEM));
    // "Dari sisa korban, 31 luka-luka": that is no whole told before.
    let rest = view.tokens.any_cue(first, begin.tokens.0, RelationCue::Rest);
    let Some(of) = said(view, first, begin).filter(|_| and && near && !rest && !begin.part) else { return };
    let Some(all) = parts.iter().try_fold(Exact::ZERO, |s, p| s.add(value(p))) else { return };
    let most = parts.iter().map(|p| value(p)).max().unwrap_or(all);
    // "Of the remaining 600, 410 will be kept until March and 190 until May": the first is the whole.
    if all.sub(value(begin)) == Some(value(begin)) && whole_at(view, begin.tokens.0, WERE) {
        return;
    }
    let ours = |n: &NumberFact| parts.iter().any(|p| p.tokens == n.tokens);
    let like = |n: &&NumberFact| n.quantity.low == n.quantity.high && kind(n) == kind(begin) && !ours(n);
    let told = |x: Exact| numbers.iter().filter(like).any(|n| value(n) == x);
    let step = parts.iter().try_fold(Exact::ZERO, |s, p| s.add(p.quantity.step)).unwrap_or(Exact::ONE);
    let close = |n: &NumberFact| !kind(n).is_empty() && value(n).sub(all).is_some_and(|d| d.abs() < step);
    let counted = numbers.iter().filter(like).filter(|n| n.ground.sentence < s && !n.ground.headline() && value(n) != all);
    let counted: Vec<&NumberFact> = counted.collect();
    let own = |n: &NumberFact| value(n) == all && !counted.iter().any(|w| heads(n, w));
    if numbers.iter().filter(like).any(own) || numbers.iter().filter(like).any(close) {
        return;
    }
    let mut wholes: Vec<&NumberFact> = Vec::new();
    for w in numbers.iter().filter(like).filter(|n| n.ground.sentence < s && firm(n) && value(n) > most) {
        let (whole, reach) = (value(w), if of { FAR } else { NEAR });
        let lacks = whole.sub(all).is_some_and(|rest| rest > Exact::ZERO && told(rest));
        let typed =
            |p: &Exact| all.sub(*p).and_then(|o| whole.sub(o)).is_some_and(|right| Slip::reckoned(*p, right) >= Slip::Loose);
        let looks = Slip::reckoned(whole, all) >= Slip::Loose || parts.iter().map(|p| value(p)).any(|p| typed(&p));
        let near = [(all, whole), (whole, all)].iter().all(|(a, b)| a.mul(Exact::int(2)) <= b.mul(Exact::int(3)));
        if looks && near && !lacks && s - w.ground.sentence <= reach && !wholes.iter().any(|x| value(x) == whole) {
            wholes.push(w);
        }
    }
    let [whole] = wholes.as_slice() else { return };
    // "311 were taken off. 308 are well, three died and three are missing": who is missing is none of them.
    let more = |p: &&NumberFact| parts.len() > 2 && all.sub(value(p)) == Some(value(whole));
    if parts.iter().any(more) {
        return;
    }
    let same = |p: &&&NumberFact| shares_noun(view, p, whole) || p.people && whole.people;
    let bare = |p: &&&NumberFact| p.noun == 0 || whole.noun == 0;
    let fits = match (of, kind(whole).is_empty()) {
        (true, _) => parts.iter().all(|p| same(&p) || bare(&p)),
        (false, true) => parts.iter().all(|p| same(&p)),
        (false, false) => all > value(whole),
    };
    let known = |r: &RelationFact| {
        r.kind == RelationKind::Total
            && (r.claimed.0 == whole.ground.span || parts.iter().any(|p| r.operands.iter().any(|o| o.0 == p.ground.span)))
    };
    if let (true, false, Some(_)) = (fits, out.iter().any(known), sum(parts)) {
        out.push(sum_fact(whole, parts, all));
    }
}
