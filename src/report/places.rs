use crate::text::{LineIndex, Position};

/// Positions of one text, asked for from left to right.
///
/// A scraped article is often one line of several kilobytes; counting its characters anew for every mention would cost more than
/// finding the mentions. A question about a place further left is answered as well, at full cost.
pub struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
    at: u32,
    position: Position,
}

impl<'a> Places<'a> {
    /// Reads the whole text once.
    pub fn new(text: &'a str) -> Places<'a> {
        Places { text, lines: LineIndex::new(text), at: 0, position: Position { line: 1, column: 1 } }
    }

    /// The position of a byte offset.
    pub fn of(&mut self, offset: u32) -> Position {
        let between = self.text.get(self.at as usize..offset as usize).map(|between| {
            // Characters are counted by their first bytes, and line breaks looked for, without a branch.
            between.bytes().fold((0, false), |(characters, breaks), b| {
                (characters + u32::from(b as i8 >= -0x40), breaks | (b == b'\n') | (b == b'\r'))
            })
        });
        self.position = match between {
            Some((characters, false)) if !self.ends_line() => {
                Position { line: self.position.line, column: self.position.column + characters }
            }
            _ => self.lines.position(self.text, offset),
        };
        self.at = offset;
        self.position
    }

    /// Whether the last place follows directly on half a line break, so that the line it counts to is in doubt.
    fn ends_line(&self) -> bool {
        let before = (self.at as usize).checked_sub(1).and_then(|i| self.text.as_bytes().get(i));
        matches!(before, Some(b'\r' | b'\n'))
    }
}
