//! Bytes to text, with the way back to the bytes.

use super::DiskMap;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and how its offsets map to the file.
pub(super) struct Decoded {
    pub text: String,
    pub disk: DiskMap,
}

/// Decodes a file. The error is the reason why it is no text.
///
/// A byte order mark decides. Without one, valid UTF-8 is UTF-8 whatever the page declares, since a wrong declaration is
/// far more common than other bytes that happen to be valid UTF-8.
pub(super) fn decode(bytes: &[u8], html: bool) -> Result<Decoded, &'static str> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, true),
        [0xff, 0xfe, rest @ ..] => Ok(utf16(rest, UTF_16LE, true)),
        [0xfe, 0xff, rest @ ..] => Ok(utf16(rest, UTF_16BE, true)),
        _ => {
            if let Some(encoding) = unmarked_utf16(bytes) {
                return Ok(utf16(bytes, encoding, false));
            }
            if is_binary(bytes) {
                return Err("binary");
            }
            match (html && std::str::from_utf8(bytes).is_err()).then(|| declared(bytes)).flatten() {
                Some(encoding) => {
                    let (text, _) = encoding.decode_without_bom_handling(bytes);
                    Ok(Decoded { text: text.into_owned(), disk: DiskMap::Extracted })
                }
                None => utf8(bytes, false),
            }
        }
    }
}

/// UTF-8, else windows-1252, else UTF-8 with replacements: whichever explains more of the bytes above ASCII.
fn utf8(bytes: &[u8], bom: bool) -> Result<Decoded, &'static str> {
    // Without a mark this has been asked before.
    if bom && is_binary(bytes) {
        return Err("binary");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), disk: if bom { DiskMap::Utf8Bom } else { DiskMap::Utf8 } });
    }
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    if !bom && valid < invalid {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        return Ok(Decoded { text: text.into_owned(), disk: DiskMap::Windows1252 });
    }
    let mut text = String::with_capacity(bytes.len() + 2 * invalid);
    let mut places = Vec::with_capacity(invalid);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push('\u{fffd}');
            places.push((text.len() as u32, chunk.invalid().len() as u8));
        }
    }
    Ok(Decoded { text, disk: DiskMap::Repaired { bom, places } })
}

fn utf16(bytes: &[u8], encoding: &'static Encoding, bom: bool) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), disk: DiskMap::Utf16 { bom } }
}

/// UTF-16 without a mark shows as a zero in nearly every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    if head.len() < 4 || !head.contains(&0) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count() * 10;
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd >= half * 8 && even < half {
        Some(UTF_16LE)
    } else if even >= half * 8 && odd < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A zero byte, or control characters for more than a tenth of the first bytes.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64 << 10)).unwrap_or(bytes);
    let control = |b: &u8| *b < 0x20 && !matches!(*b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    // Most texts have none at all, which a loop without branches finds out at once.
    if !head.iter().fold(false, |any, b| any | (*b < 0x20 && *b != b'\n')) {
        return false;
    }
    head.contains(&0) || head.iter().filter(|b| control(b)).count() * 10 > head.len()
}

/// The encoding a page declares in its first bytes (the HTML standard asks for the first 1024; real pages put it later).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let at = head.windows(8).position(|w| w.eq_ignore_ascii_case(b"charset="))? + 8;
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label).filter(|&e| e != UTF_8)
}
