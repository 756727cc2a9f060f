//! What a page says about itself: JSON-LD, meta elements, `<time>`, and the date line under the headline.

use super::html::collapse;
use super::parse_published;
use crate::lang::Language;
use crate::value::{Clock, Date};
use dom_smoothie::Readability;
use serde_json::Value;

/// Metadata of a page.
#[derive(Default)]
pub(super) struct Found {
    pub title: Option<String>,
    pub outlet: Option<String>,
    /// Publication time, and whether JSON-LD gave it.
    pub published: Option<((Date, Option<Clock>), bool)>,
    pub language: Option<Language>,
    pub url: Option<String>,
    /// The whole text, when JSON-LD carries it.
    pub body: Option<String>,
}

/// Names of meta elements with the publication time, most reliable first. Open Graph and schema.org, then what publishers use.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "content_publisheddate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
];

/// Reads the metadata. The page must not have been parsed by the extractor yet: that removes what is read here.
pub(super) fn find(page: &Readability) -> Found {
    let mut found = Found::default();
    json_ld(page, &mut found);
    let metas = metas(page);
    let meta = |name: &str| metas.iter().find(|(n, _)| n == name).map(|(_, c)| c.clone());
    if found.published.is_none() {
        found.published = PUBLISHED.iter().find_map(|n| parse_published(&meta(n)?)).map(|p| (p, false));
    }
    found.title = title(page, found.title.or_else(|| meta("og:title")).or_else(|| meta("twitter:title")));
    found.url = found.url.or_else(|| attribute(page, "link[rel=canonical]", "href")).or_else(|| meta("og:url"));
    if found.published.is_none() {
        // The day of the address is right where there is one; the page may add the time of day.
        let shown = shown_date(page, found.title.as_deref());
        let day = found.url.as_deref().and_then(address_day);
        let published = if day.is_none_or(|day| shown.is_some_and(|s| s.0 == day)) { shown } else { day.map(|d| (d, None)) };
        found.published = published.map(|p| (p, false));
    }
    found.outlet = found.outlet.or_else(|| meta("og:site_name")).or_else(|| site_of_title(page, found.title.as_deref()?));
    // Templates say `lang="en"` over Indonesian text so often that only the claim for Indonesian is believed.
    let claims = [meta("og:locale"), attribute(page, "html", "lang"), meta("language"), meta("content-language")];
    let indonesian = claims.iter().flatten().any(|c| Language::from_tag(c) == Some(Language::Id));
    found.language = indonesian.then_some(Language::Id);
    found
}

fn attribute(page: &Readability, selector: &str, name: &str) -> Option<String> {
    page.doc.select_single(selector).attr(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}

/// Every meta element as (folded name, content).
fn metas(page: &Readability) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for node in page.doc.select("meta[content]").nodes() {
        let content = node.attr("content").map(|c| c.trim().to_owned()).unwrap_or_default();
        for key in ["property", "name", "itemprop"] {
            if let Some(name) = node.attr(key).filter(|_| !content.is_empty()) {
                out.push((name.trim().to_lowercase(), content.clone()));
            }
        }
    }
    out
}

fn json_ld(page: &Readability, found: &mut Found) {
    for node in page.doc.select("script[type='application/ld+json']").nodes() {
        let text = node.text();
        // Real pages wrap it in CDATA or break it by raw line feeds inside strings.
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let clean = clean.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim().trim_end_matches(';');
        if let Ok(value) = serde_json::from_str::<Value>(clean)
            && let Some(article) = news_article(&value)
        {
            read_article(article, found);
            return;
        }
    }
}

/// The first object of an article type, in lists and in `@graph`.
fn news_article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(list) => list.iter().find_map(news_article),
        Value::Object(object) => {
            let is = |t: &Value| t.as_str().is_some_and(|t| t.ends_with("Article") || t.ends_with("BlogPosting"));
            let kind = object.get("@type");
            if kind.is_some_and(|k| is(k) || k.as_array().is_some_and(|l| l.iter().any(is))) {
                return Some(value);
            }
            object.get("@graph").and_then(news_article)
        }
        _ => None,
    }
}

fn read_article(article: &Value, found: &mut Found) {
    let text = |v: &Value| v.as_str().map(|s| collapse(&unescape(s))).filter(|s| !s.is_empty());
    let named = |v: &Value| text(v).or_else(|| v.get("name").and_then(text)).or_else(|| v.get(0)?.get("name").and_then(text));
    found.title = article.get("headline").and_then(text).or_else(|| article.get("name").and_then(text));
    found.outlet = article.get("publisher").and_then(named);
    let date = article.get("datePublished").or_else(|| article.get("dateCreated"));
    found.published = date.and_then(Value::as_str).and_then(parse_published).map(|p| (p, true));
    found.url = article.get("url").and_then(text);
    found.body = article.get("articleBody").and_then(Value::as_str).map(unescape);
}

/// The entities that survive in JSON-LD strings.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let pairs =
        [("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " ")];
    let text = pairs.iter().fold(text.to_owned(), |t, (from, to)| t.replace(from, to));
    text.replace("&amp;", "&")
}

/// The headline: as declared, but a heading of the page that is part of the declared one wins, since publishers add their name there.
fn title(page: &Readability, declared: Option<String>) -> Option<String> {
    let page_title = collapse(&page.doc.select_single("title").text());
    let declared = declared.map(|d| collapse(&d)).filter(|d| !d.is_empty());
    let whole = declared.clone().unwrap_or_else(|| page_title.clone());
    let folded = fold(&whole);
    for heading in page.doc.select("h1, h2").nodes() {
        let heading = collapse(&heading.text());
        let part = fold(&heading);
        if part.len() >= 6 && (folded.contains(&part) || fold(&page_title).starts_with(&part)) {
            return Some(heading);
        }
    }
    let title = declared.unwrap_or(page_title);
    // "Headline | Outlet"
    let site = fold(&attribute(page, "meta[property='og:site_name']", "content").unwrap_or_default());
    let bare = [" | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " / "].iter().find_map(|mark| {
        let (head, tail) = title.rsplit_once(mark)?;
        (!site.is_empty() && fold(tail) == site).then(|| head.trim().to_owned())
    });
    Some(bare.unwrap_or(title)).filter(|t| !t.is_empty())
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Headline - Outlet": what the title of the page adds to the headline, when it is short.
fn site_of_title(page: &Readability, title: &str) -> Option<String> {
    let whole = collapse(&page.doc.select_single("title").text());
    let rest = whole.strip_prefix(title)?;
    let parts = || rest.split([':', '|', '/', '-', '\u{2013}']).map(str::trim).filter(|p| !p.is_empty());
    // A domain is a name; a slogan may follow it.
    let last = parts().find(|p| p.contains('.') && !p.contains(' ')).or_else(|| parts().next_back())?;
    (!last.is_empty() && last.split(' ').count() <= 4).then(|| last.to_owned())
}

/// A date the page shows: declared by `itemprop`, else in the lines under the headline, else in the first element behind the headline
/// that is made for dates, else in the line above it. Related lists carry dates too, but they come later.
fn shown_date(page: &Readability, title: Option<&str>) -> Option<(Date, Option<Clock>)> {
    if let Some(date) = declared_date(page) {
        return Some(date);
    }
    let title = title.map(fold).unwrap_or_default();
    let (mut behind, mut texts, mut above, mut marked) = (false, 0usize, None, None);
    for node in page.doc.select("body").nodes().first()?.descendants_it() {
        if node.is_text() {
            let text = node.text();
            let length = text.trim().len();
            texts += usize::from(length > 0);
            if behind && texts <= TEXTS_UNDER_HEADLINE {
                if let Some(date) = short_date(&text) {
                    return Some(date);
                }
                if length >= PARAGRAPH {
                    texts = TEXTS_UNDER_HEADLINE;
                }
            } else if !behind && length > 0 {
                above = short_date(&text).map(|d| (d, texts)).or(above);
            }
            continue;
        }
        let name = node.node_name().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
        if matches!(name.as_str(), "h1" | "h2") && !behind && !title.is_empty() && fold(&node.text()) == title {
            behind = true;
            above = above.filter(|&(_, at)| at + 3 >= texts);
            // What is marked above the headline may be the day of the visit.
            (marked, texts) = (None, 0);
        } else if marked.is_none() && (name == "time" || node.class().is_some_and(|c| says_date(&c))) {
            marked = node.attr("datetime").and_then(|d| parse_published(&d)).or_else(|| short_date(&node.text()));
        }
    }
    above.map(|(d, _)| d).filter(|_| behind).or(marked)
}

fn declared_date(page: &Readability) -> Option<(Date, Option<Clock>)> {
    let nodes = page.doc.select("[itemprop=datePublished]");
    let node = nodes.nodes().first()?;
    node.attr("datetime").and_then(|d| parse_published(&d)).or_else(|| short_date(&node.text()))
}

/// Pieces of text under a headline among which its date line is looked for, unless a paragraph comes first.
const TEXTS_UNDER_HEADLINE: usize = 40;
/// Bytes that make a piece of text a paragraph.
const PARAGRAPH: usize = 200;

/// The date of a text that says little else.
fn short_date(text: &str) -> Option<(Date, Option<Clock>)> {
    let text = text.trim();
    if text.len() > 100 { None } else { parse_published(&collapse(text)) }
}

/// The day in an address of the form `…/2022/08/15/…`.
fn address_day(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|w| match w {
        [y, m, d] if y.len() == 4 && (1..=2).contains(&m.len()) && (1..=2).contains(&d.len()) => {
            Date::new(y.parse().ok().filter(|y| (1990..2200).contains(y))?, m.parse().ok()?, d.parse().ok()?)
        }
        _ => None,
    })
}

/// Whether a class list has a word for date: whole words between hyphens, so that "update" and "candidate" stay out.
fn says_date(classes: &str) -> bool {
    classes.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| {
        ["date", "dates", "datetime", "time", "timestamp", "tanggal", "tgl", "waktu", "published", "posted"].contains(&w)
    })
}
