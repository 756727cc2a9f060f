use super::Span;

/// A place as an editor shows it: both 1-based, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in Unicode scalar values.
    pub column: u32,
}

/// Bytes of a line after which its characters are counted beforehand: a line may be as long as a book and have a finding in each sentence.
const STRIDE: usize = 4096;

/// Line starts of one text. LF, CRLF and a lone CR end a line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Offsets inside long lines, each with the characters of its line before it.
    counted: Vec<(u32, u32)>,
}

impl LineIndex {
    /// Reads the whole text once.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        if bytes.contains(&b'\r') {
            for (i, &b) in bytes.iter().enumerate() {
                if b == b'\n' || (b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                    starts.push(i as u32 + 1);
                }
            }
        } else {
            starts.extend(text.match_indices('\n').map(|(i, _)| i as u32 + 1));
        }
        let mut counted = Vec::new();
        for (n, &start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).map_or(text.len(), |&next| next as usize);
            let (mut at, mut column) = (start as usize, 0);
            while end.saturating_sub(at) > STRIDE {
                let next = (at + STRIDE..end).find(|i| text.is_char_boundary(*i)).unwrap_or(end);
                column += text.get(at..next).map_or(0, |piece| piece.chars().count() as u32);
                counted.push((next as u32, column));
                at = next;
            }
        }
        LineIndex { starts, counted }
    }

    /// Where the line behind the one with the byte `offset` starts; `None` in the last line.
    pub fn next_line(&self, offset: u32) -> Option<u32> {
        self.starts.get(self.starts.partition_point(|&s| s <= offset)).copied()
    }

    /// The position of a byte offset of `text`, which must be the text the index was made from.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|&s| s <= offset).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let counted = self.counted.partition_point(|&(at, _)| at <= offset).checked_sub(1).and_then(|i| self.counted.get(i));
        let (from, before) = counted.copied().filter(|&(at, _)| at >= start).unwrap_or((start, 0));
        let column = before + Span { start: from, end: offset }.of(text).chars().count() as u32 + 1;
        Position { line: line as u32 + 1, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_those_of_its_characters() {
        let long = "kué \u{1f600} ".repeat(3 * STRIDE / 8);
        let text = format!("awal\n{long}\r\n{long}\rakhir");
        let index = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (at, c) in text.char_indices() {
            if at % 97 < 4 {
                assert_eq!(index.position(&text, at as u32), Position { line, column }, "at {at}");
            }
            column += 1;
            if c == '\n' || c == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n') {
                (line, column) = (line + 1, 1);
            }
        }
    }
}
