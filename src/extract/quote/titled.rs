//! Who is meant by an office without a name: "kata Bupati", "pelatih asal Jerman itu".

use super::speaker::{Key, Names, Party, Who};
use crate::extract::{Context, Holders, Mention, MentionKind, Role};
use crate::lang::{Class, Cue, Hit, SpeechPart, cue_bit};
use crate::text::TokenKind;

/// Tokens of a description before the name in it.
const DESCRIBED: usize = 5;

/// The offices of an article.
pub(super) struct Titles<'m> {
    cx: &'m Context<'m>,
    /// Their mentions, in text order.
    list: Vec<(&'m Mention, &'m Role)>,
    holders: Holders<'m>,
}

impl<'m> Titles<'m> {
    pub fn of(cx: &'m Context<'m>, mentions: &'m [Mention]) -> Titles<'m> {
        let role = |m: &'m Mention| match &m.kind {
            MentionKind::Role(role) => Some((m, &**role)),
            _ => None,
        };
        let mut list: Vec<_> = mentions.iter().filter_map(role).collect();
        list.sort_by_key(|(m, _)| m.tokens);
        Titles { cx, list, holders: Holders::of(mentions) }
    }

    /// Whom a name or common words beside a verb mean, and whether that is inferred: the holder of an office told without one, whoever spoke
    /// last where a description takes them up again.
    pub fn meant(&self, names: &Names<'_, '_>, who: Who) -> (Who, bool) {
        let party = match &who {
            Who::Named(p) if !p.person || matches!(p.key, Key::Words(_)) => p,
            Who::Generic(p) => p,
            _ => return (who, false),
        };
        if self.taken_up(names, party) {
            return (Who::Pronoun, true);
        }
        let over = self.list.partition_point(|(m, _)| (m.tokens.0 as usize) < party.tokens.1);
        let over = over.checked_sub(1).and_then(|i| self.list.get(i)).filter(|(m, _)| m.tokens.1 as usize > party.tokens.0);
        if let Some((m, role)) = over {
            let bearer = || role.person_span.and_then(|span| names.named(span));
            let post = self.cx.lexicon.names.office_by_key(&role.office).is_some_and(|o| !o.common);
            if let Some(bearer) = bearer() {
                return (Who::Named(bearer.clone()), false);
            }
            if let Some(holder) = self.holder(names, role, m.tokens.0).filter(|_| post) {
                return (Who::Named(Party { span: party.span, tokens: party.tokens, ..holder }), true);
            }
            // "Presiden RI berharap": the office speaks, not the country.
            let words = names.party(m.tokens.0 as usize, m.tokens.1 as usize, false);
            return (if post && party.place { Who::Named(words) } else { who }, false);
        }
        match self.bare(names, party) {
            Some(holder) => (Who::Named(Party { span: party.span, tokens: party.tokens, ..holder }), true),
            None => (who, false),
        }
    }

    /// The one person who holds an office in this article, introduced before token `at`.
    fn holder(&self, names: &Names<'_, '_>, told: &Role, at: u32) -> Option<Party> {
        let span = self.holders.one(told, at)?.person_span?;
        names.named(span).cloned()
    }

    /// The holder of an office of which only its bare words are told, and which is therefore no mention of its own.
    fn bare(&self, names: &Names<'_, '_>, party: &Party) -> Option<Party> {
        let hits = &self.cx.outline.hits;
        let (first, end) = party.tokens;
        let hit = (first..end).find_map(|i| hits.get(i, Class::Office).filter(|h| h.end as usize == end))?;
        let office = self.cx.lexicon.names.office(hit.value).filter(|o| !o.common && !o.generic)?;
        let qualified = (first.saturating_sub(2)..hit.start as usize).any(|i| hits.get(i, Class::Qualifier).is_some());
        let told = Role {
            office: office.key.to_string(),
            scope: office.scope.as_deref().map(str::to_owned),
            of: None,
            person: None,
            person_span: None,
            qualifier: office.qualifier,
        };
        if qualified { None } else { self.holder(names, &told, first as u32) }
    }

    /// "pelatih asal Jerman itu", "mantan Gubernur Banten tersebut", "pelatih itu": somebody told of before, by an office or where they come from.
    fn taken_up(&self, names: &Names<'_, '_>, party: &Party) -> bool {
        let (first, end) = party.tokens;
        let hits = &self.cx.outline.hits;
        let that = |at: usize| names.part(at, SpeechPart::That).is_some();
        if party.generic {
            let post = |h: Hit| self.cx.lexicon.names.office(h.value).is_some_and(|o| !o.common || !o.generic);
            return hits.get(first, Class::Office).is_some_and(|h| post(h) && that(h.end as usize));
        }
        if party.person || !that(end) {
            return false;
        }
        let word = |i: &usize| names.token(*i).is_some_and(|t| t.kind == TokenKind::Word);
        let told = |i: usize| hits.get(i, Class::Office).is_some();
        let origin = |i: usize| hits.cues(i) & cue_bit(Class::NameCue, Cue::OriginBefore as u32) != 0;
        (first.saturating_sub(DESCRIBED)..first).rev().take_while(word).chain(first..end).any(|i| told(i) || origin(i))
    }
}
