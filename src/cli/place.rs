//! `explain FILE:LINE[:COLUMN]`: the mentions there with their derivations.

use super::session::Session;
use crate::report::{self, Places};
use crate::resolve::Dossier;
use crate::rule::Silence;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A place in a file; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: u32,
    pub column: Option<u32>,
}

impl Place {
    /// Reads `FILE:LINE` or `FILE:LINE:COLUMN`.
    pub fn parse(written: &str) -> Option<Place> {
        let number = |s: &str| s.parse::<u32>().ok().filter(|&n| n > 0 && s.bytes().all(|b| b.is_ascii_digit()));
        let (rest, last) = written.rsplit_once(':')?;
        let last = number(last)?;
        let both = rest.rsplit_once(':').and_then(|(file, line)| Some((file, number(line)?)));
        let place = match both {
            Some((file, line)) => Place { file: file.to_owned(), line, column: Some(last) },
            None => Place { file: rest.to_owned(), line: last, column: None },
        };
        (!place.file.is_empty()).then_some(place)
    }

    /// Whether it lies in lines of the file, first and last.
    pub fn within(&self, (first, last): (u32, u32)) -> bool {
        (first..=last).contains(&self.line)
    }
}

/// Prints every mention of an article that covers the place (the line, without a column; of a record, wherever it is in it). Whether
/// anything was printed; with `always` that there is nothing is said as well.
pub fn show(place: &Place, dossier: &Dossier, always: bool, session: &Session, out: &mut dyn Write) -> io::Result<bool> {
    let text = &dossier.article.text;
    let mut places = Places::new(text);
    let said = report::Said::of(dossier, session.lexicons.get(dossier.language));
    let mut found = false;
    for mention in &dossier.mentions {
        let [from, to] = [mention.span.start, mention.span.end].map(|at| dossier.article.position(places.of(at), at));
        let inside = dossier.article.record.is_some();
        let after_start = inside || (from.line, from.column) <= (place.line, place.column.unwrap_or(u32::MAX));
        let before_end = inside || (to.line, to.column) > (place.line, place.column.unwrap_or(0));
        let Some(value) = report::mention_value(mention, &said).filter(|_| after_start && before_end) else { continue };
        if !found {
            report::heading(dossier, &session.words, out)?;
            anchor(dossier, session, out)?;
            found = true;
        }
        let kind = session.words.kinds.of(mention.kind.name());
        let written = report::clean_to(mention.span.of(text), 200);
        writeln!(out, "\n  {}:{}  {kind}  {written}  ({})", from.line, from.column, mention.zone.name())?;
        writeln!(out, "      {}: {value}", session.words.page.value)?;
        let source = said.source(mention).map(|source| format!("said by: {source}").into());
        for step in mention.steps(text, &dossier.outline).iter().chain(&source) {
            writeln!(out, "      {}: {}", session.words.page.derivation, report::clean(step))?;
        }
    }
    if !found && always {
        report::heading(dossier, &session.words, out)?;
        writeln!(out, "\n  {}", session.words.page.nothing_here)?;
    }
    Ok(found || always)
}

fn anchor(dossier: &Dossier, session: &Session, out: &mut dyn Write) -> io::Result<()> {
    for step in &dossier.anchor.derivation {
        writeln!(out, "  {}: {}", session.words.published, report::clean(step))?;
    }
    Ok(())
}

/// Prints which rules looked at facts of the article and left them alone, why, and beside which other articles.
pub fn left_alone(
    article: usize,
    silences: &[Silence],
    dossiers: &[Dossier],
    session: &Session,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut reasons: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for s in silences.iter().filter(|s| s.articles.0 == article || s.articles.1 == article) {
        let other = if s.articles.0 == article { s.articles.1 } else { s.articles.0 };
        let path = dossiers.get(other).map_or("", |d| d.article.path.as_str());
        *reasons.entry((&s.rule, s.reason.name(), path)).or_default() += 1;
    }
    if !reasons.is_empty() {
        writeln!(out, "\n  {}", session.words.page.left_alone)?;
    }
    for ((rule, reason, path), n) in reasons {
        writeln!(out, "    {rule}: {reason} ({}) ×{n}", report::clean(path))?;
    }
    Ok(())
}
