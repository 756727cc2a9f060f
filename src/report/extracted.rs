use super::Places;
use crate::extract::{Mention, MentionKind};
use crate::read::DiskMap;
use crate::resolve::Dossier;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes one article and its mentions as JSON lines, in the form the contract gives.
pub fn jsonl(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let article = &dossier.article;
    let anchor = &dossier.anchor;
    let head = json!({
        "type": "article", "article": article.id, "path": article.path, "title": article.meta.title, "outlet": article.meta.outlet,
        "published": anchor.date.map(|d| d.to_string()), "published_from": anchor.from.name(),
        "published_derivation": anchor.derivation, "language": dossier.language.code(),
    });
    writeln!(out, "{head}")?;
    let mut places = Places::new(&article.text);
    for mention in dossier.mentions.iter().filter(|m| m.zone.asserts() || matches!(m.kind, MentionKind::Date { .. })) {
        if let Some(fields) = fields(mention, &article.text) {
            let place = places.of(mention.span.start);
            let disk = article.on_disk(mention.span);
            let mut line = json!({"type": "mention", "article": article.id, "kind": mention.kind.name()});
            if let Some(object) = line.as_object_mut() {
                object.extend(fields);
                object.insert("text".into(), mention.span.of(&article.text).into());
                let mut span = json!({"start": disk.start, "end": disk.end, "line": place.line, "column": place.column});
                if let (DiskMap::Extracted, Some(span)) = (&article.disk, span.as_object_mut()) {
                    // Offsets of HTML and JSONL are into the text taken out of the file.
                    span.insert("in".into(), "text".into());
                }
                object.insert("span".into(), span);
                object.insert("zone".into(), mention.zone.name().into());
                object.insert("derivation".into(), json!(mention.derivation));
            }
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// What a mention says besides its place; `None` when it has no value to show.
pub(super) fn fields(mention: &Mention, text: &str) -> Option<Map<String, Value>> {
    let value = match &mention.kind {
        MentionKind::Date { timex, .. } => {
            let t = timex.as_ref()?;
            json!({"timex": t.kind.name(), "value": t.value, "known": t.known.names(), "implied": t.implied.names()})
        }
        MentionKind::Number(q) => json!({
            "value": q.value(), "unit": q.unit, "counted": q.counted, "bound": q.bound.name(),
            "low": q.low.to_string(), "high": q.high.to_string(),
        }),
        MentionKind::Name(n) => json!({"entity": n.key, "entity_type": n.name_type.name()}),
        MentionKind::Role(r) => json!({
            "office": r.office, "scope": r.scope, "of": r.of, "person": r.person,
            "qualifier": r.qualifier.map(|q| format!("{q:?}").to_lowercase()),
        }),
        MentionKind::Quote(q) => json!({"speaker": q.speaker, "content": q.content.of(text), "direct": q.direct}),
        MentionKind::Event(e) => json!({
            "class": e.class, "participants": e.participants, "place": e.place, "ordinal": e.ordinal,
            "negated": e.negated, "planned": e.planned,
        }),
        MentionKind::Identifier => json!({}),
    };
    match value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}
