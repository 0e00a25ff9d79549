package dev.kotae.answer;

import dev.kotae.answer.tenure.Tenure;
import dev.kotae.answer.text.Burst;
import dev.kotae.answer.writing.Attention;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Turn;
import dev.kotae.memory.Inbox;
import dev.kotae.memory.StoreFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The asker of one claimed turn, who may say more or have enough while it is answered. Closed when
/// there is an outcome, and nobody reads the files any more.
final class Voice implements Attention, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Voice.class);

    private final Inbox inbox;
    private final Tenure tenure;
    private final Channel channel;
    private final Endings endings;
    private final Map<Turn, List<Enclosure>> read = new HashMap<>();
    private Burst burst;

    Voice(Inbox inbox, Tenure tenure, Channel channel, Endings endings) {
        this.inbox = inbox;
        this.tenure = tenure;
        this.channel = channel;
        this.endings = endings;
        this.burst = new Burst(named(Burst.of(tenure.claim()).turns()));
    }

    private List<Turn> named(List<Turn> turns) {
        return turns.stream().map(channel::named).toList();
    }

    /// What has been said so far.
    Burst burst() {
        return burst;
    }

    @Override
    public boolean stopped() {
        return tenure.stopped();
    }

    /// Who was stopped for a while, or tries again, would have an answer paid twice.
    @Override
    public void sending() {
        tenure.check();
    }

    /// Each turn's are read once.
    @Override
    public List<Enclosure> files(Burst burst) {
        var files = new ArrayList<Enclosure>();
        for (var turn : burst.turns()) {
            files.addAll(read.computeIfAbsent(turn, asked -> channel.files(asked, files)));
        }
        return files;
    }

    /// What waits behind the turn and goes on with it joins it; from then on they end together.
    ///
    /// @throws StoreFailure when it is not known whether it joined: then it must not be answered
    ///   without
    @Override
    public Optional<Burst> grown() {
        var more = burst.continuedBy(behind(), channel::together);
        if (more.isEmpty() || !inbox.join(tenure.claim(), more)) {
            return Optional.empty();
        }
        burst = burst.with(named(more));
        endings.joined(tenure, more);
        return Optional.of(burst);
    }

    /// Without knowing, each is answered by itself, which is right too.
    private List<Turn> behind() {
        try {
            return inbox.behind(tenure.claim());
        } catch (StoreFailure failure) {
            log.warn("turn={} looked behind: {}", burst.head().id(), failure.getMessage());
            return List.of();
        }
    }

    @Override
    public void close() {
        for (var files : read.values()) {
            for (var file : files) {
                switch (file) {
                    case Enclosure.Read told -> told.content().close();
                    case Enclosure.Unread _ -> {
                        // Nothing is held of it.
                    }
                }
            }
        }
    }
}
