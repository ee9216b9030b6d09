//! Where help is to be had: what is known of the site's own ways. Where a page
//! shows a link to one of them, that link is the better one.

/// The inquiry form (source: blogs; one says that it is for members who are logged in).
pub const CONTACT: &str = "https://hapitas.jp/contact/";

/// The help centre (source: seen 2026).
pub const FAQ: &str = "https://faq.hapitas.jp/hc/ja/";

/// What links to them are called, the likeliest first.
pub const LINKS: [&str; 4] = ["お問い合わせ", "お問合せ", "ヘルプ", "サポート"];
