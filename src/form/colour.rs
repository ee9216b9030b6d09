//! Colours as a computed style gives them, and what is seen of them.

/// What is seen of a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// How light it is, from 0 to 255: of a grey its value in `rgb()`.
    light: f64,
    /// It is the red in which forms say what went wrong.
    red: bool,
    /// From 0 (nothing is seen of it) to 1.
    opacity: f64,
}

/// A grey in the middle, of 119 in `rgb()`, is 50 of `lab()` and 0.57 of `oklab()`.
const PER_LAB: f64 = 119.0 / 50.0;
const PER_OKLAB: f64 = 119.0 / 0.57;

impl Colour {
    /// Reads a computed style in every notation in which browsers write one:
    /// `rgb()` for what a page gave in the usual ways, else the space that the
    /// page used. `None` for what is no colour. Lightness and red of the other
    /// spaces are near those of `rgb()`, not equal.
    #[must_use]
    pub fn read(style: &str) -> Option<Self> {
        let (space, numbers) = style.split_once('(')?;
        let mut parts = numbers.trim_end_matches(')').split([',', ' ', '/']).filter(|part| !part.is_empty());
        let space = if space == "color" { parts.next()? } else { space };
        let mut next = || number(parts.next()?);
        let (a, b, c) = (next()?, next()?, next()?);
        let opacity = parts.next().map_or(Some(1.0), number)?;
        // Chroma and hue say of a red what the axes of the space say: C and H beside a and b.
        let hue = |chroma: f64, least: f64, angle: f64| chroma > least && !(50.0..=359.0).contains(&angle);
        let axes = |a: f64, b: f64, least: f64| a > least && b > 0.0 && b < 1.2 * a;
        let of = |light: f64, red: bool| Some(Self { light, red, opacity });
        // A dark red is a colour of text like any other.
        let light_red = |light: f64, red: bool| of(light, red && light > 81.0);
        match space {
            "rgb" | "rgba" => of(luma(a, b, c), is_red(a, b, c)),
            "lab" => light_red(a * PER_LAB, axes(b, c, 35.0)),
            "lch" => light_red(a * PER_LAB, hue(b, 40.0, c)),
            "oklab" => light_red(a * PER_OKLAB, axes(b, c, 0.1)),
            "oklch" => light_red(a * PER_OKLAB, hue(b, 0.12, c)),
            // The root is near enough to the curve of a screen.
            "srgb-linear" | "xyz" | "xyz-d50" | "xyz-d65" => {
                let (a, b, c) = (255.0 * a.sqrt(), 255.0 * b.sqrt(), 255.0 * c.sqrt());
                if space == "srgb-linear" { of(luma(a, b, c), is_red(a, b, c)) } else { of(b, false) }
            }
            "srgb" | "display-p3" | "a98-rgb" | "prophoto-rgb" | "rec2020" => {
                let (a, b, c) = (255.0 * a, 255.0 * b, 255.0 * c);
                of(luma(a, b, c), is_red(a, b, c))
            }
            _ => None,
        }
    }

    /// Enough of it is painted to read a text on it.
    #[must_use]
    pub fn is_ground(&self) -> bool {
        self.opacity > 0.5
    }

    /// As a ground: light text is read on it.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        self.light < 110.0
    }

    /// As a text: it is the red in which forms say what went wrong.
    #[must_use]
    pub fn is_red(&self) -> bool {
        self.red
    }
}

/// Red, green and blue from 0 to 255 by the weights of BT.709.
fn luma(red: f64, green: f64, blue: f64) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn is_red(red: f64, green: f64, blue: f64) -> bool {
    red > 130.0 && red > 1.8 * green && red > 1.8 * blue
}

/// A number as computed styles write it; `none` is 0. The standard library's
/// reading of fractions would cost the content script four kilobytes.
fn number(text: &str) -> Option<f64> {
    if text == "none" {
        return Some(0.0);
    }
    // Browsers write an exponent only for what is next to nothing.
    if let Some((size, _)) = text.split_once("e-") {
        return number(size).map(|_| 0.0);
    }
    if let Some(size) = text.strip_prefix('-') {
        return number(size).map(|size| -size);
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut value = 0.0;
    for digit in whole.chars() {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    let mut place = 0.1;
    for digit in rest.chars() {
        value += place * f64::from(digit.to_digit(10)?);
        place /= 10.0;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(style: &str) -> Colour {
        Colour::read(style).unwrap_or(Colour { light: -1.0, red: false, opacity: -1.0 })
    }

    #[test]
    fn what_computed_styles_say_is_read() {
        for (style, light, red, opacity) in [
            ("rgb(204, 0, 17)", 44.6, true, 1.0),
            ("rgba(0, 0, 0, 0)", 0.0, false, 0.0),
            ("rgb(1 2 3 / 0.25)", 1.9, false, 0.25),
            ("rgba(119, 119, 119, 0.501961)", 119.0, false, 0.501_961),
            ("rgba(0, 0, 0, 1.5e-5)", 0.0, false, 0.0),
            ("lab(50 0 0)", 119.0, false, 1.0),
            ("lab(54.29 80.81 69.89 / 0.5)", 129.2, true, 0.5),
            ("lch(54.29 106.84 40.86)", 129.2, true, 1.0),
            ("oklab(0.628 0.2249 0.1258)", 131.1, true, 1.0),
            ("oklch(0.628 0.2577 29.23)", 131.1, true, 1.0),
            ("oklch(0.57 none none)", 119.0, false, 1.0),
            ("oklch(0.452 0.313 264.05)", 94.4, false, 1.0),
            ("color(srgb 0.8 0 0.0667)", 44.6, true, 1.0),
            ("color(display-p3 1 0.9 0.9 / 0.75)", 234.9, false, 0.75),
            ("color(srgb-linear 0.25 0.25 0.25)", 127.5, false, 1.0),
            ("color(xyz-d65 0.2 0.25 0.2)", 127.5, false, 1.0),
        ] {
            let colour = read(style);
            assert!((colour.light - light).abs() < 0.1 && (colour.opacity - opacity).abs() < 1e-3, "{style}: {colour:?}");
            assert_eq!(colour.red, red, "{style}");
        }
    }

    #[test]
    fn what_is_no_such_colour_is_none() {
        for style in ["", "red", "transparent", "rgb()", "rgb(1, 2)", "rgb(a, b, c)", "color(srgb 1 0)", "url(a b c)"] {
            assert_eq!(Colour::read(style), None, "{style}");
        }
    }

    #[test]
    fn dark_ground_is_told_from_light() {
        for dark in [
            "oklch(0.2 0 0)",
            "lab(30 10 10)",
            "color(srgb 0.1 0.1 0.1)",
            "rgb(0, 0, 0)",
            "rgb(29, 34, 38)",
            "rgb(109, 109, 109)",
            "rgb(0, 0, 255)",
        ] {
            assert!(read(dark).is_dark(), "{dark}");
        }
        for light in [
            "oklch(0.97 0.01 90)",
            "lab(95 0 0)",
            "color(display-p3 1 1 1)",
            "rgb(255, 255, 255)",
            "rgb(111, 111, 111)",
            "rgb(0, 200, 0)",
            "rgb(255, 140, 0)",
        ] {
            assert!(!read(light).is_dark(), "{light}");
        }
    }

    #[test]
    fn what_shines_through_is_no_ground() {
        assert!(!read("rgba(0, 0, 0, 0.5)").is_ground());
        assert!(read("rgba(0, 0, 0, 0.51)").is_ground());
    }

    #[test]
    fn the_red_of_messages_is_told_from_other_colours() {
        for red in
            ["oklch(0.56 0.17 28)", "lab(47 71 33)", "color(srgb 0.86 0.21 0.27)", "rgb(255, 0, 0)", "rgb(192, 57, 43)", "rgb(220, 53, 69)"]
        {
            assert!(read(red).is_red(), "{red}");
        }
        for other in [
            "oklch(0.793 0.171 70.67)",
            "lab(65 64 -11)",
            "oklch(0.377 0.155 29)",
            "rgb(0, 0, 0)",
            "rgb(255, 255, 255)",
            "rgb(128, 0, 0)",
            "rgb(255, 165, 0)",
            "rgb(230, 0, 150)",
        ] {
            assert!(!read(other).is_red(), "{other}");
        }
    }
}
