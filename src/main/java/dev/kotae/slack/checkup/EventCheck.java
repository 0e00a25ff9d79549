package dev.kotae.slack.checkup;

import dev.kotae.doctor.Observation;
import dev.kotae.slack.manifest.Event;
import dev.kotae.slack.road.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the events that we subscribe to arrive, from when each was last seen.
///
/// @param events what we subscribe to
/// @param seen when what was seen
public record EventCheck(Set<Event> events, Map<String, Instant> seen, InstantSource clock) {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    /// In a day somebody says something wherever Kotae is used.
    private static final Duration TOO_LONG = Duration.ofDays(1);

    /// Looks. A kind that never came is a fault only where another proves that it should have: a
    /// mention in a channel always comes as a message, too.
    public List<Observation> look() {
        var listening = seen.get(Watch.LISTENING);
        if (listening == null) {
            return List.of(Observation.note("slack-never-served"));
        }
        var last =
                seen.entrySet().stream()
                        .filter(each -> isSlacks(each.getKey()))
                        .map(Map.Entry::getValue)
                        .max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return List.of(
                    hasListenedFor(LONG_ENOUGH, listening)
                            ? Observation.unwell("slack-silence", at(listening))
                            : Observation.note("slack-nothing-yet", at(listening)));
        }
        var found = new ArrayList<Observation>();
        if (last.get().isBefore(listening)) {
            found.add(silence(listening, last.get()));
        }
        events.stream()
                .filter(this::wasSeen)
                .map(event -> Observation.well("slack-event", event.wireName(), at(when(event))))
                .forEach(found::add);
        missing(found);
        return found;
    }

    /// What came before the last start proves nothing of now.
    private Observation silence(Instant listening, Instant last) {
        if (hasListenedFor(TOO_LONG, listening)) {
            return Observation.unwell("slack-silence-since", at(last), at(listening));
        }
        return hasListenedFor(LONG_ENOUGH, listening)
                ? Observation.note("slack-quiet", at(last), at(listening))
                : Observation.note("slack-nothing-yet", at(listening));
    }

    private boolean hasListenedFor(Duration time, Instant listening) {
        return listening.isBefore(clock.instant().minus(time));
    }

    private void missing(List<Observation> found) {
        boolean followed =
                Stream.of(Event.MESSAGE_CHANNELS, Event.MESSAGE_GROUPS, Event.MESSAGE_MPIM)
                        .anyMatch(this::wasSeen);
        if (wasSeen(Event.APP_MENTION) && !followed) {
            found.add(Observation.unwell("slack-messages-missing"));
        }
        var never =
                events.stream()
                        .filter(event -> !wasSeen(event))
                        .map(Event::wireName)
                        .collect(Collectors.joining(", "));
        if (!never.isEmpty()) {
            found.add(Observation.note("slack-events-unseen", never));
        }
    }

    private static boolean isSlacks(String kind) {
        return kind.startsWith(Watch.PREFIX) && !kind.equals(Watch.LISTENING);
    }

    private boolean wasSeen(Event event) {
        return seen.containsKey(key(event));
    }

    private Instant when(Event event) {
        return seen.getOrDefault(key(event), Instant.EPOCH);
    }

    private static String key(Event event) {
        return Watch.PREFIX + "event/" + event.wireName();
    }

    private static String at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
