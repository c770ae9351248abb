//! Addresses that people wrote about a touchpoint, for its card to lead to.

use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::Rect;

use crate::model::Touchpoint;

/// The first address of a page that the evidence or the notes of a touchpoint name.
pub(super) fn address(touchpoint: &Touchpoint) -> Option<String> {
    let evidence = touchpoint.evidence.iter().flat_map(|one| [one.source.as_str(), one.text.as_str()]);
    evidence.chain([touchpoint.notes.as_str()]).find_map(in_text)
}

/// Only pages: no other kind of address may start a program.
fn in_text(text: &str) -> Option<String> {
    let starts = ["https://", "http://"];
    let begin = starts.iter().filter_map(|start| text.find(start)).min()?;
    let rest = text.get(begin..)?;
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"\\^`{|}".contains(letter);
    let word = rest.split(ends).next()?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    let is_page =
        word.is_ascii() && starts.iter().any(|start| word.len() > start.len() && word.starts_with(start));
    is_page.then(|| word.to_owned())
}

/// A link over a card, said in words.
pub(super) fn link(edge: emath::Rect, address: &str, words: &str) -> Option<Annotation> {
    let edge = Rect::from_ltrb(edge.left(), edge.top(), edge.right(), edge.bottom())?;
    let target = Target::Action(LinkAction::new(address.to_owned()).into());
    Some(Annotation::new_link(LinkAnnotation::new(edge, target), Some(format!("{words}: {address}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_of_pages_count() {
        let found = |text: &str| in_text(text);
        assert_eq!(found("Survey 2026, https://a.example/x.").as_deref(), Some("https://a.example/x"));
        assert_eq!(found("(http://a.example/?q=1)").as_deref(), Some("http://a.example/?q=1"));
        for nothing in ["javascript:x", "https://", "www.example.org", "ftp://a", "https://é.example"] {
            assert_eq!(found(nothing), None, "{nothing}");
        }
    }
}
