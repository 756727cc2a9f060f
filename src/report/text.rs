//! Findings for people: the words of both sides in their files, their values, and why they were held against each other.

use super::heads::Heads;
use super::window::{Indices, clean, clean_to, window};
use super::words::fill;
use super::{Report, UiLanguage, Words};
use crate::rule::{Finding, Severity, Side, SideRole};
use annotate_snippets::{AnnotationKind, Group, Level, Padding, Renderer, Snippet};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Sides that are shown with their words; the rest are listed.
const SHOWN: usize = 4;
/// Characters of a derivation beside a value; `explain` shows all of it.
const DERIVATION: usize = 90;

/// How a text report looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Colours and bold letters.
    pub color: bool,
    /// Every derivation in full, every side.
    pub full: bool,
    /// Language of the messages.
    pub language: UiLanguage,
}

/// The whole report: findings, inputs that could not be checked, one line of totals.
pub fn text(report: &Report<'_>, words: &Words, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let mut indices = Indices::default();
    for f in report.findings {
        writeln!(out, "{}\n", finding(f, report, words, style, &mut indices))?;
    }
    for s in report.skipped {
        let line = fill(&words.skipped_line, &[("path", &clean(&s.path)), ("reason", &clean(&s.reason))]);
        writeln!(out, "{line}")?;
    }
    // Where nothing was read, nothing was found to be right.
    if report.dossiers.is_empty() { Ok(()) } else { writeln!(out, "{}", totals(report, words)) }
}

/// One finding as a picture of its places.
pub fn finding(f: &Finding, report: &Report<'_>, words: &Words, style: Style, indices: &mut Indices) -> String {
    let level = match f.severity {
        Severity::Error => Level::ERROR.with_name(words.error.as_str()),
        Severity::Warning => Level::WARNING.with_name(words.warning.as_str()),
        Severity::Info => Level::INFO.with_name(words.info.as_str()),
    };
    let mut group =
        level.primary_title(clean_to(style.language.pick(&f.message), 300)).id(f.rule.clone()).elements(None::<Padding>);
    let mut heads = Heads::default();
    let limit = if style.full { usize::MAX } else { SHOWN };
    let (located, canon): (Vec<&Side>, Vec<&Side>) = f.sides.iter().partition(|s| s.article.is_some());
    for side in located.iter().take(limit) {
        group = located_side(group, side, report, words, style, indices, &mut heads);
    }
    group = group.element(Padding);
    for side in canon {
        let told = words.wording.told(&side.value);
        let line = fill(&words.canon, &[("text", &clean_to(&told, 200))]);
        group = group.element(Level::NOTE.with_name(words.note.as_str()).message(line));
    }
    for line in notes(f, &located, limit, report, words, style) {
        group = group.element(Level::NOTE.with_name(words.note.as_str()).message(line));
    }
    if !style.full {
        let short = f.fingerprint.get(..8).unwrap_or(&f.fingerprint);
        let help = fill(&words.explain, &[("id", short)]);
        group = group.element(Level::HELP.with_name(words.help.as_str()).message(help));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    heads.finish(&renderer.term_width(200).render(&[group]))
}

fn located_side<'a>(
    group: Group<'a>,
    side: &Side,
    report: &Report<'_>,
    words: &Words,
    style: Style,
    indices: &mut Indices,
    heads: &mut Heads,
) -> Group<'a> {
    let Some((index, dossier)) = side.article.and_then(|a| Some((a, report.dossiers.get(a)?))) else { return group };
    let article = &dossier.article;
    let place = article.position(indices.position(index, &article.text, side.span.start), side.span.start);
    let view = window(&article.text, side.span);
    let shown = article.in_file(place);
    let mut path = format!("{}:{}:{}", clean(&article.path), shown.line, shown.column);
    // A record without an id goes by its place.
    let named = article.id.strip_prefix(&*article.path) == Some(&format!(":{}", shown.line));
    let inside = article.record.and_then(|_| article.field(side.span.start));
    let about: Vec<String> = [
        inside.map(|field| format!("{field}:{}:{}", place.line, place.column)),
        (article.id != article.path && !named).then(|| clean_to(&article.id, 40)),
        article.meta.outlet.as_deref().map(|o| clean_to(o, 40)),
        dossier.anchor.date.map(|d| format!("{} {}", words.published, words.wording.told(&d.to_string()))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !about.is_empty() {
        path = format!("{path} ({})", about.join(", "));
    }
    let mut label = clean_to(&words.wording.value(&side.value), 80);
    if !side.derivation.is_empty() {
        let width = if style.full { 2000 } else { DERIVATION };
        let steps: Vec<String> = side.derivation.iter().map(|s| words.wording.told(s)).collect();
        label = format!("{label} ({})", clean_to(&steps.join("; "), width));
    }
    let kind = if side.role == SideRole::Primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let snippet = Snippet::source(view.text).path(heads.token(path)).line_start(place.line as usize);
    group.element(snippet.annotation(kind.span(view.mark).label(label)))
}

/// The lines below the picture.
fn notes(f: &Finding, located: &[&Side], limit: usize, report: &Report<'_>, words: &Words, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    let mut also: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for side in located.iter().skip(limit) {
        if let Some(dossier) = side.article.and_then(|a| report.dossiers.get(a)) {
            also.entry(&side.value).or_default().push(clean_to(outlet(dossier), 60));
        }
    }
    for (value, mut places) in also {
        places.dedup();
        let more = places.len().saturating_sub(8);
        places.truncate(8);
        let tail = if more > 0 { format!(", … +{more}") } else { String::new() };
        lines.push(fill(
            &words.also,
            &[("value", &clean_to(&words.wording.value(value), 80)), ("places", &(places.join(", ") + &tail))],
        ));
    }
    let mut values: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for side in located {
        if let Some(dossier) = side.article.and_then(|a| report.dossiers.get(a)) {
            let entry = values.entry(&side.value).or_default();
            entry.0 = entry.0.max(side.voices);
            entry.1.push(clean_to(outlet(dossier), 60));
        }
    }
    for (value, (count, mut outlets)) in values {
        outlets.sort();
        outlets.dedup();
        // Several outlets with one text speak with one voice.
        let template = match count {
            2.. => &words.voices,
            _ if outlets.len() > 1 => &words.one_voice,
            _ => continue,
        };
        outlets.truncate(6);
        let told = words.wording.value(value);
        let values = [("value", told.as_str()), ("count", &count.to_string()), ("outlets", &outlets.join(", "))];
        lines.push(clean_to(&fill(template, &values), 300));
    }
    if !f.why.is_empty() {
        lines.push(clean_to(
            &fill(&words.why, &[("reasons", &f.why.iter().map(|w| words.wording.told(w)).collect::<Vec<_>>().join(" · "))]),
            400,
        ));
    }
    let note = style.language.pick(&f.note);
    if !note.is_empty() {
        lines.push(clean_to(note, 600));
    }
    lines
}

fn outlet(dossier: &crate::resolve::Dossier) -> &str {
    dossier.article.meta.outlet.as_deref().unwrap_or(&dossier.article.path)
}

/// The last line: how many findings, out of what.
pub fn totals(report: &Report<'_>, words: &Words) -> String {
    let counted = [
        (report.count(Severity::Error), &words.errors),
        (report.count(Severity::Warning), &words.warnings),
        (report.count(Severity::Info), &words.infos),
    ];
    let mut found: Vec<String> = counted.iter().filter(|(n, _)| *n > 0).map(|(n, w)| w.of(*n)).collect();
    if found.is_empty() {
        found.push(words.no_findings.clone());
    }
    let mut looked = vec![
        words.articles.of(report.dossiers.len()),
        words.facts.of(report.facts),
        words.comparisons.of(report.comparisons),
        fill(&words.incomparable, &[("n", &report.incomparable.to_string())]),
    ];
    if !report.skipped.is_empty() {
        looked.push(words.skipped.of(report.skipped.len()));
    }
    format!("{} — {}", found.join(", "), looked.join(", "))
}
