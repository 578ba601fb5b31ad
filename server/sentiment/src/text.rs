//! Text as the models read it: emoji become words, drawn-out words are shortened, the rest is left alone.

use unicode_normalization::UnicodeNormalization as _;

/// Emoji that carry a feeling, and a word with that feeling. The model's vocabulary has no emoji.
const EMOJI: &[(char, &str)] = &[
    ('😀', "happy"),
    ('😃', "happy"),
    ('😄', "happy"),
    ('😁', "happy"),
    ('😊', "happy"),
    ('🙂', "happy"),
    ('😆', "funny"),
    ('😂', "funny"),
    ('🤣', "funny"),
    ('😍', "love"),
    ('🥰', "love"),
    ('😘', "love"),
    ('❤', "love"),
    ('💕', "love"),
    ('💖', "love"),
    ('💙', "love"),
    ('💚', "love"),
    ('💜', "love"),
    ('🧡', "love"),
    ('💛', "love"),
    ('😎', "cool"),
    ('🤩', "amazing"),
    ('🥳', "great"),
    ('🎉', "great"),
    ('🌟', "great"),
    ('⭐', "great"),
    ('✨', "great"),
    ('👍', "good"),
    ('👏', "well done"),
    ('🙌', "great"),
    ('💪', "strong"),
    ('💯', "perfect"),
    ('🔥', "great"),
    ('🙏', "thank you"),
    ('🤗', "kind"),
    ('😇', "kind"),
    ('✅', "good"),
    ('👌', "good"),
    ('😋', "tasty"),
    ('🤤', "tasty"),
    ('😐', "neutral"),
    ('😑', "neutral"),
    ('🤷', "not sure"),
    ('🤔', "not sure"),
    ('😶', "neutral"),
    ('🙄', "annoyed"),
    ('😒', "annoyed"),
    ('😕', "not happy"),
    ('🙁', "sad"),
    ('☹', "sad"),
    ('😞', "sad"),
    ('😔', "sad"),
    ('😟', "worried"),
    ('😧', "worried"),
    ('😨', "scared"),
    ('😰', "worried"),
    ('😱', "scared"),
    ('😥', "sad"),
    ('😢', "sad"),
    ('😭', "very sad"),
    ('😩', "fed up"),
    ('😫', "fed up"),
    ('😤', "angry"),
    ('😠', "angry"),
    ('😡', "very angry"),
    ('🤬', "very angry"),
    ('👎', "bad"),
    ('💔', "heartbroken"),
    ('🤢', "disgusting"),
    ('🤮', "disgusting"),
    ('🤦', "frustrated"),
    ('😴', "boring"),
    ('💩', "rubbish"),
    ('❌', "bad"),
    ('😖', "upset"),
    ('😣', "upset"),
    ('😓', "upset"),
    ('💀', "terrible"),
    ('🥱', "boring"),
];

/// Text as the models read it.
pub(crate) fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = '\0';
    let mut run = 0;
    for c in text.nfkc() {
        if let Some((_, word)) = EMOJI.iter().find(|(emoji, _)| *emoji == c) {
            out.push(' ');
            out.push_str(word);
            out.push(' ');
            last = '\0';
            continue;
        }
        let c = match c {
            '’' | '‘' | '`' | '´' => '\'',
            '“' | '”' => '"',
            '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => {
                continue;
            }
            c if c.is_whitespace() => ' ',
            c if c.is_control() => continue,
            c => c,
        };
        run = if c == last { run + 1 } else { 1 };
        last = c;
        // “sooooo” and “!!!!!!” say no more than “soo” and “!!”.
        if run <= 2 || c.is_ascii_digit() {
            out.push(c);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text by which two comments that say the same are known to be the same.
pub(crate) fn key(text: &str) -> String {
    normalise(text).to_lowercase().trim_end_matches(['.', '!', ' ', ',']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_become_words_and_drawn_out_words_are_shortened() {
        assert_eq!(normalise("Sooooo good 😀👍🏽!!!!!\n ok"), "Soo good happy good !! ok");
        assert_eq!(key("Nothing. "), key("nothing"));
    }
}
