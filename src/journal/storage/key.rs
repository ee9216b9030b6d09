//! A key of the browser's storage together with what lies under it.
//!
//! Every value of ours is a text. What it says is read and written by the type
//! of the value ([`Stored`]), so that whoever has the key has the type as well.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::journal::EventId;

/// A value that lies in the storage as a text.
pub trait Stored: Sized {
    /// What a text says; `None`: it says nothing of ours, and is as if it were not there.
    fn read(text: &str) -> Option<Self>;

    /// The text that [`Stored::read`] reads.
    fn write(&self) -> String;
}

/// A value whose text is JSON. Not for what the content script reads or writes: it has no parser.
pub trait Json: Serialize + DeserializeOwned {}

impl<T: Json> Stored for T {
    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn write(&self) -> String {
        // Writing names, numbers and texts into memory has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The text itself.
impl Stored for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn write(&self) -> String {
        self.clone()
    }
}

/// That the key is there says all; whatever its text.
impl Stored for () {
    fn read(_: &str) -> Option<Self> {
        Some(())
    }

    fn write(&self) -> String {
        String::new()
    }
}

/// An answer of the person: `yes` or `no`.
impl Stored for bool {
    fn read(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    fn write(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

/// A count, in decimal digits.
impl Stored for u64 {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// A key of `storage.local`, under which a `T` lies. `N` is its name: a word of
/// ours, or, of a [`KeyPrefix`], a text that was put together.
pub struct Key<T, N = &'static str> {
    name: N,
    value: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }

    /// The key as the storage names it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl<T, N: AsRef<str>> Key<T, N> {
    /// Whether this is the name of the key.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.as_ref() == name
    }
}

impl<T: Stored, N: AsRef<str>> Key<T, N> {
    /// The name and the text of a value, for a batch of several keys.
    #[must_use]
    pub fn with(&self, value: &T) -> (String, String) {
        self.with_text(value.write())
    }
}

impl<T, N: AsRef<str>> Key<T, N> {
    /// As [`Key::with`], where the text of the value was made already.
    #[must_use]
    pub fn with_text(&self, text: String) -> (String, String) {
        (self.name.as_ref().to_owned(), text)
    }
}

impl<T, N: AsRef<str>> AsRef<str> for Key<T, N> {
    fn as_ref(&self) -> &str {
        self.name.as_ref()
    }
}

/// A key of `storage.session`: in memory alone, out of reach of pages, and gone with the browser.
pub struct SessionKey<T> {
    name: &'static str,
    value: PhantomData<fn() -> T>,
}

impl<T> SessionKey<T> {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }

    /// The key as the storage names it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// What stands behind the beginning of a key and tells one of a family from another.
pub trait Suffix: ToOwned {
    /// As it stands in the key.
    fn in_key(&self) -> Cow<'_, str>;

    /// `None`: no key of ours ends so.
    fn of_key(text: &str) -> Option<Self::Owned>;
}

impl Suffix for EventId {
    fn in_key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }

    fn of_key(text: &str) -> Option<Self> {
        Self::try_from(text.to_owned()).ok()
    }
}

/// A host as `location.host` writes it.
impl Suffix for str {
    fn in_key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn of_key(text: &str) -> Option<String> {
        Some(text.to_owned())
    }
}

/// A family of keys of `storage.local` with the same beginning, under each of which a `T` lies.
pub struct KeyPrefix<S: ?Sized, T> {
    prefix: &'static str,
    suffix: PhantomData<fn(&S)>,
    value: PhantomData<fn() -> T>,
}

impl<S: ?Sized, T> KeyPrefix<S, T> {
    pub(super) const fn new(prefix: &'static str) -> Self {
        Self { prefix, suffix: PhantomData, value: PhantomData }
    }

    /// What all of its keys begin with.
    #[must_use]
    pub const fn prefix(&self) -> &'static str {
        self.prefix
    }

    /// Whether a key is one of the family, by its beginning alone: what follows need not be ours.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        key.starts_with(self.prefix)
    }
}

impl<S: Suffix + ?Sized, T> KeyPrefix<S, T> {
    /// The key of the family that ends so.
    #[must_use]
    pub fn key(&self, suffix: &S) -> Key<T, String> {
        Key { name: [self.prefix, &suffix.in_key()].concat(), value: PhantomData }
    }

    /// What tells a key of the family from the others; `None` for a key of which none was ever written.
    #[must_use]
    pub fn suffix(&self, key: &str) -> Option<S::Owned> {
        S::of_key(key.strip_prefix(self.prefix)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: Key<u64> = Key::new("count");
    const OF_HOST: KeyPrefix<str, String> = KeyPrefix::new("of:");

    #[test]
    fn a_key_writes_what_it_reads() {
        let (name, text) = COUNT.with(&7);
        assert_eq!((name.as_str(), u64::read(&text)), (COUNT.name(), Some(7)));
        assert_eq!([u64::read("many"), u64::read("-1"), u64::read("")], [None; 3], "foreign texts count nothing");
        assert_eq!(String::read(&"as it stands".to_owned().write()).as_deref(), Some("as it stands"));
        assert_eq!(<()>::read(&().write()), Some(()));
        assert_eq!([true, false].map(|yes| bool::read(&yes.write())), [Some(true), Some(false)]);
        assert_eq!(["", "true", "YES"].map(bool::read), [None; 3], "no answer is none, and no «no»");
    }

    #[test]
    fn a_family_knows_its_keys() {
        let key = OF_HOST.key("hapitas.jp");
        assert!(key.is("of:hapitas.jp") && OF_HOST.has(key.as_ref()) && !OF_HOST.has("count"));
        assert_eq!(OF_HOST.suffix(key.as_ref()).as_deref(), Some("hapitas.jp"));
        let events: KeyPrefix<EventId, ()> = KeyPrefix::new("of:");
        assert_eq!(events.suffix(events.key(&EventId::new(5, 6)).as_ref()), Some(EventId::new(5, 6)));
        assert_eq!((events.suffix("of:hapitas.jp"), events.suffix("count")), (None, None));
        assert!(events.has("of:hapitas.jp"), "what follows need not be ours");
    }
}
