package dev.kotae.slack.face;

import dev.kotae.answer.Reception;
import dev.kotae.chat.Address;
import dev.kotae.chat.Arrival;
import dev.kotae.chat.Wording;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Interaction;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;

/// What the buttons do of the notes that one person gets in a thread: an offer to answer, and that
/// we keep out.
///
/// @param asking reads what we offered to answer
/// @param reviews keeps what was found right
record Courtesies(
        Reception reception,
        Asking asking,
        Reviews reviews,
        Screens screens,
        Readers readers,
        Afterwards afterwards) {
    /// Answers what we offered to. The note goes once the question is kept; until then it can be
    /// clicked again, and however often it is, it is one question.
    void take(Interaction click) {
        afterwards.run(
                "take_offer",
                () -> {
                    var question =
                            asking.offered(
                                    click.workspace(),
                                    click.channel(),
                                    click.person(),
                                    click.value());
                    question.ifPresent(reception::accept);
                    remove(click);
                    if (question.isEmpty()) {
                        gone(click);
                    }
                });
    }

    private void gone(Interaction click) {
        click.responseUrl()
                .ifPresent(url -> screens.whisper(url, Wording.OFFER_GONE.in(readers.of(click))));
    }

    /// Keeps an answer that this person found right.
    void keep(Interaction click) {
        afterwards.run(
                "keep_answer",
                () -> {
                    var words = reviews.keep(click).in(readers.of(click));
                    remove(click);
                    click.responseUrl().ifPresent(url -> screens.whisper(url, words));
                });
    }

    /// Lets it be.
    void decline(Interaction click) {
        afterwards.run("decline_offer", () -> remove(click));
    }

    /// Keeps out of the thread from now on, or takes part again.
    void mute(Interaction click, boolean muted) {
        reception.accept(new Arrival.Muted(thread(click), click.person(), muted));
        afterwards.run("remove_note", () -> remove(click));
    }

    /// The button of a note bears the thread within the note's channel, that of a modal both.
    private static Address thread(Interaction click) {
        var value = click.value();
        return Address.of(
                click.tenant(), value.contains("/") ? value : click.channel() + "/" + value);
    }

    /// Takes the note away; it has done what it was there for.
    private void remove(Interaction click) {
        click.responseUrl().ifPresent(screens::remove);
    }
}
