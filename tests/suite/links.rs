//! Links: which short articles tell one story.

use selaras::group::{ARCHIVE, links};
use selaras::lang::{self, Language, Lexicons};
use selaras::read::Article;
use selaras::resolve::{Dossier, resolve};
use selaras::rule::{Severity, compare, load};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::compile(&lang::embedded(), &mut Vec::new()));

fn read(name: &str, published: &str, text: &str) -> Dossier {
    let mut article = Article::plain(name, &format!("Harian {name} - {published}\n\n{text}"));
    article.meta.language = Some(Language::Id);
    resolve(article, &LEXICONS)
}

/// The certain links of a handful of articles.
fn certain(articles: &[Dossier]) -> Vec<(usize, usize)> {
    let all = links(articles, &vec![true; articles.len()]);
    all.iter().filter(|l| l.certain).map(|l| (l.a, l.b)).collect()
}

const FIRST: &str = "PASIR WALUH – Menara air Pasir Waluh roboh diterjang angin kencang, Senin (4/3/2024). Tandon berisi 40 ton air \
menimpa dua kios dan sebuah bengkel. Petugas mengungsikan tiga pedagang, kata Lurah Endro Prawitan.";
const SECOND: &str = "Angin kencang merobohkan menara air tua dan tandon menimpa bengkel serta dua kios kemarin. Tiga pedagang \
diungsikan petugas. Endro Prawitan menyebut menara itu dibangun pada 1931.";
const THIRD: &str = "Puing menara air dan tandon yang menimpa kios dan bengkel mulai diangkut petugas dari Pasir Waluh. Pedagang \
menunggu ganti rugi sejak angin kencang merobohkan menara itu.";
const OTHER: &str = "LEMBAH SIRIH – Panen kopi di Lembah Sirih naik tahun ini, kata Ketua Koperasi Sirih Makmur, Darto Welasan. \
Petani menjual biji kering kepada pedagang di pasar dan menabung sebagian hasilnya untuk membeli bibit baru.";

#[test]
fn short_articles_of_one_story_are_linked_by_the_words_they_are_told_in() {
    let story = [
        read("Randu", "Senin, 4 Maret 2024", FIRST),
        read("Teluk", "Selasa, 5 Maret 2024", SECOND),
        read("Bahari", "Rabu, 6 Maret 2024", THIRD),
        read("Kopi", "Selasa, 5 Maret 2024", OTHER),
    ];
    let all = links(&story, &[true; 4]);
    assert_eq!(certain(&story), [(0, 1), (0, 2), (1, 2)], "{all:?}");
}

#[test]
fn what_is_told_much_later_is_no_part_of_the_story_through_a_third() {
    let story = [
        read("Randu", "Senin, 4 Maret 2024", FIRST),
        read("Teluk", "Selasa, 5 Maret 2024", SECOND),
        read("Bahari", "Rabu, 6 November 2024", THIRD),
    ];
    assert!(!certain(&story).contains(&(1, 2)));
}

#[test]
fn short_reports_of_neighbouring_days_that_have_a_figure_in_common_tell_one_story() {
    let first = "LEMO – Sebanyak 86 murid SD Randu mual setelah makan siang bersama di halaman sekolah. Kepala Puskesmas Mirna Lestiani \
merawat sebelas anak hingga malam, sisanya dijemput orang tua.";
    let second = |count: u32| {
        format!(
            "Dapur umum yang memasak makanan bagi {count} murid yang sakit ditutup sementara. Dinas pendidikan memeriksa juru masak, \
pemasok telur, dan air sumur, kata Sahrul Gani. Sekolah memulangkan semua kelas."
        )
    };
    let told = |count| [read("Randu", "Senin, 4 Maret 2024", first), read("Teluk", "Selasa, 5 Maret 2024", &second(count))];
    assert_eq!(certain(&told(86)), [(0, 1)]);
    assert_eq!(certain(&told(47)), []);
}

const SHARED: &str = "keluarga di Kabupaten Sorai menerima beras bantuan tahun ini, kata Bupati Mirna Lestiani di Pendopo Randu, Kamis \
(22/6/2023). Beras dibagikan lewat Koperasi Lembah Sirih di 14 kecamatan. Menurut Kepala Dinas Sosial Sahrul Gani, pembagian selesai \
sebelum Idul Adha. Tahun lalu Koperasi Lembah Sirih membagikan 1.275 ton.";

/// How loudly two figures of two outlets differ among `others` more articles.
fn severity(outlets: [&str; 2], others: usize) -> Option<Severity> {
    let told = |outlet: &str, count: &str| {
        let mut article =
            Article::plain(count, &format!("Harian Randu - Kamis, 22 Juni 2023\n\nSORAI - Sebanyak {count} {SHARED}"));
        article.meta.language = Some(Language::Id);
        article.meta.outlet = Some(outlet.to_owned());
        resolve(article, &LEXICONS)
    };
    let harvest =
        |i: usize| read(&format!("Panen{i}"), "Senin, 4 Januari 2021", &format!("Petani Desa Wana{i} memanen {} karung.", i + 3));
    let mut articles = vec![told(outlets[0], "57.330"), told(outlets[1], "53.330")];
    articles.extend((0..others).map(harvest));
    let rules = load(&lang::embedded(), &mut Vec::new());
    let found = compare(&articles, &vec![true; articles.len()], &rules, &LEXICONS, false).findings;
    found.iter().find(|f| f.rule == "figure").map(|f| f.severity)
}

#[test]
fn what_one_outlet_counts_otherwise_the_next_time_is_a_note() {
    for others in [5, ARCHIVE] {
        assert_eq!(severity(["Kabar Teluk", "Pos Bahari"], others), Some(Severity::Warning));
        assert_eq!(severity(["Kabar Teluk", "Kabar Teluk"], others), Some(Severity::Info));
    }
}

/// How loudly two reports name two markets that burnt, the second of a given day; both count the same.
fn markets(day: &str, count: &str) -> Option<Severity> {
    let told = |name: &str, day: &str, market: &str| {
        let text =
            format!("SORAI - Api melalap Pasar {market} di Kabupaten Sorai{count}. Bupati Mirna Lestiani meninjau pedagang.");
        read(name, day, &text)
    };
    let articles = [told("Randu", "Senin, 24 Juli 2023", "Kembang"), told("Teluk", day, "Gurami")];
    let rules = load(&lang::embedded(), &mut Vec::new());
    let found = compare(&articles, &[true; 2], &rules, &LEXICONS, false).findings;
    found.iter().find(|f| f.rule == "event-place").map(|f| f.severity)
}

#[test]
fn which_place_it_was_in_reports_days_apart_that_share_no_figure_is_a_note() {
    assert_eq!(markets("Kamis, 27 Juli 2023", ""), Some(Severity::Info));
    assert_eq!(markets("Kamis, 27 Juli 2023", " dan 45 kios"), Some(Severity::Warning));
    assert_eq!(markets("Selasa, 25 Juli 2023", ""), Some(Severity::Warning));
}
