//! Numbers that name something: articles of law, plates, phone numbers, codes, versions.

use super::reader::Reader;
use super::shape::run;
use crate::lang::{Class, IdentifierWord};

fn word(r: &Reader<'_>, i: usize, wanted: IdentifierWord) -> Option<usize> {
    r.hits(i, Class::Identifier).find(|h| r.lexicon.identifiers.get(h.value as usize) == Some(&wanted)).map(|h| h.end as usize)
}

/// The token behind a word that goes on with a list.
pub(super) fn joiner(r: &Reader<'_>, i: usize) -> Option<usize> {
    word(r, i, IdentifierWord::Joiner)
}

/// A number or code at `i`, perhaps in brackets: the token behind it.
fn code(r: &Reader<'_>, i: usize) -> Option<usize> {
    if r.symbol(i, "(") && r.is_number(i + 1) && r.symbol(i + 2, ")") {
        return Some(i + 3);
    }
    if r.is_number(i) {
        // "penerbangan 1,5 jam": a fraction names nothing.
        let fraction = r.symbol(i + 1, ",") && r.glued(i + 1) && r.glued(i + 2) && r.is_number(i + 2);
        return (!fraction).then(|| run(r, i + 1));
    }
    if r.has(i, Class::OrdinalCue.mask()) {
        return None;
    }
    // "nomor tiga", "article five"
    if r.has(i, Class::Numeral.mask())
        && let Some(core) = super::words::parse(r, i)
    {
        return Some(core.end);
    }
    // "Nomor B-123/2020", "Pasal IV", "ayat a"
    let end = run(r, i + 1);
    let digits = (i..end).any(|j| r.is_number(j));
    let roman = r.token(i).is_some_and(|t| t.capital()) && super::ordinal::roman(r.text(i)).is_some();
    (r.is_word(i) && r.len(i) < 8 && (digits || roman)).then_some(end)
}

/// "Pasal 30 ayat (11)", "No. 6", "RT 04": from the cue at `i`, the token behind the last number.
pub(super) fn cued(r: &Reader<'_>, i: usize) -> Option<usize> {
    let mut at = word(r, i, IdentifierWord::Cue)?;
    while matches!(r.mark(at), '.' | ':' | '-' | '#') {
        at += 1;
    }
    let mut end = code(r, at)?;
    loop {
        // "Pasal 340, 338 dan 55"
        let next = if r.symbol(end, ",") { end + 1 } else { word(r, end, IdentifierWord::Joiner).unwrap_or(end) };
        let next = if r.symbol(end, ",") { word(r, next, IdentifierWord::Joiner).unwrap_or(next) } else { next };
        let behind = run(r, next + 1);
        if next == end || !r.is_number(next) || r.glued(next) || !closes(r, behind) {
            return Some(end);
        }
        end = behind;
    }
}

/// Behind a listed number nothing that could be counted follows.
fn closes(r: &Reader<'_>, i: usize) -> bool {
    match r.token(i) {
        None => true,
        Some(_) if r.is_word(i) => {
            !super::counted::known(r, i)
                && !r.has(i, Class::Unit.mask() | Class::Scale.mask() | Class::Currency.mask())
                && (word(r, i, IdentifierWord::Joiner).is_some()
                    || word(r, i, IdentifierWord::Cue).is_some()
                    || r.capital(i)
                    || super::counted::phrase(r, i).0 == super::counted::phrase(r, i).1)
        }
        Some(_) => matches!(r.mark(i), ',' | '.' | ')' | ';'),
    }
}

/// A digit run that is glued to letters or built like a code. `i` is a digit token; gives first token and the one behind the last.
pub(super) fn coded(r: &Reader<'_>, i: usize) -> Option<(usize, usize)> {
    // Before: "LQ45", "U-23", "COVID-19", "/8"; a currency or hedge in front was read before this.
    if r.glued(i) {
        if r.is_word(i - 1) && !super::shape::crossed(r, i - 1) {
            return Some((i - 1, run(r, i + 1)));
        }
        // "6 GB/128 GB" tells two amounts.
        let amounts = || r.symbol(i - 1, "/") && r.has(i - 2, Class::Unit.mask()) && r.has(i + 1, Class::Unit.mask());
        let hyphen = r.dash(i - 1) || matches!(r.mark(i - 1), '/' | '_');
        if hyphen && r.glued(i - 1) && i >= 2 && r.is_word(i - 2) && !amounts() {
            return Some((i - 2, run(r, i + 1)));
        }
        if r.symbol(i - 1, "+") && !gained(r, i) || r.symbol(i - 1, "#") {
            return Some((i - 1, phone(r, i)));
        }
    }
    let digits = r.text(i);
    // Leading zero: phone numbers, postal and serial codes. "0,5" and "0.5" are numbers.
    if (digits.len() > 1 && digits.starts_with('0')) || digits.len() > 12 {
        return Some((i, phone(r, i)));
    }
    // "1'33.153s"
    if r.symbol(i + 1, "'’′") && r.glued(i + 1) && r.glued(i + 2) && r.is_number(i + 2) {
        return Some((i, run(r, i + 3)));
    }
    if let Some(end) = plate(r, i) {
        return Some((i - 1, end));
    }
    // "34/PMK.10/2017"
    if r.symbol(i + 1, "/") && r.glued(i + 1) && r.glued(i + 2) && r.token(i + 2).is_some_and(|t| t.upper()) {
        return Some((i, run(r, i + 3)));
    }
    // "15/8", "04/09", "24/7"
    if r.symbol(i + 1, "/") && r.glued(i + 1) && r.glued(i + 2) && r.is_number(i + 2) && super::digits::slash(r, i).is_none() {
        return Some((i, run(r, i + 1)));
    }
    None
}

/// "+1,1 persen", "+5%": a plus sign before an amount, not before the number of a telephone.
fn gained(r: &Reader<'_>, i: usize) -> bool {
    let decimals = (r.symbol(i + 1, ",") || r.symbol(i + 1, ".")) && r.glued(i + 1) && r.is_number(i + 2) && r.glued(i + 2);
    let end = i + 1 + 2 * usize::from(decimals);
    r.len(i) <= 3 && r.has(end, Class::Percent.mask() | Class::Unit.mask())
}

/// "1 Ramadan 1445 Hijriah": a day of another calendar. `i` is the digit token; gives the token behind.
pub(super) fn other_calendar(r: &Reader<'_>, i: usize) -> Option<usize> {
    let month = r.hit(i + 1, Class::Month).filter(|_| r.len(i) <= 2 && r.capital(i + 1))?;
    if !r.cx.lexicon.dates.months.get(month.value as usize)?.foreign {
        return None;
    }
    let mut end = month.end as usize;
    if r.is_number(end) && r.len(end) == 4 {
        end = tail(r, end + 1).unwrap_or(end + 1);
    }
    Some(end)
}

/// "B 8702 CW": one or two capitals, up to four digits, up to three capitals. `i` is the digit token; gives the token behind.
fn plate(r: &Reader<'_>, i: usize) -> Option<usize> {
    let capitals = |i: usize, most: usize| {
        let text = r.text(i);
        !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_uppercase())
    };
    let fits = i > r.first
        && r.capital(i - 1)
        && capitals(i - 1, 2)
        && r.len(i) <= 4
        && capitals(i + 1, 3)
        && !r.has(i + 1, Class::Unit.mask() | Class::Scale.mask() | Class::Currency.mask() | Class::Classifier.mask())
        && !super::shape::title_case(r);
    fits.then_some(i + 2)
}

/// Whether a word behind the number says that it names a time or year: "10.00 WIB", "1446 H".
pub(super) fn tail(r: &Reader<'_>, end: usize) -> Option<usize> {
    word(r, end, IdentifierWord::Tail)
}

/// Groups of digits with spaces or hyphens between them.
fn phone(r: &Reader<'_>, i: usize) -> usize {
    let mut end = run(r, i + 1);
    while r.is_number(end) && r.len(end) > 1 && end < i + 12 {
        end = run(r, end + 1);
    }
    end
}

/// Letters glued behind the digits ("96B", "5G"), where no unit, scale or suffix is.
pub(super) fn lettered(r: &Reader<'_>, end: usize) -> bool {
    r.glued(end) && r.is_word(end)
}
