use crate::extract::Context;
use crate::lang::{Class, Hit, Language, NumberLexicon};
use crate::text::{Token, TokenKind};
use crate::value::{Exact, NumberShape};

/// Tokens of one sentence with everything the grammars ask about them. No look-up leaves the sentence.
pub(super) struct Reader<'a> {
    pub cx: &'a Context<'a>,
    pub lexicon: &'a NumberLexicon,
    /// First token of the sentence.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
}

impl<'a> Reader<'a> {
    /// The token, when it lies in the sentence.
    pub fn token(&self, i: usize) -> Option<&'a Token> {
        if i < self.first || i >= self.last { None } else { self.cx.outline.tokens.get(i) }
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span.of(self.cx.text))
    }

    /// Length in bytes of a token.
    pub fn len(&self, i: usize) -> usize {
        self.token(i).map_or(0, |t| t.span.len())
    }

    /// The character of a symbol, `'\0'` for anything else.
    pub fn mark(&self, i: usize) -> char {
        self.token(i).map_or('\0', Token::symbol)
    }

    pub fn symbol(&self, i: usize, wanted: &str) -> bool {
        self.token(i).is_some_and(|t| t.is_any_mark(wanted))
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::capital)
    }

    /// No white space between this token and the one before it, which is in the sentence.
    pub fn glued(&self, i: usize) -> bool {
        i > self.first && self.token(i).is_some_and(|t| !t.spaced())
    }

    /// A hyphen or dash, or a minus sign.
    pub fn dash(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| matches!(t.symbol(), '-' | '–' | '—' | '−' | '‑' | '‐'))
    }

    /// The longest phrase of a class that starts here and stays in the sentence.
    pub fn hit(&self, i: usize, class: Class) -> Option<Hit> {
        if i < self.first || i >= self.last {
            return None;
        }
        self.cx.outline.hits.get(i, class).filter(|h| h.end as usize <= self.last)
    }

    /// All phrases that start here, of one class, longest first.
    pub fn hits(&self, i: usize, class: Class) -> impl Iterator<Item = Hit> + use<'a> {
        let inside = i >= self.first && i < self.last && self.cx.outline.hits.mask(i) & class.mask() != 0;
        let all = if inside { self.cx.outline.hits.at(i) } else { &[] };
        let last = self.last;
        all.iter().copied().filter(move |h| h.class == class && h.end as usize <= last)
    }

    pub fn has(&self, i: usize, classes: u64) -> bool {
        i >= self.first && i < self.last && self.cx.outline.hits.mask(i) & classes != 0
    }

    /// Whether the language writes thousands with a dot and decimals with a comma.
    pub fn comma_decimal(&self) -> bool {
        self.cx.outline.language == Language::Id
    }
}

/// How a numeral is written; what may follow depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// In digits.
    pub digits: bool,
    /// Length of a plain digit run without separators; 0 otherwise.
    pub plain: usize,
    /// Digits behind the decimal mark.
    pub decimals: u32,
    /// The decimal mark is the other language's ("1.2 juta" in Indonesian).
    pub foreign: bool,
    /// Could be read with either mark ("35,386").
    pub ambiguous: bool,
}

/// A numeral with its scale, without unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Core {
    pub low: Exact,
    pub high: Exact,
    /// Worth of one unit of the last written digit.
    pub step: Exact,
    /// Product of the written scales; one without.
    pub scale: Exact,
    pub shape: NumberShape,
    pub written: Written,
    /// The ending "-an" or the like says "about".
    pub about: bool,
    pub end: usize,
}

impl Core {
    /// The core times a factor; `None` on overflow.
    pub fn times(mut self, factor: Exact) -> Option<Core> {
        self.high = match self.shape {
            // "puluhan ribu" ends below the next power of ten.
            NumberShape::Vague => self.high.add(Exact::ONE)?.mul(factor)?.sub(Exact::ONE)?,
            _ => self.high.mul(factor)?,
        };
        self.low = self.low.mul(factor)?;
        self.step = self.step.mul(factor)?;
        self.scale = self.scale.mul(factor)?;
        Some(self)
    }
}
