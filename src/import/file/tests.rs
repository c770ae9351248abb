//! Readers against files as people have them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use super::*;
use crate::import::draft::{Draft, Grid};

fn draft(extension: &str, text: &str) -> Draft {
    match importer(extension, text.as_bytes()).unwrap().read(text.as_bytes()).unwrap() {
        Found::Draft(draft) => *draft,
        other => panic!("{other:?}"),
    }
}

fn grid(extension: &str, bytes: &[u8]) -> Grid {
    match importer(extension, bytes).unwrap().read(bytes).unwrap() {
        Found::Grids(mut grids) => grids.remove(0),
        other => panic!("{other:?}"),
    }
}

/// Phases, touchpoints as "phase/title", links as "from>to".
fn seen(draft: &Draft) -> (Vec<&str>, Vec<String>, Vec<String>) {
    let title =
        |touchpoint: &crate::import::DraftTouchpoint| touchpoint.cell("title").unwrap_or_default().to_owned();
    let named = |key: &str| {
        let found = draft.touchpoints.iter().find(|touchpoint| touchpoint.key == key);
        found.map_or_else(|| key.to_owned(), title)
    };
    (
        draft.phases.iter().map(|phase| phase.name.as_str()).collect(),
        draft
            .touchpoints
            .iter()
            .map(|one| format!("{}/{}", one.phase.as_deref().unwrap_or("?"), title(one)))
            .collect(),
        draft.links.iter().map(|link| format!("{}>{}", named(&link.from), named(&link.to))).collect(),
    )
}

#[test]
fn a_flowchart_with_subgraphs() {
    let draft = draft(
        "mmd",
        "---\ntitle: Trip\n---\nflowchart TD\n  %% a remark\n  subgraph one [\"See #amp; search\"]\n    a[Search; now]:::big --> b(\"Ad #quot;x#quot;\")\n    direction LR\n  end\n  subgraph Buy\n    c{{Shop}}\n  end\n  b -- then --> c & d\n  c -.->|back| a; d o--o a\n  classDef big fill:#f96\n  what is this?",
    );
    let (phases, touchpoints, links) = seen(&draft);
    assert_eq!(draft.name, "Trip");
    assert_eq!(phases, ["See & search", "Buy"]);
    assert_eq!(touchpoints, ["See & search/Search; now", "See & search/Ad \"x\"", "Buy/Shop", "/d"]);
    assert_eq!(
        links,
        ["Search; now>Ad \"x\"", "Ad \"x\">Shop", "Ad \"x\">d", "Shop>Search; now", "d>Search; now"]
    );
    assert_eq!(draft.links[1].cells, [("label", "then".to_owned())]);
    let left: Vec<&str> = draft.left_over.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(
        left,
        [
            "a:::big",
            "b(…)",
            "direction LR",
            "c{{…}}",
            "classDef big fill:#f96",
            "what is this?",
            "%% a remark"
        ]
    );
}

#[test]
fn what_has_no_place_is_listed() {
    let listed = |ending: &str, text: &str| -> Vec<String> {
        draft(ending, text).left_over.into_iter().map(|left| left.text).collect()
    };
    assert_eq!(
        listed(
            "mmd",
            "flowchart LR\n  accTitle: Help\n  a --> b\n  click a \"https://x\"\n  style a fill:#f00"
        ),
        ["accTitle: Help", "click a \"https://x\"", "style a fill:#f00"]
    );
    assert_eq!(
        listed(
            "mmd",
            "---\ntitle: T\nconfig:\n  theme: dark\n---\n%%{init: {}}%%\nflowchart LR\n  a[x]:::big --> b([y])\n  linkStyle 0 stroke:red\n  class a big"
        ),
        [
            "a:::big",
            "b([…])",
            "linkStyle 0 stroke:red",
            "class a big",
            "config:",
            "theme: dark",
            "%%{init: {}}%%"
        ]
    );
    assert_eq!(
        listed(
            "dot",
            "# by hand\ndigraph {\n rankdir=LR; bgcolor=red; node [shape=oval, style=rounded]; edge [color=blue]\n /* two */ a [color=red]; b [color=green, shape=box]\n a -> b [style=dashed]; b -> a [style=dashed, constraint=false] // back\n}"
        ),
        [
            "# by hand",
            "two",
            "// back",
            "bgcolor: red",
            "node shape: oval",
            "edge color: blue",
            "color: red",
            "color: green",
            "style: dashed"
        ]
    );
    let graph = "<graphml><graph><data key=\"zoo\">1</data><node id=\"g\"><data key=\"label\">See</data><data key=\"owner\">Me</data>\
                 <graph><node id=\"a\"><port name=\"p\"/></node></graph></node><hyperedge/></graph></graphml>";
    assert_eq!(listed("graphml", graph), ["port", "hyperedge", "zoo: 1", "owner: Me"]);
}

#[test]
fn what_a_file_says_again_and_again_is_counted() {
    let text = "digraph {\n a [color=red]; b [color=blue]\n a -> b [color=red, zebra=1]\n}";
    let left = crate::import::draft::gathered(draft("dot", text).left_over);
    let told: Vec<(usize, &str, usize)> =
        left.iter().map(|left| (left.line, left.text.as_str(), left.more)).collect();
    assert_eq!(told, [(2, "color: red", 2), (3, "zebra: 1", 0)]);
}

#[test]
fn what_yed_says_of_drawing_is_listed_once() {
    let node = |id: &str, label: &str| {
        format!(
            "<node id=\"{id}\"><data key=\"d6\"><y:ShapeNode><y:Fill color=\"#FFCC00\"/><y:NodeLabel>{label}</y:NodeLabel></y:ShapeNode></data></node>"
        )
    };
    let text = format!(
        "<graphml xmlns:y=\"y\"><!-- made by yEd --><key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/><graph>{}{}<edge source=\"a\" target=\"b\"/></graph></graphml>",
        node("a", "Ad"),
        node("b", "Shop")
    );
    let draft = draft("graphml", &text);
    assert_eq!(seen(&draft).1, ["?/Ad", "?/Shop"]);
    let left = crate::import::draft::gathered(draft.left_over);
    let told: Vec<(&str, usize)> = left.iter().map(|left| (left.text.as_str(), left.more)).collect();
    assert_eq!(told, [("<!-- made by yEd -->", 0), ("nodegraphics", 1)]);
}

#[test]
fn reading_shows_how_far_it_is_and_ends_when_asked() {
    let rows: String = (0..500).map(|n| format!("a{n},b{n}\n")).collect();
    let progress = Progress::default();
    let csv = importer("csv", b"").unwrap();
    assert!(csv.read_showing(rows.as_bytes(), &progress).is_ok());
    assert!(progress.share() > 0.9, "{}", progress.share());
    progress.stop();
    let Err(error) = csv.read_showing(rows.as_bytes(), &progress) else { panic!("it went on") };
    assert!(error.is_stop());
}

#[test]
fn a_mermaid_journey() {
    let draft = draft(
        "mermaid",
        "journey\n  title My day\n  section Go\n    Make tea: 5: Me, Cat\n    %% not assessed\n    #116;itle page: 3: Me\n  nonsense",
    );
    let (phases, touchpoints, links) = seen(&draft);
    assert_eq!((draft.name.as_str(), phases), ("My day", vec!["Go"]));
    assert_eq!(touchpoints, ["Go/Make tea", "Go/title page"]);
    assert_eq!(links, ["Make tea>title page"]);
    assert_eq!(draft.touchpoints[0].cell("experienced"), Some("5"));
    assert_eq!(draft.touchpoints[0].cell(crate::import::draft::PEOPLE), Some("Me; Cat"));
    assert_eq!(draft.touchpoints[1].cell("experienced"), None);
    assert_eq!(draft.left_over.len(), 1);
}

#[test]
fn dot_with_clusters() {
    let draft = draft(
        "gv",
        "// made by hand\ndigraph \"G\" {\n rankdir=LR; label=\"Trip\"\n node [shape=box]\n subgraph cluster_0 { label=\"See \\\"it\\\"\"; a [label=\"Ad\\nbig &amp; <b>\", color=red]; b }\n subgraph cluster_buy { c [label=<<b>Shop</b> here>, channel=Website, zebra=1] }\n a -> b -> {c d} [label=\"go\", style=dashed]; # not a comment here\n}",
    );
    let (phases, touchpoints, links) = seen(&draft);
    assert_eq!((draft.name.as_str(), phases), ("Trip", vec!["See \"it\"", "buy"]));
    assert_eq!(touchpoints[..4], ["See \"it\"/Ad\nbig & <b>", "See \"it\"/b", "buy/Shop here", "/d"]);
    assert_eq!(links, ["Ad\nbig & <b>>b", "b>Shop here", "b>d"]);
    assert_eq!(draft.touchpoints[2].cell("channel"), Some("Website"));
    assert!(draft.left_over.iter().any(|left| left.text == "zebra: 1"), "{:?}", draft.left_over);
    assert!(importer("dot", b"").unwrap().read(b"digraph { a -> \"b").is_err());
}

#[test]
fn graphml_of_others() {
    let draft = draft(
        "graphml",
        "<?xml version=\"1.0\"?><graphml><key id=\"d0\" for=\"node\" attr.name=\"label\"/><key id=\"d1\" for=\"node\" attr.name=\"kanaal\"/><key id=\"d2\" for=\"node\" attr.name=\"zebra\"/><graph edgedefault=\"directed\"><node id=\"g\"><data key=\"d0\">See &amp; go</data><graph><node id=\"a\"><data key=\"d0\">Ad</data><data key=\"d1\">Televisie</data><data key=\"d2\">1</data></node></graph></node><node id=\"b\"/><edge source=\"a\" target=\"b\"/></graph></graphml>",
    );
    let (phases, touchpoints, links) = seen(&draft);
    assert_eq!(phases, ["See & go"]);
    assert_eq!(touchpoints, ["See & go/Ad", "?/b"]);
    assert_eq!(links, ["Ad>b"]);
    assert_eq!(draft.touchpoints[0].cell("channel"), Some("Televisie"));
    assert_eq!(draft.left_over[0].text, "zebra: 1");
    assert!(importer("graphml", b"").unwrap().read(b"<html></html>").is_err());
}

#[test]
fn outlines_and_indented_text() {
    let outline = draft(
        "md",
        "# Trip\n\n## See\n\n- Ad \\*big\\*<br>two\n  - Kanaal: Televisie\n  - just a thought\n  - Leads to: Shop\n1. Post\n\n## Buy\n- Shop\n\nA paragraph.",
    );
    let (phases, touchpoints, links) = seen(&outline);
    assert_eq!((outline.name.as_str(), phases), ("Trip", vec!["See", "Buy"]));
    assert_eq!(touchpoints, ["See/Ad *big*\ntwo", "See/Post", "Buy/Shop"]);
    assert_eq!(links, ["Ad *big*\ntwo>Shop"]);
    assert_eq!(outline.touchpoints[0].cell("channel"), Some("Televisie"));
    assert_eq!(outline.touchpoints[0].cell("notes"), Some("just a thought"));
    assert_eq!(outline.left_over[0].text, "A paragraph.");
    let text = draft("txt", "See:\n\t- Ad\n\t\tChannel: Website\n\t- Post\nBuy\n\tShop");
    let (phases, touchpoints, _) = seen(&text);
    assert_eq!(
        (phases, touchpoints),
        (vec!["See", "Buy"], vec!["See/Ad".into(), "See/Post".into(), "Buy/Shop".into()])
    );
    assert_eq!(seen(&draft("txt", "Ad\nShop")).1, ["/Ad", "/Shop"]);
}

#[test]
fn separated_values_of_any_kind() {
    let rows = |bytes: &[u8]| grid("csv", bytes).rows;
    let wanted = [["Titel", "Café"], ["a;b", "x\ny"]];
    assert_eq!(rows("Titel;Café\n\"a;b\";\"x\ny\"\n".as_bytes()), wanted);
    assert_eq!(rows("\u{feff}Titel\tCafé\r\na;b\t\"x\ny\"".as_bytes()), wanted);
    assert_eq!(rows(b"Titel,Caf\xe9\r\na;b,\"x\ny\"\r\n"), wanted);
    for mark in ["\u{feff}", ""] {
        let text = format!("{mark}Titel;Café\n\"a;b\";\"x\ny\"\n");
        for bytes_of in [u16::to_le_bytes, u16::to_be_bytes] {
            let utf16: Vec<u8> = text.encode_utf16().flat_map(bytes_of).collect();
            assert_eq!(rows(&utf16), wanted);
        }
    }
    assert_eq!(importer("txt", b"a,b\n1,2\n").unwrap().id, "csv");
    assert_eq!(importer("txt", b"a\n  b\n").unwrap().id, "text");
    assert_eq!(importer("", b"digraph { a }").unwrap().id, "dot");
}

#[test]
fn nothing_makes_a_reader_fall() {
    for importer in IMPORTERS {
        for bytes in [
            &b""[..],
            b"\xff\xfe",
            b"\0\0\0\0",
            "€#;:[]{}()\"|<&".as_bytes(),
            b"a --> ",
            b"subgraph",
            b"- ",
            b"PK\x03\x04zz",
        ] {
            let _ = importer.read(bytes);
        }
    }
    let deep = format!("digraph {{ {} }}", "{".repeat(50_000));
    let _ = importer("dot", b"").unwrap().read(deep.as_bytes());
}

proptest::proptest! {
    #[test]
    fn no_text_makes_a_reader_fall(text in "(flowchart LR\n|digraph \\{|journey\n|<graphml>|# )?[a-c\\-=>.<|\"\\[\\](){};:#&\n <\\\\x1€]{0,60}") {
        for importer in IMPORTERS {
            let _ = importer.read(text.as_bytes());
        }
    }
}
