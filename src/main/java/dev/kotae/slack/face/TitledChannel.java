package dev.kotae.slack.face;

import dev.kotae.answer.Asides;
import dev.kotae.answer.Channel;
import dev.kotae.answer.Membership;
import dev.kotae.answer.Permit;
import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Person;
import dev.kotae.chat.Reply;
import dev.kotae.chat.Turn;
import dev.kotae.chat.Wish;
import dev.kotae.memory.Progress;
import dev.kotae.slack.api.SlackPlace;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Slack as a turn sees it, where a conversation that begins in a direct message is given a title.
///
/// @param channel does everything else
/// @param greeter gives the title
/// @param begins whether a turn is the first of such a conversation
public record TitledChannel(Channel channel, Greeter greeter, Predicate<Turn> begins)
        implements Channel {
    @Override
    public Person asker(Turn turn) {
        return channel.asker(turn);
    }

    @Override
    public Turn named(Turn turn) {
        return channel.named(turn);
    }

    @Override
    public String placeName(Turn turn) {
        return channel.placeName(turn);
    }

    @Override
    public Overheard overheard(Turn turn, Instant since) {
        return channel.overheard(turn, since);
    }

    @Override
    public List<Enclosure> files(Turn turn, List<Enclosure> known) {
        return channel.files(turn, known);
    }

    @Override
    public boolean together(Turn first, Turn next) {
        return channel.together(first, next);
    }

    @Override
    public Asides asides() {
        return channel.asides();
    }

    @Override
    public Membership membership() {
        return channel.membership();
    }

    @Override
    public Reply open(Turn turn, Person asker, Progress progress, int attempt, Permit permit) {
        var address = turn.asked().address();
        var place = new SlackPlace(address.workspace(), address.channel(), address.thread());
        boolean newWords = turn.asked().wish() == Wish.ORDINARY;
        if (attempt == 1 && newWords && (begins.test(turn) || greeter.asksFirst(place))) {
            greeter.title(place, named(turn).asked().text());
        }
        return channel.open(turn, asker, progress, attempt, permit);
    }
}
