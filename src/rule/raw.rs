//! Rule files as written: optional keys, unknown keys refused. The doc comments become the JSON Schema an editor shows.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use std::fmt;

/// One conflict rule. The file's name without `.yaml` is the rule's id.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Selaras rule")]
pub(crate) struct RawRule {
    /// Conflict kind, for example `date-conflict`.
    pub kind: Option<String>,
    /// `error`, `warning`, `info` or `off`.
    pub severity: Option<String>,
    /// Which facts the rule selects, for `number`, `scale` and `series`.
    pub facts: Option<RawFacts>,
    /// Where the two sides may stand: `within`, `across`, `canon`. All that the comparator has when absent.
    pub scope: Option<Vec<String>>,
    /// How the two are compared: exactly one key.
    pub compare: Option<RawCompare>,
    /// When the rule stays silent, for `date`, `number`, `scale` and `series` across articles.
    pub unless: Option<Vec<RawCondition>>,
    /// The message in both languages; `{this.value}` and the like are filled in.
    pub message: Option<RawText>,
    /// The message where both sides stand in one article; `message` when absent.
    pub message_within: Option<RawText>,
    /// What an editor should do about a finding.
    pub note: Option<RawText>,
    /// What the rule is about.
    pub about: Option<RawText>,
    /// Why it matters.
    pub why: Option<RawText>,
    /// When it is wrong.
    pub limits: Option<RawText>,
    /// At least one test that fires and one that stays silent.
    pub tests: Option<Vec<RawTest>>,
}

/// Which facts.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFacts {
    /// One attribute of the vocabulary, or a list of them.
    #[schemars(with = "OneOrMany")]
    pub attribute: Option<Names>,
}

/// The comparator: exactly one of these keys.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCompare {
    /// `weekday`: is the weekday that date's weekday? `existence`: does the date exist?
    pub calendar: Option<String>,
    /// Days of events.
    pub date: Option<RawDate>,
    /// Quantities of one slot.
    pub number: Option<RawNumber>,
    /// Equal digits, different power of a thousand.
    pub scale: Option<Nothing>,
    /// Who fills a slot.
    pub name: Option<Nothing>,
    /// Where.
    pub place: Option<Nothing>,
    /// Which office.
    pub role: Option<Nothing>,
    /// Words of one speaker on one occasion.
    pub quote: Option<RawQuote>,
    /// Nearly the same name.
    pub spelling: Option<RawSpelling>,
    /// Figures that can be recomputed: `anniversary`, `age`, `total`, `share`, `change`, `duration`, `product` or `units`.
    pub relation: Option<String>,
    /// What belongs to one occurrence of a recurring event told of another.
    pub edition: Option<Nothing>,
    /// The figure of an earlier occurrence told as that of the present one.
    pub former: Option<Nothing>,
    /// Figures that may only grow.
    pub series: Option<Nothing>,
}

/// Days.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDate {
    /// Days of difference that are no conflict, as in `1d`; `0d` when absent.
    pub tolerance: Option<String>,
}

/// Quantities.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNumber {
    /// Percent of the larger figure that is no conflict, as in `2%`; `0%` when absent.
    pub tolerance: Option<String>,
}

/// Quotes.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawQuote {
    /// Least share of content words two renderings have in common to be one quote, 0 to 1; 0.5 when absent.
    pub overlap: Option<f64>,
}

/// Spellings.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSpelling {
    /// Greatest number of changed letters; 2 when absent.
    pub distance: Option<usize>,
}

/// A comparator without settings: `{}`.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// A condition: exactly one side, and what holds there.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCondition {
    /// The side under check.
    pub this: Option<RawHolds>,
    /// The side it is compared with.
    pub other: Option<RawHolds>,
    /// One side or the other.
    pub either: Option<RawHolds>,
    /// Both sides.
    pub both: Option<RawHolds>,
}

/// What holds on a side. Several keys: all of them.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawHolds {
    /// The clause is `planned`, `denied`, `hypothetical`, `estimated` or `demanded`.
    #[schemars(with = "Option<OneOrMany>")]
    pub modality: Option<Names>,
    /// The sentence has a cue of this name: `correction`, `approximation` (of the value) or `quote` (around it).
    #[schemars(with = "Option<OneOrMany>")]
    pub cue: Option<Names>,
    /// The value is one of these.
    #[schemars(with = "Option<OneOrMany>")]
    pub value: Option<Names>,
    /// The words of the sentence match this regular expression.
    pub text: Option<String>,
}

/// A text in both languages.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawText {
    /// Indonesian.
    pub id: Option<String>,
    /// English.
    pub en: Option<String>,
}

/// A test: small articles and what the rule makes of them.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTest {
    /// What the test shows.
    pub name: Option<String>,
    /// The articles by name: a text, or a text with its publication date, outlet and language.
    #[schemars(with = "Option<std::collections::BTreeMap<String, TextOrArticle>>")]
    pub articles: Option<RawArticles>,
    /// Words that one finding must touch, as `article: words` (`article: words #2` for the second place they stand).
    pub finds: Option<Vec<String>>,
    /// The reason why the rule stays silent, for example `granularity`; `nothing` when no two facts meet.
    pub silent: Option<String>,
    /// A known gap: counted, not failing; passing unexpectedly fails.
    pub pending: Option<bool>,
}

/// An article of a test.
#[derive(Deserialize, JsonSchema, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawArticle {
    /// The words.
    pub text: Option<String>,
    /// Publication date, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// `id` (default) or `en`.
    pub language: Option<String>,
}

/// Only for the schema: a name or a list of names.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[allow(dead_code)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// Only for the schema: a text or an article.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[allow(dead_code)]
enum TextOrArticle {
    Text(String),
    Article(RawArticle),
}

/// One name or several. Read by hand, because serde's untagged enums lose the place of a mistake.
#[derive(Debug, Default)]
pub(crate) struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Names, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Names;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of names")
            }
            fn visit_str<E>(self, v: &str) -> Result<Names, E> {
                Ok(Names(vec![v.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = seq.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        d.deserialize_any(V)
    }
}

/// The articles of a test in the order written.
#[derive(Debug, Default)]
pub(crate) struct RawArticles(pub Vec<(String, RawArticle)>);

impl<'de> Deserialize<'de> for RawArticles {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<RawArticles, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = RawArticles;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("articles by name")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawArticles, A::Error> {
                let mut articles = Vec::new();
                while let Some((name, Loose(article))) = map.next_entry()? {
                    articles.push((name, article));
                }
                Ok(RawArticles(articles))
            }
        }
        d.deserialize_map(V)
    }
}

/// An article written as its bare text or in full.
struct Loose(RawArticle);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Loose, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Loose;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an article with the key `text`")
            }
            fn visit_str<E>(self, v: &str) -> Result<Loose, E> {
                Ok(Loose(RawArticle { text: Some(v.to_owned()), ..RawArticle::default() }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Loose, A::Error> {
                RawArticle::deserialize(MapAccessDeserializer::new(map)).map(Loose)
            }
        }
        d.deserialize_any(V)
    }
}
