//! Figures that the one beside them completes: "six of his eleven games", "53.4 percent to 46.6", "21 billion euros … a deficit of 1.4
//! billion", "She was 91."

use super::View;
use super::number::{self, NumberFact};
use super::relation::{cue_before, has_cue};
use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::RelationCue;
use crate::value::{Exact, NumberShape, Quantity, Unit};

/// Tokens between a level and its time, and from a level back to the word of change.
const LEVEL: u32 = 4;
const CHANGE: u32 = 7;
/// Tokens between a part and its whole: "of", "of his", "dari total".
const WHOLE: u32 = 3;
/// Most parts of a whole.
const PARTS: usize = 4;
/// Tokens between two figures of one sort of which one is told without its unit.
const ELIDED: u32 = 4;
/// Tokens between a word of change and by how much something changed.
const MOVED: u32 = 6;
/// How many times the other one of them may be.
const SIZE: i64 = 20;
/// Least age that words tell without a unit.
const GROWN: i64 = 10;
/// Greatest age.
const OLDEST: i64 = 119;
/// An amount without a currency is money from here on, when the article has spoken of money and nothing is counted.
const AMOUNT: i64 = 1_000_000;

/// The quantity of a mention with what the article says of it elsewhere: the currency of the amount before.
pub(super) fn completed(view: &View<'_>, mention: &Mention, q: &Quantity, currency: &mut Option<Unit>) -> Quantity {
    let mut out = q.clone();
    let bare = q.unit.is_none() && q.counted_tokens.0 >= q.counted_tokens.1 && q.shape == NumberShape::Cardinal;
    match &q.unit {
        Some(unit) if q.is_money() => *currency = Some(unit.clone()),
        None if bare && q.low >= Exact::int(AMOUNT) && q.step >= Exact::int(AMOUNT / 1000) => out.unit.clone_from(currency),
        None if bare && aged(view, mention, q) => {
            out.shape = NumberShape::Age;
            out.unit = view.lexicon.numbers.unit("year");
        }
        _ => {}
    }
    out
}

/// "She was 91.": a bare number that closes what is said of somebody.
fn aged(view: &View<'_>, mention: &Mention, q: &Quantity) -> bool {
    let closes = view.outline.tokens.get(mention.tokens.1 as usize).is_none_or(|t| matches!(t.symbol(), '.' | ','));
    let told = || (1..=3).any(|n| mention.tokens.0.checked_sub(n).is_some_and(|t| ends_at(view, t, mention.tokens.0)));
    q.low == q.high && q.low >= Exact::int(GROWN) && q.high <= Exact::int(OLDEST) && closes && told()
}

/// Whether words that an age follows stand at `token` and reach up to `end`.
fn ends_at(view: &View<'_>, token: u32, end: u32) -> bool {
    let hits = view.outline.hits.at(token as usize);
    hits.iter().any(|h| {
        h.class == crate::lang::Class::RelationCue
            && h.end == end
            && view.lexicon.vocabulary.relation_cue(h.value) == Some(RelationCue::OldIs)
    })
}

/// How many others a count of people is told together with, by a noun of their own or by name: "two men and a woman", "dua pria dan seorang
/// wanita", "pengemudi Sukarta dan satu penumpang"; nothing of a count told alone.
pub(super) fn joined(view: &View<'_>, mention: &Mention, behind: u32) -> Option<Exact> {
    let and = |t: u32| has_cue(view, t, RelationCue::And);
    let kind = |t: u32| has_cue(view, t, RelationCue::Kind);
    let own = || kind(behind.saturating_sub(1));
    let here = view.sentence_mentions(mention.sentence);
    let counted = |at: &dyn Fn(&Mention, &Quantity) -> bool| {
        here.iter().find_map(|m| match &m.kind {
            MentionKind::Number(q) if at(m, q) => Some(q.low),
            _ => None,
        })
    };
    if and(behind) && (1..=2).any(|n| kind(behind + n)) && own() {
        return counted(&|m, _| (behind + 1..=behind + 2).contains(&m.tokens.0)).or(Some(Exact::ONE));
    }
    let before = mention.tokens.0.checked_sub(1).filter(|&t| and(t))?;
    let named = |m: &Mention| matches!(&m.kind, MentionKind::Name(n) if n.name_type == NameType::Person) && m.tokens.1 == before;
    let others = before.checked_sub(1).is_some_and(kind) && own();
    let many = || counted(&|m, q| m.tokens.1.max(q.counted_tokens.1) == before);
    (others || here.iter().any(named)).then(|| many().unwrap_or(Exact::ONE))
}

/// Whether the sentence goes on with who is among those that a figure counts.
pub(super) fn including(view: &View<'_>, mention: &Mention) -> bool {
    let end = view.outline.sentences.get(mention.sentence as usize).map_or(mention.tokens.1, |s| s.last);
    view.tokens.any_cue(mention.tokens.1, end, RelationCue::OpenList)
}

/// Gives a part the noun of its whole and what befell it, and a second share its unit.
pub(super) fn complete(view: &View<'_>, facts: &mut [NumberFact]) {
    // "400,000 dollars of the repair bill"; a count and its whole follow below.
    for f in facts.iter_mut().filter(|f| f.quantity.is_money()) {
        f.part = has_cue(view, f.tokens.1, RelationCue::OutOf) && has_cue(view, f.tokens.1 + 1, RelationCue::Definite);
    }
    for i in 1..facts.len() {
        let (before, rest) = facts.split_at_mut(i);
        let (Some(part), Some(whole)) = (before.last_mut(), rest.first_mut()) else { return };
        if part.ground.sentence != whole.ground.sentence || whole.tokens.0 < part.tokens.1 {
            continue;
        }
        let gap = whole.tokens.0 - part.tokens.1;
        part.difference |= gap <= ELIDED && steps(view, part, whole);
        if unnamed(part) != unnamed(whole) && replaces(view, part, whole) {
            if unnamed(part) {
                shared(part, whole)
            } else {
                shared(whole, part)
            }
            continue;
        }
        if part.quantity.is_percent() && gap == 1 && unnamed(whole) {
            // "54 percent to 46", and not "45 percent to 52,000".
            let share = whole.quantity.high <= Exact::int(100);
            if share && has_cue(view, part.tokens.1, RelationCue::Against) {
                whole.quantity.unit.clone_from(&part.quantity.unit);
            }
        } else if (1..=WHOLE).contains(&gap) && unnamed(part) && has_cue(view, part.tokens.1, RelationCue::OutOf) {
            of_whole(view, part, whole);
        }
    }
    divided(view, facts);
    for i in 1..facts.len() {
        let (before, rest) = facts.split_at_mut(i);
        if let Some(bare) = rest.first_mut().filter(|f| unnamed(f) && !f.quantity.low.is_integer()) {
            restated(view, before, bare);
        }
    }
}

/// "Semula magnitudo 5,6, lalu satu jam kemudian dimutakhirkan menjadi 5,4": a bare decimal that something becomes is of the measure of the
/// last decimal before it.
fn restated(view: &View<'_>, before: &[NumberFact], bare: &mut NumberFact) {
    let same = |f: &&NumberFact| f.ground.sentence == bare.ground.sentence && !f.quantity.low.is_integer();
    let Some(full) = before.iter().rev().take(PARTS).find(same).filter(|f| f.quantity.unit.is_some()) else { return };
    let sizes = |x: Exact, y: Exact| x.mul(Exact::int(2)).is_some_and(|most| y <= most);
    let alike = sizes(full.quantity.low, bare.quantity.low) && sizes(bare.quantity.low, full.quantity.low);
    if alike && cue_before(view, bare.tokens.0, 1, RelationCue::To) {
        shared(bare, full);
    }
}

/// "90,000 tonnes, of which Marenta gets 54,000 and Solvik 36,000": bare figures that make up the whole before them are of its unit.
fn divided(view: &View<'_>, facts: &mut [NumberFact]) {
    let mut list = facts;
    while let Some((whole, rest)) = list.split_first_mut() {
        let parts = rest.iter_mut().take_while(|f| f.ground.sentence == whole.ground.sentence && unnamed(f));
        let mut parts: Vec<&mut NumberFact> = parts.take(PARTS).collect();
        let said = parts.first().is_some_and(|f| view.tokens.any_cue(whole.tokens.1, f.tokens.0, RelationCue::OfWhich));
        let sum = parts.iter().try_fold(Exact::ZERO, |sum, f| sum.add(f.quantity.low));
        let measured = whole.quantity.unit.is_some() && whole.quantity.shape == NumberShape::Cardinal;
        if measured && parts.len() > 1 && (said || sum == Some(whole.quantity.low)) {
            parts.iter_mut().for_each(|f| f.quantity.unit.clone_from(&whole.quantity.unit));
        }
        list = rest;
    }
}

/// Whether a figure is told by its distance to something else: "14 kilometres shallower". A rate is told so as well ("2.8 percent
/// higher in July"), so that of a percentage only what it is compared with says it ("31 percent more than the last price").
pub(super) fn differs(view: &View<'_>, mention: &Mention, q: &Quantity) -> bool {
    // "26 orang lebih banyak daripada": what it counts may stand between.
    let end = mention.tokens.1.max(q.counted_tokens.1);
    let behind = |cue| has_cue(view, mention.tokens.1, cue) || has_cue(view, end, cue);
    behind(RelationCue::Compared) || behind(RelationCue::Differs) && !q.is_percent()
}

/// "From nine years to six", "dari magnitudo 6,1 menjadi 5,9", "six years instead of nine": one figure takes the place of the other.
fn replaces(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let start = a.end().min(b.tokens.0);
    let between = |cue| view.tokens.any_cue(a.tokens.1, b.tokens.0, cue);
    let from = || cue_before(view, a.tokens.0, 2, RelationCue::From) && cue_before(view, b.tokens.0, 1, RelationCue::To);
    let sizes = |x: Exact, y: Exact| x.mul(Exact::int(SIZE)).is_some_and(|most| y <= most);
    let alike = sizes(a.quantity.low, b.quantity.low) && sizes(b.quantity.low, a.quantity.low);
    b.tokens.0 - start <= ELIDED && alike && (from() || between(RelationCue::Instead))
}

/// "Naik Rp 150 menjadi Rp 1.300", "up $2 to $15": by how much a level moved, and to which.
fn steps(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let moves = [RelationCue::Change, RelationCue::Upward, RelationCue::Downward];
    let one = a.quantity.unit.is_some() && a.quantity.unit == b.quantity.unit;
    let small = a.quantity.low.mul(Exact::int(2)).is_some_and(|twice| twice <= b.quantity.low);
    let from = || cue_before(view, a.tokens.0, 2, RelationCue::From);
    let moved = || moves.into_iter().any(|cue| cue_before(view, a.tokens.0, MOVED, cue));
    one && small && cue_before(view, b.tokens.0, 1, RelationCue::To) && moved() && !from()
}

/// Gives a figure told without its unit or noun those of the one it stands for.
fn shared(bare: &mut NumberFact, full: &NumberFact) {
    bare.quantity.unit.clone_from(&full.quantity.unit);
    bare.quantity.shape = full.quantity.shape;
    bare.quantity.counted.clone_from(&full.quantity.counted);
    (bare.noun, bare.people) = (full.noun, full.people);
    bare.attribute = bare.attribute.or(full.attribute);
}

/// A plain number without anything counted.
fn unnamed(f: &NumberFact) -> bool {
    f.quantity.unit.is_none() && f.noun == 0 && f.quantity.shape == NumberShape::Cardinal
}

fn of_whole(view: &View<'_>, part: &mut NumberFact, whole: &mut NumberFact) {
    part.whole = Some(whole.quantity.low);
    let counts = whole.quantity.unit.is_none() && whole.quantity.shape == NumberShape::Cardinal;
    if !counts || whole.noun == 0 || part.quantity.high >= whole.quantity.low {
        return;
    }
    part.noun = whole.noun;
    part.people |= whole.people;
    part.part = true;
    part.quantity.counted.clone_from(&whole.quantity.counted);
    // "Twenty-three of the 149 people aboard were hurt": what befell the part stands behind the whole.
    if part.attribute.is_none() {
        part.attribute =
            number::attribute_of(view, (part.tokens.0, whole.tokens.1), part.ground.sentence, &whole.quantity, part.people);
    }
}

/// Whether a figure right before a time is the level that a change has left.
pub(super) fn level_left(view: &View<'_>, mention: &Mention) -> bool {
    let figure = view.sentence_mentions(mention.sentence).iter().rev().find(|m| m.tokens.1 <= mention.tokens.0);
    let figure = figure.filter(|m| matches!(m.kind, MentionKind::Number(_)) && mention.tokens.0 - m.tokens.1 <= LEVEL);
    let before = |at: u32, reach: u32, cue| cue_before(view, at, reach, cue);
    figure.is_some_and(|m| {
        let at = m.tokens.0;
        before(at, 2, RelationCue::Compared) || before(at, 1, RelationCue::From) && before(at, CHANGE, RelationCue::Change)
    })
}
