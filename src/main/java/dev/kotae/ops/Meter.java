package dev.kotae.ops;

import dev.kotae.answer.TurnEvent;
import dev.kotae.answer.TurnListener;
import dev.kotae.chat.Call;
import dev.kotae.memory.Caches;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.StoreListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Counts and times what happens. No figure bears the name of a person, a place or a turn: the
/// number of series depends on the settings and the code alone.
public final class Meter implements TurnListener, StoreListener, AutoCloseable {
    private static final double MICRO = 1e6;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LongAdder read = new LongAdder();
    private final LongAdder prompt = new LongAdder();
    private final Machine machine = new Machine(registry);

    /// A meter at zero.
    ///
    /// @param version of the program, to be told apart from others that run beside it
    public Meter(String version) {
        Gauge.builder("kotae.build.info", () -> 1)
                .description("Always 1; the version of the program.")
                .tag("version", version)
                .register(registry);
        Gauge.builder("kotae.prompt.cache.hit.ratio", this::hits)
                .description("How much of all prompts since the start came from the prompt cache.")
                .register(registry);
        // There from the start, so that the first is seen as a rise.
        leasesLost().increment(0);
        handedOver().increment(0);
        withheld().increment(0);
    }

    private Counter leasesLost() {
        return counter(
                "kotae.leases.lost",
                "Turns that were taken from us while we worked on them.",
                Tags.empty());
    }

    private Counter handedOver() {
        return counter(
                "kotae.turns.handed.over",
                "Turns given back while closing, for somebody else to go on with.",
                Tags.empty());
    }

    private Counter withheld() {
        return counter(
                "kotae.answers.withheld",
                "Answers for which the asker alone might have been given more.",
                Tags.empty());
    }

    private double hits() {
        long all = prompt.sum();
        return all == 0 ? 0 : (double) read.sum() / all;
    }

    /// Shows how full an inbox is.
    public void shows(InboxWatch watch) {
        gauge("kotae.inbox.waiting", "Turns on which nobody works.", watch, Inbox.Stats::waiting);
        gauge("kotae.inbox.running", "Turns that somebody works on.", watch, Inbox.Stats::running);
        gauge(
                "kotae.inbox.dead",
                "Turns that ended without an answer and can be redriven.",
                watch,
                Inbox.Stats::dead);
        gauge(
                "kotae.inbox.lanes",
                "Conversations in which something waits or runs.",
                watch,
                Inbox.Stats::lanes);
        Gauge.builder("kotae.inbox.oldest", () -> watch.oldestAge().toMillis() / 1e3)
                .description("For how long nobody has taken up what is due longest.")
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(
            String name, String help, InboxWatch watch, ToDoubleFunction<Inbox.Stats> figure) {
        Gauge.builder(name, () -> watch.stats().map(figure::applyAsDouble).orElse(Double.NaN))
                .description(help)
                .register(registry);
    }

    /// Shows for how long nothing has come from Slack.
    public void showsSilence(Supplier<Duration> silence) {
        Gauge.builder("kotae.slack.last.event", () -> silence.get().toMillis() / 1e3)
                .description("For how long nothing has come from Slack, since the start at most.")
                .baseUnit("seconds")
                .register(registry);
    }

    /// Shows whether the socket is open through which Slack sends.
    public void showsSocket(BooleanSupplier open) {
        Gauge.builder("kotae.slack.socket.open", () -> open.getAsBoolean() ? 1 : 0)
                .description("1 while Slack can send through the socket, 0 while it cannot.")
                .register(registry);
    }

    /// Shows how often copies served in place of the store.
    ///
    /// @param names of the caches, such as `conversations`
    public void shows(Caches caches, List<String> names) {
        for (var name : names) {
            cache(caches, name, "hit", Caches.Figures::hits);
            cache(caches, name, "miss", Caches.Figures::misses);
        }
    }

    private void cache(
            Caches caches, String name, String result, ToDoubleFunction<Caches.Figures> figure) {
        FunctionCounter.builder(
                        "kotae.cache.requests",
                        caches,
                        all -> {
                            var figures = all.figures().get(name);
                            return figures == null ? 0 : figure.applyAsDouble(figures);
                        })
                .description("What was asked of a cache, and whether it had it.")
                .tags("cache", name, "result", result)
                .register(registry);
    }

    @Override
    public void on(TurnEvent event) {
        switch (event) {
            case TurnEvent.Accepted _ -> question("accepted");
            case TurnEvent.Repeated _ -> question("repeated");
            case TurnEvent.Claimed(_, var attempt, var waited) -> {
                if (attempt == 1) {
                    time("kotae.turn.waited", "From accepted to claimed.", Buckets.WAITED, waited);
                }
            }
            case TurnEvent.Shown(_, var after) ->
                    time(
                            "kotae.turn.first.word",
                            "From accepted to the first word that the asker sees.",
                            Buckets.FIRST_WORD,
                            after);
            case TurnEvent.Called(_, var call) -> called(call);
            case TurnEvent.Answered _ -> {}
            case TurnEvent.Withheld _ -> withheld().increment();
            case TurnEvent.Gap(_, var kind) ->
                    count(
                            "kotae.gaps",
                            "Answers that showed that documents lack something.",
                            Tags.of("kind", kind.name().toLowerCase(Locale.ROOT)));
            case TurnEvent.Ended ended -> ended(ended);
            case TurnEvent.Dead(_, var why, var told) ->
                    count(
                            "kotae.turns.dead",
                            "Turns that became dead letters.",
                            Tags.of("why", why, "told", String.valueOf(told)));
            case TurnEvent.PutBack(_, _, var why) ->
                    count(
                            "kotae.turns.put.back",
                            "Attempts that failed and are made again later.",
                            Tags.of("why", why));
            case TurnEvent.HandedOver _ -> handedOver().increment();
            case TurnEvent.LeaseLost _ -> leasesLost().increment();
            case TurnEvent.StoreFailed(var what) ->
                    count(
                            "kotae.store.failures",
                            "What the store did not take or give.",
                            Tags.of("operation", what));
        }
    }

    private void question(String fate) {
        count("kotae.questions", "Questions that arrived.", Tags.of("fate", fate));
    }

    private void called(Call call) {
        var model = Tags.of("model", call.model());
        var road = model.and("route", call.route());
        count("kotae.model.calls", "Requests to models that cost something.", road);
        if (call.cost().known()) {
            counter("kotae.cost.usd", "What requests to models cost, in US dollars.", road)
                    .increment(call.cost().microUsd() / MICRO);
        } else {
            count("kotae.unpriced.calls", "Requests to models whose price nobody told.", model);
        }
        var usage = call.usage();
        tokens(model, "input", usage.inputTokens());
        tokens(model, "output", usage.outputTokens());
        tokens(model, "cache_read", usage.cacheReadTokens());
        tokens(model, "cache_write", usage.cacheWriteTokens());
        if (call.route().equals(Call.EMBED)) {
            return; // no prompt, and never cached
        }
        read.add(usage.cacheReadTokens());
        prompt.add(usage.promptTokens());
    }

    private void tokens(Tags model, String kind, long tokens) {
        Counter.builder("kotae.tokens")
                .description("Tokens that models read and wrote.")
                .tags(model.and("kind", kind))
                .register(registry)
                .increment((double) tokens);
    }

    private void ended(TurnEvent.Ended ended) {
        var outcome = ended.end().name().toLowerCase(Locale.ROOT);
        var model = ended.model().isEmpty() ? "none" : ended.model();
        count("kotae.turns", "Turns that ended.", Tags.of("outcome", outcome, "model", model));
        Timer.builder("kotae.turn")
                .description("From accepted to the end.")
                .tag("outcome", outcome)
                .serviceLevelObjectives(Buckets.TURN)
                .register(registry)
                .record(ended.took());
    }

    @Override
    public void on(Step step) {
        Timer.builder("kotae.store")
                .description("How long whoever asked the store waited.")
                .tags("operation", step.what(), "result", step.done() ? "done" : "failed")
                .serviceLevelObjectives(Buckets.STORE)
                .register(registry)
                .record(step.took());
    }

    private void count(String name, String help, Tags tags) {
        counter(name, help, tags).increment();
    }

    private Counter counter(String name, String help, Tags tags) {
        return Counter.builder(name).description(help).tags(tags).register(registry);
    }

    private void time(String name, String help, Duration[] buckets, Duration took) {
        Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(buckets)
                .register(registry)
                .record(took);
    }

    /// Shows memory, threads and the rest of the Java machine too. Takes some tenths of a second
    /// once, so best called when nobody waits.
    public void showMachine() {
        machine.show();
    }

    /// Writes all figures in Prometheus's text format.
    void write(OutputStream out) throws IOException {
        registry.scrape(out);
    }

    @Override
    public void close() {
        machine.close();
        registry.close();
    }
}
