//! Characters that are written as something else: HTML entities in plain text, and marks of UTF-8 read as windows-1252 or Mac OS Roman.

/// What is meant by what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// White space.
    Space,
    /// A character that is neither a letter, a digit nor white space.
    Mark(char),
}

/// Entities that news pages leave in their text.
const NAMED: [(&str, char); 22] = [
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
];

/// The longest entity between "&" and ";".
const LONGEST: usize = 8;

/// What is written at byte `i` in place of a character, and how many bytes long. Letters and digits are left as they are: they belong to a
/// word that goes on.
#[inline]
pub(super) fn at(text: &str, i: usize) -> Option<(Typed, usize)> {
    match text.as_bytes().get(i)? {
        b'&' => entity(text.get(i + 1..)?),
        // Â and â, the first bytes of marks and spaces of UTF-8 as windows-1252 has them.
        0xc3 => garbled(text.get(i..)?),
        // ¬ and ‚, the same of Mac OS Roman.
        0xc2 | 0xe2 => garbled_roman(text.get(i..)?),
        _ => None,
    }
}

fn entity(rest: &str) -> Option<(Typed, usize)> {
    // "&amp;nbsp;" was escaped twice.
    if let Some((typed, length)) = rest.strip_prefix("amp;").and_then(entity) {
        return Some((typed, length + 4));
    }
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = rest.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((typed(character)?, end + 2))
}

fn typed(character: char) -> Option<Typed> {
    match character {
        c if c.is_whitespace() => Some(Typed::Space),
        c if c.is_alphanumeric() || c.is_control() => None,
        c => Some(Typed::Mark(c)),
    }
}

fn garbled(rest: &str) -> Option<(Typed, usize)> {
    let mut characters = rest.chars();
    match (characters.next()?, characters.next()?) {
        ('Â', '\u{a0}') => Some((Typed::Space, 4)),
        ('â', '€') => {
            let third = characters.next();
            let mark = match third {
                Some('œ') => '“',
                Some('˜') => '‘',
                Some('™') => '’',
                Some('“') => '–',
                Some('”') => '—',
                Some('¦') => '…',
                // The last byte of a closing mark is none of windows-1252, and mostly gone.
                _ => '”',
            };
            let known = mark != '”' || third == Some('\u{9d}');
            Some((Typed::Mark(mark), 5 + third.filter(|_| known).map_or(0, char::len_utf8)))
        }
        _ => None,
    }
}

fn garbled_roman(rest: &str) -> Option<(Typed, usize)> {
    if rest.starts_with("¬†") {
        return Some((Typed::Space, "¬†".len()));
    }
    let third = rest.strip_prefix("‚Ä")?.chars().next()?;
    let typed = match third {
        'ò' => Typed::Mark('‘'),
        'ô' => Typed::Mark('’'),
        'ú' => Typed::Mark('“'),
        'ù' => Typed::Mark('”'),
        'ì' => Typed::Mark('–'),
        'î' => Typed::Mark('—'),
        '¶' => Typed::Mark('…'),
        '¢' => Typed::Mark('•'),
        // Marks of direction and width, which nobody sees.
        'é' | 'ã' => Typed::Space,
        _ => return None,
    };
    Some((typed, "‚Ä".len() + third.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_garbled_marks() {
        assert_eq!(at("&nbsp;15", 0), Some((Typed::Space, 6)));
        assert_eq!(at("&#8220;Kami", 0), Some((Typed::Mark('“'), 7)));
        assert_eq!(at("&#x201D;", 0), Some((Typed::Mark('”'), 8)));
        assert_eq!(at("&amp;ldquo;", 0), Some((Typed::Mark('“'), 11)));
        assert_eq!(at("&amp; ", 0), Some((Typed::Mark('&'), 5)));
        assert_eq!(at("&eacute;", 0), None);
        assert_eq!(at("R&D; &", 1), None);
        assert_eq!(at("â€œKami", 0), Some((Typed::Mark('“'), 7)));
        assert_eq!(at("â€ kata", 0), Some((Typed::Mark('”'), 5)));
        assert_eq!(at("âge", 0), None);
        assert_eq!(at("‚ÄúKami", 0), Some((Typed::Mark('“'), 7)));
        assert_eq!(at("‚Äù kata", 0), Some((Typed::Mark('”'), 7)));
        assert_eq!(at("¬†-", 0), Some((Typed::Space, 5)));
        assert_eq!(at("‚Ä", 0), None);
        assert_eq!(at("“Kami", 0), None);
    }
}
