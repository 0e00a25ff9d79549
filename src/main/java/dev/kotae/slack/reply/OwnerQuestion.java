package dev.kotae.slack.reply;

import com.google.gson.JsonObject;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.block.Kit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/// Passes a question to which the documents have no answer on to who answers for them: a channel,
/// or a person's direct message with us. The question goes there and nothing of the answer.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
public record OwnerQuestion(SlackApi api, InstantSource clock) {
    private static final int LONGEST_QUESTION = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Posts it.
    ///
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it
    public void pass(KeptAnswer kept, Locale reader) {
        var asked = kept.turn().asked();
        var search = kept.answer().receipt().search();
        var question = Kit.escaped(Kit.clipped(asked.text(), LONGEST_QUESTION));
        var words =
                Phrase.of(
                                Wording.OWNER_QUESTION,
                                "<@" + asked.asker() + ">",
                                Kit.escaped(String.join(", ", search.collections())),
                                question.replace("\n", "\n> "))
                        .in(reader);
        var blocks = new ArrayList<JsonObject>();
        blocks.add(Kit.section(words));
        if (!search.nearest().isEmpty()) {
            var nearest = String.join(" / ", search.nearest());
            blocks.add(
                    Kit.section(
                            Phrase.of(Wording.OWNER_QUESTION_NEAREST, Kit.escaped(nearest))
                                    .in(reader)));
        }
        var place = new SlackPlace(asked.address().workspace(), search.owner(), "");
        var form =
                Map.of(
                        "channel",
                        search.owner(),
                        "text",
                        words,
                        "blocks",
                        Kit.array(blocks).toString(),
                        "metadata",
                        "{\"event_type\":\"kotae_question\",\"event_payload\":{}}",
                        "unfurl_links",
                        "false",
                        "unfurl_media",
                        "false");
        api.call(SlackMethod.POST_MESSAGE, place, form, clock.instant().plus(PATIENCE));
    }

    /// How Slack mentions who answers for documents: a channel or a person.
    public static String mention(String owner) {
        return (owner.startsWith("C") || owner.startsWith("G") ? "<#" : "<@") + owner + ">";
    }
}
