//! New figures: how rows are read, what they do to a metric, and that nothing is lost on the way.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn metric(id: &str, name: &str, measured: Option<f64>, on: Option<Date>) -> Metric {
    Metric { id: Id::new(id), name: name.to_owned(), measured, measured_on: on, ..Metric::default() }
}

fn journey() -> Journey {
    let may = Some(date(2026, 5, 15));
    let site = vec![metric("visits", "Visits", Some(8200.0), may), metric("orders", "Orders", None, None)];
    let mail = vec![metric("opened", "Opened", Some(0.2), None), metric("clicks", "orders", Some(3.0), may)];
    let touchpoint = |id: &str, metrics: Vec<Metric>| {
        Arc::new(Touchpoint { id: Id::new(id), metrics: metrics.into(), ..Touchpoint::default() })
    };
    let touchpoints = vec![touchpoint("site", site), touchpoint("mail", mail)];
    let phase = Phase { id: Id::new("one"), touchpoints: touchpoints.into(), ..Phase::default() };
    Journey { id: Id::new("j"), phases: vec![Arc::new(phase)].into(), ..Journey::default() }
}

fn turns(text: &str) -> (Vec<(String, Turn)>, Vec<Why>) {
    let preview = preview(&journey(), read_figures(text, Lang::Nl, None), date(2026, 6, 1));
    let steps = preview.steps.iter().map(|step| (step.metric.to_string(), step.turn)).collect();
    (steps, preview.left_out.iter().map(|row| row.why).collect())
}

#[test]
fn rows_are_read_with_and_without_a_heading() {
    let texts = [
        "visits\t9.100,5\t1-6-2026\tanalytics\norders\t12",
        "Metric id;Measured;Date;Source\nvisits;9100,5;2026-06-01;analytics\norders;12;;",
        "Bron,Datum,Gemeten,Maatstaf-id\nanalytics,1 juni 2026,\"9100,5\",visits\n,,12,orders\n",
        "\u{feff}id\tname\tvalue\tday\tsource\nvisits\tx\t9100.5\t2026/6/1\tanalytics\norders\ty\t12\t\t",
    ];
    for text in texts {
        let figures = read_figures(text, Lang::Nl, None);
        assert!(figures.left_out.is_empty(), "{text}: {figures:?}");
        let found: Vec<_> =
            figures.found.iter().map(|row| (row.metric.as_str(), row.figure, row.day)).collect();
        assert_eq!(found, [("visits", 9100.5, Some(date(2026, 6, 1))), ("orders", 12.0, None)], "{text}");
        assert_eq!(figures.found.first().map(|row| row.source.as_str()), Some("analytics"), "{text}");
    }
}

#[test]
fn the_figure_before_becomes_an_earlier_one() {
    let preview =
        preview(&journey(), read_figures("visits;9100;1-6-2026;a count", Lang::Nl, None), date(2026, 6, 1));
    assert_eq!(preview.changes(), 1);
    let Some(Edit::SetTouchpoints { touchpoints, .. }) = preview.edit(&Id::new("j"), Label::new("x", "x"))
    else {
        panic!("no edit");
    };
    let changed = &touchpoints[0].metrics[0];
    assert_eq!((changed.measured, changed.measured_on), (Some(9100.0), Some(date(2026, 6, 1))));
    assert_eq!(changed.source, "a count");
    let earlier: Vec<_> = changed.earlier.iter().map(|one| (one.value, one.day)).collect();
    assert_eq!(earlier, [(8200.0, Some(date(2026, 5, 15)))]);
}

#[test]
fn every_turn_is_told() {
    let (steps, left_out) = turns(
        "visits;8200;15-5-2026\nvisits;8300;15-5-2026\nvisits;7000;1-4-2026\norders;5\nVISITS;9000;1-6-2026\nOpened;0,3",
    );
    let told: Vec<_> = steps.iter().map(|(id, turn)| (id.as_str(), *turn)).collect();
    assert_eq!(
        told,
        [
            ("visits", Turn::Same),
            ("visits", Turn::Corrected { before: 8200.0 }),
            ("visits", Turn::Earlier),
            ("orders", Turn::First),
            ("visits", Turn::Newer { before: 8300.0 }),
            ("opened", Turn::Newer { before: 0.2 }),
        ]
    );
    assert!(left_out.is_empty());
}

#[test]
fn rows_that_cannot_be_used_are_told_apart() {
    let (steps, left_out) = turns(";5\nvisits;many\nvisits;5;soon\nlikes;3\nORDERS x;3\nvisits");
    assert!(steps.is_empty());
    use Why::{NoDay, NoFigure, NoMetric, Unknown};
    assert_eq!(left_out, [NoMetric, NoFigure, NoDay, Unknown, Unknown, NoFigure]);
    // "orders" is the id of one metric and the name of another: the id counts.
    assert_eq!(turns("orders;3").0, [("orders".to_owned(), Turn::First)]);
    let unclear = read_figures("visits;5;3/4/2026", Lang::En, None);
    assert_eq!(unclear.left_out.first().map(|row| row.why), Some(Why::DayOrMonth));
}

#[test]
fn a_figure_that_could_be_two_is_told_with_both_and_read_as_the_rows_or_the_language_say() {
    let read = |text: &str, lang, decimals| {
        let figures = read_figures(text, lang, decimals);
        (figures.found.last().map(|row| row.figure), figures.doubt.map(|doubt| (doubt.read, doubt.otherwise)))
    };
    let (thousands, broken) = (Some(8350.0), Some(8.35));
    assert_eq!(read("visits;8.350", Lang::Nl, None), (thousands, Some((8350.0, 8.35))));
    assert_eq!(read("visits;8.350", Lang::En, None), (broken, Some((8.35, 8350.0))));
    assert_eq!(read("visits;8.350", Lang::Nl, Some(Decimals::Point)), (broken, Some((8.35, 8350.0))));
    // Another row shows which sign stands before decimals.
    assert_eq!(read("opened;0.2\nvisits;8.350", Lang::Nl, None).0, broken);
    assert_eq!(read("opened;0,2\nvisits;8.350", Lang::En, None).0, thousands);
    assert_eq!(read("visits;8350", Lang::Nl, None), (thousands, None));
}

#[test]
fn nothing_new_is_no_edit() {
    let preview =
        preview(&journey(), read_figures("visits;8200;15-5-2026", Lang::Nl, None), date(2026, 6, 1));
    assert_eq!(preview.edit(&Id::new("j"), Label::new("x", "x")), None);
}

proptest! {
    #[test]
    fn any_text_is_read_without_trouble(text in "\\PC{0,200}|([a-z;,\t\n\"0-9.-]{0,200})", dutch: bool) {
        let lang = if dutch { Lang::Nl } else { Lang::En };
        let figures = read_figures(&text, lang, None);
        let rows = figures.found.len() + figures.left_out.len();
        prop_assert!(rows <= text.lines().count().max(text.matches('\r').count() + 1));
        let preview = preview(&journey(), figures, date(2026, 6, 1));
        prop_assert_eq!(preview.steps.len() + preview.left_out.len(), rows);
    }

    #[test]
    fn figures_in_any_order_give_the_same_metric(
        days in proptest::collection::btree_map(1i8..=28, -1000i32..1000, 1..12),
        seed in any::<u64>(),
    ) {
        let rows: Vec<(i8, f64)> = days.into_iter().map(|(day, figure)| (day, f64::from(figure))).collect();
        let mut mixed = rows.clone();
        mixed.sort_by_key(|(day, _)| (u64::try_from(*day).unwrap_or_default() * 7919) ^ seed);
        let mut told = metric("m", "m", None, None);
        for (day, figure) in &mixed {
            learn(&mut told, *figure, date(2026, 3, *day), String::new());
        }
        let mut found: Vec<f64> = told.earlier.iter().map(|one| one.value).collect();
        found.extend(told.measured);
        prop_assert_eq!(found, rows.iter().map(|(_, figure)| *figure).collect::<Vec<_>>());
        prop_assert!(told.earlier.iter().is_sorted_by_key(|one| one.day));
        prop_assert_eq!(told.measured_on, rows.last().map(|(day, _)| date(2026, 3, *day)));
    }
}
