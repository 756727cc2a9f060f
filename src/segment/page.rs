use crate::lang::{Class, Hits, Lexicon, ZoneLexicon};
use crate::text::{Token, TokenKind};

/// The tokens of an article with the questions all steps of this stage ask.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub hits: &'a Hits,
    pub zones: &'a ZoneLexicon,
    pub lexicon: &'a Lexicon,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], hits: &'a Hits, lexicon: &'a Lexicon) -> Page<'a> {
        Page { text, tokens, hits, zones: &lexicon.zones, lexicon }
    }

    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// The character of a symbol token; `'\0'` for words, numbers and places outside the text.
    pub(super) fn symbol(&self, i: usize) -> char {
        self.tokens.get(i).map_or('\0', Token::symbol)
    }

    /// A word or number at which neither a sentence ends nor a label begins: most of a text.
    #[inline]
    pub(super) fn is_plain(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Symbol && !t.capital())
            || self.hits.mask(i) & Class::Boilerplate.mask() == 0 && self.is_word(i)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// A number of at most nine digits.
    pub(super) fn number(&self, i: usize) -> Option<u32> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number && t.span.len() <= 9)?;
        token.span.of(self.text).parse().ok()
    }

    /// A word without a capital.
    pub(super) fn lower(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital())
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::capital)
    }

    /// White space stands before the token, or it does not exist.
    pub(super) fn spaced(&self, i: usize) -> bool {
        self.tokens.get(i).is_none_or(Token::spaced)
    }

    /// Length in bytes of a token.
    pub(super) fn len(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(0, |t| t.span.len())
    }
}

/// Full stop, question and exclamation mark, ellipsis.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{2026}')
}

/// What may close behind a full stop.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201d}' | '\u{2019}' | ')' | ']' | '\u{bb}')
}

/// What may open a sentence.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{2018}' | '(' | '[' | '\u{ab}' | '`')
}

/// Hyphen and dashes; old wire copy writes an underscore.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '_')
}

/// Marks in front of an item of a list or a quotation of a line.
pub(super) fn is_bullet(c: char) -> bool {
    is_dash(c) || matches!(c, '*' | '\u{2022}' | '\u{25cf}' | '\u{b7}' | '>' | '#' | '\u{bb}' | '\u{25ba}' | '|')
}
