//! How a slide of ours is known again: by a tag, which PowerPoint keeps, and by the name of the shape at
//! its very back, which other programs keep too. Knows no package.

use resvg::usvg::roxmltree::{Document, Node};

use super::forms::escaped;
use super::shapes::HEAD;

/// The name space of slides.
pub(super) const PML: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// The relation of a slide to its mark.
pub(super) const RELATION: &str = "rId2";
/// The name of our tag: PowerPoint has names of tags in capitals.
const TAG: &str = "WANDEL";
/// What the names of our grounds begin with.
const GROUND: &str = "Wandel: ";

/// What a slide is about, in one word: the same for the same journey and part of it, whenever it is made.
pub(super) fn mark(journey: &str, part: &str) -> String {
    format!("{}{part}", of_journey(journey))
}

/// What the marks of all slides of a journey begin with, and no others'.
pub(super) fn of_journey(journey: &str) -> String {
    // Neither our own sign between the two nor what a name in a file cannot hold.
    let plain = |letter: char| match letter {
        '%' | '/' => format!("%{:02X}", u32::from(letter)),
        letter if letter.is_control() => format!("%{:02X}", u32::from(letter)),
        letter => letter.to_string(),
    };
    format!("{}/", journey.chars().map(plain).collect::<String>())
}

/// The name of the ground of a slide.
pub(super) fn name(mark: &str) -> String {
    format!("{GROUND}{mark}")
}

/// The part that holds the tag of a slide.
pub(super) fn tag(mark: &str) -> String {
    format!("{HEAD}<p:tagLst xmlns:p=\"{PML}\"><p:tag name=\"{TAG}\" val=\"{}\"/></p:tagLst>", escaped(mark))
}

/// The mark that a part with tags holds.
pub(super) fn in_tags(tags: &Document<'_>) -> Option<String> {
    let is_ours = |node: &Node<'_, '_>| {
        node.tag_name().name() == "tag"
            && node.attribute("name").is_some_and(|name| name.eq_ignore_ascii_case(TAG))
    };
    let tag = tags.descendants().find(is_ours)?;
    tag.attribute("val").map(str::to_owned)
}

/// The mark that the name of the rearmost shape of a slide holds. Our ground on a slide of somebody else
/// lies in front of what was there.
pub(super) fn in_slide(slide: &Document<'_>) -> Option<String> {
    let tree = slide.descendants().find(|node| node.has_tag_name((PML, "spTree")))?;
    let holds_shapes = |node: &Node<'_, '_>| {
        !matches!(node.tag_name().name(), "nvGrpSpPr" | "grpSpPr" | "extLst") && node.is_element()
    };
    let rearmost = tree.children().find(holds_shapes)?;
    let named = rearmost.descendants().find(|node| node.tag_name().name() == "cNvPr")?;
    named.attribute("name")?.strip_prefix(GROUND).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        for journey in ["repair", "a/b", "50%/\"<x>&", "line\nbreak"] {
            let mark = mark(journey, "phase:search");
            assert_eq!(in_tags(&Document::parse(&tag(&mark)).unwrap()).as_deref(), Some(&*mark));
            assert!(mark.starts_with(&of_journey(journey)));
        }
        assert!(!mark("a/b", "map").starts_with(&of_journey("a")), "another journey's");
    }
}
