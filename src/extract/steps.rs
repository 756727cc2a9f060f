//! How the value of a mention came about, in words: found when somebody asks, because nearly all mentions are made without.

use super::{DateExpr, Derivation, Mention, MentionKind, Point, SetExpr};
use crate::lang::{Class, Hit};
use crate::segment::Outline;
use crate::text::TokenKind;
use crate::value::{Bound, NumberShape, Quantity};

/// Tokens before a number within which the word stands that says how firm it is ("lebih dari sekitar").
const HEDGES: usize = 4;
/// Tokens before an event in which a word denies or plans it.
const LEAD_IN: usize = 3;

impl Mention {
    /// How it came about: what is written, which words of the data it was read with, and what was worked out.
    pub fn steps(&self, text: &str, outline: &Outline) -> Derivation {
        let asked = Asked { mention: self, text, outline, steps: Derivation::new() };
        match &self.kind {
            MentionKind::Date { expr, .. } => asked.date(expr),
            MentionKind::Number(q) => asked.number(q),
            MentionKind::Name(name) => asked.say(name.why.words()).steps,
            MentionKind::Role(role) => {
                let asked = asked.tell("office", &role.office);
                if role.person.is_some() { asked.say("holder: the name beside it").steps } else { asked.steps }
            }
            MentionKind::Quote(quote) => {
                let asked = asked.say(if quote.direct { "words in quotation marks" } else { "words after a speech cue" });
                let asked = match quote.cue {
                    Some(cue) => asked.tell(if quote.denied { "denying cue" } else { "speech cue" }, cue.of(text)),
                    None => asked,
                };
                if quote.inferred { asked.say("speaker: the last one named").steps } else { asked.steps }
            }
            MentionKind::Event(event) => {
                let asked = asked.tell("trigger", self.span.of(text));
                let asked = if event.negated { asked.lead_in("denied by", &[Class::Negation, Class::Modality]) } else { asked };
                let asked = if event.planned { asked.lead_in("not yet by", &[Class::Modality]) } else { asked };
                match event.ordinal {
                    Some(n) => asked.tell("edition", &n.to_string()).steps,
                    None => asked.steps,
                }
            }
            MentionKind::Identifier => asked.identifier(),
        }
    }
}

/// A mention somebody asks about, and what has been told of it.
struct Asked<'a> {
    mention: &'a Mention,
    text: &'a str,
    outline: &'a Outline,
    steps: Derivation,
}

impl<'a> Asked<'a> {
    fn say(mut self, step: &'static str) -> Self {
        self.steps.push(step.into());
        self
    }

    fn tell(mut self, what: &str, words: &str) -> Self {
        self.steps.push(format!("{what}: {words}").into());
        self
    }

    fn tokens(&self) -> std::ops::Range<usize> {
        self.mention.tokens.0 as usize..self.mention.tokens.1 as usize
    }

    fn words(&self, hit: Hit) -> &'a str {
        self.outline.span(hit.start as usize..hit.end as usize).of(self.text)
    }

    /// The first phrase of a class among the tokens.
    fn within(&self, tokens: std::ops::Range<usize>, class: Class) -> Option<Hit> {
        tokens.into_iter().find_map(|t| self.outline.hits.get(t, class))
    }

    /// The word of one of the classes right before an event.
    fn lead_in(self, what: &str, classes: &[Class]) -> Self {
        let start = self.tokens().start;
        let first = self.outline.sentence(start).map_or(start, |s| s.first as usize);
        let before = start.saturating_sub(LEAD_IN).max(first)..start;
        match classes.iter().find_map(|&class| self.within(before.clone(), class)) {
            Some(hit) => {
                let words = self.words(hit);
                self.tell(what, words)
            }
            None => self,
        }
    }

    fn date(self, expr: &DateExpr) -> Derivation {
        let asked = match expr {
            DateExpr::Point(p) => self.say(form(p)),
            DateExpr::Range(p, _) => self.say("from one end to the other").say(form(p)),
            DateExpr::Length(l) if l.word.is_some() => self.say("a length counted from a day"),
            DateExpr::Length(_) => self.say("a length of time"),
            DateExpr::Set(SetExpr::Every(_)) => self.say("repeated every so often"),
            DateExpr::Set(SetExpr::Pattern(_)) => self.say("repeated on such a day"),
            DateExpr::Vague(_) => self.say("a time without a place in the calendar"),
        };
        let mut steps = asked.steps;
        steps.extend(asked.mention.derivation.iter().cloned());
        steps
    }

    fn number(mut self, q: &Quantity) -> Derivation {
        if let Some(step) = shape(q.shape) {
            self = self.say(step);
        }
        self = self.written();
        for (class, what) in [(Class::Scale, "scale"), (Class::Unit, "unit"), (Class::Currency, "unit"), (Class::Percent, "unit")]
        {
            if let Some(hit) = self.within(self.tokens(), class) {
                let words = self.words(hit);
                self = self.tell(what, words);
            }
        }
        if q.bound != Bound::Exact && q.bound != Bound::Range {
            let start = self.tokens().start;
            let hit =
                (start.saturating_sub(HEDGES)..self.tokens().end + 1).rev().find_map(|t| self.outline.hits.get(t, Class::Hedge));
            if let Some(hit) = hit {
                let words = self.words(hit);
                self = self.tell("bound", words);
            }
        }
        if let Some(counted) = &q.counted {
            self = self.tell("counts", counted);
        }
        self.steps.extend(self.mention.derivation.iter().cloned());
        self.steps
    }

    /// Whether figures or words are written, and how the marks between figures were read.
    fn written(self) -> Self {
        let tokens = self.outline.tokens.get(self.tokens()).unwrap_or(&[]);
        let Some(first) = tokens.iter().position(|t| t.kind == TokenKind::Number) else { return self.say("in words") };
        let run = tokens.get(first..).unwrap_or(&[]);
        let more = run.chunks(2).skip(1).zip(run.get(1..).unwrap_or(&[]).chunks(2));
        // Marks and figures in turn: ".", "000", ",", "5".
        let marks: Vec<(char, u32)> = more
            .map_while(|(figure, mark)| Some((mark.first()?.symbol(), figure.first()?)))
            .take_while(|(mark, figure)| matches!(mark, '.' | ',') && figure.kind == TokenKind::Number && !figure.spaced())
            .map(|(mark, figure)| (mark, figure.span.len() as u32))
            .collect();
        let decimal = |&(mark, digits): &(char, u32)| {
            // The last mark is one of decimals where it differs from the one before it, or where no group of three follows.
            let other = marks.len() > 1 && marks.first().is_some_and(|f| f.0 != mark);
            let own = mark == if self.outline.language == crate::lang::Language::Id { ',' } else { '.' };
            other || digits != 3 || (own && marks.len() == 1)
        };
        match (marks.first(), marks.last().map(decimal)) {
            (None, _) => self.say("in figures"),
            (Some(('.', _)), Some(true)) if marks.len() == 1 => self.say("figures with decimals behind the dot"),
            (Some((',', _)), Some(true)) if marks.len() == 1 => self.say("figures with decimals behind the comma"),
            (Some(('.', _)), Some(true)) => self.say("figures in groups by dots, decimals behind the comma"),
            (Some(_), Some(true)) => self.say("figures in groups by commas, decimals behind the dot"),
            (Some(('.', _)), _) => self.say("figures in groups by dots"),
            _ => self.say("figures in groups by commas"),
        }
    }

    fn identifier(self) -> Derivation {
        let tokens = self.tokens();
        if let Some(hit) = self.outline.hits.get(tokens.start, Class::Identifier) {
            let words = self.words(hit);
            return self.tell("a number that names, behind", words).steps;
        }
        let list = self.outline.tokens.get(tokens.clone()).unwrap_or(&[]);
        let any = |kind: TokenKind| list.iter().any(|t| t.kind == kind);
        let zero = list.first().is_some_and(|t| t.span.of(self.text).starts_with('0'));
        let step = match (any(TokenKind::Word), any(TokenKind::Symbol)) {
            (true, _) => "letters and figures in one word",
            _ if zero => "figures that begin with 0",
            (_, true) => "figures with marks between them that no number has",
            _ => "figures behind a name or of a length that nothing is counted with",
        };
        self.say(step).steps
    }
}

/// What sort of number it is, where the figures do not say it.
fn shape(shape: NumberShape) -> Option<&'static str> {
    match shape {
        NumberShape::Cardinal | NumberShape::Vague => None,
        NumberShape::Ordinal => Some("a rank"),
        NumberShape::Score => Some("a result of two sides"),
        NumberShape::Age => Some("an age"),
        NumberShape::Fraction => Some("a fraction"),
        NumberShape::Multiple => Some("how many times"),
    }
}

/// Which parts of a date are written.
fn form(p: &Point) -> &'static str {
    let w = &p.written;
    match (w.day.is_some(), w.month.is_some(), w.year.is_some(), w.weekday.is_some()) {
        (true, true, true, true) => "written in full, with its weekday",
        (true, true, true, false) => "written in full",
        (true, true, false, true) => "weekday with day and month",
        (true, true, false, false) => "day and month",
        (true, false, ..) => "a day of the month",
        (false, true, true, _) => "month and year",
        (false, true, false, _) => "a month",
        _ if p.day_shift.is_some() && p.previous => "a day counted from the date before it",
        _ if p.day_shift.is_some() => "a word that counts days",
        (false, false, _, true) => "a weekday",
        _ if p.section.is_some() => "a part of a year",
        _ if p.season.is_some() => "a season",
        _ if p.named.is_some() => "a named day",
        _ if p.era.is_some() => "a decade or century",
        (false, false, true, false) => "a year",
        _ if p.unit_shift.is_some() => "a unit of time with a direction",
        _ => "a time of day",
    }
}
