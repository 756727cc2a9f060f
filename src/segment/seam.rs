//! Words that a lost line break has glued together behind a pointer to another article or a dateline: "Baca juga: Pasar Baru Resmi
//! DibukaWali kota …", "Warta.com, WeningWali kota …".

use super::page::Page;
use super::pointer::{self, REACH};
use crate::lang::{Class, Cue, Lexicon, cue_bit};
use crate::text::{Token, WordTable};

/// Tokens among which a dateline stands: the headline may come before it.
const OPENING: usize = 60;

/// The glued words behind all pointers and a dateline, in text order.
pub(super) fn find(page: &Page<'_>) -> Vec<usize> {
    let mut out: Vec<usize> = (2..page.tokens.len().min(OPENING)).filter(|&i| follows_outlet(page, i)).collect();
    let mut from = 0;
    loop {
        let i = page.hits.next(from, page.tokens.len(), Class::Boilerplate.mask());
        if i >= page.tokens.len() {
            return out;
        }
        from = i + 1;
        let Some(end) = pointer::begins(page, i) else { continue };
        let free = out.last().map_or(end, |last| end.max(last + 1));
        let stops = |t: usize| page.symbol(t) == '.' && page.spaced(t + 1) && page.capital(t + 1);
        let glued = (free..page.tokens.len().min(end + REACH))
            .take_while(|&t| !stops(t) && !page.get(t).is_some_and(Token::starts_paragraph));
        out.extend(glued.filter(|&t| is_seam(page, t)));
    }
}

/// Whether a word is a known place with another one glued to it behind the address of an outlet.
fn follows_outlet(page: &Page<'_>, i: usize) -> bool {
    let outlet = page.symbol(i - 1) == ',' && page.hits.cues(i - 2) & cue_bit(Class::NameCue, Cue::Domain as u32) != 0;
    let word = page.get(i).filter(|t| outlet && t.word == 0 && t.capital()).map_or("", |t| t.span.of(page.text));
    place(word).and_then(|at| word.get(..at)).is_some_and(|place| page.lexicon.word_id(&place.to_lowercase()) != 0)
}

/// Whether a word is two, of which the second begins running text. What one company writes so ("YouTube") stands among words with capitals.
fn is_seam(page: &Page<'_>, i: usize) -> bool {
    let Some(token) = page.get(i).filter(|t| t.word == 0 && t.span.len() > 4 && page.is_word(i)) else { return false };
    let word = token.span.of(page.text);
    let Some(at) = place(word) else { return false };
    // "pengguna WhatsApp mengeluh": behind running text stands a name.
    if token.capital() && i.checked_sub(1).is_some_and(|b| pointer::is_running(page, b)) {
        return false;
    }
    let opens = || page.lexicon.joins(&word.get(at..).unwrap_or("").to_lowercase()).is_some();
    pointer::is_running(page, i + 1) || pointer::runs(page, i + 1, page.tokens.len()) || opens()
}

/// Where the second word begins: behind two small letters at least, at a capital.
fn place(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    (2..bytes.len().saturating_sub(1)).find(|&at| {
        let small = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_lowercase);
        bytes.get(at).is_some_and(u8::is_ascii_uppercase) && small(at - 1) && small(at - 2)
    })
}

/// Cuts the words that [`find`] found.
pub(super) fn cut(text: &str, tokens: Vec<Token>, seams: &[usize], lexicon: &Lexicon) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len() + seams.len());
    let mut next = seams.iter().peekable();
    for (i, token) in tokens.into_iter().enumerate() {
        let word = token.span.of(text);
        let at = if next.next_if(|&&s| s == i).is_some() { place(word) } else { None };
        match at.and_then(|at| word.split_at_checked(at)) {
            Some((before, behind)) => {
                let number = |part: &str| lexicon.word_id(&part.to_lowercase());
                out.extend(token.parted(before.len() as u32, number(before), number(behind)));
            }
            None => out.push(token),
        }
    }
    out
}
