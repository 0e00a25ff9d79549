package dev.kotae.slack.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotae.chat.Attachment;
import dev.kotae.chat.Enclosure;
import dev.kotae.slack.api.SlackDownloads;

/// What Slack tells of a file.
sealed interface Told {
    /// What Slack calls the type of a canvas, which it gives as HTML (github.com/rusq/slackdump,
    /// pull request 401; github.com/stablyai/agent-slack, pull request 19; read November 2026).
    String CANVAS = "application/vnd.slack-docs";

    /// Stands around all of it.
    String CANVAS_FRAME = "quip-canvas-content";

    /// It can be brought.
    ///
    /// @param address where from
    record Here(Attachment file, boolean earlier, String address) implements Told {
        /// What it is by what Slack tells.
        Sort sort() {
            return Sort.told(file.mediaType());
        }

        /// How many bytes it takes; as many as it may have where nobody tells.
        int size() {
            return file.bytes() > 0 ? (int) file.bytes() : FileContents.MOST_BYTES;
        }

        /// Who may not read a file gets the page on which people sign in, with a 200. A canvas is a
        /// page, too, of a size that is not told, and in a frame of its own.
        boolean isSignIn(SlackDownloads.Download download) {
            boolean page = download.type().equals("text/html");
            if (file.mediaType().equals(CANVAS)) {
                return page && !new String(download.bytes(), UTF_8).contains(CANVAS_FRAME);
            }
            boolean other = file.bytes() > 0 && file.bytes() != download.bytes().length;
            return page && (other || !file.mediaType().startsWith("text/"));
        }

        /// It was not brought.
        Enclosure unread(Enclosure.Why why) {
            return new Enclosure.Unread(file.id(), file.name(), earlier, why);
        }
    }

    /// It cannot be.
    record Not(Enclosure.Unread outcome) implements Told {}
}
