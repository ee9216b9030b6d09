//! Where the person may look, as addresses to open in a tab of their own.
//! Nothing here is fetched, and nothing of what is opened is read.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A mailbox that is read in the browser. Sentence: `mailbox_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The end of its key in `_locales`.
    pub name: &'static str,
    /// Its own address.
    pub home: &'static str,
    /// What comes before the words in the address of a search. `None`: none is
    /// known that stays (only Gmail's has been the same for more than ten years);
    /// then the words are shown to be typed there.
    pub search: Option<&'static str>,
}

/// The mailboxes, those of most people first.
pub const MAILBOXES: [Mailbox; 4] = [
    Mailbox { name: "gmail", home: "https://mail.google.com/mail/", search: Some("https://mail.google.com/mail/u/0/#search/") },
    Mailbox { name: "yahoo", home: "https://mail.yahoo.co.jp/", search: None },
    Mailbox { name: "outlook", home: "https://outlook.live.com/mail/", search: None },
    Mailbox { name: "icloud", home: "https://www.icloud.com/mail/", search: None },
];

/// Words that the site's mails hold: where one was found, its address is a candidate.
pub const WORDS: [&str; 2] = ["ハピタス 登録", "ハピタス ポイント"];

impl Mailbox {
    /// The address to open for these words: a search where there is one, else the mailbox.
    #[must_use]
    pub fn address(&self, words: &str) -> String {
        self.search.map_or_else(|| self.home.to_owned(), |search| search.to_owned() + &encoded(words))
    }
}

/// A page that tells how the site does. Sentence: `link_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The end of its key in `_locales`.
    pub name: &'static str,
    /// The address, up to the words of a search.
    address: &'static str,
    /// The words of the search.
    words: &'static str,
    /// What comes after them.
    rest: &'static str,
}

/// The official ones first. The site's accounts on X and Facebook are not known, so these are searches.
pub const LINKS: [Link; 5] = [
    Link { name: "official", address: "https://hapitas.jp/", words: "", rest: "" },
    Link { name: "faq", address: "https://faq.hapitas.jp/hc/ja/", words: "", rest: "" },
    Link { name: "x", address: "https://x.com/search?q=", words: "ハピタス ログイン", rest: "&f=live" },
    Link { name: "facebook", address: "https://www.facebook.com/search/posts/?q=", words: "ハピタス ログイン", rest: "" },
    Link { name: "outage", address: "https://search.yahoo.co.jp/realtime/search?p=", words: "ハピタス 障害", rest: "" },
];

impl Link {
    /// The whole address.
    #[must_use]
    pub fn address(&self) -> String {
        [self.address, &encoded(self.words), self.rest].concat()
    }
}

/// Words as they stand in an address: everything but plain letters and digits as `%` and two digits a byte.
fn encoded(words: &str) -> String {
    utf8_percent_encode(words, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_of_the_host_that_it_names() {
        let hosts = |address: &str| address.strip_prefix("https://").and_then(|rest| rest.split('/').next().map(str::to_owned)).unwrap();
        let links: Vec<(&str, String)> = LINKS.iter().map(|link| (link.name, hosts(&link.address()))).collect();
        let expected = [
            ("official", "hapitas.jp"),
            ("faq", "faq.hapitas.jp"),
            ("x", "x.com"),
            ("facebook", "www.facebook.com"),
            ("outage", "search.yahoo.co.jp"),
        ];
        assert_eq!(links, expected.map(|(name, host)| (name, host.to_owned())));
        let mailboxes = MAILBOXES.map(|mailbox| (mailbox.name, hosts(mailbox.home), hosts(&mailbox.address(WORDS[0]))));
        for ((name, home, search), host) in
            mailboxes.into_iter().zip(["mail.google.com", "mail.yahoo.co.jp", "outlook.live.com", "www.icloud.com"])
        {
            assert_eq!((home.as_str(), search.as_str()), (host, host), "{name}");
        }
    }

    #[test]
    fn words_are_encoded_and_nothing_else_is_in_an_address() {
        assert_eq!(encoded("a1 ハ&#"), "a1%20%E3%83%8F%26%23");
        let gmail = MAILBOXES[0].address(WORDS[0]);
        assert_eq!(gmail, "https://mail.google.com/mail/u/0/#search/%E3%83%8F%E3%83%94%E3%82%BF%E3%82%B9%20%E7%99%BB%E9%8C%B2");
        assert_eq!(MAILBOXES[1].address(WORDS[0]), "https://mail.yahoo.co.jp/");
        assert!(LINKS[2].address().ends_with("%E3%83%AD%E3%82%B0%E3%82%A4%E3%83%B3&f=live"));
        for address in LINKS.iter().map(Link::address).chain(MAILBOXES.iter().map(|mailbox| mailbox.address(WORDS[1]))) {
            assert!(address.is_ascii() && !address.contains([' ', '"', '<', '\'']), "{address}");
        }
    }
}
