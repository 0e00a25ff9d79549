package dev.kotae.local.slack.web;

import dev.kotae.local.SlackTrouble;
import dev.kotae.local.slack.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// Makes calls go wrong that were told to: first those that were ordered for a method, then those
/// that a script picks.
public final class Troubles {
    private final Map<String, Queue<SlackTrouble>> orders = new ConcurrentHashMap<>();
    private volatile SlackTrouble.Script script = SlackTrouble.Script.NONE;

    /// The next calls of a method go wrong.
    ///
    /// @param times how many
    public void order(String method, int times, SlackTrouble trouble) {
        var queue = orders.computeIfAbsent(method, name -> new ConcurrentLinkedQueue<>());
        for (int i = 0; i < times; i++) {
            queue.add(trouble);
        }
    }

    /// Whatever was not ordered follows this script from now on.
    public void follow(SlackTrouble.Script newScript) {
        script = newScript;
    }

    /// Carries out a call, or does not.
    ///
    /// @param refusal the status of a refusal
    HttpReply around(String method, int refusal, Supplier<HttpReply> call) {
        return switch (next(method).orElse(null)) {
            case null -> call.get();
            case SlackTrouble.Throttled(var retryAfter) -> throttled(retryAfter);
            case SlackTrouble.Refused(var error) -> refused(refusal, error);
            case SlackTrouble.Failed(int status, boolean done) -> {
                if (done) {
                    var _ = call.get();
                }
                yield new HttpReply(status, "", Duration.ZERO);
            }
            case SlackTrouble.Slow(var before, var after) -> {
                sleep(before);
                var reply = call.get();
                sleep(after);
                yield reply;
            }
        };
    }

    private Optional<SlackTrouble> next(String method) {
        var ordered = Optional.ofNullable(orders.get(method)).map(Queue::poll);
        return ordered.isPresent() ? ordered : script.next(method);
    }

    static HttpReply throttled(Duration retryAfter) {
        return new HttpReply(429, error("ratelimited"), retryAfter);
    }

    private static HttpReply refused(int status, String error) {
        return new HttpReply(status, error(error), Duration.ZERO);
    }

    private static String error(String code) {
        return Json.object().put("ok", false).put("error", code).toString();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
