package dev.kotae.chaos;

import dev.kotae.chaos.outside.Lane;
import dev.kotae.chaos.outside.Outside;
import dev.kotae.chaos.outside.SlackSender;
import dev.kotae.slack.SlackManifest.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// People who ask: mostly in new threads, now and then again in one that they have, alone or in
/// bursts, and in direct messages.
final class Load {
    private static final int LANES = 40;

    private final Outside outside;
    private final SlackSender sender;
    private final RandomGenerator chance;
    private final List<Lane> threads = new ArrayList<>();
    private final List<Lane> direct;
    private final Thread asking;
    private volatile int perSecond;

    /// @param perSecond how many questions, about
    Load(Outside outside, SlackSender sender, int perSecond, RandomGenerator chance) {
        this.perSecond = perSecond;
        this.outside = outside;
        this.sender = sender;
        this.chance = chance;
        this.direct =
                new ArrayList<>(List.of(outside.direct(0), outside.direct(1), outside.direct(2)));
        this.asking = Thread.ofPlatform().daemon().name("load").unstarted(this::ask);
    }

    void start() {
        asking.start();
    }

    /// So many questions a second from now on.
    void rate(int wanted) {
        perSecond = wanted;
    }

    private void ask() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1).dividedBy(perSecond));
                next();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void next() {
        int die = chance.nextInt(100);
        if (die < 2) {
            say(directly(chance.nextInt(direct.size())), 1 + chance.nextInt(2));
        } else if (die < 30 && !threads.isEmpty()) {
            say(threads.get(chance.nextInt(threads.size())), die < 8 ? 3 : 1);
        } else {
            say(newThread(), 1);
        }
    }

    /// Mostly goes on with what was begun.
    private Lane directly(int person) {
        if (outside.view() != View.CLASSIC && chance.nextInt(3) == 0) {
            direct.set(person, outside.direct(person));
        }
        return direct.get(person);
    }

    private Lane newThread() {
        var lane = outside.newThread();
        if (threads.size() == LANES) {
            threads.removeFirst();
        }
        threads.add(lane);
        return lane;
    }

    private void say(Lane lane, int times) {
        for (int i = 0; i < times; i++) {
            sender.send(outside.ask(lane));
        }
    }

    /// So many questions at once, each in a thread of its own.
    synchronized void volley(int questions) {
        for (int i = 0; i < questions; i++) {
            say(newThread(), 1);
        }
    }

    /// Nobody asks any more.
    void stop() throws InterruptedException {
        asking.interrupt();
        asking.join();
    }
}
