//! What the buttons of popup and journal tab do: the values of `data-do`, once
//! each. In Rust only these can be given to a button ([`Piece::does`]), and
//! whoever listens has to have an arm for each; those that stand in the HTML
//! are held against these lists by `tests/screens`.
//!
//! [`Piece::does`]: super::dom::Piece::does

use strum::{EnumString, IntoStaticStr, VariantArray};

/// The attribute that says what a button does.
pub(crate) const DOES: &str = "data-do";

/// The attribute that says which part of the letter is typed in a field.
pub(crate) const PART: &str = "data-part";

/// In a row of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum RowAction {
    /// Show or hide the place for a note on an attempt.
    About,
    /// Keep the note that was written.
    AddNote,
    /// Erase an entry.
    Erase,
    /// Open or close a row.
    Open,
    /// Show a kept picture large.
    Picture,
    /// Correct an attempt: it was a login.
    WasIn,
    /// Correct an attempt: it was refused.
    WasRefused,
    /// Show all words of the site.
    Whole,
}

/// In a notice above the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum NoticeAction {
    /// Save what cannot be read, word for word.
    SaveUnreadable,
    /// Take an erasure back.
    Undo,
}

/// In the view of what to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum LetterAction {
    /// Leave a detail out of the letter.
    DetailRemove,
    /// Forget what was typed for the letter.
    DetailsForget,
    /// Draft the letter anew.
    LetterAnew,
    /// Save the letter and its attachments in one file.
    LetterBundle,
    /// Copy the letter.
    LetterCopy,
    /// Write in the letter itself.
    LetterEdit,
    /// Save the letter.
    LetterSave,
    /// Write down that the letter was sent.
    LetterSent,
    /// Save the packet as a page.
    PacketHtml,
    /// Print the packet.
    PacketPrint,
    /// Save the packet as a ZIP file.
    PacketZip,
    /// Remind the person to look for an answer.
    RemindAnswer,
    /// Write an answer of support down.
    ReplyAdd,
    /// Draft the text to share anew.
    ShareAnew,
    /// Copy the text to share.
    ShareCopy,
    /// Mark what the check before sharing has found.
    ShareShow,
    /// Copy the subject of the letter.
    SubjectCopy,
    /// Keep the terms of use.
    TermsAdd,
}

/// In a step of the view of what to try, and in the popup where it shows the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum StepAction {
    /// Look at another address on the reset screen.
    AddCandidate,
    /// Ask the site whether it answers.
    AskSite,
    /// Take a reminder back.
    CancelReminder,
    /// Clear the site's data.
    Clear,
    /// Copy the password that was made.
    CopyPassword,
    /// Make a password.
    Generate,
    /// Look at each character of what was typed.
    Look,
    /// Go to the next thing to try.
    Next,
    /// Write down what came of another place.
    OtherPlace,
    /// Count what a clearing would take.
    Preview,
    /// Remind the person to try again.
    Remind,
    /// Write a step on the way to a new password down.
    Reset,
    /// Say what came of a trial.
    Result,
    /// Write down that an address was put to the test.
    Tested,
    /// Write down that a remedy was tried.
    Tick,
    /// Show the place to write that down.
    TickOpen,
    /// Put cookies back.
    UndoCookies,
    /// Write down that an update was looked for.
    Updated,
}

/// Part of the view of what to write in which something is typed or chosen: the values of `data-part`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum LetterPart {
    /// A detail of the person's, such as the name.
    Detail,
    /// How long the letter is, and in which language.
    Choice,
    /// The letter itself.
    Body,
    /// A file that is named in it.
    File,
    /// The packet for the consumer centre.
    Packet,
    /// The text to share.
    Share,
}

/// Selects the buttons that do this.
pub(crate) fn selector(action: impl Into<&'static str>) -> String {
    ["[", DOES, "=", action.into(), "]"].concat()
}
