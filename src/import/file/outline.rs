//! A Markdown outline: headings are phases (the first of its own level is the journey), items are
//! touchpoints, and items under them say something of it: `Channel: Website`.

use super::decoded;
use crate::import::draft::{Draft, DraftLink, DraftPhase, DraftTouchpoint, Found, ImportError, LeftOver};
use crate::inventory::{LEADS_TO, PHASE, Rows, items, plain};

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    Ok(Found::Draft(Box::new(draft(&decoded(bytes)))))
}

/// A heading with its level, or an item with its indent.
enum Piece<'a> {
    Heading(usize, &'a str),
    Item(usize, &'a str),
    Text(&'a str),
}

fn piece(line: &str) -> Option<Piece<'_>> {
    let text = line.trim();
    if text.is_empty() || text.chars().all(|sign| matches!(sign, '-' | '=' | '*')) {
        return None;
    }
    let level = text.chars().take_while(|sign| *sign == '#').count();
    if (1..=6).contains(&level)
        && let Some(title) = text.get(level..).filter(|rest| rest.starts_with(' '))
    {
        return Some(Piece::Heading(level, title.trim().trim_end_matches('#').trim_end()));
    }
    let indent = super::indented::indent(line);
    let bullet =
        text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).or_else(|| text.strip_prefix("+ "));
    let numbered = || {
        let behind = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
        (behind.len() < text.len())
            .then(|| behind.strip_prefix(". ").or_else(|| behind.strip_prefix(") ")))
            .flatten()
    };
    match bullet.or_else(numbered) {
        Some(item) => {
            Some(Piece::Item(indent, item.trim().trim_start_matches("[ ] ").trim_start_matches("[x] ")))
        }
        None => Some(Piece::Text(text)),
    }
}

fn draft(text: &str) -> Draft {
    let mut draft = Draft::default();
    let levels = text.lines().filter_map(|line| match piece(line) {
        Some(Piece::Heading(level, _)) => Some(level),
        _ => None,
    });
    let levels: Vec<usize> = levels.collect();
    let top = levels.iter().min().copied().unwrap_or(1);
    // One heading above all others is the journey's name.
    let named = levels.first() == Some(&top)
        && levels.iter().filter(|level| **level == top).count() == 1
        && levels.len() > 1;
    let mut outer = 0;
    for (line, text) in (1..).zip(text.lines()) {
        match piece(text) {
            None => {}
            Some(Piece::Heading(level, title)) if named && level == top => draft.name = unescaped(title),
            Some(Piece::Heading(_, title)) => {
                let name = unescaped(title);
                draft.phases.push(DraftPhase { name, cells: Vec::new() });
            }
            Some(Piece::Item(indent, item))
                if draft.touchpoints.is_empty() || indent <= outer || fresh(&draft) =>
            {
                outer = indent;
                let mut touchpoint = DraftTouchpoint::titled(&unescaped(item), line);
                touchpoint.phase = Some(phase(&draft));
                draft.touchpoints.push(touchpoint);
            }
            Some(Piece::Item(_, item)) => noted(&mut draft, &unescaped(item), line),
            Some(Piece::Text(text)) => draft.left_over.push(LeftOver::new(line, unescaped(text))),
        }
    }
    draft
}

/// Whether a phase has just begun, so that an item cannot be about a touchpoint of the one before.
fn fresh(draft: &Draft) -> bool {
    let now = phase(draft);
    draft.touchpoints.last().is_none_or(|last| last.phase.as_deref() != Some(now.as_str()))
}

/// The phase that is open; the place of those without one has none.
fn phase(draft: &Draft) -> String {
    let name = draft.phases.last().map(|phase| phase.name.clone()).unwrap_or_default();
    if matches!(plain(&name).as_str(), "without a phase" | "zonder fase") { String::new() } else { name }
}

/// Something said of the last touchpoint.
pub(super) fn noted(draft: &mut Draft, text: &str, line: usize) {
    let Some(touchpoint) = draft.touchpoints.last_mut() else {
        draft.left_over.push(LeftOver::new(line, text));
        return;
    };
    let said = text.split_once(':').map(|(key, value)| (key.trim().trim_matches('*').trim(), value.trim()));
    if let Some((key, value)) = said {
        let value = value.trim_start_matches("**").trim_start();
        if [LEADS_TO.en, LEADS_TO.nl].iter().any(|label| plain(label) == plain(key)) {
            let from = touchpoint.cell("title").unwrap_or_default().to_owned();
            let links = items(value).into_iter();
            draft.links.extend(links.map(|to| DraftLink { from: from.clone(), to, cells: Vec::new(), line }));
            return;
        }
        let best = Rows::Touchpoints.meant(key).map(|(column, _)| column);
        if let Some(column) = best.filter(|column| *column != PHASE && column.id != "title") {
            touchpoint.cells.push((column.id, value.to_owned()));
            return;
        }
    }
    // Anything else under a touchpoint is a note of it.
    match touchpoint.cells.iter_mut().find(|(id, _)| *id == "notes") {
        Some((_, notes)) => {
            notes.push('\n');
            notes.push_str(text);
        }
        None => touchpoint.cells.push(("notes", text.to_owned())),
    }
}

/// A text as it was before it was made safe for Markdown; breaks are lines again.
fn unescaped(text: &str) -> String {
    let text = text.replace("<br>", "\n").replace("<br/>", "\n");
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => out.extend(letters.next()),
            letter => out.push(letter),
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
