use super::Span;
use super::entity::{self, Typed};
use super::glue::unglue;
use super::word::{WordId, WordKey, WordTable};

/// What kind of characters a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters.
    Word,
    /// A run of ASCII digits.
    Number,
    /// One character that is neither a letter, a digit nor white space.
    Symbol,
}

/// What a token looks like and what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TokenFlags(u8);

impl TokenFlags {
    /// White space stands before the token (always set on the first one).
    pub const SPACE: TokenFlags = TokenFlags(1);
    /// A line break stands before the token (always set on the first one).
    pub const LINE: TokenFlags = TokenFlags(2);
    /// The first letter is upper case.
    pub const CAPITAL: TokenFlags = TokenFlags(4);
    /// At least two letters, all upper case.
    pub const UPPER: TokenFlags = TokenFlags(8);
    /// An empty line stands before the token (always set on the first one).
    pub const PARAGRAPH: TokenFlags = TokenFlags(16);
    /// The token is the first of its sentence; set once the sentences are known.
    pub const SENTENCE: TokenFlags = TokenFlags(32);
    /// The first letter is upper case, and others are of either case.
    pub const MIXED: TokenFlags = TokenFlags(64);

    /// Whether every flag of `other` is set.
    pub fn has(self, other: TokenFlags) -> bool {
        self.0 & other.0 == other.0
    }

    fn set(&mut self, other: TokenFlags) {
        self.0 |= other.0;
    }

    /// The flags of a word by its first letter and the number of its upper-case letters.
    fn case(&mut self, capital: bool, upper: usize, letters: usize) {
        if capital {
            self.set(TokenFlags::CAPITAL);
            if letters > 1 && upper == letters {
                self.set(TokenFlags::UPPER);
            } else if upper > 1 {
                self.set(TokenFlags::MIXED);
            }
        }
    }
}

/// One token: a run of letters, a run of digits or one symbol. White space separates and is never a token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The lexicon's number for the folded word; 0 when unknown and for digit runs.
    pub word: WordId,
    /// Letters, digits or a symbol.
    pub kind: TokenKind,
    /// Case and the white space before it.
    pub flags: TokenFlags,
    /// A symbol's character: see [`Token::is_mark`].
    mark: u16,
}

impl Token {
    /// Whether white space (or the start of the text) stands before the token.
    pub fn spaced(&self) -> bool {
        self.flags.has(TokenFlags::SPACE)
    }

    /// Whether the token starts a line.
    pub fn starts_line(&self) -> bool {
        self.flags.has(TokenFlags::LINE)
    }

    /// Whether the token is the first of its sentence, once the sentences are known.
    pub fn starts_sentence(&self) -> bool {
        self.flags.has(TokenFlags::SENTENCE)
    }

    /// Marks the token as the first of its sentence.
    pub(crate) fn start_sentence(&mut self) {
        self.flags.set(TokenFlags::SENTENCE);
    }

    /// Whether the token goes on with the sentence and the line of the one before it, behind white space.
    pub fn follows(&self) -> bool {
        const ASKED: u8 = TokenFlags::SPACE.0 | TokenFlags::LINE.0 | TokenFlags::SENTENCE.0;
        self.flags.0 & ASKED == TokenFlags::SPACE.0
    }

    /// Whether the token is a capitalised word that [`Token::follows`].
    pub fn capital_follows(&self) -> bool {
        const ASKED: u8 = TokenFlags::CAPITAL.0 | TokenFlags::SPACE.0 | TokenFlags::LINE.0 | TokenFlags::SENTENCE.0;
        self.flags.0 & ASKED == TokenFlags::CAPITAL.0 | TokenFlags::SPACE.0
    }

    /// Whether an empty line stands before the token.
    pub fn starts_paragraph(&self) -> bool {
        self.flags.has(TokenFlags::PARAGRAPH)
    }

    /// The character of a symbol; `'\0'` for words and numbers. Symbols beyond the basic plane (emoji), which mean nothing to anybody here,
    /// are U+FFFD.
    pub fn symbol(&self) -> char {
        char::from_u32(u32::from(self.mark)).unwrap_or('\0')
    }

    /// Whether the token is the symbol `mark`, without a look at the text.
    pub fn is_mark(&self, mark: char) -> bool {
        self.mark != 0 && u32::from(self.mark) == mark as u32
    }

    /// Whether the token is one of the symbols `marks`.
    pub fn is_any_mark(&self, marks: &str) -> bool {
        self.mark != 0 && marks.chars().any(|c| u32::from(self.mark) == c as u32)
    }

    /// The two words that a missing space has glued together `at` bytes behind the start, the second with a capital.
    pub(crate) fn parted(self, at: u32, before: WordId, behind: WordId) -> [Token; 2] {
        let middle = self.span.start + at;
        let mut flags = self.flags;
        flags.0 &= !TokenFlags::UPPER.0;
        let second = TokenFlags(TokenFlags::SPACE.0 | TokenFlags::CAPITAL.0);
        [
            Token { span: Span { end: middle, ..self.span }, word: before, flags, ..self },
            Token { span: Span { start: middle, ..self.span }, word: behind, flags: second, ..self },
        ]
    }

    /// Whether the token is a word that starts with a capital.
    pub fn capital(&self) -> bool {
        self.flags.has(TokenFlags::CAPITAL)
    }

    /// Whether the token is a word of at least two capitals.
    pub fn upper(&self) -> bool {
        self.flags.has(TokenFlags::UPPER)
    }
}

/// Cuts `text[range]` into tokens in one pass and looks every word and symbol up in `words`.
///
/// Letters and digits never share a token (`Rp25rb` is three), and `15/8`, `Jong-Un` or `Jum'at` are three tokens without
/// space between them: extractors see the same shapes whether or not somebody typed a space. What a page writes for a character (`&nbsp;`,
/// `&#8220;`, "â€œ", "‚Äú") is the token of that character; its span covers all that is written.
pub fn tokenize(text: &str, range: Span, words: &impl WordTable) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(range.len() / 5 + 4);
    tokenize_into(text, range, words, &mut tokens, &mut String::with_capacity(32));
    tokens
}

/// Like [`tokenize`], into vectors that keep their room; `folded` is room for one word.
pub(crate) fn tokenize_into(text: &str, range: Span, words: &impl WordTable, tokens: &mut Vec<Token>, folded: &mut String) {
    let slice = range.of(text);
    let base = range.start as usize;
    let bytes = slice.as_bytes();
    let mut flags = TokenFlags(TokenFlags::SPACE.0 | TokenFlags::LINE.0 | TokenFlags::PARAGRAPH.0);
    let mut breaks = 0u8;
    let mut i = 0;
    while let Some(&b) = bytes.get(i) {
        if b == b' ' || b == b'\t' {
            flags.set(TokenFlags::SPACE);
            i += 1;
            continue;
        }
        let start = i;
        let (kind, word);
        let mut mark = 0;
        let (letters, key) = ascii_word(slice, i);
        if letters > 0 {
            i += letters;
            if b.is_ascii_uppercase() {
                let written = bytes.get(start..i).unwrap_or(&[]);
                flags.case(true, written.iter().filter(|b| b.is_ascii_uppercase()).count(), letters);
            }
            kind = TokenKind::Word;
            word = if letters <= 16 {
                words.short_id(key)
            } else {
                folded.clear();
                folded.push_str(&slice[start..i]);
                folded.make_ascii_lowercase();
                words.word_id(folded)
            };
        } else if b == b'\n' || b == b'\r' {
            flags.set(TokenFlags::SPACE);
            flags.set(TokenFlags::LINE);
            if b == b'\n' || bytes.get(i + 1) != Some(&b'\n') {
                breaks = breaks.saturating_add(1);
                if breaks > 1 {
                    flags.set(TokenFlags::PARAGRAPH);
                }
            }
            i += 1;
            continue;
        } else if b.is_ascii_digit() {
            while bytes.get(i).is_some_and(u8::is_ascii_digit) {
                i += 1;
            }
            (kind, word) = (TokenKind::Number, 0);
        } else if let Some((typed, length)) = entity::at(slice, i) {
            i += length;
            let Typed::Mark(character) = typed else {
                flags.set(TokenFlags::SPACE);
                continue;
            };
            mark = u16::try_from(u32::from(character)).unwrap_or(0xfffd);
            (kind, word) = (TokenKind::Symbol, words.word_id(character.encode_utf8(&mut [0; 4])));
        } else if b.is_ascii_punctuation() {
            i += 1;
            mark = u16::from(b);
            (kind, word) = (TokenKind::Symbol, words.short_id(WordKey { low: u64::from(b), high: 0 }));
        } else {
            let first = slice.get(i..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}');
            if first.is_alphabetic() {
                let (end, upper, letters) = any_word(slice, i, folded);
                i = end;
                flags.case(first.is_uppercase(), upper, letters);
                (kind, word) = (TokenKind::Word, words.word_id(folded));
            } else {
                i += first.len_utf8();
                if first.is_whitespace() || is_invisible(first) {
                    if first.is_whitespace() {
                        flags.set(TokenFlags::SPACE);
                    }
                    continue;
                }
                mark = u16::try_from(u32::from(first)).unwrap_or(0xfffd);
                (kind, word) = (TokenKind::Symbol, words.word_id(&slice[start..i]));
            }
        }
        let token = Token { span: Span::new(base + start, base + i), word, kind, flags, mark };
        let glued = kind == TokenKind::Word && word == 0 && (!flags.has(TokenFlags::CAPITAL) || flags.has(TokenFlags::MIXED));
        match glued.then(|| unglue(slice.get(start..i).unwrap_or(""), slice.as_bytes().get(i), words, folded)).flatten() {
            Some((at, before, behind)) => tokens.extend(token.parted(at as u32, before, behind)),
            None => tokens.push(token),
        }
        flags = TokenFlags::default();
        breaks = 0;
    }
}

/// Eight bytes of the same value.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The high bits of those of eight bytes that are no ASCII letters in lower case.
#[inline(always)]
fn others(folded: u64) -> u64 {
    // The high bit of each byte of `from_a` tells that it is at least `a`, of `past_z` that it is more than `z`.
    let seven = folded & each(0x7f);
    let (from_a, past_z) = (seven + each(0x80 - b'a'), seven + each(0x80 - b'z' - 1));
    (!from_a | past_z | folded) & each(0x80)
}

/// Appends `text` in lower case, when it is words of ASCII letters with one space between them. Eight bytes are looked at at once.
pub(crate) fn fold_letters(text: &str, out: &mut Vec<u8>) -> bool {
    let bytes = text.as_bytes();
    let start = out.len();
    out.reserve(bytes.len() + 8);
    // A space at the start has no word before it.
    let (mut plain, mut gap) = (!bytes.is_empty(), 0x80u64);
    let mut i = 0;
    while i < bytes.len() {
        let written = match bytes.len().checked_sub(8) {
            // The last bytes come with those before them, which are shifted out.
            Some(last) if last < i => eight(bytes, last) >> (8 * (i - last)),
            _ => eight(bytes, i),
        };
        let folded = written | each(0x20);
        // Bytes behind the end count neither as letters nor as anything else.
        let inside = if bytes.len() - i >= 8 { !0 } else { (1 << (8 * (bytes.len() - i))) - 1 };
        let differs = written ^ each(b' ');
        let spaces = !(((differs & each(0x7f)) + each(0x7f)) | differs) & each(0x80) & inside;
        // A space follows a letter, and nothing else stands between letters.
        plain &= others(folded) & inside == spaces && spaces & (spaces << 8 | gap) == 0;
        gap = spaces >> 56;
        out.extend_from_slice(&folded.to_le_bytes());
        i += 8;
    }
    plain &= bytes.last() != Some(&b' ');
    out.truncate(if plain { start + bytes.len() } else { start });
    plain
}

/// How many ASCII letters stand at `i`, and the word they make in lower case when they are at most 16; 0 letters also when the word goes on
/// with other letters. Eight bytes are looked at at once.
#[inline(always)]
fn ascii_word(slice: &str, i: usize) -> (usize, WordKey) {
    let bytes = slice.as_bytes();
    let folded = eight(bytes, i) | each(0x20);
    let others = others(folded);
    let (letters, key) = if others == 0 {
        further_letters(bytes, i, folded)
    } else {
        // All bits below the first byte that is no letter.
        let inside = ((others & others.wrapping_neg()) - 1) >> 7;
        ((others.trailing_zeros() / 8) as usize, WordKey { low: folded & inside, high: 0 })
    };
    let goes_on = letters > 0 && bytes.get(i + letters).is_some_and(|b| !b.is_ascii()) && letter_at(slice, i + letters);
    (if goes_on { 0 } else { letters }, key)
}

/// The same for a word whose first eight letters are `low`.
fn further_letters(bytes: &[u8], i: usize, low: u64) -> (usize, WordKey) {
    let mut key = WordKey { low, high: 0 };
    let mut letters = 8;
    loop {
        let folded = eight(bytes, i + letters) | each(0x20);
        let others = others(folded);
        if letters == 8 {
            key.high = if others == 0 { folded } else { folded & (((others & others.wrapping_neg()) - 1) >> 7) };
        }
        if others != 0 {
            return (letters + (others.trailing_zeros() / 8) as usize, key);
        }
        letters += 8;
    }
}

/// Whether a letter, ASCII or not, or a mark on one starts at byte `i`.
#[cold]
fn letter_at(slice: &str, i: usize) -> bool {
    slice.get(i..).and_then(|rest| rest.chars().next()).is_some_and(|ch| ch.is_alphabetic() || is_mark(ch))
}

/// The eight bytes from `i` on, the first one lowest; 0 behind the end.
#[inline(always)]
fn eight(bytes: &[u8], i: usize) -> u64 {
    if let Some(Ok(all)) = bytes.get(i..i + 8).map(<[u8; 8]>::try_from) {
        return u64::from_le_bytes(all);
    }
    let mut all = [0u8; 8];
    for (to, from) in all.iter_mut().zip(bytes.get(i..).unwrap_or(&[])) {
        *to = *from;
    }
    u64::from_le_bytes(all)
}

/// One past the word that starts at `i`, its upper-case letters and all its letters; the folded word is in `folded`.
fn any_word(slice: &str, mut i: usize, folded: &mut String) -> (usize, usize, usize) {
    folded.clear();
    let (mut upper, mut letters) = (0, 0);
    for ch in slice.get(i..).unwrap_or("").chars() {
        if !ch.is_alphabetic() && !is_mark(ch) || ch > '\u{7f}' && entity::at(slice, i).is_some() {
            break;
        }
        upper += usize::from(ch.is_uppercase());
        letters += 1;
        folded.extend(ch.to_lowercase());
        i += ch.len_utf8();
    }
    (i, upper, letters)
}

/// Combining marks continue a word, so that a decomposed `é` stays one letter.
fn is_mark(ch: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&ch)
}

/// Characters that take no room: byte order mark, soft hyphen, zero-width joiners, direction marks, control characters.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{feff}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || ch.is_control()
}
