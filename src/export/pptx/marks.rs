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

/// Where slides come from: two files may each have a journey of the same id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    /// The name of the journey file; empty where it has none yet.
    pub file: &'a str,
    /// The id of the journey.
    pub journey: &'a str,
}

impl Origin<'_> {
    /// What a slide is about, in one word: the same for the same journey and part of it, whenever it is made.
    pub(super) fn mark(&self, part: &str) -> String {
        format!("{}{part}", self.begins())
    }

    /// What the marks of all slides of the journey begin with, and no others'.
    pub(super) fn begins(&self) -> String {
        format!("/{}/{}", plain(self.file), self.begins_alone())
    }

    /// What they began with before marks named the file: such slides are taken over where the deck has none
    /// that name it.
    pub(super) fn begins_alone(&self) -> String {
        format!("{}/", plain(self.journey))
    }
}

/// Neither our own sign between two names nor what a name in a file cannot hold.
fn plain(name: &str) -> String {
    let plain = |letter: char| match letter {
        '%' | '/' => format!("%{:02X}", u32::from(letter)),
        letter if letter.is_control() => format!("%{:02X}", u32::from(letter)),
        letter => letter.to_string(),
    };
    name.chars().map(plain).collect()
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
            let origin = Origin { file: "a/b %.ron", journey };
            let mark = origin.mark("phase:search");
            assert_eq!(in_tags(&Document::parse(&tag(&mark)).unwrap()).as_deref(), Some(&*mark));
            assert!(mark.starts_with(&origin.begins()));
        }
        let begins = Origin { file: "x.ron", journey: "a" }.begins();
        for (file, journey) in [("x.ron", "a/b"), ("x.ron", "b"), ("y.ron", "a"), ("", "a")] {
            let mark = Origin { file, journey }.mark("map");
            assert!(!mark.starts_with(&begins), "another journey's");
            assert!(!mark.starts_with(&Origin { file, journey }.begins_alone()), "not one from before");
        }
    }
}
