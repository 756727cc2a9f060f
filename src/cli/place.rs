//! `explain FILE:LINE[:COLUMN]`: the mentions there with their derivations.

use super::session::Session;
use crate::report;
use crate::resolve::Dossier;
use crate::text::LineIndex;
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
}

/// Prints every mention that covers the place (the line, without a column), in every article of the file.
pub fn show(place: &Place, dossiers: &[Dossier], session: &Session, out: &mut dyn Write) -> io::Result<()> {
    for dossier in dossiers {
        let text = &dossier.article.text;
        let lines = LineIndex::new(text);
        let mut found = false;
        for mention in &dossier.mentions {
            let (from, to) = (lines.position(text, mention.span.start), lines.position(text, mention.span.end));
            let after_start = (from.line, from.column) <= (place.line, place.column.unwrap_or(u32::MAX));
            let before_end = (to.line, to.column) > (place.line, place.column.unwrap_or(0));
            let Some(value) = report::mention_value(mention, text).filter(|_| after_start && before_end) else { continue };
            if !found {
                report::heading(dossier, &session.words, out)?;
                anchor(dossier, session, out)?;
                found = true;
            }
            let kind = session.words.kinds.of(mention.kind.name());
            let written = report::clean_to(mention.span.of(text), 200);
            writeln!(out, "\n  {}:{}  {kind}  {written}  ({})", from.line, from.column, mention.zone.name())?;
            writeln!(out, "      {}: {value}", session.words.page.value)?;
            for step in &mention.derivation {
                writeln!(out, "      {}: {}", session.words.page.derivation, report::clean(step))?;
            }
        }
        if !found && dossiers.len() == 1 {
            report::heading(dossier, &session.words, out)?;
            writeln!(out, "\n  {}", session.words.page.nothing_here)?;
        }
    }
    Ok(())
}

fn anchor(dossier: &Dossier, session: &Session, out: &mut dyn Write) -> io::Result<()> {
    for step in &dossier.anchor.derivation {
        writeln!(out, "  {}: {}", session.words.published, report::clean(step))?;
    }
    Ok(())
}
