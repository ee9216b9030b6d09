//! What the site's words mean, as far as parts of them tell. Hints, none a
//! quotation of the site (see [`super::phrases`]): words that none fits are
//! recorded all the same, as they stand.

use super::phrases::holds;

/// What words of the site mean, where parts of them tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// The site is under maintenance.
    Maintenance,
    /// The server failed.
    ServerError,
    /// Too many visitors.
    Busy,
    /// The picture puzzle was not passed.
    CaptchaRejected,
    /// The page had been open for too long.
    SessionExpired,
    /// A link out of a mail is not valid any more.
    LinkExpired,
    /// A code of the second step was wrong.
    CodeRejected,
    /// A code of a second step is wanted.
    CodeWanted,
    /// Cookies are off.
    CookiesOff,
    /// The login is locked, mostly after many tries.
    Locked,
    /// The membership is suspended or has ended.
    MembershipEnded,
    /// What was typed is not what is registered.
    NotRegistered,
    /// A mail is on its way.
    ResetSent,
    /// Address or password are wrong.
    WrongInput,
}

impl Meaning {
    /// The last part of the key of its sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Maintenance => "maintenance",
            Self::ServerError => "server_error",
            Self::Busy => "busy",
            Self::CaptchaRejected => "captcha_rejected",
            Self::SessionExpired => "session_expired",
            Self::LinkExpired => "link_expired",
            Self::CodeRejected => "code_rejected",
            Self::CodeWanted => "code_wanted",
            Self::CookiesOff => "cookies_off",
            Self::Locked => "locked",
            Self::MembershipEnded => "membership_ended",
            Self::NotRegistered => "not_registered",
            Self::ResetSent => "reset_sent",
            Self::WrongInput => "wrong_input",
        }
    }
}

/// A text means this if it holds every group, of each group at least one part.
struct Row(Meaning, &'static [&'static [&'static str]]);

/// The narrower row stands first: the first that fits wins.
const MEANINGS: [Row; 20] = [
    Row(Meaning::CaptchaRejected, &[&["画像認証", "ロボット", "reCAPTCHA", "CAPTCHA", "captcha"], &FAILED]),
    Row(Meaning::CaptchaRejected, &[&["ロボットではない", "ロボットでない"]]),
    Row(Meaning::CodeRejected, &[&CODE, &["正しく", "誤り", "誤って", "違い", "違う", "一致しません", "無効", "期限", "間違"]]),
    Row(Meaning::CodeWanted, &[&CODE]),
    Row(Meaning::LinkExpired, &[&["URL", "ＵＲＬ", "リンク"], &["期限", "無効", "有効ではありません", "失効"]]),
    Row(Meaning::SessionExpired, &[&["セッション", "session"], &["切れ", "期限", "無効", "タイムアウト", "timeout", "expired", "終了"]]),
    Row(Meaning::SessionExpired, &[&["タイムアウト", "一定時間", "長時間"], &["操作", "ログイン", "画面"]]),
    Row(Meaning::SessionExpired, &[&["不正な画面遷移", "画面遷移", "トークン"], &["不正", "無効", "エラー", "一致しません"]]),
    Row(
        Meaning::CookiesOff,
        &[&["Cookie", "cookie", "クッキー"], &["無効", "有効に", "オフ", "ブロック", "許可", "disabled", "使用でき", "受け入れ"]],
    ),
    Row(Meaning::Maintenance, &[&["メンテナンス", "maintenance", "Maintenance"]]),
    Row(Meaning::Busy, &[&["アクセス集中", "アクセスが集中", "混雑", "混み合", "込み合"]]),
    Row(
        Meaning::ServerError,
        &[&["Internal Server Error", "Bad Gateway", "Service Unavailable", "Service Temporarily Unavailable", "Gateway Time"]],
    ),
    Row(Meaning::ServerError, &[&["サーバー", "サーバ", "システム"], &["エラー", "障害", "不具合", "停止", "ダウン"]]),
    Row(Meaning::ServerError, &[&["障害"], &["発生", "ログイン"]]),
    Row(Meaning::Locked, &[&["ロック"], &["アカウント", "ログイン", "されて", "しました", "かか"]]),
    Row(Meaning::Locked, &[&["回数", "連続"], &["制限", "上限", "超え", "失敗"]]),
    Row(
        Meaning::MembershipEnded,
        &[&["退会", "失効", "利用停止", "会員資格", "強制退会", "利用を停止", "アカウントが停止", "アカウントは停止"]],
    ),
    Row(Meaning::ResetSent, &[&["お送りしました", "送信しました", "お送りいたしました", "送信いたしました"]]),
    Row(Meaning::NotRegistered, &[&["登録"], &["一致しません", "ありません", "見つかりません", "存在しません", "されていません"]]),
    Row(
        Meaning::WrongInput,
        &[
            &["メールアドレス", "パスワード", "ログインID", "ID", "ＩＤ", "入力", "ログイン情報"],
            &["違い", "違って", "違う", "誤り", "誤って", "間違", "正しくありません", "正しく入力", "一致しません", "ご確認"],
        ],
    ),
];

const FAILED: [&str; 9] = ["失敗", "できません", "正しく", "無効", "誤り", "もう一度", "再度", "通り", "エラー"];

const CODE: [&str; 6] = ["認証コード", "確認コード", "ワンタイム", "セキュリティコード", "認証番号", "確認番号"];

/// What a text of the site means; `None`: its parts do not tell, and it stands for itself.
#[must_use]
pub fn meaning(text: &str) -> Option<Meaning> {
    MEANINGS.iter().find(|Row(_, groups)| groups.iter().all(|group| holds(text, group))).map(|Row(meaning, _)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_apart() {
        for (text, expected) in [
            ("ただいまシステムメンテナンス中です。", Meaning::Maintenance),
            ("500 Internal Server Error", Meaning::ServerError),
            ("システムエラーが発生しました", Meaning::ServerError),
            ("アクセスが集中しています。しばらくしてから…", Meaning::Busy),
            ("画像認証に失敗しました。もう一度お試しください。", Meaning::CaptchaRejected),
            ("ロボットではないことを確認してください", Meaning::CaptchaRejected),
            ("セッションの有効期限が切れました", Meaning::SessionExpired),
            ("このURLは有効期限が切れています", Meaning::LinkExpired),
            ("メールに届いた認証コードを入力してください", Meaning::CodeWanted),
            ("認証コードが正しくありません", Meaning::CodeRejected),
            ("ブラウザのCookieを有効にしてください", Meaning::CookiesOff),
            ("アカウントがロックされています", Meaning::Locked),
            ("ログイン試行回数の上限を超えました", Meaning::Locked),
            ("このアカウントは退会済みです", Meaning::MembershipEnded),
            ("入力された情報がお客様の登録情報と一致しません", Meaning::NotRegistered),
            ("パスワードリセット用のURLをメールでお送りしました", Meaning::ResetSent),
            ("メールアドレスまたはパスワードが違います", Meaning::WrongInput),
        ] {
            assert_eq!(meaning(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_matches_nothing_stands_for_itself() {
        for text in ["", "こんにちは", "E-2041", "ポイントが2倍", "🔑"] {
            assert_eq!(meaning(text), None, "{text}");
        }
    }
}
