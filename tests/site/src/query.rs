//! Names and values in the form `a=1&b=2`: the query of an address, the body of a form.

/// The decoded pairs, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query {
    raw: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    pub(crate) fn parse(raw: &str) -> Self {
        let pairs = form_urlencoded::parse(raw.as_bytes()).into_owned().collect();
        Self { raw: raw.to_owned(), pairs }
    }

    /// The text as it came, without the question mark.
    pub(crate) fn raw(&self) -> &str {
        &self.raw
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether `name=value` is there.
    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }

    /// Whether `name=1` is there.
    pub(crate) fn on(&self, name: &str) -> bool {
        self.is(name, "1")
    }

    /// `path` with this query behind it, so that the next page is the same variant.
    pub(crate) fn behind(&self, path: &str) -> String {
        if self.raw.is_empty() { path.to_owned() } else { format!("{path}?{}", self.raw) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_values_counts_and_is_decoded() {
        let query = Query::parse("text=%E8%AA%A4%E3%82%8A&text=b&stay=1");
        assert_eq!(query.get("text"), Some("誤り"));
        assert!(query.on("stay"));
        assert_eq!(query.get("none"), None);
    }

    #[test]
    fn the_query_is_carried_as_it_came() {
        let query = Query::parse("form=submit&text=a%26b");
        assert_eq!(query.behind("/x/"), "/x/?form=submit&text=a%26b");
        assert_eq!(Query::parse("").behind("/x/"), "/x/");
    }
}
