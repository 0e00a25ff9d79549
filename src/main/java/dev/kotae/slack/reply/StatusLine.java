package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.answer.LaneLost;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.Promise;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sign in a thread that somebody is at work, with words where Slack has a place for them. A
/// courtesy: the latest words win, one call is under way at a time, and what cannot be said now is
/// not said. Its end is none: the call that takes a sign away is set aside before the sign is
/// given, and waits for Slack for as long as the sign would stand.
///
/// The words are Slack's one loading message: in a thread of a channel it shows that in place of
/// the status, and words of its own ("Finding answers…") where there is none (slack-go/slack#1487);
/// where it shows the status it puts the app's name before it (docs.slack.dev,
/// "assistant.threads.setStatus").
///
/// Slack has two ways. `agents.sessions.setStatus` knows only that we work, belongs to the newer
/// surface for agents, and stands for up to an hour; `assistant.threads.setStatus` takes words, and
/// on the newer surface does what the other does (docs.slack.dev, "agents.sessions.setStatus", read
/// September 2026). In a channel words come first, since there is nothing else to see; in a thread
/// with the agent the newer way does. Where a workspace refuses one, the other is taken; where it
/// refuses both, or has no room for one more sign, the post itself has to tell.
final class StatusLine {
    private static final Logger log = LoggerFactory.getLogger(StatusLine.class);

    /// Steps that follow each other faster than anybody reads are left out.
    private static final Duration BETWEEN = Duration.ofMillis(600);

    /// How long the first sign may wait for its turn; then there will be an answer to see.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// How long Slack lets a sign stand that nobody takes away (docs.slack.dev,
    /// "agents.sessions.setStatus", read September 2026).
    private static final Duration STANDS = Duration.ofHours(1);

    /// Slack takes words away that stand for two minutes (docs.slack.dev,
    /// "assistant.threads.setStatus", read November 2026).
    private static final Duration FADES = Duration.ofSeconds(90);

    /// How often it is looked whether they fade.
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// How long a sign is taken away again where Slack does not answer; whoever asks next in the
    /// thread has a sign of their own by then.
    private static final Duration UNANSWERED = Duration.ofMinutes(1);

    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final Duration AFTER_CRASH = Duration.ofSeconds(10);

    /// Refusals that have to do with this thread, and not with the way.
    private static final Set<String> HERE =
            Set.of("channel_not_found", "thread_not_found", "invalid_thread_ts", "not_in_channel");

    private final Errand errand;
    private final List<SlackMethod> ways;
    private Consumer<String> unsaid = words -> {};
    private @Nullable String wanted;

    /// Who calls now; null where nobody does.
    private @Nullable Thread caller;

    /// Whether there may be a sign.
    private boolean used;

    private boolean left;

    /// Whether the answer is seen, beside which no sign is needed.
    private boolean seen;

    /// Whether Slack itself may have given a sign.
    private boolean slacks;

    /// Whether there is no place for words here.
    private volatile boolean refused;

    // Of the one thread that calls.
    private @Nullable SlackMethod way;
    private @Nullable Promise end;
    private Instant notBefore = Instant.EPOCH;
    private String said = "";
    private Instant fades = Instant.MAX;

    private StatusLine(Errand errand, SlackMethod... ways) {
        this.errand = errand;
        this.ways = List.of(ways);
        this.used = mayBeLeft();
    }

    /// The line under a thread of a channel.
    static StatusLine inChannel(Errand errand) {
        return new StatusLine(errand, SlackMethod.SET_STATUS, SlackMethod.SESSION_STATUS);
    }

    /// The sign in a thread of a direct message.
    static StatusLine inSession(Errand errand) {
        return new StatusLine(errand, SlackMethod.SESSION_STATUS, SlackMethod.SET_STATUS);
    }

    /// Words that were taken and then found no place are handed on to this.
    void otherwise(Consumer<String> unsaid) {
        this.unsaid = unsaid;
    }

    /// Says something else now. Returns at once.
    ///
    /// @return false where it is known that there is no place for it
    synchronized boolean say(String words) {
        if (refused || fitting().isEmpty()) {
            return false;
        }
        used = true;
        want(words);
        return true;
    }

    /// Takes the sign away, if there ever was one. Returns at once.
    synchronized void clear() {
        if (used) {
            want("");
        }
    }

    /// The same where Slack gave the sign by itself, and left it to us to take it away.
    synchronized void clearSlacks() {
        slacks = true;
        want("");
    }

    /// There is something of the answer to see: words that fade are not said again.
    synchronized void seen() {
        seen = true;
        notifyAll();
    }

    /// Nothing more is said. A sign that stands is left to who comes after us.
    synchronized void leave() {
        left = true;
        notifyAll();
        if (caller == null) {
            release();
        }
    }

    /// Waits until all that was wanted is done, but not for long: as a rule it is done before.
    /// After a crash many may want to take signs away, within Slack's limits, and one that stands
    /// when the turn ends is taken away by nobody if we die then.
    void rest() {
        var busy = caller();
        var patience = errand.isRepeated() ? AFTER_CRASH : USUAL;
        try {
            if (busy != null && !busy.join(patience)) {
                log.debug("turn={} status still under way", errand.turn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread caller() {
        return caller;
    }

    private void want(String words) {
        wanted = words;
        notifyAll();
        if (caller == null) {
            caller = Thread.ofVirtual().name("slack-status").start(this::run);
        }
    }

    private synchronized @Nullable String next() {
        while (wanted == null && mayFade()) {
            var now = errand.clock().instant();
            if (!now.isBefore(fades)) {
                fades = now.plus(FADES);
                return said;
            }
            try {
                wait(LOOK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                left = true;
            }
        }
        var words = wanted;
        wanted = null;
        if (words == null) {
            caller = null;
            if (left) {
                release();
            }
        }
        return words;
    }

    /// Whether words stand that Slack takes away by itself, and with nothing else to see.
    private boolean mayFade() {
        return way == SlackMethod.SET_STATUS && !refused && !seen && !left;
    }

    private void run() {
        for (var words = next(); words != null; words = next()) {
            if (words.isEmpty()) {
                takeAway();
            } else if (!refused && isDue()) {
                give(words);
            }
            if (refused && !words.isEmpty()) {
                unsaid.accept(words);
            }
        }
    }

    private boolean isDue() {
        return way != SlackMethod.SESSION_STATUS && !errand.clock().instant().isBefore(notBefore);
    }

    private void give(String words) {
        if (!isOurs()) {
            return;
        }
        var known = way;
        if (known != null) {
            attempt(known, words, errand.clock().instant());
            return;
        }
        for (var one : fitting()) {
            release();
            end = errand.api().promise(one, errand.place()).orElse(null);
            if (end == null || !attempt(one, words, errand.clock().instant().plus(PATIENCE))) {
                break;
            }
        }
        if (way == null) {
            release();
            refused = true;
        }
    }

    /// A sign may stand by a way that nobody remembers.
    private void takeAway() {
        release();
        var known = way;
        way = null;
        if (known != null) {
            takeAway(known);
        } else if (mayBeLeft() || slacks) {
            for (var one : fitting()) {
                if (!attempt(one, "", untilItFalls())) {
                    way = null;
                    return;
                }
            }
        }
    }

    /// Where Slack does not say that it is away, nobody but us comes again.
    private void takeAway(SlackMethod known) {
        var end = errand.clock().instant().plus(UNANSWERED);
        attempt(known, "", untilItFalls());
        for (var pause = PATIENCE; way != null; pause = pause.multipliedBy(2)) {
            way = null;
            if (errand.clock().instant().plus(pause).isAfter(end)) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            attempt(known, "", untilItFalls());
        }
    }

    /// Who died left the sign, or who was broken off because this turn takes its place. To update
    /// or to delete a post does not take it away.
    private boolean mayBeLeft() {
        return errand.isRepeated() || errand.isReplacing();
    }

    private Instant untilItFalls() {
        return errand.clock().instant().plus(STANDS);
    }

    private List<SlackMethod> fitting() {
        return ways.stream()
                .filter(one -> errand.api().fits(one, errand.place().workspace()))
                .toList();
    }

    /// Whether another way is worth a try.
    private boolean attempt(SlackMethod one, String words, Instant deadline) {
        try {
            call(one, words, deadline);
            way = words.isEmpty() ? null : one;
            said = words;
            fades = errand.clock().instant().plus(FADES);
            notBefore = errand.clock().instant().plus(BETWEEN);
            if (way != null && !isOurs()) {
                way = null;
                release();
                call(one, "", untilItFalls());
            }
            return false;
        } catch (SlackRefusal refusal) {
            log.debug("turn={} no status: {}", errand.turn(), refusal.what());
            return isAnother(one, refusal);
        }
    }

    /// A sign that Slack was asked for before a pause, and gave behind it, may come after whoever
    /// answers by now has taken theirs away.
    private boolean isOurs() {
        try {
            errand.stillOurs("");
            return true;
        } catch (LaneLost lost) {
            return false;
        }
    }

    private boolean isAnother(SlackMethod one, SlackRefusal refusal) {
        return switch (refusal.fate()) {
            case BUSY -> false;
            case UNSURE -> {
                way = one;
                yield false;
            }
            case FINAL -> {
                refused = HERE.contains(refusal.code());
                if (!refused) {
                    errand.api().unfit(one, errand.place().workspace());
                }
                yield !refused;
            }
        };
    }

    private void release() {
        var held = end;
        end = null;
        if (held != null) {
            held.close();
        }
    }

    private void call(SlackMethod method, String words, Instant deadline) {
        boolean works = !words.isEmpty();
        var form = new HashMap<String, String>();
        form.put("channel_id", errand.place().channel());
        form.put("thread_ts", errand.place().thread());
        if (method == SlackMethod.SESSION_STATUS) {
            form.put("status", works ? "processing" : "active");
        } else if (works) {
            form.put("status", Wording.STATUS_BEHIND_NAME.in(errand.reader()));
            form.put("loading_messages", listOf(words));
        } else {
            form.put("status", "");
        }
        errand.api().call(method, errand.place(), form, deadline);
    }

    /// A list of one. At a comma Slack makes two of it (slack-go/slack#1489), so that a character
    /// stands there which looks like one.
    private static String listOf(String words) {
        var list = new JsonArray();
        list.add(words.replace(',', '\u201a'));
        return list.toString();
    }
}
