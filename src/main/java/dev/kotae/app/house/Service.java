package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import dev.kotae.chat.Platform;
import dev.kotae.model.Lineup;
import dev.kotae.model.Tier;
import dev.kotae.routing.Policy;
import dev.kotae.routing.Terms;
import dev.kotae.slack.SlackDoor;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A house with its doors open.
public final class Service implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Service.class);

    private static final Duration LONGEST_REHEARSAL = Duration.ofSeconds(5);

    private final Closing closing;
    private final HttpServer http;
    private final Optional<Management> management;

    private Service(
            Settings settings,
            Map<String, HttpServlet> more,
            Conditions conditions,
            Optional<Management> management,
            Closing closing)
            throws SettingsProblem {
        this.closing = closing;
        this.management = management;
        http = closing.with(HttpServer.listen(settings, Key.HTTP_BIND, Key.HTTP_PORT));
        var house =
                closing.with(
                        House.build(
                                settings,
                                management.map(Management::ears).orElse(Ears.NONE),
                                conditions));
        var rehearsal = management.map(_ -> house.rehearse());
        var slack =
                closing.with(
                        new SlackDoor(
                                SlackSetup.of(settings),
                                house.reception(),
                                kept(house, settings),
                                models(house.lineup(), settings.terms()),
                                house.clock(),
                                house.steady()));
        var servlets = new HashMap<String, HttpServlet>(more);
        servlets.putAll(slack.servlets());
        management.ifPresent(port -> {
            closing.with(
                    port.watch(
                            house.ports().inbox(), house.caches(), house.clock(), house::isShut));
            port.watch(slack);
            port.needs(house.documents());
        });
        closing.with(house.sweep());
        closing.with(house.open(Map.of(Platform.SLACK, slack.channel()), slack.owner()));
        http.serve(servlets);
        slack.start();
        management.ifPresent(port -> {
            rehearsal.ifPresent(Service::await);
            port.ready();
        });
    }

    /// Nobody is sent here before a first turn was gone through; who asks all the same is answered.
    private static void await(Thread rehearsal) {
        try {
            if (!rehearsal.join(LONGEST_REHEARSAL)) {
                log.warn("rehearsal not done within {}", LONGEST_REHEARSAL);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /// Opens everything with the management port; returns when questions are taken.
    ///
    /// @param closing what is closed with the service, after it; also when opening fails. Where
    ///   somebody closes it meanwhile, what is open by then is
    public static Service serve(Settings settings, Closing closing) throws SettingsProblem {
        return open(settings, Conditions.STANDARD, Map.of(), true, closing);
    }

    /// Opens everything but the management port, for a run that nobody watches and that several may
    /// make at once on one machine; returns when questions are taken.
    ///
    /// @param more other servlets on the public port, by path
    /// @param closing what is closed with the service, after it; also when opening fails
    public static Service unwatched(
            Settings settings, Map<String, HttpServlet> more, Closing closing)
            throws SettingsProblem {
        return unwatched(settings, Conditions.STANDARD, more, closing);
    }

    /// The same under other conditions than people have.
    public static Service unwatched(
            Settings settings,
            Conditions conditions,
            Map<String, HttpServlet> more,
            Closing closing)
            throws SettingsProblem {
        return open(settings, conditions, more, false, closing);
    }

    private static Service open(
            Settings settings,
            Conditions conditions,
            Map<String, HttpServlet> more,
            boolean watched,
            Closing closing)
            throws SettingsProblem {
        SlackSetup.check(settings);
        Logs.apply(settings);
        try {
            var management =
                    watched
                            ? Optional.of(
                                    closing.with(Management.open(settings, InstantSource.system())))
                            : Optional.<Management>empty();
            return new Service(settings, more, conditions, management, closing);
        } catch (SettingsProblem | RuntimeException failed) {
            closing.close();
            throw failed;
        }
    }

    private static SlackDoor.Kept kept(House house, Settings settings) {
        var ports = house.ports();
        return new SlackDoor.Kept(
                house.installations(),
                ports.answers(),
                ports.inbox(),
                house.preferences(),
                ports.erasure(),
                ports.usages(),
                ports.sightings(),
                house.faq(),
                !settings.content().isZero());
    }

    private static SlackDoor.Models models(Lineup lineup, Map<String, Terms> terms) {
        var called = new LinkedHashMap<String, String>();
        lineup.called().forEach((word, line) -> called.put(word, line.getFirst().name()));
        var deep = lineup.card(Tier.DEEP);
        return new SlackDoor.Models(
                lineup.card(Tier.QUICK).name(),
                lineup.card(Tier.BALANCED).name(),
                deep.name(),
                called,
                channel -> new Policy(terms).in(channel).allow(deep, lineup));
    }

    /// Where it is reached on this machine.
    public URI address() {
        return http.local();
    }

    /// Where health and figures are read on this machine; empty where nobody watches.
    public Optional<URI> management() {
        return management.map(Management::address);
    }

    /// Says that it is not ready any more, lets what is nearly answered end, hands the rest over
    /// and closes the doors. Blocks for as long as that takes.
    @Override
    public void close() {
        management.ifPresent(Management::rest);
        closing.close();
    }
}
