//! Ages: whose they are, and whether somebody has them on the day of the report.

use super::View;
use super::relation;
use crate::extract::{Mention, MentionKind, NameType};
use crate::lang::{Class, RelationCue};
use crate::text::TokenKind;
use crate::value::DayInterval;

/// Tokens between the word for a death and the age, with day and place between.
const DIED_REACH: u32 = 24;
/// Tokens between "built in" and its year.
const FOUNDED_REACH: u32 = 2;
/// Tokens between "lahir" and its date.
const BORN_REACH: u32 = 6;
/// Tokens between a name and an age right behind it.
const BEHIND: u32 = 4;
/// Tokens between "akan" and the age.
const AHEAD: u32 = 4;
/// Tokens of an apposition that ends in an age.
const DESCRIBED: u32 = 10;
/// Tokens before an age that describes the name behind it; with fewer it opens its clause and tells when ("pada usia 9 tahun, …").
const CLAUSE: u32 = 3;

/// Whether commas (or brackets) stand on both sides and a person's name right before them.
pub(super) fn apposed(view: &View<'_>, mention: &Mention) -> bool {
    let symbol = |t: u32| view.outline.tokens.get(t as usize).map_or("", |t| t.span.of(view.text));
    let open = mention.tokens.0.checked_sub(1).map_or("", symbol);
    matches!(open, "," | "(") && matches!(symbol(mention.tokens.1), "," | ")") && before(view, mention).is_some()
}

/// Whether the words beside an age say that it is not the age somebody has on the day of the report.
pub(super) fn at_another_time(view: &View<'_>, mention: &Mention) -> bool {
    let published = view.anchor.date.map(|d| d.year());
    let told = |m: &Mention| match &m.kind {
        // "Opened in 1843, it is 181 years old": a beginning is no other time.
        MentionKind::Date { timex: Some(t), .. }
            if !relation::cue_before(view, m.tokens.0, BORN_REACH, RelationCue::Born)
                && !relation::cue_before(view, m.tokens.0, FOUNDED_REACH, RelationCue::Founded) =>
        {
            // "Bulan depan pasar itu genap berusia 30 tahun".
            let ahead = |d: DayInterval| view.anchor.date.is_some_and(|today| d.first > today);
            t.days.is_some_and(|d| published.is_some_and(|y| d.last.year() < y) || ahead(d))
        }
        _ => false,
    };
    // "Akan genap berusia 45 tahun": nobody is so old yet. "Akan menggantikan Hasan (72)" tells his age today.
    let ahead = || relation::cue_before(view, mention.tokens.0, AHEAD, RelationCue::Ahead) && !apposed(view, mention);
    // Who died now was never older.
    let died = relation::cue_before(view, mention.tokens.0, DIED_REACH, RelationCue::Died);
    !died && relation::cue_before(view, mention.tokens.0, 4, RelationCue::Then)
        || relation::cue_after(view, mention.tokens.1, 2, RelationCue::Then)
        || ahead()
        || later(view, mention)
        || !apposed(view, mention) && view.sentence_mentions(mention.sentence).iter().any(told)
}

/// Whether a time that has not come stands right behind an age: "45 tahun pada Juli mendatang", "59 tahun bulan depan".
pub(super) fn later(view: &View<'_>, mention: &Mention) -> bool {
    view.anchor.date.is_some_and(|today| relation::dated_later(view, mention.tokens, mention.sentence, today))
}

/// The person an age belongs to, by key: the name it stands right behind ("Mirna (48)"), the name that an apposition describes ("Jufri,
/// sopir truk berumur 48 tahun"), or the one it is told before ("the 48-year-old Jane Doe", "cucunya yang berusia 9 tahun, Fahri").
pub(super) fn subject(view: &View<'_>, mention: &Mention) -> Option<String> {
    before(view, mention).or_else(|| described(view, mention)).or_else(|| behind(view, mention))
}

/// The people of the sentence, with the tokens of their names.
fn people<'v>(view: &'v View<'_>, mention: &Mention) -> impl DoubleEndedIterator<Item = ((u32, u32), &'v str)> {
    view.sentence_mentions(mention.sentence).iter().filter_map(|m| match &m.kind {
        MentionKind::Name(n) if n.name_type == NameType::Person => Some((m.tokens, n.key.as_str())),
        _ => None,
    })
}

/// The nearest name shortly before the age.
fn before(view: &View<'_>, mention: &Mention) -> Option<String> {
    let shortly = people(view, mention).filter(|(at, _)| at.1 <= mention.tokens.0 && mention.tokens.0 - at.1 <= BEHIND);
    shortly.min_by_key(|(at, _)| mention.tokens.0 - at.1).map(|(_, key)| key.to_owned())
}

/// The name from which an apposition of nothing but words leads to the age.
fn described(view: &View<'_>, mention: &Mention) -> Option<String> {
    let (at, key) = people(view, mention).filter(|(at, _)| at.1 <= mention.tokens.0).max_by_key(|(at, _)| at.1)?;
    let between = view.outline.tokens.get(at.1 as usize..mention.tokens.0 as usize)?;
    let (comma, words) = between.split_first()?;
    // "Kepala desa, Suyatno, mengatakan jembatan yang berusia 25 tahun …": what somebody says is no apposition.
    let says = (at.1..mention.tokens.0).any(|t| view.outline.hits.get(t as usize, Class::SayVerb).is_some());
    let plain = comma.is_any_mark(",") && !says && words.iter().all(|t| t.kind == TokenKind::Word);
    (plain && between.len() <= DESCRIBED as usize).then(|| key.to_owned())
}

/// The name right behind the age, or behind the comma that ends the clause it describes the name in.
fn behind(view: &View<'_>, mention: &Mention) -> Option<String> {
    let mark = |t: u32| view.outline.tokens.get(t as usize).is_some_and(|t| t.kind != TokenKind::Word);
    let (at, key) = people(view, mention).find(|(at, _)| at.0 >= mention.tokens.1)?;
    let comma = view.outline.tokens.get(mention.tokens.1 as usize).is_some_and(|t| t.is_any_mark(","));
    let first = view.outline.sentences.get(mention.sentence as usize).map_or(0, |s| s.first);
    let clause = (first..mention.tokens.0).rev().take_while(|&t| !mark(t)).count() as u32;
    let near = at.0 == mention.tokens.1 || comma && at.0 == mention.tokens.1 + 1 && clause >= CLAUSE;
    near.then(|| key.to_owned())
}
