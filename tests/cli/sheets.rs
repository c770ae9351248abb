//! Lists, graphs and outlines out of the program and back into it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use wandel::export::{CONTENT_FORMATS, Content, CsvStyle};
use wandel::import::{self, Found, Target, Wishes};
use wandel::model::*;
use wandel::progress::Progress;

use super::readers::there;
use super::{err, fails, folder, out, sample, wandel, works};

fn written(id: &str, workspace: &Workspace, lang: Lang, style: CsvStyle) -> Vec<u8> {
    let format = CONTENT_FORMATS.iter().find(|format| format.id == id).unwrap();
    let content = Content {
        workspace,
        journey: &workspace.journeys[0],
        lang,
        as_of: jiff::civil::date(2026, 6, 1),
        style,
        matrices: &Vec::new,
    };
    (format.write)(&content).unwrap()
}

/// What Wandel makes of a file that it wrote itself.
fn read(extension: &str, bytes: &[u8]) -> import::Draft {
    match import::importer(extension, bytes).unwrap().read(bytes).unwrap() {
        Found::Grids(grids) => import::own_draft(&grids).expect("it needs no mapping"),
        Found::Draft(draft) => *draft,
        other @ (Found::Whole(_) | Found::Dates(_)) => panic!("{other:?}"),
    }
}

/// What would come of a draft, when nobody stops it.
fn settled_whole(workspace: &Workspace, draft: &import::Draft, wishes: &Wishes) -> import::Settled {
    import::settle(workspace, draft, wishes, &Progress::default()).unwrap()
}

fn first(workspace: &Workspace) -> Wishes {
    Wishes { target: Target::Update(workspace.journeys[0].id.clone()), ..Wishes::default() }
}

/// Texts that spreadsheets, XML and CSV take for something else.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+\\-@\t\r'][ -~]{0,8}",
        "[ -~é€😀\n\r\t\"',;]{0,20}",
        "0[0-9]{1,6}",
        "[0-9]{1,2}-[0-9]{1,2}-20[0-9]{2}",
        "(TRUE|1E5|_x0041_|#N/A|<b>&amp;|]]>|\u{feff}|\u{202e}|\u{1}|\u{fffe})[a-z]{0,3}",
        Just("x".repeat(32_000)),
        Just("😀\"\n".repeat(3_000)),
        any::<String>(),
    ]
}

prop_compose! {
    fn touchpoint()(
        title in hostile(), notes in hostile(), platform in hostile(),
        names in prop::collection::vec("[=+\\-@ -~é€\n\t]{0,20}", 0..3), pain in "[=+\\-@ -~é€\n\t]{0,20}",
        emotion in prop::option::of(-2_i8..3), importance in prop::option::of(1_u8..6),
        media in prop::option::of(prop::sample::select(MediaType::ALL)),
        figure in prop::option::of(-1e6_f64..1e6), owner in 0_usize..4, number in 1_u32..5000,
    ) -> Touchpoint {
        Touchpoint {
            number, title, notes, platform, emotion, importance, media_type: media,
            channel: ["", "website", "our-van", "unknown_one"][owner].into(),
            owners: [vec![], vec!["a"], vec!["b", "a"], vec!["c"]][owner].iter().map(|id| Id::new(id)).collect(),
            mandatory_field_names: names.into(),
            pain_points: vec![PainPoint { text: pain, ..PainPoint::default() }].into(),
            metrics: vec![Metric { id: "m".into(), name: "m".into(), measured: figure, ..Metric::default() }].into(),
            ..Touchpoint::default()
        }
    }
}

prop_compose! {
    fn workspaces()(
        touchpoints in prop::collection::vec(touchpoint(), 1..5), names in prop::collection::vec(hostile(), 5),
        label in hostile(), share in prop::option::of(0_f32..1.0),
    ) -> Workspace {
        let numbered = |(at, touchpoint): (usize, Touchpoint)| {
            let number = u32::try_from(at).unwrap() + 1;
            Arc::new(Touchpoint { id: Id::new(&format!("t{at}")), number, ..touchpoint })
        };
        let mut all: Vec<_> = touchpoints.into_iter().enumerate().map(numbered).collect();
        let unsorted = all.split_off(all.len() / 2);
        let leaves = all.first().map(|from| vec![Arc::new(Transition {
            from: from.id.clone(), to: unsorted[0].id.clone(), label, share, ..Transition::default()
        })]);
        let phase = Phase {
            id: "p".into(), name: names[3].clone(), look_first: names[4].clone(), touchpoints: all.into(),
            transitions: leaves.unwrap_or_default().into(), ..Phase::default()
        };
        let department = |(id, name): (&str, &String)| Department { id: id.into(), name: name.clone(), external: false };
        let journey = Journey {
            id: "j".into(), name: "J".into(), phases: vec![Arc::new(phase)].into(), unsorted: unsorted.into(),
            ..Journey::default()
        };
        Workspace {
            version: 1,
            departments: ["a", "b", "c"].into_iter().zip(&names).map(department).collect(),
            channels: vec![ChannelDef { id: "our-van".into(), name: names[0].clone(), ..ChannelDef::default() }].into(),
            journeys: vec![Arc::new(journey)].into(),
            ..Workspace::default()
        }
    }
}

/// The workspace with its touchpoints, phases and transitions emptied, but for what names them.
fn emptied(workspace: &Workspace) -> Workspace {
    let mut next = workspace.clone();
    let journey = Arc::make_mut(&mut next.journeys.edit()[0]);
    let bare = |list: &mut List<Arc<Touchpoint>>| {
        for one in list.edit() {
            *one = Arc::new(Touchpoint { id: one.id.clone(), number: one.number, ..Touchpoint::default() });
        }
    };
    bare(&mut journey.unsorted);
    for phase in journey.phases.edit() {
        bare(&mut Arc::make_mut(phase).touchpoints);
    }
    next
}

fn comes_back(id: &str, extension: &str, workspace: &Workspace, lang: Lang, style: CsvStyle) {
    let draft = read(extension, &written(id, workspace, lang, style));
    assert!(draft.ours, "{id}");
    let settled = settled_whole(workspace, &draft, &Wishes { lang, ..first(workspace) });
    assert_eq!((&settled.changes[..], &settled.left_over[..]), (&[][..], &[][..]), "{id}");
    assert_eq!(settled.edits, [], "{id}");
    let bare = emptied(workspace);
    let settled = settled_whole(&bare, &draft, &Wishes { lang, ..first(&bare) });
    let mut editor = wandel::edit::Editor::new(bare, false);
    editor.apply_all(settled.edits, settled.name).unwrap();
    assert_eq!(editor.workspace().journeys[0], workspace.journeys[0], "{id}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_inventory_comes_back_exactly(workspace in workspaces(), dutch: bool, semicolon: bool, bom: bool) {
        let lang = if dutch { Lang::Nl } else { Lang::En };
        comes_back("inventory", "csv", &workspace, lang, CsvStyle { semicolon, decimal_comma: dutch, bom });
        comes_back("workbook", "xlsx", &workspace, lang, CsvStyle::default());
        comes_back("graphml", "graphml", &workspace, lang, CsvStyle::default());
    }
}

#[test]
fn the_samples_come_back_exactly() {
    for name in ["zwaluw-en-spaak", "vriesmeter", "first-steps"] {
        let text = wandel::vocabulary::sample(name).unwrap();
        let workspace = wandel::storage::parse(name, text).unwrap().workspace;
        for lang in [Lang::En, Lang::Nl] {
            comes_back("inventory", "csv", &workspace, lang, CsvStyle::default());
            comes_back("workbook", "xlsx", &workspace, lang, CsvStyle::default());
            comes_back("graphml", "graphml", &workspace, lang, CsvStyle::default());
        }
        for (id, extension) in [("flowchart", "mmd"), ("dot", "dot"), ("outline", "md")] {
            let draft = read(extension, &written(id, &workspace, Lang::Nl, CsvStyle::default()));
            assert_eq!(draft.left_over, [], "{id} of {name}");
            let journey = &workspace.journeys[0];
            assert_eq!(draft.touchpoints.len(), journey.all_touchpoints().count(), "{id} of {name}");
            let settled = settled_whole(&Workspace::default(), &draft, &Wishes::default());
            assert_eq!(settled.added.transitions, journey.all_transitions().count(), "{id} of {name}");
            assert_eq!(settled.added.phases, journey.phases.len(), "{id} of {name}");
        }
    }
}

#[test]
fn every_format_is_written_and_a_wrong_one_is_told() {
    let folder = folder();
    for format in CONTENT_FORMATS {
        let name = format!("{}.{}", format.id, format.extension);
        let output = wandel(folder.path(), &["export", &sample(), "--to", &name, "--as", format.id]);
        works(&output);
        assert!(fs::metadata(folder.path().join(&name)).unwrap().len() > 40, "{name}");
    }
    let again = wandel(folder.path(), &["export", &sample(), "--to", "inventory.csv"]);
    fails(&again, 1, &["already", "--force"]);
    fails(&wandel(folder.path(), &["export", &sample(), "--to", "a.doc"]), 2, &[".csv", ".mmd"]);
    fails(&wandel(folder.path(), &["export", &sample(), "--to", "a.csv", "--as", "dot"]), 2, &["inventory"]);
    fails(&wandel(folder.path(), &["export", &sample(), "--to", "a.csv", "--width", "800"]), 2, &["--width"]);
    let dutch = [
        "export",
        &sample(),
        "--to",
        "d.csv",
        "--semicolon",
        "--decimal-comma",
        "--bom",
        "--as",
        "transitions",
    ];
    works(&wandel(folder.path(), &dutch));
    assert!(fs::read_to_string(folder.path().join("d.csv")).unwrap().starts_with("\u{feff}Van;Naar;Soort;"));
    assert!(out(&wandel(folder.path(), &["list", "formats"])).contains("flowchart (.mmd)"));
}

#[test]
fn json_goes_out_and_comes_back_whole() {
    let folder = folder();
    works(&wandel(folder.path(), &["export", &sample(), "--to", "all.json"]));
    works(&wandel(folder.path(), &["import", "all.json", "--to", "back.ron"]));
    let read = |path: &Path| wandel::storage::open(path).unwrap().workspace;
    assert_eq!(read(&folder.path().join("back.ron")), read(Path::new(&sample())));
    fs::write(folder.path().join("bad.json"), "{\"version\": 1, \"zebra\": 2}").unwrap();
    fails(&wandel(folder.path(), &["import", "bad.json", "--to", "b.ron"]), 1, &["zebra"]);
}

#[test]
fn several_files_at_once_and_globs() {
    let folder = folder();
    for name in ["one.ron", "two.ron"] {
        fs::copy(sample(), folder.path().join(name)).unwrap();
    }
    let output = wandel(folder.path(), &["export", "*.ron", "--to", "{name}-list.csv"]);
    works(&output);
    assert_eq!(out(&output), "wrote one-list.csv\nwrote two-list.csv\n");
    fails(&wandel(folder.path(), &["export", "*.ron", "--to", "x.csv"]), 2, &["{name}"]);
    fails(&wandel(folder.path(), &["export", "z*.ron", "--to", "x.csv"]), 1, &["z*.ron"]);
    fs::write(folder.path().join("broken.ron"), "(").unwrap();
    let output = wandel(folder.path(), &["export", "*.ron", "--to", "{name}.dot"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "wrote one.dot\nwrote two.dot\n", "the others are written: {}", err(&output));
}

#[test]
fn a_watched_file_is_exported_on_each_save() {
    let folder = folder();
    let (file, list) = (folder.path().join("j.ron"), folder.path().join("j.csv"));
    fs::copy(sample(), &file).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_wandel"))
        .args(["export", "j.ron", "--to", "j.csv", "--watch"])
        .current_dir(folder.path())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let wait = |done: &dyn Fn() -> bool| {
        let start = Instant::now();
        while !done() && start.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(50));
        }
        done()
    };
    let written = wait(&|| list.exists());
    std::thread::sleep(Duration::from_millis(400));
    let text = fs::read_to_string(&file).unwrap().replace("Google", "Zoekmachine Q");
    fs::write(&file, text).unwrap();
    let again = wait(&|| fs::read_to_string(&list).is_ok_and(|text| text.contains("Zoekmachine Q")));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(written && again, "{written} {again}");
}

#[test]
fn a_list_is_imported_with_a_map_and_what_has_no_place_is_told() {
    let folder = folder();
    let list = "Wat;Fase;Team;Soort\nAdvertentie;Zien;Marketing;Betald\nWinkel;Kopen;Verkoop;raar\n;;;los\n";
    fs::write(folder.path().join("list.csv"), list).unwrap();
    fails(&wandel(folder.path(), &["import", "list.csv", "--to", "j.ron"]), 2, &["title", "--map"]);
    let map = r#"{"columns": {"Wat": "title", "Soort": "media_type"}, "values": {"media_type": {"raar": "(nothing)"}}}"#;
    fs::write(folder.path().join("map.json"), map).unwrap();
    let arguments = ["import", "list.csv", "--to", "j.ron", "--map", "map.json", "--lang", "nl"];
    let dry = wandel(folder.path(), &[&arguments[..], &["--dry-run"]].concat());
    assert!(out(&dry).contains("nothing was written") && !folder.path().join("j.ron").exists());
    let output = wandel(folder.path(), &arguments);
    fails(&output, 4, &["line 4: los", "line 3: Mediatype: raar"]);
    assert!(out(&output).contains("`Betald` is taken as `Betaalde media"), "{}", out(&output));
    assert!(out(&output).contains("`Verkoop` is new"), "{}", out(&output));
    works(&wandel(folder.path(), &["check", "j.ron"]));
    fails(&wandel(folder.path(), &arguments), 1, &["--force"]);
    // Out, changed in a spreadsheet, and back into the same journey.
    works(&wandel(folder.path(), &["export", "j.ron", "--to", "j.csv", "--semicolon"]));
    let text = fs::read_to_string(folder.path().join("j.csv")).unwrap();
    fs::write(folder.path().join("j.csv"), text.replace("Winkel", "Winkel in de stad")).unwrap();
    let back = ["import", "j.csv", "--to", "j.ron", "--journey", "list", "--force"];
    let output = wandel(folder.path(), &back);
    works(&output);
    assert!(
        out(&output).contains("Titel")
            || out(&output).contains("Title: `Winkel` becomes `Winkel in de stad`")
    );
    assert!(out(&output).contains("unchanged: 1 touchpoints"), "{}", out(&output));
}

/// What LibreOffice makes of a file, as CSV with commas.
fn through_libreoffice(folder: &Path, file: &str, filter: &str) -> String {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let done = Command::new("soffice")
        // Without a person to ask, LibreOffice takes a CSV for Windows-1252, whatever it begins with.
        .args(file.ends_with(".csv").then_some("--infilter=Text - txt - csv (StarCalc):44,34,76"))
        .args([&profile, "--headless", "--convert-to", filter, "--outdir", "converted", file])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let name = Path::new(file).with_extension(filter.split(':').next().unwrap());
    folder.join("converted").join(name).display().to_string()
}

#[test]
fn libreoffice_opens_lists_and_its_own_formats_come_back() {
    if !there("soffice") {
        return;
    }
    let folder = folder();
    works(&wandel(folder.path(), &["export", &sample(), "--to", "all.xlsx"]));
    works(&wandel(folder.path(), &["export", &sample(), "--to", "list.csv", "--bom"]));
    let csv = fs::read_to_string(folder.path().join("list.csv")).unwrap();
    let read = fs::read_to_string(through_libreoffice(
        folder.path(),
        "all.xlsx",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ))
    .unwrap();
    assert!(read.starts_with("Id,Nummer,Titel,Fase,Kanaal,"), "{}", &read[..200.min(read.len())]);
    assert_eq!(read.matches('\n').count(), csv.matches('\n').count(), "as many lines");
    // A workbook that went through LibreOffice changes nothing in the journey.
    let journey = wandel::storage::open(Path::new(&sample())).unwrap().workspace;
    for (file, filter) in [("all.xlsx", "ods"), ("list.csv", "xlsx")] {
        let path = through_libreoffice(folder.path(), file, filter);
        let draft = read_path(&path);
        let settled = settled_whole(&journey, &draft, &Wishes { lang: Lang::Nl, ..first(&journey) });
        assert_eq!((&settled.changes[..], &settled.left_over[..]), (&[][..], &[][..]), "{file} as {filter}");
    }
}

/// What people write that spreadsheets take for a formula, a number, a date or markup.
const TRAPS: [&str; 22] = [
    "=1+1",
    "=HYPERLINK(\"http://a.example\")",
    "+31 20 123",
    "-5%",
    "@SUM(A1)",
    "'quoted",
    "0031",
    "0",
    "1-2-2026",
    "2026-03-01",
    "3/4",
    "12:30",
    "1E5",
    "1,50",
    "TRUE",
    "#N/A",
    "_x0041_",
    "two\nlines\n\nand more",
    "a \"quote\"; and, commas",
    "👩‍👩‍👧 é \u{301}",
    "<b>&amp;</b>]]>",
    " spaces  within  and around ",
];

/// A journey with a trap in the title, the notes and the pains of each touchpoint.
fn trapped() -> Workspace {
    let text = wandel::vocabulary::sample("first-steps").unwrap();
    let mut workspace = wandel::storage::parse("first-steps", text).unwrap().workspace;
    let journey = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    let long = "long \"cell\"\n".repeat(3_000).chars().take(32_000).collect::<String>();
    let traps = TRAPS.iter().copied().chain([long.as_str()]);
    journey.unsorted = traps
        .enumerate()
        .map(|(at, trap)| {
            Arc::new(Touchpoint {
                id: Id::new(&format!("trap-{at}")),
                number: 900 + u32::try_from(at).unwrap(),
                title: trap.to_owned(),
                notes: trap.to_owned(),
                platform: trap.to_owned(),
                // Pains stand in one cell as JSON, which takes more room than the text.
                pain_points: vec![PainPoint {
                    text: trap.chars().take(9_000).collect(),
                    ..PainPoint::default()
                }]
                .into(),
                ..Touchpoint::default()
            })
        })
        .collect::<Vec<_>>()
        .into();
    workspace
}

#[test]
fn hostile_cells_survive_what_libreoffice_saves() {
    if !there("soffice") {
        return;
    }
    let (folder, workspace) = (folder(), trapped());
    let bytes = written("workbook", &workspace, Lang::En, CsvStyle::default());
    fs::write(folder.path().join("traps.xlsx"), bytes).unwrap();
    for filter in ["ods", "xlsx"] {
        let draft = read_path(&through_libreoffice(folder.path(), "traps.xlsx", filter));
        assert!(draft.ours, "{filter}");
        let settled = settled_whole(&workspace, &draft, &Wishes { lang: Lang::En, ..first(&workspace) });
        assert_eq!((&settled.changes[..], &settled.left_over[..]), (&[][..], &[][..]), "{filter}");
        assert_eq!(settled.edits, [], "{filter}");
    }
}

fn read_path(path: &str) -> import::Draft {
    let bytes = fs::read(path).unwrap();
    read(path.rsplit('.').next().unwrap(), &bytes)
}

#[test]
fn graphviz_reads_dot() {
    if !there("dot") {
        return;
    }
    let folder = folder();
    works(&wandel(folder.path(), &["export", &sample(), "--to", "map.dot"]));
    let done = Command::new("dot").args(["-Tplain", "map.dot"]).current_dir(folder.path()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    let journey = &wandel::storage::open(Path::new(&sample())).unwrap().workspace.journeys[0];
    let plain = String::from_utf8(done.stdout).unwrap();
    assert_eq!(plain.matches("\nnode ").count(), journey.all_touchpoints().count());
    assert_eq!(plain.matches("\nedge ").count(), journey.all_transitions().count());
}
