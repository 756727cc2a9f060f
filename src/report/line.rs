//! Members of a JSON object, written one after the other: a collection has millions of mentions, and a general serialiser spends more time
//! on them than the extractors.

use crate::text::Position;

/// The name of a member with the marks around it, as [`Line`] writes it: made when the program is compiled.
macro_rules! key {
    ($name:literal) => {
        concat!(",\"", $name, "\":")
    };
}

pub(super) use key;

/// The members of one object, behind what is in the buffer already. Names of members are made with [`key!`].
pub(super) struct Line<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> Line<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Line<'a> {
        Line { out }
    }

    #[inline(always)]
    fn key(&mut self, key: &'static str) {
        self.out.extend_from_slice(key.as_bytes());
    }

    /// Words of ours, in which nothing has to be escaped.
    #[inline]
    pub(super) fn plain(&mut self, key: &'static str, words: &str) {
        self.key(key);
        self.quoted(words);
    }

    /// Words of an article.
    #[inline]
    pub(super) fn text(&mut self, key: &'static str, words: &str) {
        self.key(key);
        self.escaped(words);
    }

    #[inline]
    pub(super) fn maybe(&mut self, key: &'static str, words: Option<&str>) {
        self.key(key);
        match words {
            Some(words) => self.escaped(words),
            None => self.out.extend_from_slice(b"null"),
        }
    }

    #[inline]
    pub(super) fn flag(&mut self, key: &'static str, on: bool) {
        self.key(key);
        self.out.extend_from_slice(if on { b"true" } else { b"false" });
    }

    #[inline]
    pub(super) fn number(&mut self, key: &'static str, number: Option<u32>) {
        self.key(key);
        match number {
            Some(number) => self.digits(number),
            None => self.out.extend_from_slice(b"null"),
        }
    }

    /// A value with the bytes where it stands.
    pub(super) fn moment(&mut self, key: &'static str, moment: Option<(&str, u32, u32)>) {
        self.key(key);
        let Some((value, start, end)) = moment else { return self.out.extend_from_slice(b"null") };
        self.out.extend_from_slice(b"{\"value\":");
        self.escaped(value);
        self.key(",\"start\":");
        self.digits(start);
        self.key(",\"end\":");
        self.digits(end);
        self.out.push(b'}');
    }

    pub(super) fn list<S: AsRef<str>>(&mut self, key: &'static str, items: &[S]) {
        self.key(key);
        self.out.push(b'[');
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.out.push(b',');
            }
            self.escaped(item.as_ref());
        }
        self.out.push(b']');
    }

    /// Bytes in the file (or in the `field` of a record), line and column.
    #[inline]
    pub(super) fn place(&mut self, (start, end): (u32, u32), place: Position, field: Option<&str>) {
        self.key(",\"span\":{\"start\":");
        self.digits(start);
        self.out.extend_from_slice(b",\"end\":");
        self.digits(end);
        self.out.extend_from_slice(b",\"line\":");
        self.digits(place.line);
        self.out.extend_from_slice(b",\"column\":");
        self.digits(place.column);
        if let Some(field) = field {
            self.plain(key!("in"), field);
        }
        self.out.push(b'}');
    }

    fn quoted(&mut self, words: &str) {
        self.out.push(b'"');
        self.out.extend_from_slice(words.as_bytes());
        self.out.push(b'"');
    }

    fn escaped(&mut self, words: &str) {
        // Without a branch in the loop, so that many bytes are looked at at once.
        let special = words.bytes().fold(false, |found, b| found | (b < 0x20) | (b == b'"') | (b == b'\\'));
        if !special {
            self.quoted(words);
        } else if let Ok(json) = serde_json::to_string(words) {
            self.out.extend_from_slice(json.as_bytes());
        }
    }

    fn digits(&mut self, mut number: u32) {
        let digit = |number: u32| b'0' + (number % 10) as u8;
        match number {
            0..10 => self.out.push(digit(number)),
            10..100 => self.out.extend_from_slice(&[digit(number / 10), digit(number)]),
            100..1000 => self.out.extend_from_slice(&[digit(number / 100), digit(number / 10), digit(number)]),
            1000..10_000 => {
                let four = [digit(number / 1000), digit(number / 100), digit(number / 10), digit(number)];
                self.out.extend_from_slice(&four);
            }
            _ => {
                let mut digits = [0u8; 10];
                let mut from = digits.len();
                while let Some(cell) = from.checked_sub(1).and_then(|i| digits.get_mut(i)).filter(|_| number > 0) {
                    *cell = digit(number);
                    number /= 10;
                    from -= 1;
                }
                self.out.extend_from_slice(digits.get(from..).unwrap_or(&[]));
            }
        }
    }
}
