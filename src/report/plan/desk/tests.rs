//! How reactions stand, medians and shares, topics and thanks.

use jiff::civil::date;

use super::*;
use crate::report::plan::Filter;

const TODAY: Date = date(2026, 6, 1);

fn case(id: &str, touchpoint: &str, change: impl FnOnce(&mut ResponseCase)) -> Arc<ResponseCase> {
    let opened = date(2026, 5, 29).at(12, 0, 0, 0);
    let (id, touchpoint) = (Id::new(id), Id::new(touchpoint));
    let mut case = ResponseCase { id, touchpoint, opened, ..ResponseCase::default() };
    change(&mut case);
    Arc::new(case)
}

fn journey(cases: Vec<Arc<ResponseCase>>) -> Journey {
    let policy =
        ResponsePolicy { norm_minutes: 60, owner: Some(Id::new("care")), ..ResponsePolicy::default() };
    let talk = Touchpoint { id: Id::new("chat"), response_policy: Some(policy), ..Touchpoint::default() };
    let wall = Touchpoint { id: Id::new("wall"), ..Touchpoint::default() };
    let touchpoints = vec![Arc::new(talk), Arc::new(wall)];
    let phase = Phase { id: Id::new("one"), touchpoints: touchpoints.into(), ..Phase::default() };
    Journey { phases: vec![Arc::new(phase)].into(), cases: cases.into(), ..Journey::default() }
}

fn with<T>(journey: &Journey, filter: &Filter, act: impl FnOnce(&Plan<'_>) -> T) -> T {
    let workspace = Workspace::default();
    act(&Plan { workspace: &workspace, journey, filter, as_of: TODAY, lang: Lang::En })
}

#[test]
fn a_reaction_stands_beside_what_was_agreed() {
    let journey = journey(vec![
        case("a", "chat", |_| {}),
        case("b", "wall", |_| {}),
        case("c", "chat", |case| case.first_response_minutes = Some(45)),
        case("d", "chat", |case| case.first_response_minutes = Some(90)),
        case("e", "chat", |case| case.response_kind = Some(ResponseKind::Thanks)),
        case("f", "chat", |case| case.opened = date(2026, 7, 1).at(9, 0, 0, 0)),
    ]);
    let told: Vec<(String, String)> = with(&journey, &Filter::default(), |plan| {
        let all = reactions(plan);
        all.iter().map(|one| (one.case.id.to_string(), one.stand(TODAY).text(Lang::En))).collect()
    });
    let of = |id: &str| told.iter().find(|(known, _)| known == id).map(|(_, text)| text.as_str());
    assert_eq!(of("a"), Some("late: waits 2.5 days"));
    assert_eq!(of("b"), Some("waits 2.5 days"));
    assert_eq!(of("c"), Some("answered in 45 minutes"));
    assert_eq!(of("d"), Some("late: answered in 90 minutes"));
    assert_eq!(of("e"), Some("answered"));
    assert_eq!(of("f"), Some("waits 0 minutes"), "one of a day to come");
}

#[test]
fn times_are_said_as_people_say_them() {
    let cases = [
        (1.0, "1 minuut"),
        (119.0, "119 minuten"),
        (150.0, "2,5 uur"),
        (60.0, "1 uur"),
        (1440.0, "1 dag"),
        (2160.0, "36 uur"),
        (7200.0, "5 dagen"),
    ];
    for (minutes, text) in cases {
        assert_eq!(span(minutes, Lang::Nl), text);
    }
}

#[test]
fn medians_and_shares_are_per_touchpoint() {
    let answered = |id: &str, first, solved, fast| {
        case(id, "chat", move |case| {
            case.first_response_minutes = Some(first);
            case.resolved_minutes = solved;
            case.fast = fast;
        })
    };
    let journey = journey(vec![
        answered("a", 30, Some(100), Some(true)),
        answered("b", 50, None, Some(false)),
        answered("c", 90, Some(200), None),
        case("d", "chat", |_| {}),
        case("e", "gone", |_| {}),
    ]);
    with(&journey, &Filter::default(), |plan| {
        let answers = answers(&reactions(plan), TODAY);
        assert_eq!(answers.len(), 2);
        let chat = &answers[0];
        assert_eq!((chat.count, chat.waiting, chat.late, chat.norm), (4, 1, 1, Some(60)));
        assert_eq!((chat.first, chat.resolved), (Some(50.0), Some(150.0)));
        let told = (chat.quick.text(Lang::En), chat.positive.text(Lang::Nl));
        assert_eq!(told, ("1 of 2".to_owned(), "–".to_owned()));
        assert!(answers[1].touchpoint.is_none());
    });
}

#[test]
fn topics_count_whatever_their_letters_and_know_what_was_agreed() {
    let about = |id: &str, topic: &str, cause| {
        let topic = topic.to_owned();
        case(id, "chat", move |case| {
            case.topic = topic;
            case.root_cause = cause;
        })
    };
    let mut journey = journey(vec![
        about("a", "Delivery", Some(RootCause::ThirdParty)),
        about("b", "delivery ", Some(RootCause::ThirdParty)),
        about("c", "DELIVERY", Some(RootCause::Process)),
        about("d", "brakes", Some(RootCause::Unknown)),
        about("e", "", None),
    ]);
    let dropped = Action {
        subject: SubjectRef::Topic("brakes".into()),
        status: ActionStatus::Dropped,
        ..Action::default()
    };
    let open = Action {
        subject: SubjectRef::Topic("delivery".into()),
        text: "Ask them".into(),
        ..Action::default()
    };
    journey.actions = vec![dropped, open].into();
    with(&journey, &Filter::default(), |plan| {
        let topics = topics(plan, &reactions(plan));
        let told: Vec<_> = topics
            .iter()
            .map(|topic| (topic.count, topic.cause, topic.action.map(|action| action.text.as_str())))
            .collect();
        assert_eq!(told, [(3, Some(RootCause::ThirdParty), Some("Ask them")), (1, None, None)]);
    });
}

#[test]
fn who_answers_and_who_is_spoken_of_see_their_reactions() {
    let journey = journey(vec![
        case("a", "chat", |_| {}),
        case("b", "wall", |case| case.about_department = Some(Id::new("care"))),
        case("c", "wall", |_| {}),
    ]);
    let filter = Filter { owner: Some(Id::new("care")), ..Filter::default() };
    let found = with(&journey, &filter, |plan| reactions(plan).len());
    assert_eq!(found, 2);
}

#[test]
fn the_section_says_it_all_and_an_empty_one_nothing() {
    let journey = journey(vec![case("a", "chat", |case| case.topic = "x".into())]);
    with(&journey, &Filter::default(), |plan| {
        let section = section(plan);
        let ids: Vec<_> = section.tables.iter().map(|table| table.id.as_str()).collect();
        assert_eq!(ids, ["answers", "topics", "cases"]);
        assert_eq!(section.paragraphs, ["1 reaction; 1 waits for an answer, 1 of them longer than agreed."]);
    });
    assert!(
        with(&Journey::default(), &Filter::default(), section)
            .tables
            .iter()
            .all(|table| table.rows.is_empty())
    );
}
