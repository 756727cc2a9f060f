//! Two ways to write one name: short forms, abbreviations, old spellings, a part for the whole.

use super::spelling::{alike, contains_words};
use crate::lang::NameLexicon;
use crate::text::words;
use std::borrow::Cow;

/// Letters an abbreviation of several words has at least.
const SHORTEST: usize = 3;

/// Whether two keys may be two ways to write one name.
pub(super) fn variant(names: &NameLexicon, a: &str, b: &str) -> bool {
    same(names, &plain(a), &plain(b))
}

/// The words of a key with one space between them; most keys are that already.
fn plain(key: &str) -> Cow<'_, str> {
    let bytes = key.as_bytes();
    let ends = bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ');
    let known = |b: &u8| b.is_ascii_alphanumeric() || *b == b' ';
    if ends && bytes.iter().all(known) && !bytes.windows(2).any(|pair| pair == b"  ") {
        return Cow::Borrowed(key);
    }
    Cow::Owned(key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "))
}

fn same(names: &NameLexicon, a: &str, b: &str) -> bool {
    if a == b || contains_words(a, b) || contains_words(b, a) || alike(a, b, 2) || last_alike(a, b) || last_alike(b, a) {
        return true;
    }
    let shared = words(a).any(|w| words(b).any(|v| v == w));
    // Most pairs end here, before anything is counted.
    if !shared && !opens(names, a, b) && !opens(names, b, a) {
        return false;
    }
    let (p, q) = (rest(names, a, b), rest(names, b, a));
    // "RSPAD Gatot Soebroto Jakarta", "RSPAD Gatot Subroto".
    let spelt = |p: &Cow<'_, str>| q.iter().any(|v| p == v || alike(p, v, 2));
    (shared && (p.iter().any(spelt) || initials(&p, &q) || initials(&q, &p))) || abbreviates(&p, &q, b) || abbreviates(&q, &p, a)
}

/// Letters of a last name that a slip leaves recognisable.
const LONG: usize = 6;

/// Whether a name of one word is the last word of the other but for a slip.
fn last_alike(short: &str, long: &str) -> bool {
    let last = long.rsplit(' ').next().unwrap_or("");
    !short.contains(' ') && long.contains(' ') && short.chars().count() >= LONG && alike(short, last, 1)
}

/// Whether a word of the first begins as the several words of the second do, without which it abbreviates nothing of them.
fn opens(names: &NameLexicon, short: &str, long: &str) -> bool {
    let head = |w: &str| names.modern(w).chars().next();
    let (plain, now) = (long.chars().next(), head(words(long).next().unwrap_or("")));
    long.contains(' ') && words(short).map(head).any(|c| c == plain || c == now)
}

/// The words of the first that the second lacks, as they are written now.
fn rest<'a>(names: &NameLexicon, x: &'a str, y: &str) -> Vec<Cow<'a, str>> {
    x.split(' ').filter(|w| !y.split(' ').any(|v| v == *w)).map(|w| names.modern(w)).collect()
}

/// Whether one word is the first letters of several, which say what the shared words name: "pn randu" and "pengadilan negeri randu".
fn initials(short: &[Cow<'_, str>], long: &[Cow<'_, str>]) -> bool {
    let [word] = short else { return false };
    long.len() > 1 && word.chars().eq(long.iter().filter_map(|w| w.chars().next()))
}

/// Whether one word takes its letters in order from several: "tmp" and "taman makam pahlawan", "kemenhub" and "kementerian perhubungan".
fn abbreviates(short: &[Cow<'_, str>], long: &[Cow<'_, str>], whole: &str) -> bool {
    // What costs least is asked first.
    let fits = |s: &Cow<'_, str>| {
        let letters = s.chars().count();
        letters >= SHORTEST
            && letters * 2 <= whole.chars().count() + 2
            && (drawn(s, long.iter().map(|w| &**w)) || drawn(s, words(whole)))
    };
    whole.contains(' ') && short.iter().any(fits)
}

/// Whether a word begins as the first of some words does and takes its letters in order from theirs.
fn drawn<'a>(short: &str, words: impl Iterator<Item = &'a str>) -> bool {
    let mut rest = words.flat_map(str::chars).peekable();
    rest.peek().copied() == short.chars().next() && short.chars().all(|c| rest.any(|l| l == c))
}

#[cfg(test)]
mod tests {
    use crate::lang::{Language, Lexicons, embedded};

    #[test]
    fn short_forms_and_old_spellings_are_one_name() {
        let lexicons = Lexicons::lazy(&embedded());
        let variant = |a: &str, b: &str| super::variant(&lexicons.get(Language::Id).names, a, b);
        assert!(variant("tmp randu", "taman makam pahlawan randu"));
        assert!(variant("rumah tahanan k4", "rutan cabang"));
        assert!(variant("rspad gatot soebroto jakarta", "rspad gatot subroto"));
        assert!(variant("gedung merah putih kpk", "gedung kpk"));
        assert!(variant("jalan s. parman", "jalan letjen s parman"));
        assert!(variant("pn randu", "pengadilan negeri randu"));
        assert!(!variant("pn randu", "pengadilan agama randu"));
        assert!(!variant("hotel bahari", "hotel melati"));
        assert!(!variant("stadion randu", "stadion teluk biru"));
        assert!(variant("umarran", "darwis umaran"));
        assert!(!variant("ternate", "ambon"));
    }
}
