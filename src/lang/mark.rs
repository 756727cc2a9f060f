//! What code asks of the values of a dimension, and of an attribute.

use serde::Deserialize;

/// What a value of a dimension says beside its own dimension. The values are data; this is what code asks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// What falls to each of several.
    Each,
    /// So much in a week, a month or a year.
    Rate,
    /// What is planned, demanded or done: told of by one side only it keeps two figures apart.
    Stage,
    /// A sentence keeps it for all of its penalties.
    Kept,
    /// Of another period than the present one.
    Former,
    /// Told of on one side only it makes two things, unless the digits look like a slip.
    OneSided,
    /// One of a series, or the first of it: the same, unless they surely do.
    Series,
    /// What follows a happening of its own kind.
    Following,
    /// Told before the end.
    Interim,
    /// All that is counted: of one of two figures it says nothing that keeps them apart.
    Whole,
}

/// What became of the people that an attribute counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// They are dead.
    Dead,
    /// Nobody has found them.
    Missing,
    /// They live.
    Spared,
}
