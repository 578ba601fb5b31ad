//! Bars as a drawing: the same in the page and in the PDF. Numbers stand in the bars, so that no colour is needed.

use std::fmt::Write as _;

use domain::outcome::Bars;

/// How wide the drawing is, in its own units.
const WIDTH: f64 = 640.0;
const BAR: f64 = 26.0;
const ROW: f64 = 50.0;
const KEY: f64 = 26.0;

/// The drawing as SVG. `font` is the family its text is set in.
pub fn svg(bars: &Bars, font: &str) -> String {
    let per_line = 3;
    let key_lines = bars.parts.len().div_ceil(per_line);
    let height = ROW * bars.rows.len() as f64 + KEY * key_lines as f64 + 14.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"{}\" font-size=\"14\">",
        escaped(font)
    );
    for (row, (name, percents)) in bars.rows.iter().enumerate() {
        let top = ROW * row as f64;
        let _ = write!(out, "<text x=\"0\" y=\"{:.1}\" fill=\"#14222b\">{}</text>", top + 14.0, escaped(name));
        let whole = percents.iter().sum::<u64>().max(100) as f64;
        let mut x = 0.0;
        for ((_, shade), percent) in bars.parts.iter().zip(percents) {
            let wide = *percent as f64 / whole * WIDTH;
            if *percent == 0 {
                continue;
            }
            let (fill, ink) = shade.colours();
            let _ = write!(
                out,
                "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{BAR}\" fill=\"{fill}\"/>",
                top + 20.0,
                (wide - 1.5).max(0.5)
            );
            if *percent >= 5 {
                let _ = write!(
                    out,
                    "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"{ink}\">{percent}</text>",
                    x + wide / 2.0,
                    top + 38.0
                );
            }
            x += wide;
        }
    }
    let from = ROW * bars.rows.len() as f64 + 6.0;
    for (at, (name, shade)) in bars.parts.iter().enumerate() {
        let x = (at % per_line) as f64 * WIDTH / per_line as f64;
        let y = from + (at / per_line) as f64 * KEY;
        let (fill, _) = shade.colours();
        let _ = write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"14\" height=\"14\" fill=\"{fill}\" stroke=\"#14222b\" \
             stroke-width=\"0.75\"/><text x=\"{:.1}\" y=\"{:.1}\" fill=\"#14222b\">{}</text>",
            x + 21.0,
            y + 12.0,
            escaped(name)
        );
    }
    out.push_str("</svg>");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use domain::outcome::Shade;

    use super::*;

    #[test]
    fn what_is_drawn_is_what_is_said_and_nobody_writes_markup() {
        let bars = Bars {
            caption: "c".to_owned(),
            alternative: "a".to_owned(),
            parts: vec![("poor".to_owned(), Shade::Poor), ("good <b>".to_owned(), Shade::Good)],
            rows: vec![("Parents & carers".to_owned(), vec![30, 70])],
        };
        let drawn = svg(&bars, "sans");
        assert!(drawn.contains(">30<") && drawn.contains(">70<"));
        assert!(drawn.contains("Parents &amp; carers") && drawn.contains("good &lt;b&gt;"));
    }
}
