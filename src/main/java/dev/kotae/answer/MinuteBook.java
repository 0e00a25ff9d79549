package dev.kotae.answer;

import dev.kotae.answer.writing.Inquiry;
import dev.kotae.chat.Exchange;
import dev.kotae.memory.Conversation;
import dev.kotae.model.Minutes;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.PromptWriter;
import dev.kotae.routing.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps long conversations short: of what does not fit any more the quick model takes minutes,
/// which stand before what is still told word for word. They stay as they are until so much has
/// been said since that it no longer fits; then half of that goes into the next minutes, with the
/// last ones, so that the beginning of a prompt is found in the cache meanwhile.
///
/// Minutes are kept in memory only. After a restart, or where something of the conversation was
/// changed or forgotten since, the next ones are taken of what the conversation still has.
final class MinuteBook {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// How many conversations there are minutes of at once.
    private static final int MOST = 500;

    /// In the books.
    private static final String ROAD = "minutes";

    private final Clerk clerk;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /// @param clerk takes the minutes
    MinuteBook(Clerk clerk) {
        this.clerk = clerk;
    }

    /// The minutes of one conversation.
    ///
    /// @param version that of the conversation when they were taken
    /// @param seen the latest exchange that it had then
    /// @param minutes in the form of an exchange, dated as the last one in it
    private record Entry(long version, Exchange seen, Exchange minutes) {
        /// Whether nothing but further exchanges came since.
        boolean isOf(Conversation conversation) {
            return !seen.at().isAfter(conversation.lastAsked())
                    && conversation.version() - version == since(conversation, seen).size();
        }

        /// The minutes and what was said after them.
        List<Exchange> all(Conversation conversation) {
            return with(minutes, since(conversation, minutes));
        }

        private static List<Exchange> since(Conversation conversation, Exchange last) {
            return conversation.recent().stream()
                    .filter(exchange -> exchange.at().isAfter(last.at()))
                    .toList();
        }
    }

    /// Makes a conversation fit. Blocks, for a request to the quick model where it does not. Where
    /// that fails, or there is no money for it, the oldest exchanges are left out.
    ///
    /// @param writer knows what fits
    /// @param terms say which models may be told it
    /// @return the inquiry with as much of it as fits, minutes first where there are any
    /// @throws ModelFailure.Interrupted when the thread was interrupted meanwhile
    Inquiry told(Inquiry inquiry, PromptWriter writer, Terms terms) {
        var conversation = inquiry.conversation();
        if (conversation.recent().isEmpty()) {
            return inquiry;
        }
        var address = inquiry.asked().address();
        var lane = address.tenant() + "/" + address.lane();
        var all =
                entry(lane)
                        .filter(known -> known.isOf(conversation))
                        .map(known -> known.all(conversation))
                        .orElse(conversation.recent());
        // What answers in another's place sees the conversation as it was then: minutes of that are
        // not those of the present one.
        if (!inquiry.asked().replaces().isEmpty()) {
            return inquiry.remembering(all);
        }
        var leftOut = writer.leftOut(all);
        var rest = all.subList(leftOut.size(), all.size());
        if (leftOut.isEmpty()) {
            return inquiry.remembering(rest);
        }
        // What is told word for word must leave room for them.
        var kept = writer.beside(Minutes.ROOM, rest);
        var minuted = all.subList(0, all.size() - kept.size());
        var taken = clerk.write(Minutes.wanted(minuted), ROAD, PATIENCE, inquiry, terms);
        if (taken.words().isEmpty()) {
            return inquiry.remembering(rest);
        }
        var minutes = Minutes.told(taken.words(), minuted.getLast());
        var seen = conversation.recent().getLast();
        enter(lane, new Entry(conversation.version(), seen, minutes));
        return inquiry.remembering(with(minutes, kept));
    }

    private static List<Exchange> with(Exchange first, List<Exchange> rest) {
        var all = new ArrayList<Exchange>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private Optional<Entry> entry(String lane) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(lane));
        }
    }

    /// The conversation that was silent for longest makes room.
    private void enter(String lane, Entry entry) {
        synchronized (entries) {
            entries.put(lane, entry);
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
        }
    }
}
