package dev.kotae.slack.face;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.slack.said.Message;
import dev.kotae.slack.screen.Interaction;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Makes questions of what was typed into a modal or chosen by a shortcut: the door knows how they
/// are answered.
public interface Asking {
    /// A question that is answered for the asker's eyes alone, in the conversation that this person
    /// has with us there by commands.
    ///
    /// @param identity names the click, the same however often it arrives
    /// @param text what is asked
    /// @param files what it is about besides
    Asked whispered(Place place, String identity, String text, List<Attachment> files);

    /// A question about one message, answered for the same eyes. It begins a conversation of its
    /// own: whatever is asked next is not about that message.
    ///
    /// @param text what is asked, with the message
    /// @param files what came with the message
    Asked aboutMessage(Place place, String identity, String text, List<Attachment> files);

    /// The question of a private answer anew, for all in its channel to see the answer. It begins a
    /// conversation of its own, in which nothing was said before.
    ///
    /// @param turn the one that was answered privately
    /// @param noted whether what the URL was given with will say that the answer follows, and is to
    ///   go when it is there
    Asked shared(Place place, String turn, String text, boolean noted);

    /// The same about what was said in a thread, which is read when the question is answered.
    ///
    /// @param thread the root's `ts`
    Asked aboutThread(Place place, String identity, String text, String thread);

    /// The message that we offered to answer, as it stands now. Calls Slack.
    ///
    /// @param person who takes the offer
    /// @param offer what our button bears
    /// @return empty where it is there no more, or is not this person's
    /// @throws dev.kotae.slack.api.SlackRefusal when Slack does not tell
    Optional<Asked> offered(String workspace, String channel, String person, String offer);

    /// How another answer takes the place of a private one ([Asked#replyTo]).
    ///
    /// @param before the question as it was answered
    /// @param responseUrl that of the click, which alone reaches the private answer
    String inPlace(Asked before, URI responseUrl);

    /// A message as its readers see it, with each [dev.kotae.chat.Mention], of ourselves too: by
    /// name where it is known without a call.
    String quotable(String workspace, Message message);

    /// Where somebody asks, and where the answer goes.
    ///
    /// @param channelName what people call the channel, or empty
    /// @param thread the root's `ts` of the thread in which the answer is shown, or empty
    /// @param responseUrl a capability: whoever has it may post there
    record Place(
            String workspace,
            String channel,
            String channelName,
            String thread,
            String person,
            URI responseUrl) {
        /// Where somebody clicked.
        static Place of(Interaction click, URI responseUrl) {
            return new Place(
                    click.workspace(),
                    click.channel(),
                    click.channelName(),
                    click.thread(),
                    click.person(),
                    responseUrl);
        }

        @Override
        public String toString() {
            return "place:" + workspace + "/" + channel;
        }
    }
}
