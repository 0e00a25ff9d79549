package dev.kotae.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Verdict;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.face.Reviews;
import dev.kotae.slack.screen.Afterwards;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Emoji that mean something to us: one that stops an answer, one that judges it, one that keeps
/// it, one that keeps us out of a thread.
///
/// An emoji's event names the message that it was put under, and neither the thread nor whose
/// answer it is. Of an answer's first message the store knows that. Of those that follow it, and of
/// what others said, Slack is asked, once the event is acknowledged.
final class SlackReactions implements AutoCloseable {
    private final Reception reception;
    private final SlackPosts posts;
    private final Reviews reviews;
    private final Supplier<String> bot;
    private final Afterwards afterwards = new Afterwards();

    /// @param posts knows whose answer a message is
    /// @param reviews offers to keep answers
    /// @param bot our own user id where an event does not tell it; may give an empty string
    SlackReactions(Reception reception, SlackPosts posts, Reviews reviews, Supplier<String> bot) {
        this.reception = reception;
        this.posts = posts;
        this.reviews = reviews;
        this.bot = bot;
    }

    private enum Meaning {
        STOP,
        GOOD,
        BAD,
        MUTE,
        REVIEWED;

        static Optional<Meaning> of(@Nullable String name) {
            var bare = Objects.requireNonNullElse(name, "").replaceFirst("::skin-tone-\\d$", "");
            return switch (bare) {
                case "x" -> Optional.of(STOP);
                case "+1", "thumbsup" -> Optional.of(GOOD);
                case "-1", "thumbsdown" -> Optional.of(BAD);
                case "mute" -> Optional.of(MUTE);
                case "white_check_mark", "heavy_check_mark" -> Optional.of(REVIEWED);
                default -> Optional.empty();
            };
        }
    }

    /// @param ours whether it stands under a message of ours
    private record Emoji(
            Meaning meaning, String workspace, SlackPosts.Place under, boolean ours, String by) {}

    /// Somebody put an emoji under a message.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store does not say whose message it is, or
    ///   did not take it
    void added(EventsApiPayload<ReactionAddedEvent> envelope) {
        var event = envelope.getEvent();
        var item = event.getItem();
        var to = SlackReceiver.of(envelope, bot);
        if (item != null && isTold(item.getChannel(), item.getTs(), event.getUser(), to)) {
            var under = new SlackPosts.Place(item.getChannel(), item.getTs());
            emoji(to, event.getReaction(), under, event.getItemUser(), event.getUser())
                    .ifPresent(emoji -> take(emoji, true));
        }
    }

    /// Somebody took an emoji away.
    ///
    /// @throws dev.kotae.memory.StoreFailure when the store does not say whose message it is, or
    ///   did not take it
    void removed(EventsApiPayload<ReactionRemovedEvent> envelope) {
        var event = envelope.getEvent();
        var item = event.getItem();
        var to = SlackReceiver.of(envelope, bot);
        if (item != null && isTold(item.getChannel(), item.getTs(), event.getUser(), to)) {
            var under = new SlackPosts.Place(item.getChannel(), item.getTs());
            emoji(to, event.getReaction(), under, event.getItemUser(), event.getUser())
                    .filter(emoji -> emoji.meaning() != Meaning.STOP)
                    .ifPresent(emoji -> take(emoji, false));
        }
    }

    private static boolean isTold(
            @Nullable String channel, @Nullable String ts, @Nullable String by, SlackReceiver to) {
        return channel != null && ts != null && by != null && !to.workspace().isEmpty();
    }

    /// With us alone nobody needs to be quiet.
    private static Optional<Emoji> emoji(
            SlackReceiver to,
            @Nullable String name,
            SlackPosts.Place under,
            @Nullable String author,
            String by) {
        if (by.equals(to.us())) {
            return Optional.empty();
        }
        boolean ours = !to.us().isEmpty() && to.us().equals(author);
        return Meaning.of(name)
                .filter(meaning ->
                        switch (meaning) {
                            case STOP -> true;
                            case MUTE -> !under.isDirect();
                            case GOOD, BAD, REVIEWED -> ours;
                        })
                .map(meaning -> new Emoji(meaning, to.workspace(), under, ours, by));
    }

    private void take(Emoji emoji, boolean added) {
        if (emoji.meaning() == Meaning.REVIEWED) {
            review(emoji, added);
            return;
        }
        if (emoji.meaning() == Meaning.STOP && !emoji.ours()) {
            reception.accept(unwanted(emoji));
            return;
        }
        var known =
                emoji.ours()
                        ? posts.known(emoji.workspace(), emoji.under())
                        : Optional.<SlackPosts.Post>empty();
        if (known.isPresent()) {
            arrival(emoji, added, known.get()).ifPresent(reception::accept);
        } else if (emoji.meaning() != Meaning.MUTE || !muted(emoji, added)) {
            afterwards.run(
                    "read_what_bears_an_emoji",
                    () ->
                            posts.asked(emoji.workspace(), emoji.under())
                                    .flatMap(post -> arrival(emoji, added, post))
                                    .ifPresent(reception::accept));
        }
    }

    /// In a channel nothing of an answer is to be seen before its first words: who does not want it
    /// has only the question to put an emoji under.
    private static Arrival unwanted(Emoji emoji) {
        return new Arrival.Unwanted(
                SlackTokens.tenant(emoji.workspace()),
                SlackTurns.identity(emoji.under().channel(), emoji.under().ts()),
                emoji.by());
    }

    private void review(Emoji emoji, boolean added) {
        if (added && reviews.areOpen()) {
            afterwards.run(
                    "offer_to_keep",
                    () ->
                            posts.known(emoji.workspace(), emoji.under())
                                    .or(() -> posts.asked(emoji.workspace(), emoji.under()))
                                    .map(SlackPosts.Post::answer)
                                    .filter(answer -> !answer.isEmpty())
                                    .ifPresent(answer ->
                                            reviews.offer(emoji.workspace(), answer, emoji.by())));
        }
    }

    /// Whether the message began a thread in which we were called.
    private boolean muted(Emoji emoji, boolean added) {
        var thread =
                new Address(
                        Platform.SLACK,
                        emoji.workspace(),
                        emoji.under().channel(),
                        emoji.under().ts());
        return reception.accept(new Arrival.Muted(thread, emoji.by(), added))
                != Reception.Taken.NOTHING;
    }

    private static Optional<Arrival> arrival(Emoji emoji, boolean added, SlackPosts.Post post) {
        return switch (emoji.meaning()) {
            case STOP -> Optional.of(new Arrival.Stopped(post.address(), emoji.by()));
            case MUTE -> Optional.of(new Arrival.Muted(post.address(), emoji.by(), added));
            case GOOD -> rated(emoji, added ? Verdict.GOOD : Verdict.WITHDRAWN, post);
            case REVIEWED -> Optional.empty();
            case BAD -> rated(emoji, added ? Verdict.BAD : Verdict.WITHDRAWN, post);
        };
    }

    private static Optional<Arrival> rated(Emoji emoji, Verdict verdict, SlackPosts.Post post) {
        var tenant = SlackTokens.tenant(emoji.workspace());
        return post.answer().isEmpty()
                ? Optional.empty()
                : Optional.of(new Arrival.Rated(tenant, post.answer(), emoji.by(), verdict));
    }

    @Override
    public void close() {
        afterwards.close();
    }
}
