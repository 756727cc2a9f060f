//! Quantities as written, and the identifiers that look like them.
//!
//! One walk over the tokens of each sentence. At each token the most certain reading wins: a phrase that counts nothing, a code, an
//! identifier behind its cue, a rank, an amount. What is none of them is passed over.

mod amount;
mod counted;
mod digits;
mod identifier;
mod ordinal;
mod quantity;
mod reader;
mod shape;
mod words;

use super::{Context, DateExpr, Mention, MentionKind};
use crate::lang::{Class, RangeWord, Start};
use crate::segment::Zone;
use crate::value::{Bound, Exact, NumberShape};
use amount::Found;
use quantity::Verdict;
use reader::Reader;

/// Classes at which an amount can begin, units aside.
const AMOUNTS: u64 = Class::Numeral.mask() | Class::Fraction.mask() | Class::Vague.mask() | Class::Currency.mask();

/// Years that no calendar counts.
const AGES: i64 = 10_000;

/// Tokens behind a date within which the unit of a range that begins in it stands.
const UNIT_REACH: usize = 16;

/// What was read just before the current token and colours the next amount: where it ends, and what it says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    hedge: Option<(usize, Bound)>,
    opener: Option<usize>,
    age: Option<usize>,
    /// The number of the last item of a list and its token: it outlasts the sentence.
    item: Option<(u32, usize)>,
}

impl Before {
    fn hedge(&self, at: usize) -> Option<Bound> {
        self.hedge.filter(|&(end, _)| end == at).map(|(_, bound)| bound)
    }

    fn age(&self, at: usize) -> bool {
        self.age == Some(at) || (self.age.is_some() && self.hedge.is_some_and(|(end, _)| end == at))
    }
}

pub(super) fn extract(cx: &Context<'_>, out: &mut Vec<Mention>) {
    let mut dates: Vec<(usize, usize)> = out
        .iter()
        .filter(|m| matches!(m.kind, MentionKind::Date { .. }))
        .map(|m| (m.tokens.0 as usize, m.tokens.1 as usize))
        .collect();
    dates.sort_unstable();
    let found = out.len();
    let (mut next_date, mut item) = (0, None);
    for (index, sentence) in cx.outline.sentences.iter().enumerate() {
        if matches!(sentence.zone, Zone::Boilerplate | Zone::Duplicate) {
            continue;
        }
        let reader = Reader { cx, lexicon: &cx.lexicon.numbers, first: sentence.first as usize, last: sentence.last as usize };
        let mut walk =
            Walk { r: reader, sentence: index as u32, zone: sentence.zone, out, before: Before { item, ..Before::default() } };
        walk.sentence(&dates, &mut next_date);
        item = walk.before.item;
    }
    no_lengths(out, found);
}

/// The age of a person is no length of time: what was read as one goes. `found`: where the numbers begin.
fn no_lengths(out: &mut Vec<Mention>, found: usize) {
    let age = |m: &Mention| matches!(&m.kind, MentionKind::Number(q) if q.shape == NumberShape::Age).then_some(m.tokens);
    let ages: Vec<(u32, u32)> = out.iter().skip(found).filter_map(age).collect();
    if ages.is_empty() {
        return;
    }
    let plain = |m: &Mention| matches!(&m.kind, MentionKind::Date { expr: DateExpr::Length(l), .. } if l.word.is_none());
    out.retain(|m| !plain(m) || !ages.iter().any(|a| a.1 == m.tokens.1 && a.0 < m.tokens.1));
}

struct Walk<'a, 'o> {
    r: Reader<'a>,
    sentence: u32,
    zone: Zone,
    out: &'o mut Vec<Mention>,
    before: Before,
}

impl<'a> Walk<'a, '_> {
    fn sentence(&mut self, dates: &[(usize, usize)], next_date: &mut usize) {
        let mut i = self.r.first;
        loop {
            i = self.r.cx.outline.hits.next_start(i, self.r.last, Start::Number);
            if i >= self.r.last {
                break;
            }
            if self.is_lone_dash(i) {
                i += 1;
                continue;
            }
            while dates.get(*next_date).is_some_and(|d| d.1 <= i) {
                *next_date += 1;
            }
            if let Some(&(start, end)) = dates.get(*next_date)
                && start <= i
            {
                *next_date += 1;
                if !self.duration(start, end) {
                    i = end;
                    continue;
                }
            }
            let fence = dates.get(*next_date).copied().unwrap_or((self.r.last, self.r.last));
            i = self.step(i, fence).max(i + 1);
        }
    }

    /// Whether a date mention is a plain duration, which is a quantity as well: an amount of a time unit that reaches its end.
    fn duration(&self, start: usize, end: usize) -> bool {
        // Its unit stands behind the number, or behind the second one of a range.
        let unit = self.r.cx.outline.hits.next(start, self.r.last.min(end + UNIT_REACH), Class::Unit.mask());
        unit < self.r.last.min(end + UNIT_REACH)
            && (start..end).any(|k| {
                (self.r.is_number(k) || self.r.has(k, Class::Numeral.mask() | Class::Vague.mask() | Class::Fraction.mask()))
                    && matches!(amount::parse(&self.r, k, false), Some(Found::Amount(a)) if a.end >= end
                    && a.unit.is_some_and(|u| u.is_time()))
            })
    }

    /// Whether token `i` is a dash before something other than a figure, so that nothing begins there.
    fn is_lone_dash(&self, i: usize) -> bool {
        self.r.dash(i) && !self.r.is_number(i + 1) && !self.r.has(i, Start::Number.classes())
    }

    /// Reads what begins at token `i`; gives the next token to look at. `fence` is the next date.
    fn step(&mut self, i: usize, fence: (usize, usize)) -> usize {
        let number = self.r.is_number(i);
        let dash = !number && self.r.dash(i) && self.r.is_number(i + 1);
        if let Some(trap) = self.r.hit(i, Class::NumberTrap) {
            return trap.end as usize;
        }
        // "Imlek 10 Februari", "tanggal 6 Mei": the figure is that of a date.
        let own = |end: &usize| *end <= fence.0 || i >= fence.1 || self.duration(fence.0, fence.1);
        if let Some(end) = self.r.has(i, Class::Identifier.mask()).then(|| identifier::cued(&self.r, i)).flatten().filter(own) {
            self.identifier(i, end);
            return end;
        }
        if number && let Some((seconds, end)) = shape::lap(&self.r, i) {
            let quantity = quantity::simple(seconds, NumberShape::Cardinal, self.r.lexicon.unit("second"));
            self.push(i, end, MentionKind::Number(Box::new(quantity)));
            return end;
        }
        if number && let Some(end) = self.digits(i) {
            return end;
        }
        if let Some((rank, end)) = ordinal::parse(&self.r, i) {
            self.ordinal(i, end, rank);
            return end;
        }
        if let Some(end) = self.cues(i) {
            return end;
        }
        // A unit begins an amount only when it is one that stands before its number.
        let begins = number || dash || self.r.has(i, AMOUNTS) || amount::unit_before(&self.r, i).is_some();
        if begins { self.amount(i, fence) } else { i + 1 }
    }

    /// Digits that are an age, a list number or a code.
    fn digits(&mut self, i: usize) -> Option<usize> {
        if let Some(years) = shape::bare_age(&self.r, i) {
            let quantity = quantity::simple(years, NumberShape::Age, self.r.lexicon.unit("year"));
            self.push(i, i + 1, MentionKind::Number(Box::new(quantity)));
            return Some(i + 1);
        }
        if let Some(end) = identifier::other_calendar(&self.r, i) {
            self.identifier(i, end);
            return Some(end);
        }
        let line_start = self.r.token(i).is_some_and(|t| t.starts_line());
        let listed = (self.r.symbol(i + 1, ".") || self.r.symbol(i + 1, ")")) && !self.r.glued(i + 2);
        if line_start && listed && self.r.len(i) < 3 {
            return Some(i + 2);
        }
        // The number of a row, where a table is laid flat.
        if line_start && self.r.len(i) < 4 && shape::cell(&self.r, i) {
            return Some(i + 1);
        }
        let (start, end) = identifier::coded(&self.r, i)?;
        self.identifier(start, end);
        Some(end)
    }

    /// Words that colour the number behind them.
    fn cues(&mut self, i: usize) -> Option<usize> {
        if !self.r.has(i, Class::Hedge.mask() | Class::AgeCue.mask() | Class::NumberRange.mask()) {
            return None;
        }
        if let Some(hit) = self.r.hit(i, Class::Hedge) {
            let hedge = self.r.lexicon.hedges.get(hit.value as usize)?;
            if let Some(bound) = hedge.bound.filter(|_| !hedge.after) {
                let end = hit.end as usize;
                // "lebih dari sekitar": the first hedge is the firmer one.
                let bound = self.before.hedge(i).unwrap_or(bound);
                self.before.hedge = Some((end, bound));
                // "belum berusia 25 tahun"
                if (i + 1..end).any(|at| self.r.hit(at, Class::AgeCue).is_some_and(|cue| cue.end as usize == end)) {
                    self.before.age = Some(end);
                }
                return Some(end);
            }
        }
        if let Some(hit) = self.r.hit(i, Class::AgeCue) {
            self.before.age = Some(hit.end as usize);
            return Some(hit.end as usize);
        }
        let opener = |h: &crate::lang::Hit| self.r.lexicon.ranges.get(h.value as usize) == Some(&RangeWord::Opener);
        if let Some(hit) = self.r.hits(i, Class::NumberRange).find(opener) {
            self.before.opener = Some(hit.end as usize);
            return Some(hit.end as usize);
        }
        None
    }

    fn amount(&mut self, i: usize, fence: (usize, usize)) -> usize {
        let opened = self.before.opener == Some(i);
        let amount = match amount::parse(&self.r, i, opened) {
            None => return i + 1,
            Some(Found::Code(end)) => {
                let end = shape::run(&self.r, end);
                self.identifier(i, end);
                return end;
            }
            Some(Found::Amount(amount)) => amount,
        };
        // Nothing reaches into a date, but a length may hold one: "3-4 bulan" is one range and two durations.
        let length = amount.unit.is_some_and(|u| u.is_time());
        // "90 kilometres an hour" holds a length as well, and of "nine million years ago" only the end is a date.
        let speed = amount.unit.is_some_and(|u| u.unit.kind().is_measure());
        let ages = length && amount.core.low >= Exact::int(AGES);
        if amount.end > fence.0 && !((length || speed) && fence.1 <= amount.end || ages) {
            return i + 1;
        }
        if let Some(number) = quantity::item(&self.r, &amount, self.before.item) {
            self.before.item = Some((number, i));
            return amount.end;
        }
        match quantity::judge(&self.r, &amount, &self.before) {
            Verdict::Quantity(quantity, end) => {
                // "berusia 19, 22 dan 31": those behind it are ages as well.
                if quantity.shape == NumberShape::Age && amount.unit.is_none() {
                    self.before.age = shape::next_age(&self.r, end);
                }
                let derivation = quantity::derivation(&amount, &quantity);
                self.push(amount.start, end, MentionKind::Number(quantity));
                if let Some(mention) = self.out.last_mut() {
                    mention.derivation = derivation;
                }
                end
            }
            Verdict::Identifier(end) => {
                self.identifier(amount.start, end);
                end
            }
            Verdict::Nothing(end) => end,
        }
    }

    fn ordinal(&mut self, i: usize, end: usize, rank: Exact) {
        let quantity = quantity::simple(rank, NumberShape::Ordinal, self.r.lexicon.unit("ordinal"));
        self.push(i, end, MentionKind::Number(Box::new(quantity)));
    }

    fn identifier(&mut self, start: usize, end: usize) {
        self.push(start, end, MentionKind::Identifier);
    }

    fn push(&mut self, start: usize, end: usize, kind: MentionKind) {
        self.out.push(Mention {
            span: self.r.cx.outline.span(start..end),
            tokens: (start as u32, end as u32),
            sentence: self.sentence,
            zone: self.zone,
            kind,
            derivation: Vec::new(),
        });
    }
}
