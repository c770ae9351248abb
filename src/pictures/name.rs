//! The names under which pictures are kept: one part of a path, of letters that every system takes.

/// Names that some systems keep for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a name in a journey file stays within its folder of pictures.
pub fn is_safe(name: &str) -> bool {
    let odd = |letter: char| letter.is_control() || matches!(letter, '/' | '\\' | ':' | '\0');
    !name.is_empty() && !name.starts_with('.') && !name.contains(odd) && name.len() <= 255
}

/// A name for a picture that was called `original`: small letters, figures and hyphens.
pub fn proposed(original: &str, extension: &str) -> String {
    let last = original.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let mut name = crate::model::slug(stem);
    let is_device = DEVICES.contains(&name.as_str())
        || name
            .strip_prefix("com")
            .or_else(|| name.strip_prefix("lpt"))
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|letter| letter.is_ascii_digit()));
    if name.is_empty() || is_device {
        name = format!("picture{}{name}", if name.is_empty() { "" } else { "-" });
    }
    format!("{name}.{extension}")
}
