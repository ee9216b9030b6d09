//! Tense and mood: which sentences speak of now. What is over, what comes
//! later, what would happen, what is offered or asked is no state of now.
//!
//! Parts of words with `|` between them, compared with the text as
//! [`super::super::search::folded`] makes it.

use crate::site::search::holds_of;

/// What would happen, what holds in general, what is planned, asked or explained.
const IF: &str = "?|場合|ると|ますと|だくと|ないと|違うと|れば|たら|ときは|時は|際は|方は|方へ|方のみ|中は|れる可能性|なる可能性|\
    する可能性|れる恐れ|ことがあ|ことがご|はできません|については|についての|について\n|につきまして|とは違|とは\n|対処|\
    対策|一覧|方法は|方法を|方法\n|ませんか|ないよう|予定して|電話が|電話は|if |unless|would |when you|once you|how to|\
    may be locked|can be locked|will lock|locked after|in case|report a|prevent";

/// What is over.
const OVER: &str = "復旧しました|復旧いた|復旧済|復旧してい|復旧してお|解消|解除しました|解除いた|解除されました|ンスは終|ンスが終|\
    ンスを終|ンス終|ンスは完|ンス完|ておりました|ていました|resolved|restored|unlocked|been completed|is over";

/// What comes later.
const LATER: &str = "予定|明日|後日|来週|今後|行います|行ないます|実施します|実施いたします|停止します|停止いたします|日は|時から|時より|\
    will |scheduled for|scheduled on|planned|upcoming|tomorrow";

/// What is so now, although something later is named with it.
const NOW: &str = "ただいま|只今|現在|ています|ております|中です|currently|is down|right now";

/// What may be so: the words leave it open.
const PERHAPS: &str = "可能性|ようです|かもしれ|恐れ|おそれ| may | might |could be|seem|perhaps";

/// Whether a folded sentence speaks of now.
pub(super) fn of_now(sentence: &str) -> bool {
    !holds_of(sentence, IF) && !holds_of(sentence, OVER) && (!holds_of(sentence, LATER) || holds_of(sentence, NOW))
}

/// Whether a folded sentence states what it says, and does not only think it possible.
pub(super) fn stated(sentence: &str) -> bool {
    !holds_of(sentence, PERHAPS)
}
