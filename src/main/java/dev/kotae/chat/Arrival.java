package dev.kotae.chat;

import java.time.Instant;
import java.util.Set;

/// Something that a person did which Kotae is to know of. A door makes it of what its platform
/// sent; nothing behind the door knows the platform's own words for it.
public sealed interface Arrival
        permits Asked,
                Arrival.Said,
                Arrival.Muted,
                Arrival.Stopped,
                Arrival.Unwanted,
                Arrival.Rated,
                Arrival.Edited,
                Arrival.Deleted,
                Arrival.Pressed {
    /// Something was said where Kotae can read it and others can, too. Whether it is for us is a
    /// matter of manners. What is said to us alone, by a direct message or a command, is [Asked] at
    /// once.
    ///
    /// @param asked the question that it is, if it is one for us
    /// @param called whether it names us
    /// @param mentioned the platform's ids of the other people and groups that it names
    /// @param opens whether it is said to the whole channel, so that a conversation begins with it
    record Said(Asked asked, boolean called, Set<String> mentioned, boolean opens)
            implements Arrival {
        public Said {
            mentioned = Set.copyOf(mentioned);
        }
    }

    /// Somebody wants Kotae to keep out of a conversation until it is called, or to take part
    /// again.
    ///
    /// @param address the conversation
    /// @param person the platform's id of who said so
    /// @param muted whether it is to keep out
    record Muted(Address address, String person, boolean muted) implements Arrival {}

    /// Somebody does not want the answer that is being written.
    ///
    /// @param address the conversation whose running turn is to stop
    /// @param person the platform's id of who said so
    record Stopped(Address address, String person) implements Arrival {}

    /// Somebody does not want the answer to a message that may be a question to us, and that is
    /// being answered.
    ///
    /// @param tenant the message's [Address#tenant]
    /// @param message the identity under which the message arrived ([Asked#identities])
    /// @param person the platform's id of who said so
    record Unwanted(String tenant, String message, String person) implements Arrival {}

    /// Somebody judged an answer. The last judgement of a person counts.
    ///
    /// @param tenant the answer's [Address#tenant]
    /// @param answer the turn's id, or the door's name of the turn's post
    /// @param person the platform's id of who judged
    /// @param complaint what this person says is wrong with it
    record Rated(String tenant, String answer, String person, Verdict verdict, Complaint complaint)
            implements Arrival {
        /// A judgement without a word.
        public Rated(String tenant, String answer, String person, Verdict verdict) {
            this(tenant, answer, person, verdict, Complaint.NONE);
        }
    }

    /// Somebody changed the words of a message that may have been a question to us. Whether it was,
    /// and whether that matters any more, is found out behind the door.
    ///
    /// @param tenant the message's [Address#tenant]
    /// @param message the identity under which the message arrived when it was new
    ///   ([Asked#identities])
    /// @param person the platform's id of who changed it
    /// @param text what it says now, made readable as for [Asked#text]
    /// @param at when it was changed, by the platform's clock
    record Edited(String tenant, String message, String person, String text, Instant at)
            implements Arrival {
        @Override
        public String toString() {
            return "edited:" + tenant + ":" + text.length() + " characters";
        }
    }

    /// Somebody took back a message that may have been a question to us.
    ///
    /// @param tenant the message's [Address#tenant]
    /// @param message the identity under which the message arrived when it was new
    record Deleted(String tenant, String message) implements Arrival {}

    /// Somebody wants another answer in place of one that stands.
    ///
    /// @param press names the click, the same however often its news arrives
    /// @param tenant the answer's [Address#tenant]
    /// @param answer the turn's id, or the door's name of the turn's post
    /// @param person the platform's id of who pressed
    /// @param wish what is wanted: [Wish#AGAIN] or [Wish#DEEPER]
    /// @param replyTo as [Asked#replyTo], where the click brought a way of its own; empty where the
    ///   other answer goes the way of the first
    record Pressed(
            String press, String tenant, String answer, String person, Wish wish, String replyTo)
            implements Arrival {
        /// The other answer goes the way of the first.
        public Pressed(String press, String tenant, String answer, String person, Wish wish) {
            this(press, tenant, answer, person, wish, "");
        }

        public Pressed {
            if (wish != Wish.AGAIN && wish != Wish.DEEPER) {
                throw new IllegalArgumentException("no other answer is wanted: " + wish);
            }
        }

        /// Without the way, which is a capability.
        @Override
        public String toString() {
            return "pressed:" + tenant + "/" + answer + ":" + wish;
        }
    }
}
