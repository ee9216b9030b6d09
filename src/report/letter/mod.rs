//! The letter to the site's support. Every sentence of it comes from the
//! record or from the person; what the person only remembers says so. Nothing
//! is sent from here: the text is for the person to read, change and copy.

mod case;
mod closing;
mod difference;
mod marked;
mod matter;
mod opening;
mod placeholders;
mod section;
mod sent;
mod situation;
pub(crate) mod tried;

pub use crate::journal::storage::details::{Detail, Details};
pub use case::Case;
pub use difference::{Change, LineChange, difference};
pub(crate) use marked::clean;
pub use marked::{Mark, Span};
pub use matter::Matter;
pub(crate) use placeholders::known as known_parts;
pub use placeholders::placeholders;
pub use sent::{PATIENCE, ReceivedReply, SentLetter, of_today, same_text, sent, too_early};

use std::fmt;

use crate::advice::Cause;

/// The lengths that forms take, in characters as [`super::export::text::length`] counts them.
pub const LENGTHS: [usize; 3] = [500, 1000, 2000];

/// What to know before sending, as keys of sentences: where the form is, that
/// it may want a login, that there may be no telephone, how long answers take.
pub const HOW: [&str; 4] = ["letter_how_form", "letter_how_login", "letter_how_phone", "letter_how_days"];

/// Which letter it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The first about this trouble.
    #[default]
    First,
    /// One that names the letters before it. Where none was sent, it is a first one.
    Followup,
}

/// What the letter is to be like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which letter.
    pub kind: Kind,
    /// How long it may be, as [`super::export::text::length`] counts; none: as long as it gets.
    pub limit: Option<usize>,
    /// The names of the files that go with it.
    pub attachments: Vec<String>,
    /// What is the likeliest cause.
    pub cause: Option<Cause>,
}

/// What a part of a letter is about, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// To whom, from whom, why.
    Greeting,
    /// The letters before this one, and what came back.
    Earlier,
    /// How to find the member.
    Identity,
    /// What happened since the last letter.
    Since,
    /// Since when and how often.
    Situation,
    /// What the site said.
    Said,
    /// What was tried.
    TrialRecord,
    /// Browser and system.
    Environment,
    /// What is asked.
    Questions,
    /// What goes with it, or can be sent.
    Attachments,
    /// Thanks.
    Thanks,
}

/// A part of a letter: a paragraph. `Debug` does not show its text, in which details may stand.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub kind: PartKind,
    /// Its lines.
    pub text: String,
    /// The places in it that are marked, in order; bytes of [`Part::text`].
    pub marks: Vec<Span>,
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").field("kind", &self.kind).field("marks", &self.marks).finish_non_exhaustive()
    }
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// Its parts, in the order of reading.
    pub body: Vec<Part>,
    /// Parts that had no room, or not for all of it.
    pub left_out: Vec<PartKind>,
}

impl Letter {
    /// The text, parts with a blank line between them.
    #[must_use]
    pub fn text(&self) -> String {
        self.body.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// What still has to be filled in by hand: its places stand in the text in brackets.
    #[must_use]
    pub fn to_fill(&self) -> Vec<Detail> {
        let marks = self.body.iter().flat_map(|part| &part.marks);
        let mut details: Vec<Detail> =
            marks.filter_map(|span| if let Mark::ToFill(detail) = span.mark { Some(detail) } else { None }).collect();
        details.sort_unstable();
        details.dedup();
        details
    }
}

/// Writes the letter.
#[must_use]
pub fn letter(case: &Case<'_>, options: &Options, details: &Details) -> Letter {
    let matter = Matter::of(case, options.cause);
    let followup = options.kind == Kind::Followup && !case.sent.is_empty();
    let quoted = match options.limit {
        None => usize::MAX,
        Some(limit) => (limit / 8).min(300),
    };
    let mut sections = vec![opening::greeting(case, matter, followup, details)];
    if followup {
        sections.push(opening::earlier(case));
    }
    sections.push(opening::identity(case, details));
    if followup {
        sections.push(situation::since(case));
    }
    sections.push(situation::situation(case, followup));
    sections.push(situation::said(case, quoted));
    sections.push(situation::tried(case, quoted));
    sections.push(situation::environment(case));
    sections.push(closing::questions(case, matter));
    sections.push(closing::attachments(case, &options.attachments));
    sections.push(closing::thanks(case, followup));
    let (body, left_out) = section::fit(&sections, options.limit);
    Letter { subject: closing::subject(case, matter, followup), body, left_out }
}

/// The lines of one part, without heading and names: what a packet says alike.
pub(crate) fn lines_of(case: &Case<'_>, part: PartKind) -> Vec<String> {
    let section = match part {
        PartKind::Situation => situation::situation(case, false),
        PartKind::TrialRecord => situation::tried(case, usize::MAX),
        PartKind::Environment => return situation::with_what(case).into_iter().collect(),
        _ => return Vec::new(),
    };
    section.lines.iter().map(|(_, line)| marked::unmarked(line).0).collect()
}
