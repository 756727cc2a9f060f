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
    /// Where the next line starts.
    end: u32,
}

impl<'a> Places<'a> {
    /// Reads the whole text once.
    pub fn new(text: &'a str) -> Places<'a> {
        let lines = LineIndex::new(text);
        let end = lines.next_line(0).unwrap_or(u32::MAX);
        Places { text, lines, at: 0, position: Position { line: 1, column: 1 }, end }
    }

    /// The position of a byte offset.
    pub fn of(&mut self, offset: u32) -> Position {
        match self.text.get(self.at as usize..offset as usize) {
            Some(between) if offset < self.end => self.position.column += between.chars().count() as u32,
            _ => {
                self.position = self.lines.position(self.text, offset);
                self.end = self.lines.next_line(offset).unwrap_or(u32::MAX);
            }
        }
        self.at = offset;
        self.position
    }
}
