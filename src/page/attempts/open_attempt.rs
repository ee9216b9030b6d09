//! An attempt whose outcome this page may still tell.

use web_sys::{Element, Node};

use crate::form::answers;
use crate::form::outcome::Watched;
use crate::journal::event::{EventId, OpenFinding, Outcome};

/// How many changed elements are kept in mind.
const MOST_TOUCHED: usize = 100;

/// The attempt that this page has made or has to answer.
pub(super) struct OpenAttempt {
    pub(super) id: EventId,
    /// When it was made, in milliseconds since the epoch.
    pub(super) at: i64,
    pub(super) findings: Vec<OpenFinding>,
    /// Made on this very load of the page, not on the one before.
    pub(super) here: bool,
    /// The first of two steps, of which nothing is written down until the site says something of it.
    pub(super) is_first_step: bool,
    /// By another company's button: nothing that is done in the form belongs to it.
    pub(super) otherwise: bool,
    /// A page load has begun.
    pub(super) leaving: bool,
    /// The browser's own check of the fields found something.
    pub(super) checked: bool,
    /// What this page has stated of it.
    pub(super) stated: Option<Outcome>,
    /// Texts that stood on the page when it was made, as digests.
    pub(super) before: Vec<u32>,
    /// Texts that were written down for it, as digests.
    pub(super) said: Vec<u32>,
    /// Elements that have changed since.
    pub(super) touched: Vec<Element>,
}

impl OpenAttempt {
    pub(super) fn new(id: EventId, at: i64, here: bool) -> Self {
        Self {
            id,
            at,
            findings: Vec::new(),
            here,
            is_first_step: false,
            otherwise: false,
            leaving: false,
            checked: false,
            stated: None,
            before: Vec::new(),
            said: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// What the page has seen of it until `now`, in milliseconds since the epoch.
    pub(super) fn watched(&self, now: i64) -> Watched {
        let said = !self.said.is_empty();
        let Self { here, otherwise, leaving, stated, checked, .. } = *self;
        Watched { here, otherwise, leaving, said, stated, checked, age: now - self.at }
    }

    /// An element of the page has changed since.
    pub(super) fn touch(&mut self, element: &Element) {
        if self.touched.len() < MOST_TOUCHED {
            self.touched.push(element.clone());
        }
    }

    /// Whether a text is new since the attempt. `usual`: it stands on the site anyway.
    pub(super) fn is_new(&self, digest: u32, node: &Node, usual: bool) -> bool {
        let changed = || self.touched.iter().any(|t| t.contains(Some(node)) || node.contains(Some(t)));
        answers::is_new(self.said.contains(&digest), self.before.contains(&digest), usual, changed)
    }
}
