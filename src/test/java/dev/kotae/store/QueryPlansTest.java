package dev.kotae.store;

import static dev.kotae.memory.Samples.question;
import static dev.kotae.memory.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotae.chat.Arrival.Deleted;
import dev.kotae.chat.Arrival.Edited;
import dev.kotae.chat.Arrival.Pressed;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Verdict;
import dev.kotae.chat.Wish;
import dev.kotae.doctor.Secret;
import dev.kotae.memory.Claim;
import dev.kotae.memory.Feedback.Rating;
import dev.kotae.memory.HandClock;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.Installations.Installation;
import dev.kotae.memory.Ledger.Limit;
import dev.kotae.memory.Ledger.Scope;
import dev.kotae.memory.Ledger.Unit;
import dev.kotae.memory.Ledger.Window;
import dev.kotae.memory.Lessons.Lesson;
import dev.kotae.memory.Ports;
import dev.kotae.memory.Preferences;
import dev.kotae.memory.Preferences.Wishes;
import dev.kotae.memory.Settlement;
import dev.kotae.memory.TurnRecord.State;
import dev.kotae.store.commit.GroupCommit;
import dev.kotae.store.commit.Session.Opening;
import dev.kotae.store.engine.Database;
import dev.kotae.store.engine.Engine;
import dev.kotae.store.engine.Migrations;
import dev.kotae.store.hint.HintsInProcess;
import dev.kotae.store.port.Abandoned;
import dev.kotae.store.port.JdbcInstallations;
import dev.kotae.store.port.JdbcPorts;
import dev.kotae.store.port.Seal;
import dev.kotae.store.port.Settling.Keep;
import dev.kotae.store.table.StoredJson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That no statement goes through settled turns, or whatever else grows with the years, without an
/// index.
final class QueryPlansTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    /// What grows with the work that is open only, or with nothing.
    private static final List<String> SMALL =
            List.of(
                    "SCAN turn USING INDEX turn_open",
                    "SCAN lane USING INDEX lane_ready",
                    "SCAN reservation USING INDEX reservation_held",
                    "SCAN stop USING COVERING INDEX",
                    "SCAN few",
                    "SCAN used",
                    "SCAN CONSTANT ROW",
                    "SCAN waiting");

    /// Of most installations all that there is.
    private static final Pattern ALL_OF_A_TENANT =
            Pattern.compile("SEARCH (?:turn|usage|rating|lesson) .* \\(tenant=\\?\\)");

    @TempDir private Path folder;
    private final HandClock clock = new HandClock();
    private final Set<String> statements = new ConcurrentSkipListSet<>();

    @Test
    void nothing_that_grows_is_gone_through() throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("kotae.db");
        try (var database = Database.of(new StoreSettings(url))) {
            new Migrations(database).run();
            try (var transactions =
                    new GroupCommit(heard(database::writing), heard(database::reading))) {
                var engine =
                        new Engine(
                                transactions,
                                new HintsInProcess(),
                                clock,
                                Duration.ofHours(1),
                                true);
                var keep = new Keep(new StoredJson(), false);
                var seal = new Seal(List.of(new Secret("A".repeat(43) + "=")));
                var installations =
                        new JdbcInstallations(
                                transactions, engine.hints(), keep.json(), seal, clock);
                var most = StoreSettings.MOST_OPEN;
                useAll(JdbcPorts.on(engine, keep, installations, new Random(1), clock, most));
                transactions.write(
                        "void",
                        LEASE,
                        session -> {
                            Abandoned.free(session, clock.millis());
                            return true;
                        },
                        done -> {});
            }
        }

        assertThat(statements).hasSizeGreaterThan(60);
        assertThat(statements)
                .allSatisfy(sql ->
                        assertThat(plan(url, sql)).as(sql).allMatch(step -> isCheap(step, sql)));
    }

    private static boolean isCheap(String step, String sql) {
        return (!step.startsWith("SCAN") && !ALL_OF_A_TENANT.matcher(step).matches())
                || SMALL.stream().anyMatch(step::startsWith)
                // From the newest on, until there are as many as are wanted.
                || (step.equals("SCAN turn") && sql.contains("turn.state = 'done'"))
                || step.equals("SCAN lesson USING INDEX lesson_at")
                // For who forgets all that was said in a channel; it holds up nobody who writes.
                || (step.equals("SCAN turn") && sql.startsWith("select lane from lane"));
    }

    @Test
    void a_statement_that_goes_through_all_turns_would_be_found() throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("kotae.db");
        Store.open(new StoreSettings(url), clock, new Random(1)).close();
        var careless = "select count(*) from turn where state = 'waiting'";

        assertThat(plan(url, careless)).noneMatch(step -> isCheap(step, careless));
        var another = "select asked from turn where tenant = 'slack/T1' and asked <> ''";
        assertThat(plan(url, another)).noneMatch(step -> isCheap(step, another));
    }

    /// Asks each port for everything that it can do.
    private void useAll(Ports ports) {
        var inbox = ports.inbox();
        for (int n = 0; n < 5; n++) {
            inbox.accept(question("1", "question " + n));
        }
        var claim = claimed(inbox);
        inbox.renew(List.of(claim), LEASE);
        inbox.posted(claim, "C1/1.2");
        var behind = inbox.behind(claim);
        inbox.join(claim, behind.subList(0, 1));
        ports.stops().ask(claim.turn().asked().address(), "U1");
        ports.stops().asked(List.of(claim.turn().id()));
        var limit = new Limit(Scope.PERSON, Window.DAY, Unit.TURNS, 1);
        ports.ledger().reserve(claim.turn(), List.of(limit), 1, LEASE);
        ports.ledger().reserve(claim.turn(), List.of(limit), 1, LEASE);
        ports.ledger().spent("slack/T1", limit, "U1");
        ports.ledger().spentBesides(claim.turn(), limit);
        inbox.settle(claim, recorded(claim, "answer"));
        inbox.settle(claim, new Settlement.Done());
        inbox.settle(claimed(inbox), new Settlement.Later(clock.instant(), "throttled"));
        inbox.settle(claimed(inbox), new Settlement.HandedOver());
        inbox.settle(claimed(inbox), new Settlement.GivenUp("refused"));
        inbox.redrive(behind.get(1).id());
        inbox.stats();
        List.of(State.values()).forEach(state -> inbox.list(state, 10));
        inbox.find(claim.turn().id());
        ports.conversations().recall(claim.turn().asked().address(), 0);
        ports.answers().find("slack/T1", claim.turn().id());
        ports.answers().at("slack/T1", "C1/1.2");
        ports.answers().latest("slack/T1", "U1", "C1");
        ports.auditTrail().of("slack/T1", claim.turn().id());
        var rating = new Rating("slack/T1", "turn", "U1", Verdict.GOOD, clock.instant());
        ports.feedback().rate(rating);
        ports.feedback().of("slack/T1", "turn");
        ports.feedback().dislikes(claim.turn().asked().address(), clock.instant());
        ports.installations()
                .keep(
                        new Installation(
                                "slack/T1", new Secret("xoxb"), "UBOT", Set.of(), clock.instant()));
        ports.installations().join("slack/T1", "slack/E1");
        ports.installations().find("slack/T1");
        ports.installations().reserve("slack/T1", LEASE);
        ports.installations().remove("slack/T1");
        ports.preferences()
                .change(
                        "slack/T1",
                        Preferences.Scope.LANE,
                        "C1/1",
                        wishes -> wishes.muted(Optional.of(true)));
        ports.preferences().of("slack/T1", Preferences.Scope.LANE, "C1/1");
        ports.preferences().change("slack/T1", Preferences.Scope.LANE, "C1/1", _ -> Wishes.NONE);
        ports.voices().aside(claim.turn().asked().address(), "U2", clock.instant());
        ports.voices().in(claim.turn().asked().address());
        ports.usages().ofPerson("slack/T1", "U1", clock.instant());
        ports.usages().ofTenant("slack/T1", clock.instant());
        ports.usages().ofTurn("slack/T1", claim.turn().id());
        change(ports, claim.turn());
        clock.move(Duration.ofDays(10));
        ports.ledger().reserve(behind.getLast(), List.of(limit), 1, LEASE);
        clock.move(Duration.ofDays(500));
        ports.retention().sweep(clock.instant(), clock.instant(), 500);
    }

    private void change(Ports ports, Turn turn) {
        var address = turn.asked().address();
        var message = turn.asked().identities().iterator().next();
        var now = clock.instant();
        ports.amendments()
                .edit(new Edited("slack/T1", message, "U1", "other words", now), Instant.EPOCH);
        ports.amendments().again(new Pressed("p", "slack/T1", turn.id(), "U1", Wish.AGAIN));
        ports.amendments().delete(new Deleted("slack/T1", message));
        ports.lessons()
                .keep(new Lesson("slack/T1", turn.id(), now, 1, "quick", 1, 0, List.of(1f)), false);
        ports.lessons().outdone("slack/T1", turn.id());
        ports.lessons().results(1, 10);
        ports.erasure().conversations("slack/T1", address.channel());
        ports.erasure().person("slack/T1", "U1");
        ports.erasure().conversation(address);
    }

    private static Claim claimed(Inbox inbox) {
        return inbox.claim("test", LEASE, Duration.ZERO).orElseThrow();
    }

    private Set<String> plan(String url, String sql) throws SQLException {
        var steps = new TreeSet<String>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement("explain query plan " + sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private Opening heard(Opening opening) {
        return () -> heard(opening.open());
    }

    private Connection heard(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.add((String) arguments[0]);
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
