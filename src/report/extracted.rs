use super::Places;
use super::line::Line;
use crate::extract::{Mention, MentionKind};
use crate::resolve::Dossier;
use serde::Serialize;
use serde_json::json;
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
    // Every line of the article begins alike.
    let mut prefix = b"{\"type\":\"mention\"".to_vec();
    Line::new(&mut prefix).text("article", &article.id);
    let mut buffer = Vec::with_capacity(dossier.mentions.len() * 300);
    for mention in dossier.mentions.iter().filter(|m| m.zone.asserts() || matches!(m.kind, MentionKind::Date { .. })) {
        let Some(fields) = fields(mention, &article.text) else { continue };
        let place = article.position(places.of(mention.span.start), mention.span.start);
        let disk = article.on_disk(mention.span);
        let start = buffer.len();
        buffer.extend_from_slice(&prefix);
        let mut line = Line::new(&mut buffer);
        line.plain("kind", mention.kind.name());
        fields.write(&mut line);
        line.text("text", mention.span.of(&article.text));
        // Offsets of HTML and JSONL are into the text taken out of the file.
        line.place((disk.start, disk.end), place, article.field(mention.span.start));
        line.plain("zone", mention.zone.name());
        line.list("derivation", &mention.derivation);
        buffer.extend_from_slice(b"}\n");
        debug_assert!(serde_json::from_slice::<serde_json::Value>(buffer.get(start..).unwrap_or(&[])).is_ok());
    }
    out.write_all(&buffer)
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

impl Fields<'_> {
    /// The same members as by `Serialize`, in the same order.
    fn write(&self, line: &mut Line<'_>) {
        match self {
            Fields::Date { timex, value, known, implied } => {
                line.plain("timex", timex);
                line.text("value", value);
                line.list("known", known);
                line.list("implied", implied);
            }
            Fields::Number { value, unit, counted, bound, low, high } => {
                line.text("value", value);
                line.maybe("unit", *unit);
                line.maybe("counted", *counted);
                line.plain("bound", bound);
                line.plain("low", low);
                line.plain("high", high);
            }
            Fields::Name { entity, entity_type } => {
                line.text("entity", entity);
                line.plain("entity_type", entity_type);
            }
            Fields::Role { office, scope, of, person, qualifier } => {
                line.text("office", office);
                line.maybe("scope", *scope);
                line.maybe("of", *of);
                line.maybe("person", *person);
                line.maybe("qualifier", qualifier.as_deref());
            }
            Fields::Quote { speaker, content, direct } => {
                line.maybe("speaker", *speaker);
                line.text("content", content);
                line.flag("direct", *direct);
            }
            Fields::Event { class, participants, place, ordinal, negated, planned } => {
                line.text("class", class);
                line.list("participants", participants);
                line.maybe("place", *place);
                line.number("ordinal", *ordinal);
                line.flag("negated", *negated);
                line.flag("planned", *planned);
            }
            Fields::Identifier {} => {}
        }
    }
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
