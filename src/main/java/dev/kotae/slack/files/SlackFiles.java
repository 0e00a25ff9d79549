package dev.kotae.slack.files;

import dev.kotae.chat.Attachment;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Why;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackDownloads;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.directory.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the files of a question: what Slack tells of each, then the file itself, all at once.
/// Keeps none.
public final class SlackFiles {
    private static final Logger log = LoggerFactory.getLogger(SlackFiles.class);

    /// More are not looked at: a model takes 20 pictures and 5 documents.
    private static final int MOST = 30;

    /// Each takes up to 4.5 MB of memory while it is read and until the model has it.
    private static final int AT_ONCE = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Set<String> GONE =
            Set.of("file_not_found", "file_deleted", "tombstone", "hidden_by_limit");

    private static final Set<String> FORBIDDEN =
            Set.of("missing_scope", "not_allowed_token_type", "no_permission", "access_denied");

    private final SlackApi api;
    private final SlackDownloads downloads;
    private final InstantSource clock;
    private final ThreadFiles earlier;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param clock bounds the patience with Slack
    public SlackFiles(
            SlackApi api, SlackDownloads downloads, Threads threads, InstantSource clock) {
        this.api = api;
        this.downloads = downloads;
        this.clock = clock;
        this.earlier = new ThreadFiles(threads, clock);
    }

    /// What came of the files of a question, and after those of what stood in its conversation
    /// before, the latest first. Blocks.
    ///
    /// @param ts the question's own, or empty where it stands in no thread
    /// @param own those that came with the question
    public List<Enclosure> of(SlackPlace place, String ts, List<Attachment> own) {
        return read(place, own, earlier.before(place, ts, own));
    }

    private List<Enclosure> read(SlackPlace place, List<Attachment> own, List<Attachment> earlier) {
        var tasks = new ArrayList<Future<Enclosure>>();
        try (var reading = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var file : own) {
                boolean many = tasks.size() >= MOST;
                tasks.add(
                        reading.submit(() ->
                                many ? unread(file, false, Why.NUMBER) : one(place, file, false)));
            }
            for (var file : earlier) {
                if (tasks.size() < MOST) {
                    tasks.add(reading.submit(() -> one(place, file, true)));
                }
            }
        }
        return tasks.stream().map(SlackFiles::outcome).toList();
    }

    private static Enclosure outcome(Future<Enclosure> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("every file has been read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be read", e.getCause());
        }
    }

    private Enclosure one(SlackPlace place, Attachment file, boolean earlier) {
        try {
            places.acquire();
            try {
                return read(place, file, earlier);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unread(file, earlier, Why.SILENT);
        } catch (SlackDownloads.Failed failed) {
            log.info("slack=file_unread file={} why=\"{}\"", file.id(), failed.getMessage());
            return unread(file, earlier, failed.why());
        } catch (SlackRefusal refusal) {
            log.info("slack=file_unread file={} why=\"{}\"", file.id(), refusal.what());
            return unread(file, earlier, why(refusal));
        }
    }

    private static Enclosure unread(Attachment file, boolean earlier, Why why) {
        return new Enclosure.Unread(file.id(), name(file.name(), file.id()), earlier, why);
    }

    private static String name(String told, String id) {
        return told.isBlank() ? id : told;
    }

    private static Why why(SlackRefusal refusal) {
        if (GONE.contains(refusal.code())) {
            return Why.GONE;
        }
        return FORBIDDEN.contains(refusal.code()) ? Why.FORBIDDEN : Why.SILENT;
    }

    private Enclosure read(SlackPlace place, Attachment file, boolean earlier) {
        var info = info(place, file);
        var known =
                new Attachment(
                        file.id(),
                        name(info.text("name"), name(file.name(), file.id())),
                        info.text("mimetype"),
                        size(info));
        if (GONE.contains(info.text("mode"))) {
            return unread(known, earlier, Why.GONE);
        }
        if (info.isTrue("is_external")) {
            return unread(known, earlier, Why.ELSEWHERE);
        }
        if (known.bytes() > FileContents.MOST_BYTES) {
            return unread(known, earlier, Why.SIZE);
        }
        try {
            var download =
                    downloads.get(
                            place.workspace(),
                            info.firstText("url_private_download", "url_private"),
                            FileContents.MOST_BYTES);
            return isSignIn(download, known)
                    ? unread(known, earlier, Why.FORBIDDEN)
                    : FileContents.read(known, earlier, download.bytes());
        } catch (SlackDownloads.Failed failed) {
            log.info("slack=file_unread file={} why=\"{}\"", file.id(), failed.getMessage());
            return unread(known, earlier, failed.why());
        }
    }

    private SlackJson info(SlackPlace place, Attachment file) {
        return api.call(
                        SlackMethod.FILES_INFO,
                        place,
                        Map.of("file", file.id()),
                        clock.instant().plus(PATIENCE))
                .at("file");
    }

    private static long size(SlackJson info) {
        try {
            return Long.parseLong(info.text("size"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// Who may not read a file gets the page on which people sign in, with a 200.
    private static boolean isSignIn(SlackDownloads.Download download, Attachment file) {
        boolean page = download.type().equals("text/html");
        boolean other = file.bytes() > 0 && file.bytes() != download.bytes().length;
        return page && (other || !file.mediaType().startsWith("text/"));
    }
}
