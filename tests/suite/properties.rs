//! Properties that hold for any text: what comes out points into the text, nothing panics, and what does not matter changes nothing.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use selaras::lang::{self, Lexicons};
use selaras::read::{Article, InputFormat, ReadOptions, read_bytes};
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, Outcome, RuleSet, compare};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));
static RULES: LazyLock<RuleSet> = LazyLock::new(|| rule::load(&lang::embedded(), &mut Vec::new()));

/// Quoted strings of the shipped data: words, names, phrases.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = lang::embedded();
    let quoted = |text: &str| {
        text.lines().flat_map(|l| l.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let mut words: Vec<String> = files
        .iter()
        .filter(|f| !f.name.starts_with("conflicts") && !f.name.starts_with("ui"))
        .flat_map(|f| quoted(&f.text))
        .collect();
    words.sort();
    words.dedup();
    words
});

fn read(id: &str, text: &str) -> Dossier {
    resolve(Article::plain(id, text), &LEXICONS)
}

/// A stretch of text: a word of the data, figures, marks, anything at all.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => any::<prop::sample::Index>().prop_map(|i| i.get(&WORDS).clone()),
        2 => any::<prop::sample::Index>().prop_map(|i| {
            let word = i.get(&WORDS);
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
        }),
        3 => "[0-9]{1,4}([.,/:-][0-9]{1,3}){0,2}",
        1 => "[0-9]{1,45}",
        2 => "[.,;:!?()\"'/%$&-]{1,3}",
        1 => "[“”‘’–—…«»€£°½²]",
        1 => "\\PC{0,6}",
        1 => "\\s{1,3}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (piece(), prop_oneof![8 => Just(" "), 2 => Just(""), 1 => Just("\n"), 1 => Just(". "), 1 => Just("\n\n")]),
        0..60,
    )
    .prop_map(|pieces| pieces.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect())
}

fn spans_hold(dossier: &Dossier) -> Result<(), TestCaseError> {
    let text = &dossier.article.text;
    let mut last = 0;
    for token in &dossier.outline.tokens {
        prop_assert!(text.get(token.span.range()).is_some_and(|t| !t.is_empty()), "token {:?}", token.span);
        prop_assert!(token.span.start >= last);
        last = token.span.end;
    }
    for m in &dossier.mentions {
        prop_assert!(text.get(m.span.range()).is_some_and(|t| !t.is_empty()), "{m:?}");
        prop_assert!(m.tokens.0 < m.tokens.1 && m.tokens.1 as usize <= dossier.outline.tokens.len(), "{m:?}");
    }
    Ok(())
}

fn shown(dossier: &Dossier, shift: u32) -> Vec<(u32, u32, String)> {
    dossier.mentions.iter().map(|m| (m.span.start - shift, m.span.end - shift, format!("{:?}", m.kind.name()))).collect()
}

fn check(dossiers: &[Dossier]) -> Outcome {
    compare(dossiers, &vec![true; dossiers.len()], &RULES, &LEXICONS, false)
}

fn across(outcome: &Outcome) -> usize {
    outcome.findings.iter().filter(|f| f.sides.iter().any(|s| s.article != f.sides[0].article)).count()
}

/// Rule, values and article ids of every finding, sorted.
fn told(outcome: &Outcome, dossiers: &[Dossier]) -> Vec<String> {
    let side = |s: &rule::Side| format!("{}@{:?}={}", s.article.map_or("", |i| &dossiers[i].article.id), s.span, s.value);
    let mut told: Vec<String> = outcome
        .findings
        .iter()
        .map(|f| format!("{} {} {:?}", f.rule, f.fingerprint, f.sides.iter().map(side).collect::<Vec<_>>()))
        .collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, rng_seed: RngSeed::Fixed(20_220_815), ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_to_their_words(text in text()) {
        spans_hold(&read("a", &text))?;
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), format in 0..4usize) {
        let format = [InputFormat::Txt, InputFormat::Md, InputFormat::Html, InputFormat::Jsonl][format];
        let options = ReadOptions { format, ..ReadOptions::default() };
        for article in read_bytes(&bytes, "-", &options).articles {
            spans_hold(&resolve(article, &LEXICONS))?;
        }
    }

    #[test]
    fn the_order_of_articles_changes_nothing(texts in prop::collection::vec(text(), 2..5)) {
        let dossiers: Vec<Dossier> = texts.iter().enumerate().map(|(i, t)| read(&format!("{i}"), t)).collect();
        let forth = told(&check(&dossiers), &dossiers);
        let back: Vec<Dossier> = dossiers.into_iter().rev().collect();
        prop_assert_eq!(forth, told(&check(&back), &back));
    }

    #[test]
    fn an_article_agrees_with_its_copy(text in text()) {
        let outcome = check(&[read("a", &text), read("b", &text)]);
        prop_assert_eq!(across(&outcome), 0, "{:?}", outcome.findings);
    }

    #[test]
    fn line_ends_of_another_system_change_no_mention(text in text()) {
        let unix = text.replace('\r', " ");
        let dos = unix.replace('\n', "\r\n");
        let words = |d: &Dossier| -> Vec<String> {
            d.mentions.iter().map(|m| format!("{} {}", m.kind.name(), m.span.of(&d.article.text).replace("\r\n", "\n"))).collect()
        };
        prop_assert_eq!(words(&read("a", &unix)), words(&read("a", &dos)));
    }
}

/// Sentences of an article that names nothing in front of it.
const STORY: &str = "Banjir merendam Kampung Sirih Hulu pada Kamis, 7 Maret 2024. Sebanyak 1.340 warga mengungsi, kata Kepala Desa \
Rahmat Sudarsa. Kerugian ditaksir Rp 2,75 miliar atau naik 12,5 persen dari banjir tahun 2019.";

#[test]
fn text_in_front_only_shifts_spans() {
    for front in [
        "Cuaca cerah menyambut pagi di pasar itu.",
        "Harga sayur tidak berubah, tutur para pedagang yang sudah lama berjualan di sana.",
    ] {
        let before = format!("{front}\n\n{front}\n\n");
        let plain = read("a", &format!("{front}\n\n{STORY}"));
        let moved = read("b", &format!("{before}{STORY}"));
        let of = |d: &Dossier, from: usize| -> Vec<(u32, u32, String)> {
            shown(d, 0)
                .into_iter()
                .filter(|m| m.0 as usize >= from)
                .map(|m| (m.0 - from as u32, m.1 - from as u32, m.2))
                .collect()
        };
        let (a, b) = (of(&plain, front.len() + 2), of(&moved, before.len()));
        assert!(a.len() > 4, "{a:?}");
        assert_eq!(a, b);
    }
}

/// Time for `text`, the best of three.
fn seconds(text: &str) -> f64 {
    let once = || {
        let start = Instant::now();
        read("a", text);
        start.elapsed().as_secs_f64()
    };
    once().min(once()).min(once())
}

#[test]
fn time_grows_with_the_length_of_the_text() {
    let seeds = [
        STORY,
        "a",
        "1",
        "1.",
        "1,",
        "1/2/",
        "\"",
        "(",
        "“a ",
        "Rp",
        "Senin (",
        "antara 1 dan ",
        "A. ",
        "A-",
        "Dr. ",
        "kata ",
        "dua ",
        "satu juta ",
        "dan ",
        "Kim ",
        "KIM ",
        "@",
        "\n",
        "\r",
        "tahun ",
        "15/8 ",
        "Baca juga: ",
        "- ",
        "10 - ",
        "\u{301}",
        "\u{feff}",
        "é",
        "日",
        "PT ",
        "di ",
        ": ",
        "Menteri ",
        "Wakil Ketua ",
        "\"Ya,\" kata ",
        "ribu ",
        "setengah ",
    ];
    let mut slow = Vec::new();
    for seed in seeds {
        let of = |bytes: usize| seed.repeat(bytes / seed.len() + 1);
        let (short, mut long) = (seconds(&of(20_000)).max(0.0005), seconds(&of(120_000)));
        // On a busy machine a long run is interrupted where a short one is not; only what stays slow is slow.
        for _ in 0..8 {
            if long > short * 18.0 + 0.05 {
                long = long.min(seconds(&of(120_000)));
            }
        }
        // Six times the text in at most three times six times the time: a square would take 36 times.
        if long > short * 18.0 + 0.05 {
            slow.push(format!("{seed:?}: {:.1} ms for 20 KB, {:.1} ms for 120 KB", short * 1e3, long * 1e3));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Inputs that once crashed, hung or were feared to; each with the reason.
mod regressions {
    use super::*;

    fn survives(text: &str) {
        let start = Instant::now();
        let dossier = read("a", text);
        spans_hold(&dossier).unwrap();
        check(&[dossier, read("b", text)]);
        assert!(start.elapsed() < Duration::from_secs(20), "{} bytes took {:?}", text.len(), start.elapsed());
    }

    #[test]
    fn figures_beyond_any_integer() {
        survives(&"9".repeat(5000));
        survives("Rp 99999999999999999999999999999,9999999999 triliun triliun triliun triliun");
        survives("31/12/99999999999 0/0/0 1/0 00:99 24.60 WIB 99999999999999999999 tahun lalu 2147483648 abad");
        survives("dalam 9223372036854775807 hari, 340282366920938463463374607431768211456 orang");
    }

    #[test]
    fn marks_without_words() {
        for text in ["", " ", "\n\n\n", "\u{feff}", "\"", "“”“”“", "(((((", "%%%", "- - - -", ":", "…", "\r\r\n\n\r", "\0\0\0"]
        {
            survives(text);
        }
        survives(&"(".repeat(20_000));
        survives(&"\"".repeat(20_000));
    }

    #[test]
    fn letters_that_change_their_length_in_lower_case() {
        survives("İSTANBUL İzmir ẞTRASSE ΑΣ ǅ ﬃ K Å pada Senin (15/8), kata İbrahim İnönü.");
    }

    #[test]
    fn one_endless_sentence() {
        survives(&"pada Senin 1 Mei 2023 sebanyak 12 orang tewas di Kota Randu kata Budi Hartono dan ".repeat(400));
    }

    #[test]
    fn a_sample_that_ends_inside_a_letter() {
        for lead in 0..4 {
            survives(&format!("{}{}", "a".repeat(lead), "日".repeat(800)));
        }
    }
}
