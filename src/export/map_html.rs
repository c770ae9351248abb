//! The map as one page that works without a connection: the picture to pan and zoom, a search, filters,
//! what is known of each touchpoint, and the gaps beside it. Its script and style are ours and named in
//! the page's policy by their digests; whatever people wrote is text and nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use quick_xml::Writer;

use super::html::{self, Out, element, empty, raw, text};
use super::{Drawing, ExportError, PICTURE, Settings, nothing, pdf, sha256, svg};
use crate::model::{Choice as _, FindingStatus, Lang, MediaType, Touchpoint};
use crate::report::{Report, Row, Severity};
use crate::scene::Subject;
use crate::vocabulary::{
    self, Label, Labelled, NOT_ASSESSED, ShortLabel as _, emotion_label, importance_label,
};

const STYLE: &str = concat!(include_str!("../../assets/report.css"), include_str!("../../assets/map.css"));
const SCRIPT: &str = include_str!("../../assets/map.js");

macro_rules! labels {
    ($( $name:ident: $en:literal / $nl:literal; )*) => { $( const $name: Label = Label::new($en, $nl); )* };
}

labels! {
    SEARCH: "Search" / "Zoeken";
    ANY: "all" / "alle";
    PERSONA: "Persona" / "Persona";
    OWNER: "Owner" / "Eigenaar";
    NOBODY: "no owner" / "geen eigenaar";
    MEDIA: "Media type" / "Mediatype";
    LEVEL: "Gaps" / "Knelpunten";
    CLEAR: "Clear" / "Wissen";
    PRINT: "Print" / "Afdrukken";
    SHOWN: "{n} of {all} touchpoints" / "{n} van {all} contactmomenten";
    MAP: "Map: arrows move, plus and minus zoom, 0 shows everything" / "Kaart: pijlen verplaatsen, plus en min zoomen, 0 toont alles";
    NEARER: "Nearer" / "Dichterbij";
    FARTHER: "Farther" / "Verder weg";
    EVERYTHING: "Everything" / "Alles";
    HINT: "Click a card, or press Enter on it, to read what is known of it." / "Klik op een kaart, of druk er op Enter, om te lezen wat erover bekend is.";
    DETAILS: "Details and gaps" / "Details en knelpunten";
    GAPS: "What stands out" / "Wat opvalt";
    NO_GAPS: "Nothing stands out." / "Er valt niets op.";
    REPORT: "The whole report" / "Het hele rapport";
    PHASE: "Phase" / "Fase";
    CHANNEL: "Channel" / "Kanaal";
    INFLUENCE: "Influence" / "Invloed";
    FEELING: "Feeling" / "Gevoel";
    IMPORTANCE: "Importance" / "Belang";
    DESCRIPTION: "Description" / "Beschrijving";
    IMPRESSION: "Impression" / "Indruk";
    PAINS: "Pains" / "Pijnpunten";
    OPPORTUNITY: "Opportunity" / "Kans";
    NOTES: "Notes" / "Notities";
}

/// The first picture as a page of its own.
pub fn map_page(drawing: &Drawing<'_>, _: &Settings) -> Result<Vec<u8>, ExportError> {
    let scene = drawing.scenes.first().ok_or_else(nothing)?;
    let (report, rows) = (drawing.findings)();
    let shapes = svg::ids(scene).filter_map(|(subject, id)| match subject {
        Subject::Card(card) => Some((card.as_str(), id)),
        _ => None,
    });
    let page = Page {
        drawing,
        picture: svg::svg(scene)?,
        shapes: shapes.collect(),
        gaps: rows.iter().filter(|row| is_open(row)).collect(),
        report: &report,
        lang: drawing.lang,
        title: pdf::title(drawing),
    };
    let mut out = Writer::new(b"<!DOCTYPE html>\n".to_vec());
    page.write(&mut out).map_err(|error| ExportError::broken(PICTURE, &error))?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn is_open(row: &Row) -> bool {
    matches!(row.state, FindingStatus::Open | FindingStatus::Planned)
}

/// What a browser may do with the page: run our script, take our style, and nothing else.
fn policy(has_pictures: bool) -> String {
    format!(
        "default-src 'none'; script-src {}; style-src {}; {}base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'",
        sha256::source(SCRIPT),
        sha256::source(STYLE),
        // Pictures lie within the page.
        if has_pictures { "img-src data:; " } else { "" }
    )
}

struct Page<'a> {
    drawing: &'a Drawing<'a>,
    picture: String,
    /// The id of the drawn card of a touchpoint.
    shapes: HashMap<&'a str, String>,
    /// The open findings, worst first.
    gaps: Vec<&'a Row>,
    report: &'a Report,
    lang: Lang,
    title: String,
}

impl Page<'_> {
    fn write(&self, out: &mut Out) -> io::Result<()> {
        let lang = self.lang.id().to_lowercase();
        element(out, "html", &[("lang", &lang)], |out| {
            element(out, "head", &[], |out| {
                empty(out, "meta", &[("charset", "utf-8")])?;
                let policy = policy(self.picture.contains("<image "));
                empty(out, "meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)])?;
                let wide = "width=device-width, initial-scale=1";
                empty(out, "meta", &[("name", "viewport"), ("content", wide)])?;
                text(out, "title", &[], &self.title)?;
                element(out, "style", &[], |out| raw(out, STYLE))
            })?;
            element(out, "body", &[], |out| {
                self.top(out)?;
                element(out, "main", &[("id", "stage")], |out| {
                    self.map(out)?;
                    self.side(out)
                })?;
                element(out, "section", &[("id", "report")], |out| {
                    text(out, "h1", &[], REPORT.text(self.lang))?;
                    self.report.about.iter().try_for_each(|line| text(out, "p", &[], line))?;
                    let mut sections = self.report.sections.iter();
                    sections.try_for_each(|section| html::section(out, section, self.lang))
                })?;
                element(out, "script", &[], |out| raw(out, SCRIPT))
            })
        })
    }

    fn top(&self, out: &mut Out) -> io::Result<()> {
        let said = |label: Label| label.text(self.lang);
        element(out, "header", &[("id", "top")], |out| {
            text(out, "h1", &[], &self.title)?;
            element(out, "label", &[], |out| {
                raw(out, said(SEARCH))?;
                let search = [("id", "q"), ("type", "search"), ("autocomplete", "off")];
                empty(out, "input", &search)
            })?;
            self.choice(out, "persona", PERSONA, &self.personas())?;
            self.choice(out, "owner", OWNER, &self.owners())?;
            self.choice(out, "media", MEDIA, &self.media())?;
            self.choice(out, "level", LEVEL, &self.levels())?;
            element(
                out,
                "span",
                &[("id", "count"), ("role", "status"), ("data-words", said(SHOWN))],
                |_| Ok(()),
            )?;
            text(out, "button", &[("id", "clear"), ("type", "button")], said(CLEAR))?;
            text(out, "button", &[("id", "print"), ("type", "button")], said(PRINT))
        })
    }

    /// A list to choose from; nothing where there is no choice.
    fn choice(&self, out: &mut Out, id: &str, label: Label, values: &[(String, String)]) -> io::Result<()> {
        let hidden = [("hidden", "")];
        element(out, "label", if values.is_empty() { &hidden } else { &[] }, |out| {
            raw(out, label.text(self.lang))?;
            element(out, "select", &[("id", id)], |out| {
                text(out, "option", &[("value", "")], ANY.text(self.lang))?;
                let mut values = values.iter();
                values.try_for_each(|(value, name)| text(out, "option", &[("value", value)], name))
            })
        })
    }

    fn touchpoints(&self) -> impl Iterator<Item = (&str, &Touchpoint)> {
        let journey = self.drawing.journey;
        let phases = journey.phases.iter().flat_map(|phase| {
            phase.touchpoints.iter().map(move |touchpoint| (phase.name.as_str(), &**touchpoint))
        });
        let rest = journey.unsorted.iter().map(|touchpoint| ("", &**touchpoint));
        phases.chain(rest).filter(|(_, touchpoint)| self.shapes.contains_key(touchpoint.id.as_str()))
    }

    /// Values are numbers and not ids, so that several fit into one attribute whatever an id holds.
    fn personas(&self) -> Vec<(String, String)> {
        let used: BTreeSet<&str> = self
            .touchpoints()
            .flat_map(|(_, touchpoint)| touchpoint.personas.iter().map(|id| id.as_str()))
            .collect();
        let personas = self.drawing.workspace.personas.iter().enumerate();
        let used = personas.filter(|(_, persona)| used.contains(persona.id.as_str()));
        used.map(|(at, persona)| (at.to_string(), persona.name.clone())).collect()
    }

    fn owners(&self) -> Vec<(String, String)> {
        let used: BTreeSet<String> =
            self.touchpoints().flat_map(|(_, touchpoint)| self.owners_of(touchpoint)).collect();
        let departments = self.drawing.workspace.departments.iter().enumerate();
        let named = departments.map(|(at, department)| (at.to_string(), department.name.clone()));
        let nobody = ("none".to_owned(), NOBODY.text(self.lang).to_owned());
        let all: Vec<(String, String)> =
            named.chain([nobody]).filter(|(value, _)| used.contains(value)).collect();
        if used.iter().all(|value| value == "none") { Vec::new() } else { all }
    }

    fn owners_of(&self, touchpoint: &Touchpoint) -> Vec<String> {
        let owns = |id: &str| {
            touchpoint.owner().is_some_and(|owner| owner.as_str() == id)
                || touchpoint.owners.iter().any(|owner| owner.as_str() == id)
        };
        let departments = self.drawing.workspace.departments.iter().enumerate();
        let owners: Vec<String> = departments
            .filter(|(_, department)| owns(department.id.as_str()))
            .map(|(at, _)| at.to_string())
            .collect();
        if owners.is_empty() && touchpoint.owner().is_none() { vec!["none".to_owned()] } else { owners }
    }

    fn media(&self) -> Vec<(String, String)> {
        let used: BTreeSet<MediaType> =
            self.touchpoints().filter_map(|(_, touchpoint)| touchpoint.media_type).collect();
        let name = |media: &MediaType| media.short_label().text(self.lang).to_owned();
        used.iter().map(|media| (media.id().to_owned(), name(media))).collect()
    }

    fn levels(&self) -> Vec<(String, String)> {
        let used: BTreeSet<&str> = self.gaps.iter().map(|gap| gap.severity).collect();
        let levels = Severity::ALL.iter().rev().filter(|level| used.contains(level.id()));
        levels.map(|level| (level.id().to_owned(), level.label().text(self.lang).to_owned())).collect()
    }

    fn map(&self, out: &mut Out) -> io::Result<()> {
        let said = |label: Label| label.text(self.lang);
        let about = [("id", "map"), ("tabindex", "0"), ("role", "group"), ("aria-label", said(MAP))];
        element(out, "div", &about, |out| {
            raw(out, &self.picture)?;
            element(out, "div", &[("id", "zoom")], |out| {
                for (id, sign, label) in [("nearer", "+", NEARER), ("farther", "−", FARTHER)] {
                    let about =
                        [("id", id), ("type", "button"), ("aria-label", said(label)), ("title", said(label))];
                    text(out, "button", &about, sign)?;
                }
                text(out, "button", &[("id", "fit"), ("type", "button")], said(EVERYTHING))
            })
        })
    }

    fn side(&self, out: &mut Out) -> io::Result<()> {
        let mut levels: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for gap in self.gaps.iter().filter(|gap| gap.subject_kind == TOUCHPOINT) {
            levels.entry(&gap.subject_id).or_default().insert(gap.severity);
        }
        let said = |label: Label| label.text(self.lang);
        element(out, "aside", &[("id", "side"), ("aria-label", said(DETAILS))], |out| {
            text(out, "p", &[("id", "hint")], said(HINT))?;
            element(out, "div", &[("id", "cards"), ("aria-live", "polite")], |out| {
                self.touchpoints().try_for_each(|(phase, touchpoint)| {
                    let levels: Vec<&str> =
                        levels.get(touchpoint.id.as_str()).into_iter().flatten().copied().collect();
                    self.card(out, phase, touchpoint, &levels.join(" "))
                })
            })?;
            element(out, "div", &[("id", "gaps")], |out| {
                text(out, "h2", &[], said(GAPS))?;
                if self.gaps.is_empty() {
                    return text(out, "p", &[], said(NO_GAPS));
                }
                element(out, "ul", &[], |out| self.gaps.iter().try_for_each(|gap| self.gap(out, gap)))
            })
        })
    }

    fn gap(&self, out: &mut Out, gap: &Row) -> io::Result<()> {
        let card = Some(gap.subject_id.as_str()).filter(|_| gap.subject_kind == TOUCHPOINT);
        let card = card.and_then(|id| self.shapes.get(id)).map_or("", String::as_str);
        raw(out, "\n")?;
        element(out, "li", &[("data-card", card), ("data-level", gap.severity)], |out| {
            text(out, "span", &[("class", &format!("level {}", gap.severity))], &gap.level)?;
            raw(out, " ")?;
            match card {
                "" => text(out, "strong", &[], &gap.subject)?,
                _ => text(out, "button", &[("type", "button")], &gap.subject)?,
            }
            text(out, "p", &[], &gap.message)?;
            text(out, "p", &[], &gap.action)?;
            let about = [gap.phase.as_str(), gap.owner.as_str(), gap.rule];
            let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
            text(out, "p", &[("class", "about")], &about.join(" · "))
        })
    }

    /// What is known of a touchpoint; shown when its card is chosen.
    fn card(&self, out: &mut Out, phase: &str, touchpoint: &Touchpoint, levels: &str) -> io::Result<()> {
        let workspace = self.drawing.workspace;
        let known = |at: &String| at.parse::<usize>().ok();
        let owners = self.owners_of(touchpoint);
        let names = owners.iter().filter_map(known).filter_map(|at| workspace.departments.get(at));
        let names: Vec<&str> = names.map(|department| department.name.as_str()).collect();
        let met = workspace.personas.iter().enumerate();
        let met: Vec<(usize, &str)> = met
            .filter(|(_, persona)| touchpoint.personas.contains(&persona.id))
            .map(|(at, persona)| (at, persona.name.as_str()))
            .collect();
        let personas: Vec<String> = met.iter().map(|(at, _)| at.to_string()).collect();
        let met: Vec<&str> = met.into_iter().map(|(_, name)| name).collect();
        let attributes = [
            ("hidden", ""),
            ("data-card", self.shapes.get(touchpoint.id.as_str()).map_or("", String::as_str)),
            ("data-persona", &personas.join(" ")),
            ("data-owner", &owners.join(" ")),
            ("data-media", touchpoint.media_type.map_or("", |media| media.id())),
            ("data-level", levels),
        ];
        let known = |label: Option<Label>| label.unwrap_or(NOT_ASSESSED).text(self.lang).to_owned();
        let pains: Vec<&str> = touchpoint.pain_points.iter().map(|pain| pain.text.as_str()).collect();
        let channel = match touchpoint.channel.is_empty() {
            true => String::new(),
            false => vocabulary::channel_label(workspace, touchpoint.channel.as_str(), self.lang),
        };
        let owner = if names.is_empty() { NOBODY.text(self.lang).to_owned() } else { names.join(", ") };
        let told = [
            (PHASE, phase.to_owned()),
            (CHANNEL, channel),
            (OWNER, owner),
            (PERSONA, met.join(", ")),
            (MEDIA, known(touchpoint.media_type.map(Labelled::label))),
            (INFLUENCE, known(touchpoint.influence.map(Labelled::label))),
            (FEELING, known(touchpoint.emotion.and_then(emotion_label))),
            (IMPORTANCE, known(touchpoint.importance.and_then(importance_label))),
            (DESCRIPTION, touchpoint.description.clone()),
            (IMPRESSION, touchpoint.impression.clone()),
            (PAINS, pains.join("; ")),
            (OPPORTUNITY, touchpoint.opportunity.clone()),
            (NOTES, touchpoint.notes.clone()),
        ];
        raw(out, "\n")?;
        element(out, "article", &attributes, |out| {
            text(out, "h2", &[], &format!("{} · {}", touchpoint.number, touchpoint.title))?;
            element(out, "dl", &[], |out| {
                let mut told = told.iter().filter(|(_, words)| !words.trim().is_empty());
                told.try_for_each(|(label, words)| {
                    text(out, "dt", &[], label.text(self.lang))?;
                    text(out, "dd", &[], words)
                })
            })
        })
    }
}

/// What findings call a touchpoint.
const TOUCHPOINT: &str = "touchpoint";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_style_hold_nothing_that_ends_them_and_nothing_from_elsewhere() {
        for text in [SCRIPT, STYLE] {
            assert!(!text.contains("</") && !text.contains("<!--"));
            let outside = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!outside.contains("http") && !outside.contains("url("));
        }
        for way in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function("] {
            assert!(!SCRIPT.contains(way), "{way} makes more than text of a text");
        }
    }
}
