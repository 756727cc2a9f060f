//! Which of two names in apposition speaks: the office of a house or of another person stands before whoever holds it.

use super::speaker::{Names, PHRASE, Party};
use crate::lang::{Class, Cue, SpeechPart, cue_bit};
use crate::text::TokenKind;

/// Tokens of a subject before the name or comma in it.
const SUBJECT: usize = 9;
/// Words before an office in an apposition: "regional secretary of the union".
const BEFORE_OFFICE: usize = 2;

impl Names<'_, '_> {
    /// "Tom Quill, a baker from Nettleby, said …", "The minister, Odile Ferrand, said …": who is told beside an apposition in commas that ends right
    /// before the verb at `verb`.
    pub(super) fn with_apposition(&self, first: usize, verb: usize) -> Option<Party> {
        let close = verb.checked_sub(1).filter(|&c| c > first && self.symbol(c) == ',')?;
        let commas = || (first..close).rev().filter(|&i| self.symbol(i) == ',');
        let from = |i: usize| (first..i).rev().find(|&c| self.symbol(c) == ',').map_or(first, |c| c + 1);
        if let Some(open) = commas().next()
            && let Some(party) = self.ending(close).filter(|p| p.person && self.titled(open + 1, p.tokens.0))
            && self.nominal(from(open), open)
        {
            return Some(party.clone());
        }
        for open in commas() {
            if !self.opens_apposition(open + 1) {
                return None;
            }
            if let Some(party) = self.ending(open) {
                return Some(party.clone()).filter(|p| self.nominal(from(p.tokens.0), p.tokens.0));
            }
        }
        None
    }

    fn titled(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| self.title(i) || self.symbol(i) == '.')
    }

    /// Whether a stretch of the sentence is short and tells nothing: no verb of saying, no tense.
    fn nominal(&self, from: usize, to: usize) -> bool {
        const TOLD: u64 = Class::Tense.mask() | Class::SayVerb.mask() | Class::Modality.mask();
        to - from.min(to) <= SUBJECT && (from..to).all(|i| self.cx.outline.hits.mask(i) & TOLD == 0)
    }

    /// Whether words behind a comma tell who somebody is: "a baker", "who won", "45", "chairman of the board".
    fn opens_apposition(&self, at: usize) -> bool {
        const WHO: u64 = Class::Office.mask() | Class::Qualifier.mask();
        let hits = &self.cx.outline.hits;
        let age = self.token(at).is_some_and(|t| t.kind == TokenKind::Number) && self.symbol(at + 1) == ',';
        age || self.part(at, SpeechPart::Relative).is_some()
            || hits.cues(at) & cue_bit(Class::NameCue, Cue::Article as u32) != 0
            || (at..=at + BEFORE_OFFICE).take_while(|&i| self.symbol(i) == '\0').any(|i| hits.mask(i) & WHO != 0)
    }

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
