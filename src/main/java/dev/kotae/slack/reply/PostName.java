package dev.kotae.slack.reply;

import java.util.List;

/// The name under which a post is remembered, so that a later attempt finds it again.
public sealed interface PostName {
    /// A message in a channel, whose `ts` is its id there.
    ///
    /// @param streamed whether it began as a stream, which has to be ended before it can be updated
    record Message(boolean streamed, String channel, String ts) implements PostName {
        @Override
        public String written() {
            return (streamed ? "stream/" : "post/") + channel + "/" + ts;
        }
    }

    /// Posts through a command's `response_url`, which have no id, and cannot be updated or found.
    ///
    /// @param parts how many parts of the answer stand for certain
    /// @param posts how many posts were made, or may have been
    /// @param underWay whether of the part that comes next nobody knows how much of it stands
    record Whispers(int parts, int posts, boolean underWay) implements PostName {
        /// Nothing was said.
        public static final Whispers NONE = new Whispers(0, 0, false);

        @Override
        public String written() {
            return "command/" + parts + "/" + posts + (underWay ? "/unsure" : "");
        }
    }

    /// The name as a string; [#read] reads it.
    String written();

    /// Reads what [#written] wrote.
    static PostName read(String written) {
        var part = written.split("/", -1);
        return switch (part[0]) {
            case "stream" -> new Message(true, part[1], part[2]);
            case "post" -> new Message(false, part[1], part[2]);
            case "command" ->
                    new Whispers(
                            Integer.parseInt(part[1]), Integer.parseInt(part[2]), part.length > 3);
            default -> throw new IllegalArgumentException("no name of a post: " + written);
        };
    }

    /// The names that a message may be remembered under.
    static List<String> of(String channel, String ts) {
        return List.of(
                new Message(true, channel, ts).written(),
                new Message(false, channel, ts).written());
    }
}
