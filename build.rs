//! Lists the asset folders, so that a theme, a template or a sample is one file and no line of code.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    for (folder, name) in
        [("assets/themes", "themes"), ("assets/templates", "templates"), ("samples", "samples")]
    {
        println!("cargo::rerun-if-changed={folder}");
        let listing = listing(&Path::new(&root).join(folder))?;
        fs::write(Path::new(&out).join(format!("{name}.rs")), listing)?;
    }
    Ok(())
}

/// A slice of (file stem, text) for every `.ron` file in the folder, by name.
fn listing(folder: &Path) -> io::Result<String> {
    let mut files: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    let mut text = String::from("&[\n");
    for path in &files {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(text, "    ({stem:?}, include_str!({:?})),", path.display().to_string())
            .map_err(io::Error::other)?;
    }
    text.push(']');
    Ok(text)
}
