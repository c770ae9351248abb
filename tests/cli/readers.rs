//! What other programs make of our reports: Chromium of the page, LibreOffice of the workbook.
//! Skipped, visibly, where the program is missing.

use std::path::Path;
use std::process::Command;

use super::{folder, sample, wandel, works};

/// Whether a program is there; a missing one fails when all tests are asked for.
fn there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    let full = std::env::var_os("WANDEL_TEST_FULL").is_some_and(|value| value == "1");
    assert!(found || !full, "{program} is not installed");
    if !found {
        println!("skipped: {program} is not installed");
    }
    found
}

/// The sample with hostile text in every field that people fill in.
fn hostile(folder: &Path) {
    let mut text = std::fs::read_to_string(sample()).unwrap();
    for field in
        ["name", "title", "text", "label", "what", "customer_question", "look_first", "topic", "platform"]
    {
        let evil = format!(
            "{field}: \"</td></style><script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
        );
        text = text
            .replace(&format!(" {field}: \""), &format!(" {evil}"))
            .replace(&format!("({field}: \""), &format!("({evil}"));
    }
    std::fs::write(folder.join("hostile.ron"), text).unwrap();
}

#[test]
fn a_browser_runs_nothing_that_a_file_says() {
    if !there("chromium") {
        return;
    }
    let folder = folder();
    hostile(folder.path());
    let arguments = ["gaps", "hostile.ron", "--to", "gaps.html", "--as-of", "2026-06-01"];
    works(&wandel(folder.path(), &arguments));
    let profile = folder.path().join("profile");
    let page = format!("file://{}", folder.path().join("gaps.html").display());
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--disable-component-update", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(page)
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&output.stdout);
    assert!(
        dom.contains("<html") && dom.contains("&lt;script&gt;"),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!dom.contains("<title>owned") && !dom.contains("<script") && !dom.contains("<img"));
}

#[test]
fn a_spreadsheet_reads_the_workbook_as_written() {
    if !there("soffice") {
        return;
    }
    let folder = folder();
    let text = std::fs::read_to_string(sample()).unwrap();
    let text = text.replacen("title: \"Radiospot\"", "title: \"=SUM(1,2)\"", 1).replacen(
        "title: \"Nieuwsbrief\"",
        "title: \"@+-007 é\"",
        1,
    );
    std::fs::write(folder.path().join("hostile.ron"), text).unwrap();
    for ending in ["xlsx", "json"] {
        let name = format!("gaps.{ending}");
        works(&wandel(folder.path(), &["gaps", "hostile.ron", "--to", &name, "--as-of", "2026-06-01"]));
    }
    // Comma, quotes, UTF-8, from the first line; cells as they are shown, text as text.
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args([
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        ])
        .args(["--outdir", "read", "gaps.xlsx"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let path = folder.path().join("read/gaps.csv");
    let mut reader = csv::Reader::from_path(&path)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let json = std::fs::read(folder.path().join("gaps.json")).unwrap();
    let written: Vec<serde_json::Value> = serde_json::from_slice(&json).unwrap();
    assert_eq!(read.len(), written.len());
    for (read, written) in read.iter().zip(&written) {
        assert_eq!(&read[0], written["rule"].as_str().unwrap());
        assert_eq!(&read[5], written["subject"]["name"].as_str().unwrap());
        assert_eq!(&read[8], written["message"].as_str().unwrap());
    }
    assert!(read.iter().any(|row| &row[5] == "=SUM(1,2)"));
    assert!(read.iter().any(|row| row[5].contains("@+-007 é")));
}
