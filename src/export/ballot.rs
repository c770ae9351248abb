//! Paper ballots as one HTML page to print: a row per touchpoint with its number in large figures,
//! a box per answer. No script, nothing fetched, every text escaped. Counts nothing.

use std::io;

use super::ExportError;
use super::html::{Out, POLICY, element, empty, raw, text};
use crate::model::{Choice as _, Lang};
use crate::vocabulary::{Label, told};

/// What a ballot asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The language of everything that is not the user's own text.
    pub lang: Lang,
    /// The journey's name.
    pub journey: String,
    /// The question.
    pub asked: String,
    /// The answers, one column each.
    pub answers: Vec<String>,
    /// The touchpoints by number and title, one row each.
    pub cards: Vec<(u32, String)>,
}

const HOW: Label = Label::new(
    "Tick one box in each row. Leave a row empty if you do not know.",
    "Kruis in elke rij één vakje aan. Laat een rij leeg als je het niet weet.",
);
const CARD: Label = Label::new("Touchpoint", "Contactmoment");
const BOX: Label = Label::new("empty box", "leeg vakje");

/// Sizes for paper: boxes that a thick pen can hit, rows that are not torn between pages.
const STYLE: &str = "
@page { size: A4; margin: 14mm; }
body { font-family: Inter, system-ui, sans-serif; color: #1B2430; background: #fff; margin: 2rem auto; max-width: 60rem; }
h1 { font-size: 1.6rem; margin: 0; }
p { margin: 0.3rem 0 1rem; color: #3C4654; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
th { font-size: 0.85rem; font-weight: 600; padding: 0.3rem 0.4rem; vertical-align: bottom; text-align: center; }
th.card { text-align: left; }
tr { break-inside: avoid; }
td { border-top: 1px solid #B4BECB; padding: 0.45rem 0.4rem; text-align: center; }
td.number { font-size: 1.9rem; font-weight: 700; width: 3.6rem; text-align: right; font-variant-numeric: tabular-nums; }
td.title { text-align: left; font-size: 1.05rem; }
span { display: inline-block; width: 1.5rem; height: 1.5rem; border: 2px solid #1B2430; border-radius: 0.25rem; }
@media print { body { margin: 0; max-width: none; } }
";

/// The page; each person gets a copy of it.
pub fn ballot_html(ballot: &Ballot) -> Result<Vec<u8>, ExportError> {
    let mut out = Out::new(b"<!DOCTYPE html>\n".to_vec());
    page(&mut out, ballot).map_err(|error| ExportError {
        message: told!(
            "the ballot could not be written: {error}" / "het stembiljet kon niet geschreven worden: {error}",
            error = error.to_string()
        ),
        hint: told!("report this" / "meld dit"),
    })?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn page(out: &mut Out, ballot: &Ballot) -> io::Result<()> {
    let lang = ballot.lang.id().to_lowercase();
    element(out, "html", &[("lang", &lang)], |out| {
        element(out, "head", &[], |out| {
            empty(out, "meta", &[("charset", "utf-8")])?;
            empty(out, "meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)])?;
            text(out, "title", &[], &format!("{}: {}", ballot.journey, ballot.asked))?;
            element(out, "style", &[], |out| raw(out, STYLE))
        })?;
        element(out, "body", &[], |out| {
            text(out, "h1", &[], &ballot.asked)?;
            text(out, "p", &[], &format!("{}. {}", ballot.journey, HOW.text(ballot.lang)))?;
            element(out, "table", &[], |out| {
                head(out, ballot)?;
                element(out, "tbody", &[], |out| {
                    ballot.cards.iter().try_for_each(|card| row(out, ballot, card))
                })
            })
        })
    })
}

fn head(out: &mut Out, ballot: &Ballot) -> io::Result<()> {
    element(out, "thead", &[], |out| {
        element(out, "tr", &[], |out| {
            let card = [("class", "card"), ("colspan", "2"), ("scope", "col")];
            text(out, "th", &card, CARD.text(ballot.lang))?;
            ballot.answers.iter().try_for_each(|answer| text(out, "th", &[("scope", "col")], answer))
        })
    })
}

fn row(out: &mut Out, ballot: &Ballot, (number, title): &(u32, String)) -> io::Result<()> {
    raw(out, "\n")?;
    element(out, "tr", &[], |out| {
        text(out, "td", &[("class", "number")], &number.to_string())?;
        text(out, "td", &[("class", "title")], title)?;
        ballot.answers.iter().try_for_each(|answer| {
            let label = format!("{}: {answer}", BOX.text(ballot.lang));
            element(out, "td", &[], |out| {
                element(out, "span", &[("role", "img"), ("aria-label", &label)], |_| Ok(()))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_per_touchpoint_a_box_per_answer_and_nothing_that_runs() {
        let ballot = Ballot {
            lang: Lang::Nl,
            journey: "Fietsen & meer".into(),
            asked: "Hoe is het?".into(),
            answers: vec!["goed".into(), "<slecht>".into()],
            cards: vec![(4, "Etalage".into()), (12, "<script>alert(1)</script>".into())],
        };
        let page = String::from_utf8(ballot_html(&ballot).unwrap()).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"), "{page}");
        assert_eq!((page.matches("<span").count(), page.matches("class=\"number\"").count()), (4, 2));
        assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
        assert!(page.contains("Fietsen &amp; meer") && page.contains(">12</td>"));
    }
}
