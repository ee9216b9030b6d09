//! A picture of the page: taken, shown, and kept on a yes.

use serde::{Deserialize, Serialize};

use super::request;
use crate::journal::storage::picture::{FramedPicture, TakenPicture};
use crate::journal::summary::Summary;

/// Take a picture of the page in the tab of this number, and show it in the
/// journal tab. [`super::Failure`] says why none was taken: `Unreachable`,
/// `Permission`, `Moved`, or that the browser refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakePicture(pub i32);

request!(TakePicture, "take-picture", Screen => ());

/// The picture that was just taken; it is handed out once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchPicture;

request!(FetchPicture, "taken-picture", Screen => Option<TakenPicture>);

/// Keep this picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepPicture(pub FramedPicture);

request!(KeepPicture, "keep-picture", Screen => Summary);
