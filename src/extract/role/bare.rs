//! Who holds an office that stands without a name: the one person the article names in it.

use crate::extract::{Mention, MentionKind, Role};

/// Most different holders looked through; an article with more of them is a list.
const MOST: usize = 64;

/// The offices of an article that are told with their holders, each once.
pub struct Holders<'m> {
    list: Vec<(u32, &'m Role)>,
}

impl<'m> Holders<'m> {
    /// The holders among the mentions of an article, which are in text order.
    pub fn of(mentions: &'m [Mention]) -> Holders<'m> {
        let mut list: Vec<(u32, &Role)> = Vec::new();
        for m in mentions {
            let MentionKind::Role(role) = &m.kind else { continue };
            let known = |r: &Role| {
                r.office == role.office
                    && r.person == role.person
                    && r.of == role.of
                    && r.scope == role.scope
                    && r.qualifier == role.qualifier
            };
            if role.person.is_none() || list.len() > MOST || list.iter().any(|(_, r)| known(r)) {
                continue;
            }
            list.push((m.tokens.0, role));
        }
        Holders { list }
    }

    /// The role that names who holds the office of `told`, when the article knows one holder of it and tells of it before token `at`.
    pub fn one(&self, told: &Role, at: u32) -> Option<&'m Role> {
        let fits = |own: &Option<String>, other: &Option<String>| own.is_none() || other.is_none() || own == other;
        // "Menteri Perhubungan" and "Menteri ESDM": a field and a body may tell two posts apart.
        let apart = |r: &Role| {
            let stated = |r: &Role| r.of.is_some() || r.scope.is_some();
            let tied = r.of.is_some() && r.of == told.of || r.scope.is_some() && r.scope == told.scope;
            stated(r) && stated(told) && !tied
        };
        let same = |r: &Role| {
            !apart(r)
                && r.office == told.office
                && r.qualifier == told.qualifier
                && fits(&r.of, &told.of)
                && fits(&r.scope, &told.scope)
        };
        let mut found: Option<(u32, &'m Role)> = None;
        for &(first, role) in self.list.iter().filter(|(_, r)| same(r)) {
            if self.list.len() > MOST || found.is_some_and(|(_, r)| r.person != role.person) {
                return None;
            }
            found = found.map_or(Some((first, role)), |(f, r)| Some(if first < f { (first, role) } else { (f, r) }));
        }
        found.filter(|(first, _)| *first < at).map(|(_, role)| role)
    }
}
