use std::borrow::Cow;

/// A text in lower case; most words are that already and need no memory of their own.
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.to_lowercase())
}

/// A whole text in lower case, as [`str::to_lowercase`] gives it, which looks at each character behind the first that is no ASCII.
pub fn lower_text(text: &str) -> String {
    // The one letter whose lower case depends on what stands beside it.
    if text.contains('Σ') {
        return text.to_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let plain = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        let (run, others) = rest.split_at(plain);
        out.push_str(run);
        let mut others = others.chars();
        let Some(other) = others.next() else { break };
        out.extend(other.to_lowercase());
        rest = others.as_str();
    }
    out.make_ascii_lowercase();
    out
}

/// The words of a key, which have one space between them: what splitting gives, without a search made for long texts.
pub fn words(key: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(key);
    std::iter::from_fn(move || {
        let all = rest?;
        let space = all.bytes().position(|b| b == b' ');
        let (word, behind) = space.map_or((all, None), |at| (all.get(..at).unwrap_or(all), all.get(at + 1..)));
        rest = behind;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::{lower, lower_text, words};
    use std::borrow::Cow;

    #[test]
    fn only_what_changes_is_copied() {
        assert!(matches!(lower("banjir 2"), Cow::Borrowed("banjir 2")));
        assert_eq!(lower("Banjir"), "banjir");
        assert_eq!(lower("É"), "é");
    }

    #[test]
    fn a_text_is_folded_as_the_library_folds_it() {
        for text in ["", "Banjir", "“Ya,” kata İbu Ÿ — ÇA", "ΟΔΟΣ ΣΑΣ", "K\u{301}ota Ǆ ẞ"] {
            assert_eq!(lower_text(text), text.to_lowercase());
        }
    }

    #[test]
    fn words_are_what_stands_between_spaces() {
        for key in ["", " ", "ratna", "ratna dewi", " a  é b "] {
            assert!(words(key).eq(key.split(' ')), "{key:?}");
        }
    }
}
