package dev.kotae.local.quoting;

import dev.kotae.knowledge.Unreadable;

/// What came with a question and cannot be quoted, and what is said of it.
public enum Unseen {
    /// An image.
    PICTURE(
            "_The stand-in cannot see pictures; a language model would look at what came along._",
            "_ローカルの代役は画像を見ることができません。言語モデルなら添付を参照します。_"),
    /// A file without a word.
    WORDLESS(
            "_A file that came along holds no text. If its pages are pictures, a language model"
                    + " would look at them._",
            "_添付ファイルには文字がありません。ページが画像であれば、言語モデルならそれを参照します。_"),
    /// A file whose words cannot be had.
    UNREADABLE(
            "_The stand-in cannot read a file that came along: it is locked, damaged, too large or"
                    + " of an older format._",
            "_添付ファイルを読めませんでした。パスワード付き、破損、大きすぎる、または古い形式のファイルです。_");

    private final String english;
    private final String japanese;

    Unseen(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /// What a file is that could not be read.
    public static Unseen because(Unreadable.Reason reason) {
        return reason == Unreadable.Reason.WITHOUT_WORDS ? WORDLESS : UNREADABLE;
    }

    String in(Tongue tongue) {
        return tongue == Tongue.JAPANESE ? japanese : english;
    }
}
