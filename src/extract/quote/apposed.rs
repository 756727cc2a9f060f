//! Which of two names in apposition speaks: the office of a house or of another person stands before whoever holds it.

use super::speaker::{Names, PHRASE, Party};
use crate::lang::Class;
use crate::text::TokenKind;

impl Names<'_, '_> {
    /// "kuasa hukum Budi, Andi Wijaya": the name behind a common noun may be whose lawyer it is; the one in apposition speaks.
    pub(super) fn apposed(&self, party: Party, from: usize, end: usize, guess: bool) -> Party {
        let (first, after) = party.tokens;
        if let Some(holder) = self.of_possessor(after, end) {
            return holder;
        }
        let common = first > from && self.token(first - 1).is_some_and(|t| t.kind == TokenKind::Word && !t.capital());
        // "Direktur Utama Armada Sorai, Mirna Lestiani": the office of a house, then who holds it.
        let next = self.past_titles(after + 1, end);
        let office = first > from && !common && self.mention(next).is_some_and(|p| p.person);
        if !(common || office) || self.symbol(after) != ',' || next >= end || self.breaks_off(next) {
            return party;
        }
        match self.starting(next, guess) {
            Some(second) if second.person => second,
            _ => party,
        }
    }

    /// "said Tavria's foreign minister, Daria Velnik": who holds the office of the one before the apostrophe.
    fn of_possessor(&self, apostrophe: usize, end: usize) -> Option<Party> {
        let possessive = matches!(self.symbol(apostrophe), '\'' | '’') && !self.token(apostrophe)?.spaced();
        let reach = end.min(apostrophe + PHRASE);
        let comma = (apostrophe + 2..reach).find(|&i| self.symbol(i) == ',').filter(|_| possessive)?;
        let office = (apostrophe + 1..comma).any(|i| self.cx.outline.hits.get(i, Class::Office).is_some());
        self.mention(comma + 1).filter(|p| p.person && office).cloned()
    }

    /// "Kepala Puskesmas Melati, dr. Rini Astuti, ": the person in apposition to what was taken for one.
    pub(super) fn in_apposition(&self, party: &Party) -> Option<&Party> {
        let after = party.tokens.1;
        if self.symbol(after) != ',' || party.tokens.0 + 1 != after {
            return None;
        }
        let from = self.list.partition_point(|p| p.tokens.0 <= after);
        let next = self.list.get(from).filter(|p| p.person && p.tokens.0 <= after + 3)?;
        let title = (after + 1..next.tokens.0).all(|i| self.symbol(i) == '.' || self.title(i));
        let many = next.tokens.1 > next.tokens.0 + 1;
        (title && many && self.symbol(next.tokens.1) == ',').then_some(next)
    }

    /// The first token from `at` on that is no form of address or its dot: "Prof. Dr. Herman".
    fn past_titles(&self, mut at: usize, end: usize) -> usize {
        while at < end && (self.title(at) || self.symbol(at) == '.' && self.title(at - 1)) {
            at += 1;
        }
        at
    }

    fn title(&self, at: usize) -> bool {
        self.cx.outline.hits.get(at, Class::Honorific).is_some()
    }
}
