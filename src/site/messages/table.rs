//! The table of the site's messages: the closed list of what they may mean, the
//! parts of words, and what these make of a sentence. How a row is written
//! stands in the module above.

use Meaning as M;
use Tells::{All, Done, Last, Title};

use crate::site::search::holds_of;

/// What words of the site mean, where parts of them tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Meaning {
    /// The site is under maintenance.
    Maintenance,
    /// The server failed, or the service cannot be used.
    ServerError,
    /// Too many visitors.
    Busy,
    /// The picture puzzle was not passed.
    CaptchaRejected,
    /// The picture puzzle is to be done.
    CaptchaWanted,
    /// The page had been open for too long.
    SessionExpired,
    /// A link out of a mail is not valid any more.
    LinkExpired,
    /// A code of the second step was wrong or too old.
    CodeRejected,
    /// A code of a second step is wanted.
    CodeWanted,
    /// Cookies are off.
    CookiesOff,
    /// The login is locked, or was tried too often.
    Locked,
    /// The membership is suspended or has ended.
    MembershipEnded,
    /// What was typed is not what is registered.
    NotRegistered,
    /// A mail is on its way.
    ResetSent,
    /// Something that was typed is wrong.
    WrongInput,
    /// What was typed is to be looked at again; whether it is wrong is not said.
    CheckInput,
}

impl Meaning {
    /// Whether it is trouble of the whole site, and not of this login.
    #[must_use]
    pub const fn of_site(self) -> bool {
        matches!(self, Self::Maintenance | Self::ServerError | Self::Busy)
    }
}

/// What a row makes of a sentence that holds a part of each of its groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    /// An answer; a part of the last group alone makes one already.
    Last,
    /// An answer, where all groups are there.
    All,
    /// An answer whenever all groups are there: what was done is no matter of mood.
    Done,
    /// Nothing by itself: only a title or heading of a page says something with so little.
    Title,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// What it means; `None`: an answer that stands for itself.
    pub(super) meaning: Option<Meaning>,
    /// What it makes of such a sentence.
    pub(super) tells: Tells,
    /// Of each group at least one part.
    pub(super) groups: &'static [&'static str],
}

impl Row {
    /// Whether a folded sentence holds a part of each group.
    pub(super) fn fits(&self, sentence: &str) -> bool {
        self.groups.iter().all(|group| holds_of(sentence, group))
    }
}

const fn row(meaning: Meaning, tells: Tells, groups: &'static [&'static str]) -> Row {
    Row { meaning: Some(meaning), tells, groups }
}

pub(super) const fn answer(tells: Tells, groups: &'static [&'static str]) -> Row {
    Row { meaning: None, tells, groups }
}

/// The table. The narrower row stands first: the first that fits wins.
pub(super) const MESSAGES: &[Row] = &[
    row(
        M::CaptchaRejected,
        Last,
        &[
            CAPTCHA,
            "失敗しま|ませんでした|正しくあり|正しく入力|無効です|違います|誤って|誤りが|間違って|通りません|一致しません|エラーが|\
         failed|incorrect|invalid|expired|try again|not match",
        ],
    ),
    row(M::CaptchaWanted, Last, &["確認して|確認くだ|confirm|verify|prove", "ロボットではない|ロボットでない|not a robot|are human"]),
    row(M::CaptchaWanted, All, &["画像認証|captcha", "を行って|チェックし|complete the"]),
    row(
        M::CodeRejected,
        Last,
        &[
            CODE,
            "正しくあり|誤りが|誤って|違います|間違って|一致しません|無効です|切れて|切れました|切れの|incorrect|invalid|is wrong|\
         expired|not match|not valid",
        ],
    ),
    row(M::CodeWanted, Last, &["入力|お送りしました|送信しました|届い|enter|sent|required", CODE]),
    row(M::LinkExpired, Last, &["url|リンク|link", EXPIRED]),
    row(M::LinkExpired, Last, &["url|リンク|link", "無効です|無効にな|有効ではあ|no longer valid|invalid"]),
    row(M::SessionExpired, Last, &["セッション|session|ログイン状態|ログインの有効|認証の有効|ページの有効|画面の有効|page has", EXPIRED]),
    row(M::SessionExpired, Last, &["タイムアウトし|タイムアウトの|timed out"]),
    row(M::SessionExpired, Last, &["ログアウトしました|ログアウトされました|signed out|logged out", "一定時間|長時間|inactivity"]),
    row(
        M::CookiesOff,
        Last,
        &[
            "cookie|クッキー",
            "無効です|無効にな|無効のため|有効にして|有効になっていま|オフにな|オンにして|ブロックされ|許可して|許可されていません|\
         使用できません|使えません|are disabled|turned off|are blocked|enable cookies|allow cookies|be enabled|not enabled",
        ],
    ),
    row(
        M::Maintenance,
        All,
        &["メンテナンス中|メンテナンス実施中|メンテナンス作業中|メンテナンスを行って|メンテナンスを実施して|メンテナンスのため|\
         メンテナンスにより|under maintenance|for maintenance|to maintenance|for scheduled maintenance|undergoing maintenance|\
         undergoing scheduled|performing maintenance|performing scheduled|maintenance in progress|maintenance is in"],
    ),
    row(
        M::Busy,
        All,
        &["アクセスが集中し|アクセス集中の|アクセス集中に|混雑して|混雑のため|混雑により|混み合って|混みあって|込み合って|\
         heavy traffic|high traffic|high volume of|heavy load|overloaded|many visitors|many users|server is busy|\
         servers are busy|system is busy|site is busy"],
    ),
    row(
        M::ServerError,
        Last,
        &["internal server error|bad gateway|service unavailable|temporarily unavailable|temporarily down|gateway time|\
         system error|server error|technical difficult|technical problem"],
    ),
    row(M::ServerError, Last, &["service|server|site |system", "unavailable|is down|are down|not responding"]),
    row(
        M::ServerError,
        Last,
        &[
            "サーバ|システム|サービス",
            "エラーが|エラーです|障害が|障害のため|障害により|障害発生|不具合が|不具合のため|不具合により|問題が発生|問題が起|\
         停止して|停止中で|休止して|ダウンして|応答がありま",
        ],
    ),
    row(M::ServerError, Last, &["障害", "発生して|発生しま|発生中"]),
    row(
        M::Locked,
        Last,
        &["ロックされて|ロックされました|ロックしました|ロックしてい|ロックしており|ロックいたしました|ロックがかか|ロック中です|\
         ロック中のため|is locked|been locked|are locked|locked out|temporarily locked|now locked|account locked"],
    ),
    row(M::Locked, Last, &["回数|連続|何度も", "上限に達|上限を超|回数を超|制限を超|連続して間違えた|連続して失敗した|連続して誤った"]),
    row(M::Locked, Last, &["attempt|tries|failed|incorrect", "too many|exceeded|maximum number"]),
    row(M::MembershipEnded, Last, &["退会済|退会されて|退会処理され|会員資格を失|利用停止中で|利用停止中のため|強制退会"]),
    row(
        M::MembershipEnded,
        Last,
        &[
            "アカウント|会員|お客様の|利用を|利用が|利用は",
            "失効しま|失効して|停止され|停止しました|停止いたしました|停止して|停止中で|凍結され",
        ],
    ),
    row(
        M::MembershipEnded,
        Last,
        &[
            "account|membership",
            "suspended|disabled|deactivated|terminated|banned|blocked|been closed|is closed|not active|inactive|\
         membership has expired",
        ],
    ),
    row(
        M::ResetSent,
        Done,
        &[
            "メール|url|リンク|mail|link|instructions",
            "お送りしました|送信しました|お送りいたしました|送信いたしました|been sent|have sent|we sent|we've sent",
        ],
    ),
    row(
        M::NotRegistered,
        Last,
        &[
            "登録|会員情報|アカウント|会員",
            "一致しません|ませんでした|見つかりません|存在しません|登録されていません|登録されておりません|登録はありません|\
         登録がありません|登録がございません",
        ],
    ),
    row(
        M::NotRegistered,
        Last,
        &[
            "account|email|e-mail|user|address",
            "not registered|isn't registered|no account|not found|not exist|n't exist|not find|n't find|no user",
        ],
    ),
    row(M::NotRegistered, Last, &["match our records|in our records|no record"]),
    row(
        M::WrongInput,
        Last,
        &[
            INPUT,
            "違います|違って|違うため|が異なり|異なって|誤りがあり|誤りがある|誤りがございます|誤りです|誤って|間違いがあり|\
         間違いがございます|間違って|間違えて|正しくありません|正しくございません|正しくない|一致しません|一致していま|\
         不正です|無効です",
        ],
    ),
    row(
        M::WrongInput,
        Last,
        &[
            "password|mail|username|user name|user id|member id|login id|login details|login information|invalid login|\
         incorrect login|sign-in details|credentials|details you|information you",
            "incorrect|invalid|is wrong|are wrong|wrong password|wrong email|wrong username|not valid|n't valid|not correct|\
         n't correct|not right|n't right|not match|n't match|not recogni|n't recogni",
        ],
    ),
    answer(All, &["メールを|届いたメール|メールボックス|迷惑メール|受信", "確認くだ|確認して"]),
    row(M::CheckInput, All, &[INPUT, "ご確認|確認して|確認の上|確認のうえ|お確かめ|確かめて|見直|正しく入力|誤りがないか|間違いがないか"]),
    row(
        M::CheckInput,
        All,
        &[
            "check |verify |make sure |review ",
            "password|your details|your entr|your input|you entered|credentials|your information|your login|address is|email and",
        ],
    ),
    answer(
        All,
        &[
            "ログイン|サインイン|認証|確認|処理|アクセス|接続|通信|送信|続行|表示|利用|手続",
            "できません|出来ません|いただけません|になれません",
        ],
    ),
    answer(All, &["もう一度|再度|改めて|あらためて|しばらく|時間をお|時間を置", "ください|お試し|下さい"]),
    answer(
        Last,
        &["失敗しま|失敗いた|失敗したため|失敗です|ログイン失敗|認証失敗|ませんでした|エラーが|エラーにな|エラーです|\
         エラーコード|エラー番号|エラー:|エラー(|エラー |エラー\n|【エラー|直してください|再入力|正しく入力|されていません|\
         されておりません|認められません|足りません|拒否|不正な|切れました|切れてい|制限されて|制限して|問題が発生"],
    ),
    answer(
        Last,
        &["failed|failure|unsuccessful|unable to|could not|couldn't|can't log|cannot log|can't sign|cannot sign|can't be|\
         cannot be|not allowed|try again|before trying|went wrong|an error|error occurred|error has|error:|error (|login error|\
         authentication error|error code|denied|not accepted"],
    ),
    row(M::Maintenance, Title, &["メンテナンス|maintenance"]),
    row(M::Busy, Title, &["アクセス集中|アクセスが集中|混雑"]),
];

/// What the picture puzzle is called.
const CAPTCHA: &str = "画像認証|ロボット|captcha|画像の文字|画像に表示";

/// What the code of a second step is called.
const CODE: &str = "認証コード|確認コード|ワンタイム|セキュリティコード|認証番号|確認番号|桁の番号|桁の数字|verification code|\
    security code|one-time|authentication code|confirmation code|passcode|code you entered";

/// It was good for a while only.
const EXPIRED: &str = "期限切れです|期限切れのため|期限切れとな|切れました|切れていま|切れており|失効し|タイムアウトし|expired|has ended";

/// What is typed to log in.
const INPUT: &str = "メールアドレス|パスワード|id|ログイン情報|入力|会員番号|組み合わせ|組合せ|暗証番号|アカウント名|ユーザー名";
