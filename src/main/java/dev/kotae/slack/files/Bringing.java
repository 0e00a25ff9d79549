package dev.kotae.slack.files;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Why;
import dev.kotae.slack.api.SlackDownloads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings those files of one question that a model can take, the first ones, within the memory that
/// there is.
final class Bringing {
    private static final Logger log = LoggerFactory.getLogger(Bringing.class);

    /// How long a question waits until others need their files no more.
    private static final Duration ROOM = Duration.ofSeconds(10);

    /// After this no further files are begun with.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final SlackDownloads downloads;
    private final Held held;
    private final InstantSource clock;
    private final String workspace;
    private final List<Enclosure> known;
    private final SortedMap<Integer, Enclosure> outcomes = new TreeMap<>();
    private final SortedMap<Integer, Told.Here> left = new TreeMap<>();
    private final List<Runnable> shares = new ArrayList<>();

    /// @param held the memory for all questions
    /// @param workspace whose token it takes
    /// @param known what else goes to the model
    Bringing(
            SlackDownloads downloads,
            Held held,
            InstantSource clock,
            String workspace,
            List<Enclosure> known) {
        this.downloads = downloads;
        this.held = held;
        this.clock = clock;
        this.workspace = workspace;
        this.known = known;
    }

    /// A file for which memory is set aside.
    private record Wanted(int at, Told.Here told, Runnable share) {}

    /// What came of them, in their order. Blocks.
    List<Enclosure> all(List<Told> files) {
        for (int i = 0; i < files.size(); i++) {
            switch (files.get(i)) {
                case Told.Here here -> left.put(i, here);
                case Told.Not(var outcome) -> outcomes.put(i, outcome);
            }
        }
        try {
            bring();
        } catch (RuntimeException fault) {
            shares.forEach(Runnable::run);
            throw fault;
        }
        return List.copyOf(outcomes.values());
    }

    /// What turns out to be of no use to a model leaves its place to the next.
    private void bring() {
        var end = clock.instant().plus(LONGEST);
        while (!left.isEmpty()) {
            var next = next();
            if (next.isEmpty()) {
                leave(Why.NUMBER);
            } else if (clock.instant().isAfter(end)) {
                leave(Why.SILENT);
            } else if (!held.take(size(next), ROOM)) {
                leave(Why.BUSY);
            } else {
                bring(next);
            }
        }
    }

    private List<Wanted> next() {
        var all = new ArrayList<>(known);
        all.addAll(outcomes.values());
        var portions = new Portions(all);
        var next = new ArrayList<Wanted>();
        left.forEach((at, file) -> {
            if (portions.take(file.sort(), file.size())) {
                next.add(new Wanted(at, file, held.share(file.size())));
            }
        });
        return next;
    }

    private static int size(List<Wanted> files) {
        return files.stream().mapToInt(file -> file.told().size()).sum();
    }

    private void leave(Why why) {
        left.forEach((at, file) -> outcomes.put(at, file.unread(why)));
        left.clear();
    }

    private void bring(List<Wanted> files) {
        files.forEach(file -> shares.add(file.share()));
        var brought = Together.each(files, this::one);
        for (int i = 0; i < files.size(); i++) {
            int at = files.get(i).at();
            left.remove(at);
            outcomes.put(at, brought.get(i));
        }
    }

    private Enclosure one(Wanted file) {
        var outcome = held.meanwhile(() -> brought(file.told()), file.told().unread(Why.SILENT));
        return switch (outcome) {
            case Enclosure.Read read -> read.closing(file.share());
            case Enclosure.Unread unread -> {
                file.share().run();
                yield unread;
            }
        };
    }

    private Enclosure brought(Told.Here told) {
        var file = told.file();
        try {
            var download = downloads.get(workspace, told.address(), FileContents.MOST_BYTES);
            return told.isSignIn(download)
                    ? told.unread(Why.FORBIDDEN)
                    : FileContents.read(file, told.earlier(), download.bytes());
        } catch (SlackDownloads.Failed failed) {
            log.info("slack=file_unread file={} why=\"{}\"", file.id(), failed.getMessage());
            return told.unread(failed.why());
        }
    }
}
