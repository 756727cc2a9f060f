//! Lists that their own shape closes: "85 kendaraan: 52 mobil, 27 truk, dan enam bus", "900 tonnes of rice, 240 of water and 60 of
//! medicine, 1,200 tonnes in all", "Of the boats lost, nine were trawlers and five were yachts".

use super::parts::{report, shares_noun, sum};
use super::settled;
use crate::lang::{Class, RelationCue};
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::profile::content_stem;
use crate::resolve::facts::relation::{RelationFact, TABLE, cue_after, cue_before, has_cue, of_sentence, sentences, sign};
use crate::value::{Exact, Slip};

/// Tokens between a total and the colon that opens its parts.
const OPENS: u32 = 12;
/// Tokens between one part and the next.
const ITEM: u32 = 9;
/// Tokens between "dan" and the last part.
const AND: u32 = 5;
/// Tokens behind the last part up to the end of the sentence.
const TAIL: u32 = 8;
/// Sentences between a whole and the sentence that parts it.
const NEAR: u32 = 3;
/// A figure that counts the same as the whole though it has no noun of its own.
const LARGE: i64 = 1000;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    let (mut previous, mut last): (Vec<&NumberFact>, _) = (Vec::new(), None);
    for s in sentences(numbers) {
        if last.replace(s).is_some_and(|last| last + 1 < s) {
            previous.clear();
        }
        let Some(sentence) = view.outline.sentences.get(s as usize) else { continue };
        let here: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.is_addend()).take(TABLE + 1).collect();
        // "16 jam: 11 jam lewat darat dan lima jam menyusuri sungai": lengths add up where a colon says so.
        let lengths: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| lasts(n)).take(TABLE + 1).collect();
        if (3..=TABLE).contains(&lengths.len()) {
            let list = List { view, numbers, previous: &[], here: &lengths, first: sentence.first, last: sentence.last };
            list.behind_colon(out);
        }
        if (2..=TABLE).contains(&here.len()) {
            let list = List { view, numbers, previous: &previous, here: &here, first: sentence.first, last: sentence.last };
            list.behind_colon(out);
            list.in_all(out);
            list.amounts(out);
            list.points(out);
            list.of_the(out);
        }
        previous = here;
    }
}

/// A firm length of time.
fn lasts(n: &NumberFact) -> bool {
    // Years are ages as often.
    n.quantity.is_time() && !n.quantity.is_in("year") && n.is_plain() && !n.placed
}

/// The figures of a sentence and of the one before.
struct List<'a, 'v> {
    view: &'a View<'v>,
    numbers: &'a [NumberFact],
    previous: &'a [&'a NumberFact],
    here: &'a [&'a NumberFact],
    first: u32,
    last: u32,
}

impl List<'_, '_> {
    /// Whether no more than one item stands from each figure to the next.
    fn beside(&self, parts: &[&NumberFact]) -> bool {
        parts.windows(2).all(|p| matches!(p, [a, b] if b.tokens.0.saturating_sub(a.tokens.1) <= ITEM))
    }

    /// Whether the figures stand in a row whose last one follows "dan".
    fn row(&self, parts: &[&NumberFact]) -> bool {
        let near = self.beside(parts);
        let (Some(last), Some(before)) = (parts.last(), parts.iter().rev().nth(1)) else { return false };
        let reach = AND.min(last.tokens.0.saturating_sub(before.tokens.1));
        near && parts.len() <= 6 && cue_before(self.view, last.tokens.0, reach, RelationCue::And)
    }

    /// Whether the sentence ends soon behind the last part, and nothing is called a rest or an example.
    fn ends(&self, parts: &[&NumberFact]) -> bool {
        let Some(last) = parts.last() else { return false };
        let open = |t: u32| has_cue(self.view, t, RelationCue::OpenList) || has_cue(self.view, t, RelationCue::Rest);
        let behind = last.end();
        // "…, six from Pell, governor Valdano said": a comma ends the list, and no figure stands behind it.
        let end = (behind..self.last).find(|&t| matches!(sign(self.view, t), "," | ";")).unwrap_or(self.last);
        end.saturating_sub(behind) <= TAIL && !(self.first..self.last).any(open)
    }

    /// "85 kendaraan: 52 mobil pribadi, 27 truk, dan enam bus"; "90 million crowns for …: 50 million for housing, …".
    fn behind_colon(&self, out: &mut Vec<RelationFact>) {
        let Some(colon) = (self.first..self.last).find(|&t| sign(self.view, t) == ":") else { return };
        let parts: Vec<&NumberFact> = self.here.iter().copied().filter(|n| n.tokens.0 > colon).collect();
        let Some(total) = self.here.iter().rev().find(|n| n.tokens.1 <= colon && colon - n.tokens.1 <= OPENS) else { return };
        let starts = parts.first().is_some_and(|p| p.tokens.0 - colon <= 3);
        if parts.len() < 2 || !starts || !self.ends(&parts) {
            return;
        }
        // "143 houses: 38 beyond repair, 105 lightly damaged": without its "and" only a likely slip says that the list is all.
        let likely = || mistyped(total, &parts, |a, b| Slip::reckoned(a, b) >= Slip::Likely);
        if !(self.row(&parts) || parts.len() == 2 && self.beside(&parts) && likely()) {
            return;
        }
        let unit = total.quantity.unit.is_some();
        let everybody = has_cue(self.view, total.quantity.counted_tokens.0, RelationCue::Everybody);
        let beside = colon.saturating_sub(total.end()) <= 3;
        let kind = |p: &&NumberFact| p.people == total.people || everybody || p.noun == 0;
        let counts = total.noun != 0 && beside && parts.iter().all(kind) && parts.iter().any(|p| p.noun != 0);
        // "90 million crowns for the valley: 50 million for housing, …": what they count is told once.
        let elliptic = total.noun != 0 && parts.iter().all(|p| p.noun == 0 && p.quantity.low >= Exact::int(LARGE));
        let slipped = slipped(total, &parts);
        if slipped && parts.iter().all(|p| p.quantity.unit == total.quantity.unit) && (unit || counts || elliptic) {
            self.tell(total, &parts, (65, 140), out);
        }
    }

    /// "900 tonnes of rice, 240 tonnes of water and 60 tonnes of medicine, 1,200 tonnes in all".
    fn in_all(&self, out: &mut Vec<RelationFact>) {
        let called = |n: &&&NumberFact| {
            let end = n.end();
            let comma = (n.tokens.0.saturating_sub(2)..n.tokens.0).any(|t| matches!(sign(self.view, t), "," | "(" | "–" | "—"));
            comma && (cue_after(self.view, end, 2, RelationCue::Altogether) || cue_after(self.view, end, 2, RelationCue::SumOf))
        };
        let Some(total) = self.here.iter().find(called) else { return };
        let like = |n: &&NumberFact| n.tokens.1 <= total.tokens.0 && n.quantity.unit == total.quantity.unit;
        let parts: Vec<&NumberFact> = self.here.iter().copied().filter(like).collect();
        let bare = total.noun == 0 && total.quantity.counted.is_none();
        let noun = |p: &NumberFact| p.noun == 0 || bare || shares_noun(self.view, p, total) || p.people && total.people;
        let counted = total.quantity.unit.is_some() || parts.iter().all(|p| noun(p));
        if parts.len() >= 2 && counted && self.row(&parts) {
            self.tell(total, &parts, (60, 160), out);
        }
    }

    /// "1,2 ton ganja. Sebanyak 800 kilogram di bawah peti dan 400 kilogram di dinding": the only amount of the sentence before.
    fn amounts(&self, out: &mut Vec<RelationFact>) {
        let (Some(first), Some(last)) = (self.here.first(), self.here.last()) else { return };
        let unit = &first.quantity.unit;
        let same = unit.is_some() && self.here.iter().all(|n| n.quantity.unit == *unit);
        let opens = first.tokens.0 <= self.first + 2;
        let mut before = self.previous.iter().filter(|n| n.quantity.unit == *unit);
        let (Some(total), None) = (before.next(), before.next()) else { return };
        let two = self.here.len() == 2 && last.tokens.0.saturating_sub(first.tokens.1) <= 2 * ITEM;
        let and = (first.tokens.1..last.tokens.0).any(|t| has_cue(self.view, t, RelationCue::And));
        let changed = |n: &NumberFact| {
            cue_before(self.view, n.tokens.0, 3, RelationCue::Change) || cue_before(self.view, n.tokens.0, 2, RelationCue::To)
        };
        let level = !changed(total) && !self.here.iter().any(|n| changed(n));
        let more = sum(self.here).is_some_and(|s| s > total.quantity.low);
        let surely =
            mistyped(total, self.here, |a, b| Slip::reckoned(a, b) >= Slip::Likely) || two && and && more && self.ends(self.here);
        if same && opens && level && (two && and || self.row(self.here)) && surely {
            self.tell(total, self.here, (75, 135), out);
        }
    }

    /// "31 poin … Rinciannya, 24 poin dari smes, empat dari blok, dan tiga dari servis": the unit is told once.
    fn points(&self, out: &mut Vec<RelationFact>) {
        let Some((first, rest)) = self.here.split_first() else { return };
        let opener = (self.first..self.first + 5).find(|&t| has_cue(self.view, t, RelationCue::ConsistsOf));
        let near = opener.is_some_and(|t| first.tokens.0 > t && first.tokens.0 - t <= 4);
        let bare = rest.iter().all(|p| p.quantity.unit.is_none() && p.noun == 0);
        let like = |n: &&&NumberFact| {
            n.quantity.unit == first.quantity.unit && (n.quantity.unit.is_some() || shares_noun(self.view, n, first))
        };
        let mut before = self.previous.iter().filter(like);
        let (Some(total), None) = (before.next(), before.next()) else { return };
        if near && bare && rest.len() >= 2 && self.row(self.here) && self.ends(self.here) {
            self.tell(total, self.here, (60, 160), out);
        }
    }

    /// "Of the boats lost, nine were trawlers and five were yachts"; "Eleven of the dead were from Marlock and six from Pell".
    fn of_the(&self, out: &mut Vec<RelationFact>) {
        let [a, b] = self.here else { return };
        let opens = |t: u32| has_cue(self.view, t, RelationCue::OutOf);
        let (from, to) = if opens(self.first) && a.tokens.0 <= self.first + 9 {
            (self.first + 1, a.tokens.0)
        } else if a.tokens.0 <= self.first + 2 && opens(a.tokens.1) {
            (a.tokens.1 + 1, a.tokens.1 + 4)
        } else {
            return;
        };
        let bare = |p: &NumberFact| p.quantity.unit.is_none();
        let and = (a.tokens.1..b.tokens.0).any(|t| has_cue(self.view, t, RelationCue::And));
        if !and || !bare(a) || !bare(b) || b.tokens.0.saturating_sub(a.tokens.1) > 2 * ITEM || !self.ends(self.here) {
            return;
        }
        let stems: Vec<u32> = (from..to).take(3).filter_map(|t| content_stem(self.view, t as usize)).collect();
        let hit = (from..to).find_map(|t| self.view.outline.hits.get(t as usize, Class::Attribute));
        let attribute = hit.and_then(|h| self.view.lexicon.vocabulary.cue(h.value)).map(|(i, _)| i as u16);
        let names = |n: &NumberFact| {
            let words = n.quantity.counted_tokens.0..n.quantity.counted_tokens.1;
            let counted = words.into_iter().any(|t| content_stem(self.view, t as usize).is_some_and(|s| stems.contains(&s)));
            counted || n.attribute.is_some() && n.attribute == attribute
        };
        let sentence = a.ground.sentence;
        let whole = |n: &&NumberFact| {
            n.is_addend() && bare(n) && n.ground.sentence < sentence && n.ground.sentence + NEAR >= sentence && names(n)
        };
        let mut wholes = self.numbers.iter().filter(whole);
        let Some(total) = wholes.next() else { return };
        let alone = wholes.all(|n| n.quantity.low == total.quantity.low);
        let parts = [*a, *b];
        let more = sum(&parts).is_some_and(|s| s > total.quantity.low);
        if alone && (more || slipped(total, &parts)) {
            self.tell(total, &parts, (70, 150), out);
        }
    }

    /// A sum that is not the whole and lies between two percentages of it, unless the article gives that sum as well.
    fn tell(&self, total: &NumberFact, parts: &[&NumberFact], (low, high): (i64, i64), out: &mut Vec<RelationFact>) {
        let Some(all) = sum(parts) else { return };
        let Some(percent) = all.mul(Exact::int(100)).and_then(|s| s.div(total.quantity.low)) else { return };
        let told = settled(self.numbers, total, all);
        let larger = parts.iter().any(|p| p.quantity.low >= total.quantity.low);
        let unreal = total.ground.unreal != parts.iter().any(|p| p.ground.unreal);
        if !(told || larger || unreal || percent < Exact::int(low) || percent > Exact::int(high)) {
            report(total, parts, out);
        }
    }
}

/// Whether one of the figures looks like the mistyped form of what would make the sum right.
pub(super) fn slipped(total: &NumberFact, parts: &[&NumberFact]) -> bool {
    mistyped(total, parts, |a, b| Slip::reckoned(a, b) >= Slip::Loose || few(a, b))
}

/// Whether one of the figures is `like` what would make the sum right.
pub(super) fn mistyped(total: &NumberFact, parts: &[&NumberFact], like: impl Fn(Exact, Exact) -> bool) -> bool {
    let Some(all) = sum(parts) else { return false };
    let right = |p: &NumberFact| all.sub(p.quantity.low).and_then(|rest| total.quantity.low.sub(rest));
    let part = |p: &NumberFact| right(p).is_some_and(|w| w > Exact::ZERO && like(p.quantity.low, w));
    like(total.quantity.low, all) || parts.iter().any(|p| part(p))
}

/// Two counts of one digit, of which any is easily written for the other.
fn few(a: Exact, b: Exact) -> bool {
    let digit = |x: Exact| x.is_integer() && x > Exact::ZERO && x < Exact::int(10);
    digit(a) && digit(b)
}
