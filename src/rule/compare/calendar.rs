//! Weekday against date, and dates that do not exist.

use super::clash::{Clash, ClashSide, Sink};
use crate::resolve::Dossier;
use crate::resolve::facts::TimeFact;
use crate::rule::{CalendarCheck, Rule};
use crate::value::Reason;

/// Bytes of a text in which some word has a hyphen, when none has been lost.
const PROSE: usize = 500;

pub(super) fn inside(rule: &Rule, check: CalendarCheck, d: &Dossier, i: usize, sink: &mut Sink) {
    for t in &d.facts.times {
        sink.compared();
        let expected = match (check, &t.timex.clash) {
            (CalendarCheck::Existence, _) if t.timex.impossible && range_run_together(d, t) => {
                sink.silent(rule, Reason::Ambiguous);
                continue;
            }
            (CalendarCheck::Existence, _) if t.timex.impossible => String::new(),
            (CalendarCheck::Weekday, Some(clash)) if !t.timex.impossible => {
                let repairs: Vec<String> = clash.repairs.iter().take(3).map(|day| format!("{:?} {day}", day.weekday())).collect();
                repairs.join(", ")
            }
            _ => continue,
        };
        let side =
            ClashSide { article: Some(i), span: t.ground.span, value: t.timex.value.clone(), derivation: t.derivation.clone() };
        let mut c = Clash::new(rule, format!("calendar@{}", t.ground.span.start), vec![side]);
        if let Some(clash) = &t.timex.clash {
            c.subject = format!("{:?}", clash.written);
            c.detail = format!("{:?}", clash.actual);
        }
        c.expected = expected;
        c.confidence = 0.98;
        c.decided = true;
        sink.clash(c);
    }
}

/// "34 Desember" in a text without a single hyphen: the third to the fourth, of which a copy has lost the hyphen.
fn range_run_together(d: &Dossier, t: &TimeFact) -> bool {
    let ascending = t.timex.written.day.is_some_and(|day| (12..100).contains(&day) && day / 10 < day % 10);
    let text = &d.article.text;
    ascending && t.timex.written.weekday.is_none() && text.len() > PROSE && !text.contains(['-', '–', '—'])
}
