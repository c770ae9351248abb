//! Findings for a terminal: a line each, worst first, as wide as asked.

use std::fmt::Write as _;

use crate::report::Row;

/// The findings as lines of at most `width` letters (0 cuts nothing): level, rule, subject, message.
pub fn lines(rows: &[Row], width: usize) -> String {
    let longest = |of: fn(&Row) -> &str, most: usize| {
        rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0).min(most)
    };
    let level = longest(|row| &row.level, 12);
    let subject = longest(|row| &row.subject, 36);
    let mut out = String::new();
    for row in rows {
        let line = format!(
            "{:level$}  {}  {:subject$}  {}",
            row.level,
            row.rule,
            cut(&row.subject, subject),
            row.message
        );
        let _ = writeln!(out, "{}", cut(&line, width));
    }
    out
}

/// The text in at most `width` letters, with an ellipsis when something is left out.
fn cut(text: &str, width: usize) -> String {
    if width == 0 || text.chars().count() <= width {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_by_letters() {
        assert_eq!(cut("oriëntatie", 5), "orië…");
        assert_eq!(cut("short", 0), "short");
    }
}
