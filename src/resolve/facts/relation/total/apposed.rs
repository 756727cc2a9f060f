//! A whole with its parts right behind it: "Sebelas awaknya, delapan warga Madagaskar dan lima warga Komoro, ditampung", "Twelve climbers,
//! seven men and six women, …", "enam nama: empat dari Sahudai, lima dari Latupari".

use super::closed::mistyped;
use super::parts::{parts_of, report, shares_noun, sum};
use super::settled;
use crate::lang::RelationCue;
use crate::resolve::facts::View;
use crate::resolve::facts::number::NumberFact;
use crate::resolve::facts::relation::{RelationFact, cue_after, cue_before, has_cue, of_sentence, sentences, sign};
use crate::value::Slip;

/// Tokens between a whole and the sign that opens its parts.
const OPENS: u32 = 8;
/// Tokens between one part and the next.
const ITEM: u32 = 6;
/// Tokens behind the last part up to the sign that closes the list.
const CLOSES: u32 = 4;
/// Sentences between a whole and those who take it up.
const BACK: u32 = 2;
/// Figures of a sentence beyond which it is a table.
const TABLE: usize = 8;

pub(in crate::resolve::facts::relation) fn find(view: &View<'_>, numbers: &[NumberFact], out: &mut Vec<RelationFact>) {
    for s in sentences(numbers) {
        let list: Vec<&NumberFact> = of_sentence(numbers, s).filter(|n| n.is_tally()).take(TABLE + 1).collect();
        if let Some(sentence) = view.outline.sentences.get(s as usize).filter(|_| list.len() == 2) {
            taken_up(view, numbers, &list, sentence.first, out);
        }
        if (3..=TABLE).contains(&list.len()) {
            for (i, three) in list.windows(3).enumerate() {
                let [whole, a, b] = *three else { continue };
                let next = list.get(i + 3).copied();
                let open = opened(view, whole, a) && !cue_after(view, whole.tokens.1, OPENS, RelationCue::OpenList);
                let told = open && (sexes(view, whole, a, b) || groups(view, whole, a, b) || places(view, whole, a, b));
                if told && closed(view, b, next) && parts_of(whole, &[a, b]) {
                    let all = sum(&[a, b]);
                    if all.is_some_and(|all| !settled(numbers, whole, all)) {
                        report(whole, &[a, b], out);
                    }
                }
            }
        }
    }
}

/// "712 jemaah … Dari jumlah itu, 401 perempuan dan 341 laki-laki": the only count of people that the sexes are nearly all of, told in the
/// headline or a sentence near by.
fn taken_up(view: &View<'_>, numbers: &[NumberFact], list: &[&NumberFact], first: u32, out: &mut Vec<RelationFact>) {
    let [a, b] = list else { return };
    let opens = view.tokens.any_cue(first, first + 3, RelationCue::OfWhich) && a.tokens.0 - first <= OPENS;
    if !opens || !both(view, a, b) || !and(view, a, b) || !closed(view, b, None) {
        return;
    }
    let Some(all) = sum(list) else { return };
    let larger = |n: &&NumberFact| {
        let near = n.ground.headline() || n.ground.sentence < a.ground.sentence && n.ground.sentence + BACK >= a.ground.sentence;
        n.is_tally() && n.noun != 0 && near && n.quantity.low > a.quantity.low.max(b.quantity.low)
    };
    let typed = |n: &&NumberFact| mistyped(n, list, |x, y| Slip::reckoned(x, y) >= Slip::Likely);
    let mut wholes = numbers.iter().filter(larger).filter(typed);
    let Some(whole) = wholes.next().filter(|w| wholes.all(|n| n.quantity.low == w.quantity.low)) else { return };
    let told = numbers.iter().any(|n| n.quantity.low == all && n.quantity.high == all);
    if !told && parts_of(whole, list) {
        report(whole, list, out);
    }
}

/// Whether one counts men and the other women.
fn both(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let male = |n: &NumberFact| noun_is(view, n, RelationCue::Male);
    let female = |n: &NumberFact| noun_is(view, n, RelationCue::Female);
    male(a) && female(b) || female(a) && male(b)
}

/// Whether a sign or "yakni" stands right before the first part, and nothing that ends the clause between it and the whole.
fn opened(view: &View<'_>, whole: &NumberFact, first: &NumberFact) -> bool {
    let behind = whole.end();
    let Some(gap) = first.tokens.0.checked_sub(behind).filter(|g| (1..=OPENS).contains(g)) else { return false };
    let named = cue_before(view, first.tokens.0, gap.min(2), RelationCue::Namely);
    let mark = matches!(sign(view, first.tokens.0 - 1), "," | ":" | "(" | "–" | "—");
    let inside = (behind..first.tokens.0 - 1).any(|t| matches!(sign(view, t), ";" | "." | ")"));
    let joined = view.tokens.any_cue(whole.tokens.1, first.tokens.0, RelationCue::And);
    (named || mark) && !inside && !joined && !whole.part
}

/// Whether the list is over behind the second part: a sign stands there, and no figure that goes on with it.
fn closed(view: &View<'_>, last: &NumberFact, next: Option<&NumberFact>) -> bool {
    let behind = last.end();
    let stop = view.outline.sentence(last.tokens.0 as usize).map_or(behind, |s| s.last);
    let sign = (behind..(behind + CLOSES).min(stop)).any(|t| matches!(sign(view, t), "," | ")" | "–" | "—" | "." | ";"));
    let more = next.is_some_and(|n| n.tokens.0.saturating_sub(behind) <= ITEM);
    let rest = [RelationCue::Others, RelationCue::Rest, RelationCue::And].iter().any(|c| cue_after(view, behind, CLOSES + 1, *c));
    (sign || stop.saturating_sub(behind) <= CLOSES) && !more && !rest
}

fn and(view: &View<'_>, a: &NumberFact, b: &NumberFact) -> bool {
    let Some(gap) = b.tokens.0.checked_sub(a.tokens.1) else { return false };
    gap <= ITEM && cue_before(view, b.tokens.0, gap.min(2), RelationCue::And)
}

/// "Twelve climbers, seven men and six women": nobody is left out.
fn sexes(view: &View<'_>, whole: &NumberFact, a: &NumberFact, b: &NumberFact) -> bool {
    let kind = (whole.tokens.1..=whole.quantity.counted_tokens.1).any(|t| has_cue(view, t, RelationCue::Kind));
    // "17 spesimen, 11 jantan dan enam betina": animals have no noun of their own there.
    let alike = whole.people || whole.noun != 0 && !(a.people || b.people);
    alike && !kind && and(view, a, b) && both(view, a, b)
}

/// Whether what a figure counts is called so, and nothing more is said of it.
fn noun_is(view: &View<'_>, n: &NumberFact, cue: RelationCue) -> bool {
    (n.tokens.1..=n.quantity.counted_tokens.0.max(n.tokens.1)).any(|t| has_cue(view, t, cue))
        || n.quantity.counted_tokens.1 > 0 && has_cue(view, n.quantity.counted_tokens.1 - 1, cue)
}

/// "Sebelas awaknya, delapan warga Madagaskar dan lima warga Komoro": people of one sort from two places.
fn groups(view: &View<'_>, whole: &NumberFact, a: &NumberFact, b: &NumberFact) -> bool {
    let sort = |n: &NumberFact| n.noun != 0 && has_cue(view, n.quantity.counted_tokens.0, RelationCue::Everybody);
    let beside = a.tokens.0.saturating_sub(whole.end()) <= 2;
    people(view, whole) && beside && and(view, a, b) && sort(a) && sort(b) && a.noun == b.noun && whole.noun != a.noun
}

/// Whether people are counted, whatever ending their noun has: "awaknya".
fn people(view: &View<'_>, n: &NumberFact) -> bool {
    let word = sign(view, n.quantity.counted_tokens.0).to_lowercase();
    n.people || n.noun != 0 && view.lexicon.vocabulary.is_people(&view.lexicon.speech.stemmer.stem(&word))
}

/// "Enam nama korban dibacakan: empat dari Sahudai, lima dari Latupari": behind a colon, and more than all.
fn places(view: &View<'_>, whole: &NumberFact, a: &NumberFact, b: &NumberFact) -> bool {
    let colon = sign(view, a.tokens.0 - 1) == ":" && whole.noun != 0;
    let spread = |n: &NumberFact| {
        let bare = n.quantity.counted.is_none() || n.noun == whole.noun || shares_noun(view, n, whole);
        bare && has_cue(view, n.end(), RelationCue::Spread)
    };
    let more = sum(&[a, b]).is_some_and(|s| s > whole.quantity.low);
    let near = b.tokens.0.saturating_sub(a.tokens.1) <= ITEM;
    // "Empat anggota diadukan: dua diberi peringatan, tiga direhabilitasi".
    let fates = |n: &NumberFact| n.quantity.counted.is_none() && !has_cue(view, n.end(), RelationCue::OfWhich);
    colon && more && near && (spread(a) && spread(b) || whole.people && fates(a) && fates(b))
}
