//! Values and reasons in the words of the interface: what is counted and compared is written for machines ("2024-01-14TAF", "84000000000 IDR",
//! "… lasts 7, not 10"), what an editor reads is not.

use crate::yaml::{DataFile, Problem};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `wording` of `rules/ui/<language>.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// January first.
    months: Vec<String>,
    /// English name → name.
    weekdays: BTreeMap<String, String>,
    /// Code of a part of the day → word.
    parts: BTreeMap<String, String>,
    /// Sign before decimals and between groups of three digits.
    decimal: String,
    group: String,
    /// Powers of ten from which an amount is told by their name, the largest first.
    scales: Vec<Scale>,
    /// Code of a currency → sign before the amount, where it is not the code itself.
    currencies: BTreeMap<String, String>,
    /// Unit → its word of one and of many.
    units: BTreeMap<String, [String; 2]>,
    /// What a figure measures, by id or unit.
    names: BTreeMap<String, String>,
    /// What the program writes in English, `{}` for what varies, and how it is said.
    phrases: Vec<[String; 2]>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    zeros: usize,
    word: String,
}

/// The part of a file of the interface that is read here.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    wording: Wording,
}

/// Words of a value at most.
const VALUE: usize = 3;
/// Phrases within phrases.
const DEPTH: usize = 4;
/// Digits from which they are grouped: years have four.
const GROUPED: usize = 5;

impl Wording {
    /// The wording of one language; the last file of its name wins.
    pub(super) fn load(files: &[DataFile], code: &str, problems: &mut Vec<Problem>) -> Wording {
        let name = format!("ui/{code}.yaml");
        let Some(file) = files.iter().rev().find(|f| f.name == name) else { return Wording::default() };
        match file.parse::<File>() {
            Ok(file) => file.wording,
            Err(problem) => {
                problems.push(problem);
                Wording::default()
            }
        }
    }

    /// A value in words; what is longer than a figure with its unit is somebody's words or a name.
    pub fn value(&self, written: &str) -> String {
        let short = written.split(' ').count() <= VALUE && !self.months.is_empty();
        if short { self.values(written) } else { written.to_owned() }
    }

    /// A reckoning or a reason in words.
    pub fn told(&self, written: &str) -> String {
        if self.months.is_empty() { written.to_owned() } else { self.values(&self.phrase(written, DEPTH)) }
    }

    /// What a figure measures.
    pub fn named(&self, id: &str) -> String {
        let unit = || self.units.get(id).map(|u| u[1].clone());
        let id = if is_currency(id) { "money" } else { id };
        self.names.get(id).cloned().or_else(unit).unwrap_or_else(|| id.replace('-', " "))
    }

    fn phrase(&self, text: &str, depth: usize) -> String {
        let found = self.phrases.iter().find_map(|[from, to]| Some((to, parts(from, text)?)));
        let Some((to, parts)) = found.filter(|_| depth > 0) else {
            return self.names.get(text).cloned().unwrap_or_else(|| text.to_owned());
        };
        let mut out = String::with_capacity(text.len() + 16);
        let mut parts = parts.into_iter();
        for (i, piece) in to.split("{}").enumerate() {
            if i > 0 {
                out.push_str(&self.phrase(parts.next().unwrap_or_default(), depth - 1));
            }
            out.push_str(piece);
        }
        out
    }

    /// Rewrites the values in a text, word by word.
    fn values(&self, text: &str) -> String {
        let mut out: Vec<String> = Vec::new();
        let mut words = text.split(' ').peekable();
        while let Some(word) = words.next() {
            let core = word.trim_end_matches([',', ';', ':', ')', '"', '.', ']']);
            let (open, core) = core.split_at(core.len() - core.trim_start_matches(['(', '"', '[']).len());
            let close = word.get(open.len() + core.len()..).unwrap_or("");
            if let Some(value) = self.date(core).or_else(|| self.weekdays.get(core).cloned()) {
                out.push(format!("{open}{value}{close}"));
                continue;
            }
            let Some(number) = self.number(core) else {
                out.push(word.to_owned());
                continue;
            };
            let next = words.peek().map(|w| w.trim_end_matches([',', ';', ':', ')', '.'])).filter(|_| close.is_empty());
            let Some(unit) = next.filter(|w| is_currency(w) || self.units.contains_key(*w)) else {
                out.push(format!("{open}{number}{close}"));
                continue;
            };
            let tail = words.peek().and_then(|w| w.get(unit.len()..)).unwrap_or("").to_owned();
            let told = match (is_currency(unit), self.units.get(unit)) {
                (true, _) => {
                    let sign = self.currencies.get(unit).map_or_else(|| format!("{unit} "), String::clone);
                    format!("{sign}{}", self.amount(core).unwrap_or(number))
                }
                (_, Some([one, many])) => format!("{number} {}", if core == "1" { one } else { many }),
                _ => number,
            };
            out.push(format!("{open}{told}{tail}"));
            words.next();
        }
        out.join(" ")
    }

    /// "2024-01-14", "2024-01", "2024-01-14T15:10+07:00", "T14:00", "2024-01-14TAF", and two of them with a stroke between.
    fn date(&self, text: &str) -> Option<String> {
        if let Some((a, b)) = text.split_once('/') {
            return Some(format!("{}–{}", self.moment(a)?, self.moment(b)?));
        }
        self.moment(text).filter(|_| text.len() > 4)
    }

    fn moment(&self, text: &str) -> Option<String> {
        let (day, time) = match text.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let mut fields = day.split('-');
        let digits =
            |s: Option<&str>, n: usize| s.filter(|s| s.len() == n && s.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned);
        let month = |s: &str| s.parse::<usize>().ok().and_then(|m| self.months.get(m.checked_sub(1)?));
        let date = match (day.is_empty(), day.len()) {
            (true, _) => String::new(),
            (_, 4) => digits(Some(day), 4)?,
            _ => {
                let year = digits(fields.next(), 4)?;
                let m = digits(fields.next(), 2)?;
                let name = month(&m)?;
                match (fields.next(), fields.next()) {
                    (None, _) => format!("{name} {year}"),
                    (Some(d), None) => {
                        let d = digits(Some(d), 2)?;
                        format!("{} {name} {year}", d.trim_start_matches('0'))
                    }
                    _ => return None,
                }
            }
        };
        let Some(time) = time else { return (!date.is_empty()).then_some(date) };
        let clock = time.get(..5).filter(|c| {
            let b = c.as_bytes();
            b.get(2) == Some(&b':') && c.bytes().filter(u8::is_ascii_digit).count() == 4
        });
        let time = match clock {
            Some(clock) => clock.to_owned(),
            None => self.parts.get(time)?.clone(),
        };
        Some(if date.is_empty() { time } else { format!("{date}, {time}") })
    }

    /// A decimal with grouped digits.
    fn number(&self, text: &str) -> Option<String> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text),
        };
        let (whole, rest) = match digits.split_once('.') {
            Some((whole, rest)) => (whole, Some(rest)),
            None => (digits, None),
        };
        let numeric = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !numeric(whole) || rest.is_some_and(|r| !numeric(r)) {
            return None;
        }
        let mut out = String::from(sign);
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && whole.len() >= GROUPED && (whole.len() - i).is_multiple_of(3) {
                out.push_str(&self.group);
            }
            out.push(c);
        }
        if let Some(rest) = rest {
            out.push_str(&self.decimal);
            out.push_str(rest);
        }
        Some(out)
    }

    /// "84 miliar": an amount whose digits behind the first of its scale are few.
    fn amount(&self, text: &str) -> Option<String> {
        self.scales.iter().find_map(|scale| {
            let cut = text.len().checked_sub(scale.zeros).filter(|c| *c > 0 && text.bytes().all(|b| b.is_ascii_digit()))?;
            let (whole, rest) = (text.get(..cut)?, text.get(cut..)?.trim_end_matches('0'));
            if rest.len() > 3 {
                return None;
            }
            let number = self.number(&if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") })?;
            Some(format!("{number} {}", scale.word))
        })
    }
}

/// What stands for each `{}` of a pattern; `None` when it does not fit.
fn parts<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut out = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let at = if pieces.peek().is_none() { rest.strip_suffix(piece)?.len() } else { rest.find(piece)? };
        out.push(rest.get(..at)?);
        rest = rest.get(at + piece.len()..)?;
    }
    (!out.is_empty() || rest.is_empty()).then_some(out)
}

/// Whether a unit is a code of ISO 4217.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{Wording, parts};

    fn words() -> Wording {
        let months = ["Primo", "Secundo", "Tertio"].map(str::to_owned).to_vec();
        let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        Wording {
            months,
            weekdays: [("Monday".to_owned(), "Moonday".to_owned())].into(),
            parts: [("AF".to_owned(), "midday".to_owned())].into(),
            decimal: ",".to_owned(),
            group: ".".to_owned(),
            scales: vec![super::Scale { zeros: 9, word: "milliard".to_owned() }],
            currencies: [("IDR".to_owned(), "Rp ".to_owned())].into(),
            units: [("year".to_owned(), pair("annum", "anna"))].into(),
            names: Default::default(),
            phrases: vec![pair("{}, not {}", "{}, ne {}"), pair("{} lasts {}", "{} runs {}")],
        }
    }

    #[test]
    fn values_in_words() {
        let w = words();
        assert_eq!(w.told("2024-01-14TAF"), "14 Primo 2024, midday");
        assert_eq!(w.told("2024-02-03T15:10+07:00"), "3 Secundo 2024, 15:10");
        assert_eq!(w.told("84000000000 IDR"), "Rp 84 milliard");
        assert_eq!(w.told("1234567 IDR"), "Rp 1.234.567");
        assert_eq!(w.told("Monday 2024-01-15, Monday"), "Moonday 15 Primo 2024, Moonday");
        assert_eq!(w.told("2024-01/2024-03 lasts 7.5 year, not 10 year"), "Primo 2024–Tertio 2024 runs 7,5 anna, ne 10 anna");
        assert_eq!(w.told("3-1 and T"), "3-1 and T");
    }

    #[test]
    fn patterns() {
        assert_eq!(parts("{} to {}", "a to b to c"), Some(vec!["a", "b to c"]));
        assert_eq!(parts("same", "same"), Some(vec![]));
        assert_eq!(parts("x {}", "y z"), None);
    }
}
