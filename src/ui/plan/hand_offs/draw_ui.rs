//! The map of handovers: departments as boxes, and how many handovers are agreed on the lines.

use egui::Ui;

use super::{Chosen, name, words};
use crate::report::plan::hand_offs::{Giver, HandOffs, Line};
use crate::text::{Face, one_line};
use crate::ui::appearance;
use crate::ui::bars::Shown;
use crate::ui::plan::net_ui::{Edge, Hit, Node, Tie, net_ui, sample_ui};

/// What the lines mean, and how many handovers are agreed.
pub fn legend_ui(ui: &mut Ui, shown: &Shown<'_>, made: &HandOffs) {
    let (lang, theme) = (shown.lang, shown.theme);
    ui.horizontal_wrapped(|ui| {
        let (all, agreed) = made.counted();
        let values = [("agreed", agreed.to_string()), ("all", all.to_string())];
        let counted = words::COUNTED.fill(lang, &values.each_ref().map(|(key, text)| (*key, text.as_str())));
        ui.label(egui::RichText::new(counted).font(appearance::face(13.0, Face::SemiBold)));
        ui.add_space(12.0);
        sample_ui(ui, theme, Tie::Whole, words::LEGEND_AGREED.text(lang));
        sample_ui(ui, theme, Tie::Dashed, words::LEGEND_OPEN.text(lang));
        ui.weak(words::LEGEND_FIGURE.text(lang));
    });
    ui.add(egui::Label::new(egui::RichText::new(words::HOW.text(lang)).weak()).wrap());
}

/// The map; a click chooses, and another one lets go.
pub fn map_ui(ui: &mut Ui, shown: &Shown<'_>, made: &HandOffs, chosen: &mut Option<Chosen>) {
    let nodes: Vec<Node> = made.givers.iter().map(|giver| node(shown, giver, chosen.as_ref())).collect();
    let edges: Vec<Edge> =
        made.lines.iter().filter_map(|line| edge(shown, made, line, chosen.as_ref())).collect();
    let hit = net_ui(ui, shown.theme, "hand-offs", (&nodes, &edges));
    let wanted = match hit {
        Some(Hit::Node(at)) => made.givers.get(at).map(|giver| Chosen::Owner(giver.id.clone())),
        Some(Hit::Edge(at)) => {
            let known =
                edges.get(at).and_then(|edge| made.lines.iter().find(|line| edge_id(line) == edge.id));
            known.map(|line| Chosen::Line(line.from.clone(), line.to.clone()))
        }
        None => None,
    };
    if wanted.is_some() {
        *chosen = wanted.filter(|wanted| chosen.as_ref() != Some(wanted));
    }
}

fn node(shown: &Shown<'_>, giver: &Giver, chosen: Option<&Chosen>) -> Node {
    let count = words::COUNT.count(shown.lang, giver.touchpoints);
    let outside = words::OUTSIDE.text(shown.lang);
    let detail = if giver.external { format!("{count} · {outside}") } else { count };
    let title = one_line(&giver.name);
    Node {
        id: giver.id.as_str().to_owned(),
        spoken: words::OWNER_NAME.fill(shown.lang, &[("name", &title), ("touchpoints", &detail)]),
        title,
        detail,
        outside: giver.external,
        on: matches!(chosen, Some(Chosen::Owner(id)) if *id == giver.id),
    }
}

fn edge_id(line: &Line) -> String {
    format!("{}\n{}", line.from, line.to)
}

fn edge(shown: &Shown<'_>, made: &HandOffs, line: &Line, chosen: Option<&Chosen>) -> Option<Edge> {
    let place = |id: &crate::model::Id<crate::model::Department>| {
        made.givers.iter().position(|giver| giver.id == *id)
    };
    let (agreed, all) = (line.agreed().to_string(), line.hands.len().to_string());
    let (from, to) = (name(made, &line.from), name(made, &line.to));
    let values = [("from", from.as_str()), ("to", &to), ("agreed", &agreed), ("all", &all)];
    Some(Edge {
        id: edge_id(line),
        from: place(&line.from)?,
        to: place(&line.to)?,
        tie: if line.is_agreed() { Tie::Whole } else { Tie::Dashed },
        figure: format!("{agreed}/{all}"),
        on: matches!(chosen, Some(Chosen::Line(..))) && chosen.is_some_and(|chosen| concerns(chosen, line)),
        lit: chosen.is_none_or(|chosen| concerns(chosen, line)),
        spoken: words::LINE_NAME.fill(shown.lang, &values),
    })
}

/// Whether a line is the chosen one, or of the chosen department.
fn concerns(chosen: &Chosen, line: &Line) -> bool {
    match chosen {
        Chosen::Line(from, to) => line.from == *from && line.to == *to,
        Chosen::Owner(id) => line.from == *id || line.to == *id,
    }
}
