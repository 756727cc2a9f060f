//! Temporal expressions to values: anchors, directions, years nobody wrote.

mod clash;
mod context;
mod infer;
mod length;
mod part;
mod point;
mod section;
mod tense;
mod value;

use super::Anchor;
use crate::extract::{DateExpr, Mention, MentionKind, SetExpr};
use crate::lang::Lexicon;
use crate::segment::Outline;
use crate::value::{Granularity, PartialDate, Timex, TimexKind};
use context::{Context, Steps};

/// Fills the value of every date mention, in text order: a later one may hang on an earlier one.
pub(super) fn resolve(text: &str, outline: &Outline, mentions: &mut [Mention], anchor: &Anchor, lexicon: &Lexicon) {
    let mut cx = Context::new(text, outline, anchor, lexicon);
    for mention in mentions.iter_mut() {
        let MentionKind::Date { expr, timex } = &mut mention.kind else { continue };
        cx.enter(mention.tokens, mention.sentence);
        let mut steps = Steps::default();
        let resolved = one(&mut cx, expr, &mut steps);
        cx.leave(expr, &resolved);
        *timex = Some(Box::new(resolved));
        mention.derivation = steps.done();
    }
}

fn one(cx: &mut Context<'_>, expr: &DateExpr, steps: &mut Steps) -> Timex {
    match expr {
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
