//! What holds of the judgement for any page.

use login_rescue::form::judge::judge;
use login_rescue::form::markup;
use login_rescue::form::page::{Button, Field, Heading, Page, Place, Takes};
use proptest::prelude::*;

use super::corpus;

/// Words that mean something to the judgement, so that chance meets them together.
const WORDS: [&str; 22] = [
    "",
    "mail",
    "password",
    "ログイン",
    "会員登録",
    "confirm",
    "new-password",
    "current-password",
    "username",
    "検索",
    "忘れ",
    "card",
    "cvv",
    "nick",
    "birth",
    "一時コード",
    "line",
    "表示",
    "email_main",
    "変更",
    "@",
    "次へ",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(&WORDS[..]).prop_map(str::to_owned), "[a-zぁ-ん ]{0,6}"]
}

fn takes() -> impl Strategy<Value = Takes> {
    prop::sample::select(vec![Takes::Text, Takes::Mail, Takes::Password, Takes::Search, Takes::Number, Takes::Choice, Takes::LongText])
}

/// Places that need not make sense: parents and forms that are not there, orders that come twice.
fn place() -> impl Strategy<Value = Place> {
    (0..30u32, 0..12u32, prop::option::of(0..12u32), any::<bool>()).prop_map(|(order, parent, form, seen)| Place {
        order,
        parent,
        form,
        seen,
    })
}

fn field() -> impl Strategy<Value = Field> {
    (takes(), word(), word(), word(), any::<bool>(), any::<bool>(), place()).prop_map(
        |(takes, names, autocomplete, says, aside, prompt, place)| Field { takes, names, autocomplete, says, aside, prompt, place },
    )
}

fn button() -> impl Strategy<Value = Button> {
    (word(), word(), any::<bool>(), place()).prop_map(|(names, says, submits, place)| Button { names, says, submits, place })
}

fn page() -> impl Strategy<Value = Page> {
    let lists = (
        prop::collection::vec(0..12u32, 0..12),
        prop::collection::vec(field(), 0..8),
        prop::collection::vec(button(), 0..5),
        prop::collection::vec((word(), place()).prop_map(|(says, place)| Heading { says, place }), 0..4),
    );
    (word(), word(), lists, prop::array::uniform2(prop::option::of(0..9usize))).prop_map(
        |(title, path, (parents, fields, buttons, headings), pointed)| Page { title, path, parents, fields, buttons, headings, pointed },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_page_is_too_odd_to_be_judged(page in page()) {
        for form in judge(&page) {
            prop_assert!(form.passwords.iter().chain(&form.identifier).all(|at| *at < page.fields.len() || page.pointed.contains(&Some(*at))));
            prop_assert!(form.button.is_none_or(|at| at < page.buttons.len()));
        }
    }

    #[test]
    fn no_text_is_too_odd_to_be_read(text in "(<[a-z/]{1,8}( [a-z]{1,6}(=[^ <>]{0,5})?){0,3}>|[ -~]{0,8}|ログイン){0,30}") {
        let _ = judge(&markup::read(&text, "/"));
    }
}

/// The certain pages: what is added must not change what they are.
fn unchanged(what: &str, change: impl Fn(&mut Page)) {
    let mut changed = Vec::new();
    for case in corpus::read_all() {
        let mut page = case.page.clone();
        change(&mut page);
        let purposes =
            |page: &Page| judge(page).iter().map(|form| (form.purpose, form.identifier, form.passwords.clone())).collect::<Vec<_>>();
        if purposes(&page) != purposes(&case.page) {
            changed.push(format!("{}: {:?}, not {:?}", case.name, purposes(&page), purposes(&case.page)));
        }
    }
    assert_eq!(changed, Vec::<String>::new(), "{what}");
}

#[test]
fn a_field_that_nobody_sees_changes_nothing() {
    for (takes, names) in [(Takes::Password, "password_confirm"), (Takes::Text, "email"), (Takes::Text, "nickname"), (Takes::Number, "cvv")]
    {
        unchanged(names, |page| {
            // Into every form in which something can be seen, in front of all and behind all.
            let seen: Vec<Field> = page.fields.iter().filter(|f| f.place.seen && f.takes != Takes::Choice).cloned().collect();
            for field in seen {
                let place = Place { seen: false, ..field.place };
                page.fields.push(Field { takes, names: names.to_owned(), place, ..Field::default() });
            }
        });
    }
}

#[test]
fn one_word_in_the_name_of_a_password_decides_nothing() {
    for word in ["nick", "confirm", "new-password", "birth", "register"] {
        unchanged(word, |page| {
            let says_login = page.buttons.iter().any(|b| b.says.contains("ログイン") || b.says.contains("log in"));
            let mut passwords: Vec<&mut Field> = page.fields.iter_mut().filter(|f| f.takes == Takes::Password && f.place.seen).collect();
            if let ([password], true) = (passwords.as_mut_slice(), says_login) {
                password.names.push_str(word);
            }
        });
    }
}
