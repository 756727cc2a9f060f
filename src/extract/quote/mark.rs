//! Quotation marks to pairs.

use crate::extract::Context;
use crate::lang::{Class, Start};
use crate::text::{Token, TokenKind};

/// Words in quotation marks: half-open token ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The opening mark; the first token of the words when it is lost.
    pub open: usize,
    /// First token of the words.
    pub first: usize,
    /// One past the last token of the words.
    pub last: usize,
    /// One past the closing mark; equal to `last` when there is none.
    pub close: usize,
}

impl Quoted {
    /// Whether the closing mark is there.
    pub fn balanced(&self) -> bool {
        self.close > self.last
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
}

#[derive(Clone, Copy)]
struct Mark {
    token: usize,
    width: usize,
    family: Family,
    /// It can open, it can close.
    opens: bool,
    closes: bool,
    /// Paragraph of the mark.
    paragraph: u32,
}

/// Fewest words between single marks, which are apostrophes more often than not.
const LEAST_IN_SINGLE: usize = 4;

fn symbol(token: Option<&Token>) -> char {
    token.map_or('\0', Token::symbol)
}

/// Marks that only ever open or close say so; the others are told by the space around them.
fn family(mark: char) -> Option<(Family, Option<bool>)> {
    Some(match mark {
        '"' | '＂' => (Family::Double, None),
        '“' | '„' | '‟' => (Family::Double, Some(true)),
        '”' => (Family::Double, Some(false)),
        '«' | '‹' => (Family::Guillemet, Some(true)),
        '»' | '›' => (Family::Guillemet, Some(false)),
        '\'' | '`' => (Family::Single, None),
        '‘' | '‚' | '‛' => (Family::Single, Some(true)),
        '’' | '´' => (Family::Single, Some(false)),
        _ => return None,
    })
}

/// Whether a character is a quotation mark.
pub(crate) fn is_quotation(mark: char) -> bool {
    family(mark).is_some()
}

fn marks(cx: &Context<'_>) -> Vec<Mark> {
    let tokens = &cx.outline.tokens;
    let mut out: Vec<Mark> = Vec::new();
    let mut i = 0;
    loop {
        i = cx.outline.hits.next_start(i, tokens.len(), Start::Quotation);
        if i >= tokens.len() {
            return out;
        }
        i += mark_at(cx, i, out.last()).map_or(1, |mark| {
            out.push(mark);
            mark.width
        });
    }
}

fn mark_at(cx: &Context<'_>, at: usize, previous: Option<&Mark>) -> Option<Mark> {
    let tokens = &cx.outline.tokens;
    let here = tokens.get(at)?;
    let (mut family, bias) = family(here.symbol())?;
    let mut width = 1;
    // Two single marks in a row are typed for one double mark.
    if family == Family::Single && tokens.get(at + 1).is_some_and(|t| !t.spaced() && t.symbol() == here.symbol()) {
        (family, width) = (Family::Double, 2);
    }
    let next = tokens.get(at + width);
    let before = at.checked_sub(1).and_then(|p| tokens.get(p));
    let after_mark = previous.is_some_and(|m| m.token + m.width == at && m.opens);
    let space_before = here.spaced() || matches!(symbol(before), '(' | '[' | '—' | '–' | '/') || after_mark;
    let closing_next = matches!(symbol(next), ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '…');
    let space_after = next.is_none_or(Token::spaced) || closing_next;
    let word_before = before.is_some_and(|t| t.kind != TokenKind::Symbol);
    let (mut opens, mut closes) = match (space_before, space_after) {
        (true, false) => (true, false),
        (false, true) => (false, true),
        _ => (true, true),
    };
    if closing_next && !here.spaced() {
        opens = false;
    }
    match (family, bias) {
        // Between letters it is an apostrophe.
        (Family::Single, _) if !space_before && !space_after && word_before => return None,
        (Family::Single, Some(true)) => closes = false,
        (_, Some(true)) => (opens, closes) = (true, !space_before && space_after),
        (_, Some(false)) => (opens, closes) = (space_before && !space_after, true),
        _ => {}
    }
    let paragraph = cx.outline.sentence(at).map_or(0, |s| s.paragraph);
    Some(Mark { token: at, width, family, opens, closes, paragraph })
}

/// All pairs in text order, none inside another.
pub(super) fn pairs(cx: &Context<'_>) -> Vec<Quoted> {
    let marks = marks(cx);
    let mut out = Vec::new();
    let mut k = 0;
    while let Some(&mark) = marks.get(k) {
        let step = if !mark.opens {
            unopened(cx, &mark, out.last()).map(|quoted| (Some(quoted), k + 1))
        } else if mark.family == Family::Single {
            single(cx, &marks, k)
        } else {
            Some(double(cx, &marks, k))
        };
        match step {
            Some((quoted, next)) => {
                out.extend(quoted);
                k = next.max(k + 1);
            }
            None => k += 1,
        }
    }
    out
}

/// The sentence before a mark that closes nothing, when a speech verb stands behind it: `Kami sudah siap," kata Ratna`.
fn unopened(cx: &Context<'_>, mark: &Mark, before: Option<&Quoted>) -> Option<Quoted> {
    let tokens = &cx.outline.tokens;
    let stop = mark.token.checked_sub(1).filter(|&t| matches!(symbol(tokens.get(t)), ',' | '.' | '?' | '!'))?;
    let word = stop.checked_sub(1).is_some_and(|t| family(symbol(tokens.get(t))).is_none());
    let close = mark.token + mark.width;
    let verb = close + usize::from(symbol(tokens.get(close)) == ',');
    let said = cx.outline.hits.get(verb, Class::SayVerb).is_some_and(|h| cx.lexicon.speech.verb(h.value).after);
    let first = cx.outline.sentence(stop)?.first as usize;
    // A closing mark typed for an opening one.
    let first = first + usize::from(family(symbol(tokens.get(first))).is_some());
    let apart = before.is_none_or(|q| q.close <= first);
    (mark.family != Family::Single && word && said && apart).then_some(Quoted { open: first, first, last: mark.token, close })
}

/// The pair of single marks that starts with `marks[k]`, and the mark to go on with.
fn single(cx: &Context<'_>, marks: &[Mark], k: usize) -> Option<(Option<Quoted>, usize)> {
    let open = marks.get(k)?;
    let mut found = None;
    for (j, mark) in marks.iter().enumerate().skip(k + 1) {
        if mark.paragraph != open.paragraph || (mark.family == Family::Single && mark.opens && !mark.closes) {
            break;
        }
        if mark.family == Family::Single && mark.closes {
            found = Some((j, mark));
            // "players' " is a possessive when a better end follows.
            let plural = mark.token.checked_sub(1).and_then(|t| cx.outline.tokens.get(t)).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && t.span.of(cx.text).ends_with('s')
                    && cx.outline.tokens.get(mark.token + 1).is_some_and(Token::spaced)
            });
            if !plural {
                break;
            }
        }
    }
    let (j, close) = found?;
    let quoted = Quoted { open: open.token, first: open.token + open.width, last: close.token, close: close.token + close.width };
    (words(cx, quoted.first, quoted.last, LEAST_IN_SINGLE) >= LEAST_IN_SINGLE).then_some((Some(quoted), j + 1))
}

/// The words between double marks that start with `marks[k]`, and the mark to go on with.
fn double(cx: &Context<'_>, marks: &[Mark], k: usize) -> (Option<Quoted>, usize) {
    let Some(open) = marks.get(k) else { return (None, k + 1) };
    let mut j = k + 1;
    let mut until = None;
    while let Some(mark) = marks.get(j).filter(|m| m.paragraph == open.paragraph) {
        if mark.family == open.family {
            if mark.closes {
                let quoted =
                    Quoted { open: open.token, first: open.token + open.width, last: mark.token, close: mark.token + mark.width };
                return (Some(quoted), j + 1);
            }
            // A second opening mark: quoted words inside quoted words when both are closed, else the first was never closed.
            let mut rest = marks.iter().enumerate().skip(j + 1).filter(|(_, m)| m.family == open.family);
            match (rest.next(), rest.next()) {
                (Some((inner, a)), Some((_, b)))
                    if a.closes && !a.opens && b.closes && !b.opens && b.paragraph == open.paragraph =>
                {
                    j = inner;
                }
                _ => {
                    until = Some((mark.token, j));
                    break;
                }
            }
        }
        j += 1;
    }
    let first = open.token + open.width;
    let end = until.map_or_else(|| paragraph_end(cx, open.token), |(token, _)| token);
    let last = unclosed_end(cx, first, end);
    (Some(Quoted { open: open.token, first, last, close: last }), until.map_or(j, |(_, mark)| mark))
}

/// One past the last token of the paragraph of `token`.
fn paragraph_end(cx: &Context<'_>, token: usize) -> usize {
    let Some(&index) = cx.outline.sentence_of.get(token) else { return token };
    let sentences = cx.outline.sentences.get(index as usize..).unwrap_or(&[]);
    let paragraph = sentences.first().map(|s| s.paragraph);
    sentences.iter().take_while(|s| Some(s.paragraph) == paragraph).last().map_or(token, |s| s.last as usize)
}

/// Words whose closing mark is missing end before ", kata …", else at the bound.
fn unclosed_end(cx: &Context<'_>, first: usize, end: usize) -> usize {
    (first + 1..end)
        .find(|&i| {
            cx.outline.hits.get(i, Class::SayVerb).is_some_and(|h| cx.lexicon.speech.verb(h.value).after)
                && matches!(symbol(cx.outline.tokens.get(i - 1)), ',' | '?' | '!')
        })
        .unwrap_or(end)
}

/// Every word of weight has a capital: the name of a book, a film, a programme.
pub(super) fn title(cx: &Context<'_>, q: &Quoted) -> bool {
    let tokens = cx.outline.tokens.get(q.first..q.last).unwrap_or(&[]);
    tokens.iter().enumerate().all(|(i, t)| {
        t.kind != TokenKind::Word || t.capital() || cx.lexicon.speech.is_function(&cx.outline.hits, q.first + i).is_some()
    })
}

/// Words and figures among the tokens, counted up to `most`.
pub(super) fn words(cx: &Context<'_>, first: usize, last: usize, most: usize) -> usize {
    cx.outline.tokens.get(first..last).unwrap_or(&[]).iter().filter(|t| t.kind != TokenKind::Symbol).take(most).count()
}
