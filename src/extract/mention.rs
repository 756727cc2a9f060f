use super::DateExpr;
use crate::segment::Zone;
use crate::text::Span;
use crate::value::{NameType, Quantity, RoleQualifier, Timex};
use smol_str::SmolStr;
use std::borrow::Cow;

/// The steps that produced a value, in order: lexicon entries and inferences, as a reader would say them.
pub type Derivation = Vec<Cow<'static, str>>;

/// Something written in an article that the tool understands.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, half-open.
    pub tokens: (u32, u32),
    /// Index of its sentence.
    pub sentence: u32,
    /// The zone it stands in.
    pub zone: Zone,
    /// What it is.
    pub kind: MentionKind,
    /// How its value came about, as far as [`Mention::steps`] does not say.
    pub derivation: Derivation,
}

/// What a mention is.
#[derive(Clone, Debug)]
pub enum MentionKind {
    /// A temporal expression. The value is there once the stage `resolve` has run.
    Date {
        /// What is written.
        expr: DateExpr,
        /// What it means.
        timex: Option<Box<Timex>>,
    },
    /// A quantity.
    Number(Box<Quantity>),
    /// A named entity.
    Name(Name),
    /// An office held by somebody, or named on its own.
    Role(Box<Role>),
    /// Words somebody is quoted with.
    Quote(Quote),
    /// A happening.
    Event(Box<EventMention>),
    /// A code, article of law, plate, phone number: kept so that nobody takes it for a quantity.
    Identifier,
}

impl MentionKind {
    /// The name in the JSON contract.
    pub fn name(&self) -> &'static str {
        match self {
            MentionKind::Date { .. } => "date",
            MentionKind::Number(_) => "number",
            MentionKind::Name(_) => "name",
            MentionKind::Role(_) => "role",
            MentionKind::Quote(_) => "quote",
            MentionKind::Event(_) => "event",
            MentionKind::Identifier => "identifier",
        }
    }

    /// Rank among mentions of the same span.
    pub(super) fn order(&self) -> u8 {
        match self {
            MentionKind::Quote(_) => 0,
            MentionKind::Event(_) => 1,
            MentionKind::Role(_) => 2,
            MentionKind::Name(_) => 3,
            MentionKind::Date { .. } => 4,
            MentionKind::Number(_) => 5,
            MentionKind::Identifier => 6,
        }
    }
}

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// In full, or as it stands in the gazetteer.
    Full,
    /// A part of a longer name of the same article.
    Short,
    /// An acronym introduced in the text or known to the gazetteer.
    Acronym,
}

/// What made a name of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameWhy {
    /// A word for what it is, in it or before it.
    Trigger,
    /// What stands around it.
    Context,
    /// The gazetteer.
    Gazetteer,
    /// A longer name in the article.
    Longer,
    /// The article gives the acronym together with the name.
    Acronym,
    /// The article tells that somebody is called so as well.
    Alias,
}

impl NameWhy {
    /// The reason in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            NameWhy::Trigger => "trigger word",
            NameWhy::Context => "context",
            NameWhy::Gazetteer => "gazetteer",
            NameWhy::Longer => "short form of a name in the article",
            NameWhy::Acronym => "acronym introduced in the article",
            NameWhy::Alias => "called so in the article",
        }
    }
}

/// A named entity. `key` is the same for all mentions of one entity in one article, and the gazetteer's id for known ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Type.
    pub name_type: NameType,
    /// Canonical key: the gazetteer's id ("north-korea"), else the folded longest form in the article ("ganefri hakim").
    pub key: SmolStr,
    /// How it is written here.
    pub form: NameForm,
    /// The gazetteer knows it.
    pub known: bool,
    /// Why it is one.
    pub why: NameWhy,
}

/// An office and who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Canonical key of the office ("president", "governor"), else its folded words.
    pub office: String,
    /// Words that narrow the office, folded ("irigasi" in "Dirjen Irigasi").
    pub scope: Option<String>,
    /// Key of the organisation or place it belongs to ("north-korea").
    pub of: Option<String>,
    /// Key of the person, when one stands beside it.
    pub person: Option<String>,
    /// Span of the person's name.
    pub person_span: Option<Span>,
    /// Former, acting, candidate, elect.
    pub qualifier: Option<RoleQualifier>,
}

/// Words somebody is quoted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words between the quotation marks.
    pub content: Span,
    /// Key of the speaker.
    pub speaker: Option<String>,
    /// Span of the speaker's name.
    pub speaker_span: Option<Span>,
    /// In quotation marks.
    pub direct: bool,
    /// The words that say that somebody speaks.
    pub cue: Option<Span>,
    /// The speaker is the last one named.
    pub inferred: bool,
    /// The words tell what the speaker denies: "membantah bahwa …".
    pub denied: bool,
}

/// A happening: a trigger with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventMention {
    /// Class from the vocabulary ("meeting", "quake").
    pub class: SmolStr,
    /// Key of the place.
    pub place: Option<SmolStr>,
    /// Span of the date mention in the clause.
    pub time: Option<Span>,
    /// Edition: "KTT kedua", "HUT ke-90".
    pub ordinal: Option<u32>,
    /// Denied in the clause.
    pub negated: bool,
    /// Planned, proposed or hypothetical.
    pub planned: bool,
    /// Its trigger names a happening only now and then, and nothing tells that it does here: it helps to find what tells the same, and is not
    /// shown.
    pub faint: bool,
}

impl Mention {
    /// Whether it is more than a hint for whoever looks for what tells the same.
    pub fn is_sure(&self) -> bool {
        !matches!(&self.kind, MentionKind::Event(e) if e.faint)
    }
}
