//! Journey files as strange as they come: every one is read or refused with a place, none panics.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use wandel::storage::{self, FileError};

const SMALL: &str = r#"(
  version: 1,
  title: "Kleine reis",
  departments: [
    (id: "marketing", name: "Marketing"),
  ],
  journeys: [
    (
      id: "j",
      name: "Reis",
      phases: [
        (
          id: "one",
          name: "Eén",
          role: purchase,
          touchpoints: [
            (
              id: "a",
              number: 1,
              title: "“Ja” \"né\" 🚲",
              channel: "website",
              owners: ["marketing"],
              media_type: Earned,
              importance: 3,
              content_date: "2026-05-01",
              metrics: [
                (id: "m", name: "m", target: 1.5),
              ],
            ),
          ],
          transitions: [
            (from: "a", to: "a", kind: Lateral),
          ],
        ),
      ],
      actions: [
        (id: "v", text: "t", subject: Transition("a", "a", Lateral, 0)),
      ],
    ),
  ],
)
"#;

fn refused(text: &str) -> FileError {
    storage::parse("x.ron", text).expect_err("refused")
}

/// The refusal of [`SMALL`] with one piece replaced.
fn with(from: &str, to: &str) -> FileError {
    assert!(SMALL.contains(from));
    refused(&SMALL.replacen(from, to, 1))
}

#[test]
fn small_is_as_we_write_it() {
    let opened = storage::parse("x.ron", SMALL).expect("reads");
    assert_eq!(storage::to_text(&opened.workspace).expect("writes"), SMALL);
    assert!(!opened.has_comments && opened.read_only.is_none());
}

#[test]
fn misspelt_names_are_met_with_the_right_one() {
    let error = with("importance", "imprtance");
    assert_eq!(
        error.message.en,
        "there is no field `imprtance` here, at line 24, column 15, in \
         `journeys[0].phases[0].touchpoints[0].imprtance`: x.ron"
    );
    assert_eq!(error.hint.en, "did you mean `importance`?");
    assert!(error.excerpt.en.contains("24 │               imprtance: 3,"), "{}", error.excerpt);
    assert!(error.excerpt.en.contains("^^^^^^^^^ did you mean `importance`?"), "{}", error.excerpt);
    assert_eq!(with("Earned", "Ernd").hint.en, "did you mean `Earned`?");
    assert!(with("Earned", "Blue").hint.en.starts_with("values here: Owned, Paid, Earned, Shared"));
    assert_eq!(with("Transition(", "Transitoin(").hint.en, "did you mean `Transition`?");
}

#[test]
fn every_mistake_has_its_place() {
    for (from, to, message) in [
        ("title: \"Kleine reis\",", "", "the field `title` is missing, at line 1, column 1"),
        ("id: \"a\",\n", "\n", "the field `id` is missing, at line 17, column 13"),
        ("number: 1", "number: -1", "this number does not fit here, at line 19, column 23"),
        ("number: 1", "number: \"1\"", "a whole number is expected, at line 19, column 23"),
        ("2026-05-01", "2026-05-41", "this is not a date or time"),
        ("owners: [\"marketing\"]", "owners: \"m\"", "a list is expected, at line 22, column 23"),
        ("role: purchase,", "role: purchase", "a comma is missing, at line 16, column 11"),
        (
            "role: purchase,",
            "role: purchase, role: loyalty,",
            "the field `role` is given twice, at line 15, column 27",
        ),
        ("importance: 3", "importance: NaN", "`importance` is not a number, at line 24, column 27"),
        ("target: 1.5", "target: -1e999", "`target` is not a number, at line 27, column 46"),
        ("version: 1", "version: one", "`one` is not a version, at line 2, column 12"),
        ("  version: 1,\n", "", "the file does not say which version it has: x.ron"),
        (
            "    ),\n  ],\n)\n",
            "",
            "the file stops here, before `(` of line 8 is closed, at line 38, column 9",
        ),
        (")\n", ")\n)", "something follows the end of the journey, at line 41"),
    ] {
        let error = with(from, to);
        assert!(error.message.en.starts_with(message), "{message}\n{}", error.message);
        assert!(error.message.en.ends_with(": x.ron") && !error.hint.en.is_empty());
    }
    assert!(refused("[1, 2]").message.en.starts_with("this is not a journey file"));
    assert!(refused(&format!("{SMALL} more")).message.en.starts_with("something follows the end"));
}

#[test]
fn newer_versions_are_read_but_not_written_over() {
    let opened = storage::parse("x.ron", &SMALL.replace("version: 1", "version: 7")).expect("reads");
    let reason = opened.read_only.expect("is read-only");
    assert!(reason.en.contains("version 7") && reason.en.contains("version 1"), "{reason}");
    let error = with("version: 1,", "version: 7, hello: 4,");
    assert!(error.message.en.contains("version 7") && error.message.en.contains("version 1"), "{error}");
    assert!(error.hint.en.contains("newer Wandel"));
}

#[test]
fn other_editors_leave_their_marks() {
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    let opened = storage::parse("x.ron", &windows).expect("reads");
    assert_eq!(storage::to_text(&opened.workspace).expect("writes"), SMALL);
    let noted =
        storage::parse("x.ron", &SMALL.replace("number: 1,", "number: 1, // the first")).expect("reads");
    assert!(noted.has_comments);
}

#[test]
fn strange_files_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.ron");
    let refusal = |bytes: &[u8]| {
        std::fs::write(&path, bytes).expect("written");
        let error = storage::open(&path).expect_err("refused");
        assert!(error.message.en.ends_with("x.ron"), "{error}");
        error.message.en
    };
    assert!(refusal(b"").starts_with("the file is empty"));
    assert!(refusal(b"\xef\xbb\xbf \r\n").starts_with("the file is empty"));
    assert!(refusal(b"\x89PNG\r\n\x1a\n\0\0").starts_with("this is not a text file"));
    assert!(refusal(b"(title: \"\xff\")").starts_with("this is not a text file (byte 9 is not UTF-8)"));
    assert!(refusal(b"\xff\xfe(\0").starts_with("the file is UTF-16 text"));
    for piece in ["[", "(a:", "{", "(", "[(", "Some("] {
        let text = format!("(version: 1, title: {}", piece.repeat(1_000_000));
        assert!(refusal(text.as_bytes()).starts_with("brackets are nested too deep"), "{piece}");
    }
    let file = std::fs::File::create(&path).expect("made");
    file.set_len(200_000_000).expect("200 MB");
    let error = storage::open(&path).expect_err("refused");
    assert!(error.message.en.starts_with("the file has 200 MB"), "{error}");
    assert!(storage::open(folder.path()).expect_err("refused").message.en.starts_with("this is a folder"));
    let gone = storage::open(&folder.path().join("no.ron")).expect_err("refused");
    assert!(gone.message.en.starts_with("there is no such file"));
}

#[test]
fn endless_pieces_are_survived() {
    for piece in ["/*", "\"\\", "r#", "'", "'\\", "b\"", "\u{301}", "#![", "-", "9", "a", "//\n", ",", "\\"] {
        let error = refused(&format!("(version: 1, title: {}", piece.repeat(300_000)));
        assert!(error.excerpt.en.len() < 4_000, "{piece}");
    }
    let error = refused(&format!("(version: 1, title: \"{}\", x: 1)", "é".repeat(1_000_000)));
    assert!(error.excerpt.en.len() < 4_000 && error.message.en.starts_with("there is no field `x`"));
}

#[test]
fn excerpts_do_not_steer_terminals() {
    let error = refused("(version: 1, title: \"\u{1b}[31m\u{7}\", x: 1)");
    assert!(!error.excerpt.en.contains(['\u{1b}', '\u{7}']), "{}", error.excerpt);
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = SMALL.trim_end();
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let text = &whole[..end];
        let error = refused(text);
        let stops = if text.is_empty() { "the file is empty" } else { "the file stops here, before " };
        assert!(error.message.en.starts_with(stops), "{}\n{text}", error.message);
        assert!(!error.hint.en.is_empty());
    }
}

#[test]
fn a_file_that_stops_says_where() {
    let (text, _) = SMALL.split_once("tions: [\n        (id: \"v\"").unwrap();
    let error = refused(&format!("{text}\n\n"));
    assert_eq!(
        error.message.en,
        "the file stops here, before `(` of line 8 is closed, at line 36, column 9: x.ron"
    );
    assert!(error.hint.en.contains("backup or version control"));
    assert!(error.excerpt.en.contains("36 │       ac\n"), "{}", error.excerpt);
    // A bracket or quote forgotten further up is no end of the file.
    for (from, to) in
        [("metrics: [", "metrics: "), ("name: \"Reis\"", "name: \"Reis"), ("            ),\n", "")]
    {
        let error = with(from, to);
        assert!(!error.message.en.contains("stops here"), "{error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    std::fs::write(&path, &SMALL.as_bytes()[..=SMALL.find('é').unwrap()]).unwrap();
    let error = storage::open(&path).unwrap_err();
    assert!(error.message.en.starts_with("the file stops in the middle of a letter"), "{error}");
}

mod random {
    use std::sync::Arc;

    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::*;
    use wandel::model::*;
    use wandel::storage;

    /// Texts with quotes, escapes, controls, emoji and letters of all kinds.
    fn text() -> impl Strategy<Value = String> {
        let letter = prop_oneof![
            6 => any::<char>(),
            4 => prop::sample::select(vec!['"', '\\', '\'', '\n', '\r', '\t', '\0', ' ', 'u', '{', '}', '/', '*',
                '\u{301}', '\u{200d}', '\u{202e}', '\u{feff}', '\u{2028}', '🚲', 'ß']),
        ];
        vec(letter, 0..12).prop_map(String::from_iter)
    }

    fn figure() -> impl Strategy<Value = f64> {
        any::<f64>().prop_filter("finite", |figure| figure.is_finite() && (*figure as f32).is_finite())
    }

    fn one_of<T: Choice + std::fmt::Debug>() -> impl Strategy<Value = T> {
        prop::sample::select(T::ALL.to_vec())
    }

    fn date() -> impl Strategy<Value = Date> {
        (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
    }

    prop_compose! {
        fn metric()(id in text(), name in text(), target in of(figure()), measured in of(figure()),
            kind in one_of(), unit in of(one_of()), on in of(date()), lower in any::<bool>()) -> Metric {
            Metric { id: Id::new(&id), name, target, measured, kind, unit, measured_on: on, lower_is_better: lower,
                ..Metric::default() }
        }
    }

    prop_compose! {
        fn touchpoint()(number in 1u32.., texts in vec(text(), 6), owners in vec(text(), 0..3),
            media in of(one_of()), checks in vec((one_of(), one_of()), 0..3), emotion in of(-2i8..=2),
            flags in any::<(bool, bool, Option<bool>)>(), metrics in vec(metric(), 0..3), date in of(date()),
            scores in any::<(Option<u8>, Option<u8>)>(), exit in of(one_of())) -> Touchpoint {
            Touchpoint {
                id: Id::new(&texts[0]), number, title: texts[1].clone(), channel: Id::new(&texts[2]),
                owners: owners.iter().map(|owner| Id::new(owner)).collect(), media_type: media, emotion, exit,
                checks: checks.into_iter().map(|(kind, result)| QualityCheck { kind, result, ..Default::default() })
                    .collect(),
                entry: flags.0, conversion: flags.1, monitored: flags.2, metrics: metrics.into(), content_date: date,
                expectation: ExpectationSet { assumed: scores.0, experienced: scores.1, customer_words: texts[3].clone(),
                    ..Default::default() },
                call_to_action: scores.0.map(|_| CallToAction { label: texts[4].clone(), target: None }),
                notes: texts[5].clone(), ..Touchpoint::default()
            }
        }
    }

    fn subject() -> impl Strategy<Value = SubjectRef> {
        (text(), text(), 0u8..6, one_of(), any::<u32>()).prop_map(|(a, b, which, kind, rank)| match which {
            0 => SubjectRef::Journey,
            1 => SubjectRef::Phases(vec![Id::new(&a), Id::new(&b)]),
            2 => SubjectRef::Transition(Id::new(&a), Id::new(&b), kind, rank),
            3 => SubjectRef::EngagementStep(rank as u8),
            4 => SubjectRef::Touchpoint(Id::new(&a)),
            _ => SubjectRef::Other(a),
        })
    }

    prop_compose! {
        fn phase()(names in vec(text(), 3), role in one_of(), aligned in any::<Option<bool>>(),
            touchpoints in vec(touchpoint(), 0..4), share in of(any::<f32>()), to in text(),
            kinds in vec(one_of(), 0..4)) -> Phase {
            let share = share.filter(|share| share.is_finite());
            let from = touchpoints.first().map_or_else(|| Id::new("nobody"), |first| first.id.clone());
            let transition = |kind| Arc::new(Transition { from: from.clone(), to: Id::new(&to), kind, share,
                personas: share.map(|_| List::default()), handover: share.map(|_| Handover::default()),
                ..Transition::default() });
            Phase { id: Id::new(&names[0]), name: names[1].clone(), customer_question: names[2].clone(), role,
                goals_aligned: aligned, transitions: kinds.into_iter().map(transition).collect(),
                touchpoints: touchpoints.into_iter().map(Arc::new).collect(), ..Phase::default() }
        }
    }

    /// The phase with ids that no other phase has, so that every transition is in its place.
    fn apart((at, mut phase): (usize, Phase)) -> Arc<Phase> {
        let mark = |id: &mut Id<Touchpoint>| *id = Id::new(&format!("{at}{id}"));
        phase.touchpoints.edit().iter_mut().for_each(|touchpoint| mark(&mut Arc::make_mut(touchpoint).id));
        phase.transitions.edit().iter_mut().for_each(|transition| mark(&mut Arc::make_mut(transition).from));
        Arc::new(phase)
    }

    prop_compose! {
        fn workspace()(title in text(), language in one_of(), phases in vec(phase(), 0..4),
            subjects in vec((text(), subject()), 0..3), thresholds in vec((text(), figure()), 0..3),
            quiet in any::<Option<bool>>(), steps in vec(any::<Option<u8>>(), 0..8)) -> Workspace {
            let insights = subjects.into_iter().map(|(text, subject)| Insight { text, subject, ..Default::default() });
            let journey = Journey { name: title.clone(), insights: insights.collect(),
                phases: phases.into_iter().enumerate().map(apart).collect(), ..Journey::default() };
            let hours = quiet.map(|_| (Time::constant(22, 0, 0, 0), Time::constant(8, 30, 0, 0)));
            let rule = ChannelRule { quiet_hours: hours, ..ChannelRule::default() };
            let card = ContactRuleCard { channel_rules: vec![rule].into(), ..ContactRuleCard::default() };
            Workspace { version: FORMAT_VERSION, title, language, journeys: vec![Arc::new(journey)].into(),
                contact_rules: vec![card].into(),
                engagement: EngagementAssessment { steps: steps.into(), ..Default::default() },
                rule_settings: RuleSettings { thresholds: thresholds.into_iter().collect(), ..Default::default() },
                ..Workspace::default() }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_workspace_survives_the_file(workspace in workspace()) {
            let text = storage::to_text(&workspace).expect("writes");
            let opened = storage::parse("x.ron", &text).map_err(|error| {
                TestCaseError::fail(format!("{error}\n{}\n{text}", error.excerpt))
            })?;
            let again = storage::to_text(&opened.workspace).expect("writes");
            prop_assert!(text == again, "{text}\n---\n{again}");
            prop_assert!(!opened.has_comments);
            prop_assert_eq!(&opened.workspace, &workspace);
        }

        #[test]
        fn a_changed_letter_never_panics(at in 0usize..2000, letter in any::<char>()) {
            let mut letters: Vec<char> = super::SMALL.chars().collect();
            let at = at % letters.len();
            letters[at] = letter;
            let text = String::from_iter(letters);
            if let Ok(opened) = storage::parse("x.ron", &text) {
                storage::to_text(&opened.workspace).expect("writes");
            }
        }
    }
}

#[test]
fn a_problem_is_shown_in_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let text = SMALL.replace("owners: [\"marketing\"]", "owners: [\"marketting\"]");
    std::fs::write(&path, format!("\u{feff}{text}")).unwrap();
    let opened = storage::open(&path).unwrap();
    let located = opened.problems.iter().find(|located| located.problem.value == "marketting").unwrap();
    let shown = storage::Source::read(&path).unwrap().excerpt(located);
    let (line, column) = located.at.unwrap();
    assert!(shown.contains(&format!("a.ron:{line}:{column}")), "{shown}");
    assert!(shown.contains("owners: [\"marketting\"],") && shown.contains(&"^".repeat(12)), "{shown}");
}

/// A large file is looked over on a second thread: the same refusals, at the same places.
#[test]
fn large_files_are_refused_alike() {
    let large = |end: &str| format!("{SMALL}// {}\n{end}", "x".repeat(300_000));
    assert!(storage::parse("a.ron", &large("")).unwrap().has_comments);
    let deep = "[".repeat(300_000);
    let not_finite = SMALL
        .replace("importance: 3", "importance: NaN")
        .replace("(\n  version", &format!("// {}\n(\n  version", "x".repeat(300_000)));
    let misspelt = not_finite.replace("importance: NaN", "importence: 3");
    for (text, wanted) in [
        (large("x"), "something follows the end of the journey"),
        (format!("(version: 1, title: {deep}"), "brackets are nested too deep"),
        (not_finite, "`importance` is not a number, at line 25"),
        (misspelt, "there is no field `importence` here, at line 25"),
        (
            large("").replace("version: 1", "version: 99").replace("title:", "titel:"),
            "the file has format version 99",
        ),
    ] {
        let error = storage::parse("a.ron", &text).unwrap_err();
        assert!(error.message.en.contains(wanted), "{error}");
    }
}
