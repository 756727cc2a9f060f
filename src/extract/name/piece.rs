use crate::value::NameType;

/// A stretch of tokens that may be a name, with the evidence for each type.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Evidence for a person, a place, an organisation.
    pub score: [i16; 3],
    /// A type that evidence does not change: the gazetteer's, or that of the trigger.
    pub fixed: Option<NameType>,
    /// Hit value of the gazetteer phrase.
    pub surface: Option<u32>,
    /// It stands where anything may be capitalised, so another place has to confirm that it is a name.
    pub weak: bool,
    /// It stands in a line where everything is capitalised: only what the rest of the article confirms is taken.
    pub shouted: bool,
    /// Its folded words in [`super::folded::Folded`].
    pub folded: (u32, u32),
    /// The words an acronym in brackets stands for, as an index of a piece; or the other way round.
    pub same_as: Option<u32>,
    /// It is what somebody is called as well, not an acronym.
    pub alias: bool,
}

/// Index of a type in [`Piece::score`].
pub(super) fn slot(kind: NameType) -> Option<usize> {
    match kind {
        NameType::Person => Some(0),
        NameType::Location => Some(1),
        NameType::Organisation => Some(2),
        _ => None,
    }
}

impl Piece {
    pub fn new(first: usize, last: usize) -> Piece {
        Piece {
            first: first as u32,
            last: last as u32,
            score: [0; 3],
            fixed: None,
            surface: None,
            weak: false,
            shouted: false,
            folded: (0, 0),
            same_as: None,
            alias: false,
        }
    }

    pub fn of(first: usize, last: usize, kind: NameType) -> Piece {
        Piece { fixed: Some(kind), ..Piece::new(first, last) }
    }

    pub fn start(&self) -> usize {
        self.first as usize
    }

    pub fn end(&self) -> usize {
        self.last as usize
    }

    pub fn add(&mut self, kind: NameType, weight: i16) {
        if let Some(cell) = slot(kind).and_then(|s| self.score.get_mut(s)) {
            *cell = cell.saturating_add(weight);
        }
    }

    /// The type with most evidence that is no person.
    pub fn best_but_person(&self) -> NameType {
        best(None, [i16::MIN, self.score[1], self.score[2]]).0
    }

    /// The type with most evidence, and how much it has. Persons win ties, then organisations.
    pub fn best(&self) -> (NameType, i16) {
        best(self.fixed, self.score)
    }
}

/// The type with most evidence, and how much it has: see [`Piece::best`].
pub(super) fn best(fixed: Option<NameType>, score: [i16; 3]) -> (NameType, i16) {
    if let Some(kind) = fixed {
        return (kind, i16::MAX);
    }
    let [person, place, body] = score;
    if person >= place && person >= body {
        (NameType::Person, person)
    } else if body >= place {
        (NameType::Organisation, body)
    } else {
        (NameType::Location, place)
    }
}
