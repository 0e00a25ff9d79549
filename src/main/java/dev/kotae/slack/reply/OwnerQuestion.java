package dev.kotae.slack.reply;

import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.block.Kit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Passes a question to which the documents have no answer on to who answers for them: a channel,
/// or a person's direct message with us. The question goes there and nothing else: not even what is
/// searched here, which those who answer for a part of it need not know of.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
public record OwnerQuestion(SlackApi api, InstantSource clock) {
    private static final int LONGEST_QUESTION = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Posts it.
    ///
    /// @param said the question with everybody in it called by name
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it
    public void pass(KeptAnswer kept, String said, Locale reader) {
        var asked = kept.turn().asked();
        var owner = kept.answer().receipt().search().owner();
        var question = Kit.escaped(Kit.clipped(said, LONGEST_QUESTION));
        var words =
                Wording.OWNER_QUESTION.in(
                        reader, "<@" + asked.asker() + ">", question.replace("\n", "\n> "));
        var place = new SlackPlace(asked.address().workspace(), owner, "");
        var form =
                Map.of(
                        "channel",
                        owner,
                        "text",
                        words,
                        "blocks",
                        Kit.array(List.of(Kit.section(words))).toString(),
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
