//! Dots on a line as a drawing: what a group says of one thing and of another, with intervals where there are any. Each
//! kind has a shape of its own and its number beside it, so that no colour is needed.

use std::fmt::Write as _;

use domain::outcome::{Dot, Dots};

use super::drawing::escaped;
use crate::tables::signed;

/// How wide the drawing is, in its own units.
const WIDTH: f64 = 640.0;
/// Where −1 and +1 stand: beside the outermost dots there is room for their numbers.
const FROM: f64 = 16.0;
const TO: f64 = WIDTH - 60.0;
/// How high a row's name is, and each of its dots below it.
const NAME: f64 = 22.0;
const LINE: f64 = 20.0;

/// Where a net sentiment stands.
fn x(net: f64) -> f64 {
    FROM + f64::midpoint(net, 1.0) * (TO - FROM)
}

/// The shape of the dot at a place, in the order of what is compared: a filled circle, a hollow diamond, a filled square.
fn shape(kind: usize, x: f64, y: f64) -> String {
    match kind % 3 {
        0 => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"#0b4a57\"/>"),
        1 => format!(
            "<path d=\"M{:.1} {y:.1}l7 -7l7 7l-7 7z\" fill=\"#ffffff\" stroke=\"#8f2a17\" stroke-width=\"2.5\"/>",
            x - 7.0
        ),
        _ => format!("<rect x=\"{:.1}\" y=\"{:.1}\" width=\"11\" height=\"11\" fill=\"#14222b\"/>", x - 5.5, y - 5.5),
    }
}

/// The drawing as SVG. `font` is the family its text is set in.
pub fn svg(dots: &Dots, font: &str) -> String {
    let kinds = dots.of.len() as f64;
    let row = NAME + LINE * kinds + 8.0;
    let axis = 20.0 + row * dots.rows.len() as f64;
    let height = axis + 8.0 + LINE * kinds;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"{}\" font-size=\"14\" fill=\"#14222b\">",
        escaped(font)
    );
    for (net, name) in [(-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "+0.5"), (1.0, "+1")] {
        let _ = write!(
            out,
            "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"18\" y2=\"{axis:.1}\" stroke=\"#b8b2a4\" stroke-width=\"{1}\"/>\
             <text x=\"{0:.1}\" y=\"12\" font-size=\"12\" text-anchor=\"middle\">{name}</text>",
            x(net),
            if net == 0.0 { 1.5 } else { 0.75 }
        );
    }
    for (at, (name, each)) in dots.rows.iter().enumerate() {
        let top = 20.0 + row * at as f64;
        let _ = write!(out, "<text x=\"0\" y=\"{:.1}\" font-weight=\"bold\">{}</text>", top + 16.0, escaped(name));
        for (kind, dot) in each.iter().enumerate() {
            let y = top + NAME + LINE * (kind as f64 + 0.5);
            match dot {
                Some(dot) => put(&mut out, kind, *dot, y),
                None => {
                    let _ = write!(out, "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\">[c]</text>", x(-1.0), y + 4.0);
                }
            }
        }
    }
    for (kind, name) in dots.of.iter().enumerate() {
        let y = axis + 12.0 + LINE * (kind as f64 + 0.5);
        let _ = write!(out, "{}<text x=\"28\" y=\"{:.1}\">{}</text>", shape(kind, 10.0, y), y + 5.0, escaped(name));
    }
    out.push_str("</svg>");
    out
}

/// A dot, its interval, and its number to the right of both.
fn put(out: &mut String, kind: usize, dot: Dot, y: f64) {
    let mut right = dot.at;
    if let Some(interval) = dot.interval {
        right = interval.high.max(dot.at);
        let _ = write!(
            out,
            "<path d=\"M{0:.1} {y:.1}H{1:.1}M{0:.1} {2:.1}v8M{1:.1} {2:.1}v8\" stroke=\"#14222b\" stroke-width=\"1.5\" fill=\"none\"/>",
            x(interval.low),
            x(interval.high),
            y - 4.0
        );
    }
    let _ = write!(
        out,
        "{}<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"13\">{}</text>",
        shape(kind, x(dot.at), y),
        x(right) + 11.0,
        y + 4.5,
        signed(dot.at)
    );
}

#[cfg(test)]
mod tests {
    use domain::findings::figures::Interval;

    use super::*;

    #[test]
    fn every_dot_has_its_number_and_what_is_hidden_has_none() {
        let dots = Dots {
            caption: "c".to_owned(),
            alternative: "a".to_owned(),
            of: vec!["Council".to_owned(), "Outside <b>".to_owned()],
            rows: vec![
                ("Parents & carers".to_owned(), vec![Some(Dot { at: 0.0, interval: None }), None]),
                (
                    "Staff".to_owned(),
                    vec![
                        Some(Dot { at: -1.0, interval: None }),
                        Some(Dot { at: 0.5, interval: Some(Interval { low: 0.25, high: 0.75 }) }),
                    ],
                ),
            ],
        };
        let drawn = svg(&dots, "sans");
        assert!(drawn.contains(">0.00<") && drawn.contains(">−1.00<") && drawn.contains(">+0.50<"), "{drawn}");
        assert_eq!(drawn.matches("[c]").count(), 1);
        // In the middle of its line; the interval about its dot.
        assert!(
            drawn.contains("<circle cx=\"298.0\"") && drawn.contains("M368.5 ") && drawn.contains("H509.5"),
            "{drawn}"
        );
        assert!(drawn.contains("Parents &amp; carers") && drawn.contains("Outside &lt;b&gt;"));
    }
}
