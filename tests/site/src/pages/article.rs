//! Pages of words, without a form to log in.

use super::layout::{Page, page};
use crate::answer::Answer;
use crate::route::Visit;
use crate::template::{Slot, escape, fill};

const WORDS: &str = include_str!("../../pages/words.html");

/// The long page is these, over and over.
const SENTENCES: [&str; 5] = [
    "朝の市場には、採れたばかりの野菜と、まだ湯気の立つ豆腐が並んでいました。",
    "駅から歩いて十分ほどのところに、古い図書館を改装した喫茶店があります。",
    "雨の日には窓ぎわの席が人気で、本を読みながら長い午後を過ごす人もいます。",
    "店の主人は毎朝六時に起きて、豆を選び、その日の気温に合わせて挽き方を変えます。",
    "帰り道、川沿いの桜はもう葉だけになっていて、風が吹くと静かに音を立てました。",
];
const PARAGRAPHS: usize = 60;

/// A page that only says something.
pub(crate) fn words<'a>(visit: &Visit<'_>, name: &str, paragraphs: impl IntoIterator<Item = &'a str>) -> Answer {
    let paragraphs: String = paragraphs.into_iter().map(|text| format!("<p>{}</p>\n", escape(text))).collect();
    let main = fill(WORDS, &[("heading", Slot::Text(name)), ("words", Slot::Html(&paragraphs))]);
    page(visit, Page { name, main: &main, links: true, ..Page::default() })
}

/// `/plain`: long, for measuring what a visit costs.
pub(crate) fn plain(visit: &Visit<'_>) -> Answer {
    let paragraphs: Vec<String> = (1..=PARAGRAPHS).map(|number| format!("{number}．{}", SENTENCES.concat())).collect();
    words(visit, "読みもの", paragraphs.iter().map(String::as_str))
}

/// `/search`
pub(crate) fn search(visit: &Visit<'_>) -> Answer {
    let asked = visit.query.get("freeword").unwrap_or_default();
    let found = format!("「{asked}」に合うものは見つかりませんでした。");
    words(visit, "検索結果", [found.as_str()])
}

/// `m.hapitas.jp/`
pub(crate) fn mobile(visit: &Visit<'_>) -> Answer {
    words(visit, "モバイル", SENTENCES)
}

/// `faq.hapitas.jp/`
pub(crate) fn help_top(_: &Visit<'_>) -> Answer {
    Answer::redirect("/hc/ja/")
}

/// `faq.hapitas.jp/hc/ja/`
pub(crate) fn help(visit: &Visit<'_>) -> Answer {
    words(
        visit,
        "ヘルプ",
        [
            "ログインできないときの調べ方を、ここにまとめたものと考えてください。",
            "この再現ページの文章は、すべてこのページのために書いたものです。",
        ],
    )
}
