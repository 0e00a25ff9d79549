package dev.kotae.slack.files;

import dev.kotae.chat.Attachment;
import dev.kotae.chat.Enclosure;
import dev.kotae.slack.api.SlackDownloads;

/// What Slack tells of a file.
sealed interface Told {
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

        /// Who may not read a file gets the page on which people sign in, with a 200.
        boolean isSignIn(SlackDownloads.Download download) {
            boolean page = download.type().equals("text/html");
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
