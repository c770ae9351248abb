//! Several texts in one cell, with semicolons between them.

/// An item of a list as a cell has it: in quotes where it could be taken for several.
pub fn quoted(item: &str) -> String {
    let risky =
        item.is_empty() || item.starts_with('"') || item.contains([';', '\n', '\r']) || item.trim() != item;
    if risky { format!("\"{}\"", item.replace('"', "\"\"")) } else { item.to_owned() }
}

/// The items of a list in a cell.
pub fn items(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (item, behind) = match rest.strip_prefix('"').and_then(within_quotes) {
            Some(found) => found,
            None => {
                let end = rest.find(';').unwrap_or(rest.len());
                let (item, behind) = rest.split_at(end);
                (item.trim().to_owned(), behind)
            }
        };
        let quoted = rest.starts_with('"');
        if quoted || !item.is_empty() {
            out.push(item);
        }
        rest = behind.trim_start();
        rest = rest.strip_prefix(';').unwrap_or(rest).trim_start();
    }
    out
}

/// What stands up to the closing quote, and what comes behind the semicolon after it.
fn within_quotes(text: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once('"')?;
        item.push_str(before);
        if let Some(more) = behind.strip_prefix('"') {
            item.push('"');
            rest = more;
            continue;
        }
        let end = behind.trim_start();
        return (end.is_empty() || end.starts_with(';')).then_some((item, end));
    }
}
