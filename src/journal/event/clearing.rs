//! What was cleared, by host and type, with what was read back.

use serde::{Deserialize, Serialize};

/// How many there were and are. `None`: this browser does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Before.
    pub before: Option<u32>,
    /// After, read back.
    pub after: Option<u32>,
}

/// What was done about one type of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Means {
    /// Removed for these hosts, and read back.
    Removed,
    /// Removed by the browser's own call, which answers without a count.
    RemovedUncounted,
    /// This browser cannot do it for one site; the page's files were fetched anew instead.
    FetchedAnew,
    /// It could not be done.
    Failed,
}

/// The types of data that a site keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DataKind {
    /// Cookies.
    Cookies,
    /// `localStorage`.
    LocalStorage,
    /// `sessionStorage` of the open tabs.
    SessionStorage,
    /// IndexedDB databases.
    IndexedDb,
    /// CacheStorage caches.
    CacheStorage,
    /// Service workers.
    ServiceWorkers,
    /// Files in the HTTP cache.
    HttpCache,
}

/// One type of data on one host.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClearedData {
    /// For example `sp.hapitas.jp`.
    pub host: String,
    /// Which type.
    pub kind: DataKind,
    /// How many.
    pub count: Count,
    /// How.
    pub means: Means,
}

/// The whole clearing, by host and type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearing {
    /// One entry per host and type.
    pub done: Vec<ClearedData>,
    /// Hosts whose pages could not be opened, so that nothing is known of their stored data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreached: Vec<String>,
}
