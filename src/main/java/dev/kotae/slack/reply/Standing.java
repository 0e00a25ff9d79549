package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.answer.LaneLost;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands of one answer in Slack: the messages that we know of, and whether there may be
/// others. Where that is open, a look at Slack tells: what it finds is taken up where we know of no
/// message for its part, and taken away where it is one too many.
final class Standing {
    /// The number of the answer's own message; others follow it.
    static final int MAIN = 1;

    private static final Logger log = LoggerFactory.getLogger(Standing.class);

    private final Errand errand;
    private final OwnPosts own;
    private final Messages messages;
    private final Map<Integer, Piece> pieces = new TreeMap<>();
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

    /// A message that stands.
    ///
    /// @param blocks what it shows, as far as that is known; words without blocks are not
    record Piece(String ts, String blocks) {
        static Piece of(String ts) {
            return new Piece(ts, "");
        }

        boolean shows(JsonArray others) {
            return !others.isEmpty() && blocks.equals(others.toString());
        }
    }

    Standing(Errand errand) {
        this.errand = errand;
        this.own = new OwnPosts(errand);
        this.messages = new Messages(errand);
        this.doubtful = errand.isRepeated() || errand.isReplacing();
        this.unseen = errand.isReplacing();
    }

    /// Begins with the message that an earlier attempt left.
    Standing(Errand errand, PostName.Message left) {
        this(errand);
        pieces.put(MAIN, Piece.of(left.ts()));
        streaming = left.streamed() ? MAIN : 0;
        told = left.written();
    }

    /// Whether we know of a message for a part.
    boolean has(int part) {
        return pieces.containsKey(part);
    }

    /// The id of the message for a part, or empty.
    String ts(int part) {
        var piece = pieces.get(part);
        return piece == null ? "" : piece.ts();
    }

    /// Whether something has to be looked for before anything is posted.
    boolean isDoubtful() {
        return doubtful;
    }

    /// Whether something was posted although it may stand already.
    boolean isRepeated() {
        return repeated;
    }

    /// Asks whether anything may still be shown.
    ///
    /// @throws LaneLost when somebody else answers by now
    void stillOurs() {
        errand.stillOurs(told);
    }

    /// A stream was begun just now. Where it is the first and somebody else answers by now in a
    /// message of their own, it is taken back.
    ///
    /// @throws LaneLost when it is the first and somebody else answers by now
    void streamed(int part, String ts) {
        if (part == MAIN) {
            made(new PostName.Message(true, errand.place().channel(), ts));
        } else {
            pieces.put(part, Piece.of(ts));
            streaming = part;
        }
    }

    /// A message was posted just now. Where it is the first and somebody else answers by now in a
    /// message of their own, it is taken back.
    ///
    /// @throws LaneLost when it is the first and somebody else answers by now
    void posted(int part, String ts, JsonArray blocks) {
        if (part == MAIN) {
            made(new PostName.Message(false, errand.place().channel(), ts));
        } else {
            pieces.put(part, new Piece(ts, blocks.toString()));
        }
    }

    private void made(PostName.Message name) {
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
        pieces.put(MAIN, Piece.of(name.ts()));
        if (name.streamed()) {
            streaming = MAIN;
        }
        told = name.written();
        errand.permit().posted(told);
    }

    /// A call was given up which Slack may have carried out.
    void doubt() {
        doubtful = true;
        mayComeLate = true;
    }

    /// The message for a part shows something else by now.
    void shows(int part, JsonArray blocks) {
        pieces.put(part, new Piece(ts(part), blocks.toString()));
    }

    /// The message for a part is not there, or not ours, to be updated: another one takes its
    /// place.
    void lost(int part) {
        removed(part);
        doubtful = true;
    }

    /// The message for a part was taken away.
    void removed(int part) {
        gone.add(ts(part));
        forget(part);
    }

    private void forget(int part) {
        pieces.remove(part);
        if (part == streaming) {
            streaming = 0;
        }
    }

    /// Slack thinks that more is streamed into the message for a part.
    void stillStreams(int part) {
        streaming = part;
    }

    /// No more is streamed into any message.
    void streamEnded() {
        streaming = 0;
    }

    /// Ends what is streamed into the message for a part, where that may be open.
    void endStream(int part, Instant deadline) {
        if (part == streaming) {
            stillOurs();
            messages.endStream(part, ts(part), deadline);
            streaming = 0;
        }
    }

    /// The message for a part, ready to be updated; looked for where that is open.
    ///
    /// @throws SlackRefusal when Slack did not tell
    Optional<Piece> found(int part, Instant deadline) {
        if (!has(part) && doubtful) {
            look(part, deadline);
        }
        endStream(part, deadline);
        return Optional.ofNullable(pieces.get(part));
    }

    /// All that stands, looked for where that is open.
    ///
    /// @throws SlackRefusal when Slack did not tell
    Map<Integer, Piece> all(Instant deadline) {
        if (doubtful) {
            look(MAIN, deadline);
        }
        return new TreeMap<>(pieces);
    }

    private void look(int part, Instant deadline) {
        var seen = seen(deadline);
        doubtful = false;
        unseen &= !seen.whole();
        takeIn(seen);
        if (has(part)) {
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

    private void takeIn(OwnPosts.Seen seen) {
        seen.parts().forEach(this::take);
        seen.surplus().forEach(this::remove);
    }

    private void take(int part, OwnPosts.Own found) {
        if (gone.contains(found.ts())) {
            return;
        }
        if (!has(part) && part == MAIN) {
            standsAs(new PostName.Message(!found.marked(), errand.place().channel(), found.ts()));
        } else if (!has(part)) {
            pieces.put(part, Piece.of(found.ts()));
            streaming = found.marked() ? streaming : part;
        } else if (!ts(part).equals(found.ts())) {
            remove(found);
        }
    }

    /// Best effort: a message that should not be there. One that does not bear our turn is deleted
    /// only where it was a stream until now, or we know of a call that must have made it.
    private void remove(OwnPosts.Own surplus) {
        if (pieces.values().stream().anyMatch(piece -> piece.ts().equals(surplus.ts()))) {
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

    /// All is shown: what stands below the last part, or has come late, goes away.
    ///
    /// @param last 0 where nothing is to stand
    /// @throws SlackRefusal when what an earlier answer left could not be looked for
    void settle(int last) {
        if (streaming > last && last > 0) {
            endStream(streaming, errand.clock().instant());
        }
        if (unseen) {
            var seen = seen(errand.deadline());
            unseen = false;
            takeIn(seen);
        }
        removeBelow(last);
        if (mayComeLate || doubtful || contended) {
            removeOthers(last);
            mayComeLate = false;
            contended = false;
        }
    }

    private void removeBelow(int last) {
        for (int part : List.copyOf(pieces.keySet())) {
            if (part > last) {
                var below = new OwnPosts.Own(ts(part), true);
                forget(part);
                remove(below);
            }
        }
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
