//! Who may find something at a token: the index that spares each extractor the walk over all others.

use super::name::Cue;
use super::phrase::{Class, cue_bit};
use crate::text::{Token, TokenKind};

/// Something that extractors look for, by the tokens at which it may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Start {
    /// A temporal expression: its words, any figure, an apostrophe before a year.
    Date,
    /// A quantity or an identifier: its words, any figure, a dash that may be a sign.
    Number,
    /// A name: any capital, and words that say something about names.
    Name,
    /// An office.
    Role,
    /// A happening.
    Event,
    /// Words that name a speaker or a source.
    Speech,
    /// A quotation mark or an apostrophe.
    Quotation,
}

impl Start {
    /// All of them.
    const ALL: [Start; 7] = [Start::Date, Start::Number, Start::Name, Start::Role, Start::Event, Start::Speech, Start::Quotation];

    /// The bit of a token at which it may begin.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The classes of phrases with which it may begin.
    pub const fn classes(self) -> u64 {
        match self {
            Start::Date => {
                Class::Month.mask()
                    | Class::Weekday.mask()
                    | Class::TimeUnit.mask()
                    | Class::Deictic.mask()
                    | Class::Direction.mask()
                    | Class::Edge.mask()
                    | Class::DayPart.mask()
                    | Class::ClockCue.mask()
                    | Class::DateCue.mask()
                    | Class::NamedDay.mask()
                    | Class::Period.mask()
                    | Class::SetCue.mask()
                    | Class::DateNumeral.mask()
                    | Class::DateTrap.mask()
            }
            Start::Number => {
                Class::Numeral.mask()
                    | Class::Fraction.mask()
                    | Class::Vague.mask()
                    | Class::Currency.mask()
                    | Class::Unit.mask()
                    | Class::OrdinalCue.mask()
                    | Class::Identifier.mask()
                    | Class::NumberTrap.mask()
                    | Class::Hedge.mask()
                    | Class::AgeCue.mask()
                    | Class::NumberRange.mask()
            }
            Start::Name => {
                Class::Entity.mask()
                    | Class::Office.mask()
                    | Class::Honorific.mask()
                    | Class::OrgTrigger.mask()
                    | Class::PlaceTrigger.mask()
                    | Class::EventTrigger.mask()
                    | Class::Qualifier.mask()
                    | Class::NameTrap.mask()
            }
            Start::Role => Class::Office.mask() | Class::Qualifier.mask(),
            Start::Event => Class::EventClass.mask(),
            Start::Speech => Class::SayVerb.mask() | Class::Attribution.mask(),
            Start::Quotation => 0,
        }
    }
}

/// For each class the bits of what may begin with it.
const BY_CLASS: [u8; 64] = {
    let mut table = [0; 64];
    let mut class = 0;
    while class < 64 {
        let mut kind = 0;
        while kind < Start::ALL.len() {
            let start = Start::ALL[kind];
            if start.classes() >> class & 1 == 1 {
                table[class] |= start.bit();
            }
            kind += 1;
        }
        class += 1;
    }
    table
};

/// What may begin with a phrase of a class. A word that is no name is only looked at when it has a capital, several such words always:
/// none of them begins a name.
pub(super) fn of_phrase(class: Class, single: bool) -> u8 {
    match class {
        Class::NameTrap if single => 0,
        _ => BY_CLASS.get(class as usize).copied().unwrap_or(0),
    }
}

/// What may begin at a token with all these classes and cues. Of the cues beside names only a field ("Defence Minister") stands first in
/// an office.
pub(super) fn of_cues(mask: u64, cues: u32) -> u8 {
    if cues & cue_bit(Class::NameCue, Cue::Scope as u32) == 0 {
        return 0;
    }
    Start::Role.bit() | if mask & Class::NameTrap.mask() != 0 { Start::Name.bit() } else { 0 }
}

/// What may begin at a token whatever the phrases there.
pub(super) fn of_token(token: &Token) -> u8 {
    match token.kind {
        TokenKind::Word if token.capital() => Start::Name.bit(),
        TokenKind::Word => 0,
        TokenKind::Number => Start::Date.bit() | Start::Number.bit(),
        TokenKind::Symbol => match token.symbol() {
            '\'' | '’' => Start::Date.bit() | Start::Quotation.bit(),
            '"' | '＂' | '“' | '„' | '‟' | '”' | '«' | '‹' | '»' | '›' | '`' | '‘' | '‚' | '‛' | '´' => {
                Start::Quotation.bit()
            }
            '-' | '–' | '—' | '−' | '‑' | '‐' => Start::Number.bit(),
            _ => 0,
        },
    }
}

/// The first place of `starts` from `from` on at which one may begin, else `to`. Most tokens begin nothing: eight are looked at at once.
#[inline]
pub(super) fn next(starts: &[u8], from: usize, to: usize, start: Start) -> usize {
    let bit = start.bit();
    let mut at = from;
    let (eights, rest) = starts.get(from..to).unwrap_or(&[]).as_chunks::<8>();
    for eight in eights {
        let found = u64::from_le_bytes(*eight) & u64::from_le_bytes([bit; 8]);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    rest.iter().position(|b| b & bit != 0).map_or(to, |ahead| at + ahead)
}

#[cfg(test)]
mod tests {
    use super::{Start, next, of_phrase};
    use crate::lang::phrase::Class;

    #[test]
    fn the_next_start_is_found_in_and_behind_whole_eights() {
        let mut starts = [0u8; 21];
        starts[3] = Start::Name.bit() | Start::Date.bit();
        starts[9] = Start::Date.bit();
        starts[20] = Start::Name.bit();
        assert_eq!(next(&starts, 0, 21, Start::Name), 3);
        assert_eq!(next(&starts, 4, 21, Start::Name), 20);
        assert_eq!(next(&starts, 4, 21, Start::Date), 9);
        assert_eq!(next(&starts, 4, 15, Start::Name), 15);
        assert_eq!(next(&starts, 21, 21, Start::Name), 21);
    }

    #[test]
    fn a_phrase_begins_what_its_class_is_among() {
        assert_eq!(of_phrase(Class::Month, true), Start::Date.bit());
        assert_eq!(of_phrase(Class::Office, true), Start::Name.bit() | Start::Role.bit());
        assert_eq!(of_phrase(Class::Function, true), 0);
        assert_eq!(of_phrase(Class::NameTrap, true), 0);
        assert_eq!(of_phrase(Class::NameTrap, false), Start::Name.bit());
    }
}
