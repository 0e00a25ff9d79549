package dev.kotae.local.slack.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Methods that answer 429 because they were told to.
final class Throttle {
    private final Map<String, Order> orders = new ConcurrentHashMap<>();

    /// The next calls of a method are refused.
    ///
    /// @param times how many
    /// @param retryAfter in whole seconds, at least one
    void refuse(String method, int times, Duration retryAfter) {
        orders.put(method, new Order(times, retryAfter));
    }

    /// Counts a call.
    ///
    /// @return how long to wait, where it is refused
    Optional<Duration> refusal(String method) {
        var order = orders.get(method);
        if (order == null) {
            return Optional.empty();
        }
        orders.computeIfPresent(method, (name, now) -> now.left() > 1 ? now.less() : null);
        return Optional.of(order.retryAfter());
    }

    private record Order(int left, Duration retryAfter) {
        Order less() {
            return new Order(left - 1, retryAfter);
        }
    }
}
