package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.look.Look;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// Shows everybody in a channel what was whispered to one. It goes where the whisper went, through
/// the `response_url` of the button, so that it needs no seat in the channel; Slack gives a message
/// that is posted like this no id to us.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
public record Shared(SlackApi api, InstantSource clock) {
    /// Of the five posts that a `response_url` takes, one takes the whisper away.
    private static final int MOST_PARTS = 4;

    private static final int LONGEST_QUESTION = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Posts the question with its answer, then takes the whisper away.
    ///
    /// @param question with everybody in it called by name
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it
    public void share(URI responseUrl, String question, KeptAnswer kept, Locale reader) {
        var deadline = clock.instant().plus(PATIENCE);
        var asker = kept.turn().asked().asker();
        var answer = kept.answer();
        var parts = Look.of(answer.text(), Blocks.LONGEST_TEXT);
        int count = Math.min(parts.size(), MOST_PARTS);
        for (int part = 0; part < count; part++) {
            var blocks = part == 0 ? asked(asker, question, reader) : new JsonArray();
            blocks.addAll(parts.get(part).blocks().deepCopy());
            if (part == count - 1) {
                if (count < parts.size()) {
                    blocks.addAll(Blocks.note(Phrase.of(Wording.NOTE_CUT).in(reader)));
                }
                blocks.addAll(Blocks.belowShared(answer, reader));
            }
            api.respond(responseUrl, message(parts.get(part).words(), blocks), deadline);
        }
        var gone = new JsonObject();
        gone.addProperty("delete_original", true);
        api.respond(responseUrl, gone, deadline);
    }

    /// What stands above what is shared: who asked what.
    static JsonArray asked(String asker, String question, Locale reader) {
        var words = Phrase.of(Wording.SHARE_ASKED, "<@" + asker + ">", inQuote(question));
        return Kit.array(List.of(Kit.section(words.in(reader))));
    }

    /// What stands above what only its asker sees; nothing where the question is empty.
    static JsonArray quoted(String question) {
        return question.isEmpty()
                ? new JsonArray()
                : Kit.array(List.of(Kit.section("> " + inQuote(question))));
    }

    private static String inQuote(String question) {
        return Kit.escaped(Kit.clipped(question, LONGEST_QUESTION)).replace("\n", "\n> ");
    }

    private static JsonObject message(String text, JsonArray blocks) {
        var message = new JsonObject();
        message.addProperty("response_type", "in_channel");
        message.addProperty("replace_original", false);
        message.addProperty("unfurl_links", false);
        message.addProperty("unfurl_media", false);
        message.addProperty("text", Blocks.notification(text));
        message.add("blocks", blocks);
        return message;
    }
}
