use super::line::{Line, key};
use super::{Places, Said};
use crate::extract::{Mention, MentionKind, participants};
use crate::lang::Lexicon;
use crate::resolve::Dossier;
use crate::value::{NumberShape, TimexMod};
use serde::Serialize;

/// Appends one article and its mentions as JSON lines, in the form the contract gives.
pub fn jsonl(dossier: &Dossier, lexicon: &Lexicon, out: &mut Vec<u8>) {
    let article = &dossier.article;
    let said = Said::of(dossier, lexicon);
    head(dossier, out);
    let mut places = Places::new(&article.text);
    // Every line of the article begins alike.
    let mut prefix = b"{\"type\":\"mention\"".to_vec();
    Line::new(&mut prefix).text(key!("article"), &article.id);
    out.reserve(dossier.mentions.len() * (prefix.len() + LINE));
    for mention in dossier.mentions.iter().filter(|m| m.zone.asserts() || matches!(m.kind, MentionKind::Date { .. })) {
        let Some(fields) = fields(mention, &said).filter(|_| mention.is_sure()) else { continue };
        let place = article.position(places.of(mention.span.start), mention.span.start);
        let disk = article.on_disk(mention.span);
        let start = out.len();
        out.extend_from_slice(&prefix);
        let mut line = Line::new(out);
        line.plain(key!("kind"), mention.kind.name());
        fields.write(&mut line);
        line.text(key!("text"), mention.span.of(&article.text));
        // Offsets of HTML and JSONL are into the text taken out of the file.
        line.place((disk.start, disk.end), place, article.field(mention.span.start));
        line.plain(key!("zone"), mention.zone.name());
        line.list(key!("derivation"), &mention.steps(&article.text, &dossier.outline));
        out.extend_from_slice(b"}\n");
        debug_assert!(serde_json::from_slice::<serde_json::Value>(out.get(start..).unwrap_or(&[])).is_ok());
    }
}

/// Bytes of a line behind what all lines of an article begin with, roughly.
const LINE: usize = 320;

/// The line of the article itself.
fn head(dossier: &Dossier, out: &mut Vec<u8>) {
    let Dossier { article, anchor, .. } = dossier;
    out.extend_from_slice(b"{\"type\":\"article\"");
    let mut line = Line::new(out);
    line.text(key!("article"), &article.id);
    line.text(key!("path"), &article.path);
    line.maybe(key!("title"), article.meta.title.as_deref());
    line.maybe(key!("outlet"), article.meta.outlet.as_deref());
    line.maybe(key!("published"), anchor.date.map(|d| d.to_string()).as_deref());
    line.plain(key!("published_from"), anchor.from.name());
    line.list(key!("published_derivation"), &anchor.derivation);
    line.plain(key!("language"), dossier.language.code());
    out.extend_from_slice(b"}\n");
}

/// What a mention says besides its place.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Fields<'a> {
    Date {
        timex: &'a str,
        value: &'a str,
        /// How the value is narrowed or hedged.
        #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
        modifier: Option<&'static str>,
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
        /// Who says it.
        #[serde(skip_serializing_if = "Option::is_none")]
        attribution: Option<&'a str>,
        /// Whose age it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<&'a str>,
        /// What has so much each.
        #[serde(skip_serializing_if = "Option::is_none")]
        per: Option<String>,
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
        polarity: &'a str,
    },
    Event {
        class: &'a str,
        participants: Vec<&'a str>,
        place: Option<&'a str>,
        time: Option<Time<'a>>,
        ordinal: Option<u32>,
        negated: bool,
        planned: bool,
    },
    Identifier {},
}

/// When something happened: the date of its clause and where that stands.
#[derive(Serialize)]
pub(super) struct Time<'a> {
    value: &'a str,
    start: u32,
    end: u32,
}

impl Fields<'_> {
    /// The same members as by `Serialize`, in the same order.
    fn write(&self, line: &mut Line<'_>) {
        match self {
            Fields::Date { timex, value, modifier, known, implied } => {
                line.plain(key!("timex"), timex);
                line.text(key!("value"), value);
                if let Some(modifier) = modifier {
                    line.plain(key!("mod"), modifier);
                }
                line.list(key!("known"), known);
                line.list(key!("implied"), implied);
            }
            Fields::Number { value, unit, counted, bound, low, high, attribution, of, per } => {
                line.text(key!("value"), value);
                line.maybe(key!("unit"), *unit);
                line.maybe(key!("counted"), *counted);
                line.plain(key!("bound"), bound);
                line.plain(key!("low"), low);
                line.plain(key!("high"), high);
                if let Some(source) = attribution {
                    line.text(key!("attribution"), source);
                }
                if let Some(person) = of {
                    line.text(key!("of"), person);
                }
                if let Some(each) = per {
                    line.text(key!("per"), each);
                }
            }
            Fields::Name { entity, entity_type } => {
                line.text(key!("entity"), entity);
                line.plain(key!("entity_type"), entity_type);
            }
            Fields::Role { office, scope, of, person, qualifier } => {
                line.text(key!("office"), office);
                line.maybe(key!("scope"), *scope);
                line.maybe(key!("of"), *of);
                line.maybe(key!("person"), *person);
                line.maybe(key!("qualifier"), qualifier.as_deref());
            }
            Fields::Quote { speaker, content, direct, polarity } => {
                line.maybe(key!("speaker"), *speaker);
                line.text(key!("content"), content);
                line.flag(key!("direct"), *direct);
                line.plain(key!("polarity"), polarity);
            }
            Fields::Event { class, participants, place, time, ordinal, negated, planned } => {
                line.text(key!("class"), class);
                line.list(key!("participants"), participants);
                line.maybe(key!("place"), *place);
                line.moment(key!("time"), time.as_ref().map(|t| (t.value, t.start, t.end)));
                line.number(key!("ordinal"), *ordinal);
                line.flag(key!("negated"), *negated);
                line.flag(key!("planned"), *planned);
            }
            Fields::Identifier {} => {}
        }
    }
}

/// What a mention says; `None` when it has no value to show.
pub(super) fn fields<'a>(mention: &'a Mention, said: &'a Said<'a>) -> Option<Fields<'a>> {
    let dossier = said.dossier;
    let text = &dossier.article.text;
    Some(match &mention.kind {
        MentionKind::Date { timex, .. } => {
            let t = timex.as_ref()?;
            let modifier = t.modifier.map(TimexMod::name);
            Fields::Date { timex: t.kind.name(), value: &t.value, modifier, known: t.known.names(), implied: t.implied.names() }
        }
        MentionKind::Number(q) => {
            let low = q.low.to_string();
            let one = q.low == q.high;
            Fields::Number {
                value: if one && q.shape != NumberShape::Score { low.clone() } else { q.value() },
                unit: q.unit.as_deref(),
                counted: q.counted.as_deref(),
                bound: q.bound.name(),
                high: if one { low.clone() } else { q.high.to_string() },
                low,
                attribution: said.source(mention),
                of: said.whose_age(mention, q),
                per: said.rate(mention, q),
            }
        }
        MentionKind::Name(n) => Fields::Name { entity: &n.key, entity_type: n.name_type.name() },
        MentionKind::Role(r) => Fields::Role {
            office: &r.office,
            scope: r.scope.as_deref(),
            of: r.of.as_deref(),
            person: said.holder(mention, r),
            qualifier: r.qualifier.map(|q| format!("{q:?}").to_lowercase()),
        },
        MentionKind::Quote(q) => Fields::Quote {
            speaker: q.speaker.as_deref(),
            content: q.content.of(text),
            direct: q.direct,
            polarity: if said.denied(mention, q) { "denied" } else { "affirmed" },
        },
        MentionKind::Event(e) => Fields::Event {
            class: &e.class,
            participants: participants(&said.context(), &dossier.mentions, mention),
            place: e.place.as_deref(),
            time: e.time.and_then(|span| {
                let (value, place) = (said.time(span)?, dossier.article.on_disk(span));
                Some(Time { value, start: place.start, end: place.end })
            }),
            ordinal: e.ordinal,
            negated: e.negated,
            planned: e.planned,
        },
        MentionKind::Identifier => Fields::Identifier {},
    })
}
