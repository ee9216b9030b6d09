//! Laws over random texts, with a generator of disguises of its own.

use login_rescue::redact::{MASK, address, masked};
use proptest::prelude::*;

/// What may stand around a secret without becoming part of it.
fn around() -> impl Strategy<Value = String> {
    // With 様, 殿 or さん behind it, a word is somebody's name, and goes for that reason; behind 例 is an example, which stays.
    "[ぁ-んァ-ヴ一-龠。、「」（） \n]{0,20}".prop_map(|text| text.replace(['様', '殿', 'さ', '例'], "。"))
}

fn full_width(text: &str) -> String {
    text.chars().map(wide).collect()
}

fn wide(c: char) -> char {
    if ('!'..='~').contains(&c) { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c }
}

/// The half-width letters and digits of a text, to look for a secret in whatever width.
fn bare(text: &str) -> String {
    let narrow = |c: char| if ('！'..='～').contains(&c) { char::from_u32(c as u32 - 0xfee0).unwrap_or(c) } else { c };
    text.chars().map(narrow).filter(char::is_ascii_alphanumeric).collect()
}

/// One character in one of its disguises.
fn disguised(c: char, how: usize) -> String {
    let code = c as u32;
    match how {
        0 => c.to_string(),
        1 => wide(c).to_string(),
        2 => if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }.to_string(),
        3 => format!("&#{code};"),
        4 => format!("&#x{code:x};"),
        5 => format!("&amp;#{code:03};"),
        6 => c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
        7 => c.to_string().bytes().map(|byte| format!("%25{byte:02x}")).collect(),
        8 if code < 0x10000 => format!("\\u{code:04x}"),
        9 => wide(c).to_string().bytes().map(|byte| format!("%{byte:02x}")).collect(),
        10 if c.is_ascii_lowercase() => char::from_u32(code - 0x61 + 0x1d41a).unwrap_or(c).to_string(),
        11 if c == '-' => "‐".to_owned(),
        12 if c == '-' => "─".to_owned(),
        13 if c.is_ascii_lowercase() => char::from_u32(code - 0x61 + 0x24d0).unwrap_or(c).to_string(),
        _ => c.to_string(),
    }
}

/// What may stand between the characters of something typed.
const BETWEEN: [&str; 12] = ["", "", "", "\u{200b}", "\u{ad}", "\u{2060}\u{feff}", "\u{301}", " ", "\u{3000}", "-", "−", "\u{200b} \u{a0}"];

/// A text, each character in a disguise of its own, and one thing between all of them.
fn any_disguise(text: &str, hows: &[usize], between: usize) -> String {
    let hows = hows.iter().cycle();
    let between = BETWEEN.get(between).copied().unwrap_or_default();
    text.chars().zip(hows).map(|(c, how)| disguised(c, *how)).collect::<Vec<_>>().join(between)
}

/// Pieces of which such texts are made, in any order.
const PIECES: &[&str] = &[
    "会員番号",
    "ログインID",
    "：",
    ":",
    "は",
    " ",
    "\n",
    "「",
    "」",
    "(",
    ")",
    "（",
    "）",
    "taro",
    "2041",
    "taro2041",
    "@",
    "＠",
    ".",
    "example.jp",
    "***",
    "*",
    "***@***",
    "090",
    "-",
    "1234",
    "5678",
    "0312345678",
    "4111",
    "https://",
    "hapitas.jp",
    "/",
    "?",
    "a=",
    "&",
    ";",
    "#",
    "token",
    "=",
    "パスワード",
    "natsu",
    "Ray ID",
    "受付番号",
    "8f2b3c4d5e6f7a8b",
    "生年月日",
    "1980",
    "年",
    "1",
    "月",
    "2",
    "日",
    "生まれ",
    "〒",
    "山田",
    "様",
    "さん",
    "例",
    "の形式",
    "ポイント",
    "+",
    "%40",
    "&amp;",
    "\u{200b}",
    "アット",
    "ドット",
    "★",
    "\"",
    "is",
    "id",
    "No.",
    "TEL",
    "時刻",
    "ー",
    "一",
    "〇",
    "~",
    ",",
    "、",
    "。",
    "を",
    "error",
    "xK9mP2qL7nR4vT6wQ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mail_address_gets_through(before in around(), name in "[a-z0-9][a-z0-9._+-]{2,20}", host in "[a-z]{2,10}", wide: bool, after in around()) {
        let mail = format!("{name}@{host}.example.jp");
        let shown = if wide { full_width(&mail) } else { mail };
        let kept = masked(&format!("{before}{shown}{after}"), &[]);
        prop_assert_eq!(kept, format!("{}***@***{}", before, after));
    }

    #[test]
    fn no_mail_address_gets_through_in_disguise(before in around(), name in "[a-z0-9][a-z0-9._+-]{2,12}", hows in proptest::collection::vec(0..14_usize, 40), between in 0..7_usize, after in around()) {
        let kept = masked(&format!("{before}「{}」{after}", any_disguise(&format!("{name}@mail.example.jp"), &hows, between)), &[]);
        prop_assert_eq!(kept, format!("{}「***@***」{}", before, after));
    }

    #[test]
    fn no_telephone_gets_through(before in around(), kind in 0..4_usize, a in 1000..9999_u32, b in 1000..9999_u32, joined in 0..12_usize, wide: bool, after in around()) {
        let start = ["090", "080", "070", "050"][kind];
        let mark = ["-", "", " ", "－", "─", "‒", "/", " - ", " \u{3000}", "\u{200b}", "・", "の"][joined];
        let number = format!("{start}{mark}{a}{mark}{b}");
        let shown = if wide { full_width(&number) } else { number };
        let kept = masked(&format!("{before}「{shown}」{after}"), &[]);
        prop_assert!(!bare(&kept).contains(&format!("{a}")), "{kept}");
    }

    #[test]
    fn no_card_gets_through(before in around(), digits in "[1-9][0-9]{15}", joined in 0..7_usize, wide: bool, after in around()) {
        let groups: Vec<&str> = (0..4).map(|n| &digits[n * 4..n * 4 + 4]).collect();
        let number = groups.join(["-", "", " ", " - ", "・", "\u{200b}", "─"][joined]);
        let shown = if wide { full_width(&number) } else { number };
        let kept = masked(&format!("{before}「{shown}」{after}"), &[]);
        prop_assert_eq!(bare(&kept), "");
    }

    #[test]
    fn no_token_gets_through(before in around(), token in "[a-f0-9]{11}[a-f][0-9][a-f0-9]{10}", after in around()) {
        let kept = masked(&format!("{before}{token}{after}"), &[]);
        prop_assert!(!kept.contains(&token));
    }

    #[test]
    fn a_code_of_the_incident_stays(before in around(), label in 0..8_usize, code in "[A-Z]{0,3}[0-9a-f]{1,12}-?[0-9]{1,12}", after in "[。、）」\n].{0,0}") {
        let label = ["Ray ID", "リクエストID", "エラーコード", "受付番号", "Request ID", "お問い合わせ番号", "ｴﾗｰｺｰﾄﾞ", "ＥＲＲＯＲ　ＣＯＤＥ"][label];
        let text = format!("{before}。{label}：{code}{after}");
        prop_assert_eq!(masked(&text, &[]), text);
    }

    #[test]
    fn of_a_query_only_names_are_kept(pairs in proptest::collection::vec(("[a-zA-Z0-9@%._-]{1,30}", "[a-zA-Z0-9@%._-]{0,30}"), 0..30)) {
        let query: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let kept = address("hapitas.jp", "/", &format!("?{}", query.join("&")));
        for key in &kept.query {
            prop_assert!(key == MASK || pairs.iter().any(|(k, _)| k == key));
            prop_assert!(key.chars().filter(char::is_ascii_digit).count() <= 2 && !key.contains(['@', '%']) && key.len() <= 24);
        }
    }

    #[test]
    fn what_is_typed_never_stands_in_a_message(before in around(), typed in "[!-~]{3,20}", after in around()) {
        prop_assume!(!MASK.contains(&typed) && !typed.contains('*'));
        let kept = masked(&format!("{before}{typed}{after}"), std::slice::from_ref(&typed));
        prop_assert!(!kept.contains(&typed));
    }

    #[test]
    fn what_is_typed_survives_in_no_disguise(before in around(), typed in "[a-zA-Z0-9]{2,8}([-_.!#$%&+=@?]?[a-zA-Z0-9]{2,8}|%[0-6][0-9a-f][a-zA-Z0-9]{0,8}|%e3%81%82)", hows in proptest::collection::vec(0..14_usize, 20), between in 0..12_usize, after in around()) {
        let shown = any_disguise(&typed, &hows, between);
        let kept = masked(&format!("{before}「{shown}」{after}"), std::slice::from_ref(&typed));
        prop_assert!(kept == format!("{before}「{MASK}」{after}") || kept == format!("{before}「***@***」{after}"), "{kept} holds {shown}");
    }

    #[test]
    fn what_is_typed_in_japanese_survives_in_no_disguise(before in "[。、「」\n]{0,3}", typed in "[ぁ-んァ-ヴ一-龠]{4,10}", hows in proptest::collection::vec(0..10_usize, 20), between in 0..7_usize) {
        let shown = any_disguise(&typed, &hows, between);
        prop_assert_eq!(masked(&format!("{before}（{shown}）"), std::slice::from_ref(&typed)), format!("{}（{}）", before, MASK));
    }

    #[test]
    fn any_text_is_masked_once_and_for_all(text in "\\PC{0,200}") {
        let once = masked(&text, &[]);
        prop_assert_eq!(masked(&once, &[]), once);
    }

    #[test]
    fn any_words_of_a_site_are_masked_once_and_for_all(pieces in proptest::collection::vec(0..PIECES.len(), 0..24), typed in "[a-z0-9]{3,8}", known in 0..PIECES.len()) {
        let text: String = pieces.into_iter().map(|n| PIECES[n]).collect();
        let typed = [typed, PIECES[known].to_owned()];
        let once = masked(&text, &typed);
        prop_assert_eq!(&masked(&once, &typed), &once);
        prop_assert_eq!(masked(&once, &[]), once, "the background knows no field");
    }
}
