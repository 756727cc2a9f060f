//! Zones and sentences of invented articles.

use selaras::lang::{Language, Lexicons, embedded};
use selaras::read::Article;
use selaras::segment::segment;
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| {
    let mut problems = Vec::new();
    let lexicons = Lexicons::compile(&embedded(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    lexicons
});

/// "zone: sentence" for every sentence.
fn zones(language: Language, text: &str) -> Vec<String> {
    let article = Article::plain("a", text);
    let outline = segment(&article, LEXICONS.get(language));
    let mut next = 0;
    for s in &outline.sentences {
        assert_eq!(s.first, next, "sentences cover all tokens");
        next = s.last;
    }
    assert_eq!(next as usize, outline.tokens.len());
    assert_eq!(outline.sentence_of.len(), outline.tokens.len());
    outline.sentences.iter().map(|s| format!("{}: {}", s.zone.name(), s.span.of(text))).collect()
}

fn id(text: &str) -> Vec<String> {
    zones(Language::Id, text)
}

fn en(text: &str) -> Vec<String> {
    zones(Language::En, text)
}

#[track_caller]
fn holds(found: &[String], expected: &[&str]) {
    for line in expected {
        assert!(found.iter().any(|f| f == line), "no {line:?} in {found:#?}");
    }
}

#[test]
fn a_full_article() {
    let found = id(
        "Berita\n\nWali Kota Resmikan Pasar Wening\n\nWarta Wening - Kamis, 14 Maret 2024 09:05 WIB\n\nPenulis: Sari Utami | Editor: Joko Lestari\n\n\
        Wali kota meresmikan pasar baru di tepi sungai (Foto: Antara)\n\nWENING, WARTAWENING.COM – Wali Kota Wening Hadi Pranata meresmikan Pasar Wening pada Kamis (14/3/2024). Pasar itu memiliki 240 kios.\n\n\
        Baca juga: Sepuluh Pasar Tertua, Nomor 3 Berusia 200 Tahun\n\nPedagang mulai menempati kios pada awal pekan depan, kata kepala dinas.\n\nADVERTISEMENT\n\n(abc/def)\n\n\
        Populer\n\nHarga Cabai Turun 30 Persen\n\nRabu, 13 Maret 2024 | 07:26\n\nLima Desa Terendam\n\nSelasa, 12 Maret 2024 | 21:48\n",
    );
    assert_eq!(
        found,
        [
            "boilerplate: Berita",
            "headline: Wali Kota Resmikan Pasar Wening",
            "header: Warta Wening - Kamis, 14 Maret 2024 09:05 WIB",
            "byline: Penulis: Sari Utami | Editor: Joko Lestari",
            "caption: Wali kota meresmikan pasar baru di tepi sungai",
            "boilerplate: (Foto: Antara)",
            "dateline: WENING, WARTAWENING.COM –",
            "lead: Wali Kota Wening Hadi Pranata meresmikan Pasar Wening pada Kamis (14/3/2024).",
            "lead: Pasar itu memiliki 240 kios.",
            "boilerplate: Baca juga: Sepuluh Pasar Tertua, Nomor 3 Berusia 200 Tahun",
            "body: Pedagang mulai menempati kios pada awal pekan depan, kata kepala dinas.",
            "boilerplate: ADVERTISEMENT",
            "boilerplate: (abc/def)",
            "boilerplate: Populer",
            "boilerplate: Harga Cabai Turun 30 Persen",
            "boilerplate: Rabu, 13 Maret 2024 | 07:26",
            "boilerplate: Lima Desa Terendam",
            "boilerplate: Selasa, 12 Maret 2024 | 21:48",
        ]
    );
}

#[test]
fn an_english_article() {
    let found = en(
        "Storm closes Harrow bridge\n\nBy Ellen Marsh, Harbour Post\nTuesday, 5 March 2024, 7:30 am\n\nHARROW – Winds of 110 km/h closed the bridge for six hours on Tuesday, officials said.\n\n\
        \"We had no choice,\" said Mr. Paul Dunn. The bridge reopened at 2 p.m. Monday is a holiday.\n\nRead more: 12 storms that changed the coast\n\nRelated stories\n\nTop 10 recipes for spring\n3 hours ago\nTrain fares to rise 4.5%\nJan 2, 2024\n\nSign up for our newsletter: 5 stories every morning\n",
    );
    holds(
        &found,
        &[
            "headline: Storm closes Harrow bridge",
            "byline: By Ellen Marsh, Harbour Post",
            "header: Tuesday, 5 March 2024, 7:30 am",
            "dateline: HARROW –",
            "lead: Winds of 110 km/h closed the bridge for six hours on Tuesday, officials said.",
            "body: \"We had no choice,\" said Mr. Paul Dunn.",
            "boilerplate: Read more: 12 storms that changed the coast",
            "boilerplate: Top 10 recipes for spring",
            "boilerplate: 3 hours ago",
            "boilerplate: Jan 2, 2024",
            "boilerplate: Sign up for our newsletter: 5 stories every morning",
        ],
    );
}

#[test]
fn a_related_list_needs_no_known_word() {
    let body = "Perahu itu tenggelam di dekat dermaga setelah dihantam ombak setinggi tiga meter pada malam hari.\n\n";
    let found = id(&format!(
        "Perahu Tenggelam di Teluk Wening\n\n{body}Kilas Pantai\n\nNelayan Panen 40 Ton Tongkol\n2 jam lalu\nDermaga Baru Rampung\n5 jam lalu\n\nPetugas masih mencari dua orang yang belum ditemukan hingga Jumat siang kemarin.\n"
    ));
    holds(
        &found,
        &[
            "boilerplate: Kilas Pantai",
            "boilerplate: Nelayan Panen 40 Ton Tongkol",
            "boilerplate: 5 jam lalu",
            "body: Petugas masih mencari dua orang yang belum ditemukan hingga Jumat siang kemarin.",
        ],
    );
    // A chronicle with dates over sentences is no related list.
    let found = id(&format!(
        "Perahu Tenggelam di Teluk Wening\n\n{body}12 Maret 2024\n\nPerahu berangkat dari dermaga dengan sebelas orang di dalamnya menjelang petang.\n\n13 Maret 2024\n\nTim penyelamat menemukan sembilan orang dalam keadaan selamat di pulau kecil.\n"
    ));
    holds(
        &found,
        &["body: 12 Maret 2024", "body: Tim penyelamat menemukan sembilan orang dalam keadaan selamat di pulau kecil."],
    );
}

#[test]
fn teasers_end_where_the_text_goes_on() {
    let found = id(
        "Banjir Surut di Wening\n\nBanjir yang merendam tiga kecamatan di Wening mulai surut pada Senin pagi ini.\n\nBaca Juga\n\n“Kami tetap siaga sampai hujan benar-benar reda,” kata kepala desa kepada wartawan.\n\nBaca juga:\nTanggul Jebol, 300 Rumah Terendam\nWarga kembali ke rumah masing-masing sejak siang hari.\nSimak juga video 'Detik-detik 5 Mobil Hanyut':\n",
    );
    holds(
        &found,
        &[
            "boilerplate: Baca Juga",
            "body: “Kami tetap siaga sampai hujan benar-benar reda,” kata kepala desa kepada wartawan.",
            "boilerplate: Tanggul Jebol, 300 Rumah Terendam",
            "body: Warga kembali ke rumah masing-masing sejak siang hari.",
            "boilerplate: Simak juga video 'Detik-detik 5 Mobil Hanyut':",
        ],
    );
}

#[test]
fn captions_credits_and_copies() {
    let caption = "Gubernur Lestari dan Bupati Hadi berjabat tangan di Wening pada 3 April 2023.";
    let found = id(&format!(
        "Selasa 4 April 2023 13:26 WIB\n\nGubernur dan Bupati Bertemu Lagi di Wening\n\nRep: Sari Utami/ Red: Joko\n{caption}\nFoto: AP/Nama Orang\n{caption}\n\nWENING – Gubernur Lestari bertemu Bupati Hadi untuk membahas irigasi di tiga kecamatan pada Senin.\n\nsumber : Reuters\nAdvertisement\nBerita Lainnya\nAdvertisement\n"
    ));
    holds(
        &found,
        &[
            "header: Selasa 4 April 2023 13:26 WIB",
            "byline: Rep: Sari Utami/ Red: Joko",
            &format!("caption: {caption}"),
            "boilerplate: Foto: AP/Nama Orang",
            &format!("duplicate: {caption}"),
            "dateline: WENING –",
            "boilerplate: sumber : Reuters",
            "boilerplate: Berita Lainnya",
        ],
    );
    let found = id(
        "Dua Tim Lolos ke Final\n\nwaktu baca 3 menit\nKapten dan pelatih merayakan gol-Detik\n\nWENING: Dua tim lolos ke final turnamen antarkampung yang digelar sejak awal bulan ini.\n\n(Aljazira, Sari Utami)\n\nTinggalkan Balasan\n\nAlamat email Anda tidak akan dipublikasikan. Kami menyimpan 12 data.\n",
    );
    holds(
        &found,
        &[
            "boilerplate: waktu baca 3 menit",
            "caption: Kapten dan pelatih merayakan gol",
            "boilerplate: -Detik",
            "dateline: WENING:",
            "boilerplate: (Aljazira, Sari Utami)",
            "boilerplate: Kami menyimpan 12 data.",
        ],
    );
    // A name explained in brackets at the end of a quotation is no credit.
    let found =
        id("\"Kami menunggu hasil penyelidikan sampai pekan depan,\" tulis juru bicara seperti dikutip kantor berita (KCNA).");
    assert!(found[0].starts_with("lead: ") && found.len() == 1, "{found:?}");
}

#[test]
fn a_dateline_on_its_own_line() {
    let found = en("\n\nHARROW, March 5 (Wire) --\n\nWinds of 110 km/h closed the old bridge for six hours on Tuesday.\n");
    assert_eq!(found[0], "dateline: HARROW, March 5 (Wire) --");
    assert!(found[1].starts_with("lead: "), "{found:?}");
}

#[test]
fn a_lone_name_over_its_label() {
    let found = id(
        "Panen Raya Dimulai di Lembah Wening\n\nSari Utami\n\nPenulis\n\nWarta.com - Petani mulai memanen padi di lahan seluas 40 hektare pada pekan ini.\n",
    );
    holds(&found, &["byline: Sari Utami", "byline: Penulis", "dateline: Warta.com -"]);
}

#[test]
fn sentences_end_where_they_should() {
    let found = id(
        "Menurut Dr. Hadi S. Pranata, S.H., harga Rp. 1.250,50 berlaku di Jl. Melati No. 5 sejak tgl. 3 Mei. Warga setuju. \"Kami ikut.\" Ia lalu pulang... Besoknya ia kembali!",
    );
    assert_eq!(
        found,
        [
            "lead: Menurut Dr. Hadi S. Pranata, S.H., harga Rp. 1.250,50 berlaku di Jl. Melati No. 5 sejak tgl. 3 Mei.",
            "lead: Warga setuju.",
            "lead: \"Kami ikut.\"",
            "lead: Ia lalu pulang...",
            "lead: Besoknya ia kembali!",
        ]
    );
    // Quoted speech that goes on is one sentence.
    assert_eq!(id("\"Sudah selesai!\" seru warga. \"Benarkah?\" tanya ketua.").len(), 2);
    // Scraped paragraphs joined without a space.
    let found = id(
        "Harga naik tajam di pasar.,Dalam sepekan harga belum turun.\"Kami bingung,\" kata pedagang.Ia berharap harga turun.(abc/def)",
    );
    assert_eq!(
        found,
        [
            "lead: Harga naik tajam di pasar.,",
            "lead: Dalam sepekan harga belum turun.",
            "lead: \"Kami bingung,\" kata pedagang.",
            "lead: Ia berharap harga turun.",
            "boilerplate: (abc/def)",
        ]
    );
    assert_eq!(
        en("Shares of Orbis Corp. rose 3.5 percent on Nov. 9 after Dr. Jane Q. Holt resigned. The U.S. firm made $1.5 million.")
            .len(),
        2
    );
    assert_eq!(id("Menurut KOMPAS.com, angka 1.000 dan pukul 07.30 WIB tetap berlaku.").len(), 1);
}

#[test]
fn wrapped_and_cut_lines_are_mended() {
    let found = en(
        "Harbour plan approved after vote\n\nThe council of Harrow approved the plan for a new harbour on Monday after\na debate that lasted more than five hours and drew a crowd of residents. The\nmayor, who had opposed the plan at first, said that the revised version was\nacceptable because the cost had been cut to less than ten million crowns.\n",
    );
    assert_eq!(found.len(), 3, "{found:#?}");
    let found = id(
        "Timnas Menang di Wening\n\nWening\n-\nTimnas Putri\nsudah lolos ke\nBabak Keempat Piala Rimba\n. Mereka berada di urutan tiga.\nPertandingan digelar lagi pada Selasa.\n",
    );
    assert_eq!(
        found,
        [
            "headline: Timnas Menang di Wening",
            "dateline: Wening\n-",
            "lead: Timnas Putri\nsudah lolos ke\nBabak Keempat Piala Rimba\n.",
            "lead: Mereka berada di urutan tiga.",
            "body: Pertandingan digelar lagi pada Selasa.",
        ]
    );
    // A list keeps its lines.
    let found = id(
        "Harga Emas Hari Ini Naik\n\nHarga emas naik lagi pada hari ini, dan berikut daftar harganya di semua gerai resmi:\n- 1 gram: Rp753.000\n- 2 gram: Rp1.445.000\n- 3 gram: Rp2.161.000\n",
    );
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn pointers_inside_a_paragraph() {
    let found = id(
        "Hujan deras merendam jalan utama di tiga desa sejak Minggu malam. (Baca juga: Tiga Insiden dalam Setahun) Warga mengungsi ke balai desa yang berada di tempat lebih tinggi.",
    );
    holds(
        &found,
        &[
            "lead: Hujan deras merendam jalan utama di tiga desa sejak Minggu malam.",
            "boilerplate: (Baca juga: Tiga Insiden dalam Setahun)",
            "lead: Warga mengungsi ke balai desa yang berada di tempat lebih tinggi.",
        ],
    );
}

#[test]
fn pointers_in_glued_text() {
    let found =
        id("Gempa terasa di pesisir selatan sejauh 49 Km.Baca juga: Gempa Kemarin Guncang Wening. Warga tetap tenang di rumah.");
    holds(&found, &["boilerplate: Baca juga: Gempa Kemarin Guncang Wening.", "lead: Warga tetap tenang di rumah."]);
    let found = id("Mobil itu diuji di jalan.BACA JUGA - Ini Beda Tiga Mobil yang Akan Masuk. Harganya belum diumumkan.");
    holds(&found, &["lead: Mobil itu diuji di jalan.", "lead: Harganya belum diumumkan."]);
    let found = id("\"Besok kami mulai,\" katanya.BACA BERITA LAIN DI GOOGLE NEWS");
    holds(&found, &["lead: \"Besok kami mulai,\" katanya.", "boilerplate: BACA BERITA LAIN DI GOOGLE NEWS"]);
}

#[test]
fn what_a_page_puts_into_a_sentence_goes_alone() {
    let found = id(
        "Hujan deras merendam jalan utama SCROLL TO CONTINUE WITH CONTENT Menteri Rahmat Hidayat meninjau tiga desa di pesisir.",
    );
    holds(&found, &["boilerplate: SCROLL TO CONTINUE WITH CONTENT"]);
    assert_eq!(found.len(), 3, "{found:#?}");
    let found = id(
        "Hujan deras merendam jalan utama di tiga desa sejak Minggu malam.\n\nArtikel ini khusus pelanggan. Berlangganan mulai Rp 29.000 per \
         bulan, diskon 40% hingga 31 Desember 2025.\n",
    );
    holds(
        &found,
        &[
            "boilerplate: Artikel ini khusus pelanggan.",
            "boilerplate: Berlangganan mulai Rp 29.000 per bulan, diskon 40% hingga 31 Desember 2025.",
        ],
    );
}

#[test]
fn hostile_texts_are_segmented() {
    let mut many = "(abc/def)\nKomentar\n- satu\nDua\n".repeat(20_000);
    many.push_str("Kalimat terakhir yang cukup panjang untuk menjadi sebuah paragraf di sini.");
    let long_line = "a. ".repeat(100_000);
    let brackets = "(".repeat(50_000) + &")".repeat(50_000);
    let stamps = "Judul Pendek Sekali\n2 jam lalu\n".repeat(20_000);
    let dots = ".".repeat(100_000);
    for text in ["", " ", "\n\n", ".", "(", "\"", "-", "#", "Baca juga", "\u{feff}", &many, &long_line, &brackets, &stamps, &dots]
    {
        id(text);
        en(text);
    }
}

#[test]
fn a_pointer_whose_line_break_was_lost_ends_where_its_headline_does() {
    for (after, headline, body) in [
        // The first word that no headline writes small, and a word that opens sentences.
        (":", " Wali Kota Wening Resmikan Pasar di Tepi Sungai", " Dalam acara itu, pedagang menerima kunci kios."),
        (":", " Harga Cabai Naik Lagi, Warga Wening Mengeluh", " Polisi juga mengawasi gudang di pelabuhan."),
        (" :", " Polda Wening Gagalkan Peredaran Rokok Tanpa Cukai", " Sementara itu, Kapolda mengatakan pelaku masih dicari."),
        // A quotation.
        (":", " Bupati Wening Bantah Tuduhan Warga, Ini Jawabannya", "\u{201c}Kami sudah menutup jalan itu,\u{201d} kata camat."),
        (":", " Bupati Wening Bantah Tuduhan Warga, Ini Jawabannya", " \"Kami sudah menutup jalan itu,\" kata camat."),
        // A lost line break leaves two words as one.
        (":", " Tim Wening Lolos ke Babak Akhir di Selaras", "Pelatih itu memuji para pemainnya."),
        (":", " tim Wening lolos ke babak akhir di selaras", "Sebelumnya pelatih memuji para pemainnya."),
        // A name that the report holds elsewhere, and a title.
        (":", " Warga Wening Terima Bantuan dari Provinsi", " Darma Prakosa mengatakan, bantuan tiba kemarin."),
        (":", " Warga Wening Terima Bantuan dari Provinsi", " AKBP Lukman mengatakan, bantuan tiba kemarin."),
    ] {
        let text = format!("Hujan turun di Wening, kata Darma Prakosa. Baca juga{after}{headline}{body}");
        let found = id(&text);
        holds(&found, &[&format!("boilerplate: Baca juga{after}{headline}"), &format!("lead: {}", body.trim_start())]);
    }
    let found = id("Hujan turun di Wening sejak pagi. Baca JugaPada sore hari air mulai surut di dua desa.");
    holds(&found, &["boilerplate: Baca Juga", "lead: Pada sore hari air mulai surut di dua desa."]);
    let found = id(
        "Hujan turun di Wening. Baca Juga Wali Kota Resmikan Pasar Warga Terima Kunci Kios Kondisinya terlihat sudah jauh membaik hari ini.",
    );
    holds(&found, &["lead: Kondisinya terlihat sudah jauh membaik hari ini."]);
    // Headlines alone, in title case or not.
    for text in [
        "Hujan turun di Wening. Baca juga: Wali Kota Resmikan Pasar di Wening Baca juga: Harga Cabai Naik Tajam di Wening",
        "Hujan turun di Wening. Baca juga: Wali kota resmikan pasar di tepi sungai",
        "Hujan turun di Wening. Baca juga: Petugas Rutan Wening kontrol sel napi untuk pastikan ketertiban",
        "Hujan turun di Wening. Simak juga video \"Kerugian Pasar Wening Capai Rp 2 Miliar\" di sini:",
    ] {
        let found = id(text);
        assert!(found.iter().skip(1).all(|s| s.starts_with("boilerplate")), "{found:#?}");
    }
}

#[test]
fn sentences_part_where_a_space_was_lost() {
    for text in [
        "Pasar dibuka di Wening.|Dikutip dari laman kota, pasar itu ramai.",
        "Kereta berangkat pada 2024.|Namun jalurnya belum selesai.",
        "Kereta tiba pukul 10.30 WIB.|Setelah itu penumpang turun.",
        "Rapat berjalan di kota itu.|PWSI menolak usulan tersebut.",
        "Air naik 25,8 m.|Selain itu, jembatan rusak.",
        "Kasus itu dihentikan KUHP.|Karena itu warga kecewa.",
    ] {
        let expected: Vec<String> = text.split('|').map(|s| format!("lead: {s}")).collect();
        assert_eq!(id(&text.replace('|', "")), expected);
    }
    for text in [
        "Berita dari Kabarwening.Com dan www.WENING.kabar.co.id dikutip.",
        "Kantor PT.Telaga dan CV.Maju di Jl.Merdeka ramai.",
        "Perkara nomor 110/G/2019/PTUN.JKT dengan tergugat kota itu diputus.",
        "Guru besar itu, Prof.Lestari dan Moch.Anwar, hadir.",
    ] {
        assert_eq!(id(text), [format!("lead: {text}")]);
    }
    let found = id("Kabarwening.com, JakartaPelatih baru itu memuji para pemainnya.");
    assert_eq!(found, ["dateline: Kabarwening.com, Jakarta", "lead: Pelatih baru itu memuji para pemainnya."]);
    // Labels of a page behind the last word of a text.
    let found = id("Pasar itu ramai sejak pagi.\n\nPewarta: Sari UtamaEditor: Joko Lestari");
    assert!(found.iter().skip(1).all(|s| s.starts_with("byline") || s.starts_with("boilerplate")), "{found:#?}");
}
