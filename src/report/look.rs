//! How what is told looks.

/// How an event looks: colour and icon go together, and a word says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The site said something.
    Certain,
    /// An attempt that did not lead in.
    Attempt,
    /// Something to know.
    Info,
    /// Something that went well, or was done.
    Done,
    /// Not over yet.
    Waits,
}
