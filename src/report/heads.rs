//! The lines above the pieces of source in a picture.
//!
//! annotate-snippets computes line and column from the source it is given. It is given a window of a long line, so its column would
//! be wrong, and there is no room for outlet and date. Each snippet therefore gets a token as its path, and the finished picture
//! gets the real head in place of the token and the numbers behind it.

/// A character of private use; [`super::clean`] lets none through.
pub(super) const TOKEN: char = '\u{f8fe}';

/// The real heads, by number.
#[derive(Default)]
pub(super) struct Heads(Vec<String>);

impl Heads {
    /// Keeps a head and gives the path to name in its place.
    pub(super) fn token(&mut self, head: String) -> String {
        self.0.push(head);
        format!("{TOKEN}{}{TOKEN}", self.0.len() - 1)
    }

    /// Puts the heads where they belong.
    pub(super) fn finish(&self, picture: &str) -> String {
        let mut out = String::with_capacity(picture.len());
        let mut rest = picture;
        while let Some((before, after)) = rest.split_once(TOKEN) {
            out.push_str(before);
            let Some((number, tail)) = after.split_once(TOKEN) else {
                rest = after;
                continue;
            };
            out.push_str(number.parse().ok().and_then(|n: usize| self.0.get(n)).map_or("", String::as_str));
            rest = tail.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
        }
        out.push_str(rest);
        out
    }
}
