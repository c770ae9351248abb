//! Bytes as text, whatever wrote them: UTF-8, UTF-16 in both orders, else Windows-1252.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text; a byte-order mark is left out.
pub fn decoded(bytes: &[u8]) -> String {
    let encoding = encoding(bytes);
    let (text, _, _) = encoding.decode(bytes);
    text.into_owned()
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    // Without a mark every second byte of Western text in UTF-16 is nought.
    let head = bytes.get(..bytes.len().min(1_000)).unwrap_or_default();
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 4;
    if head.len() >= 4 && zeros(1) > half && zeros(0) == 0 {
        return UTF_16LE;
    }
    if head.len() >= 4 && zeros(0) > half && zeros(1) == 0 {
        return UTF_16BE;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        // Cut within a letter is still UTF-8.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}
