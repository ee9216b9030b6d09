//! The evidence card: a picture of the record, drawn from the record alone
//! and from no pixel of a page. SVG text; a canvas makes a PNG of it.

use crate::report::figures::Figures;
use crate::report::hours::{Cell, Week};
use crate::report::lines::wrap;
use crate::report::markup::{Element, element};
use crate::report::shorten::shorten;
use crate::report::time::Local;
use crate::report::wording::Wording;
use crate::report::{Record, outline};

/// Width and height in pixels.
pub const SIZE: (u32, u32) = (1200, 860);

const MARGIN: u32 = 48;
const FONT: &str = "system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic UI', Meiryo, sans-serif";
const INK: &str = "#1d242b";
const QUIET: &str = "#55606b";
const ACCENT: &str = "#0b6e69";
/// Grounds of the heat map's cells, and the ink on them.
const HEAT: [(&str, &str); 5] = [("#eef1f3", INK), ("#cfe3e1", INK), ("#8fc1bd", INK), ("#2f7a75", "#ffffff"), ("#0b5c58", "#ffffff")];
/// About this many characters of the commonest message stand on the card.
const QUOTED: usize = 160;

/// The drawing. `made`: when it is made.
#[must_use]
pub fn drawing(record: &Record, made: Local, words: &Wording<'_>) -> String {
    let figures = Figures::of(record);
    let mut card = Card { svg: ground(), y: 0 };
    card.line(72, 20, QUIET, "400", &words.text("report_title"));
    card.paragraph(16, 34, "700", &outline::headline(&figures, words), 2);
    if let Some(said) = figures.said.first() {
        let quoted =
            shorten(&said.text, QUOTED).map_or_else(|| said.text.clone(), |beginning| format!("{beginning}{}", words.text("quote_more")));
        let quoted = format!("{}{}{}", words.text("quote_open"), quoted.replace(char::is_whitespace, " "), words.text("quote_close"));
        card.paragraph(14, 24, "600", &quoted, 3);
        card.line(32, 19, QUIET, "400", &outline::said(said, words));
    }
    card.y += 8;
    for (name, value) in outline::facts(&figures, words) {
        card.fact(&name, &value);
    }
    if figures.week.most() > 0 {
        card.heat(&figures.week, words);
    }
    let footer = format!("{} {}", words.whole_day(made), made.clock());
    card.y = SIZE.1 - 78;
    card.line(0, 17, QUIET, "400", &words.with("named", &[&words.text("report_made"), &format!("{footer} (UTC{})", made.offset())]));
    card.line(28, 17, QUIET, "400", &format!("{} {}", words.text("extension_name"), words.text("report_drawn")));
    card.svg.markup()
}

fn ground() -> Element {
    let (width, height) = SIZE;
    let rect = |width: u32, height: u32, fill: &str| element("rect").attr("width", width).attr("height", height).attr("fill", fill);
    element("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", width)
        .attr("height", height)
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("font-family", FONT)
        .with(rect(width, height, "#ffffff"))
        .with(rect(width, 12, ACCENT))
}

struct Card {
    svg: Element,
    /// The base line of what was drawn last.
    y: u32,
}

impl Card {
    /// One line, `down` pixels below the last; what is too long ends at the margin.
    fn line(&mut self, down: u32, size: u32, ink: &str, weight: &str, text: &str) {
        self.y += down;
        let fitting = wrap(text, (SIZE.0 - 2 * MARGIN) / size, 1);
        self.put(MARGIN, size, ink, weight, fitting.first().map_or("", String::as_str));
    }

    fn paragraph(&mut self, gap: u32, size: u32, weight: &str, text: &str, most: usize) {
        self.y += gap;
        for line in wrap(text, (SIZE.0 - 2 * MARGIN) / size, most) {
            self.y += size * 7 / 5;
            self.put(MARGIN, size, INK, weight, &line);
        }
    }

    fn fact(&mut self, name: &str, value: &str) {
        const SIZE_OF_TEXT: u32 = 19;
        const INDENT: u32 = 270;
        self.y += 34;
        self.put(MARGIN, SIZE_OF_TEXT, QUIET, "400", name);
        let lines = wrap(value, (SIZE.0 - 2 * MARGIN - INDENT) / SIZE_OF_TEXT, 2);
        for (n, line) in lines.iter().enumerate() {
            self.y += if n > 0 { 27 } else { 0 };
            self.put(MARGIN + INDENT, SIZE_OF_TEXT, INK, "600", line);
        }
    }

    fn heat(&mut self, week: &Week, words: &Wording<'_>) {
        const ROW: u32 = 28;
        const COLUMN: u32 = 44;
        const LEFT: u32 = MARGIN + 40;
        self.y += 44;
        for hour in (0..24).step_by(3) {
            self.put(LEFT + hour * COLUMN, 15, QUIET, "400", &words.with("heat_hour", &[&hour.to_string()]));
        }
        for (day, hours) in week.0.iter().enumerate() {
            self.y += ROW;
            self.put(MARGIN, 15, QUIET, "400", &words.weekday(day));
            for (x, cell) in (0..).map(|hour| LEFT + hour * COLUMN).zip(hours) {
                self.cell(x, *cell, week.level(*cell), (COLUMN, ROW));
            }
        }
    }

    fn cell(&mut self, x: u32, cell: Cell, level: u32, (column, row): (u32, u32)) {
        let (fill, ink) = HEAT[usize::try_from(level).unwrap_or_default().min(4)];
        let square = element("rect").attr("x", x).attr("y", self.y - row + 9).attr("width", column - 4).attr("height", row - 4);
        let square = square.attr("rx", 3);
        self.add(match cell {
            // Tried, and it worked: outlined, so that it is told from an hour without a try.
            Cell { tried: 1.., failed: 0 } => square.attr("fill", "#ffffff").attr("stroke", "#2e8b57"),
            _ => square.attr("fill", fill),
        });
        if cell.tried > 0 {
            self.put(x + 14, 14, ink, "600", &cell.failed.to_string());
        }
    }

    fn put(&mut self, x: u32, size: u32, ink: &str, weight: &str, text: &str) {
        let place = element("text").attr("x", x).attr("y", self.y).attr("font-size", size).attr("font-weight", weight);
        self.add(place.attr("fill", ink).attr("unicode-bidi", "isolate").text(text));
    }

    fn add(&mut self, inner: Element) {
        let svg = std::mem::replace(&mut self.svg, element("svg"));
        self.svg = svg.with(inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::attempts::tests::{attempt, message};
    use crate::report::samples::weeks;
    use crate::report::wording::LANGUAGES;
    use crate::report::wording::tests::sentences;

    fn card(language: &str, record: &Record) -> String {
        let (sentences, made) = (sentences(language), Local::new(1_795_349_471_000, 540));
        drawing(record, made, &Wording::new(&sentences, made))
    }

    #[test]
    fn the_card_says_what_matters() {
        let card = card("ja", &weeks(9));
        for part in ["から 9回、うち 8回は同じ表示です", "（E-2041）", "21時", "記録から描いた図です", "2026年11月22日 21:11:11"]
        {
            assert!(card.contains(part), "{part}: {card}");
        }
        assert!(!card.contains("foreignObject") && !card.contains("<image") && !card.contains("href"), "a canvas would not give it back");
    }

    #[test]
    fn everything_stays_on_the_card() {
        let said = "長い文章です。".repeat(500);
        let mut events: Vec<_> = weeks(60).events;
        events.extend([attempt(1_800_000_000_000, None, "a"), message(1_800_000_000_001, None, &said, None)]);
        for language in LANGUAGES {
            let card = card(language, &Record::new(events.clone(), vec![], 1_800_000_000_002));
            for y in card.split(" y=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<u32>().ok()) {
                assert!(y < SIZE.1, "{language}: {y}");
            }
        }
    }

    #[test]
    fn words_of_the_site_are_no_markup() {
        let record = Record::new(vec![attempt(0, None, "a"), message(1, None, "</text><script>\u{0}", None)], vec![], 2);
        let card = card("ja", &record);
        assert!(card.contains("&lt;/text&gt;&lt;script&gt;␀"), "{card}");
    }
}
