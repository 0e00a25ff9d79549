package dev.kotae.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.answer.Asides;
import dev.kotae.chat.Address;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.directory.People;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says to one person what the others in a channel do not see: ephemeral messages, which Slack
/// keeps nowhere.
final class SlackAsides implements Asides {
    /// On the button that takes an offer; its value is that of [Offered].
    static final String TAKE = "kotae_offer_take";

    /// On the button that declines one.
    static final String DECLINE = "kotae_offer_decline";

    /// Later than that it helps nobody any more.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Pattern TIMESTAMP = Pattern.compile("\\d+\\.\\d+");

    private final SlackApi api;
    private final People people;
    private final InstantSource clock;

    SlackAsides(SlackApi api, People people, InstantSource clock) {
        this.api = api;
        this.people = people;
        this.clock = clock;
    }

    /// A command's answer says by itself that it is being made.
    @Override
    public void tell(Address address, String person, Optional<Locale> language, Phrase words) {
        if (address.thread().isEmpty() || TIMESTAMP.matcher(address.thread()).matches()) {
            var text = words.in(reader(address, person, language));
            whisper(address, person, Map.of("text", text));
        }
    }

    @Override
    public void offer(Asked asked, Optional<Locale> language) {
        if (!(ReplyTo.read(asked.replyTo()) instanceof ReplyTo.InThread question)) {
            return;
        }
        var address = asked.address();
        var reader = reader(address, asked.asker(), language);
        var words = Phrase.of(Wording.OFFER).in(reader);
        var value = new Offered(question.ts(), address.thread(), question.team()).written();
        var buttons = new JsonArray();
        buttons.add(button(TAKE, Phrase.of(Wording.OFFER_YES).in(reader), value, true));
        buttons.add(button(DECLINE, Phrase.of(Wording.OFFER_NO).in(reader), value, false));
        var actions = new JsonObject();
        actions.addProperty("type", "actions");
        actions.add("elements", buttons);
        var section = new JsonObject();
        section.addProperty("type", "section");
        section.add("text", text("mrkdwn", words));
        var blocks = new JsonArray();
        blocks.add(section);
        blocks.add(actions);
        whisper(address, asked.asker(), Map.of("text", words, "blocks", blocks.toString()));
    }

    private static JsonObject button(String action, String label, String value, boolean primary) {
        var button = new JsonObject();
        button.addProperty("type", "button");
        button.addProperty("action_id", action);
        button.addProperty("value", value);
        button.add("text", text("plain_text", label));
        if (primary) {
            button.addProperty("style", "primary");
        }
        return button;
    }

    private static JsonObject text(String type, String words) {
        var text = new JsonObject();
        text.addProperty("type", type);
        text.addProperty("text", words);
        return text;
    }

    private Locale reader(Address address, String person, Optional<Locale> language) {
        return language.orElseGet(() -> people.find(address.workspace(), person).locale());
    }

    private void whisper(Address address, String person, Map<String, String> message) {
        var form = new HashMap<>(message);
        form.put("channel", address.channel());
        form.put("user", person);
        if (!address.thread().isEmpty()) {
            form.put("thread_ts", address.thread());
        }
        var place = new SlackPlace(address.workspace(), address.channel(), address.thread());
        api.call(SlackMethod.POST_EPHEMERAL, place, form, clock.instant().plus(PATIENCE));
    }
}
