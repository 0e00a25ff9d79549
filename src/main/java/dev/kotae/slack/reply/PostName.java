package dev.kotae.slack.reply;

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

    /// Posts through a command's `response_url`, which have no id and cannot be updated.
    ///
    /// @param parts how many stand
    record Whispers(int parts) implements PostName {
        @Override
        public String written() {
            return "command/" + parts;
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
            case "command" -> new Whispers(Integer.parseInt(part[1]));
            default -> throw new IllegalArgumentException("no name of a post: " + written);
        };
    }
}
