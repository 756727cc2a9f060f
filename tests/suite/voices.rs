//! Independence: who counts as a voice of its own, and what a copy may add to a report.

use selaras::group::voices;
use selaras::lang::{self, Language, Lexicons};
use selaras::read::Article;
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{self, Finding, RuleSet, compare};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));
static RULES: LazyLock<RuleSet> = LazyLock::new(|| rule::load(&lang::embedded(), &mut Vec::new()));

fn read(outlet: &str, language: Language, text: &str) -> Dossier {
    let mut article = Article::plain(outlet, text);
    article.meta.outlet = Some(outlet.to_owned());
    article.meta.language = Some(language);
    resolve(article, &LEXICONS)
}

fn id(outlet: &str, text: &str) -> Dossier {
    read(outlet, Language::Id, text)
}

fn en(outlet: &str, text: &str) -> Dossier {
    read(outlet, Language::En, text)
}

fn count(articles: &[&Dossier]) -> usize {
    voices(articles.iter().copied())
}

const STORY: &str = "TANJUNG RANDU – Banjir bandang menerjang Desa Lembah Sirih, Kecamatan Hulu Waru, Rabu (6/3/2024) malam. Hingga \
Kamis (7/3/2024) pukul 06.00 WIB, sebanyak 12 orang meninggal dunia dan lima orang masih dicari.\n\nKepala Pelaksana BPBD Tanjung \
Randu, Sudarmo Wiratama, mengatakan 1.482 jiwa mengungsi di tiga titik. \"Logistik cukup untuk empat hari ke depan,\" kata Sudarmo \
di posko.\n\nSedikitnya 86 rumah rusak berat. Jembatan gantung sepanjang 45 meter di Dusun Kalisat putus diterjang arus.";

#[test]
fn articles_of_their_own_words_are_as_many_voices() {
    let a = id("Harian Randu", STORY);
    let b =
        id("Kabar Hulu", "Air bah datang pada Rabu malam dan merenggut nyawa dua belas warga Lembah Sirih, tutur para relawan.");
    assert_eq!(count(&[&a, &b]), 2);
    assert_eq!(count(&[&a, &a]), 1);
    assert_eq!(count(&[]), 0);
}

#[test]
fn one_outlet_and_one_text_are_one_voice() {
    let a = id("Harian Randu", STORY);
    let again = id("harian randu", "Warga Lembah Sirih mulai membersihkan rumah mereka dari lumpur sejak pagi buta.");
    assert_eq!(count(&[&a, &again]), 1);
    let copy = id("Lensa Waru", &STORY.replace("12 orang", "21 orang").replace("Sedikitnya", "Tercatat"));
    let cut = id("Suara Kalisat", STORY.split("\n\n").next().unwrap());
    assert_eq!(count(&[&a, &copy, &cut]), 1);
}

#[test]
fn a_short_text_of_few_words_is_no_copy() {
    let a = id("Harian Randu", "Banjir bandang menerjang Desa Lembah Sirih.");
    let b = id("Kabar Hulu", "Banjir bandang menerjang Desa Lembah Sirih.");
    assert_eq!(count(&[&a, &b]), 2);
}

#[test]
fn a_report_and_the_house_it_names_are_one_voice() {
    let agency =
        id("Antara", "Dua belas orang tewas akibat air bah yang menyapu lereng Bukit Sirih, menurut catatan petugas posko.");
    for citing in [
        "Korban jiwa di Lembah Sirih mencapai 12 orang, dikutip dari Antara, Kamis (7/3/2024).",
        "Dilansir dari laman Antara, banjir Lembah Sirih menewaskan 12 orang.",
        "Banjir itu menewaskan 12 orang, kata Sudarmo kepada Kantor Berita Antara.",
        "Banjir itu menewaskan 12 orang. (Antara)",
    ] {
        let other = id("Kabar Hulu", citing);
        assert_eq!(count(&[&agency, &other]), 1, "{citing}");
    }
    for own in [
        "Antara lain 12 orang tewas akibat banjir itu, kata Sudarmo kepada wartawan.",
        "Banjir itu menewaskan 12 orang antara Rabu dan Kamis, menurut Sudarmo.",
    ] {
        let other = id("Kabar Hulu", own);
        assert_eq!(count(&[&agency, &other]), 2, "{own}");
    }
}

#[test]
fn reports_of_one_house_are_one_voice_without_it() {
    let a = en("Quayside Herald", "At least 14 people died when the bridge gave way, as reported by Reuters on Tuesday.");
    let b = en("Tidewater Review", "Fourteen bodies were found below the span, the harbour master told Reuters.");
    let c = en("Saltmarsh Courier", "Rescuers counted 14 dead, according to the Reuters news agency.");
    let d = en("Fenwick Post", "The collapse killed 14 people, citing Bloomberg.");
    assert_eq!(count(&[&a, &b, &c]), 1);
    assert_eq!(count(&[&a, &b, &c, &d]), 2);
}

#[test]
fn an_outlet_that_no_list_knows_may_be_an_origin_too() {
    let origin =
        id("Suara Dermaga", "Kapal itu karam di Selat Wanara dengan sembilan awak, menurut catatan syahbandar setempat.");
    let other = id("Berita Selat", "Sembilan awak kapal selamat, dikutip dari Suara Dermaga, Senin.");
    let third = id("Warta Benua", "Syahbandar menyebut sembilan awak berada di atas kapal ketika lambungnya bocor.");
    assert_eq!(count(&[&origin, &other]), 1);
    assert_eq!(count(&[&origin, &other, &third]), 2);
}

#[test]
fn a_house_that_names_itself_has_no_other_origin() {
    let own =
        id("detikcom", "\"Kami mengungsi,\" kata Sudarmo kepada detikcom. Keterangan itu dibenarkan petugas posko di lapangan.");
    assert_eq!(own.facts.voice.publisher.as_deref(), Some("detikcom"));
    assert_eq!(own.facts.voice.origin, None);
}

fn across(dossiers: &[Dossier]) -> Vec<Finding> {
    let outcome = compare(dossiers, &vec![true; dossiers.len()], &RULES, &LEXICONS, false);
    outcome.findings.into_iter().filter(|f| f.sides.iter().any(|s| s.article != f.sides[0].article)).collect()
}

#[test]
fn a_copy_that_changed_a_figure_contradicts_its_origin_with_one_vote_each() {
    let twins = ["Harian Randu", "Kabar Hulu", "Lensa Waru"].map(|outlet| id(outlet, STORY));
    assert!(across(&twins).is_empty());
    let slip = id("Suara Kalisat", &STORY.replace("12 orang meninggal", "21 orang meninggal"));
    let found = across(&twins.into_iter().chain([slip]).collect::<Vec<_>>());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].rule, "figure");
    for value in ["12", "21"] {
        let sides: Vec<_> = found[0].sides.iter().filter(|s| s.value == value).collect();
        assert!(!sides.is_empty(), "{found:?}");
        assert!(sides.iter().all(|s| s.voices == 1), "{value}: {sides:?}");
    }
}
