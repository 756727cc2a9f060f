//! Temporal expressions to values: anchors, directions, years nobody wrote.

mod clash;
mod context;
mod infer;
mod length;
mod part;
mod point;
mod saying;
mod section;
mod tense;
mod value;

use super::Anchor;
use crate::extract::{DateExpr, Mention, MentionKind, SetExpr};
use crate::lang::Lexicon;
use crate::segment::Outline;
use crate::value::{Date, Granularity, PartialDate, Timex, TimexKind};
use context::{Context, Steps};

/// Fills the value of every date mention, in text order: a later one may hang on an earlier one.
pub(super) fn resolve(text: &str, outline: &Outline, mentions: &mut [Mention], anchor: &Anchor, lexicon: &Lexicon) {
    let mut cx = Context::new(text, outline, anchor, lexicon);
    let sayings = saying::find(outline, mentions, lexicon);
    for mention in mentions.iter_mut() {
        let said = if saying::hangs(mention) { saying::of(&sayings, mention.tokens.0) } else { None };
        let MentionKind::Date { expr, timex } = &mut mention.kind else { continue };
        let said = said.and_then(|said| said_on(&mut cx, said));
        cx.enter(mention.tokens, mention.sentence);
        let mut steps = Steps::default();
        let resolved = cx.counted_from(said, |cx| one(cx, expr, &mut steps));
        cx.leave(expr, &resolved);
        *timex = Some(Box::new(resolved));
        mention.derivation = steps.done();
    }
}

/// The day on which words were said, when it is no later than the publication and no slip shows in it.
fn said_on(cx: &mut Context<'_>, said: &saying::Saying) -> Option<Date> {
    cx.enter(said.tokens, said.sentence);
    let day = point::point(cx, &said.point, &mut Steps::default());
    let days = day.days.filter(|days| days.len() == 1 && day.clash.is_none())?;
    cx.anchor.is_none_or(|published| days.first <= published).then_some(days.first)
}

fn one(cx: &mut Context<'_>, expr: &DateExpr, steps: &mut Steps) -> Timex {
    match expr {
        // A time of day that comes every day is of none.
        DateExpr::Point(p) if p.is_clock_only() && cx.is_habit() => {
            Timex { kind: TimexKind::Set, clock: p.clock, ..blank(value::pattern(p)) }
        }
        DateExpr::Point(p) => point::point(cx, p, steps),
        DateExpr::Range(p, q) => point::range(cx, p, q, steps),
        DateExpr::Length(l) => length::length(cx, l, steps),
        DateExpr::Set(SetExpr::Every(amount)) => {
            Timex { kind: TimexKind::Set, period: length::period(amount), ..blank(length::every(amount)) }
        }
        DateExpr::Set(SetExpr::Pattern(p)) => Timex { kind: TimexKind::Set, written: p.written, ..blank(value::pattern(p)) },
        DateExpr::Vague(reference) => Timex { vague: true, relative: true, ..blank(reference.value().to_owned()) },
    }
}

/// A value with nothing known about it yet.
fn blank(value: String) -> Timex {
    Timex {
        kind: TimexKind::Date,
        value,
        days: None,
        clock: None,
        period: None,
        grain: Granularity::Day,
        modifier: None,
        known: crate::value::Components::NONE,
        implied: crate::value::Components::NONE,
        written: PartialDate::default(),
        clash: None,
        impossible: false,
        relative: false,
        meant: None,
        vague: false,
    }
}
