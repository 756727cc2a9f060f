//! The temporal vocabulary of one language: months, weekdays, units, relative words, clock cues, named days and traps.

mod file;
mod model;
mod named;

pub use model::{
    ClockWord, CueWord, DateLexicon, DayPart, Deictic, Direction, LengthWord, MonthWord, NumeralKind, NumeralWord, PeriodWord,
    Reference, Season, SetWord, Side, TimeUnit, UnitWord, WeekdayWord,
};
pub use named::DayRule;

use super::phrase::{Case, Class, PhraseBuilder};
use super::{Language, Source};
use crate::value::Weekday;
use crate::yaml::{DataFile, Problem};
use serde::de::DeserializeOwned;

/// Reads every `dates-*.yaml` of the language and of `und` into one table a class.
pub(super) fn load(source: &Source<'_>, phrases: &mut PhraseBuilder, problems: &mut Vec<Problem>) -> DateLexicon {
    let lexicon = DateLexicon { month_first: source.language() == Language::En, ..DateLexicon::default() };
    let mut loader = Loader { phrases, problems, out: lexicon };
    each(source, "dates-months", &mut loader, Loader::months);
    each(source, "dates-weekdays", &mut loader, Loader::weekdays);
    each(source, "dates-units", &mut loader, Loader::units);
    each(source, "dates-relative", &mut loader, Loader::relative);
    each(source, "dates-clock", &mut loader, Loader::clock);
    each(source, "dates-numerals", &mut loader, Loader::numerals);
    each(source, "dates-periods", &mut loader, Loader::periods);
    each(source, "dates-cues", &mut loader, Loader::cues);
    each(source, "dates-named", &mut loader, Loader::named);
    each(source, "dates-traps", &mut loader, Loader::traps);
    loader.out
}

fn each<'a, T: DeserializeOwned>(
    source: &Source<'_>,
    stem: &str,
    loader: &mut Loader<'a>,
    read: fn(&mut Loader<'a>, &DataFile, T),
) {
    for file in source.lang_files(stem) {
        match file.parse::<T>() {
            Ok(data) => read(loader, file, data),
            Err(problem) => loader.problems.push(problem),
        }
    }
}

struct Loader<'a> {
    phrases: &'a mut PhraseBuilder,
    problems: &'a mut Vec<Problem>,
    out: DateLexicon,
}

impl<'a> Loader<'a> {
    fn add(&mut self, file: &DataFile, words: &[String], class: Class, value: usize, case: Case) {
        self.add_to(file, words, class, value, case, true);
    }

    /// Adds words an expression may begin with, or that only stand inside of one.
    fn add_to(&mut self, file: &DataFile, words: &[String], class: Class, value: usize, case: Case, begins: bool) {
        for word in words {
            if !self.phrases.add_to(word, class, value as u32, case, begins) {
                self.problems.push(file.problem_near(word, "a phrase needs at least one word"));
            }
        }
    }

    fn months(&mut self, file: &DataFile, data: file::Months) {
        for m in data.months {
            if !(1..=12).contains(&m.number) {
                self.problems.push(file.problem_near(&format!("number: {}", m.number), "a month is 1 to 12"));
                continue;
            }
            for (words, short, case) in
                [(&m.words, false, Case::Any), (&m.capital, false, Case::Capital), (&m.short, true, Case::Capital)]
            {
                self.out.months.push(MonthWord { number: m.number, short, foreign: false });
                self.add(file, words, Class::Month, self.out.months.len() - 1, case);
            }
        }
        self.out.months.push(MonthWord { number: 0, short: false, foreign: true });
        self.add(file, &data.other_calendar, Class::Month, self.out.months.len() - 1, Case::Capital);
    }

    fn weekdays(&mut self, file: &DataFile, data: file::Weekdays) {
        for d in data.weekdays {
            let Some(weekday) = Weekday::from_iso(d.number) else {
                self.problems.push(file.problem_near(&format!("number: {}", d.number), "a weekday is 1 (Monday) to 7"));
                continue;
            };
            let lists = [
                (&d.words, false, false, Case::Any),
                (&d.capital, false, false, Case::Capital),
                (&d.short, true, false, Case::Capital),
                (&d.plural, false, true, Case::Capital),
            ];
            for (words, short, plural, case) in lists {
                self.out.weekdays.push(WeekdayWord { weekday, short, plural });
                self.add(file, words, Class::Weekday, self.out.weekdays.len() - 1, case);
            }
        }
    }

    fn units(&mut self, file: &DataFile, data: file::Units) {
        for u in data.units {
            let factor = u.factor.unwrap_or(1);
            let lists = [(&u.words, None, false), (&u.plural, None, true), (&u.one, Some(1), false), (&u.many, Some(0), true)];
            for (words, amount, plural) in lists {
                self.out.units.push(UnitWord { unit: u.unit, factor, amount, plural });
                self.add(file, words, Class::TimeUnit, self.out.units.len() - 1, Case::Any);
            }
        }
    }

    fn relative(&mut self, file: &DataFile, data: file::Relative) {
        for d in data.days {
            let deictic = Deictic {
                day: d.offset,
                part: d.part,
                previous: d.previous,
                unit: d.unit,
                section: d.section,
                reference: None,
                anchored: d.anchored,
                clause: d.clause,
            };
            self.out.deictics.push(deictic);
            self.add(file, &d.words, Class::Deictic, self.out.deictics.len() - 1, Case::Any);
        }
        for r in data.references {
            self.out.deictics.push(Deictic {
                day: None,
                part: None,
                previous: false,
                unit: None,
                section: false,
                reference: Some(r.reference),
                anchored: false,
                clause: false,
            });
            self.add(file, &r.words, Class::Deictic, self.out.deictics.len() - 1, Case::Any);
        }
        for d in data.directions {
            self.out.directions.push(Direction { side: d.side, unit: d.unit, of_unit: d.of_unit, length: d.length, day: d.day });
            self.add_to(file, &d.words, Class::Direction, self.out.directions.len() - 1, Case::Any, d.side == Side::Before);
        }
        for e in data.edges {
            self.out.edges.push(e.edge.modifier());
            self.add(file, &e.words, Class::Edge, self.out.edges.len() - 1, Case::Any);
        }
        self.out.past_endings.extend(data.past_endings);
        let out = &mut self.out;
        let lists = [(&mut out.past_words, data.past_words), (&mut out.not_past, data.not_past)];
        for (list, words) in lists.into_iter().chain([(&mut out.participle_after, data.participle_after)]) {
            list.extend(words);
            list.sort();
        }
        for t in data.tenses {
            self.out.tenses.push((t.shift, t.near));
            self.add(file, &t.words, Class::Tense, self.out.tenses.len() - 1, Case::Any);
        }
    }

    fn clock(&mut self, file: &DataFile, data: file::Clocks) {
        for p in data.parts {
            self.out.parts.push((p.part, p.eve));
            self.add(file, &p.words, Class::DayPart, self.out.parts.len() - 1, Case::Any);
        }
        for c in data.cues {
            self.out.clocks.push(c.kind);
            let case = if c.capital { Case::Exact } else { Case::Any };
            self.add_to(file, &c.words, Class::ClockCue, self.out.clocks.len() - 1, case, c.kind.opens());
        }
        for z in data.zones {
            self.out.zones.push(z.minutes);
            self.add(file, &z.words, Class::TimeZone, self.out.zones.len() - 1, Case::Capital);
        }
    }

    fn numerals(&mut self, file: &DataFile, data: file::Numerals) {
        for n in data.numerals {
            self.out.numerals.push(NumeralWord { value: n.value, kind: n.kind });
            let case = if n.kind == NumeralKind::Roman { Case::Exact } else { Case::Any };
            self.add(file, &n.words, Class::DateNumeral, self.out.numerals.len() - 1, case);
        }
    }

    fn periods(&mut self, file: &DataFile, data: file::Periods) {
        for p in data.periods {
            self.out.periods.push(PeriodWord {
                unit: p.unit,
                number: p.number,
                season: p.season,
                common: p.common,
                plural_of: p.decade,
            });
            self.add(file, &p.words, Class::Period, self.out.periods.len() - 1, Case::Any);
        }
        for s in data.sets {
            self.out.sets.push(SetWord { unit: s.unit });
            self.add(file, &s.words, Class::SetCue, self.out.sets.len() - 1, Case::Any);
        }
    }

    fn cues(&mut self, file: &DataFile, data: file::Cues) {
        for r in data.ranges {
            self.out.ranges.push(r.tight);
            self.add(file, &r.words, Class::RangeWord, self.out.ranges.len() - 1, Case::Any);
        }
        for c in data.cues {
            self.out.cues.push(c.kind);
            // Most prepositions and joining words only stand between the parts of an expression.
            self.add_to(file, &c.words, Class::DateCue, self.out.cues.len() - 1, Case::Any, c.kind.opens());
        }
    }

    fn named(&mut self, file: &DataFile, data: file::NamedDays) {
        for n in data.named {
            self.out.named.push(n.rule());
            self.add(file, &n.words, Class::NamedDay, self.out.named.len() - 1, Case::Capital);
        }
    }

    fn traps(&mut self, file: &DataFile, data: file::Traps) {
        self.add(file, &data.phrases, Class::DateTrap, 0, Case::Any);
        self.add(file, &data.names, Class::DateTrap, 0, Case::Capital);
        // These only tell what the figure beside them is.
        self.add_to(file, &data.before, Class::DateTrap, 1, Case::Any, false);
        self.add_to(file, &data.after, Class::DateTrap, 2, Case::Any, false);
    }
}
