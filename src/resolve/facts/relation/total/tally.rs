//! Parts and their whole by weight of evidence: how the words tie a list to its whole, what both count, and how much one figure looks
//! like the mistyped form of what would make the sum right. "Of the cars, 52,300 were sold in Europe and 23,300 in Asia" follows no
//! template, but two swapped digits are no chance.

use super::evidence::{Evidence, Kin, Tie};
use super::parts::{kind_of, report, shares_noun, sum};
use super::{counts as counted, heads, of_another};
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::base::LARGE;
use crate::resolve::facts::relation::{RelationFact, RelationKind, TABLE, has_cue, of_sentence, sentences, sign, whole_at};
use crate::value::{Bound, Exact, Slip};

/// Least count that its parts come to by no chance.
const HUNDRED: i64 = 100;
/// Most parts.
const PARTS: usize = 5;
/// Tokens between one part and the next.
const ITEM: u32 = 16;
/// Tokens between "dan" and the last part, with the name of its place between.
const AND: u32 = 6;
/// Tokens between a whole and its kinds behind "with".
const OPENS: u32 = 4;
/// Tokens between a figure and the word that calls it the sum.
const SUM: u32 = 2;
/// Tokens in which a sentence says that it parts what was told before.
const HEAD: u32 = 12;
/// Sentences between a whole and the one that parts it.
const NEAR: u32 = 2;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in sentences(numbers) {
        let Some(sentence) = view.outline.sentences.get(s as usize) else { continue };
        let counts = |n: &&NumberFact| counted(n) && !n.placed;
        let here: Vec<&NumberFact> = of_sentence(numbers, s).filter(counts).take(TABLE + 1).collect();
        if (2..=TABLE).contains(&here.len()) {
            let row = Row { view, numbers, here: &here, sentence: s, first: sentence.first, last: sentence.last };
            row.weigh(out);
        }
    }
}

/// The figures of one sentence.
struct Row<'a, 'v> {
    view: &'a View<'v>,
    numbers: &'a [NumberFact],
    here: &'a [&'a NumberFact],
    sentence: u32,
    first: u32,
    last: u32,
}

impl Row<'_, '_> {
    fn any(&self, from: u32, to: u32, cue: RelationCue) -> bool {
        self.view.tokens.any_cue(from, to, cue)
    }

    fn weigh(&self, out: &mut Vec<RelationFact>) {
        let mut units: Vec<Option<&str>> = Vec::new();
        for n in self.here {
            let unit = n.quantity.unit.as_deref();
            if units.contains(&unit) {
                continue;
            }
            units.push(unit);
            let large = |n: &NumberFact| n.quantity.unit.is_none() && n.quantity.low >= Exact::int(LARGE);
            let like = |n: &&NumberFact| n.quantity.unit.as_deref() == unit || unit.is_some() && large(n);
            let list: Vec<&NumberFact> = self.here.iter().copied().filter(like).collect();
            if self.row(&list) {
                self.whole_here(&list, out);
                self.whole_before(&list, unit, out);
            } else if let Some((total, parts)) = list.split_last()
                && self.row(parts)
            {
                self.whole_behind(total, parts, out);
                // "148 atlet, yaitu 80 putra dan 68 putri, dari 19 provinsi": what the list is of stands before it, and the last figure aside.
                self.whole_here(parts, out);
            }
        }
    }

    /// Whether the last of the figures stands behind "dan" or is called the rest, and no more than an item lies between two.
    fn row(&self, list: &[&NumberFact]) -> bool {
        let Some((last, [.., before])) = list.split_last() else { return false };
        let near = list.windows(2).all(|p| matches!(p, [a, b] if b.tokens.0.saturating_sub(a.tokens.1) <= ITEM));
        let reach = AND.min(last.tokens.0.saturating_sub(before.tokens.1));
        let and = self.any(last.tokens.0 - reach, last.tokens.0, RelationCue::And);
        near && (and || self.rest(last) || self.whole_sentence(list, last))
    }

    /// "Dari 11 kelompok, tujuh naik, tiga turun, satu tetap.": a sentence that begins with the whole and ends with the last part.
    fn whole_sentence(&self, list: &[&NumberFact], last: &NumberFact) -> bool {
        let end = last.end();
        let opens = list.first().is_some_and(|n| n.tokens.0 <= self.first + SUM && whole_at(self.view, n.tokens.0, SUM));
        list.len() > 3 && opens && end + SUM >= self.last
    }

    /// "1.810 hektare sisanya", "sisanya 520 ton".
    fn rest(&self, last: &NumberFact) -> bool {
        let end = last.end();
        self.any(last.tokens.0.saturating_sub(3), last.tokens.0, RelationCue::Rest)
            || self.any(last.tokens.1, end + 2, RelationCue::Rest)
    }

    /// "320 tawanan, yaitu 185 warga A dan 135 warga B": each figure before the list may be its whole, the nearest is.
    fn whole_here(&self, list: &[&NumberFact], out: &mut Vec<RelationFact>) {
        let mut best: Option<(Tie, usize)> = None;
        for at in 0..list.len().saturating_sub(2) {
            let (Some(total), Some(p)) = (list.get(at), list.get(at + 1)) else { continue };
            let end = total.tokens.1;
            let between = |cue| self.any(end, p.tokens.0, cue);
            let colon = (end..p.tokens.0).any(|t| sign(self.view, t) == ":");
            // "Peserta 2.150 orang, dengan 1.480 putra dan 670 putri".
            let with = between(RelationCue::With) && p.tokens.0 - end <= OPENS;
            let with = with && parts_of_a_kind(self.view, list.get(at + 1..).unwrap_or(&[]));
            let paid = between(RelationCue::PaidBy) || self.any(p.tokens.1, p.tokens.1 + 3, RelationCue::PaidBy);
            let tie = if between(RelationCue::ConsistsOf) || between(RelationCue::Namely) || colon || paid || with {
                Tie::Opened
            } else if between(RelationCue::OfWhich)
                || self.any(p.tokens.1, p.tokens.1 + 2, RelationCue::OfWhich)
                || whole_at(self.view, total.tokens.0, 4)
            {
                Tie::Of
            } else if p.tokens.0 > end && matches!(sign(self.view, p.tokens.0 - 1), "," | "(" | "–" | "—") {
                Tie::Beside
            } else {
                continue;
            };
            if best.is_none_or(|(b, _)| tie > b) {
                best = Some((tie, at));
            }
        }
        let Some((tie, at)) = best else { return };
        let (Some(total), Some(parts)) = (list.get(at), list.get(at + 1..)) else { return };
        let shared = parts.iter().any(|p| shares_noun(self.view, p, total));
        let kind = kind_of(self.view, list.get(..at).unwrap_or(&[]), parts).filter(|_| tie == Tie::Opened && !shared);
        self.judge(tie, &[kind.unwrap_or(total)], parts, out);
    }

    /// "the £40,000 prize and a gate share of £31,500 meant that the final had brought in £71,500".
    fn whole_behind(&self, total: &NumberFact, parts: &[&NumberFact], out: &mut Vec<RelationFact>) {
        let Some(last) = parts.last() else { return };
        let end = last.end().min(total.tokens.0);
        let sums = [RelationCue::Thus, RelationCue::SumOf, RelationCue::Altogether, RelationCue::Raising];
        let thus = sums.iter().any(|c| self.any(end, total.tokens.0, *c));
        // "312 kios dan 87 lapak, atau seluruhnya 399 tempat usaha": the word stands at the sum itself.
        let all = self.any(end.max(total.tokens.0.saturating_sub(SUM)), total.tokens.0, RelationCue::Altogether);
        // "36 hadir dan 24 izin dari total 75 undangan": that is what they are out of.
        let all = all && !self.any(end, total.tokens.0, RelationCue::OutOf);
        let listed = self.any(end, total.tokens.0, RelationCue::And) || total.tokens.0 - end > ITEM;
        if thus && !listed {
            self.judge(if all { Tie::Opened } else { Tie::Of }, &[total], parts, out);
        }
    }

    /// "84,600 hatchbacks … Of the cars, 52,300 were sold in Europe and 32,300 in Asia".
    fn whole_before(&self, list: &[&NumberFact], unit: Option<&str>, out: &mut Vec<RelationFact>) {
        let Some(first) = list.first() else { return };
        let head = self.first + HEAD;
        let back = [RelationCue::OutOf, RelationCue::OfWhich, RelationCue::BackReference];
        let of = first.tokens.0 <= self.first + 10 && back.iter().any(|c| self.any(self.first, self.first + 2, *c));
        let tie = if self.any(self.first, head.min(first.tokens.0), RelationCue::ConsistsOf) {
            Tie::Opened
        } else if of || self.any(self.first, self.first + 1, RelationCue::They) {
            Tie::Of
        } else if first.tokens.0 <= self.first + 2 {
            Tie::Beside
        } else {
            Tie::Near
        };
        let whole = |n: &&NumberFact| {
            n.ground.sentence < self.sentence
                && n.ground.sentence + NEAR >= self.sentence
                && n.adds_up()
                && !n.placed
                && n.quantity.bound == Bound::Exact
                && n.quantity.unit.as_deref() == unit
        };
        let from = self.numbers.partition_point(|n| n.ground.sentence + NEAR < self.sentence);
        let mut wholes: Vec<&NumberFact> =
            self.numbers.iter().skip(from).take_while(|n| n.ground.sentence < self.sentence).filter(whole).collect();
        // "All the dead have been named: nine women and five men".
        let named = self.attribute(first.tokens.0);
        let ours = |n: &&NumberFact| unit.is_none() && n.attribute.is_some() && n.attribute == named;
        let tie = if wholes.iter().any(ours) { tie.max(Tie::Of) } else { tie };
        if tie < Tie::Of && of_another(self.view, first) {
            return;
        }
        if tie >= Tie::Of && wholes.iter().any(ours) {
            wholes.retain(ours);
        }
        self.judge(tie, &wholes, list, out);
    }

    /// What the sentence names before its first figure, as far as a figure may measure it.
    fn attribute(&self, end: u32) -> Option<u16> {
        let hits = |t: u32| self.view.outline.hits.at(t as usize).iter().filter(|h| h.class == Class::Attribute);
        let vocabulary = &self.view.lexicon.vocabulary;
        (self.first..end).find_map(|t| hits(t).find_map(|h| vocabulary.cue(h.value))).map(|(a, _)| a as u16)
    }

    /// Whether a figure says how many parts follow. "Two dead, nine hurt and one missing": what counts something of its own is a part itself.
    fn counts_parts(&self, n: &NumberFact, rest: &[&NumberFact]) -> bool {
        let next = rest.first().map_or(n.tokens.1, |p| p.tokens.0);
        n.noun == 0 || self.any(n.tokens.1, next, RelationCue::Namely) || (n.tokens.1..next).any(|t| sign(self.view, t) == ":")
    }

    /// How near a part is to what the whole counts.
    fn kin(&self, total: &NumberFact, p: &NumberFact) -> Kin {
        let everybody = has_cue(self.view, total.quantity.counted_tokens.0, RelationCue::Everybody);
        let kind = has_cue(self.view, p.quantity.counted_tokens.0, RelationCue::Kind);
        if total.quantity.unit.is_some() || shares_noun(self.view, p, total) || p.people && (total.people || everybody) || kind {
            Kin::Same
        } else if p.noun == 0 || p.quantity.counted_tokens.1 - p.quantity.counted_tokens.0 <= 1 {
            Kin::Bare
        } else {
            Kin::Other
        }
    }

    fn judge(&self, tie: Tie, wholes: &[&NumberFact], parts: &[&NumberFact], out: &mut Vec<RelationFact>) {
        // "terbagi menjadi dua, yaitu 217 orang dan 16 orang": that counts the parts themselves.
        let parts = match parts {
            [n, rest @ ..]
                if rest.len() >= 2 && n.quantity.low == Exact::int(rest.len() as i64) && self.counts_parts(n, rest) =>
            {
                rest
            }
            _ => parts,
        };
        let Some(all) = sum(parts).filter(|_| (2..=PARTS).contains(&parts.len())) else { return };
        let known = |a: u16| self.view.lexicon.vocabulary.partitions().iter().any(|p| p.parts.contains(&(a as usize)));
        // The sum stands somewhere: these are parts of that figure.
        let settled = |n: &NumberFact| {
            let steps = parts.iter().try_fold(n.quantity.step, |s, p| s.add(p.quantity.step)).unwrap_or(Exact::ONE);
            let off = all.sub(n.quantity.low).map_or(Exact::ONE, Exact::abs);
            let ours = parts.iter().any(|p| p.tokens == n.tokens);
            !ours
                && !wholes.iter().any(|w| heads(n, w))
                && n.quantity.unit == wholes.first().and_then(|w| w.quantity.unit.clone())
                && (off == Exact::ZERO || n.quantity.unit.is_some() && off.add(off).is_some_and(|twice| twice <= steps))
        };
        if wholes.is_empty() || self.numbers.iter().any(settled) {
            return;
        }
        // "Dari 31 orang, 19 luka dan enam selamat", and six have died: a figure near by is just what the parts lack.
        let lacks = |total: &NumberFact| left_out(self.numbers, total, parts);
        let last = parts.last().map_or(0, |p| p.tokens.1);
        // "2.550 di antaranya wisatawan": behind a part that says of what.
        let open = |t: u32| {
            has_cue(self.view, t, RelationCue::OpenList) && !parts.iter().any(|p| p.tokens.1 <= t && t <= p.tokens.1 + 1)
        };
        let open = self.view.tokens.tells(RelationCue::OpenList) && (self.first..last).any(open);
        let mut found: Vec<(&NumberFact, Slip)> = Vec::new();
        for total in wholes {
            let whole = total.quantity.low;
            // "1,150 people and Blue Tier 430, giving the group a workforce of 1,580": called a sum, it counts what its parts do.
            let summed =
                total.tokens.0 > last && tie >= Tie::Of && whole >= Exact::int(HUNDRED) && parts.iter().any(|p| p.noun != 0);
            let named = total.quantity.unit.is_some() || total.noun != 0 || summed;
            let apart = total.attribute.is_some_and(known)
                && parts.iter().any(|p| p.attribute.is_some_and(known) && p.attribute != total.attribute);
            let kin = parts.iter().map(|p| self.kin(total, p)).min().unwrap_or(Kin::Other);
            let kinds = |p: &NumberFact| has_cue(self.view, p.quantity.counted_tokens.0, RelationCue::Kind);
            let mut evidence = Evidence::of(whole, parts, all);
            evidence.kinds = parts_of_a_kind(self.view, parts);
            evidence.summed = tie == Tie::Opened && total.tokens.0 > last;
            let medal = |p: &NumberFact| has_cue(self.view, p.quantity.counted_tokens.0, RelationCue::Medal);
            let from = total.tokens.0.saturating_sub(SUM);
            let of = self.any(total.tokens.0.saturating_sub(1), total.tokens.0, RelationCue::OutOf)
                || self.any(from, total.tokens.0, RelationCue::Altogether) && self.any(from, total.tokens.0, RelationCue::OutOf);
            evidence.told = of && total.ground.sentence == self.sentence && total.quantity.unit.is_none();
            evidence.bare = parts.iter().all(|p| p.noun == 0 || kinds(p) || medal(p));
            if !named
                || apart
                || lacks(total)
                || total.ground.unreal != parts.iter().any(|p| p.ground.unreal)
                || open && tie < Tie::Opened
            {
                continue;
            }
            if evidence.enough(tie, kin, total.ground.sentence == self.sentence) {
                found.push((total, evidence.slip));
            }
        }
        found.dedup_by(|a, b| a.0.quantity.low == b.0.quantity.low);
        if let [(total, _)] = found.as_slice()
            && !out
                .iter()
                .any(|r| r.kind == RelationKind::Total && parts.iter().any(|p| r.operands.iter().any(|o| o.0 == p.ground.span)))
        {
            report(total, parts, out);
        }
    }
}

/// Whether all are kinds of people: men and women, adults and children.
fn parts_of_a_kind(view: &View<'_>, parts: &[&NumberFact]) -> bool {
    parts.iter().all(|p| has_cue(view, p.quantity.counted_tokens.0, RelationCue::Kind))
}

/// Whether a count beside a list is just what its parts lack of their whole.
pub(super) fn left_out(numbers: &[NumberFact], total: &NumberFact, parts: &[&NumberFact]) -> bool {
    let Some(rest) = sum(parts).and_then(|all| total.quantity.low.sub(all)).filter(|r| *r > Exact::ONE) else { return false };
    let Some(sentence) = parts.first().map(|p| p.ground.sentence) else { return false };
    let near = |n: &&NumberFact| n.ground.sentence.abs_diff(sentence) <= NEAR || n.ground.headline();
    let like =
        |n: &NumberFact| n.quantity.low == rest && n.quantity.low == n.quantity.high && n.quantity.unit == total.quantity.unit;
    // "Two dead", told in the headline as well, is no other part.
    let again =
        |p: &NumberFact, n: &NumberFact| p.quantity.low == n.quantity.low && p.attribute.is_some() && p.attribute == n.attribute;
    let ours = |n: &NumberFact| parts.iter().any(|p| p.tokens == n.tokens || again(p, n));
    numbers.iter().filter(near).any(|n| like(n) && !ours(n))
}
