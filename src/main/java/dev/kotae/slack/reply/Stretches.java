package dev.kotae.slack.reply;

import dev.kotae.markdown.OpenFence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The stretches of one text, each of which stands in a stream of its own: exactly what Slack has
/// taken into them, and where a next one may begin. A code fence is closed at the end of one and
/// opened again in the next.
final class Stretches {
    /// What closes a fence has its room.
    private static final int LONGEST = Blocks.LONGEST_TEXT - 24;

    private static final Duration OLD = Duration.ofMinutes(4);

    /// An old stream goes on for so much longer until there is a good place to end it.
    private static final Duration OVERDUE = OLD.plusSeconds(20);

    private final InstantSource clock;
    private final List<String> ended = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final StringBuilder taken = new StringBuilder();
    private final OpenFence fences = new OpenFence();
    private boolean open;
    private Instant since = Instant.EPOCH;

    /// @param clock tells how old a stream is
    Stretches(InstantSource clock) {
        this.clock = clock;
    }

    /// How many there are, the open one among them.
    int count() {
        return ended.size() + (open ? 1 : 0);
    }

    /// All of the text that Slack has taken.
    String taken() {
        return taken.toString();
    }

    /// What stands in the one that was ended last.
    String last() {
        return ended.getLast();
    }

    /// What a next one has to begin with.
    String reopening() {
        return fences.reopening();
    }

    /// A next one was begun, with this.
    ///
    /// @param at when, or a little before
    void begin(String text, Instant at) {
        open = true;
        since = at;
        current.append(fences.reopening());
        grow(text);
    }

    /// The open one has grown.
    void grow(String text) {
        current.append(text);
        taken.append(text);
        fences.follow(text);
    }

    /// The open one was ended, with this at its end.
    void end(String text) {
        ended.add(current + ending(text));
        grow(text);
        current.setLength(0);
        open = false;
    }

    /// How the open one ends with this text: without blank lines, and with its fence closed.
    String ending(String text) {
        var bare = text.stripTrailing();
        return bare + closing(bare);
    }

    private String closing(String text) {
        var then = new OpenFence(fences);
        then.follow(text);
        return then.closing();
    }

    /// Whether all of this text still fits into the open one.
    boolean fits(String text) {
        return current.length() + text.length() <= LONGEST;
    }

    /// Where in this text, which is about to be added, the open one should end.
    ///
    /// @return 0 to the text's length; -1 when it should go on
    int cut(String text) {
        var age = Duration.between(since, clock.instant());
        if (fits(text) && age.compareTo(OLD) < 0) {
            return -1;
        }
        int room = Math.min(text.length(), Math.max(0, LONGEST - current.length()));
        var places = new Places(text, room);
        if (places.best() > 0) {
            return places.best();
        }
        return fits(text) && age.compareTo(OVERDUE) < 0 ? -1 : places.worst();
    }

    /// The places at which a text can be cut within some room.
    private final class Places {
        private final String text;
        private final int room;
        private int paragraph;
        private int line;
        private int fenced;

        private Places(String text, int room) {
            this.text = text;
            this.room = room;
            var fence = new OpenFence(fences);
            int from = 0;
            for (int end = text.indexOf('\n') + 1;
                    end > 0 && end <= room;
                    end = text.indexOf('\n', from) + 1) {
                var one = text.substring(from, end);
                fence.follow(one);
                if (fence.isOpen()) {
                    fenced = end;
                } else if (one.isBlank()) {
                    paragraph = end;
                } else {
                    line = end;
                }
                from = end;
            }
        }

        /// The last end of a paragraph, or else of a line; 0 for none.
        int best() {
            return paragraph > 0 ? paragraph : line;
        }

        /// The last end of a line in a fence, or else of a word, or else anywhere.
        int worst() {
            if (fenced > 0) {
                return fenced;
            }
            int space = text.lastIndexOf(' ', room - 1) + 1;
            if (space > 0) {
                return space;
            }
            boolean halves = room > 0 && Character.isHighSurrogate(text.charAt(room - 1));
            return halves ? room - 1 : room;
        }
    }
}
