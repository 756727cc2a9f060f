//! What each sentence is recognised by: the features through which sentences of two articles can be held together.

use super::profile::{event_index, hash, hash_all};
use super::{View, order};
use crate::extract::MentionKind;
use crate::lang::Class;
use crate::value::TimexKind;

/// Sentences of an article that take part; longer texts are minutes or transcripts.
const SENTENCES: usize = 160;

/// What sort of feature it is; the kinds differ in how much they tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeatureKind {
    /// The stem of a content word outside of names and dates.
    Word,
    /// The key of a name.
    Name,
    /// A figure with its unit.
    Figure,
    /// The first day of a date.
    Day,
    /// A class of happening, or an attribute that a cue names. The same in every language.
    Class,
}

/// One feature of one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feature {
    /// Hash of the feature, apart for each kind.
    pub key: u32,
    /// Kind.
    pub kind: FeatureKind,
    /// Index of the sentence.
    pub sentence: u16,
}

/// The sentences that have a feature, and by what each is recognised.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// One past the last of them.
    pub end: u16,
    /// Their number.
    pub count: u16,
    /// The keys of all of them but those of classes, sorted within each.
    keys: Vec<u32>,
    /// For each sentence the end of its keys.
    ends: Vec<u32>,
}

impl Told {
    /// The sorted keys of what a sentence is recognised by, classes apart.
    pub fn keys(&self, sentence: u32) -> &[u32] {
        let end = |at: usize| self.ends.get(at).map(|&end| end as usize);
        let from = (sentence as usize).checked_sub(1).map_or(Some(0), end);
        from.zip(end(sentence as usize)).and_then(|(from, to)| self.keys.get(from..to)).unwrap_or(&[])
    }

    /// Takes up a sentence with its features, those before it have been taken up.
    fn close(&mut self, sentence: usize, features: &mut [u64]) {
        self.ends.resize(sentence, self.keys.len() as u32);
        features.sort_unstable();
        if let Some(last) = features.last() {
            self.end = *last as u16 + 1;
            self.count += 1;
        }
        let class = |f: &&[u64]| f.first().is_some_and(|f| Feature::unpacked(*f).kind == FeatureKind::Class);
        let runs = features.chunk_by(|a, b| a == b).filter(|f| !class(f));
        self.keys.extend(runs.filter_map(|run| Some((run.first()? >> 32) as u32)));
        self.ends.push(self.keys.len() as u32);
    }
}

impl Feature {
    const KINDS: [FeatureKind; 5] =
        [FeatureKind::Word, FeatureKind::Name, FeatureKind::Figure, FeatureKind::Day, FeatureKind::Class];

    /// As one number of the same order, which sorts faster than three.
    fn packed(self) -> u64 {
        u64::from(self.key) << 32 | u64::from(self.kind as u8) << 16 | u64::from(self.sentence)
    }

    fn unpacked(packed: u64) -> Feature {
        let kind = Feature::KINDS.get((packed >> 16) as usize & 0xff).copied().unwrap_or(FeatureKind::Word);
        Feature { key: (packed >> 32) as u32, kind, sentence: packed as u16 }
    }
}

/// The features of all sentences that assert something, sorted by key: an inverted index.
pub(super) fn find(view: &View<'_>) -> (Box<[Feature]>, Told) {
    let mut out: Vec<u64> = Vec::with_capacity(view.outline.tokens.len());
    let mut told = Told { keys: Vec::with_capacity(view.outline.tokens.len()), ..Told::default() };
    for (i, s) in view.outline.sentences.iter().enumerate().filter(|(_, s)| s.zone.asserts()).take(SENTENCES) {
        let Ok(sentence) = u16::try_from(i) else { break };
        let begin = out.len();
        let mut push = |key: u32, kind: FeatureKind| out.push(Feature { key, kind, sentence }.packed());
        let mentions = view.sentence_mentions(i as u32);
        for m in mentions {
            match &m.kind {
                MentionKind::Name(n) => push(hash(&n.key) ^ 1, FeatureKind::Name),
                MentionKind::Number(q) => {
                    push(hash_all(&["#", &q.value(), " ", q.unit.as_deref().unwrap_or("")]), FeatureKind::Figure);
                }
                MentionKind::Date { timex: Some(t), .. } if !matches!(t.kind, TimexKind::Duration | TimexKind::Set) => {
                    if let Some(days) = t.days {
                        push(hash(&format!("@{}", days.first)), FeatureKind::Day);
                    }
                }
                MentionKind::Event(e) => {
                    if let Some(class) = event_index(view, &e.class) {
                        push(hash("!") ^ class as u32, FeatureKind::Class);
                    }
                }
                _ => {}
            }
        }
        for stem in view.tokens.open(s.first, s.last) {
            push(stem, FeatureKind::Word);
        }
        let hits = &view.outline.hits;
        let cue = |from: usize| hits.next(from, s.last as usize, Class::Attribute.mask());
        let mut t = cue(s.first as usize);
        while t < s.last as usize {
            for hit in hits.at(t).iter().filter(|h| h.class == Class::Attribute) {
                if let Some((attribute, _)) = view.lexicon.vocabulary.cue(hit.value) {
                    push(hash("?") ^ attribute as u32, FeatureKind::Class);
                }
            }
            t = cue(t + 1);
        }
        told.close(i, out.get_mut(begin..).unwrap_or_default());
    }
    told.keys.shrink_to_fit();
    let mut out = order::sorted(out, |packed| (packed >> 32) as u32);
    out.dedup();
    (out.into_iter().map(Feature::unpacked).collect(), told)
}
