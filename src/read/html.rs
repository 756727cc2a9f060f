//! Web pages: the main text by a readability extractor, with fallbacks, below the headline.

use super::decode::Decoded;
use super::html_meta::{self, Found};
use super::{Article, DiskMap, Meta, Published, PublishedFrom, ReadOptions, ReadOutcome};
use crate::text::Span;
use dom_smoothie::{Config, Readability};

/// Readability walks every element several times; more than this is no article.
const MAX_ELEMENTS: usize = 100_000;
/// The HTML parsers below recurse over the tree somewhere; real pages stay below 100.
const MAX_DEPTH: usize = 400;
/// Shorter than this, the extractor most likely missed the article.
const SHORT: usize = 200;

/// Reads a page to one article whose text is headline, empty line, paragraphs.
pub(super) fn read(decoded: Decoded, shown: &str, options: &ReadOptions) -> ReadOutcome {
    if too_deep(&decoded.text) {
        return ReadOutcome::skip(shown, "HTML nested too deeply");
    }
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    let Ok(mut page) = Readability::new(decoded.text, None, Some(config)) else {
        return ReadOutcome::skip(shown, "not HTML");
    };
    let found = html_meta::find(&page);
    let fallback = fallback(&page, &found);
    let mut body = match page.parse() {
        Ok(article) => Readability::new(article.content, None, None).map(|d| paragraphs(&d, "body")).unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    let length = |p: &[String]| p.iter().map(String::len).sum::<usize>();
    if length(&body) < SHORT && length(&fallback) > length(&body) {
        body = fallback;
    }
    let title = found.title.as_deref().unwrap_or_default();
    let same = |a: &str, b: &str| a.chars().filter(|c| c.is_alphanumeric()).eq(b.chars().filter(|c| c.is_alphanumeric()));
    // The headline often comes along as the first paragraph.
    body.retain(|p| !same(p, title));
    if body.is_empty() {
        return ReadOutcome::skip(shown, "no article text in the page");
    }
    let mut text = title.to_owned();
    for paragraph in body {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&paragraph);
    }
    let mut meta = Meta {
        title: found.title,
        outlet: found.outlet,
        published: found.published.map(|((date, clock), json_ld)| {
            let from = if json_ld { PublishedFrom::JsonLd } else { PublishedFrom::Meta };
            Published { date, clock, from }
        }),
        language: found.language,
        url: found.url,
        owner: None,
    };
    options.complete(&mut meta);
    let body = Span::new(0, text.len());
    let mut outcome = ReadOutcome::default();
    outcome.articles.push(Article {
        id: shown.to_owned(),
        path: shown.to_owned(),
        text,
        body,
        headline: None,
        meta,
        disk: DiskMap::Extracted,
        record: None,
    });
    outcome
}

/// What the page itself marks as its article, for pages the extractor does not understand (short ones, mostly).
fn fallback(page: &Readability, found: &Found) -> Vec<String> {
    for selector in ["[itemprop=articleBody]", "article", "main", "body"] {
        let text = paragraphs(page, selector);
        if !text.is_empty() {
            return text;
        }
    }
    found.body.iter().flat_map(|b| b.split('\n')).map(collapse).filter(|p| !p.is_empty()).collect()
}

/// Counts open elements in the raw text; a void or unclosed element counts as open until its parent would, so the limit is lenient.
fn too_deep(html: &str) -> bool {
    let bytes = html.as_bytes();
    let (mut depth, mut deepest) = (0usize, 0usize);
    for (i, _) in html.match_indices('<') {
        match bytes.get(i + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(c) if c.is_ascii_alphabetic() && !is_void(html.get(i + 1..).unwrap_or_default()) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            _ => {}
        }
    }
    deepest > MAX_DEPTH
}

/// Elements that hold nothing, or that people leave open: they never nest.
fn is_void(rest: &str) -> bool {
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let self_closed = rest.split('>').next().is_some_and(|tag| tag.ends_with('/'));
    self_closed
        || ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li"]
            .iter()
            .any(|v| name.eq_ignore_ascii_case(v))
}

/// The text below a selector, one string a paragraph.
fn paragraphs(page: &Readability, selector: &str) -> Vec<String> {
    let mut out = Paragraphs::default();
    let selection = page.doc.select_single(selector);
    // An explicit stack: a node is met once to open and once to close.
    let mut stack: Vec<_> = selection.nodes().iter().map(|n| (*n, false)).collect();
    while let Some((node, closing)) = stack.pop() {
        if node.is_text() {
            out.text(&node.text());
            continue;
        }
        let name = node.node_name().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
        if is_unread(&name) {
            continue;
        }
        if name == "br" {
            out.line();
            continue;
        }
        let block = is_block(&name);
        if block {
            out.end();
        }
        if !closing {
            if block {
                stack.push((node, true));
            }
            stack.extend(node.children_it(true).map(|child| (child, false)));
        }
    }
    out.end();
    out.done
}

fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "noscript" | "iframe" | "template" | "svg" | "button" | "form" | "nav" | "aside" | "footer" | "head"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "section" | "article" | "main" | "header" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "table" | "tr" | "td"
    ) || matches!(
        name,
        "th" | "blockquote" | "figure" | "figcaption" | "pre" | "hr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "body" | "time"
    )
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
    breaks: u8,
}

impl Paragraphs {
    fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            if !self.open.is_empty() && !text.is_empty() {
                self.open.push(' ');
            }
            return;
        }
        if self.breaks == 1 {
            self.open.push('\n');
        }
        self.breaks = 0;
        self.open.push_str(text);
    }

    /// `<br>`: one is a line break, two are a paragraph.
    fn line(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.end();
        }
    }

    fn end(&mut self) {
        self.breaks = 0;
        // White space of the source means nothing, except the breaks put in above: those follow a `<br>`.
        let text = self.open.split('\n').map(collapse).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ");
        self.open.clear();
        if !text.is_empty() {
            self.done.push(text);
        }
    }
}

/// White space runs to one space.
pub(super) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
