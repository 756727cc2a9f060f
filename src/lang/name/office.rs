use super::NameLexicon;
use crate::lang::Source;
use crate::lang::phrase::{Case, Class, PhraseBuilder};
use crate::value::RoleQualifier;
use crate::yaml::Problem;
use serde::Deserialize;

/// `rules/lang/<language>/offices.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    offices: Vec<Entry>,
    /// Words that make another office of the one they stand before ("wakil"), by the prefix of its key ("vice").
    #[serde(default)]
    prefixes: Vec<Prefix>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    names: Vec<String>,
    #[serde(default)]
    is: Vec<String>,
    #[serde(default)]
    generic: bool,
    /// Words for a kind of person rather than a post; they name a role only beside a name.
    #[serde(default)]
    common: bool,
    /// One story has one holder of it ("nakhoda").
    #[serde(default)]
    sole: bool,
    /// Held beside other posts ("ketua", "sekretaris"): no other post contradicts it.
    #[serde(default)]
    beside: bool,
    /// So wide that two kinds of it go together: a president chairs a party.
    #[serde(default)]
    broad: bool,
    /// Says no more than that somebody holds a post.
    #[serde(default)]
    any: bool,
    /// Several people bear it in one story ("juru bicara").
    #[serde(default)]
    many: bool,
    /// The office takes the prefixes of the file.
    #[serde(default)]
    prefixed: bool,
    /// The organisation or place the words name by themselves ("Gubernur DKI").
    of: Option<String>,
    scope: Option<String>,
    /// What the word makes of the office by itself ("capres").
    qualifier: Option<RoleQualifier>,
    /// Key of the sort of people as which comparators see those the words name ("victim" for all whom a case touches).
    sort: Option<String>,
    /// The name of a place stands behind it ("kapolsek"): what lies between it and a rank is that name.
    #[serde(default)]
    placed: bool,
    /// Serves the holder of another office, which may stand right behind it ("staf khusus").
    #[serde(default)]
    aide: bool,
    /// The name of whom they serve may stand right behind it ("pengacara").
    #[serde(default)]
    serves: bool,
    #[serde(default)]
    kin: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Prefix {
    key: String,
    words: Vec<String>,
}

/// `rules/lang/<language>/titles.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    #[serde(default)]
    former: Vec<String>,
    #[serde(default)]
    acting: Vec<String>,
    #[serde(default)]
    candidate: Vec<String>,
    #[serde(default)]
    elect: Vec<String>,
    #[serde(default)]
    suspended: Vec<String>,
    #[serde(default)]
    incumbent: Vec<String>,
}

/// An office, a rank or an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Canonical key, the same in all languages.
    pub key: Box<str>,
    /// Keys of the offices this one is a kind of.
    pub is: Vec<Box<str>>,
    /// A label for several offices.
    pub generic: bool,
    /// An occupation or a kind of person: a role only with a name beside it.
    pub common: bool,
    /// One story has one holder of it, whatever the body.
    pub sole: bool,
    /// Held beside other posts.
    pub beside: bool,
    /// So wide that two kinds of it go together: a president chairs a party.
    pub broad: bool,
    /// Says no more than that somebody holds a post.
    pub any: bool,
    /// Several people bear it in one story.
    pub many: bool,
    /// The organisation or place the words name by themselves.
    pub of: Option<Box<str>>,
    /// The field the words name by themselves ("Menhan").
    pub scope: Option<Box<str>>,
    /// What the word makes of the office by itself ("capres").
    pub qualifier: Option<RoleQualifier>,
    /// Key under which comparators see its holders: that of the office, or of a wider sort of people.
    pub sort: Box<str>,
    /// The name of a place stands behind it.
    pub placed: bool,
    /// Serves the holder of another office, which may stand right behind it.
    pub aide: bool,
    /// The name of whom they serve may stand right behind it.
    pub serves: bool,
    /// A bare name right behind it tells whose relative or friend somebody is.
    pub kin: bool,
}

pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, out: &mut NameLexicon, problems: &mut Vec<Problem>) {
    for file in source.lang_files("offices") {
        match file.parse::<File>() {
            Ok(parsed) => offices(&parsed, phrases, out),
            Err(problem) => problems.push(problem),
        }
    }
    for file in source.lang_files("titles") {
        let titles = match file.parse::<Titles>() {
            Ok(titles) => titles,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let groups = [
            (titles.former, RoleQualifier::Former),
            (titles.acting, RoleQualifier::Acting),
            (titles.candidate, RoleQualifier::Candidate),
            (titles.elect, RoleQualifier::Elect),
            (titles.suspended, RoleQualifier::Suspended),
            (titles.incumbent, RoleQualifier::Incumbent),
        ];
        for (words, qualifier) in groups {
            for word in words {
                phrases.add(&word, Class::Qualifier, out.qualifiers.len() as u32, Case::Any);
            }
            out.qualifiers.push(qualifier);
        }
    }
}

fn offices(file: &File, phrases: &mut PhraseBuilder, out: &mut NameLexicon) {
    let words = file.prefixes.iter().flat_map(|p| &p.words);
    out.office_prefixes.extend(words.map(|w| w.to_lowercase().into_boxed_str()));
    for entry in &file.offices {
        let base = push(entry, String::new(), out);
        for name in &entry.names {
            add(phrases, name, base);
        }
        for prefix in file.prefixes.iter().filter(|_| entry.prefixed) {
            let index = push(entry, format!("{}-", prefix.key), out);
            for word in &prefix.words {
                for name in &entry.names {
                    add(phrases, &format!("{word} {name}"), index);
                }
            }
        }
    }
}

/// Acronyms must be written as in the data; words in any case.
fn add(phrases: &mut PhraseBuilder, name: &str, index: u32) {
    let case = if name.chars().any(char::is_uppercase) { Case::Capital } else { Case::Any };
    phrases.add(name, Class::Office, index, case);
}

fn push(entry: &Entry, prefix: String, out: &mut NameLexicon) -> u32 {
    let index = out.offices.len() as u32;
    let key: Box<str> = format!("{prefix}{}", entry.key).into();
    let is = if prefix.is_empty() { entry.is.iter().map(|s| s.as_str().into()).collect() } else { Vec::new() };
    // "Cabup" is a candidate for the office, not the office itself.
    let itself = |&at: &u32| out.offices.get(at as usize).is_some_and(|o: &Office| o.qualifier.is_none());
    if entry.qualifier.is_none() && !out.office_keys.get(&key).is_some_and(itself) {
        out.office_keys.insert(key.clone(), index);
    } else {
        out.office_keys.entry(key.clone()).or_insert(index);
    }
    let sort = entry.sort.as_deref().map_or_else(|| key.clone(), Into::into);
    out.offices.push(Office {
        key,
        is,
        generic: entry.generic,
        common: entry.common,
        sole: entry.sole && prefix.is_empty(),
        beside: entry.beside && prefix.is_empty(),
        broad: entry.broad,
        any: entry.any,
        many: entry.many && prefix.is_empty(),
        of: entry.of.as_deref().map(Into::into),
        scope: entry.scope.as_deref().map(Into::into),
        qualifier: entry.qualifier,
        sort,
        placed: entry.placed,
        aide: entry.aide,
        serves: entry.serves || entry.aide,
        kin: entry.kin,
    });
    index
}
