use std::borrow::Cow;

/// A text in lower case; most words are that already and need no memory of their own.
pub fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::lower;
    use std::borrow::Cow;

    #[test]
    fn only_what_changes_is_copied() {
        assert!(matches!(lower("banjir 2"), Cow::Borrowed("banjir 2")));
        assert_eq!(lower("Banjir"), "banjir");
        assert_eq!(lower("É"), "é");
    }
}
