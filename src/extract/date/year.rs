//! Years that stand alone.

use super::expr::Point;
use super::numeral;
use super::relative;
use super::scan::Scan;
use crate::lang::{Class, CueWord};
use crate::text::TokenKind;

/// A figure that is clearly a year: in a position where years stand, and with nothing beside it that it could count.
pub(super) fn bare(s: &Scan<'_>, i: usize) -> Option<(Point, usize)> {
    let mut p = Point::default();
    let Some(year) = s.year(i) else {
        let (y, end) = s.dates.month_first.then(|| numeral::spelt_year(s, i)).flatten()?;
        if s.has_hit(end, Class::TimeUnit) || s.trap(end, 2).is_some() || y == 2000 {
            return None;
        }
        p.written.year = Some(y);
        return Some((p, end));
    };
    let cued =
        (1..=2).any(|back| i.checked_sub(back).and_then(|b| s.cue(b, CueWord::Preposition)).is_some_and(|h| h.end as usize == i));
    // "In 1324" closes its clause; "in 1324 villages" counts.
    let old = cued && (1000..1500).contains(&year) && ends(s, i + 1);
    let span = if old {
        1000..=1499
    } else if cued {
        1500..=2199
    } else {
        1900..=2099
    };
    if !span.contains(&year) || !converted(s, i) && (counts(s, i) || part_of_code(s, i)) {
        return None;
    }
    let bracket = i > 0 && s.is(i - 1, "(") && s.is(i + 1, ")");
    if !(cued || bracket || neighbours(s, i)) {
        return None;
    }
    p.written.year = Some(year);
    // "sejak 2019 lalu"
    let end = s.joins(i + 1).then(|| relative::direction(s, &mut p, i + 1, false)).flatten();
    Some((p, end.unwrap_or(i + 1)))
}

/// Whether a mark or the end of the text stands at `i`.
fn ends(s: &Scan<'_>, i: usize) -> bool {
    !s.joins(i) || s.token(i).is_none_or(|t| t.is_any_mark(".,;:)")) && s.figure(i + 1).is_none()
}

/// Whether the figure counts the noun after it or belongs to a price or number.
fn counts(s: &Scan<'_>, i: usize) -> bool {
    s.after_trap_word(i)
        || s.trap(i + 1, 2).is_some()
        || s.has_hit(i + 1, Class::TimeUnit) && s.joins(i + 1)
        || s.has_hit(i + 1, Class::Unit)
        || s.has_hit(i + 1, Class::Currency)
        || s.has_hit(i + 1, Class::Scale)
        || s.is(i + 1, "%")
}

/// "1445 H/2024 M": a year with its year of another calendar. "M" is a short scale elsewhere.
fn converted(s: &Scan<'_>, i: usize) -> bool {
    i > 1 && s.is(i - 1, "/") && s.cue(i - 2, CueWord::Era).is_some()
}

fn part_of_code(s: &Scan<'_>, i: usize) -> bool {
    // "post-1959"
    let prefix = i > 1 && (s.cue(i - 2, CueWord::Preposition).is_some_and(|h| h.end as usize == i));
    let before = !prefix && i > 0 && s.glued(i) && !matches!(s.mark(i - 1), '(' | '"' | '“' | '\'' | '’' | ',' | ':' | '[');
    let after = s.glued(i + 1)
        && (matches!(s.mark(i + 1), '/' | '-' | ':' | '_') && s.glued(i + 2)
            || s.token(i + 1).is_some_and(|t| t.kind == TokenKind::Word));
    before || after
}

/// Between words of running text a figure of this shape is a year more often than not.
fn neighbours(s: &Scan<'_>, i: usize) -> bool {
    let Some(b) = i.checked_sub(1) else { return false };
    // "G20 2022", "Piala Asia U-20 2023", "Liga 1 2019": a figure that hangs on a word or belongs to a name.
    let name = |t: usize| {
        s.token(t).is_some_and(|t| t.kind == TokenKind::Word && (t.capital() || !s.token(b).is_some_and(|b| b.spaced())))
    };
    let dash = usize::from(b > 1 && s.glued(b) && s.is(b - 1, "-"));
    let label = b > dash && s.figure(b).is_some_and(|f| f.digits <= 2) && name(b - 1 - dash);
    // "Pekan Raya Selaras (PRS) 2024"
    let short = s.is(b, ")") && b > 1 && s.is(b - 2, "(") && s.token(b - 1).is_some_and(|t| t.upper());
    let before = label || short || s.is(b, ",") || s.is(b, "/") || s.token(b).is_some_and(|t| t.kind == TokenKind::Word);
    if !before || !s.joins(i) {
        return false;
    }
    match s.token(i + 1).filter(|_| s.joins(i + 1)) {
        None => true,
        Some(t) if t.kind == TokenKind::Word => {
            let function_word = s.cue(i + 1, CueWord::Preposition).or_else(|| s.cue(i + 1, CueWord::And)).is_some()
                || s.cue(i + 1, CueWord::Era).is_some()
                || s.has_hit(i + 1, Class::RangeWord)
                || s.has_hit(i + 1, Class::Direction);
            let weekday = s.has_hit(i + 1, Class::Weekday);
            s.dates.month_first || function_word || label || weekday || short || s.token(i - 1).is_some_and(|b| b.capital())
        }
        Some(t) => t.kind == TokenKind::Symbol && !matches!(s.words(i + 1), "$" | "&" | "+" | "x" | "×"),
    }
}
