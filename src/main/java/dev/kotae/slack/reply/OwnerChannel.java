package dev.kotae.slack.reply;

import dev.kotae.answer.Owner;
import dev.kotae.chat.Phrase;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.block.Kit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The channel in which those who run Kotae hear what they should see to. Notices are posted one
/// after the other from a thread of their own, so that nobody's answer waits for them; one that
/// cannot be posted is logged, and that is all.
public final class OwnerChannel implements Owner, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OwnerChannel.class);

    /// In a storm of notices the first ones tell what it is about.
    private static final int MOST_WAITING = 100;

    private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{8,}");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SlackApi api;
    private final InstantSource clock;
    private final Supplier<SlackPlace> place;
    private final ThreadPoolExecutor courier;

    /// @param place where notices go; one without channel means nowhere
    public OwnerChannel(SlackApi api, InstantSource clock, Supplier<SlackPlace> place) {
        this.api = api;
        this.clock = clock;
        this.place = place;
        this.courier =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        Thread.ofVirtual().name("slack-owner").factory(),
                        (notice, full) -> log.warn("slack=owner_notice_dropped"));
        courier.allowCoreThreadTimeOut(true);
    }

    /// Returns at once and never throws.
    @Override
    public void tell(Phrase notice) {
        if (!place.get().channel().isEmpty()) {
            courier.execute(() -> post(notice));
        }
    }

    /// A channel has no language of its own: in both.
    private void post(Phrase notice) {
        var text = words(notice, Locale.ENGLISH) + "\n" + words(notice, Locale.JAPANESE);
        var form =
                Map.of(
                        "channel",
                        place.get().channel(),
                        "text",
                        text,
                        "blocks",
                        Kit.array(List.of(Kit.section(text))).toString(),
                        "metadata",
                        "{\"event_type\":\"kotae_notice\",\"event_payload\":{}}",
                        "unfurl_links",
                        "false",
                        "unfurl_media",
                        "false");
        try {
            var deadline = clock.instant().plus(PATIENCE);
            api.call(SlackMethod.POST_MESSAGE, place.get(), form, deadline);
        } catch (SlackRefusal refusal) {
            log.error(
                    "slack=owner_not_told notice={} why=\"{}\" fix=\"{}\"",
                    notice.wording().key(),
                    refusal.what(),
                    "check slack.owner-channel and that the app is in it");
        }
    }

    /// In Slack's markup, in which a channel is called by its name.
    private static String words(Phrase notice, Locale reader) {
        var shown =
                notice.arguments().stream()
                        .map(Kit::escaped)
                        .map(one -> CHANNEL.matcher(one).matches() ? "<#" + one + ">" : one)
                        .toList();
        return new Phrase(notice.wording(), shown).in(reader);
    }

    /// Waits for what is under way, two seconds at most.
    @Override
    public void close() {
        courier.shutdown();
        try {
            if (!courier.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                courier.shutdownNow();
            }
        } catch (InterruptedException e) {
            courier.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
