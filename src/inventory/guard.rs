//! Cells that no spreadsheet takes for formulas.

/// What a spreadsheet takes for the beginning of a formula.
fn is_trigger(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r')
}

/// The text as a cell that stays text: an apostrophe in front of what would become a formula. One is
/// also put in front of apostrophes that stand before such a sign, so that [`unguard`] gives back
/// exactly what went in.
pub fn guard(text: &str) -> String {
    let risky = text.trim_start_matches('\'').starts_with(is_trigger);
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// The text behind a cell that [`guard`] made.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(is_trigger) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula_and_all_come_back() {
        for text in [
            "=1+1",
            "+31 6",
            "-",
            "@here",
            "\tx",
            "\rx",
            "'=a",
            "''=a",
            "'plain",
            "plain",
            "",
            "-3.5",
            "a\nb;c,\"d\"",
        ] {
            let cell = guard(text);
            assert!(!cell.starts_with(is_trigger), "{cell:?}");
            assert_eq!(unguard(&cell), text);
        }
    }
}
