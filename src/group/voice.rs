//! Independence: how many of several articles speak for themselves.

use crate::resolve::Dossier;
use rustc_hash::FxHashSet;

/// Number of independent voices among articles: articles of one outlet, or of outlets of one owner, are one.
pub fn voices<'a>(articles: impl Iterator<Item = &'a Dossier>) -> usize {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    for d in articles {
        seen.insert(
            d.article
                .meta
                .owner
                .as_deref()
                .or(d.article.meta.outlet.as_deref())
                .map_or_else(|| d.article.id.clone(), str::to_lowercase),
        );
    }
    seen.len()
}
