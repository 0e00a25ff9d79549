package dev.kotae.slack.reply;

import com.google.gson.JsonArray;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.block.Offers;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Shows everybody in a channel what was whispered to one. It goes where the whisper went, through
/// the `response_url` of the button, so that it needs no seat in the channel; Slack gives a message
/// that is posted like this no id to us.
///
/// @param api how Slack is called
/// @param clock bounds the patience with Slack
public record Shared(SlackApi api, InstantSource clock) {
    /// Of the posts that a `response_url` takes, one takes away what was clicked.
    private static final PostName.Whispers ONE_SET_ASIDE = new PostName.Whispers(0, 1, false);

    private static final int LONGEST_QUESTION = 1_000;

    private static final Pattern QUOTED = Pattern.compile("(?m)^> ?");

    /// Posts the question with its answer.
    ///
    /// @param question with everybody in it called by name
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack did not take it, or not all of it
    public void share(
            SlackPlace place, URI responseUrl, String question, KeptAnswer kept, Locale reader) {
        var turn = kept.turn();
        var now = clock.instant();
        var asked =
                new Errand.Question(
                        turn.id(), turn.id(), now, turn.asked().asker(), "", Offers.NONE);
        var errand = new Errand(api, clock, place, asked, 1, reader, _ -> {});
        var way = new Whispered.Way(responseUrl, now, false, new Whispered.ToAll(question, false));
        new Whispered(errand, way, ONE_SET_ASIDE).finish(kept.answer());
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

    /// A quotation within goes on with it: Slack knows none of a second level.
    private static String inQuote(String question) {
        var flat = QUOTED.matcher(question).replaceAll("");
        return Kit.escaped(Kit.clipped(flat, LONGEST_QUESTION)).replace("\n", "\n> ");
    }
}
