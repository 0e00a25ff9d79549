package dev.kotae.chat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A question as it arrived: everything that a turn needs later, and nothing of the platform's
/// payload besides.
///
/// @param identities the 1 or more names under which this same question may arrive again (a
///   delivery id, the message itself); an arrival that shares one of them is a repetition
/// @param address the conversation that it belongs to
/// @param channelName what people call the channel, or empty where the arrival did not tell
/// @param asker the platform's id of who asked
/// @param text what was said, without the mention of us, with each other [Mention] and the
///   platform's escapes undone
/// @param attachments the files that came along
/// @param at when it was said, by the platform's clock
/// @param replyTo what the door needs to answer and nobody else reads (Slack: how, and for a
///   command its `response_url`, which is a capability and never logged)
/// @param wish what is wanted of the answer besides
/// @param replaces the id of the turn whose answer this one takes the place of, in the same post
///   and in what the conversation remembers; empty for a question of its own
/// @param payer the platform's id of whose money it is: the asker's, or that of who wishes another
///   answer
public record Asked(
        Set<String> identities,
        Address address,
        String channelName,
        String asker,
        String text,
        List<Attachment> attachments,
        Instant at,
        String replyTo,
        Wish wish,
        String replaces,
        String payer)
        implements Arrival {
    public Asked {
        // One that was stored by an earlier version has not all of them.
        wish = Objects.requireNonNullElse(wish, Wish.ORDINARY);
        replaces = Objects.requireNonNullElse(replaces, "");
        payer = Objects.requireNonNullElse(payer, asker);
        identities = Set.copyOf(identities);
        attachments = List.copyOf(attachments);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException(
                    "a question without identity could not be told from its repetition");
        }
    }

    /// A question of its own, with no wish besides.
    public Asked(
            Set<String> identities,
            Address address,
            String channelName,
            String asker,
            String text,
            List<Attachment> attachments,
            Instant at,
            String replyTo) {
        this(
                identities,
                address,
                channelName,
                asker,
                text,
                attachments,
                at,
                replyTo,
                Wish.ORDINARY,
                "",
                asker);
    }

    /// The same, saying something else.
    public Asked saying(String words, List<Attachment> files) {
        return new Asked(
                identities,
                address,
                channelName,
                asker,
                words,
                files,
                at,
                replyTo,
                wish,
                replaces,
                payer);
    }

    /// Several of one person as one question: the words in the order in which they were said, a
    /// line for each, and every file; all else as of the first one given.
    public static Asked together(List<Asked> several) {
        if (several.size() == 1) {
            return several.getFirst();
        }
        var said = several.stream().sorted(Comparator.comparing(Asked::at)).toList();
        return several.getFirst()
                .saying(
                        said.stream()
                                .map(each -> each.text().strip())
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining("\n")),
                        said.stream().flatMap(each -> each.attachments().stream()).toList());
    }

    @Override
    public String toString() {
        return "asked:"
                + address.tenant()
                + "/"
                + address.lane()
                + ":"
                + text.length()
                + " characters";
    }
}
