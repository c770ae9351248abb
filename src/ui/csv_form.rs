//! How a list is written that a spreadsheet reads: what stands between values, how figures are written,
//! and whether the file is marked for Excel. The same choices in every form that writes lists.

use egui::Ui;

use crate::export::CsvStyle;
use crate::model::Lang;
use crate::ui::ticks::Ticks as _;
use crate::vocabulary::labels;

labels! {
    BETWEEN: "Between values" / "Tussen waarden";
    COMMAS: "Commas" / "Komma’s";
    SEMICOLONS: "Semicolons" / "Puntkomma’s";
    FIGURES: "Figures" / "Getallen";
    MARK: "Mark for Excel, so that it reads accents" / "Markering voor Excel, zodat het accenten leest";
    TIP: "Dutch spreadsheets expect semicolons and 1,5" / "Nederlandse spreadsheets verwachten puntkomma’s en 1,5";
}

/// What a spreadsheet in this language expects.
pub fn usual(lang: Lang) -> CsvStyle {
    let dutch = lang == Lang::Nl;
    CsvStyle { semicolon: dutch, decimal_comma: dutch, bom: true }
}

/// The choices, each a row of the form.
pub fn csv_ui(ui: &mut Ui, style: &mut CsvStyle, lang: Lang) {
    ui.label(BETWEEN.text(lang)).on_hover_text(TIP.text(lang));
    ui.horizontal(|ui| {
        ui.selectable_value(&mut style.semicolon, false, COMMAS.text(lang));
        ui.selectable_value(&mut style.semicolon, true, SEMICOLONS.text(lang));
    });
    ui.end_row();
    ui.label(FIGURES.text(lang)).on_hover_text(TIP.text(lang));
    ui.horizontal(|ui| {
        ui.selectable_value(&mut style.decimal_comma, false, "1.5");
        ui.selectable_value(&mut style.decimal_comma, true, "1,5");
    });
    ui.end_row();
    ui.label("");
    ui.tick(&mut style.bom, MARK.text(lang));
    ui.end_row();
}
