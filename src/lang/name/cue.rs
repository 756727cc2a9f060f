use super::NameLexicon;
use crate::lang::Source;
use crate::lang::phrase::{Case, Class, PhraseBuilder};
use crate::lang::stem::Affixes;
use crate::yaml::Problem;
use serde::Deserialize;

/// What a word beside or inside a name tells; the value of a hit of [`Class::NameCue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Cue {
    /// A given name or a surname.
    Given,
    /// Before a person, nearly always ("ujar", "bernama").
    PersonBefore,
    /// Before a person more often than not ("oleh", "bersama").
    AgentBefore,
    /// After a person or a body that speaks ("mengatakan").
    PersonAfter,
    /// Before a place.
    PlaceBefore,
    /// Before a place or where something else comes from ("dari").
    OriginBefore,
    /// In lower case before an organisation ("perusahaan").
    BodyBefore,
    /// A noun of offices and departments ("Keuangan"): it ends no title and is no person.
    Scope,
    /// Between the words of a person's name ("bin", "van").
    Particle,
    /// Last word of an organisation ("Tbk").
    BodyTail,
    /// Last word of a contest or a prize ("Championship").
    EventTail,
    /// Last word of a place ("Barat").
    PlaceTail,
    /// Before the name of a place, a part of it ("North").
    PlaceHead,
    /// Joins two words of an organisation of equal rank ("dan").
    Joiner,
    /// Attaches words to an organisation ("of", "untuk").
    Of,
    /// A part that is written behind a hyphen and no part of the name ("nya").
    Clitic,
    /// Before the title of a work or the name of a ship.
    WorkBefore,
    /// Links an office and its holder ("yaitu").
    Link,
    /// Before an office somebody takes ("menjadi").
    Becomes,
    /// An article or a word in its place ("a", "seorang").
    Article,
    /// A noun before the name of a thing of which a story has one ("varietas", "trawler").
    SortBefore,
    /// The same behind it, in lower case ("the Harrow mine").
    SortAfter,
    /// Ends the name of a company whatever follows ("Tbk").
    BodyClose,
    /// Last part of an address on the web, behind a dot ("com").
    Domain,
    /// Between a name and what its bearer is called as well ("alias").
    Alias,
    /// Between what somebody is called and his or her name, or behind it ("sapaan akrab").
    AliasOf,
    /// A rank, which stands before a name.
    Rank,
    /// Before a number that tells one holder of an office from others ("nomor urut").
    Numbered,
}

/// Why a word that looks like a name is none; the value of a hit of [`Class::NameTrap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Trap {
    /// Never part of a name.
    Never,
    /// No name when everything beside it is capitalised too: at the start of a sentence, in a headline.
    Initial,
    /// A gazetteer name that is an ordinary word as well; it needs a witness.
    Ambiguous,
    /// A name, but neither of a person, a place nor an organisation (language, religion, programme).
    Other,
}

/// How the words after a trigger are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// Everything capitalised belongs to the name ("PT", "Universitas", "Jalan"), even what looks like a person.
    pub greedy: bool,
    /// The trigger alone is a name when capitalised.
    pub alone: bool,
    /// The trigger belongs to the name in lower case as well ("desa Sukaramai").
    pub lower: bool,
    /// The trigger stays outside of the name.
    pub outside: bool,
    /// The trigger stays outside of the name of a body that follows ("Fraksi", "DPP").
    pub branch: bool,
}

/// `rules/lang/<language>/name_triggers.yaml`. Values of single words are lists separated by spaces, of phrases lists of strings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Triggers {
    /// Groups of words for one kind of place; the first stands for all.
    place_kinds: Vec<Vec<String>>,
    /// Words that head a marker on a road.
    road_marker: Vec<String>,
    given: String,
    place_leads: bool,
    person_before: Vec<String>,
    agent_before: Vec<String>,
    person_after: Vec<String>,
    place_before: Vec<String>,
    /// Prepositions that say where something is or happens; among `place_before` as well.
    place_at: Vec<String>,
    origin_before: Vec<String>,
    body_before: Vec<String>,
    scope: Vec<String>,
    particle: Vec<String>,
    body_tail: Vec<String>,
    place_tail: Vec<String>,
    #[serde(default)]
    place_head: Vec<String>,
    event_tail: Vec<String>,
    joiner: Vec<String>,
    of: Vec<String>,
    clitic: Vec<String>,
    work_before: Vec<String>,
    link: Vec<String>,
    becomes: Vec<String>,
    article: Vec<String>,
    #[serde(default)]
    sort_before: Vec<String>,
    #[serde(default)]
    sort_after: Vec<String>,
    #[serde(default)]
    street: Vec<String>,
    /// Ends the name of a company; among `body_tail` as well.
    body_close: Vec<String>,
    domain: Vec<String>,
    alias: Vec<String>,
    alias_of: Vec<String>,
    numbered: Vec<String>,
    body: Vec<String>,
    body_greedy: Vec<String>,
    body_alone: Vec<String>,
    body_branch: Vec<String>,
    place: Vec<String>,
    place_greedy: Vec<String>,
    place_outside: Vec<String>,
    place_any: Vec<String>,
    event: Vec<String>,
    event_alone: Vec<String>,
}

/// `rules/lang/<language>/given_names.yaml`: a long list has a file of its own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct GivenNames {
    given: String,
}

/// `rules/lang/<language>/name_traps.yaml`; word lists separated by spaces, phrases as lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Traps {
    never: String,
    never_phrases: Vec<String>,
    initial: String,
    initial_phrases: Vec<String>,
    ambiguous: Vec<String>,
    other: String,
    other_phrases: Vec<String>,
    prefixes: Vec<String>,
    circumfixes: Vec<String>,
    suffixes: Vec<String>,
}

/// `rules/lang/<language>/honorifics.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Honorifics {
    /// Forms of address, academic and religious titles before a name.
    before: Vec<String>,
    /// Ranks before a name.
    ranks: Vec<String>,
    /// Degrees behind a name.
    after: Vec<String>,
}

/// Affixes of derived words, by the letter at the edge of the word.
#[derive(Debug, Default)]
pub(super) struct Morphology {
    prefixes: Affixes<Box<str>>,
    circumfixes: Affixes<(Box<str>, Box<str>)>,
    suffixes: Affixes<Box<str>>,
}

impl Morphology {
    /// Whether a word in lower case is a noun made of another word ("kedatangan", "mundurnya"): nobody's name, other than what a
    /// prefix alone suggests.
    pub(super) fn is_noun(&self, word: &[u8]) -> bool {
        let long = |affix: usize| word.len() >= affix + 4;
        let (first, last) = (word.first().copied(), word.last().copied());
        self.suffixes.at(last).iter().any(|s| word.ends_with(s.as_bytes()) && long(s.len()))
            || self
                .circumfixes
                .at(first)
                .iter()
                .any(|(p, s)| word.starts_with(p.as_bytes()) && word.ends_with(s.as_bytes()) && long(p.len() + s.len()))
    }

    pub(super) fn fits(&self, word: &[u8]) -> bool {
        // A stem shorter than three letters is no stem: "Bert" is no prefixed word.
        let long = |affix: usize| word.len() >= affix + 3;
        let (first, last) = (word.first().copied(), word.last().copied());
        self.prefixes.at(first).iter().any(|p| word.starts_with(p.as_bytes()) && long(p.len() + 1))
            || self.suffixes.at(last).iter().any(|s| word.ends_with(s.as_bytes()) && long(s.len()))
            || self
                .circumfixes
                .at(first)
                .iter()
                .any(|(p, s)| word.starts_with(p.as_bytes()) && word.ends_with(s.as_bytes()) && long(p.len() + s.len()))
    }
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, out: &mut NameLexicon, problems: &mut Vec<Problem>) {
    for file in source.lang_files("name_triggers") {
        match file.parse::<Triggers>() {
            Ok(triggers) => load_triggers(&triggers, phrases, out),
            Err(problem) => problems.push(problem),
        }
    }
    for file in source.lang_files("given_names") {
        match file.parse::<GivenNames>() {
            Ok(names) => load_given(&names.given, phrases),
            Err(problem) => problems.push(problem),
        }
    }
    for file in source.lang_files("name_traps") {
        match file.parse::<Traps>() {
            Ok(traps) => load_traps(traps, phrases, out),
            Err(problem) => problems.push(problem),
        }
    }
    for file in source.lang_files("honorifics") {
        match file.parse::<Honorifics>() {
            Ok(words) => {
                for word in words.before.iter().chain(&words.ranks) {
                    phrases.add(word, Class::Honorific, 0, Case::Capital);
                }
                for word in &words.ranks {
                    phrases.add(word, Class::NameCue, Cue::Rank as u32, Case::Capital);
                }
                for word in &words.after {
                    phrases.add(word, Class::Honorific, 1, Case::Exact);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
}

fn load_given(names: &str, phrases: &mut PhraseBuilder) {
    for name in names.split_whitespace() {
        phrases.add(name, Class::NameCue, Cue::Given as u32, Case::Capital);
    }
}

fn load_triggers(t: &Triggers, phrases: &mut PhraseBuilder, out: &mut NameLexicon) {
    out.place_leads |= t.place_leads;
    out.road_markers.extend(t.road_marker.iter().map(|m| m.as_str().into()));
    for kind in &t.place_kinds {
        for word in kind {
            let first = kind.first().map_or("", String::as_str);
            out.place_kinds.insert(word.as_str().into(), first.into());
        }
    }
    load_given(&t.given, phrases);
    let cues = [
        (&t.person_before, Cue::PersonBefore),
        (&t.agent_before, Cue::AgentBefore),
        (&t.person_after, Cue::PersonAfter),
        (&t.place_before, Cue::PlaceBefore),
        (&t.origin_before, Cue::OriginBefore),
        (&t.body_before, Cue::BodyBefore),
        (&t.scope, Cue::Scope),
        (&t.particle, Cue::Particle),
        (&t.body_tail, Cue::BodyTail),
        (&t.place_tail, Cue::PlaceTail),
        (&t.place_head, Cue::PlaceHead),
        (&t.event_tail, Cue::EventTail),
        (&t.joiner, Cue::Joiner),
        (&t.of, Cue::Of),
        (&t.clitic, Cue::Clitic),
        (&t.work_before, Cue::WorkBefore),
        (&t.link, Cue::Link),
        (&t.becomes, Cue::Becomes),
        (&t.article, Cue::Article),
        (&t.sort_before, Cue::SortBefore),
        (&t.sort_after, Cue::SortAfter),
        (&t.body_close, Cue::BodyClose),
        (&t.domain, Cue::Domain),
        (&t.alias, Cue::Alias),
        (&t.alias_of, Cue::AliasOf),
        (&t.numbered, Cue::Numbered),
    ];
    for (words, cue) in cues {
        let case = if matches!(cue, Cue::BodyTail | Cue::PlaceTail | Cue::PlaceHead | Cue::EventTail) {
            Case::Capital
        } else {
            Case::Any
        };
        for word in words {
            phrases.add(word, Class::NameCue, cue as u32, case);
        }
    }
    out.streets.extend(t.street.iter().map(|w| w.to_lowercase().into()));
    for word in &t.place_at {
        phrases.add(word, Class::Preposition, 0, Case::Any);
    }
    let plain = Heads::default();
    let heads = [
        (&t.body, Class::OrgTrigger, plain),
        (&t.body_greedy, Class::OrgTrigger, Heads { greedy: true, ..plain }),
        (&t.body_alone, Class::OrgTrigger, Heads { alone: true, ..plain }),
        (&t.body_branch, Class::OrgTrigger, Heads { branch: true, ..plain }),
        (&t.place, Class::PlaceTrigger, plain),
        (&t.place_greedy, Class::PlaceTrigger, Heads { greedy: true, ..plain }),
        (&t.place_outside, Class::PlaceTrigger, Heads { outside: true, ..plain }),
        (&t.place_any, Class::PlaceTrigger, Heads { lower: true, ..plain }),
        (&t.event, Class::EventTrigger, Heads { greedy: true, ..plain }),
        (&t.event_alone, Class::EventTrigger, Heads { greedy: true, alone: true, ..plain }),
    ];
    for (words, class, heads) in heads {
        for word in words {
            phrases.add(word, class, out.heads.len() as u32, Case::Any);
        }
        out.heads.push(heads);
    }
}

fn load_traps(t: Traps, phrases: &mut PhraseBuilder, out: &mut NameLexicon) {
    let words = [(&t.never, Trap::Never), (&t.initial, Trap::Initial), (&t.other, Trap::Other)];
    for (list, trap) in words {
        for word in list.split_whitespace() {
            phrases.add(word, Class::NameTrap, trap as u32, Case::Any);
        }
    }
    let lists = [
        (&t.never_phrases, Trap::Never),
        (&t.initial_phrases, Trap::Initial),
        (&t.ambiguous, Trap::Ambiguous),
        (&t.other_phrases, Trap::Other),
    ];
    for (list, trap) in lists {
        for phrase in list {
            phrases.add(phrase, Class::NameTrap, trap as u32, Case::Any);
        }
    }
    let morphology = &mut out.morphology;
    for prefix in t.prefixes {
        morphology.prefixes.add(prefix.bytes().next(), prefix.into());
    }
    for suffix in t.suffixes {
        morphology.suffixes.add(suffix.bytes().next_back(), suffix.into());
    }
    for (before, behind) in t.circumfixes.iter().filter_map(|c| c.split_once('-')) {
        morphology.circumfixes.add(before.bytes().next(), (before.into(), behind.into()));
    }
}
