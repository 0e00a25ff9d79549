package dev.kotae.store.hint;

import dev.kotae.memory.StoreFailure;
import dev.kotae.store.commit.Session;
import dev.kotae.store.commit.Session.Opening;
import dev.kotae.store.commit.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hints among all who work on one PostgreSQL database, by `NOTIFY` and `LISTEN`.
///
/// They are told after the commit and not in it, many at once: the server lets only one transaction
/// that notifies commit at a time. What this process tells it does not hear again from the server.
public final class PostgresHints implements Hints {
    private static final Logger log = LoggerFactory.getLogger(PostgresHints.class);

    private static final String CHANNEL = "kotae";

    private static final int UNTOLD = 1_000;
    private static final int BATCH = 100;
    private static final Duration TELLING = Duration.ofSeconds(2);

    /// After how long without a hint to see whether the server still answers.
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration ANSWERING = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Hints here = new HintsInProcess();
    private final String self = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final Opening opening;
    private final Transactions transactions;
    private final BlockingQueue<String> untold = new ArrayBlockingQueue<>(UNTOLD);
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Thread teller;
    private final Thread hearer;
    private volatile boolean closed;
    private volatile @Nullable Connection ear;
    private Duration pause = SHORTEST_PAUSE;

    /// Begins to listen.
    ///
    /// @param opening opens the connection to listen on; again after one that broke
    /// @param transactions to tell on
    public PostgresHints(Opening opening, Transactions transactions) {
        this.opening = opening;
        this.transactions = transactions;
        this.teller = Thread.ofPlatform().name("store-teller").daemon().start(this::tellAll);
        this.hearer = Thread.ofPlatform().name("store-hearer").daemon().start(this::hearAll);
    }

    @Override
    public Listening listen(Topic topic, Consumer<String> listener) {
        return here.listen(topic, listener);
    }

    @Override
    public void tell(Topic topic, String about) {
        here.tell(topic, about);
        var payload = self + " " + topic + " " + about;
        if (waiting.add(payload) && !untold.offer(payload)) {
            waiting.remove(payload);
        }
    }

    private void tellAll() {
        var batch = new ArrayList<String>(BATCH);
        while (!closed) {
            try {
                batch.add(untold.take());
                untold.drainTo(batch, BATCH - 1);
                batch.forEach(waiting::remove);
                tell(List.copyOf(batch));
            } catch (InterruptedException e) {
                // close() wakes us this way; the loop's condition knows.
                log.trace("woken");
            } catch (StoreFailure failure) {
                log.debug("store hints={} not told", batch.size(), failure);
            }
            batch.clear();
        }
    }

    private void tell(List<String> payloads) {
        transactions.write(
                "tell",
                TELLING,
                session -> {
                    // A hint that is lost with the server does no harm.
                    session.run("set local synchronous_commit to off");
                    for (var payload : payloads) {
                        notify(session, payload);
                    }
                    return payloads.size();
                },
                done -> {});
    }

    private static void notify(Session session, String payload) throws SQLException {
        session.first("select pg_notify(?, ?)", row -> true, CHANNEL, payload);
    }

    private void hearAll() {
        while (!closed) {
            try (var connection = opening.open()) {
                ear = connection;
                hear(connection);
            } catch (SQLException e) {
                if (!closed) {
                    log.debug("store hints not heard for {}", pause, e);
                }
            }
            rest();
        }
    }

    private void hear(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        pause = SHORTEST_PAUSE;
        for (var topic : Topic.values()) {
            here.tell(topic, "");
        }
        var notices = connection.unwrap(PGConnection.class);
        while (!closed) {
            var heard = notices.getNotifications((int) QUIET.toMillis());
            for (var notice : heard) {
                pass(notice.getParameter());
            }
            if (heard.length == 0 && !connection.isValid((int) ANSWERING.toSeconds())) {
                throw new SQLException("no answer");
            }
        }
    }

    private void pass(String payload) {
        var parts = payload.split(" ", 3);
        if (parts.length < 3 || parts[0].equals(self)) {
            return;
        }
        for (var topic : Topic.values()) {
            if (topic.name().equals(parts[1])) {
                here.tell(topic, parts[2]);
            }
        }
    }

    private void rest() {
        try {
            if (!closed) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            // close() wakes us this way; the loop's condition knows.
            log.trace("woken");
        }
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        closed = true;
        teller.interrupt();
        hearer.interrupt();
        here.close();
        var connection = ear;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("store connection was broken", e);
            }
        }
    }
}
