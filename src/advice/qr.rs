//! The sign-in address as a QR code, to open it on a telephone. The address never
//! changes, so the code stands here ready made; tests make it anew with one
//! library and read it with another.

/// What the code says.
pub use crate::site::hosts::SIGN_IN as ADDRESS;

/// Modules along a side: version 3, error correction M.
pub const SIDE: u32 = 29;

/// The blank border that readers need, in modules.
pub const BORDER: u32 = 4;

/// The rows from the top; of each, bit 28 is the leftmost module. 1 is dark.
#[rustfmt::skip]
const ROWS: [u32; SIDE as usize] = [
    0b11111110100111100011001111111,
    0b10000010101010111101101000001,
    0b10111010110001010011001011101,
    0b10111010110000001011101011101,
    0b10111010110001111111001011101,
    0b10000010010011101011101000001,
    0b11111110101010101010101111111,
    0b00000000101101001101000000000,
    0b01101011001111110100101011111,
    0b10100101101101100000111001001,
    0b00111111011000000010000010111,
    0b11011000101000011111011001010,
    0b00011011100111000101101100000,
    0b11010001101101000010111100001,
    0b10010011001000000010100100111,
    0b11001100001001101111010100011,
    0b10110010001100001101101101000,
    0b01011001000001011100111000111,
    0b10001011100110011000010111011,
    0b01111001010011101100001000001,
    0b10011010010011011100111110010,
    0b00000000110111100001100010011,
    0b11111110110010100101101010111,
    0b10000010011010100100100010011,
    0b10111010100101101110111111010,
    0b10111010011101110100110011000,
    0b10111010111110000011000111101,
    0b10000010100001001110101100010,
    0b11111110011110010101110011011,
];

/// Whether a module is dark; those outside are not. From the top left, without the border.
#[must_use]
pub fn is_dark(x: u32, y: u32) -> bool {
    x < SIDE && ROWS.get(y as usize).is_some_and(|row| row >> (SIDE - 1 - x) & 1 == 1)
}

/// The length of a side with its border: `viewBox="0 0 <this> <this>"`.
#[must_use]
pub fn side_with_border() -> u32 {
    SIDE + 2 * BORDER
}

/// The dark modules as one SVG path, in a box of [`side_with_border`].
#[must_use]
pub fn path() -> String {
    let mut path = String::new();
    for y in 0..SIDE {
        let mut x = 0;
        while x < SIDE {
            let run = (x..SIDE).take_while(|x| is_dark(*x, y)).count() as u32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + BORDER, y + BORDER));
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;

    #[test]
    fn the_code_is_the_one_that_the_library_makes() {
        let code = QrCode::encode_text(ADDRESS, QrCodeEcc::Medium).unwrap();
        let side = u32::try_from(code.size()).unwrap();
        let row = |y| (0..side).fold(0_u32, |row, x| row << 1 | u32::from(code.get_module(x as i32, y as i32)));
        let rows: Vec<u32> = (0..side).map(row).collect();
        assert_eq!(rows, ROWS, "{}", rows.iter().map(|row| format!("{row:#031b},\n")).collect::<String>());
    }

    #[test]
    fn another_library_reads_the_address_out_of_it() {
        // Enlarged, as it would be seen.
        let side = side_with_border() as usize * 6;
        let dark = |x: usize, y: usize| {
            let module = |n: usize| (n as u32 / 6).wrapping_sub(BORDER);
            is_dark(module(x), module(y))
        };
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
        let grids = seen.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, ADDRESS);
    }

    #[test]
    fn the_path_covers_the_dark_modules_and_no_other() {
        let path = path();
        let mut seen = std::collections::BTreeSet::new();
        for run in path.split_terminator('z') {
            let (x, rest) = run.trim_start_matches('M').split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let [x, y, length] = [x, y, length].map(|n| n.parse::<u32>().unwrap());
            assert!((x..x + length).all(|x| seen.insert((x - BORDER, y - BORDER))));
        }
        let dark: Vec<_> = (0..SIDE).flat_map(|x| (0..SIDE).map(move |y| (x, y))).filter(|(x, y)| is_dark(*x, *y)).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), dark);
        assert!(path.len() < 6_000, "{}", path.len());
    }
}
