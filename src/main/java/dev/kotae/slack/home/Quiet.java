package dev.kotae.slack.home;

import dev.kotae.answer.Reception;
import dev.kotae.answer.Reception.Taken;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Wording;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps us out of a whole channel, or lets us take part again, as those wish who may say how we
/// behave there. It concerns everybody in the channel, who see whose wish it was.
///
/// @param rights who may
/// @param reception keeps the wish
/// @param api tells the channel
/// @param clock bounds the patience with Slack
public record Quiet(Rights rights, Reception reception, SlackApi api, InstantSource clock) {
    private static final Logger log = LoggerFactory.getLogger(Quiet.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Does what somebody wishes of a channel. Blocks.
    ///
    /// @param reader the language of whoever wishes it
    /// @return what this person is told
    /// @throws dev.kotae.memory.StoreFailure when it was not kept
    public Wording keep(Arrival.Muted wish, Locale reader) {
        var address = wish.address();
        return switch (rights.toSet(address.workspace(), wish.person(), address.channel())) {
            case GIVEN -> {
                if (reception.accept(wish) == Taken.KEPT) {
                    tell(wish, reader);
                }
                yield wish.muted() ? Wording.KOTAE_MUTED : Wording.KOTAE_UNMUTED;
            }
            case DENIED -> Wording.ROOM_MUTE_NOT;
            case UNKNOWN -> Wording.ROOM_UNSEEN;
        };
    }

    /// Where we are not in the channel there is nobody to be told: nothing is heard of us there.
    private void tell(Arrival.Muted wish, Locale reader) {
        var wording = wish.muted() ? Wording.ROOM_MUTED : Wording.ROOM_UNMUTED;
        var channel = wish.address().channel();
        var form =
                Map.of("channel", channel, "text", wording.in(reader, "<@" + wish.person() + ">"));
        var place = new SlackPlace(wish.address().workspace(), channel, "");
        try {
            api.call(SlackMethod.POST_MESSAGE, place, form, clock.instant().plus(PATIENCE));
        } catch (SlackRefusal refusal) {
            log.info("slack=channel_not_told why=\"{}\"", refusal.what());
        }
    }
}
