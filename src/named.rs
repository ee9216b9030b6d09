//! The names of the variants of closed lists.

/// Something of a closed list, or carrying one of its variants: every enum that
/// derives [`strum::IntoStaticStr`].
pub trait Named {
    /// Such as `not-sent`: the same word in the record, in exports, in HTML and,
    /// with `_` for `-`, in the keys of sentences.
    fn name(&self) -> &'static str;
}

impl<T> Named for T
where
    for<'a> &'a T: Into<&'static str>,
{
    fn name(&self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(strum::IntoStaticStr)]
    #[strum(serialize_all = "kebab-case")]
    enum Listed {
        IndexedDb,
        Carrying(#[expect(dead_code)] u8),
    }

    #[test]
    fn variants_have_the_same_name_whatever_they_carry() {
        assert_eq!(Listed::IndexedDb.name(), "indexed-db");
        assert_eq!([Listed::Carrying(1), Listed::Carrying(2)].map(|one| one.name()), ["carrying"; 2]);
    }
}
