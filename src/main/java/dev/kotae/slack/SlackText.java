package dev.kotae.slack;

import dev.kotae.chat.Mention;
import java.text.Normalizer;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes of a message's text what its author sees: tokens in angle brackets become words, the three
/// escapes are undone, our own mention is gone, and other people's are a [Mention].
///
/// Source: docs.slack.dev, "Formatting message text", read September 2026.
final class SlackText {
    private static final Pattern TOKEN = Pattern.compile("<([^<>\n]+)>");

    private static final Pattern MENTION =
            Pattern.compile(
                    "<(@[A-Z0-9]+|!subteam\\^[A-Z0-9]+|!here|!channel|!everyone)(?:\\|[^>]*)?>");

    /// What people put between a mention at the beginning and what they want.
    private static final Pattern AFTER_MENTION = Pattern.compile("^[\\s,:、，：]+");

    /// What belongs to a name in Japanese, where nothing goes on from it: no part of a question.
    private static final String HONORIFIC =
            "((さん|さま|様|くん|君|ちゃん|殿)(?=[\\s\\p{P}]|$)[ \u00a0\u3000]?)?";

    private SlackText() {}

    /// The readable text, NFC, without space around it.
    ///
    /// @param text as Slack sent it
    /// @param bot our own user id, or empty where it is not known
    /// @param names what a user id is called
    static String readable(String text, String bot, UnaryOperator<String> names) {
        var spoken = withoutMention(text, bot);
        var readable = new StringBuilder();
        var token = TOKEN.matcher(spoken);
        int from = 0;
        while (token.find()) {
            readable.append(unescaped(spoken.substring(from, token.start())));
            readable.append(unescaped(word(token.group(1), names)));
            from = token.end();
        }
        readable.append(unescaped(spoken.substring(from)));
        return Normalizer.normalize(readable, Normalizer.Form.NFC).strip();
    }

    /// The same of what a message says and what is attached to it, which speaks of us as of others.
    ///
    /// @param attached the words of [dev.kotae.slack.said.Message#attached]
    static String readable(String text, String attached, String bot, UnaryOperator<String> names) {
        return Stream.of(readable(text, bot, names), readable(attached, "", names))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /// Whether a message's text mentions somebody.
    static boolean mentions(String text, String user) {
        return !user.isEmpty()
                && (text.contains("<@" + user + ">") || text.contains("<@" + user + "|"));
    }

    /// Who else is named in a message's text: people, groups, and everybody, by what Slack calls
    /// them.
    ///
    /// @param bot our own user id, or empty where it is not known
    static Set<String> mentioned(String text, String bot) {
        return MENTION.matcher(text)
                .results()
                .map(mention -> mention.group(1))
                .map(mention -> mention.startsWith("@") ? mention.substring(1) : mention)
                .filter(mention -> !mention.equals(bot))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String withoutMention(String text, String bot) {
        if (!mentions(text, bot)) {
            return text;
        }
        var name = "<@" + Pattern.quote(bot) + "(\\|[^>]*)?>[ \u00a0\u3000]?";
        var mention = Pattern.compile(name + HONORIFIC);
        boolean first = mention.matcher(text.strip()).lookingAt();
        var rest = mention.matcher(text.strip()).replaceAll("");
        return first ? AFTER_MENTION.matcher(rest).replaceFirst("") : rest;
    }

    private static String word(String token, UnaryOperator<String> names) {
        int bar = token.indexOf('|');
        var target = bar < 0 ? token : token.substring(0, bar);
        var label = bar < 0 ? "" : token.substring(bar + 1);
        return switch (target.charAt(0)) {
            case '@' -> Mention.of(label.isEmpty() ? names.apply(target.substring(1)) : label);
            case '#' -> "#" + (label.isEmpty() ? target.substring(1) : label);
            case '!' -> command(target.substring(1), label);
            default -> link(target, label);
        };
    }

    private static String command(String target, String label) {
        if (!label.isEmpty()) {
            return label;
        }
        var name = target.startsWith("subteam^") ? target.substring("subteam^".length()) : target;
        return "@" + name;
    }

    private static String link(String target, String label) {
        var address = target.startsWith("mailto:") ? target.substring(7) : target;
        // Slack itself makes links of bare host names; the label says nothing more then.
        boolean told = label.isEmpty() || address.equals(label) || address.endsWith("//" + label);
        return told ? address : label + " (" + address + ")";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
