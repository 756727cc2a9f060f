use super::Places;
use crate::extract::{Mention, MentionKind};
use crate::read::DiskMap;
use crate::resolve::Dossier;
use serde::Serialize;
use serde_json::json;
use std::borrow::Cow;
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
        let Some(fields) = fields(mention, &article.text) else { continue };
        let place = places.of(mention.span.start);
        let disk = article.on_disk(mention.span);
        let line = Line {
            sort: "mention",
            article: &article.id,
            kind: mention.kind.name(),
            fields,
            text: mention.span.of(&article.text),
            span: Place {
                start: disk.start,
                end: disk.end,
                line: place.line,
                column: place.column,
                // Offsets of HTML and JSONL are into the text taken out of the file.
                within: matches!(article.disk, DiskMap::Extracted).then_some("text"),
            },
            zone: mention.zone.name(),
            derivation: &mention.derivation,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// One mention as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(rename = "type")]
    sort: &'a str,
    article: &'a str,
    kind: &'a str,
    #[serde(flatten)]
    fields: Fields<'a>,
    text: &'a str,
    span: Place,
    zone: &'a str,
    derivation: &'a [Cow<'static, str>],
}

#[derive(Serialize)]
struct Place {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    within: Option<&'static str>,
}

/// What a mention says besides its place.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Fields<'a> {
    Date {
        timex: &'a str,
        value: &'a str,
        known: Vec<&'static str>,
        implied: Vec<&'static str>,
    },
    Number {
        value: String,
        unit: Option<&'a str>,
        counted: Option<&'a str>,
        bound: &'a str,
        low: String,
        high: String,
    },
    Name {
        entity: &'a str,
        entity_type: &'a str,
    },
    Role {
        office: &'a str,
        scope: Option<&'a str>,
        of: Option<&'a str>,
        person: Option<&'a str>,
        qualifier: Option<String>,
    },
    Quote {
        speaker: Option<&'a str>,
        content: &'a str,
        direct: bool,
    },
    Event {
        class: &'a str,
        participants: &'a [String],
        place: Option<&'a str>,
        ordinal: Option<u32>,
        negated: bool,
        planned: bool,
    },
    Identifier {},
}

/// What a mention says; `None` when it has no value to show.
pub(super) fn fields<'a>(mention: &'a Mention, text: &'a str) -> Option<Fields<'a>> {
    Some(match &mention.kind {
        MentionKind::Date { timex, .. } => {
            let t = timex.as_ref()?;
            Fields::Date { timex: t.kind.name(), value: &t.value, known: t.known.names(), implied: t.implied.names() }
        }
        MentionKind::Number(q) => Fields::Number {
            value: q.value(),
            unit: q.unit.as_deref(),
            counted: q.counted.as_deref(),
            bound: q.bound.name(),
            low: q.low.to_string(),
            high: q.high.to_string(),
        },
        MentionKind::Name(n) => Fields::Name { entity: &n.key, entity_type: n.name_type.name() },
        MentionKind::Role(r) => Fields::Role {
            office: &r.office,
            scope: r.scope.as_deref(),
            of: r.of.as_deref(),
            person: r.person.as_deref(),
            qualifier: r.qualifier.map(|q| format!("{q:?}").to_lowercase()),
        },
        MentionKind::Quote(q) => Fields::Quote { speaker: q.speaker.as_deref(), content: q.content.of(text), direct: q.direct },
        MentionKind::Event(e) => Fields::Event {
            class: &e.class,
            participants: &e.participants,
            place: e.place.as_deref(),
            ordinal: e.ordinal,
            negated: e.negated,
            planned: e.planned,
        },
        MentionKind::Identifier => Fields::Identifier {},
    })
}
