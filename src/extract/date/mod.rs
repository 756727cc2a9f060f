//! Temporal expressions as written. Each token that can start one is tried once, from the longest shape to the shortest.

mod atom;
mod barren;
mod clock;
mod expr;
mod length;
mod namesake;
mod numeral;
mod numeric;
mod part;
mod period;
mod point;
mod range;
mod relative;
mod scan;
mod year;

pub use expr::{Amount, DateExpr, Length, ONE, Point, SetExpr};

use super::{Context, Mention, MentionKind};
use crate::lang::{Class, CueWord, Hit, NumberSuffix, Start};
use crate::segment::Zone;
use crate::text::TokenKind;
use scan::Scan;

/// Classes of phrases that can start a temporal expression.
const STARTS: u64 = Start::Date.classes() & !Class::DateTrap.mask();

/// Appends every temporal expression outside boilerplate.
pub(super) fn extract(cx: &Context<'_>, out: &mut Vec<Mention>) {
    let s = Scan::new(cx);
    let tokens = &cx.outline.tokens;
    let mut i = 0;
    loop {
        i = cx.outline.hits.next_start(i, tokens.len(), Start::Date);
        let Some(token) = tokens.get(i) else { break };
        let mask = cx.outline.hits.mask(i);
        let found = mask & Start::Date.classes();
        if found == 0 && token.kind == TokenKind::Symbol && !apostrophe(&s, i) {
            i += 1;
            continue;
        }
        if barren::alone(&s, i, token, mask) || matches!(cx.outline.zone(i), Zone::Boilerplate | Zone::Duplicate) {
            i += 1;
            continue;
        }
        if let Some(trap) = s.trap(i, 0) {
            i = trap.end as usize;
            continue;
        }
        if let Some(end) = another_calendar(&s, i) {
            i = end;
            continue;
        }
        i = numbered(&s, i).unwrap_or_else(|| take(&s, i, out));
    }
}

/// "'98"
fn apostrophe(s: &Scan<'_>, i: usize) -> bool {
    s.token(i).is_some_and(|t| matches!(t.symbol(), '\'' | '’')) && s.figure(i + 1).is_some() && s.glued(i + 1)
}

/// "UU Nomor 4 Tahun 2023": the number of a law with its year.
fn numbered(s: &Scan<'_>, i: usize) -> Option<usize> {
    s.figure(i).filter(|_| s.after_trap_word(i))?;
    let at = s.cue(i + 1, CueWord::Year)?.end as usize;
    s.year(at).map(|_| at + 1)
}

/// Takes the expression at `i`, if there is one, and returns the token to go on with.
fn take(s: &Scan<'_>, i: usize, out: &mut Vec<Mention>) -> usize {
    let open = s.opening(i);
    if open.figure
        && let Some((members, last)) = range::list(s, i)
        && let Some((p, end)) = point::point(s, last).filter(|(p, _)| p.has_day() && p.written.weekday.is_none())
    {
        for (at, day) in members {
            push(s, out, at, at + 1, DateExpr::Point(Box::new(range::member(&p, day))));
        }
        push(s, out, last, end, DateExpr::Point(Box::new(p)));
        return end;
    }
    if let Some((expr, end, next)) = open.figure_or(Class::DateNumeral.mask(), || length::lower(s, i)) {
        push(s, out, i, end, expr);
        return next;
    }
    match expression(s, i) {
        Some((expr @ DateExpr::Set(SetExpr::Pattern(_)), end)) if end > i => {
            push(s, out, i, end, expr);
            further_sets(s, end, out)
        }
        Some((DateExpr::Point(mut p), end)) if end > i => {
            let (days, after) = range::further_days(s, &mut p, end);
            let members: Vec<_> = days.iter().map(|&(at, day)| (at, range::member(&p, day))).collect();
            push(s, out, i, end, DateExpr::Point(p));
            for (at, member) in members {
                push(s, out, at, at + 1, DateExpr::Point(Box::new(member)));
            }
            after
        }
        Some((expr, end)) if end > i => {
            push(s, out, i, end, expr);
            end
        }
        _ => i + 1,
    }
}

/// "setiap Rabu, Jumat dan Minggu", "setiap Senin-Jumat": the other weekdays are repeated as well.
fn further_sets(s: &Scan<'_>, mut end: usize, out: &mut Vec<Mention>) -> usize {
    for _ in 0..6 {
        let mut at = end + usize::from(s.is(end, ","));
        if let Some(h) = s.hit(at, Class::RangeWord).or_else(|| s.cue(at, CueWord::And)) {
            at = h.end as usize;
        }
        let Some(h) = s.hit(at, Class::Weekday).filter(|_| at > end && s.joins(at)) else { break };
        let Some(w) = s.dates.weekdays.get(h.value as usize) else { break };
        let mut p = Point::default();
        p.written.weekday = Some(w.weekday);
        end = h.end as usize;
        push(s, out, at, end, DateExpr::Set(SetExpr::Pattern(Box::new(p))));
    }
    end
}

/// The longest expression that starts at `i`.
fn expression(s: &Scan<'_>, i: usize) -> Option<(DateExpr, usize)> {
    const COUNTED: u64 = Class::DateCue.mask() | Class::Direction.mask() | Class::TimeUnit.mask() | Class::DateNumeral.mask();
    let open = s.opening(i);
    if let Some(found) = length::set(s, i).or_else(|| length::ended(s, i)) {
        return Some(found);
    }
    let cued = s.cue(i, CueWord::Year).map_or(i, |h| h.end as usize);
    let range = if open.figure { range::days(s, i, false).or_else(|| range::figures(s, i, false)) } else { None };
    if let Some((p, q, end)) = range.or_else(|| range::years(s, cued)).or_else(|| range::times(s, i)) {
        return Some((DateExpr::Range(Box::new(p), Box::new(q)), end));
    }
    let length = open.figure_or(COUNTED, || length::length(s, i));
    let point = point::point(s, i).or_else(|| year::bare(s, i));
    let vague = vague(s, i);
    let reach = |e: Option<usize>| e.unwrap_or(0);
    let (l, p, v) = (reach(length.as_ref().map(|l| l.1)), reach(point.as_ref().map(|p| p.1)), reach(vague.as_ref().map(|v| v.1)));
    if v > 0 && v >= l && v >= p {
        return vague;
    }
    if l > p {
        return length.map(|(expr, end)| (each(s, i, expr), end));
    }
    let (mut p, end) = point?;
    if let Some((a, b, end)) = weekday_range(s, &p, end) {
        return Some((DateExpr::Range(Box::new(a), Box::new(b)), end));
    }
    let second =
        range::second(s, &mut p, end).or_else(|| range::month_days(s, &mut p, end)).or_else(|| range::between(s, &mut p, i, end));
    if let Some((mut q, after)) = second {
        // "Rabu dan Kamis, 30 November–1 Desember": the weekday is that of the last day.
        if p.written.weekday.is_some() && q.has_day() && behind_a_weekday(s, i) {
            q.written.weekday = q.written.weekday.or(p.written.weekday.take());
        }
        return Some((DateExpr::Range(Box::new(p), Box::new(q)), after));
    }
    if (p.is_clock_only() && p.clock.is_none()) || (p.season.is_some() && !p.has_calendar()) {
        return None;
    }
    Some((DateExpr::Point(Box::new(p)), end))
}

/// Whether a weekday and "dan" stand right before `i`.
fn behind_a_weekday(s: &Scan<'_>, i: usize) -> bool {
    let Some(and) = i.checked_sub(1).filter(|&at| s.cue(at, CueWord::And).is_some_and(|h| h.end as usize == i)) else {
        return false;
    };
    let named = |at: usize| s.hit(at, Class::Weekday).is_some_and(|h| h.end as usize == at + 1);
    // "Jumat, Sabtu, dan Minggu".
    (1..=2).filter_map(|back| and.checked_sub(back)).any(|at| named(at) && (at + 1..and).all(|t| s.is(t, ",")))
}

/// "dua kali sebulan": a unit behind a word that multiplies is one in which something happens again and again.
fn each(s: &Scan<'_>, i: usize, expr: DateExpr) -> DateExpr {
    let multiple = |h: Hit| s.cx.lexicon.numbers.suffixes.get(h.value as usize) == Some(&NumberSuffix::Multiple);
    match expr {
        DateExpr::Length(Length { amount, from: None, word: None, hedge: None })
            if amount.parts == Some(ONE)
                && s.joins(i)
                && i.checked_sub(1).and_then(|before| s.hit(before, Class::NumberSuffix)).is_some_and(multiple) =>
        {
            DateExpr::Set(SetExpr::Every(amount))
        }
        other => other,
    }
}

/// "Sabtu-Minggu (4-5/3/2023)", "Sabtu (4-5/3)": the bracket says which days.
fn weekday_range(s: &Scan<'_>, p: &Point, end: usize) -> Option<(Point, Point, usize)> {
    let weekday = p.written.weekday.filter(|_| !p.has_day())?;
    let (mut open, mut second) = (end, None);
    let joined = s.range_word(end).map(|r| r.0).or_else(|| s.cue(end, CueWord::And).map(|h| h.end as usize));
    if let Some((q, after)) = joined.and_then(|at| point::point(s, at)).filter(|(q, _)| !q.has_day()) {
        (second, open) = (q.written.weekday, after);
    }
    if !s.is(open, "(") {
        return None;
    }
    let (mut a, mut b, mut end) = range::days(s, open + 1, true).or_else(|| range::figures(s, open + 1, true))?;
    (a.written.weekday, b.written.weekday) = (Some(weekday), second);
    end += usize::from(s.is(end, ")"));
    Some((a, b, end))
}

fn vague(s: &Scan<'_>, i: usize) -> Option<(DateExpr, usize)> {
    let h = s.hit(i, Class::Deictic)?;
    let reference = s.dates.deictics.get(h.value as usize)?.reference?;
    Some((DateExpr::Vague(reference), h.end as usize))
}

/// "1 Muharram 1445 H": the whole date of another calendar.
fn another_calendar(s: &Scan<'_>, i: usize) -> Option<usize> {
    let at = i + usize::from(s.figure(i).is_some_and(|f| f.digits <= 2));
    let h = s.hit(at, Class::Month)?;
    if !s.dates.months.get(h.value as usize)?.foreign || !s.token(at)?.capital() {
        return None;
    }
    let mut end = h.end as usize;
    if s.joins(end) && s.year(end).is_some_and(|y| y < 1700) {
        end += 1;
    }
    Some(s.cue(end, CueWord::Era).map_or(end, |e| e.end as usize))
}

fn push(s: &Scan<'_>, out: &mut Vec<Mention>, from: usize, to: usize, expr: DateExpr) {
    let outline = s.cx.outline;
    out.push(Mention {
        span: outline.span(from..to),
        tokens: (from as u32, to as u32),
        sentence: outline.sentence_of.get(from).copied().unwrap_or(0),
        zone: outline.zone(from),
        kind: MentionKind::Date { expr, timex: None },
        derivation: Vec::new(),
    });
}
