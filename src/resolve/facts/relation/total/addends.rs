//! Parts and their total where the words between them say that nothing is left out: "240 rumah, yakni 85 rusak berat …".

use super::parts::{report, shares_noun, sum};
use super::tally::left_out;
use super::{counts, of_another};
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, cue_after, cue_before, has_cue, of_sentence, sentences, sign, whole_at};
use crate::value::{Bound, Exact, NumberShape, Slip};

/// Tokens between a total and the word that opens the list of its parts.
const OPENS: u32 = 12;
/// Tokens between that word and the first part: a label may stand there.
const LABEL: u32 = 4;
/// Tokens in which a sentence opens the list of what the sentence before counted.
const HEAD: u32 = 6;
/// Tokens between "dan" and the last part.
const AND: u32 = 5;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 12;
/// A whole below which chance alone makes a sum.
const SMALL: i64 = 6;
/// Most parts.
const PARTS: usize = 6;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let (mut previous, mut last): (Vec<&NumberFact>, _) = (Vec::new(), None);
    for s in sentences(numbers) {
        if last.replace(s).is_some_and(|last| last + 1 < s) {
            previous.clear();
        }
        let Some(sentence) = view.outline.sentences.get(s as usize) else { continue };
        let here: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| counts(n)).take(TABLE + 1).collect();
        if !here.is_empty() && here.len() <= TABLE {
            let scene = Scene { view, numbers, previous: &previous, here: &here, first: sentence.first, last: sentence.last };
            scene.opened(out);
            scene.others(out);
            scene.outcomes(out);
            scene.out_of(out);
            scene.of_people(out);
            scene.altogether(out);
            scene.shared(out);
        }
        previous = if here.len() <= TABLE { here } else { Vec::new() };
    }
}

/// The figures of a sentence and of the one before.
struct Scene<'a, 'v> {
    view: &'a View<'v>,
    numbers: &'a [NumberFact],
    previous: &'a [&'a NumberFact],
    here: &'a [&'a NumberFact],
    first: u32,
    last: u32,
}

impl Scene<'_, '_> {
    /// Whether a figure can be a part of a total, by what it counts.
    fn part_of(&self, total: &NumberFact, p: &NumberFact) -> bool {
        let named = |cue| has_cue(self.view, p.quantity.counted_tokens.0, cue);
        p.quantity.unit == total.quantity.unit
            && p.quantity.low < total.quantity.low
            && (p.quantity.unit.is_some()
                || p.noun == 0
                || p.people && total.people
                || named(RelationCue::Kind)
                || named(RelationCue::Others)
                || named(RelationCue::Outcome)
                || shares_noun(self.view, total, p))
    }

    /// The word for an outcome beside a figure: right before it, or behind it before the next comma.
    fn outcome(&self, n: &NumberFact) -> Option<u32> {
        let before = n.tokens.0.saturating_sub(2).max(self.first)..n.tokens.0;
        let end =
            (n.tokens.1..(n.tokens.1 + 4).min(self.last)).take_while(|&t| !matches!(sign(self.view, t), "," | ";" | "." | ":"));
        before.chain(end).find(|&t| has_cue(self.view, t, RelationCue::Outcome))
    }

    /// Whether a part names a kind of the people that the total counts: "47 orang: 32 penari, 9 pemusik".
    fn kind_of(&self, total: &NumberFact, p: &NumberFact) -> bool {
        let all = has_cue(self.view, total.quantity.counted_tokens.0, RelationCue::Everybody);
        all && p.quantity.unit.is_none() && p.noun != 0 && p.quantity.low < total.quantity.low
    }

    /// Whether a cue ends where a figure begins.
    fn right_before(&self, n: &NumberFact, cue: RelationCue) -> bool {
        (n.tokens.0.saturating_sub(3)..n.tokens.0).any(|t| {
            let mut hits = self.view.outline.hits.at(t as usize).iter();
            has_cue(self.view, t, cue) && hits.any(|h| h.class == Class::RelationCue && h.end == n.tokens.0)
        })
    }

    /// The figures from `from` on up to the one behind "dan", when no like figure goes on with the list.
    fn closed(&self, from: u32) -> Option<Vec<&NumberFact>> {
        let list: Vec<&NumberFact> = self.here.iter().copied().filter(|n| n.tokens.0 >= from).collect();
        let and = |i: usize, n: &NumberFact| {
            let before = i.checked_sub(1).and_then(|i| list.get(i)).map_or(n.tokens.0, |p| p.tokens.1);
            let reach = AND.min(n.tokens.0 - before);
            cue_before(self.view, n.tokens.0, reach, RelationCue::And)
        };
        let at = (1..list.len()).find(|&i| list.get(i).is_some_and(|n| and(i, n)))?;
        let unit = list.first()?.quantity.unit.clone();
        let more = list.get(at + 1).is_some_and(|n| n.quantity.unit == unit);
        let parts: Vec<&NumberFact> = list.into_iter().take(at + 1).collect();
        (!more && parts.len() <= PARTS && parts.iter().all(|p| p.quantity.unit == unit)).then_some(parts)
    }

    /// The one figure of the sentence before that the parts can be of.
    fn told_before(&self, parts: &[&NumberFact]) -> Option<&NumberFact> {
        let fits = |t: &&&NumberFact| (t.noun != 0 || t.quantity.unit.is_some()) && parts.iter().all(|p| self.part_of(t, p));
        let mut found = self.previous.iter().filter(fits);
        let first = found.next()?;
        found.all(|t| t.quantity.low == first.quantity.low).then_some(*first)
    }

    /// "240 rumah, yakni 85 rusak berat, 60 rusak sedang, dan 95 rusak ringan"; "Rinciannya, …" of the sentence before.
    fn opened(&self, out: &mut Vec<RelationFact>) {
        let opener = |t: u32| {
            let consists = has_cue(self.view, t, RelationCue::ConsistsOf);
            let namely = has_cue(self.view, t, RelationCue::Namely) || sign(self.view, t) == ":";
            consists.then_some(false).or(namely.then_some(true))
        };
        for (t, namely) in (self.first..self.last).filter_map(|t| Some((t, opener(t)?))) {
            let Some(next) = self.here.iter().find(|n| n.tokens.0 > t) else { return };
            let reach = if sign(self.view, t) == ":" { 2 } else { LABEL };
            if next.tokens.0 - t > reach || cue_after(self.view, t + 1, LABEL, RelationCue::OpenList) {
                continue;
            }
            let Some(parts) = self.closed(next.tokens.0) else { continue };
            let named = |a: &NumberFact| a.noun != 0 || a.quantity.unit.is_some();
            // "paid in two parts: …": that counts the parts themselves.
            let parted = |n: &NumberFact| n.quantity.unit.is_none() && n.quantity.low == Exact::int(parts.len() as i64);
            let ahead = self.here.iter().rev().find(|n| n.tokens.1 <= t && t - n.tokens.1 <= OPENS && !parted(n)).copied();
            let announced = self.here.iter().any(|n| n.tokens.1 <= t && t - n.tokens.1 <= 4 && parted(n));
            let ahead = ahead.filter(|a| named(a) && (!namely || announced || t.saturating_sub(a.end()) <= 4));
            let total = match ahead {
                Some(a) => Some(a).filter(|a| parts.iter().all(|p| self.part_of(a, p) || self.kind_of(a, p))),
                None if !namely && t < self.first + HEAD && self.here.first().is_some_and(|n| n.tokens.0 > t) => {
                    self.told_before(&parts)
                }
                None => None,
            };
            let behind = parts.last().map_or(t, |p| p.tokens.1);
            let Some(total) = total.filter(|_| !cue_after(self.view, behind, 40, RelationCue::Rest)) else { continue };
            // "Kemudian tiga orang …": the next sentence goes on with the list.
            let goes_on = of_sentence(self.numbers, total.ground.sentence.max(next.ground.sentence) + 1)
                .any(|n| counts(n) && self.part_of(total, n));
            if !(goes_on && sum(&parts).is_some_and(|s| s < total.quantity.low)) {
                self.tell(total, &parts, (70, 140), out);
            }
        }
    }

    /// "12 orang. Delapan ditahan, empat lainnya dipulangkan"; "1.250 ton. 730 ton dari petani, sisanya 520 ton impor".
    fn others(&self, out: &mut Vec<RelationFact>) {
        let last = |n: &NumberFact| {
            let behind = [RelationCue::Others, RelationCue::Rest].iter().any(|c| cue_after(self.view, n.tokens.1, 2, *c));
            behind || cue_before(self.view, n.tokens.0, 3, RelationCue::Rest)
        };
        let Some(at) = (1..self.here.len()).rev().find(|&i| self.here.get(i).is_some_and(|n| last(n))) else { return };
        let Some(list) = self.here.get(..=at).filter(|_| at + 1 == self.here.len()) else { return };
        let unit = &list.first().and_then(|n| n.quantity.unit.clone());
        let rest = list.last().is_some_and(|n| self.right_before(n, RelationCue::Rest));
        if unit.is_some() && !rest {
            return;
        }
        if list.len() > PARTS || list.iter().any(|n| n.quantity.unit != *unit) {
            return;
        }
        if list.first().is_some_and(|n| of_another(self.view, n)) {
            return;
        }
        // "Three of the five ships left; the other two followed".
        if let [part, whole, last] = list
            && whole_at(self.view, whole.tokens.0, 2)
            && whole.tokens.0 - part.tokens.1 <= 3
            && [part, last].iter().all(|p| p.quantity.unit.is_none() && p.quantity.low < whole.quantity.low)
            && (last.noun == 0 || rest || last.people && whole.people || shares_noun(self.view, whole, last))
        {
            return self.tell(whole, &[part, last], (60, 170), out);
        }
        // "Sebanyak Rp 480 miliar untuk …, Rp 200 miliar untuk …, sisanya Rp 120 miliar": all are parts of what was told before.
        if self.told_before(list).is_some_and(|t| sum(list) == Some(t.quantity.low)) {
            return;
        }
        if let Some((total, parts)) = list.split_first()
            && parts.len() >= 2
            && parts.iter().all(|p| self.part_of(total, p))
            && total.quantity.low >= Exact::int(SMALL)
        {
            self.tell(total, parts, (60, 170), out);
        } else if let Some(total) = self.told_before(list).filter(|t| t.quantity.low >= Exact::int(SMALL)) {
            self.tell(total, list, (60, 170), out);
        }
    }

    /// "has played 20 matches, winning 12, drawing 5 and losing 3"; "45 anggota. 31 setuju, 9 menolak, dan 5 abstain".
    fn outcomes(&self, out: &mut Vec<RelationFact>) {
        // "sepuluh kali menang": times are counted, too.
        let Some(sentence) = self.here.first().map(|n| n.ground.sentence) else { return };
        let times = |n: &&NumberFact| {
            n.quantity.shape == NumberShape::Multiple
                && n.quantity.bound == Bound::Exact
                && has_cue(self.view, n.tokens.1, RelationCue::Outcome)
        };
        let here = of_sentence(self.numbers, sentence);
        let parts: Vec<&NumberFact> =
            here.filter(|n| times(n) || counts(n) && n.quantity.unit.is_none() && self.outcome(n).is_some()).collect();
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        // "For 71", "for eight": one word for all of them is no outcome.
        let word = |n: &NumberFact| self.outcome(n).map(|t| sign(self.view, t).to_lowercase());
        let one_word = parts.iter().all(|n| word(n) == word(first));
        if !(2..=3).contains(&parts.len()) || last.tokens.0 - first.tokens.1 > 30 || one_word {
            return;
        }
        let whole = |n: &&&NumberFact| {
            n.quantity.unit.is_none()
                && (n.noun != 0 || cue_before(self.view, n.tokens.0, 2, RelationCue::OutOf))
                && parts.iter().all(|p| p.tokens != n.tokens && p.quantity.low < n.quantity.low)
                && !has_cue(self.view, n.quantity.counted_tokens.0, RelationCue::Outcome)
        };
        let mut beside = self.here.iter().filter(whole);
        let total = match (beside.next(), beside.next()) {
            (Some(t), None) => Some(*t),
            (None, _) => {
                let mut before = self.previous.iter().filter(whole);
                before.next().filter(|_| before.next().is_none()).copied()
            }
            _ => None,
        };
        // Two outcomes leave room for a third.
        if let Some(total) = total
            && (parts.len() == 3
                || cue_before(self.view, total.tokens.0, 2, RelationCue::OutOf)
                    && sum(&parts).is_some_and(|s| s > total.quantity.low))
        {
            self.tell(total, &parts, (60, 170), out);
        }
    }

    /// "Of the 88 passengers, 61 were treated and 37 were unhurt": two parts cannot be more than their whole.
    fn out_of(&self, out: &mut Vec<RelationFact>) {
        let Some((total, rest)) = self.here.split_first() else { return };
        let opens = total.tokens.0 <= self.first + 6 && whole_at(self.view, total.tokens.0, 5);
        let counted = total.quantity.unit.is_none() && total.noun != 0;
        if !opens || !counted || cue_after(self.view, total.tokens.1, 8, RelationCue::OpenList) {
            return;
        }
        let Some(parts) = rest.first().and_then(|p| self.closed(p.tokens.0)).filter(|p| p.len() == 2) else { return };
        let bare = parts.iter().all(|p| self.part_of(total, p) && (p.noun == 0 || p.noun == total.noun || p.people));
        if bare && sum(&parts).is_some_and(|s| s > total.quantity.low) {
            self.tell_parted(total, &parts, (100, 160), out);
        }
    }

    /// "9 emas, 12 perak, dan 15 perunggu. Total 36 medali"; "41 seats and its ally 13, giving the coalition 54".
    fn altogether(&self, out: &mut Vec<RelationFact>) {
        let Some(at) = self.here.iter().position(|n| {
            let called = cue_before(self.view, n.tokens.0, 3, RelationCue::Altogether);
            let thus = cue_before(self.view, n.tokens.0, 5, RelationCue::Thus);
            (called || thus) && n.quantity.bound == Bound::Exact
        }) else {
            return;
        };
        let (Some(total), Some(before)) = (self.here.get(at), self.here.get(..at)) else { return };
        let thus = cue_before(self.view, total.tokens.0, 5, RelationCue::Thus);
        let opening = total.tokens.0 <= self.first + 3;
        let parts = match before {
            [] if opening => self.previous,
            [] => return,
            _ if thus => before,
            _ if self.here.len() == at + 1 && before.iter().all(|p| self.part_of(total, p) || self.kind_of(total, p)) => before,
            _ => return,
        };
        let Some(last) = parts.last() else { return };
        let reach = last.tokens.0.saturating_sub(parts.iter().rev().nth(1).map_or(0, |p| p.tokens.1)).min(AND + 2);
        let and = cue_before(self.view, last.tokens.0, reach, RelationCue::And);
        let unit = parts.iter().all(|p| p.quantity.unit == total.quantity.unit && p.quantity.low < total.quantity.low);
        let strong = parts.iter().map(|p| self.repaired(total, parts, p)).max().unwrap_or(Slip::None);
        if (2..=4).contains(&parts.len()) && unit && and && strong >= Slip::Loose {
            self.tell(total, parts, (70, 140), out);
        }
    }

    /// "311 penumpang. Sebanyak 308 selamat dan 4 meninggal": the only count of its noun in a sentence, and all counts of the next.
    fn shared(&self, out: &mut Vec<RelationFact>) {
        let parts = self.here;
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let size = (2..=3).contains(&parts.len()) && parts.iter().all(|p| p.quantity.unit.is_none());
        if !size || cue_before(self.view, last.tokens.0, last.tokens.0 - self.first, RelationCue::OpenList) {
            return;
        }
        let Some(total) = self.told_before(parts).filter(|t| t.noun != 0 && t.quantity.unit.is_none()) else { return };
        let reach = last.tokens.0.saturating_sub(parts.iter().rev().nth(1).map_or(0, |p| p.tokens.1)).min(30);
        let and = (last.tokens.0 - reach..last.tokens.0).rev().find(|&t| has_cue(self.view, t, RelationCue::And));
        let Some(and) = and.filter(|t| last.tokens.0 - t <= AND || parts.len() == 2) else { return };
        let alone = self.previous.len() == 1;
        let named = parts.iter().all(|p| p.noun == total.noun || p.people);
        let bare = parts.len() == 2 && parts.iter().all(|p| p.noun == 0) && first.tokens.0 <= self.first + 1;
        let place = |t: u32| has_cue(self.view, t, RelationCue::Spread);
        let places = parts.len() == 2 && place(self.first) && (and + 1..and + 3).any(place);
        let strong = parts.iter().map(|p| self.repaired(total, parts, p)).max().unwrap_or(Slip::None);
        let near = last.tokens.0 - and <= AND;
        if alone && near && named && strong >= Slip::Likely || alone && near && bare || named && places && strong >= Slip::Loose {
            self.tell(total, parts, (80, 135), out);
        }
    }

    /// "Of the evacuees, 410 went to the hall and 230 stayed": the only count of people in the article that these can be of.
    fn of_people(&self, out: &mut Vec<RelationFact>) {
        let Some(opens) = (self.first..self.first + 1).find(|&t| has_cue(self.view, t, RelationCue::OutOf)) else { return };
        let Some(first) = self.here.first().filter(|f| f.tokens.0 <= opens + 5) else { return };
        let people =
            (opens + 1..first.tokens.0).any(|t| self.view.lexicon.vocabulary.is_people(&sign(self.view, t).to_lowercase()));
        let Some(parts) = self.closed(first.tokens.0).filter(|p| p.len() == 2 && people) else { return };
        let bare = |p: &NumberFact| p.quantity.unit.is_none() && (p.noun == 0 || p.people || !self.named(p));
        let fits = |n: &&NumberFact| {
            n.people
                && n.ground.sentence < first.ground.sentence
                && counts(n)
                && n.quantity.unit.is_none()
                && parts.iter().all(|p| p.quantity.low < n.quantity.low)
        };
        let mut wholes = self.numbers.iter().filter(fits);
        let Some(total) = wholes.next() else { return };
        if wholes.all(|n| n.quantity.low == total.quantity.low) && parts.iter().all(|p| bare(p)) {
            self.tell(total, &parts, (100, 135), out);
        }
    }

    /// Whether what a figure counts is told behind it by a noun of people or things, not by a verb.
    fn named(&self, p: &NumberFact) -> bool {
        p.quantity.counted_tokens.1 - p.quantity.counted_tokens.0 > 1
    }

    /// How much a part looks like the mistyped form of what would make the sum right.
    fn repaired(&self, total: &NumberFact, parts: &[&NumberFact], p: &NumberFact) -> Slip {
        let rest = sum(parts).and_then(|s| s.sub(p.quantity.low));
        let right = rest.and_then(|r| total.quantity.low.sub(r));
        let whole = sum(parts).map_or(Slip::None, |s| Slip::reckoned(total.quantity.low, s));
        right.map_or(Slip::None, |w| Slip::reckoned(p.quantity.low, w)).max(whole)
    }

    /// A sum that is not the whole, unless the total has the name of a part.
    fn tell(&self, total: &NumberFact, parts: &[&NumberFact], within: (i64, i64), out: &mut Vec<RelationFact>) {
        if !self.itself_a_part(total, parts) {
            self.tell_parted(total, parts, within, out);
        }
    }

    /// A sum that is not the whole and lies between two percentages of it, unless the article gives that sum as well.
    fn tell_parted(&self, total: &NumberFact, parts: &[&NumberFact], (low, high): (i64, i64), out: &mut Vec<RelationFact>) {
        let Some(sum) = sum(parts) else { return };
        let Some(percent) = sum.mul(Exact::int(100)).and_then(|s| s.div(total.quantity.low)) else { return };
        let settled = super::settled(self.numbers, total, sum);
        let unreal = |n: &NumberFact| n.ground.unreal && !total.ground.unreal;
        let off = sum.sub(total.quantity.low).map_or(Exact::ZERO, Exact::abs);
        // Figures that were cut instead of rounded are a whole step off each.
        let steps = parts.iter().try_fold(total.quantity.step, |s, p| s.add(p.quantity.step)).unwrap_or(Exact::ZERO);
        let cut = total.quantity.unit.is_some() && off < steps;
        if settled
            || cut
            || left_out(self.numbers, total, parts)
            || self.mixed(total, parts)
            || percent < Exact::int(low)
            || percent > Exact::int(high)
            || parts.iter().any(|p| unreal(p))
        {
            return;
        }
        report(total, parts, out);
    }

    /// Whether the total has the name of a part: the dead are not the sum of the injured and the others.
    fn itself_a_part(&self, total: &NumberFact, parts: &[&NumberFact]) -> bool {
        let known = |a: u16| self.view.lexicon.vocabulary.partitions().iter().any(|p| p.parts.contains(&(a as usize)));
        total.attribute.is_some_and(known) && parts.iter().any(|p| p.attribute != total.attribute)
    }

    /// Whether another figure stands among the total and its parts.
    fn mixed(&self, total: &NumberFact, parts: &[&NumberFact]) -> bool {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return true };
        if total.ground.sentence != first.ground.sentence {
            return false;
        }
        let (from, to) = (total.tokens.0.min(first.tokens.0), total.tokens.1.max(last.tokens.1));
        of_sentence(self.numbers, first.ground.sentence).any(|n| {
            let ours = n.tokens == total.tokens || parts.iter().any(|p| p.tokens == n.tokens);
            let parted = n.quantity.unit.is_none() && n.quantity.low == Exact::int(parts.len() as i64);
            n.tokens.0 > from && n.tokens.1 < to && !ours && !parted && !n.quantity.is_percent()
        })
    }
}
