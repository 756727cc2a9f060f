//! Words between which a space or a line break is missing.

use super::word::{Joint, WordId, WordTable};

/// Where a word ends that a missing space or line break has glued to one with a capital, and the numbers of the two: a preposition before a
/// known word ("diJakarta", "padaSenin"), a label ("Baca JugaPada"), anything before a word that opens sentences ("… di SelatanSebelumnya")
/// or before the label of a byline ("UtamaEditor:"). Names of makers ("iPhone", "YouTube") go on otherwise.
pub(super) fn unglue(
    word: &str,
    next: Option<&u8>,
    words: &impl WordTable,
    folded: &mut String,
) -> Option<(usize, WordId, WordId)> {
    let at = word.bytes().skip(1).position(|b| b.is_ascii_uppercase())? + 1;
    let (before, behind) = word.split_at_checked(at).filter(|(before, _)| before.len() > 1)?;
    if !behind.bytes().skip(1).all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    folded.clear();
    folded.push_str(before);
    folded.make_ascii_lowercase();
    let (first, joins) = (words.word_id(folded), words.joins(folded));
    folded.clear();
    folded.push_str(behind);
    folded.make_ascii_lowercase();
    let second = words.word_id(folded);
    let apart = match joins {
        Some(Joint::Preposition) => behind.len() > 3 && second != 0 && word.starts_with(|c: char| c.is_ascii_lowercase()),
        Some(Joint::Label) => behind.len() > 1,
        _ => {
            let end = next.is_none_or(|b| !b.is_ascii_alphanumeric());
            before.len() > 2
                && end
                && match words.joins(folded) {
                    Some(Joint::Opener | Joint::Titled | Joint::Preposition) => next != Some(&b'.'),
                    Some(Joint::Byline) => next == Some(&b':'),
                    _ => false,
                }
        }
    };
    apart.then_some((at, first, second))
}
