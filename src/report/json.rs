use super::window::Indices;
use super::{Report, UiLanguage};
use crate::rule::{Finding, Severity, Side};
use serde_json::{Value, json};
use std::io::{self, Write};

/// The report as one JSON document.
pub fn json(report: &Report<'_>, language: UiLanguage, out: &mut dyn Write) -> io::Result<()> {
    let mut indices = Indices::default();
    let findings: Vec<Value> = report.findings.iter().map(|f| finding(f, report, language, &mut indices)).collect();
    let mut document = json!({
        "schema_version": 1, "findings": null, "skipped": skipped(report), "summary": summary(report),
    });
    move_in(&mut document, "findings", Value::Array(findings));
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// The report as JSON lines: a `finding` each, a `skipped` each, one `summary` last.
pub fn jsonl(report: &Report<'_>, language: UiLanguage, out: &mut dyn Write) -> io::Result<()> {
    let mut indices = Indices::default();
    for f in report.findings {
        writeln!(out, "{}", typed("finding", finding(f, report, language, &mut indices)))?;
    }
    for s in skipped(report) {
        writeln!(out, "{}", typed("skipped", s))?;
    }
    let mut last = typed("summary", summary(report));
    if let Some(object) = last.as_object_mut() {
        object.insert("schema_version".into(), json!(1));
    }
    writeln!(out, "{last}")
}

fn typed(kind: &str, value: Value) -> Value {
    let mut line = json!({"type": kind});
    if let (Some(line), Value::Object(fields)) = (line.as_object_mut(), value) {
        line.extend(fields);
    }
    line
}

/// Fills a member. What `json!` is given it copies.
fn move_in(object: &mut Value, name: &str, value: Value) {
    if let Some(member) = object.get_mut(name) {
        *member = value;
    }
}

/// One finding as the contract gives it.
pub fn finding(f: &Finding, report: &Report<'_>, language: UiLanguage, indices: &mut Indices) -> Value {
    let mut value = json!({
        "rule": f.rule, "kind": f.kind.name(), "severity": f.severity.name(),
        // Two decimals: as many as mean something.
        "confidence": (f64::from(f.confidence) * 100.0).round() / 100.0,
        "message": language.pick(&f.message), "note": language.pick(&f.note), "fingerprint": f.fingerprint,
        "sides": null, "why": f.why,
    });
    move_in(&mut value, "sides", f.sides.iter().map(|s| side(s, report, indices)).collect());
    value
}

fn side(s: &Side, report: &Report<'_>, indices: &mut Indices) -> Value {
    let mut value = json!({
        "role": s.role.name(), "article": "canon", "path": "canon", "outlet": null, "published": null,
        "span": {"start": 0, "end": 0, "line": 0, "column": 0},
        "text": s.text, "value": s.value, "derivation": s.derivation, "voices": s.voices,
    });
    let found = s.article.and_then(|a| Some((a, report.dossiers.get(a)?)));
    if let (Some((index, dossier)), Some(object)) = (found, value.as_object_mut()) {
        let article = &dossier.article;
        let place = article.position(indices.position(index, &article.text, s.span.start), s.span.start);
        let disk = article.on_disk(s.span);
        let mut span = json!({"start": disk.start, "end": disk.end, "line": place.line, "column": place.column});
        if let (Some(field), Some(span)) = (article.field(s.span.start), span.as_object_mut()) {
            // Offsets of HTML and JSONL are into the text taken out of the file.
            span.insert("in".into(), json!(field));
            if let Some((line, _)) = article.record {
                span.insert("record".into(), json!(line));
            }
        }
        object.insert("article".into(), json!(article.id));
        object.insert("path".into(), json!(article.path));
        object.insert("outlet".into(), json!(article.meta.outlet));
        object.insert("published".into(), json!(dossier.anchor.date.map(|d| d.to_string())));
        object.insert("span".into(), span);
    }
    value
}

fn skipped(report: &Report<'_>) -> Vec<Value> {
    report.skipped.iter().map(|s| json!({"path": s.path, "reason": s.reason})).collect()
}

fn summary(report: &Report<'_>) -> Value {
    json!({
        "articles": report.dossiers.len(), "facts": report.facts, "comparisons": report.comparisons,
        "incomparable": report.incomparable, "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning), "infos": report.count(Severity::Info), "baselined": 0, "suppressed": 0,
    })
}
