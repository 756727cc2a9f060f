//! Tokens that start nothing, told by one look at the token behind them: most figures and most words that may stand first.
//!
//! Nothing here decides what an expression is. A figure or one of the words of [`OPEN`] is a part of one only with something of time, another
//! number or a mark right behind it, whatever the shape; a plain word there spares trying all shapes.

use super::STARTS;
use super::scan::Scan;
use crate::lang::{Class, ClockWord};
use crate::text::{Token, TokenKind};

/// Classes of dates and of numbers: a word of one may go on with an expression.
const TIMELY: u64 = (Class::ScoreCue.mask() << 1) - 1;

/// Classes whose words never are an expression of their own; those of [`Class::ClockCue`] but for "noon" and "midnight".
const OPEN: u64 =
    Class::Direction.mask() | Class::DateNumeral.mask() | Class::ClockCue.mask() | Class::DateCue.mask() | Class::Edge.mask();

/// Whether nothing starts at token `i` because a plain word follows. `mask`: the classes of the phrases there.
pub(super) fn alone(s: &Scan<'_>, i: usize, token: &Token, mask: u64) -> bool {
    let Some(next) = s.token(i + 1).filter(|t| t.spaced()) else { return false };
    let plain = next.kind == TokenKind::Word && s.cx.outline.hits.mask(i + 1) & TIMELY == 0;
    match token.kind {
        // Four digits may be a year by themselves.
        TokenKind::Number => plain && mask & TIMELY == 0 && token.span.len() != 4,
        TokenKind::Word => {
            let found = mask & (STARTS | Class::DateTrap.mask());
            plain
                && found & !OPEN == 0
                && s.cx.outline.hits.at(i).iter().filter(|h| OPEN & h.class.mask() != 0).all(|h| {
                    let hour = || matches!(s.dates.clocks.get(h.value as usize), Some(ClockWord::Noon | ClockWord::Midnight));
                    h.end as usize == i + 1 && !(h.class == Class::ClockCue && hour())
                })
        }
        TokenKind::Symbol => false,
    }
}
