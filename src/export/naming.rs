//! What files are called that nobody named yet: journey, what is shown, and the day. Knows no folder.

use crate::model::{Date, slug};

/// A name such as `a-new-bicycle-map-2026-06-01.png`: plain letters, as every disk and web server takes
/// them. Parts without any plain letter are left out.
pub fn proposed(parts: &[&str], day: Date, extension: &str) -> String {
    let mut parts: Vec<String> =
        parts.iter().map(|part| slug(part)).filter(|part| !part.is_empty()).collect();
    parts.push(day.to_string());
    format!("{}.{extension}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_journey_view_and_day() {
        let day = jiff::civil::date(2026, 6, 1);
        assert_eq!(
            proposed(&["Zwaluw & Spaak: één fiets", "Map"], day, "png"),
            "zwaluw-spaak-een-fiets-map-2026-06-01.png"
        );
        assert_eq!(proposed(&["../../etc", "日本"], day, "svg"), "etc-2026-06-01.svg");
    }
}
