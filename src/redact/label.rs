//! What stands ahead of a value says what it is: whose number, whose secret,
//! or a code of the incident, which stays.

use super::view::{View, is_ideograph};

/// What a value is by the words ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A code of the incident: of an error, of a request, of a case.
    Evidence,
    /// A time or a span of time.
    Time,
    /// A birth date.
    Birth,
    /// A postal code.
    Postal,
    /// A telephone number.
    Phone,
    /// A number or name by which somebody is known.
    Member,
    /// Somebody who has one, without a word for it: `アカウント「…」`.
    Owner,
    /// A password, a key, a code that lets somebody in.
    Secret,
    /// An example of how something is to be written.
    Sample,
}

use Label::{Birth, Evidence, Member, Owner, Phone, Postal, Sample, Secret, Time};

/// What makes a label of the noun ahead of it.
const SUFFIXES: &str = "番号|№|ナンバー|コード|キー|名|id|no|number|num|code|key|name";
/// Nouns that say with such a suffix what the value is, beginning with those of Latin letters.
const WITH_SUFFIX: [(&str, Label); 6] = [
    ("member|user|login|customer|account|client|card|passport|license|apple|line|yahoo|google", Member),
    ("api|access|auth|secret|private|verification|security|reset|session|token", Secret),
    (
        "request|req|ray|trace|span|error|err|event|incident|correlation|transaction|support|reference|ref|ticket|case|order\
         |inquiry|receipt|instance|log|issue|report|diagnostic|exception|status|message|job|process|response|result|cf|campaign",
        Evidence,
    ),
    (
        "会員|客様|客さま|ユーザー|ユーザ|顧客|ログイン|メンバー|利用者|契約者|加入者|アカウント|個人|口座|免許証|免許|旅券|パスポート\
         |保険証|保険者|年金|マイ|カード|紹介|招待|メール|登録者|名義人|ハピタス",
        Member,
    ),
    ("認証|ワンタイム|セキュリティ|アクセス|秘密|暗証|暗号|セッション|照合|api", Secret),
    (
        "受付|問い合わせ|問合せ|問合わせ|問い合せ|エラー|リクエスト|レイ|トレース|トランザクション|イベント|インシデント|チケット|サポート\
         |注文|受注|管理|整理|参照|照会|伝票|申請|申込|申込み|申し込み|追跡|配送|予約|取引|処理|承認|ログ|障害|診断|案件|広告|ショップ\
         |商品|記事|キャンペーン|結果|応答|ステータス|例外|メッセージ|通知|履歴|レポート|報告|相談|事象|不具合|応募|レスポンス|お知らせ",
        Evidence,
    ),
];
/// Nouns that say it without one, in the same order.
const ALONE: [(&str, Label); 16] = [
    ("birthday|birthdate|birth date|date of birth|dob|born|born on", Birth),
    ("zip|zipcode|postcode|postal code|postalcode|zip code", Postal),
    ("℡|tel|fax|phone|mobile|telephone|cell", Phone),
    (
        "password|passwd|passcode|passphrase|pwd|pw|pass|token|session|sessid|phpsessid|jsessionid|sessionid|sid|secret|apikey|authorization\
         |bearer|basic|otp|pin|csrf",
        Secret,
    ),
    ("userid|username|loginid|loginname|memberid|memberno", Member),
    ("member|user|account|customer", Owner),
    ("requestid|errorcode|rayid|traceid", Evidence),
    ("ray|reference|ref|incident|trace|version|ver|build|commit|revision|traceparent", Evidence),
    ("time|timestamp|date|datetime", Time),
    ("生年月日|誕生日|誕生年月日|誕生年|生年|生まれ年", Birth),
    ("〒|郵便番号", Postal),
    ("電話|電話番号|携帯|携帯番号|連絡先|ファックス|ファクス|ファックス番号", Phone),
    ("パスワード|パスコード|暗証|合言葉|トークン|セッション|シークレット|確認コード", Secret),
    ("会員|ユーザー|ユーザ|アカウント", Owner),
    ("バージョン|ビルド|キャンペーン|ステータス|リファレンス|型番", Evidence),
    ("時刻|日時|時間|日付|期間|時間帯|タイムスタンプ|更新日|発生日|時点", Time),
];
/// The first of each list whose nouns are not of Latin letters.
const JAPANESE: (usize, usize) = (3, 9);
/// So many signs may stand between a label and its value, and in a note in brackets between them.
const BETWEEN: usize = 8;
const LONGEST_NOTE: usize = 40;

/// What the value that begins here is called, and whether a colon or the like says so.
pub(super) fn label_before(view: &View, value: usize) -> Option<(Label, bool)> {
    let (mut i, mut firm, mut noted) = (value, false, false);
    let mut steps = 0;
    while i > 0 && steps <= BETWEEN {
        steps += 1;
        let ahead = view.before(i);
        if ahead == '例' || view.any_before(i, "例えば|たとえば|e.g.|ex.").is_some() {
            return Some((Sample, firm));
        }
        match ahead {
            ' ' | '\n' | 'は' | 'が' | '、' | ',' | '・' | '\\' | '.' | '/' | '第' => i -= 1,
            ':' | '=' | '"' | '\'' | '「' | '『' | '(' | '[' | '【' | '〔' | '〈' | '《' | '<' | '{' | '>' | '|' | '→' | '⇒' | '#'
            | '*' => {
                (i, firm) = (i - 1, true);
            }
            ')' | ']' | '】' | '〕' if !noted => {
                // 「【会員番号】…」 or 「会員番号（半角）：…」.
                noted = true;
                if let Some(label) = noun_before(view, i - 1) {
                    return Some((label, true));
                }
                let note = (i.saturating_sub(LONGEST_NOTE)..i - 1).rev().find(|i| matches!(view.at(*i), '(' | '[' | '【' | '〔' | '\n'));
                let from = note.filter(|i| view.at(*i) != '\n')?;
                if view.at(from + 1) == '例' || view.at(i - 2) == '例' {
                    return Some((Sample, true));
                }
                i = from;
            }
            _ => {
                if let Some(is) = view.any_before(i, "is").filter(|is| i < value && view.before(*is) == ' ') {
                    (i, firm) = (is, true);
                    continue;
                }
                // A code of the incident may itself begin with such letters: 「Ray ID：id0042」, 「Ray ID：NO0042」.
                let word = (i.saturating_sub(LONGEST_NOTE)..i).rev().find(|at| !view.before(*at).is_ascii_alphanumeric());
                if i == value
                    && ahead.is_ascii_alphanumeric()
                    && let Some(word) = word
                    && let Some(evidence @ (Evidence, true)) = label_before(view, word)
                {
                    return Some(evidence);
                }
                let label = noun_before(view, i)?;
                return Some((label, firm));
            }
        }
    }
    None
}

/// What is called by the noun that ends here.
pub(super) fn noun_before(view: &View, end: usize) -> Option<Label> {
    let latin = |i: usize| view.before(i).is_ascii();
    let look = |rows: &[(&str, Label)], end: usize| rows.iter().find(|(nouns, _)| view.any_before(end, nouns).is_some()).map(|row| row.1);
    if let Some(mut noun) = view.any_before(end, SUFFIXES) {
        while matches!(view.before(noun), ' ' | '-' | '_' | 'の') {
            noun -= 1;
        }
        let rows = if latin(noun) { &WITH_SUFFIX[..JAPANESE.0] } else { &WITH_SUFFIX[JAPANESE.0..] };
        if let Some(label) = look(rows, noun) {
            return Some(label);
        }
    }
    let rows = if latin(end) { &ALONE[..JAPANESE.1] } else { &ALONE[JAPANESE.1..] };
    look(rows, end).or_else(|| bare(view, end))
}

/// A suffix by itself: whose it is, or what it is of, was said elsewhere.
fn bare(view: &View, end: usize) -> Option<Label> {
    let alone = |from: &usize| !is_ideograph(view.before(*from)) || view.before(*from) == 'の';
    if view.any_before(end, "id").filter(alone).is_some() {
        return Some(Member);
    }
    view.any_before(end, "コード|code").filter(alone).map(|_| Evidence)
}

/// Whether what stands here is an example of how to write it.
pub(super) fn is_sample(view: &View, from: usize, to: usize) -> bool {
    let mut behind = to;
    while matches!(view.at(behind), ' ' | '"' | '\'' | '」' | '』' | ')') && behind < to + 2 {
        behind += 1;
    }
    view.any_at(behind, "の形式|形式で|のよう|の書式|のフォーマット|のように").is_some()
        || matches!(label_before(view, from), Some((Sample, _)))
}

/// Whether a unit stands behind a number: it is a count, a price, a length.
pub(super) fn is_counted(view: &View, to: usize) -> bool {
    const UNITS: &str = "回|枚|倍|台|名|位|桁|文字|字|ヶ|か月|カ月|年|月|日|時|分|秒|週|歳|~|未満";
    view.any_at(to, UNITS).is_some() || is_amount(view, to)
}

/// Whether it is a price or a number of things, however long.
pub(super) fn is_amount(view: &View, to: usize) -> bool {
    const UNITS: &str = "円|ポイント|pt|マイル|点|件|人|個|%|char|digit|byte|day|hour|min|sec";
    view.any_at(view.past_blank(to), UNITS).is_some()
}

/// Whether a date begins or ends a span of time.
pub(super) fn is_period(view: &View, to: usize) -> bool {
    view.any_at(view.past_blank(to), "~|-|から|より|まで|以|限定|現在|生まれ変").is_some()
}
