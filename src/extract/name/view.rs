use crate::extract::Context;
use crate::lang::{Class, Cue, Heads, Hit, NameLexicon, Trap, cue_bit};
use crate::text::{Token, TokenKind};
use crate::value::RoleQualifier;

/// Most tokens of a bracket behind an office.
const ASIDE: usize = 7;

/// An article as the name extractor looks at it.
#[derive(Clone, Copy)]
pub(in crate::extract) struct View<'a> {
    pub cx: &'a Context<'a>,
    pub tokens: &'a [Token],
    pub lex: &'a NameLexicon,
}

/// Tokens a written word is made of at most; what is longer is no word, and a text may hold thousands without a space.
const LONGEST: usize = 32;

impl<'a> View<'a> {
    pub fn new(cx: &'a Context<'a>) -> View<'a> {
        View { cx, tokens: &cx.outline.tokens, lex: &cx.lexicon.names }
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.cx.text))
    }

    /// Length in bytes of a token.
    pub fn len(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(0, |t| t.span.len())
    }

    pub fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::capital)
    }

    pub fn upper(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::upper)
    }

    /// Whether the token is a single character.
    pub fn single(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.span.len() == 1 || (t.span.len() <= 4 && self.text(i).chars().count() == 1))
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    pub fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.spaced())
    }

    /// Whether token `i` stands in the same sentence and line as the one before it, behind white space.
    pub fn follows(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::follows)
    }

    /// Whether token `i` is a capitalised word that follows the one before it.
    pub fn goes_on(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::capital_follows)
    }

    pub fn same_sentence(&self, a: usize, b: usize) -> bool {
        let of = &self.cx.outline.sentence_of;
        of.get(a).is_some() && of.get(a) == of.get(b)
    }

    pub fn hit(&self, i: usize, class: Class) -> Option<Hit> {
        self.cx.outline.hits.get(i, class)
    }

    /// Whether a phrase of a class starts at token `i`.
    #[inline]
    pub fn has_hit(&self, i: usize, class: Class) -> bool {
        self.cx.outline.hits.mask(i) & class.mask() != 0
    }

    /// Whether a phrase of a cue starts at token `i`.
    #[inline]
    pub fn has_cue(&self, i: usize, cue: Cue) -> bool {
        self.cx.outline.hits.cues(i) & cue_bit(Class::NameCue, cue as u32) != 0
    }

    /// Whether a trap of a kind starts at token `i`.
    #[inline]
    pub fn has_trap(&self, i: usize, trap: Trap) -> bool {
        self.cx.outline.hits.cues(i) & cue_bit(Class::NameTrap, trap as u32) != 0
    }

    /// The longest phrase of a cue that starts at token `i`.
    pub fn cue(&self, i: usize, cue: Cue) -> Option<Hit> {
        if !self.has_cue(i, cue) {
            return None;
        }
        self.cx.outline.hits.at(i).iter().copied().find(|h| h.class == Class::NameCue && h.value == cue as u32)
    }

    /// Whether a phrase of one of the cues starts at token `i`.
    pub fn any_cue(&self, i: usize, cues: &[Cue]) -> bool {
        let wanted = cues.iter().fold(0, |bits, &cue| bits | cue_bit(Class::NameCue, cue as u32));
        self.cx.outline.hits.cues(i) & wanted != 0
    }

    /// The cues that start at one of the three tokens before `i`: what may end right before it.
    pub fn cues_near(&self, i: usize) -> u32 {
        (1..=3).filter_map(|back| i.checked_sub(back)).fold(0, |near, start| near | self.cx.outline.hits.cues(start))
    }

    /// Whether a phrase of the cue ends right before token `i`, in the same sentence.
    pub fn cue_before(&self, i: usize, cue: Cue) -> bool {
        (1..=3usize).any(|back| {
            i.checked_sub(back).is_some_and(|start| {
                self.cx.outline.hits.cues(start) & cue_bit(Class::NameCue, cue as u32) != 0
                    && self.same_sentence(start, i)
                    && self
                        .cx
                        .outline
                        .hits
                        .at(start)
                        .iter()
                        .any(|h| h.class == Class::NameCue && h.value == cue as u32 && h.end as usize == i)
            })
        })
    }

    /// The longest phrase of a class that ends right before token `i`.
    pub fn class_before(&self, i: usize, class: Class) -> Option<Hit> {
        (1..=4usize).rev().find_map(|back| {
            let start = i.checked_sub(back).filter(|&s| self.same_sentence(s, i))?;
            let hits = &self.cx.outline.hits;
            if hits.mask(start) & class.mask() == 0 {
                return None;
            }
            hits.at(start).iter().copied().find(|h| h.class == class && h.end as usize == i)
        })
    }

    /// The longest trap of a kind that starts at token `i`.
    pub fn trap(&self, i: usize, trap: Trap) -> Option<Hit> {
        if !self.has_trap(i, trap) {
            return None;
        }
        self.cx.outline.hits.at(i).iter().copied().find(|h| h.class == Class::NameTrap && h.value == trap as u32)
    }

    pub fn heads(&self, hit: Hit) -> Heads {
        self.lex.heads(hit.value)
    }

    /// One past an address on the web that begins with token `i`: "Kabarjaya.com".
    pub fn domain(&self, i: usize) -> Option<usize> {
        let dot = self.word_end(i);
        if !self.mark(dot, ".") || !self.glued(dot) || !self.glued(dot + 1) {
            return None;
        }
        self.cue(dot + 1, Cue::Domain).map(|h| h.end as usize).filter(|&end| !self.glued(end) || !self.is_word(end))
    }

    /// A Roman numeral.
    pub fn is_numeral(&self, i: usize) -> bool {
        let word = self.text(i);
        (1..=4).contains(&word.len()) && word.bytes().all(|b| b"IVX".contains(&b))
    }

    /// Whether a form of address stands before a name, as titles and ranks do and degrees do not.
    pub fn is_address(&self, hit: &Hit) -> bool {
        hit.value == 0
    }

    /// One past the dot and the bracket behind a form of address that ends before `i`: "Dr.", "Mayjen (Purn.)", "Kolonel Laut (P)".
    pub fn address_end(&self, i: usize) -> usize {
        let dot = |at: usize| if self.mark(at, ".") && self.glued(at) { at + 1 } else { at };
        let end = dot(i);
        if !self.mark(end, "(") || !self.follows(end) {
            return end;
        }
        let part = self.hit(end + 1, Class::Honorific).map(|h| h.end as usize);
        let part = part.or_else(|| (self.capital(end + 1) && self.single(end + 1)).then_some(end + 2));
        part.map(dot).filter(|&at| self.mark(at, ")")).map_or(end, |at| at + 1)
    }

    /// One past the bracket that opens at token `i`, when it holds a shorter name of what stands before it, or a word for the standing of an
    /// office: "(Menhub)", "(KPU)", "(Pj)", "(nonaktif)". A bracket with a person in it is none.
    pub fn aside(&self, i: usize) -> Option<usize> {
        if !self.mark(i, "(") || !self.follows(i) {
            return None;
        }
        let mut at = i + 1;
        while at <= i + ASIDE && self.same_sentence(i, at) {
            if self.mark(at, ")") {
                return (at > i + 1).then_some(at + 1);
            }
            let short = self.hit(at, Class::Qualifier).or_else(|| self.hit(at, Class::Office));
            let person = self.has_hit(at, Class::Honorific) || self.has_cue(at, Cue::Given);
            at = match short {
                Some(hit) => hit.end as usize,
                None if self.is_word(at) && self.capital(at) && !person => at + 1,
                None if at > i + 1 && self.mark(at, "-./&") => at + 1,
                None => return None,
            };
        }
        None
    }

    /// A word behind an office or its place that tells how it is held ("terpilih", "nonaktif"): what it makes of the office and its end.
    pub fn standing(&self, i: usize) -> Option<(RoleQualifier, usize)> {
        let hit = self.hit(i, Class::Qualifier).filter(|_| self.follows(i))?;
        let kind = self.lex.qualifier(hit.value)?;
        let behind = matches!(kind, RoleQualifier::Elect | RoleQualifier::Suspended | RoleQualifier::Incumbent);
        behind.then_some((kind, hit.end as usize))
    }

    /// Whether the token is a mark of the given characters.
    pub fn mark(&self, i: usize, marks: &str) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is_any_mark(marks))
    }

    /// Whether token `i` opens its sentence, marks and quotation marks aside; a new line, a colon or an opening quotation mark
    /// inside a sentence open one as well.
    pub fn opens(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        if token.starts_line() {
            return true;
        }
        let Some(before) = i.checked_sub(1).filter(|_| !token.starts_sentence()) else { return true };
        if self.tokens.get(before).is_some_and(|b| b.kind != TokenKind::Symbol) {
            return false;
        }
        if self.mark(before, ":") && token.spaced() {
            return true;
        }
        if self.is_opening(before) && !token.spaced() {
            // Closing and opening marks are the same character in typewriter text: an opening one has space before it.
            return self.tokens.get(before).is_some_and(|q| q.spaced());
        }
        if self.is_opening(before) && token.spaced() && (before == 0 || !self.same_sentence(before - 1, before)) {
            return true;
        }
        self.mark(before, "•·*-–—") && self.opens(before)
    }

    /// Whether token `i` is a mark behind which a sentence may begin.
    fn is_opening(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| matches!(t.symbol(), '"' | '“' | '\'' | '‘' | '„' | '«'))
    }

    /// One past the last token of the written word that starts at `i`: what hyphens, apostrophes, digits and the dot of an initial glue
    /// together.
    #[inline]
    pub fn word_end(&self, i: usize) -> usize {
        if self.glued(i + 1) { self.glued_end(i + 1) } else { i + 1 }
    }

    /// The same from a token on that is glued to the one before it.
    fn glued_end(&self, mut j: usize) -> usize {
        let most = j + LONGEST;
        loop {
            if !self.glued(j) || j >= most {
                return j;
            }
            if self.mark(j, ".") {
                let initial = self.capital(j - 1) && self.single(j - 1);
                if !initial || (self.tokens.get(j + 1).is_none()) {
                    return j;
                }
                if self.glued(j + 1) && self.capital(j + 1) {
                    j += 2;
                    continue;
                }
                return if self.capital(j + 1) && self.follows(j + 1) { j + 1 } else { j };
            }
            if self.is_number(j) {
                j += 1;
                continue;
            }
            let joins = self.is_word(j + 1) && self.glued(j + 1) && self.joins(j);
            if !joins {
                return j;
            }
            j += 2;
        }
    }

    /// Whether the mark at `j` joins the words on both sides to one name.
    fn joins(&self, j: usize) -> bool {
        let next = self.text(j + 1);
        if self.mark(j, "'’‘`ʼ") {
            // The English genitive is no part of a name; "Ma'ruf" and "O'Neill" are.
            return next.len() > 1 && !self.has_cue(j + 1, Cue::Clitic);
        }
        if self.mark(j, "-‑") {
            return !self.has_cue(j + 1, Cue::Clitic) && (self.capital(j + 1) || (next.len() <= 4 && !self.upper(j - 1)));
        }
        self.mark(j, "&") && self.capital(j + 1)
    }
}
