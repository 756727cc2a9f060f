//! What an event is done to, counted or named: "mengakui dua republik", "recognised the republic of X".

use super::View;
use super::profile::{self, Ground};
use crate::extract::{EventMention, Mention, MentionKind, NameType};
use crate::lang::Class;
use crate::value::{DayInterval, NumberShape, TimexKind};

/// Tokens between the event and its agent.
const AGENT_REACH: u32 = 9;
/// Tokens between the event and its object.
const OBJECT_REACH: u32 = 5;

/// The objects of an event.
#[derive(Clone, Debug)]
pub struct ObjectFact {
    /// Event class, an index into the vocabulary.
    pub event: u16,
    /// Key of who does it.
    pub agent: String,
    /// How many objects; a single name counts one.
    pub count: i64,
    /// The objects are named, not counted.
    pub named: bool,
    /// Days of the nearest date of the sentence.
    pub time: Option<DayInterval>,
    /// Place and context of the object.
    pub ground: Ground,
}

pub(super) fn find(view: &View<'_>) -> Vec<ObjectFact> {
    view.mentions
        .iter()
        .filter(|m| m.zone.asserts())
        .filter_map(|m| match &m.kind {
            MentionKind::Event(e) if !e.negated && !e.planned => object(view, m, e),
            _ => None,
        })
        .collect()
}

fn object(view: &View<'_>, event: &Mention, e: &EventMention) -> Option<ObjectFact> {
    let index = profile::event_index(view, &e.class)?;
    view.lexicon.vocabulary.event(index as u32).filter(|k| k.objects)?;
    let around = view.sentence_mentions(event.sentence);
    let agent =
        around.iter().rev().filter(|m| m.tokens.1 <= event.tokens.0 && event.tokens.0 - m.tokens.1 <= AGENT_REACH).find_map(
            |m| match &m.kind {
                MentionKind::Name(n) => Some(n.key.as_str().to_owned()),
                _ => None,
            },
        )?;
    let behind = |m: &&Mention| m.tokens.0 >= event.tokens.1 && m.tokens.0 - event.tokens.1 <= OBJECT_REACH;
    let counted = around.iter().filter(behind).find_map(|m| match &m.kind {
        MentionKind::Number(q) if matches!(q.shape, NumberShape::Cardinal) => {
            q.low.to_i64().filter(|n| (2..100).contains(n)).map(|n| (m, n))
        }
        _ => None,
    });
    let (mention, count, named) = match counted {
        Some((m, n)) => (m, n, false),
        None => (single(view, around.iter().filter(behind), event.sentence)?, 1, true),
    };
    let time = around
        .iter()
        .filter_map(|m| match &m.kind {
            MentionKind::Date { timex: Some(t), .. } if t.kind == TimexKind::Date => t.days,
            _ => None,
        })
        .next();
    Some(ObjectFact { event: index, agent, count, named, time, ground: profile::ground(view, mention) })
}

/// The only name behind the event, when no list goes on behind it and no word makes it an example.
fn single<'a>(view: &View<'a>, mut behind: impl Iterator<Item = &'a Mention>, sentence: u32) -> Option<&'a Mention> {
    let first = behind.find(|m| matches!(&m.kind, MentionKind::Name(n) if n.name_type == NameType::Location))?;
    let hits = &view.outline.hits;
    let last = view.outline.sentences.get(sentence as usize)?.last;
    let listed = view.sentence_mentions(sentence).iter().any(|m| {
        let near = m.tokens.0 >= first.tokens.1 && m.tokens.0 - first.tokens.1 <= 3;
        near && matches!(&m.kind, MentionKind::Name(_))
    });
    let joined = hits.get(first.tokens.1 as usize, Class::Conjunction).is_some() && first.tokens.1 < last;
    let mark = view.outline.tokens.get(first.tokens.1 as usize).map(|t| t.span.of(view.text));
    // "seperti Republik X", "termasuk X": an example is no complete object.
    let before = first.tokens.0.checked_sub(1).map(|t| hits.mask(t as usize)).unwrap_or(0);
    let example = before & (Class::Preposition.mask() | Class::Conjunction.mask() | Class::Function.mask()) != 0;
    (!listed && !joined && !example && mark != Some(",")).then_some(first)
}
