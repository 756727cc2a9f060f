//! Who speaks: the name beside a speech verb.

use crate::extract::{Context, Mention, MentionKind, NameType};
use crate::lang::{Class, SpeechPart};
use crate::text::{Span, Token, TokenKind};

/// The key of a party; it is written out only where a quote is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// That of a name: the index of its mention.
    Mention(u32),
    /// Folded words.
    Words(String),
}

impl Key {
    /// The key in full; `mentions` are those the names were taken from.
    pub fn of(&self, mentions: &[Mention]) -> String {
        match self {
            Key::Mention(index) => match mentions.get(*index as usize).map(|m| &m.kind) {
                Some(MentionKind::Name(name)) => name.key.as_str().to_owned(),
                _ => String::new(),
            },
            Key::Words(words) => words.clone(),
        }
    }
}

/// Somebody who speaks, or a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Party {
    pub span: Span,
    /// Key of the name; for a source without a name the folded words.
    pub key: Key,
    /// First token and one past the last.
    pub tokens: (usize, usize),
    pub person: bool,
    /// The name of a place.
    pub place: bool,
    /// No name, but common words.
    pub generic: bool,
}

/// What stands where a speaker may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Named(Party),
    /// The last speaker named.
    Pronoun,
    /// A source without a name: "polisi", "the agency".
    Generic(Party),
    Nobody,
}

/// Tokens looked at on each side of a speech verb.
pub(super) const REACH: usize = 24;

/// Tokens of a phrase that names an office before a name.
pub(super) const PHRASE: usize = 7;

/// Tokens of a sentence among which its subject begins.
const OPENING: usize = 6;

/// Names looked back at for whom a pronoun stands for.
const LOOK_BACK: usize = 32;

/// The names of an article by place.
pub(super) struct Names<'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    pub(super) list: Vec<Party>,
}

impl<'c, 'a> Names<'c, 'a> {
    pub fn new(cx: &'c Context<'a>, mentions: &[Mention]) -> Names<'c, 'a> {
        let mut list: Vec<Party> = Vec::with_capacity(mentions.len());
        for (index, m) in mentions.iter().enumerate() {
            let MentionKind::Name(name) = &m.kind else { continue };
            let person = name.name_type == NameType::Person;
            if person || matches!(name.name_type, NameType::Organisation | NameType::Location) {
                let tokens = (m.tokens.0 as usize, m.tokens.1 as usize);
                let key = Key::Mention(index as u32);
                let place = name.name_type == NameType::Location;
                list.push(Party { span: m.span, key, tokens, person, place, generic: false });
            }
        }
        list.sort_by_key(|p| (p.tokens.0, !p.person, std::cmp::Reverse(p.tokens.1)));
        Names { cx, list }
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.cx.outline.tokens.get(at)
    }

    /// The character of a symbol, `'\0'` for other tokens.
    pub(super) fn symbol(&self, at: usize) -> char {
        self.token(at).map_or('\0', Token::symbol)
    }

    pub(super) fn part(&self, at: usize, part: SpeechPart) -> Option<usize> {
        self.cx.lexicon.speech.part_at(&self.cx.outline.hits, at, part).map(|h| h.end as usize)
    }

    /// The name that starts at `at`: a mention, else, when asked to guess, a run of capitalised words that no lexicon explains.
    pub(super) fn starting(&self, at: usize, guess: bool) -> Option<Party> {
        match self.mention(at) {
            Some(party) => Some(party.clone()),
            None if self.inside(at).is_some() => None,
            None if guess => self.capitals(at),
            None => None,
        }
    }

    pub(super) fn inside(&self, at: usize) -> Option<&Party> {
        let from = self.list.partition_point(|p| p.tokens.0 <= at);
        // Names are short and hardly nest: a few entries back is enough.
        self.list.get(from.saturating_sub(4)..from)?.iter().rev().find(|p| p.tokens.0 <= at && at < p.tokens.1)
    }

    pub(super) fn proper(&self, at: usize) -> bool {
        let classes = Class::Weekday.mask() | Class::Month.mask() | Class::Function.mask() | Class::SayVerb.mask();
        let parts = Class::SpeechPart.mask() | Class::Attribution.mask() | Class::Deictic.mask();
        let known = self.cx.outline.hits.mask(at) & (classes | parts) != 0;
        self.token(at).is_some_and(Token::capital) && !known
    }

    /// The named entity whose mention starts at `at`.
    pub fn mention(&self, at: usize) -> Option<&Party> {
        let from = self.list.partition_point(|p| p.tokens.0 < at);
        self.list.get(from).filter(|p| p.tokens.0 == at)
    }

    /// The name at a place in the text.
    pub(super) fn named(&self, span: Span) -> Option<&Party> {
        let from = self.list.partition_point(|p| p.span.start < span.start);
        self.list.get(from..)?.iter().take_while(|p| p.span.start == span.start).find(|p| p.span == span)
    }

    /// Capitalised words without a name mention, the office before the name taken off.
    pub(super) fn capitals(&self, at: usize) -> Option<Party> {
        if !self.proper(at) {
            return None;
        }
        let joined = |t: &Token| !t.spaced() && matches!(t.symbol(), '-' | '\'' | '’' | '.');
        let mut end = at + 1;
        while end < at + 10 {
            if self.token(end).is_some_and(|t| t.spaced() && !t.starts_line()) && self.proper(end) {
                end += 1;
            } else if self.token(end).is_some_and(joined)
                && self.token(end + 1).is_some_and(|t| !t.spaced() && t.kind == TokenKind::Word)
            {
                end += 2;
            } else {
                break;
            }
        }
        let mut first = at;
        for i in at..end {
            let title = [Class::Office, Class::Honorific, Class::Qualifier].iter().find_map(|&c| self.cx.outline.hits.get(i, c));
            let after_title = title.map(|h| h.end as usize).filter(|&e| e < end);
            let after_acronym = (self.token(i).is_some_and(Token::upper) && i + 1 < end).then_some(i + 1);
            first = first.max(after_title.or(after_acronym).unwrap_or(first));
        }
        // One capitalised word at the start of a sentence is a name only when the language does not know it as a word.
        let starts = self.cx.outline.sentence(at).is_some_and(|s| s.first as usize == first);
        if starts && end - first == 1 && self.token(first).is_some_and(|t| t.word != 0) {
            return None;
        }
        let person = !(first + 1 == end && self.token(first).is_some_and(Token::upper));
        Some(self.party(first, end, person))
    }

    pub(super) fn party(&self, first: usize, end: usize, person: bool) -> Party {
        let span = self.cx.outline.span(first..end);
        let words = self.cx.outline.tokens.get(first..end).unwrap_or(&[]).iter().filter(|t| t.kind != TokenKind::Symbol);
        let key = words.map(|t| t.span.of(self.cx.text).to_lowercase()).collect::<Vec<_>>().join(" ");
        Party { span, key: Key::Words(key), tokens: (first, end), person, place: false, generic: false }
    }

    /// Common words that name a source.
    pub(super) fn common(&self, first: usize, end: usize) -> Party {
        Party { generic: true, ..self.party(first, end, false) }
    }

    /// The speaker after a verb of the kind "kata", or the source after "menurut": the first person up to the end of the phrase,
    /// else the first organisation.
    pub fn after(&self, from: usize, end: usize) -> Who {
        if self.part(from, SpeechPart::Pronoun).is_some() {
            return Who::Pronoun;
        }
        let end = end.min(from + REACH);
        // Name mentions first: a capitalised office must not hide the name behind it.
        match self.after_by(from, end, false) {
            named @ Who::Named(_) => named,
            _ => self.after_by(from, end, true),
        }
    }

    fn after_by(&self, from: usize, end: usize, guess: bool) -> Who {
        let mut candidate: Option<Party> = None;
        let mut i = from;
        while i < end {
            let symbol = self.symbol(i);
            let stop = match symbol {
                ',' => !self.token(i + 1).is_some_and(Token::capital) || self.breaks_off(i + 1),
                '(' => {
                    i = self.parenthesis_end(i, end);
                    continue;
                }
                '\0' => i > from && self.part(i, SpeechPart::Bound).is_some(),
                '.' => !self.token(i + 1).is_some_and(|t| t.capital() || !t.spaced()) || self.long_word(i.wrapping_sub(1)),
                '-' | '/' | '&' | '\'' | '’' => false,
                _ => true,
            };
            if stop {
                break;
            }
            match self.starting(i, guess) {
                // "said Landale chief executive Nora Quill": what stands before an office is the house.
                Some(party) if party.person && self.cx.outline.hits.get(party.tokens.1, Class::Office).is_some() => {
                    i = party.tokens.1.max(i + 1);
                    candidate.get_or_insert(party);
                }
                Some(party) if party.person => return Who::Named(self.apposed(party, from, end, guess)),
                Some(party) => {
                    i = party.tokens.1.max(i + 1);
                    candidate.get_or_insert(party);
                }
                None => i += 1,
            }
        }
        match candidate {
            Some(party) => Who::Named(party),
            None => self.generic(from, i),
        }
    }

    /// Behind a comma: a weekday or the like tells when, not who.
    pub(super) fn breaks_off(&self, at: usize) -> bool {
        self.cx.outline.hits.mask(at) & (Class::Weekday.mask() | Class::Month.mask() | Class::Deictic.mask()) != 0
    }

    /// A full stop behind a word of some length ends the sentence; behind a short one it may be a title ("H.", "Dr.").
    pub(super) fn long_word(&self, at: usize) -> bool {
        self.token(at).is_none_or(|t| t.span.len() > 4)
    }

    fn parenthesis_end(&self, open: usize, end: usize) -> usize {
        (open + 1..end).find(|&i| self.symbol(i) == ')').map_or(end, |i| i + 1)
    }

    fn generic(&self, from: usize, end: usize) -> Who {
        let end = end.min(from + 4);
        let word = |i: &usize| self.token(*i).is_some_and(|t| t.kind == TokenKind::Word);
        match (from..end).take_while(word).count() {
            0 => Who::Nobody,
            n => Who::Generic(self.common(from, from + n)),
        }
    }

    /// The person a pronoun at `at` most likely stands for when nobody has spoken yet: the last one named before it.
    pub fn last_person(&self, at: usize) -> Option<Party> {
        let until = self.list.partition_point(|p| p.tokens.0 < at);
        self.list.get(..until)?.iter().rev().take(LOOK_BACK).find(|p| p.person).cloned()
    }

    /// The person who opens the sentence of `at`, or the one before it: the subject a pronoun goes on with.
    pub fn opener(&self, at: usize, since: usize) -> Option<Party> {
        let index = *self.cx.outline.sentence_of.get(at)? as usize;
        (index.saturating_sub(1)..=index).rev().find_map(|s| {
            let first = self.cx.outline.sentences.get(s)?.first as usize;
            let from = self.list.partition_point(|p| p.tokens.0 < first);
            let fits = |p: &&Party| p.person && p.tokens.0 <= first + OPENING && p.tokens.1 <= at && p.tokens.0 >= since;
            // "Kepala Dinas NTT Rahmat": a place in the title before the name; "Bupati Garut, Rahmat".
            let office = || self.cx.outline.hits.get(first, Class::Office).is_some();
            let comma = |i: usize, p: &Party| i + 1 == p.tokens.0 && self.symbol(i) == ',' && office();
            let title = |p: &&Party| (first..p.tokens.0).all(|i| self.token(i).is_some_and(Token::capital) || comma(i, p));
            let list = self.list.get(from..)?;
            let opening = || list.iter().take_while(|p| p.tokens.0 <= first + OPENING).find(fits).filter(title);
            let found = list.first().filter(fits).or_else(opening)?;
            Some(self.in_apposition(found).filter(fits).unwrap_or(found).clone())
        })
    }
}
