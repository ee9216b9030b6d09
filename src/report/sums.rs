//! A clearing, summed over its hosts: one line per type of data.

use crate::journal::event::{Clearing, DataKind, Means};

/// One type of data over all hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Which type.
    pub kind: DataKind,
    /// How many there were, where the browser tells.
    pub before: Option<u32>,
    /// How many there are now, where the browser tells.
    pub after: Option<u32>,
    /// How; where hosts differ, the one that left the most behind.
    pub means: Means,
    /// Hosts where it could not be done.
    pub failed: Vec<String>,
    /// It was done on at least one host.
    pub partly: bool,
}

/// One line per type that the clearing tells of, in the order of [`DataKind`].
#[must_use]
pub fn by_kind(clearing: &Clearing) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for cleared in &clearing.done {
        let at = sums.iter().position(|s| s.kind == cleared.kind).unwrap_or_else(|| {
            let means = cleared.means;
            sums.push(Sum { kind: cleared.kind, before: None, after: None, means, failed: Vec::new(), partly: false });
            sums.len() - 1
        });
        let sum = &mut sums[at];
        sum.before = add(sum.before, cleared.count.before);
        sum.after = add(sum.after, cleared.count.after);
        if left_behind(cleared.means) > left_behind(sum.means) {
            sum.means = cleared.means;
        }
        if cleared.means == Means::Failed {
            sum.failed.push(cleared.host.clone());
        } else {
            sum.partly = true;
        }
    }
    sums.sort_by_key(|s| s.kind);
    sums
}

fn add(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (a, b) => a.or(b),
    }
}

fn left_behind(means: Means) -> u8 {
    match means {
        Means::Removed => 0,
        Means::RemovedUncounted => 1,
        Means::FetchedAnew => 2,
        Means::Failed => 3,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::journal::event::{ClearedData, Count};

    pub(crate) fn cleared(host: &str, kind: DataKind, before: Option<u32>, after: Option<u32>, means: Means) -> ClearedData {
        ClearedData { host: host.into(), kind, count: Count { before, after }, means }
    }

    #[test]
    fn hosts_are_summed() {
        let done = vec![
            cleared("sp.hapitas.jp", DataKind::HttpCache, None, None, Means::RemovedUncounted),
            cleared("hapitas.jp", DataKind::Cookies, Some(9), Some(0), Means::Removed),
            cleared("sp.hapitas.jp", DataKind::Cookies, Some(3), Some(0), Means::Removed),
        ];
        let sums = by_kind(&Clearing { done, unreached: vec![] });
        assert_eq!(
            sums.iter().map(|s| (s.kind, s.before, s.after)).collect::<Vec<_>>(),
            [(DataKind::Cookies, Some(12), Some(0)), (DataKind::HttpCache, None, None)]
        );
    }

    #[test]
    fn one_host_that_failed_is_named() {
        let done = vec![
            cleared("hapitas.jp", DataKind::Cookies, Some(9), Some(0), Means::Removed),
            cleared("m.hapitas.jp", DataKind::Cookies, None, None, Means::Failed),
        ];
        let sums = by_kind(&Clearing { done, unreached: vec![] });
        assert_eq!((sums[0].means, sums[0].partly, sums[0].failed.clone()), (Means::Failed, true, vec!["m.hapitas.jp".to_owned()]));
        assert_eq!((sums[0].before, sums[0].after), (Some(9), Some(0)));
    }
}
