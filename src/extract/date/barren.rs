//! Tokens that start nothing, told by one look at the token behind them: most figures and most words that may stand first.
//!
//! Nothing here decides what an expression is. A figure or one of the words of [`OPEN`] is a part of one only with something of time, another
//! number or a mark right behind it, whatever the shape; a plain word there spares trying all shapes.

use super::STARTS;
use super::scan::Scan;
use crate::lang::{Class, ClockWord};
use crate::text::{Token, TokenKind};

/// Classes of dates, numbers of dates among them: a word of one may go on with an expression.
const TIMELY: u64 = (Class::DateNumeral.mask() << 1) - 1;

/// Classes whose words never are an expression of their own; those of [`Class::ClockCue`] but for "noon" and "midnight".
const OPEN: u64 = Class::Direction.mask()
    | Class::DateNumeral.mask()
    | Class::ClockCue.mask()
    | Class::DateCue.mask()
    | Class::Edge.mask()
    | UNIT;

/// Units of time are no expression without their number, unless the word carries it ("setahun") or is a plural.
const UNIT: u64 = Class::TimeUnit.mask();

/// Whether nothing starts at token `i` because of what follows. `mask`: the classes of the phrases there.
pub(super) fn alone(s: &Scan<'_>, i: usize, token: &Token, mask: u64) -> bool {
    match token.kind {
        // Four digits may be a year by themselves.
        TokenKind::Number => mask & TIMELY == 0 && token.span.len() != 4 && ends_figure(s, i + 1),
        TokenKind::Word => {
            let found = mask & (STARTS | Class::DateTrap.mask());
            found & !OPEN == 0
                && ends_word(s, i + 1)
                && s.cx.outline.hits.at(i).iter().filter(|h| OPEN & h.class.mask() != 0).all(|h| {
                    let value = h.value as usize;
                    let whole = match h.class {
                        Class::ClockCue => matches!(s.dates.clocks.get(value), Some(ClockWord::Noon | ClockWord::Midnight)),
                        Class::TimeUnit => s.dates.units.get(value).is_none_or(|u| u.amount.is_some() || u.plural),
                        _ => false,
                    };
                    h.end as usize == i + 1 && !whole
                })
        }
        TokenKind::Symbol => false,
    }
}

/// Whether token `i` has no class of time.
fn untimely(s: &Scan<'_>, i: usize) -> bool {
    s.cx.outline.hits.mask(i) & TIMELY == 0
}

/// Whether token `i` is a word behind white space that says nothing of time.
fn plain(s: &Scan<'_>, i: usize) -> bool {
    s.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.spaced()) && untimely(s, i)
}

/// Whether token `i` is a word that says nothing of time: no part of an expression begins there.
pub(super) fn mute(s: &Scan<'_>, i: usize) -> bool {
    untimely(s, i) && s.token(i).is_some_and(|t| t.kind == TokenKind::Word)
}

/// Whether an expression that a word begins ends before token `i`: no shape holds a stop or comma behind its first word.
fn ends_word(s: &Scan<'_>, i: usize) -> bool {
    plain(s, i) || s.is(i, ".,;?!)\"”") && untimely(s, i)
}

/// The same for a figure, to which a comma or dot with further figures belongs, and a comma in a list of days.
fn ends_figure(s: &Scan<'_>, i: usize) -> bool {
    plain(s, i) || untimely(s, i) && (s.is(i, "%;?!)\"”") || s.is(i, ".,") && plain(s, i + 1))
}
