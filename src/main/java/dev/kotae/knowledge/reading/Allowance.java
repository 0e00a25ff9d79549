package dev.kotae.knowledge.reading;

import dev.kotae.knowledge.Unreadable;
import dev.kotae.knowledge.Unreadable.Reason;
import java.time.Duration;

/// What reading one file may take. Small files can unfold into large ones, by mistake or by intent;
/// whoever reads piece by piece asks here before each piece.
final class Allowance {
    /// The words of some thousand pages.
    private static final int CHARACTERS = 5_000_000;

    /// What a paragraph, row or cell weighs besides its words, in characters: a file may have
    /// nothing but empty ones.
    private static final int PIECE = 3;

    /// What each mark of Markdown or HTML weighs, in characters: the tree that is made of a text
    /// holds some hundred bytes for it. A text may have one for so many characters throughout.
    private static final int MARK = 16;

    private static final Duration TIME = Duration.ofSeconds(60);

    private final Duration time;
    private final long end;
    private int left = CHARACTERS;

    /// As much as one file may.
    Allowance() {
        this(TIME);
    }

    /// The same in another time.
    Allowance(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    /// Takes one paragraph, row or cell more, whose words are taken besides.
    void takePiece() throws Unreadable {
        take(PIECE);
    }

    /// Takes what a text that is read as a whole needs besides itself.
    ///
    /// @param marks the characters that may each make something of their own
    void takeMarks(String text, String marks) throws Unreadable {
        long count = text.chars().filter(c -> marks.indexOf(c) >= 0).count();
        take((int) count * MARK);
    }

    /// Takes so many characters more.
    void take(int characters) throws Unreadable {
        left -= characters;
        if (left < 0) {
            throw new Unreadable(
                    Reason.TOO_LONG, "holds more than " + CHARACTERS + " characters of text");
        }
        goOn();
    }

    /// Whether there is time left.
    void goOn() throws Unreadable {
        if (System.nanoTime() - end > 0) {
            throw new Unreadable(Reason.TOO_SLOW, "took longer than " + time.toSeconds() + " s");
        }
    }
}
