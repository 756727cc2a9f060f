use super::window::{Indices, clean, clean_to};
use super::{Report, UiLanguage, Words};
use std::io::{self, Write};

/// One line a finding: `path:line:column severity[rule] message`; then the inputs that could not be checked.
pub fn concise(report: &Report<'_>, words: &Words, language: UiLanguage, out: &mut dyn Write) -> io::Result<()> {
    let mut indices = Indices::default();
    for f in report.findings {
        let place = f.sides.first().and_then(|s| s.article.map(|a| (s, a)));
        match place.and_then(|(s, a)| Some((s, a, report.dossiers.get(a)?))) {
            Some((side, a, dossier)) => {
                let p = dossier.article.position(indices.position(a, &dossier.article.text, side.span.start), side.span.start);
                let p = dossier.article.in_file(p);
                write!(out, "{}:{}:{} ", clean(&dossier.article.path), p.line, p.column)?;
            }
            None => write!(out, "- ")?,
        }
        writeln!(out, "{}[{}] {}", f.severity.name(), f.rule, clean_to(language.pick(&f.message), 300))?;
    }
    for s in report.skipped {
        let line = super::words::fill(&words.skipped_line, &[("path", &clean(&s.path)), ("reason", &clean(&s.reason))]);
        writeln!(out, "{line}")?;
    }
    Ok(())
}
