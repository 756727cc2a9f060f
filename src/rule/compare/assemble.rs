//! Clashes to findings: which side is primary, what is one finding, what it says.

use super::Outcome;
use super::clash::{Clash, ClashSide, Sink};
use crate::group::{self, Groups};
use crate::resolve::Dossier;
use crate::resolve::facts::hash;
use crate::rule::{Bilingual, Compare, Finding, Rule, Severity, Side, SideRole, Wording};
use crate::text::Span;
use crate::value::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Sides shown beside the primary one; the rest is counted.
const MAX_OTHERS: usize = 6;

/// Turns what the comparators found into the sorted outcome.
pub(super) fn outcome(dossiers: &[Dossier], primary: &[bool], rules: &[&Rule], wording: &[Wording; 2], sink: Sink) -> Outcome {
    let mut slots: BTreeMap<(String, String), Vec<Clash>> = BTreeMap::new();
    for mut clash in sink.clashes {
        order(dossiers, primary, &mut clash);
        slots.entry((clash.rule.clone(), clash.slot.clone())).or_default().push(clash);
    }
    let slots: Vec<Vec<Clash>> = slots.into_values().flat_map(disagreements).collect();
    let slots = joined(slots, |id| rules.iter().any(|r| r.id == id && matches!(r.compare, Compare::Name)));
    let mut findings: Vec<Finding> = slots
        .into_par_iter()
        .filter_map(|clashes| {
            let rule = rules.iter().find(|r| clashes.first().is_some_and(|c| c.rule == r.id))?;
            finding(dossiers, primary, rule, wording, clashes)
        })
        .collect();
    findings.sort_by(|a, b| key(dossiers, a).cmp(&key(dossiers, b)));
    findings.dedup_by(|a, b| a.fingerprint == b.fingerprint && a.rule == b.rule);
    let mut silences = sink.silences;
    silences.sort();
    silences.dedup();
    Outcome {
        findings,
        silences,
        facts: dossiers.iter().map(|d| d.facts.len()).sum(),
        comparisons: sink.comparisons,
        incomparable: sink.incomparable,
    }
}

/// Clashes of one slot that share a side are one disagreement, however many articles stand on either side of it.
fn disagreements(clashes: Vec<Clash>) -> Vec<Vec<Clash>> {
    let mut groups = Groups::new(clashes.len());
    let mut places: FxHashMap<(bool, Option<usize>, Span), usize> = FxHashMap::default();
    for (i, clash) in clashes.iter().enumerate() {
        for side in &clash.sides {
            let first = *places.entry((clash.decided, side.article, side.span)).or_insert(i);
            groups.join(first, i);
        }
    }
    let mut out: BTreeMap<usize, Vec<Clash>> = BTreeMap::new();
    for (i, clash) in clashes.into_iter().enumerate() {
        out.entry(groups.root(i)).or_default().push(clash);
    }
    out.into_values().collect()
}

/// The same two names are one disagreement, whatever slots and pairs of articles tell so: "X here, Y there" and "Y here, X there".
fn joined(slots: Vec<Vec<Clash>>, names: impl Fn(&str) -> bool) -> Vec<Vec<Clash>> {
    let mut out: Vec<Vec<Clash>> = Vec::with_capacity(slots.len());
    let mut told: FxHashMap<(String, Vec<String>), usize> = FxHashMap::default();
    for clashes in slots {
        let mut values: Vec<String> = clashes.iter().flat_map(|c| &c.sides).map(|s| s.value.clone()).collect();
        values.sort_unstable();
        values.dedup();
        let rule = clashes.first().map(|c| c.rule.clone()).filter(|r| values.len() == 2 && names(r));
        let at = rule.map_or(out.len(), |rule| *told.entry((rule, values)).or_insert(out.len()));
        match out.get_mut(at) {
            Some(same) => same.extend(clashes),
            None => out.push(clashes),
        }
    }
    out
}

fn key<'a>(dossiers: &'a [Dossier], f: &'a Finding) -> (Reverse<Severity>, &'a str, u32, &'a str, &'a str) {
    let side = f.sides.first();
    let path = side.and_then(|s| s.article).and_then(|i| dossiers.get(i)).map_or("", |d| d.article.id.as_str());
    (Reverse(f.severity), path, side.map_or(0, |s| s.span.start), &f.rule, &f.fingerprint)
}

/// What stands first among articles: those under check, the later published, then by id.
pub(super) fn precedence<'a>(dossiers: &'a [Dossier], primary: &[bool], i: usize) -> (bool, Reverse<Option<Date>>, &'a str) {
    let d = dossiers.get(i);
    (primary.get(i) != Some(&true), Reverse(d.and_then(|d| d.anchor.date)), d.map_or("", |d| d.article.id.as_str()))
}

fn rank<'a>(dossiers: &'a [Dossier], primary: &[bool], s: &ClashSide) -> impl Ord + use<'a> {
    (s.article.is_none(), s.article.map(|i| precedence(dossiers, primary, i)), s.span.start)
}

/// Puts the side under check first: the article given to check before the archive, the later published before the earlier.
fn order(dossiers: &[Dossier], primary: &[bool], clash: &mut Clash) {
    if !clash.decided {
        clash.sides.sort_by(|a, b| rank(dossiers, primary, a).cmp(&rank(dossiers, primary, b)));
    }
}

fn finding(
    dossiers: &[Dossier],
    primary: &[bool],
    rule: &Rule,
    wording: &[Wording; 2],
    mut clashes: Vec<Clash>,
) -> Option<Finding> {
    clashes.sort_by(|a, b| {
        let sure = a.note.cmp(&b.note).then(b.confidence.total_cmp(&a.confidence));
        sure.then_with(|| ids(dossiers, a).cmp(&ids(dossiers, b)))
    });
    let best = clashes.first()?.clone();
    let mut sides: Vec<ClashSide> = Vec::new();
    for side in clashes.iter().flat_map(|c| &c.sides) {
        if !sides.iter().any(|s| s.article == side.article && s.span == side.span) {
            sides.push(side.clone());
        }
    }
    if !best.decided {
        sides.sort_by(|a, b| rank(dossiers, primary, a).cmp(&rank(dossiers, primary, b)));
    }
    let first = sides.first()?.clone();
    // Other articles under check that say the same stand beside the first; those of the archive only lend it their voice.
    let (same, rest): (Vec<ClashSide>, Vec<ClashSide>) =
        sides.split_off(1).into_iter().partition(|s| !best.decided && s.value == first.value);
    let mut by_value: Vec<(String, Vec<ClashSide>)> = Vec::new();
    for side in rest {
        match by_value.iter_mut().find(|(v, _)| *v == side.value) {
            Some((_, list)) => list.push(side),
            None => by_value.push((side.value.clone(), vec![side])),
        }
    }
    let others: Vec<&ClashSide> = by_value.iter().flat_map(|(_, list)| list).collect();
    // An article is no witness against itself, unless nobody else speaks.
    let strangers: Vec<&&ClashSide> = others.iter().filter(|s| s.article != first.article).collect();
    let outlets = if strangers.is_empty() {
        distinct(others.iter().map(|s| outlet(dossiers, s)))
    } else {
        distinct(strangers.iter().map(|s| outlet(dossiers, s)))
    };
    let voices = |list: &[&ClashSide]| group::voices(list.iter().filter_map(|s| dossiers.get(s.article?)));
    let agreeing: Vec<&ClashSide> = [&first].into_iter().chain(&same).collect();
    let n = voices(&agreeing);
    let checked = |s: &&&ClashSide| s.article.is_some_and(|i| primary.get(i) == Some(&true));
    let mut shown: Vec<Side> = agreeing.iter().filter(checked).map(|s| side(dossiers, s, SideRole::Primary, n)).collect();
    if shown.is_empty() {
        shown.push(side(dossiers, &first, SideRole::Primary, n));
    }
    shown.truncate(MAX_OTHERS);
    for (value, list) in &by_value {
        let refs: Vec<&ClashSide> = list.iter().collect();
        let n = if *value == first.value {
            // Beside an article that is wrong whatever others say, those who say the same count without its own copies.
            let with: Vec<&ClashSide> = refs.iter().copied().chain([&first]).collect();
            voices(&with).saturating_sub(1).max(1)
        } else {
            voices(&refs)
        };
        for s in list {
            let role = if s.article.is_none() { SideRole::Canon } else { SideRole::Other };
            shown.push(side(dossiers, s, role, n));
        }
    }
    shown.truncate(2 * MAX_OTHERS);
    let severity = match rule.severity? {
        _ if best.note => Severity::Info,
        Severity::Error if !best.certain => Severity::Warning,
        s => s,
    };
    let [indonesian, english] = wording;
    let fill =
        |template: &str, words: &Wording| fill(template, words, &best, dossiers, &first, others.first().copied(), &outlets);
    let alone = others.iter().all(|s| s.article == first.article);
    let told = rule.message_within.as_ref().filter(|_| alone).unwrap_or(&rule.message);
    let message = Bilingual { id: fill(&told.id, indonesian), en: fill(&told.en, english) };
    // A sentence of the note that offers a repair is left out where none is known.
    let known = |sentence: &&str| !(best.expected.is_empty() && sentence.contains("{expected}"));
    let note = |template: &str, words: &Wording| -> String {
        template.split_inclusive(". ").filter(known).map(|sentence| fill(sentence, words)).collect()
    };
    let note = Bilingual { id: note(&rule.note.id, indonesian), en: note(&rule.note.en, english) };
    let fingerprint = fingerprint(dossiers, rule, &best.slot, &shown);
    Some(Finding {
        rule: rule.id.clone(),
        kind: rule.kind,
        severity,
        confidence: best.confidence.clamp(0.0, 1.0),
        message,
        note,
        sides: shown,
        why: best.why.clone(),
        fingerprint,
    })
}

fn ids(dossiers: &[Dossier], c: &Clash) -> Vec<(String, u32)> {
    c.sides
        .iter()
        .map(|s| (s.article.and_then(|i| dossiers.get(i)).map_or(String::new(), |d| d.article.id.clone()), s.span.start))
        .collect()
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut out = Vec::new();
    for n in names {
        if !out.contains(&n) {
            out.push(n);
        }
    }
    out
}

fn outlet(dossiers: &[Dossier], s: &ClashSide) -> String {
    s.article
        .and_then(|i| dossiers.get(i))
        .map_or_else(|| "canon".to_owned(), |d| d.article.meta.outlet.clone().unwrap_or_else(|| d.article.id.clone()))
}

fn words(dossiers: &[Dossier], s: &ClashSide) -> String {
    let text = s.article.and_then(|i| dossiers.get(i)).map_or("", |d| s.span.of(&d.article.text));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn side(dossiers: &[Dossier], s: &ClashSide, role: SideRole, voices: usize) -> Side {
    let text = s.article.and_then(|i| dossiers.get(i)).map_or(s.value.clone(), |d| s.span.of(&d.article.text).to_owned());
    Side { role, article: s.article, span: s.span, text, value: s.value.clone(), derivation: s.derivation.clone(), voices }
}

fn fill(
    template: &str,
    words_of: &Wording,
    c: &Clash,
    dossiers: &[Dossier],
    this: &ClashSide,
    other: Option<&ClashSide>,
    outlets: &[String],
) -> String {
    let mut out = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(len) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + len];
        match name {
            "this.value" => out.push_str(&words_of.value(&this.value)),
            "this.text" => out.push_str(&words(dossiers, this)),
            "this.outlet" => out.push_str(&outlet(dossiers, this)),
            "other.value" => out.push_str(&other.map_or(String::new(), |o| words_of.value(&o.value))),
            "other.text" => out.push_str(&other.map_or(String::new(), |o| words(dossiers, o))),
            "other.outlets" => out.push_str(&outlets.join(", ")),
            "event" | "attribute" => out.push_str(&words_of.named(&c.attribute)),
            "subject" => out.push_str(&c.subject),
            "expected" => out.push_str(&words_of.told(&c.expected)),
            "detail" => out.push_str(&words_of.told(&c.detail)),
            _ => out.push_str(&rest[open..open + len + 1]),
        }
        rest = &rest[open + len + 1..];
    }
    out.push_str(rest);
    out
}

/// The same for the same disagreement: rule, slot and the set of article ids with their values; no places, no wording.
fn fingerprint(dossiers: &[Dossier], rule: &Rule, slot: &str, sides: &[Side]) -> String {
    let mut parts: Vec<String> = sides
        .iter()
        .map(|s| {
            let id = s.article.and_then(|i| dossiers.get(i)).map_or("canon", |d| d.article.id.as_str());
            format!("{id}\u{1f}{}", s.value)
        })
        .collect();
    parts.sort();
    parts.dedup();
    let joined = format!("{}\u{1e}{slot}\u{1e}{}", rule.id, parts.join("\u{1e}"));
    format!("{:08x}{:08x}", hash(&joined), hash(&format!("{joined}\u{1e}")))
}
