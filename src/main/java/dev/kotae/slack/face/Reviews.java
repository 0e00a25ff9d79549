package dev.kotae.slack.face;

import dev.kotae.answer.Faq;
import dev.kotae.chat.Wording;
import dev.kotae.memory.Answers;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import dev.kotae.slack.api.SlackTokens;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.reply.PostName;
import dev.kotae.slack.screen.Interaction;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers that somebody found right: who puts a check mark under one is offered to keep it, and
/// who takes the offer keeps it. A full member may, nobody else.
///
/// @param screens shows the offer
/// @param people who is a full member
/// @param readers who reads which language
/// @param answers what was answered
/// @param faq where they are kept
public record Reviews(Screens screens, People people, Readers readers, Answers answers, Faq faq) {
    private static final Logger log = LoggerFactory.getLogger(Reviews.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Whether any are kept.
    public boolean areOpen() {
        return faq.isOpen();
    }

    /// Offers to keep an answer. Calls Slack.
    ///
    /// @param answer the turn's id, or the name of the answer's post
    /// @throws SlackRefusal when Slack did not take it
    public void offer(String workspace, String answer, String person) {
        var tenant = SlackTokens.tenant(workspace);
        answers.at(tenant, answer)
                .or(() -> answers.standing(tenant, answer).map(kept -> kept.turn().id()))
                .flatMap(turn -> answers.find(tenant, turn))
                .filter(kept -> mayKeep(workspace, kept, person))
                .ifPresent(kept -> whisper(workspace, kept, person));
    }

    private boolean mayKeep(String workspace, KeptAnswer kept, String person) {
        return !kept.turn().asked().address().channel().startsWith("D")
                && people.kind(workspace, person) == People.Kind.MEMBER;
    }

    private void whisper(String workspace, KeptAnswer kept, String person) {
        var address = kept.turn().asked().address();
        var reader = readers.of(workspace, person);
        var words = Wording.REVIEW.in(reader);
        var yes = Wording.REVIEW_YES.in(reader);
        var no = Wording.OFFER_NO.in(reader);
        var place = new SlackPlace(workspace, address.channel(), address.thread());
        screens.whisper(
                place,
                person,
                words,
                List.of(
                        Kit.button(Act.KEEP, yes, kept.turn().id()),
                        Kit.button(Act.OFFER_DECLINE, no, "no")));
    }

    /// Keeps an answer with a link to where it stands. Calls Slack.
    ///
    /// @return what to tell whoever took the offer
    Wording keep(Interaction click) {
        var kept =
                answers.find(click.tenant(), click.value())
                        .filter(one ->
                                one.turn().asked().address().channel().equals(click.channel()))
                        .filter(one -> mayKeep(click.workspace(), one, click.person()));
        return kept.map(one -> keep(one, link(click.workspace(), one))).orElse(Wording.SHARE_GONE);
    }

    private Wording keep(KeptAnswer answer, String link) {
        try {
            faq.keep(answer, link);
            log.info("turn={} kept as reviewed", answer.turn().id());
            return Wording.REVIEW_KEPT;
        } catch (UncheckedIOException unwritable) {
            log.error("turn={} not kept as reviewed", answer.turn().id(), unwritable);
            return Wording.CLICK_NOT_KEPT;
        }
    }

    /// Empty where Slack does not tell: then the passage leads nowhere.
    private String link(String workspace, KeptAnswer kept) {
        if (kept.post().isEmpty()
                || !(PostName.read(kept.post()) instanceof PostName.Message message)) {
            return "";
        }
        var api = screens.api();
        var form = Map.of("channel", message.channel(), "message_ts", message.ts());
        try {
            var place = SlackPlace.anywhereIn(workspace);
            return api.call(SlackMethod.PERMALINK, place, form, api.after(PATIENCE))
                    .text("permalink");
        } catch (SlackRefusal refusal) {
            log.debug("turn={} has no link why=\"{}\"", kept.turn().id(), refusal.what());
            return "";
        }
    }
}
