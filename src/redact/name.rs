//! Names with the word of politeness behind them: `山田太郎様`, `はなこさん`.

use super::Kind;
use super::view::{View, is_hiragana, is_ideograph, is_word};

const HONORIFICS: &str = "様|さま|さん|殿";
/// Those who are meant by no name, and words that end as one with 様 does.
const NOBODY: &str = "お客|皆々|みな|みんな|会員|ユーザー|ユーザ|者|本人|個人|社員|店員|会社|貴社|御社|家族|お子|奥|どなた|あなた|各位|スタッフ|メンバー\
    |ゲスト|オーナー|パートナー|運営|担当|企業|法人|団体|ハピタス|ポイント|つかれ|疲れ|世話|苦労|くろう|おかげ|お陰|互い|たく|屋|名義|連名\
    |管理人|名義人|業|店舗|主";
/// The same, where they stand by themselves.
const ALONE: &str = "客皆仕同模多異有一各別左右神王何誰先上下宛御貴某殿";
/// What may follow, so that the word is not the beginning of another: 様子, 様々, さんご.
const BEHIND: &str = "は|が|を|に|の|へ|も|と|で|専|宛|か|、|。|,|.|!|?|)|]|」|』|】|:|~|/| |\n|・|い|こ|お|ご|名|本";
/// A name, or each of its two parts, is not longer.
const LONGEST: usize = 8;

/// Masks names.
pub(super) fn mask(view: &mut View) {
    for i in 1..view.len() {
        let end = if matches!(view.at(i), '様' | 'さ' | '殿') { view.any_at(i, HONORIFICS) } else { None };
        if end.is_some_and(|end| view.any_at(end, BEHIND).is_some())
            && let Some(from) = name_before(view, i)
        {
            view.mask(Kind::Name, from, if view.before(i) == ' ' { i - 1 } else { i });
        }
    }
}

/// Where the name begins that ends here.
fn name_before(view: &View, end: usize) -> Option<usize> {
    let end = if view.before(end) == ' ' { end - 1 } else { end };
    let last = part(view, end)?;
    if view.any_before(end, NOBODY).is_some() || last + 1 == end && ALONE.contains(view.at(last)) {
        return None;
    }
    let ahead = view.before(last);
    // 「山田　太郎」: both parts, if nothing but a name stands ahead.
    if ahead == ' '
        && let Some(first) = part(view, last - 1)
        && !is_ideograph(view.before(first))
        && !is_word(view.before(first))
        && kind(view.before(last - 1)) == kind(view.at(last))
    {
        return Some(first);
    }
    Some(last)
}

/// Of which letters a part of a name is.
#[derive(PartialEq, Eq)]
enum Letters {
    Kanji,
    Katakana,
    Hiragana,
    Latin,
    None,
}

fn kind(c: char) -> Letters {
    match c {
        _ if is_hiragana(c) => Letters::Hiragana,
        'ァ'..='ヶ' | 'ー' => Letters::Katakana,
        _ if is_ideograph(c) => Letters::Kanji,
        _ if c.is_ascii_alphabetic() => Letters::Latin,
        _ => Letters::None,
    }
}

/// Where the part of a name begins that ends here: letters of one kind.
fn part(view: &View, end: usize) -> Option<usize> {
    let letters = kind(view.before(end));
    let mut from = end;
    while from > 0 && end - from <= LONGEST && kind(view.before(from)) == letters {
        from -= 1;
    }
    let (length, ahead) = (end - from, view.before(from));
    let fits = match letters {
        Letters::Kanji => length <= 6 && !(kind(ahead) == Letters::Katakana),
        Letters::Katakana => (2..=LONGEST).contains(&length) && !is_ideograph(ahead),
        Letters::Latin => (2..=LONGEST).contains(&length) && !is_word(ahead),
        // A word of grammar looks like this, too: only what stands by itself, and ends like no verb.
        Letters::Hiragana => {
            (2..=4).contains(&length)
                && !is_ideograph(ahead)
                && !matches!(view.before(end), 'る' | 'た' | 'す' | 'い' | 'く' | 'う' | 'の' | 'な')
        }
        Letters::None => false,
    };
    fits.then_some(from)
}

#[cfg(test)]
mod tests {
    use crate::redact::masked;

    #[test]
    fn names_go_and_those_who_have_none_stay() {
        for (text, kept) in [
            ("山田太郎様", "***様"),
            ("ようこそ、山田 太郎 様", "ようこそ、*** 様"),
            ("いつもご利用の山田さん、こんにちは", "いつもご利用の***さん、こんにちは"),
            ("ヤマダ　タロウ様の登録", "***様の登録"),
            ("Taro Yamada 様", "*** 様"),
            ("「はなこさん」でログイン中", "「***さん」でログイン中"),
        ] {
            assert_eq!(masked(text, &[]), kept);
        }
        for text in [
            "お客様の情報",
            "会員様専用",
            "皆様へ",
            "ご本人様確認",
            "ユーザー様",
            "たくさんのアクセス",
            "同様に、仕様の変更、様々な、様子を見る",
            "お疲れ様でした",
            "ご契約者様は",
            "次の様になります",
            "表示される様に",
        ] {
            assert_eq!(masked(text, &[]), text);
        }
    }
}
