//! The tense around a mention: which side of the publication day a bare weekday, day or month lies on.

use super::context::Context;
use crate::lang::{Class, CueWord};

/// How far behind a mention a tense word may stand: further off it belongs to another clause.
const AFTER: usize = 3;
/// The same where the mention opens its sentence, so that the clause it belongs to follows.
const AFTER_OPENING: usize = 12;
/// How far before a mention a tense word may stand, in tokens.
const BEFORE: usize = 15;
/// The same for "Friday's vote": the noun, not the verb, is dated.
const BEFORE_GENITIVE: usize = 4;
/// Tokens behind "Friday's" in which its noun stands.
const HEAD: usize = 4;
/// Tokens before a mention that opens its sentence ("On", "Until").
const OPENING: usize = 1;
/// Tokens that may stand between a preposition and the date it binds ("until early").
const BINDS: usize = 1;
/// How far before a mention stands a happening that it dates.
const BEFELL: usize = 2;
/// How many tokens further back a longer phrase may start that holds a tense word ("had been due").
const LONGER: usize = 3;

impl Context<'_> {
    /// Direction of the nearest tense word of the sentence: 1 future, -1 past, 0 none. Words before the mention count first,
    /// except where the mention opens the sentence.
    pub fn tense(&self) -> i32 {
        let (from, to) = (self.tokens.0 as usize, self.tokens.1 as usize);
        if self.genitive(to) && self.sudden(to + 1) {
            return -1;
        }
        let opens = self.english() && (1..=OPENING + 1).any(|back| !self.beside(from, from.checked_sub(back)));
        let reach = if self.genitive(to) { BEFORE_GENITIVE } else { BEFORE };
        let before = || {
            (from.saturating_sub(reach)..from).rev().take_while(|&i| self.beside(from, Some(i))).find_map(|i| self.tense_at(i))
        };
        let reach = if opens { AFTER_OPENING } else { AFTER };
        let after = || (to..to.saturating_add(reach)).take_while(|&i| self.beside(from, Some(i))).find_map(|i| self.tense_at(i));
        let found = if opens { after().or_else(before) } else { before().or_else(after) };
        found.unwrap_or(0)
    }

    /// Whether token `i` is in the sentence of token `from`.
    fn beside(&self, from: usize, i: Option<usize>) -> bool {
        let of = &self.outline.sentence_of;
        i.is_some_and(|i| of.get(i).is_some() && of.get(i) == of.get(from))
    }

    /// "Friday's": the ending that elsewhere makes a decade of a year.
    fn genitive(&self, to: usize) -> bool {
        let hit = self.outline.hits.get(to, Class::DateCue);
        let glued = self.outline.tokens.get(to).is_some_and(|t| !t.spaced());
        glued && hit.is_some_and(|h| self.lexicon.dates.cues.get(h.value as usize) == Some(&CueWord::Decade))
    }

    /// Whether the noun phrase from token `i` on is of a happening that nobody plans ("Tuesday's warehouse fire").
    fn sudden(&self, i: usize) -> bool {
        let kind = |t: usize| self.lexicon.vocabulary.event(self.outline.hits.get(t, Class::EventClass)?.value);
        (i..i + HEAD).take_while(|&t| self.beside(self.tokens.0 as usize, Some(t))).find_map(kind).is_some_and(|k| k.sudden)
    }

    fn tense_at(&self, i: usize) -> Option<i32> {
        let Some(hit) = self.outline.hits.get(i, Class::Tense) else {
            return (self.past_word(i) || self.befell(i)).then_some(-1);
        };
        let longer = (i.saturating_sub(LONGER)..i)
            .filter_map(|back| self.outline.hits.get(back, Class::Tense))
            .find(|h| h.end >= hit.end && h.end as usize > i);
        let hit = longer.unwrap_or(hit);
        let (shift, near) = self.lexicon.dates.tenses.get(hit.value as usize).copied()?;
        let from = self.tokens.0 as usize;
        (!near || (hit.end as usize..=hit.end as usize + BINDS).contains(&from)).then_some(shift)
    }

    /// Whether right before the mention stands what nobody plans: "who died on Sunday, will be buried".
    fn befell(&self, i: usize) -> bool {
        let from = self.tokens.0 as usize;
        let ahead = || i.checked_sub(1).is_some_and(|b| self.outline.hits.get(b, Class::Tense).is_some());
        let kind = || self.lexicon.vocabulary.event(self.outline.hits.get(i, Class::EventClass)?.value);
        i < from && from - i <= BEFELL && !ahead() && kind().is_some_and(|k| k.sudden)
    }

    /// Whether the word at a token is a verb in the past tense.
    fn past_word(&self, i: usize) -> bool {
        let dates = &self.lexicon.dates;
        let Some(token) = self.outline.tokens.get(i).filter(|t| !dates.past_endings.is_empty() && !t.capital()) else {
            return false;
        };
        let word = token.span.of(self.text);
        let holds = |list: &[String], word: &str| list.binary_search_by(|w| w.as_str().cmp(word)).is_ok();
        let ending = word.len() > 4 && dates.past_endings.iter().any(|e| word.ends_with(e.as_str()));
        if !(ending && !holds(&dates.not_past, word) || holds(&dates.past_words, word)) {
            return false;
        }
        // "will be completed", "a planned": the form is a participle, what it depends on has the tense.
        let before = i.checked_sub(1).and_then(|b| self.outline.tokens.get(b)).map_or("", |t| t.span.of(self.text));
        !holds(&dates.participle_after, before)
    }
}
