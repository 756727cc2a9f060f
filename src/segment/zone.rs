use super::page::Page;
use super::{classify, credit, dateline, line, pointer, sentence};
use crate::lang::{BylineCue, Class, LabelDrops, LabelPlace};
use crate::text::Span;

/// The part of an article a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The title line.
    Headline,
    /// A line of publication metadata: outlet, date, time.
    Header,
    /// Who wrote it.
    Byline,
    /// Place (and date) before the first sentence of the body.
    Dateline,
    /// The first paragraph of the body.
    Lead,
    /// Running text.
    Body,
    /// The words below a picture.
    Caption,
    /// A second copy of a caption or paragraph: one voice, so it yields no mention.
    Duplicate,
    /// Navigation, teasers, related lists, forms, credits.
    Boilerplate,
}

impl Zone {
    /// The name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Zone::Headline => "headline",
            Zone::Header => "header",
            Zone::Byline => "byline",
            Zone::Dateline => "dateline",
            Zone::Lead => "lead",
            Zone::Body => "body",
            Zone::Caption => "caption",
            Zone::Duplicate => "duplicate",
            Zone::Boilerplate => "boilerplate",
        }
    }

    /// Whether what stands there is asserted by the article.
    pub fn asserts(self) -> bool {
        matches!(self, Zone::Headline | Zone::Lead | Zone::Body | Zone::Caption | Zone::Dateline)
    }
}

/// Sentences that begin later in the first line are body.
const LEAD_TOKENS: usize = 60;
/// Nobody writes a longer sentence: what has no stop for so long is a table or an attack. Later stages compare the mentions of a
/// sentence with each other, so that its length is what bounds their work.
const SENTENCE_TOKENS: usize = 400;
/// A longer sentence says more than an invitation to follow a channel.
const ANYWHERE_TOKENS: usize = 40;

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Where it stands.
    pub span: Span,
    /// The zone.
    pub zone: Zone,
    /// Number of its paragraph, counted from 0.
    pub paragraph: u32,
}

/// Sentences with their zones, and for each token the index of its sentence.
pub(super) fn sentences(page: &Page<'_>, title: Option<&str>) -> (Vec<Sentence>, Vec<u32>) {
    let mut lines = line::lines(page);
    classify::classify(page, &mut lines, title);
    let mut out =
        Sentences { page, list: Vec::with_capacity(page.tokens.len() / 16 + 4), of: Vec::with_capacity(page.tokens.len()) };
    let lead = lines.iter().position(|l| l.zone == Some(Zone::Lead) && l.is_paragraph()).or_else(|| zoned(&lines, Zone::Lead));
    let body = zoned(&lines, Zone::Body);
    for (i, line) in lines.iter().enumerate() {
        let zone = line.zone.unwrap_or(Zone::Body);
        let mut first = line.first;
        if (Some(i) == lead || Some(i) == body)
            && let Some(end) = dateline::end(page, line)
        {
            out.push(first, end, Zone::Dateline, i);
            first = end;
        }
        match credit::tail(page, first, line.last).filter(|_| zone == Zone::Caption) {
            Some(credit) => {
                out.line(first, credit, zone, i);
                out.push(credit, line.last, Zone::Boilerplate, i);
            }
            None => out.line(first, line.last, zone, i),
        }
    }
    (out.list, out.of)
}

fn zoned(lines: &[line::Line], zone: Zone) -> Option<usize> {
    lines.iter().position(|l| l.zone == Some(zone))
}

struct Sentences<'a> {
    page: &'a Page<'a>,
    list: Vec<Sentence>,
    of: Vec<u32>,
}

impl Sentences<'_> {
    fn push(&mut self, first: usize, last: usize, zone: Zone, paragraph: usize) {
        let tokens = self.page.tokens;
        let mut first = first;
        while last.saturating_sub(first) > SENTENCE_TOKENS {
            self.push(first, first + SENTENCE_TOKENS, zone, paragraph);
            first += SENTENCE_TOKENS;
        }
        if let (Some(a), Some(b)) = (tokens.get(first), last.checked_sub(1).and_then(|l| tokens.get(l))) {
            let index = self.list.len() as u32;
            self.of.extend((first..last).map(|_| index));
            let span = a.span.to(b.span);
            self.list.push(Sentence { first: first as u32, last: last as u32, span, zone, paragraph: paragraph as u32 });
        }
    }

    /// The sentences of a line. One that is a pointer to another article or a signature is boilerplate by itself.
    fn line(&mut self, first: usize, last: usize, zone: Zone, paragraph: usize) {
        let page = self.page;
        sentence::split(page, first, last, |a, b| {
            let own = match zone {
                _ if !zone.asserts() => zone,
                _ if is_aside(page, a, b, last) => Zone::Boilerplate,
                _ if is_byline(page, a, b) => Zone::Byline,
                // A text without line breaks is not all lead.
                Zone::Lead if a > first + LEAD_TOKENS => Zone::Body,
                _ => zone,
            };
            self.push(a, b, own, paragraph);
        });
    }
}

/// "Reporter: A. Nama" as a sentence inside a line.
fn is_byline(page: &Page<'_>, first: usize, last: usize) -> bool {
    let label = matches!(page.zones.byline(page.hits, first), Some((BylineCue::Label, end)) if page.symbol(end) == ':');
    label && last - first <= 20
}

/// "(Baca juga: …)", "Baca juga: …" inside a paragraph, "(abc/def)" behind its last sentence, an invitation to follow a channel.
fn is_aside(page: &Page<'_>, first: usize, last: usize, end: usize) -> bool {
    let open = first + usize::from(matches!(page.symbol(first), '(' | '['));
    let pointer = pointer::begins(page, open).is_some()
        || page.zones.labels(page.hits, open).any(|(label, to)| match label.at {
            LabelPlace::LineStart => page.symbol(to) == ':' || open > first || !(to..last).any(|i| page.is_word(i)),
            LabelPlace::WholeLine => {
                label.drops == LabelDrops::Line && last > first && !(to..last).any(|i| page.is_word(i)) && to > open + 1
            }
            LabelPlace::Anywhere => false,
            LabelPlace::Inline => to >= last,
        });
    // Tags may be glued to the signature.
    let close = (first..last.min(first + 8)).find(|&i| matches!(page.symbol(i), ')' | ']')).map_or(last, |c| c + 1);
    let slash = || (first..close).any(|i| page.symbol(i) == '/');
    let signed = || credit::is_bracketed(page, first, close) && credit::is_signature(page, first, close);
    let anywhere = || {
        let labelled = |from: usize| page.hits.next(from, last, Class::Boilerplate.mask());
        let mut i = labelled(first);
        while i < last && !page.zones.labels(page.hits, i).any(|(label, _)| label.at == LabelPlace::Anywhere) {
            i = labelled(i + 1);
        }
        i < last
    };
    pointer || (last == end && signed() && (close == last || slash())) || (last - first <= ANYWHERE_TOKENS && anywhere())
}
