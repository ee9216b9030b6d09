//! Endings of domains that exist nowhere, such as `.con`.

use crate::site::domains;

/// The length of a wrong ending of this domain, and the right one. Of several,
/// one behind the other (`.com.com.con`), the length of all.
pub(super) fn ending(name: &[u8]) -> Option<(usize, &'static str)> {
    let mut found: Option<(usize, &'static str)> = None;
    loop {
        // As if the one that was found were mended.
        let (cut, right) = found.unwrap_or((0, ""));
        let mended = [name.get(..name.len() - cut)?, right.as_bytes()].concat();
        let fits = |typed: &str| mended.len() > typed.len() && mended.ends_with(typed.as_bytes()) && typed.len() >= right.len();
        let Some((typed, right)) = domains::ENDINGS.iter().find(|(typed, _)| fits(typed)) else { return found };
        found = Some((cut + typed.len() - found.map_or(0, |(_, right)| right.len()), right));
    }
}
