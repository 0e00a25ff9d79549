package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.answer.LaneLost;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages that make up one answer, each posted once: whenever it is open whether one stands,
/// it is looked for before it is posted.
final class Pieces {
    /// The number of the answer's own message; others follow it.
    static final int MAIN = 1;

    private static final Logger log = LoggerFactory.getLogger(Pieces.class);

    /// The message is not there, or not ours, to be updated: another one takes its place.
    private static final Set<String> GONE =
            Set.of("message_not_found", "cant_update_message", "message_not_owned_by_app");

    private static final String STILL_STREAMING = "streaming_state_conflict";

    private static final int MOST_TRIES = 3;

    private final Errand errand;
    private final OwnPosts own;
    private final Messages messages;
    private final Map<Integer, Piece> standing = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();

    /// The name that was told last, or empty.
    private String told = "";

    /// The message of which Slack may still think that more is streamed into it, or 0.
    private int streaming;

    /// Whether something may stand that we have not heard of.
    private boolean doubtful;

    /// Whether something may come to stand although we looked for it: a call that we gave up and
    /// that Slack carries out later.
    private boolean mayComeLate;

    /// Whether more parts of an earlier answer may stand than we know of.
    private boolean unseen;

    /// Whether somebody who lost the lane to us may still be posting: we looked, found nothing and
    /// posted ourselves.
    private boolean contended;

    /// Whether something was posted although it may stand already, which it then says.
    private boolean repeated;

    /// @param blocks what it shows, as far as that is known
    private record Piece(String ts, String blocks) {}

    Pieces(Errand errand) {
        this.errand = errand;
        this.own = new OwnPosts(errand);
        this.messages = new Messages(errand);
        this.doubtful = errand.isRepeated() || errand.isReplacing();
        this.unseen = errand.isReplacing();
    }

    Pieces(Errand errand, PostName.Message left) {
        this(errand);
        standing.put(MAIN, new Piece(left.ts(), ""));
        streaming = left.streamed() ? MAIN : 0;
        told = left.written();
    }

    /// The id of one of the messages, or empty.
    String ts(int part) {
        var piece = standing.get(part);
        return piece == null ? "" : piece.ts();
    }

    /// Whether something has to be looked for before anything is posted.
    boolean isDoubtful() {
        return doubtful;
    }

    /// Whether it was posted although it may stand already.
    boolean isRepeated() {
        return repeated;
    }

    /// The first message was made just now. Where somebody else answers by now in a message of
    /// their own, it is taken back.
    ///
    /// @throws LaneLost when somebody else answers by now
    void madeAs(PostName.Message name) {
        contended = errand.isRepeated() && !repeated && gone.isEmpty();
        try {
            standsAs(name);
        } catch (LaneLost lost) {
            if (lost.isSurplus()) {
                messages.takeBack(MAIN, name);
            }
            throw lost;
        }
    }

    /// The first message has come to stand, and its name is told.
    private void standsAs(PostName.Message name) {
        standing.put(MAIN, new Piece(name.ts(), ""));
        if (name.streamed()) {
            streaming = MAIN;
        }
        told = name.written();
        errand.permit().posted(told);
    }

    /// A further message has come to stand, as a stream.
    void streamsAs(int part, String ts) {
        standing.put(part, new Piece(ts, ""));
        streaming = part;
    }

    /// A call was given up which Slack may have carried out.
    void doubt() {
        doubtful = true;
        mayComeLate = true;
    }

    /// No more is streamed into any message.
    void streamEnded() {
        streaming = 0;
    }

    /// Asks whether anything may still be shown.
    void stillOurs() {
        errand.stillOurs(told);
    }

    /// Looks for what may stand, where that is open.
    private void clear(Instant deadline) {
        if (doubtful) {
            look(MAIN, deadline);
        }
    }

    /// Shows something in one of the messages, whatever stands there.
    ///
    /// @param part from [#MAIN] on
    /// @param deadline one of now means a single try
    void put(int part, JsonArray blocks, String text, Instant deadline) {
        for (int attempt = 1; ; attempt++) {
            try {
                putOnce(part, blocks, text, deadline);
                return;
            } catch (SlackRefusal refusal) {
                if (!isWorthAnotherTry(part, refusal, attempt, deadline)) {
                    throw refusal;
                }
            }
        }
    }

    private void putOnce(int part, JsonArray blocks, String text, Instant deadline) {
        if (part == streaming) {
            endStream(deadline);
        }
        if (!standing.containsKey(part) && doubtful) {
            look(part, deadline);
        }
        if (part == streaming) {
            endStream(deadline);
        }
        var marked = repeated ? Blocks.repeated(blocks, errand.reader()) : blocks;
        var piece = standing.get(part);
        if (piece == null) {
            post(part, marked, text, deadline);
        } else if (part == MAIN || !piece.blocks().equals(marked.toString())) {
            update(part, piece, marked, text, deadline);
        }
    }

    private boolean isWorthAnotherTry(
            int part, SlackRefusal refusal, int attempt, Instant deadline) {
        var piece = standing.get(part);
        if (piece != null && GONE.contains(refusal.code())) {
            gone.add(piece.ts());
            standing.remove(part);
            doubtful = true;
            return true;
        }
        if (piece != null && refusal.code().equals(STILL_STREAMING)) {
            streaming = part;
            return attempt < MOST_TRIES;
        }
        return piece == null
                && refusal.fate() == SlackRefusal.Fate.UNSURE
                && attempt < MOST_TRIES
                && slept(refusal.pause(), deadline);
    }

    private boolean slept(Duration pause, Instant deadline) {
        if (errand.clock().instant().plus(pause).isAfter(deadline)) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void look(int part, Instant deadline) {
        var seen = seen(deadline);
        doubtful = false;
        unseen &= !seen.whole();
        seen.parts().forEach(this::take);
        seen.surplus().forEach(this::remove);
        if (standing.containsKey(part)) {
            mayComeLate = false;
        } else if (!seen.whole() && (mayComeLate || !errand.isFirstToReplace())) {
            repeated = true;
        }
        log.info(
                "turn={} own posts={} of which={} certain={}",
                errand.turn(),
                seen.parts().size(),
                part,
                seen.whole());
    }

    private OwnPosts.Seen seen(Instant deadline) {
        try {
            return own.look(deadline);
        } catch (SlackRefusal refusal) {
            boolean putOff = errand.isPatient() || refusal.fate() != SlackRefusal.Fate.BUSY;
            if (putOff) {
                throw refusal;
            }
            return OwnPosts.Seen.NOT_TOLD;
        }
    }

    private void take(int part, OwnPosts.Own found) {
        if (gone.contains(found.ts())) {
            return;
        }
        var piece = standing.get(part);
        if (piece == null && part == MAIN) {
            standsAs(new PostName.Message(!found.marked(), errand.place().channel(), found.ts()));
        } else if (piece == null) {
            standing.put(part, new Piece(found.ts(), ""));
            streaming = found.marked() ? streaming : part;
        } else if (!piece.ts().equals(found.ts())) {
            remove(found);
        }
    }

    /// Best effort: a message that should not be there. One that does not bear our turn is deleted
    /// only where it was a stream until now, or we know of a call that must have made it.
    private void remove(OwnPosts.Own surplus) {
        if (standing.values().stream().anyMatch(piece -> piece.ts().equals(surplus.ts()))) {
            return;
        }
        var now = errand.clock().instant();
        stillOurs();
        try {
            boolean wasOpen = !surplus.marked() && messages.endStream(MAIN, surplus.ts(), now);
            if (surplus.marked() || mayComeLate || wasOpen) {
                messages.delete(surplus.ts(), now);
            }
        } catch (SlackRefusal refusal) {
            log.warn("turn={} surplus post left: {}", errand.turn(), refusal.what());
        }
    }

    private void post(int part, JsonArray blocks, String text, Instant deadline) {
        try {
            stillOurs();
            var ts = messages.post(part, blocks, text, deadline);
            if (part == MAIN) {
                madeAs(new PostName.Message(false, errand.place().channel(), ts));
            } else {
                standing.put(part, new Piece(ts, blocks.toString()));
            }
        } catch (SlackRefusal refusal) {
            if (refusal.fate() == SlackRefusal.Fate.UNSURE) {
                doubt();
            }
            throw refusal;
        }
    }

    private void update(int part, Piece piece, JsonArray blocks, String text, Instant deadline) {
        stillOurs();
        change(part, piece.ts(), blocks, text, deadline);
        standing.put(part, new Piece(piece.ts(), blocks.toString()));
    }

    /// A call that broke off may have been carried out all the same.
    private void change(int part, String ts, JsonArray blocks, String text, Instant deadline) {
        try {
            messages.update(part, ts, blocks, text, deadline);
            errand.permit().changed();
        } catch (SlackRefusal refusal) {
            if (refusal.fate() == SlackRefusal.Fate.UNSURE) {
                errand.permit().changed();
            }
            throw refusal;
        }
    }

    private void endStream(Instant deadline) {
        var piece = standing.get(streaming);
        if (piece != null) {
            stillOurs();
            messages.endStream(streaming, piece.ts(), deadline);
        }
        streaming = 0;
    }

    /// All is shown: what stands below the last part, or has come late, goes away.
    ///
    /// @throws SlackRefusal when what an earlier answer left could not be looked for
    void end(int last) {
        if (streaming > last && last > 0) {
            endStream(errand.clock().instant());
        }
        if (unseen) {
            var seen = seen(errand.deadline());
            unseen = false;
            seen.parts().forEach(this::take);
            seen.surplus().forEach(this::remove);
        }
        standing.entrySet().stream()
                .filter(piece -> piece.getKey() > last)
                .map(piece -> new OwnPosts.Own(piece.getValue().ts(), true))
                .toList()
                .forEach(below -> {
                    standing.values().removeIf(piece -> piece.ts().equals(below.ts()));
                    remove(below);
                });
        if (mayComeLate || doubtful || contended) {
            removeOthers(last);
            mayComeLate = false;
            contended = false;
        }
    }

    /// Takes away all that stands. A message that Slack does not let us take away says so instead.
    ///
    /// @throws SlackRefusal when Slack did not take it
    void retract(Instant deadline) {
        clear(deadline);
        for (var piece : List.copyOf(standing.entrySet())) {
            retract(piece.getKey(), piece.getValue(), deadline);
        }
        end(0);
    }

    private void retract(int part, Piece piece, Instant deadline) {
        if (part == streaming) {
            endStream(deadline);
        }
        stillOurs();
        try {
            messages.delete(piece.ts(), deadline);
        } catch (SlackRefusal refusal) {
            if (refusal.fate() != SlackRefusal.Fate.FINAL) {
                throw refusal;
            }
            if (!GONE.contains(refusal.code())) {
                var words = Phrase.of(Wording.RETRACTED).in(errand.reader());
                change(part, piece.ts(), Blocks.plain(words), words, deadline);
            }
        }
        gone.add(piece.ts());
        standing.remove(part);
    }

    private void removeOthers(int last) {
        try {
            var seen = own.look(errand.clock().instant());
            seen.parts()
                    .forEach((part, found) -> {
                        if (part > last) {
                            remove(found);
                        } else {
                            take(part, found);
                        }
                    });
            seen.surplus().forEach(this::remove);
        } catch (SlackRefusal refusal) {
            log.warn("turn={} not looked again: {}", errand.turn(), refusal.what());
        }
    }
}
