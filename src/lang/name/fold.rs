//! Names folded for comparison.

use crate::text::fold_letters;

/// Appends the folded name, when it is plain: words of ASCII letters with one space between them, as most names are.
pub fn fold_plain(name: &str, out: &mut Vec<u8>) -> bool {
    fold_letters(name, out)
}

/// Folds a name for comparison: lower case, hyphens as spaces, no apostrophes, dots or doubled spaces.
pub fn fold_name(name: &str) -> String {
    let mut plain = Vec::with_capacity(name.len() + 8);
    if fold_plain(name, &mut plain)
        && let Ok(folded) = String::from_utf8(plain)
    {
        return folded;
    }
    let mut out = String::with_capacity(name.len());
    fold_name_into(name, &mut out);
    out
}

/// Appends the folded name to `out`, where many names may share one text.
pub fn fold_name_into(name: &str, out: &mut String) {
    let start = out.len();
    out.reserve(name.len());
    if name.is_ascii() {
        for b in name.bytes() {
            match b {
                b'\'' | b'`' | b'.' | b',' => {}
                b'-' => push_space(out, start),
                _ if char::from(b).is_whitespace() => push_space(out, start),
                _ => out.push(char::from(b.to_ascii_lowercase())),
            }
        }
    } else {
        fold_others(name, out, start);
    }
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
}

fn fold_others(name: &str, out: &mut String, start: usize) {
    for c in name.chars() {
        match c {
            '\'' | '’' | '‘' | '`' | 'ʼ' | '.' | ',' => {}
            ' ' | '-' | '–' | '‑' => push_space(out, start),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if c.is_whitespace() => push_space(out, start),
            c => out.extend(c.to_lowercase()),
        }
    }
}

fn push_space(out: &mut String, start: usize) {
    if out.len() > start && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::{fold_name, fold_name_into, fold_plain};

    #[test]
    fn the_short_way_folds_as_the_long_one() {
        for name in
            ["Sari", "Sari Utami", "BUMN", "Kementerian Perhubungan Darat", "a b c d e f g h i", "Abcdefgh Ijklmnop Qrstuvwx"]
        {
            let (mut plain, mut other) = (b"x".to_vec(), String::new());
            assert!(fold_plain(name, &mut plain), "{name}");
            fold_name_into(name, &mut other);
            assert_eq!(plain.get(1..), Some(other.as_bytes()));
            assert_eq!(fold_name(name), other);
        }
    }

    #[test]
    fn other_names_are_left_to_the_long_way() {
        for name in
            ["", " ", "Jum'at", "a  b", " a", "a ", "a\nb", "a\0b", "É", "B-1", "Abcdefg  Hi", "Abcdefgh  Ijk", "@", "[", "`"]
        {
            let mut out = b"x".to_vec();
            assert!(!fold_plain(name, &mut out), "{name:?}");
            assert_eq!(out, b"x");
        }
        assert_eq!(fold_name("Jong-Un  Kim."), "jong un kim");
    }
}
