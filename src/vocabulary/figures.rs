//! Figures as people write them, in either language. Stored they always have a point; this is only
//! how they are typed and pasted.

/// The figure that a text says: with a comma or a point before the decimals, signs between thousands,
/// a sign of percent or euro. Nothing where it is none or not finite.
pub fn read_figure(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.trim_end_matches('%').trim_start_matches('€').replace('−', "-");
    // With both signs the last one is the decimal one; a lone comma is.
    let plain = match (plain.rfind(','), plain.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => plain.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => plain.replace(',', ""),
        _ => plain.replace(',', "."),
    };
    plain.parse::<f64>().ok().filter(|figure| figure.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_both_languages() {
        let cases = [
            ("3,5", Some(3.5)),
            ("3.5", Some(3.5)),
            (" 12 % ", Some(12.0)),
            ("€ 1.250,50", Some(1250.5)),
            ("1,250.50", Some(1250.5)),
            ("−2", Some(-2.0)),
            ("8 200", Some(8200.0)),
            ("", None),
            ("much", None),
            ("inf", None),
            ("NaN", None),
            ("1,2,3", None),
        ];
        for (text, figure) in cases {
            assert_eq!(read_figure(text), figure, "{text}");
        }
    }
}
