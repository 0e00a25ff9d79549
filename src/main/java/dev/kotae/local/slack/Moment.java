package dev.kotae.local.slack;

import java.time.Instant;

/// One entry of the stand-in's history: what was brought to the bot, what the bot asked for, and
/// what came of it before everybody's eyes. Tests judge by it.
public sealed interface Moment {
    /// When it began, by the stand-in's clock.
    Instant at();

    /// An event or command was brought to the bot; each attempt is one entry.
    ///
    /// @param ended when the bot's answer was there, or the attempt was given up
    /// @param request what the bot was told
    /// @param attempt counts from 0; later ones are repetitions
    /// @param status the bot's HTTP status, or 0 where there was no answer
    record Delivered(Instant at, Instant ended, Request request, int attempt, int status)
            implements Moment {
        /// Whether the bot said that it has it.
        public boolean accepted() {
            return status / 100 == 2;
        }
    }

    /// What an event or a command says, as far as it tells requests apart.
    ///
    /// @param id the event's `event_id` or the command's `trigger_id`: the same in all attempts
    /// @param kind the event's type, such as `app_mention`, or the command, such as `/ask`
    /// @param channel where it was said, or empty
    /// @param thread the root's `ts`, or empty outside of threads
    /// @param ts the message's own name, or empty where it is none
    /// @param user who said it, or empty
    /// @param text what was said, as Slack sends it, or empty
    record Request(
            String id,
            String kind,
            String channel,
            String thread,
            String ts,
            String user,
            String text) {
        @Override
        public String toString() {
            return kind + ":" + id;
        }
    }

    /// The bot called a method of the Web API, or posted to a `response_url`.
    ///
    /// @param ended when the answer was ready
    /// @param method such as `chat.postMessage`, or `response_url`
    /// @param channel where, or empty
    /// @param status the HTTP status that was answered
    /// @param error Slack's code, or empty where all went well
    record Called(
            Instant at, Instant ended, String method, String channel, int status, String error)
            implements Moment {}

    /// A message appeared, grew, changed or went away, the bot's and everybody's.
    ///
    /// @param post as it stands now; for one that went away as it stood last
    record Shown(Instant at, Change change, Post post) implements Moment {
        /// The bot's mark in the message's metadata, such as `turn`; empty as long as it bears
        /// none, which a stream does until it ends.
        public String mark(String name) {
            return post.content().metadata().path("event_payload").path(name).asString("");
        }
    }

    /// The bot posted to a command's `response_url`. The message is [Shown], too, just before.
    ///
    /// @param command the command's `trigger_id`
    record Whispered(Instant at, String command, Post post) implements Moment {}

    /// How a message changed.
    enum Change {
        /// It is new.
        POSTED,
        /// A stream brought more.
        APPENDED,
        /// It was rewritten, its stream ended, or somebody reacted to it.
        CHANGED,
        /// It went away.
        REMOVED
    }
}
