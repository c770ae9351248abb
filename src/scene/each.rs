//! A picture of every phase or persona on its own, each to go into a file of its own.

use std::path::{Path, PathBuf};

use super::slide::file_part;
use super::{Options, Scene, build};
use crate::layout::{self, Request};
use crate::model::{Journey, Persona, Workspace};
use crate::theme::Theme;

/// What there is a picture of each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// Of every phase that holds a touchpoint.
    Phase,
    /// Of every persona whom the journey concerns; of all where it names none.
    Persona,
}

/// The pictures, each named after its phase or persona.
pub fn each(
    (workspace, journey): (&Workspace, &Journey),
    of: Each,
    request: &Request,
    theme: &Theme,
    options: &Options,
) -> Vec<Scene> {
    let drawn = |request: Request, options: &Options, name: &str| {
        let layout = layout::layout(workspace, journey, &request, None);
        Scene { name: name.to_owned(), ..build(workspace, journey, &layout, theme, options) }
    };
    match of {
        Each::Phase => {
            let phases = journey.phases.iter().filter(|phase| !phase.touchpoints.is_empty());
            phases
                .map(|phase| {
                    let folded_phases = Default::default();
                    let one = Request { phase: Some(phase.id.clone()), folded_phases, ..request.clone() };
                    drawn(one, options, called(&phase.name, phase.id.as_str()))
                })
                .collect()
        }
        Each::Persona => {
            let concerned =
                |persona: &&Persona| journey.personas.is_empty() || journey.personas.contains(&persona.id);
            let personas = workspace.personas.iter().filter(concerned);
            personas
                .map(|persona| {
                    let one = Request { persona: Some(persona.id.clone()), ..request.clone() };
                    let options = Options { persona: Some(persona.id.clone()), ..options.clone() };
                    drawn(one, &options, called(&persona.name, persona.id.as_str()))
                })
                .collect()
        }
    }
}

/// A name, else the id.
fn called<'a>(name: &'a str, id: &'a str) -> &'a str {
    if name.trim().is_empty() { id } else { name }
}

/// Where each picture goes: `OUT-1-name.png` and so on, also where there is only one.
pub fn numbered(to: &Path, scenes: Vec<Scene>) -> Vec<(PathBuf, Scene)> {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    let ending = to.extension().unwrap_or_default().to_string_lossy();
    let place = |(scene, number): (Scene, usize)| {
        let name = format!("{stem}-{number}-{}.{ending}", file_part(&scene.name));
        (to.with_file_name(name), scene)
    };
    scenes.into_iter().zip(1..).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_picture_of_each_with_its_name() {
        let text = crate::vocabulary::sample("zwaluw-en-spaak-en").unwrap();
        let workspace = crate::storage::parse("sample.ron", text).unwrap().workspace;
        let journey = &workspace.journeys[0];
        let (theme, options) = (Theme::light(), Options::default());
        let both = |of| each((&workspace, journey), of, &Request::default(), &theme, &options);
        let phases = numbered(Path::new("/tmp/map.png"), both(Each::Phase));
        assert_eq!(phases.len(), journey.phases.iter().filter(|one| !one.touchpoints.is_empty()).count());
        let first = crate::model::slug(&journey.phases[0].name);
        assert_eq!(phases[0].0, PathBuf::from(format!("/tmp/map-1-{first}.png")));
        let personas = both(Each::Persona);
        assert!(personas.len() > 1, "the sample has several");
        for scene in &personas {
            assert!(workspace.personas.iter().any(|one| one.name == scene.name));
            assert!(scene.bounds.area() > 0.0);
        }
    }
}
