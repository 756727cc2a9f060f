//! What was extracted, for people: a table, or the text with its mentions marked.

use super::window::{clean, clean_block, clean_to};
use super::{Places, Said, Words, extracted};
use crate::extract::{Mention, MentionKind};
use crate::resolve::Dossier;
use serde_json::Value;
use std::io::{self, Write};

/// A heading for the article and one line for each mention: place, kind, words, value.
pub fn table(said: &Said<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let dossier = said.dossier;
    heading(dossier, words, out)?;
    let text = &dossier.article.text;
    let mut places = Places::new(text);
    for m in shown(dossier) {
        let Some(value) = value(m, said) else { continue };
        let p = dossier.article.position(places.of(m.span.start), m.span.start);
        let place = format!("{}:{}", p.line, p.column);
        let written = clean_to(m.span.of(text), 48);
        writeln!(out, "  {place:>9}  {:<10}  {written}  →  {value}", words.kinds.of(m.kind.name()))?;
    }
    writeln!(out)
}

/// Path, id, outlet and publication date of an article.
pub fn heading(dossier: &Dossier, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let article = &dossier.article;
    let mut parts = vec![clean(&article.path)];
    if article.id != article.path {
        parts.push(clean_to(&article.id, 80));
    }
    parts.extend(article.meta.outlet.as_deref().map(|o| clean_to(o, 60)));
    parts.push(match dossier.anchor.date {
        Some(date) => format!("{} {date} ({})", words.published, dossier.anchor.from.name()),
        None => words.no_date.clone(),
    });
    parts.push(dossier.language.code().to_owned());
    writeln!(out, "{}", parts.join(" · "))
}

fn shown(dossier: &Dossier) -> impl Iterator<Item = &Mention> {
    let shown = |m: &&Mention| m.is_sure() && (m.zone.asserts() || matches!(m.kind, MentionKind::Date { .. }));
    dossier.mentions.iter().filter(shown)
}

/// The value of a mention in a few words; `None` when it has none.
pub fn value(mention: &Mention, said: &Said<'_>) -> Option<String> {
    let fields = serde_json::to_value(extracted::fields(mention, said)?).ok()?;
    let get = |key: &str| match fields.get(key) {
        Some(Value::String(s)) => Some(clean_to(s, 60)),
        Some(Value::Number(n)) => Some(n.to_string()),
        _ => None,
    };
    let list = |key: &str| -> Option<String> {
        let items: Vec<&str> = fields.get(key)?.as_array()?.iter().filter_map(Value::as_str).collect();
        (!items.is_empty()).then(|| clean_to(&items.join(", "), 80))
    };
    let parts: Vec<Option<String>> = match &mention.kind {
        MentionKind::Date { .. } => vec![get("timex"), get("value")],
        MentionKind::Number(_) => vec![get("bound").filter(|b| b != "exact"), get("value"), get("unit"), get("counted")],
        MentionKind::Name(_) => vec![get("entity_type"), get("entity")],
        MentionKind::Role(_) => vec![get("qualifier"), get("office"), get("of"), get("person")],
        MentionKind::Quote(_) => vec![get("speaker"), get("polarity").filter(|p| p == "denied"), get("content")],
        MentionKind::Event(_) => {
            let time = fields.get("time").and_then(|t| t.get("value")).and_then(Value::as_str).map(str::to_owned);
            vec![get("class"), list("participants"), get("place"), time]
        }
        // An identifier is what is written.
        MentionKind::Identifier => vec![Some(clean_to(mention.span.of(&said.dossier.article.text), 60))],
    };
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The article's text with dates, numbers, names and roles marked: in colours, or in brackets with the value when there are none.
pub fn highlighted(said: &Said<'_>, words: &Words, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let dossier = said.dossier;
    heading(dossier, words, out)?;
    let text = &dossier.article.text;
    let body = dossier.article.body.start as usize;
    let (mut at, title_end) = dossier.article.headline.map_or((body, body), |h| (h.start as usize, h.end as usize));
    let plain = |from: usize, to: usize| clean_block(text.get(from..to).unwrap_or(""));
    let small = |m: &&Mention| !matches!(m.kind, MentionKind::Quote(_) | MentionKind::Event(_) | MentionKind::Identifier);
    for m in shown(dossier).filter(small) {
        let range = m.span.range();
        if range.start < at {
            continue;
        }
        let Some(value) = value(m, said) else { continue };
        if at < body && range.start >= body {
            write!(out, "{}\n\n", plain(at, title_end))?;
            at = body;
        }
        write!(out, "{}", plain(at, range.start))?;
        let written = clean_block(m.span.of(text));
        match color {
            true => write!(out, "\x1b[{}m{written}\x1b[0m", ansi(&m.kind))?,
            false => write!(out, "[{written}]{{{} {value}}}", words.kinds.of(m.kind.name()))?,
        }
        at = range.end;
    }
    if at < body {
        write!(out, "{}\n\n", plain(at, title_end))?;
        at = body;
    }
    writeln!(out, "{}\n", plain(at, text.len()).trim_end())
}

fn ansi(kind: &MentionKind) -> &'static str {
    match kind {
        MentionKind::Date { .. } => "1;36",
        MentionKind::Number(_) => "1;33",
        MentionKind::Name(_) => "1;32",
        MentionKind::Role(_) => "1;35",
        _ => "1",
    }
}
