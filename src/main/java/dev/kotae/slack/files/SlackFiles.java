package dev.kotae.slack.files;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the files of a question: what Slack tells of each, then those that a model can take.
/// Remembers none.
public final class SlackFiles {
    private static final Logger log = LoggerFactory.getLogger(SlackFiles.class);

    /// More are not looked at: a model takes 20 pictures and 5 documents.
    private static final int MOST = 30;

    /// Files may have this part of the memory. Written out, a request takes their size again and a
    /// third more.
    private static final int PART = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Set<String> GONE =
            Set.of("file_not_found", "file_deleted", "tombstone", "hidden_by_limit");

    private static final Set<String> FORBIDDEN =
            Set.of("missing_scope", "not_allowed_token_type", "no_permission", "access_denied");

    private final SlackApi api;
    private final SlackDownloads downloads;
    private final InstantSource clock;
    private final ThreadFiles earlier;
    private final Held held = new Held(Runtime.getRuntime().maxMemory() / PART);

    /// @param clock bounds the patience with Slack
    public SlackFiles(
            SlackApi api, SlackDownloads downloads, Threads threads, InstantSource clock) {
        this.api = api;
        this.downloads = downloads;
        this.clock = clock;
        this.earlier = new ThreadFiles(threads, clock);
    }

    private record Wanted(Attachment file, boolean earlier, boolean many) {}

    /// What came of the files of a question, and after those of what stood in its conversation
    /// before, the latest first. Their contents take of the memory for files until they are closed.
    /// Blocks.
    ///
    /// @param ts the question's own, or empty where it stands in no thread
    /// @param own those that came with the question
    /// @param known what is answered with the same request, and is not read again
    public List<Enclosure> of(
            SlackPlace place, String ts, List<Attachment> own, List<Enclosure> known) {
        var wanted = new ArrayList<Wanted>();
        for (var file : own) {
            wanted.add(new Wanted(file, false, wanted.size() >= MOST));
        }
        for (var file : earlier.before(place, ts, own)) {
            if (wanted.size() < MOST) {
                wanted.add(new Wanted(file, true, false));
            }
        }
        var ids = known.stream().map(Enclosure::id).collect(toUnmodifiableSet());
        wanted.removeIf(file -> ids.contains(file.file().id()));
        return new Bringing(downloads, held, clock, place.workspace(), known)
                .all(Together.each(wanted, file -> told(place, file)));
    }

    private Told told(SlackPlace place, Wanted wanted) {
        var file = wanted.file();
        if (wanted.many()) {
            return not(file, false, Why.NUMBER);
        }
        try {
            return told(file, wanted.earlier(), info(place, file));
        } catch (SlackRefusal refusal) {
            log.info("slack=file_unread file={} why=\"{}\"", file.id(), refusal.what());
            return not(file, wanted.earlier(), why(refusal));
        }
    }

    private static Told not(Attachment file, boolean earlier, Why why) {
        var name = name(file.name(), file.id());
        return new Told.Not(new Enclosure.Unread(file.id(), name, earlier, why));
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

    private SlackJson info(SlackPlace place, Attachment file) {
        return api.call(
                        SlackMethod.FILES_INFO,
                        place,
                        Map.of("file", file.id()),
                        clock.instant().plus(PATIENCE))
                .at("file");
    }

    private static Told told(Attachment file, boolean earlier, SlackJson info) {
        var known =
                new Attachment(
                        file.id(),
                        name(info.text("name"), name(file.name(), file.id())),
                        info.text("mimetype"),
                        size(info));
        if (GONE.contains(info.text("mode"))) {
            return not(known, earlier, Why.GONE);
        }
        if (info.isTrue("is_external")) {
            return not(known, earlier, Why.ELSEWHERE);
        }
        if (known.bytes() > FileContents.MOST_BYTES) {
            return not(known, earlier, Why.SIZE);
        }
        return new Told.Here(known, earlier, info.firstText("url_private_download", "url_private"));
    }

    private static long size(SlackJson info) {
        try {
            return Long.parseLong(info.text("size"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
