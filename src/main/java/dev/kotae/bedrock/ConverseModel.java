package dev.kotae.bedrock;

import dev.kotae.bedrock.EventFeed.Signal;
import dev.kotae.model.ChatModel;
import dev.kotae.model.Completion;
import dev.kotae.model.ModelCard;
import dev.kotae.model.ModelCard.Thinking;
import dev.kotae.model.ModelFailure;
import dev.kotae.model.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpExecutionAttributes;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/// The chat models of Bedrock, through ConverseStream. Repeats nothing: whoever asks knows whether
/// words were shown already.
///
/// A stream that was cut looks to the SDK like one that ended, so an answer is whole only when its
/// `messageStop` was seen.
public final class ConverseModel implements ChatModel {
    private static final Logger log = LoggerFactory.getLogger(ConverseModel.class);

    /// The count of tokens follows the end of the answer at once; nobody waits long for it.
    private static final Duration FOR_COUNT = Duration.ofSeconds(3);

    /// The end of the stream comes with the count; it is waited for so that the connection can be
    /// used again.
    private static final Duration FOR_END = Duration.ofMillis(500);

    /// The events go to the feed, past the SDK: see [StreamTap].
    private static final ConverseStreamResponseHandler NOTHING_LEFT =
            ConverseStreamResponseHandler.builder().subscriber(event -> {}).build();

    private final BedrockClients clients;
    private final InstantSource clock;

    /// @param clients whose connections are used; closed by their owner
    public ConverseModel(BedrockClients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Completion converse(ModelCard card, Prompt prompt, Instant deadline, Listener out) {
        var feed = new EventFeed();
        var sender = new LastLook.Sender(out::sending);
        var call = ask(card, prompt, feed, sender);
        try {
            return listen(
                    card, deadline, feed, new Transcript(out, ConverseRequest.cited(card, prompt)));
        } catch (ModelFailure.Broken failure) {
            throw sender.refusal() == null ? failure : sender.refusal();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("model=" + card.id() + " was interrupted");
        } finally {
            // To cancel the call of a stream that has just ended would close its connection.
            if (!feed.hasEnded()) {
                call.cancel(true);
            }
            feed.leave();
        }
    }

    private CompletableFuture<Void> ask(
            ModelCard card, Prompt prompt, EventFeed feed, LastLook.Sender sender) {
        var request =
                ConverseRequest.of(card, prompt).toBuilder()
                        .overrideConfiguration(c ->
                                c.putExecutionAttribute(
                                        SdkInternalExecutionAttribute.SDK_HTTP_EXECUTION_ATTRIBUTES,
                                        SdkHttpExecutionAttributes.builder()
                                                .put(LastLook.SENDER, sender)
                                                .put(StreamTap.FEED, feed)
                                                .build()))
                        .build();
        try {
            var call = clients.runtime().converseStream(request, NOTHING_LEFT);
            var _ = call.whenComplete(feed::end);
            return call;
        } catch (RuntimeException unmade) {
            throw Failures.ofModel(card.id(), unmade);
        }
    }

    private Completion listen(
            ModelCard card, Instant deadline, EventFeed feed, Transcript transcript)
            throws InterruptedException {
        while (true) {
            switch (feed.next(patience(card, transcript, deadline))) {
                case Signal.Event(var event) -> event.accept(transcript);
                case Signal.Ended() -> {
                    return completion(card, transcript);
                }
                case Signal.Failed(var cause) -> {
                    if (isWhole(transcript)) {
                        return completion(card, transcript);
                    }
                    if (Failures.isInterrupt(cause)) {
                        throw new InterruptedException();
                    }
                    throw Failures.ofModel(card.id(), cause);
                }
                case Signal.Silence() -> {
                    if (isWhole(transcript)) {
                        return completion(card, transcript);
                    }
                    throw new ModelFailure.Late(late(card, deadline, transcript));
                }
            }
        }
    }

    private Duration patience(ModelCard card, Transcript transcript, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        var silence = silence(card, transcript);
        return left.compareTo(silence) < 0 ? left : silence;
    }

    private Duration silence(ModelCard card, Transcript transcript) {
        return switch (transcript.stage()) {
            case BEFORE ->
                    card.thinking() == Thinking.ALWAYS
                            ? clients.limits().beginning()
                            : clients.limits().pause();
            case UNDERWAY -> clients.limits().pause();
            case STOPPED -> FOR_COUNT;
            case COUNTED -> FOR_END;
        };
    }

    private static boolean isWhole(Transcript transcript) {
        return switch (transcript.stage()) {
            case BEFORE, UNDERWAY -> false;
            case STOPPED, COUNTED -> true;
        };
    }

    private static Completion completion(ModelCard card, Transcript transcript) {
        if (!isWhole(transcript)) {
            throw new ModelFailure.Broken(
                    "model=" + card.id() + " the stream ended before the answer did");
        }
        if (transcript.stage() == Transcript.Stage.STOPPED) {
            log.warn("model={} did not say what the answer cost", card.id());
        }
        return new Completion(
                transcript
                        .ending()
                        .orElseThrow(() -> new ModelFailure.Broken(useless(card, transcript))),
                transcript.usage(),
                transcript.invoked());
    }

    private static String useless(ModelCard card, Transcript transcript) {
        return "model=%s stopped with %s and %s"
                .formatted(
                        card.id(),
                        transcript.stopReason(),
                        transcript.spoken() ? "some text" : "no text");
    }

    private String late(ModelCard card, Instant deadline, Transcript transcript) {
        return clock.instant().isBefore(deadline)
                ? "model=%s was silent for %s".formatted(card.id(), silence(card, transcript))
                : "model=%s did not end by the deadline".formatted(card.id());
    }
}
