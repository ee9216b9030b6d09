//! The heat map as a real table: weekdays and hours are its headings, every
//! cell holds its number, and the shade only says the same again.

use super::hours::{Cell, Week};
use super::markup::{Element, element};
use super::wording::Wording;

/// Which way it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// A row for every weekday, a column for every hour.
    Wide,
    /// A row for every hour, a column for every weekday: for narrow screens.
    Tall,
}

/// The table. Its classes: `heat`, `heat-0` to `heat-4`, `worked`.
#[must_use]
pub fn table(week: &Week, lie: Orientation, words: &Wording<'_>) -> Element {
    let days = 0..7;
    let hours = 0..24;
    let hour = |hour: usize| words.with("heat_hour", &[&hour.to_string()]);
    let (corner, head, class): (_, Vec<Element>, _) = match lie {
        Orientation::Wide => (
            "heat_corner",
            hours.clone().map(|h| if h % 3 == 0 { column(&hour(h)) } else { column(&hour(h)).attr("class", "between") }).collect(),
            "heat wide",
        ),
        Orientation::Tall => ("heat_corner_hours", days.clone().map(|d| column(&words.weekday(d))).collect(), "heat tall"),
    };
    let rows: Vec<Element> = match lie {
        Orientation::Wide => days.map(|d| row(&words.weekday(d), hours.clone().map(|h| cell(week, week.0[d][h])))).collect(),
        Orientation::Tall => hours.map(|h| row(&hour(h), days.clone().map(|d| cell(week, week.0[d][h])))).collect(),
    };
    element("table")
        .attr("class", class)
        .with(element("caption").text(words.text("heat_legend")))
        .with(element("thead").with(element("tr").with(column(&words.text(corner))).with_all(head)))
        .with(element("tbody").with_all(rows))
}

fn column(name: &str) -> Element {
    element("th").attr("scope", "col").text(name)
}

fn row(name: &str, cells: impl Iterator<Item = Element>) -> Element {
    element("tr").with(element("th").attr("scope", "row").text(name)).with_all(cells)
}

/// A number where something was tried; nothing where nobody tried.
fn cell(week: &Week, cell: Cell) -> Element {
    match cell {
        Cell { tried: 0, .. } => element("td"),
        Cell { failed: 0, .. } => element("td").attr("class", "worked").text("0"),
        cell => element("td").attr("class", format!("heat-{}", week.level(cell))).text(cell.failed.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::weeks;
    use super::super::time::Local;
    use super::super::wording::tests::sentences;
    use super::*;

    fn markup(lie: Orientation) -> String {
        let ja = sentences("ja");
        table(&Week::of(&weeks(4)), lie, &Wording::new(&ja, Local::new(0, 540))).markup()
    }

    #[test]
    fn every_hour_of_the_week_has_a_cell_below_its_headings() {
        for (lie, columns, rows) in [(Orientation::Wide, 25, 7), (Orientation::Tall, 8, 24)] {
            let table = markup(lie);
            assert_eq!(table.matches("scope=\"col\"").count(), columns, "{table}");
            assert_eq!(table.matches("scope=\"row\"").count(), rows, "{table}");
            assert_eq!(table.matches("<td").count(), 168);
        }
    }

    #[test]
    fn a_number_stands_where_something_was_tried() {
        let table = markup(Orientation::Wide);
        assert!(table.contains("<td class=\"heat-3\">3</td>"), "three on the Friday: {table}");
        assert!(table.contains("<td class=\"heat-1\">1</td>"), "one on the Saturday");
        assert!(table.contains("<td class=\"worked\">0</td>"), "the success");
        assert_eq!(table.matches("<td></td>").count(), 165);
    }
}
