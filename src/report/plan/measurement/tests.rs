//! How figures stand, which channels nobody measures, and that an exported table can be read back.

use jiff::civil::date;

use super::*;
use crate::report::plan::Filter;

fn metric(target: Option<f64>, measured: Option<f64>) -> Metric {
    Metric { target, measured, ..Metric::default() }
}

#[test]
fn a_figure_stands_beside_what_was_wanted() {
    let less = Metric { lower_is_better: true, ..metric(Some(3.0), Some(4.0)) };
    let cases = [
        (metric(None, None), Standing::Nothing, "gewenst noch gemeten"),
        (metric(Some(1.0), None), Standing::NotMeasured, "niet gemeten"),
        (metric(None, Some(1.0)), Standing::NoTarget, "nog niets gewenst"),
        (metric(Some(10.0), Some(12.0)), Standing::Reached, "zoals gewenst"),
        (metric(Some(10.0), Some(8.0)), Standing::Short(0.2), "20 % tekort"),
        (metric(Some(10_000.0), Some(9_999.0)), Standing::Short(0.0001), "1 % tekort"),
        (metric(Some(0.0), Some(-1.0)), Standing::Short(f64::INFINITY), "niet zoals gewenst"),
        (less, Standing::Short(1.0 / 3.0), "33 % tekort"),
    ];
    for (metric, standing, text) in cases {
        let found = Standing::of(&metric);
        match (found, standing) {
            (Standing::Short(one), Standing::Short(other)) if other.is_finite() => {
                assert!((one - other).abs() < 1e-9, "{one} {other}");
            }
            _ => assert_eq!(found, standing),
        }
        assert_eq!(found.text(Lang::Nl), text);
    }
}

fn sample() -> (Workspace, Journey) {
    let touchpoint = |id: &str, channel: &str, influence, metrics: Vec<Metric>| {
        let (id, channel) = (Id::new(id), Id::new(channel));
        Arc::new(Touchpoint {
            title: id.to_string(),
            id,
            channel,
            influence,
            metrics: metrics.into(),
            ..Touchpoint::default()
        })
    };
    let named = |id: &str, kind, objective: Option<&str>| Metric {
        id: Id::new(id),
        name: id.to_owned(),
        kind,
        objective: objective.map(Id::new),
        measured: Some(5.0),
        measured_on: Some(date(2026, 5, 15)),
        ..Metric::default()
    };
    let touchpoints = vec![
        touchpoint(
            "post",
            "social_organic",
            Some(Influence::Full),
            vec![named("likes", MetricKind::Vanity, None)],
        ),
        touchpoint(
            "mail",
            "email",
            Some(Influence::Partial),
            vec![named("sales", MetricKind::Contribution, Some("grow"))],
        ),
        touchpoint("press", "press", Some(Influence::Indirect), Vec::new()),
    ];
    let phase = Phase { id: Id::new("one"), touchpoints: touchpoints.into(), ..Phase::default() };
    let journey = Journey {
        phases: vec![Arc::new(phase)].into(),
        objectives: vec![Id::new("grow"), Id::new("keep")].into(),
        ..Journey::default()
    };
    let objective = |id: &str| Objective { id: Id::new(id), text: id.to_owned(), ..Objective::default() };
    let workspace = Workspace {
        objectives: vec![objective("grow"), objective("keep"), objective("other")].into(),
        ..Workspace::default()
    };
    (workspace, journey)
}

fn plan<'a>(workspace: &'a Workspace, journey: &'a Journey, filter: &'a Filter) -> Plan<'a> {
    Plan { workspace, journey, filter, as_of: date(2026, 6, 1), lang: Lang::En }
}

#[test]
fn objectives_without_figures_and_figures_without_objectives_are_there() {
    let (workspace, journey) = sample();
    let filter = Filter::default();
    let aims = aims(&plan(&workspace, &journey, &filter));
    let told: Vec<_> =
        aims.iter().map(|aim| (aim.objective.map(|one| one.text.as_str()), aim.measured.len())).collect();
    assert_eq!(told, [(Some("grow"), 1), (Some("keep"), 0), (None, 1)]);
}

#[test]
fn channels_that_nobody_measures_are_told() {
    let (workspace, journey) = sample();
    let filter = Filter::default();
    let plan = plan(&workspace, &journey, &filter);
    let told: Vec<_> =
        contributions(&plan).iter().map(|one| (one.channel.to_string(), brings(one, Lang::En))).collect();
    assert_eq!(
        told,
        [("email".to_owned(), Some("sales: 5".to_owned())), ("social_organic".to_owned(), None)]
    );
}

#[test]
fn the_filter_and_vanity_are_honoured() {
    let (workspace, journey) = sample();
    let filter = Filter { channel: Some(Id::new("social_organic")), ..Filter::default() };
    let all = measured(&plan(&workspace, &journey, &filter));
    assert_eq!(all.len(), 1);
    assert_eq!(standing(&all[0], Lang::En), "nothing wanted yet; only attention");
}

#[test]
fn every_row_has_a_cell_for_each_heading() {
    let (workspace, journey) = sample();
    let filter = Filter::default();
    let section = section(&plan(&workspace, &journey, &filter));
    assert_eq!(section.tables.len(), 3);
    for table in &section.tables {
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.id);
    }
    let nothing = Journey::default();
    let empty = super::section(&plan(&workspace, &nothing, &filter));
    assert!(empty.tables.iter().all(|table| table.rows.is_empty()) && empty.paragraphs.is_empty());
}
