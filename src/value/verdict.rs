/// Why two facts may not be compared, or why a difference is no conflict. What `explain` prints and rule tests name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Reason {
    /// No event joins the two.
    DifferentEvent,
    /// Two occurrences of a recurring event.
    DifferentOccurrence,
    /// The later figure may have grown.
    DifferentAsOf,
    /// One value is coarser and contains the other.
    Granularity,
    /// The values overlap within rounding.
    Rounding,
    /// A hedge lets both be true.
    Hedge,
    /// Planned, demanded, estimated or denied on one side.
    Modality,
    /// The slot is split: another place, cause, part or row.
    DifferentScope,
    /// Units cannot be converted.
    Unit,
    /// Time zones explain the difference.
    TimeZone,
    /// One side announces a correction.
    Correction,
    /// Copies of one voice.
    SameVoice,
    /// The value depends on an anchor that is not known.
    NoAnchor,
    /// One written form has two readings.
    Ambiguous,
    /// Too little evidence to compare.
    WeakEvidence,
}

impl Reason {
    /// The name used in rule tests and reports.
    pub fn name(self) -> &'static str {
        match self {
            Reason::DifferentEvent => "different-event",
            Reason::DifferentOccurrence => "different-occurrence",
            Reason::DifferentAsOf => "different-as-of",
            Reason::Granularity => "granularity",
            Reason::Rounding => "rounding",
            Reason::Hedge => "hedge",
            Reason::Modality => "modality",
            Reason::DifferentScope => "different-scope",
            Reason::Unit => "unit",
            Reason::TimeZone => "time-zone",
            Reason::Correction => "correction",
            Reason::SameVoice => "same-voice",
            Reason::NoAnchor => "no-anchor",
            Reason::Ambiguous => "ambiguous",
            Reason::WeakEvidence => "weak-evidence",
        }
    }
}

/// The outcome of comparing two facts. Only `Conflict` is ever reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The same value.
    Agree,
    /// Different words or precision that can both be true.
    Compatible(Reason),
    /// Comparable and disjoint.
    Conflict,
    /// May be about different things: silence.
    Incomparable(Reason),
}
