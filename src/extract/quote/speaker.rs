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
                Some(MentionKind::Name(name)) => name.key.clone(),
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
const REACH: usize = 24;

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
                list.push(Party { span: m.span, key, tokens, person, generic: false });
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

    fn part(&self, at: usize, part: SpeechPart) -> Option<usize> {
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

    fn inside(&self, at: usize) -> Option<&Party> {
        let from = self.list.partition_point(|p| p.tokens.0 <= at);
        // Names are short and hardly nest: a few entries back is enough.
        self.list.get(from.saturating_sub(4)..from)?.iter().rev().find(|p| p.tokens.0 <= at && at < p.tokens.1)
    }

    fn proper(&self, at: usize) -> bool {
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

    /// Capitalised words without a name mention, the office before the name taken off.
    fn capitals(&self, at: usize) -> Option<Party> {
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

    fn party(&self, first: usize, end: usize, person: bool) -> Party {
        let span = self.cx.outline.span(first..end);
        let words = self.cx.outline.tokens.get(first..end).unwrap_or(&[]).iter().filter(|t| t.kind != TokenKind::Symbol);
        let key = words.map(|t| t.span.of(self.cx.text).to_lowercase()).collect::<Vec<_>>().join(" ");
        Party { span, key: Key::Words(key), tokens: (first, end), person, generic: false }
    }

    /// Common words that name a source.
    fn common(&self, first: usize, end: usize) -> Party {
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
    fn long_word(&self, at: usize) -> bool {
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

    /// The speaker before a verb of the kind "mengatakan".
    pub fn before(&self, verb: usize, start: usize) -> Who {
        let start = start.max(verb.saturating_sub(REACH));
        match self.before_by(verb, start, false) {
            Who::Nobody => {}
            found => return found,
        }
        match self.before_by(verb, start, true) {
            Who::Nobody => self.head_before(verb, start),
            found => found,
        }
    }

    fn before_by(&self, verb: usize, start: usize, guess: bool) -> Who {
        let mut i = verb;
        while i > start {
            i -= 1;
            if self.symbol(i) == '.' && self.token(i + 1).is_some_and(Token::spaced) && self.long_word(i.wrapping_sub(1)) {
                break;
            }
            if self.pronoun_at(i, verb) {
                return Who::Pronoun;
            }
            let party = match self.inside(i) {
                Some(party) if party.tokens.0 >= start => Some(party.clone()),
                _ if guess => self.capitals_back(i, start),
                _ => None,
            };
            let Some(party) = party else { continue };
            i = i.min(party.tokens.0);
            let oblique = i > start && self.part(i - 1, SpeechPart::Bound).is_some_and(|e| e == i);
            if !oblique && self.reaches(&party, verb) {
                return Who::Named(party);
            }
        }
        Who::Nobody
    }

    /// A pronoun right before the verb, but for small words.
    fn pronoun_at(&self, at: usize, verb: usize) -> bool {
        self.part(at, SpeechPart::Pronoun)
            .is_some_and(|end| (end..verb).all(|i| self.cx.lexicon.speech.is_function(&self.cx.outline.hits, i).is_some()))
    }

    fn capitals_back(&self, at: usize, start: usize) -> Option<Party> {
        if !self.proper(at) {
            return None;
        }
        let mut first = at;
        while first > start + 1 {
            let hyphen = self.symbol(first - 1) == '-' && self.token(first).is_some_and(|t| !t.spaced());
            let back = if hyphen { 2 } else { 1 };
            if !self.proper(first - back) {
                break;
            }
            first -= back;
        }
        if first == start + 1 && self.proper(start) {
            first = start;
        }
        self.capitals(first).filter(|p| p.tokens.0 <= at && at < p.tokens.1)
    }

    /// Whether a name is the subject of the verb: nothing but small words, a parenthesis, an apposition or a prepositional phrase
    /// stands between them.
    fn reaches(&self, party: &Party, verb: usize) -> bool {
        let from = party.tokens.1;
        let between = from..verb;
        let small = |i: usize| {
            self.cx.lexicon.speech.is_function(&self.cx.outline.hits, i).is_some()
                || self.part(i, SpeechPart::Bound).is_some()
                || self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
                || matches!(self.symbol(i), '(' | ')' | '/' | '-' | '.')
        };
        if between.clone().all(small) {
            return true;
        }
        let last = verb.wrapping_sub(1);
        match self.symbol(from) {
            // "the chief executive, Rahmat, said": a name in apposition, or a name with one.
            ',' => self.symbol(last) == ',' && (last > from || self.symbol(party.tokens.0.wrapping_sub(1)) == ','),
            '(' => (from..verb).rev().find(|&i| self.symbol(i) == ')').is_some_and(|i| (i + 1..verb).all(small)),
            // Not the one a letter goes to: "surat kepada gubernur Rahmat yang isinya menyatakan".
            _ if self.part(from, SpeechPart::Bound).is_some() => {
                !between.clone().any(|i| self.symbol(i) == ',') && !self.behind_bound(party.tokens.0)
            }
            // "the Orbis chief executive said": the organisation stands inside the phrase.
            _ => !party.person && between.len() <= 3 && between.clone().all(|i| self.symbol(i) == '\0'),
        }
    }

    /// Whether a preposition stands before the phrase that ends with the name at `at`.
    fn behind_bound(&self, at: usize) -> bool {
        let first = self.cx.outline.sentence(at).map_or(at, |s| s.first as usize).max(at.saturating_sub(PHRASE));
        (first..at).rev().take_while(|&i| self.symbol(i) != ',').any(|i| self.part(i, SpeechPart::Bound).is_some())
    }

    /// Common words right before the verb: "polisi mengatakan", "the agency said".
    fn head_before(&self, verb: usize, start: usize) -> Who {
        let mut first = verb;
        while first > start
            && first + 4 > verb
            && self.symbol(first - 1) == '\0'
            && self.part(first - 1, SpeechPart::Bound).is_none()
        {
            first -= 1;
        }
        match first < verb {
            true => Who::Generic(self.common(first, verb)),
            false => Who::Nobody,
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
            // "Kepala Dinas NTT Rahmat": a place in the title before the name.
            let title = |p: &&Party| (first..p.tokens.0).all(|i| self.token(i).is_some_and(Token::capital));
            let list = self.list.get(from..)?;
            let opening = || list.iter().take_while(|p| p.tokens.0 <= first + OPENING).find(fits).filter(title);
            let found = list.first().filter(fits).or_else(opening)?;
            Some(self.in_apposition(found).filter(fits).unwrap_or(found).clone())
        })
    }
}
