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
        match (i.checked_sub(1).and_then(|p| self.token(p)), self.token(i)) {
            (Some(_), Some(t)) => {
                let of = &self.cx.outline.sentence_of;
                !t.starts_paragraph() && (!t.starts_line() || of.get(i) == of.get(i - 1))
            }
            _ => false,
        }
    }

    /// Whether token `i` follows the one before it without white space.
    pub fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| !t.spaced())
    }

    pub fn figure(&self, i: usize) -> Option<Figure> {
        let t = self.token(i).filter(|t| t.kind == TokenKind::Number)?;
        let s = t.span.of(self.cx.text);
        (s.len() <= 6).then(|| Some(Figure { value: s.parse().ok()?, digits: s.len() as u32 })).flatten()
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
