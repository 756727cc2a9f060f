//! Direct and indirect quotes with their speakers, and the sources statements are attributed to.
//!
//! Conventions of Indonesian and English news: the speaker stands behind a verb that follows the quoted words ("…," kata Rahmat),
//! or before one that goes ahead of them (Rahmat mengatakan, "…"); a pronoun means the last speaker named.

mod apposed;
mod before;
mod clause;
mod direct;
mod mark;
mod opening;
mod speaker;
mod titled;

use super::{Context, Mention, MentionKind, Quote};
use crate::lang::{Class, Hit, Modality};
use crate::text::Span;
use clause::Clause;
use mark::Quoted;
pub(crate) use mark::is_quotation;
use speaker::{Names, Party, Who};
use titled::Titles;

/// Fewest words of a quote; less is a title or a distancing mark.
const LEAST_WORDS: usize = 3;

/// A statement and the source the article gives for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The tokens of the cue ("menurut", "kata"), half-open.
    pub cue: (u32, u32),
    /// Where the source is named.
    pub source: Option<Span>,
    /// Key of the source: of its name, else its folded words.
    pub source_key: Option<String>,
    /// What is attributed.
    pub content: Span,
}

pub(super) fn extract(cx: &Context<'_>, out: &mut Vec<Mention>) {
    let statements = statements(cx, out);
    let mut quotes: Vec<Mention> = statements.iter().filter(|s| s.quote).map(|s| mention(cx, s, out)).collect();
    out.append(&mut quotes);
}

fn mention(cx: &Context<'_>, s: &Statement, mentions: &[Mention]) -> Mention {
    let content = trimmed(cx, s.content);
    let (first, last) = s.content;
    let who = s.who.as_ref().filter(|p| !p.generic);
    Mention {
        span: content,
        tokens: (first as u32, last as u32),
        sentence: cx.outline.sentence_of.get(first).copied().unwrap_or(0),
        zone: cx.outline.zone(first),
        kind: MentionKind::Quote(Quote {
            content,
            speaker: who.map(|p| p.key.of(mentions)),
            speaker_span: who.map(|p| p.span),
            direct: s.direct,
            cue: s.cue.map(|(from, to)| cx.outline.span(from..to)),
            inferred: s.inferred,
            denied: s.denied,
        }),
        derivation: Vec::new(),
    }
}

/// Every statement of the article that names its source, in text order.
///
/// `mentions` are the mentions found so far; names among them give the keys of sources.
pub fn attributions(cx: &Context<'_>, mentions: &[Mention]) -> Vec<Attribution> {
    let statements = statements(cx, mentions);
    let cued = statements.iter().filter_map(|s| {
        let (first, last) = s.cue?;
        Some(Attribution {
            cue: (first as u32, last as u32),
            source: s.who.as_ref().map(|p| p.span),
            source_key: s.who.as_ref().map(|p| p.key.of(mentions)),
            content: trimmed(cx, s.content),
        })
    });
    cued.collect()
}

/// Words and who said them.
struct Statement {
    /// First token of the words and one past the last.
    content: (usize, usize),
    cue: Option<(usize, usize)>,
    who: Option<Party>,
    /// The speaker is the last one named.
    inferred: bool,
    direct: bool,
    /// The cue says that it is not so.
    denied: bool,
    /// It becomes a quote mention; the others only attribute.
    quote: bool,
}

fn trimmed(cx: &Context<'_>, (first, last): (usize, usize)) -> Span {
    let comma = |i: usize| cx.outline.tokens.get(i).is_some_and(|t| t.is_mark(','));
    let mut end = last;
    while end > first + 1 && comma(end - 1) {
        end -= 1;
    }
    cx.outline.span(first..end)
}

/// Direct and indirect speech in one pass over the text, so that a pronoun finds whoever spoke last.
fn statements(cx: &Context<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let quoted: Vec<Quoted> = mark::pairs(cx).into_iter().filter(|q| cx.outline.zone(q.open).asserts()).collect();
    let names = Names::new(cx, mentions);
    let mut clauses = clause::clauses(cx, &names, &quoted).into_iter().peekable();
    let titles = Titles::of(cx, mentions);
    let mut voices = Voices { names: &names, titles: &titles, mentions, last: None };
    let mut out = Vec::with_capacity(quoted.len());
    let mut previous: Option<(Quoted, usize)> = None;
    for &q in &quoted {
        while let Some(clause) = clauses.next_if(|c| c.cue.0 < q.open) {
            out.extend(indirect(clause, &mut voices));
        }
        if let Some(statement) = direct::statement(cx, &mut voices, &q, previous, &mut out) {
            previous = Some((q, out.len()));
            out.push(statement);
        }
    }
    out.extend(clauses.filter_map(|c| indirect(c, &mut voices)));
    out.sort_by_key(|s| s.content);
    out
}

/// The names of the article and who spoke last.
struct Voices<'n, 'c, 'a> {
    names: &'n Names<'c, 'a>,
    titles: &'n Titles<'n>,
    mentions: &'n [Mention],
    last: Option<Party>,
}

impl Voices<'_, '_, '_> {
    /// Whom `who` means at token `at`, and whether that is inferred. Common nouns ("polisi") are sources, never "the last one named".
    fn resolve(&mut self, who: Who, at: usize) -> (Option<Party>, bool) {
        // A description of somebody the article names nowhere is a source without a name.
        let told = match &who {
            Who::Generic(party) => Some(party.clone()),
            _ => None,
        };
        match self.titles.meant(self.names, who) {
            (Who::Named(party), inferred) => {
                // "Ia" is never a place.
                if !party.place {
                    self.last = Some(party.clone());
                }
                (Some(party), inferred)
            }
            (Who::Pronoun, _) => {
                let since = self.last.as_ref().map_or(0, |p| p.tokens.1);
                let party = self.names.opener(at, since).or_else(|| self.last.clone()).or_else(|| self.names.last_person(at));
                self.last = party.clone().or(self.last.take());
                (party.or(told), true)
            }
            (Who::Generic(party), _) => (Some(party), false),
            (Who::Nobody, _) => (None, false),
        }
    }
}

/// Whether the phrase at a token says that something is not so.
fn denies(cx: &Context<'_>, at: usize) -> bool {
    let modality = |h: Hit| cx.lexicon.speech.modality(h.value);
    cx.outline.hits.get(at, Class::Modality).is_some_and(|h| modality(h) == Modality::Denied)
}

fn indirect(clause: Clause, voices: &mut Voices<'_, '_, '_>) -> Option<Statement> {
    // "Demikian dikutip Kabar Pagi dari Sorai Post": the house that facts come from is not who speaks in the next sentence.
    let before = if clause.speech { None } else { voices.last.clone() };
    let (who, inferred) = voices.resolve(clause.who, clause.cue.0);
    if !clause.speech && who.as_ref().is_some_and(|p| !p.person) {
        voices.last = before;
    }
    let generic = who.as_ref().is_some_and(|p| p.generic);
    // A denial is told whoever denies; what else somebody without a name says is what the report says.
    let quote = clause.speech && who.is_some() && (!generic || clause.denied);
    let (content, denied) = (clause.content, clause.denied);
    Some(Statement { content, cue: Some(clause.cue), who, inferred, direct: false, denied, quote })
}
