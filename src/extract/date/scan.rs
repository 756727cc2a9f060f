use crate::extract::Context;
use crate::lang::{Class, ClockWord, CueWord, DateLexicon, Hit};
use crate::text::{Token, TokenKind};

/// A digit run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    /// Its value.
    pub value: u32,
    /// How many digits.
    pub digits: u32,
}

/// The classes of the phrases that start at a token, and whether it is a figure. Each shape begins with one of few classes: asking for them
/// first spares trying it.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    mask: u64,
    pub figure: bool,
}

impl Opening {
    /// Whether a phrase of one of `classes` starts there.
    #[inline]
    pub fn has(self, classes: u64) -> bool {
        self.mask & classes != 0
    }

    /// What `read` finds, where a phrase of one of `classes` starts.
    #[inline]
    pub fn with<T>(self, classes: u64, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.has(classes) { read() } else { None }
    }

    /// What `read` finds, where a phrase of one of `classes` starts or a figure stands.
    #[inline]
    pub fn figure_or<T>(self, classes: u64, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.figure || self.has(classes) { read() } else { None }
    }
}

/// The look-ups all date shapes share.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub cx: &'a Context<'a>,
    pub dates: &'a DateLexicon,
    /// Inside "the day before …" and "the week of …", which do not nest.
    pub inner: bool,
}

impl<'a> Scan<'a> {
    pub fn new(cx: &'a Context<'a>) -> Scan<'a> {
        Scan { cx, dates: &cx.lexicon.dates, inner: false }
    }

    /// The same look-ups for a date that another expression hangs on.
    pub fn nested(&self) -> Scan<'a> {
        Scan { inner: true, ..*self }
    }

    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.cx.outline.tokens.get(i)
    }

    pub fn words(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span.of(self.cx.text))
    }

    /// The character of a symbol at token `i`, `'\0'` for anything else.
    pub fn mark(&self, i: usize) -> char {
        self.token(i).map_or('\0', Token::symbol)
    }

    pub fn hit(&self, i: usize, class: Class) -> Option<Hit> {
        self.cx.outline.hits.get(i, class)
    }

    /// Whether a phrase of a class starts at token `i`.
    #[inline]
    pub fn has_hit(&self, i: usize, class: Class) -> bool {
        self.cx.outline.hits.mask(i) & class.mask() != 0
    }

    /// Whether token `i` may continue an expression that token `i - 1` is part of.
    pub fn joins(&self, i: usize) -> bool {
        let parted = |t: &Token| t.starts_paragraph() || (t.starts_line() && t.starts_sentence());
        i > 0 && self.token(i).is_some_and(|t| !parted(t))
    }

    /// Whether token `i` follows the one before it without white space.
    pub fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| !t.spaced())
    }

    /// The digit run at token `i`, when it has at most six digits.
    #[inline]
    pub fn figure(&self, i: usize) -> Option<Figure> {
        let digits = self.token(i).filter(|t| t.kind == TokenKind::Number && t.span.len() <= 6)?.span.of(self.cx.text);
        let value = digits.bytes().fold(0, |value, digit| value * 10 + u32::from(digit.wrapping_sub(b'0')));
        Some(Figure { value, digits: digits.len() as u32 })
    }

    /// Whether token `i` is a digit run.
    #[inline]
    pub fn is_figure(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// What the shapes of dates ask first about token `i`.
    pub fn opening(&self, i: usize) -> Opening {
        Opening { mask: self.cx.outline.hits.mask(i), figure: self.is_figure(i) }
    }

    /// Whether a phrase of one of the classes starts at one of the three tokens behind `i`.
    pub fn near(&self, i: usize, classes: u64) -> bool {
        (i + 1..=i + 3).any(|at| self.cx.outline.hits.mask(at) & classes != 0)
    }

    /// Whether token `i` is the symbol `s`.
    pub fn is(&self, i: usize, s: &str) -> bool {
        self.token(i).is_some_and(|t| t.is_any_mark(s))
    }

    /// A four-digit figure that can be a year, with nothing that makes it a part of a longer number.
    pub fn year(&self, i: usize) -> Option<i32> {
        let f = self.figure(i).filter(|f| f.digits == 4 && (1000..=3999).contains(&f.value))?;
        (!self.number_goes_on(i)).then_some(f.value as i32)
    }

    /// "2019" in "2019,5", "2.019" or "2019.500".
    pub fn number_goes_on(&self, i: usize) -> bool {
        let mark = |m: usize, n: usize| {
            (self.is(m, ".") || self.is(m, ",")) && self.glued(m) && self.glued(n) && self.figure(n).is_some()
        };
        let before = i >= 2
            && self.glued(i)
            && self.glued(i - 1)
            && (self.is(i - 1, ".") || self.is(i - 1, ","))
            && self.figure(i - 2).is_some();
        before || mark(i + 1, i + 2)
    }

    pub fn cue(&self, i: usize, kind: CueWord) -> Option<Hit> {
        if self.cx.outline.hits.mask(i) & Class::DateCue.mask() == 0 {
            return None;
        }
        let cues = &self.dates.cues;
        self.cx
            .outline
            .hits
            .at(i)
            .iter()
            .copied()
            .find(|h| h.class == Class::DateCue && cues.get(h.value as usize) == Some(&kind))
    }

    pub fn clock_cue(&self, i: usize, wanted: impl Fn(ClockWord) -> bool) -> Option<(Hit, ClockWord)> {
        let clocks = &self.dates.clocks;
        if self.cx.outline.hits.mask(i) & Class::ClockCue.mask() == 0 {
            return None;
        }
        self.cx
            .outline
            .hits
            .at(i)
            .iter()
            .filter(|h| h.class == Class::ClockCue)
            .find_map(|h| clocks.get(h.value as usize).filter(|c| wanted(**c)).map(|c| (*h, *c)))
    }

    /// The range word at `i`, and whether it is a hyphen.
    pub fn range_word(&self, i: usize) -> Option<(usize, bool)> {
        let h = self.hit(i, Class::RangeWord)?;
        Some((h.end as usize, self.dates.ranges.get(h.value as usize).copied().unwrap_or(false)))
    }

    /// Whether a trap phrase of `kind` (0 phrase, 1 before a figure, 2 after) starts at `i`.
    pub fn trap(&self, i: usize, kind: u32) -> Option<Hit> {
        if self.cx.outline.hits.mask(i) & Class::DateTrap.mask() == 0 {
            return None;
        }
        self.cx.outline.hits.at(i).iter().copied().find(|h| h.class == Class::DateTrap && h.value == kind)
    }

    /// Whether a word that announces a code, an amount or a score ends before `i`.
    pub fn after_trap_word(&self, i: usize) -> bool {
        (1..=3).any(|back| i.checked_sub(back).is_some_and(|b| self.trap(b, 1).is_some_and(|h| h.end as usize == i)))
    }
}
