package dev.kotae.memory;

import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Asked;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Call;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Platform;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Words to fill a store with.
public final class Samples {
    /// Whatever may be lost on the way to a file and back.
    public static final String HARD_TEXT =
            "「有給休暇」は何日？ 👩‍👩‍👧‍👦🇯🇵 \"quotes\" \\ 'single' \u0000\u0007\n\t\u2028 é 𠮷野家 null";

    private static final Instant SAID = Instant.parse("2026-11-23T08:59:58.123456789Z");

    private Samples() {}

    /// A thread of the one channel of a workspace.
    public static Address thread(String workspace, String thread) {
        return new Address(Platform.SLACK, workspace, "C1", thread);
    }

    /// A question in a thread of the workspace T1.
    public static Asked question(String thread, String text, String... identities) {
        return question(thread("T1", thread), text, identities);
    }

    /// A question.
    ///
    /// @param identities where none are given, the address and the text are one
    public static Asked question(Address address, String text, String... identities) {
        return new Asked(
                identities.length == 0 ? Set.of(address.lane() + ":" + text) : Set.of(identities),
                address,
                "general",
                "U1",
                text,
                List.of(),
                SAID,
                "");
    }

    /// The same question, said at another time.
    public static Asked said(Asked asked, Instant at) {
        return new Asked(
                asked.identities(),
                asked.address(),
                asked.channelName(),
                asked.asker(),
                asked.text(),
                asked.attachments(),
                at,
                asked.replyTo());
    }

    /// The same question, of somebody else.
    public static Asked by(String asker, Asked asked) {
        return new Asked(
                asked.identities(),
                asked.address(),
                asked.channelName(),
                asker,
                asked.text(),
                asked.attachments(),
                asked.at(),
                asked.replyTo());
    }

    /// A question in which nothing is left out.
    public static Asked hardQuestion() {
        return new Asked(
                Set.of("event:Ev1", "message:C1/1.2"),
                thread("T1", "1.2"),
                "総務-general",
                "U1",
                HARD_TEXT,
                List.of(
                        new Attachment("F1", "就業規則 (最新).pdf", "application/pdf", 3_000_000_000L),
                        new Attachment("F2", "", "", 0)),
                SAID,
                "{\"response_url\":\"https://hooks.slack.com/a/b\"}");
    }

    /// An answer in which nothing is left out.
    public static Answer hardAnswer(String turn) {
        return new Answer(
                HARD_TEXT + " [1]",
                List.of(
                        new Citation(1, "休暇規程 > 年次有給休暇", "https://example.com/休暇?q=1"),
                        new Citation(2, "Handbook", "")),
                new Receipt(
                        turn,
                        "Claude Haiku",
                        List.of(Phrase.of(Wording.REASON_SHORT)),
                        Duration.ofNanos(1_234_567_891L),
                        new Usage(1, 2, 3, Long.MAX_VALUE),
                        new Cost(1_234_567, true),
                        5,
                        List.of(Phrase.of(Wording.NOTE_BASE_SILENT, "人事{0}"))));
    }

    /// An answer that says something.
    public static Answer answer(String turn, String text) {
        return new Answer(
                text,
                List.of(),
                new Receipt(
                        turn,
                        "Claude Haiku",
                        List.of(),
                        Duration.ofSeconds(1),
                        Usage.NONE,
                        new Cost(0, true),
                        0,
                        List.of()));
    }

    /// An apology with this code.
    public static Apology apology(String why) {
        return new Apology(Phrase.of(Wording.APOLOGY_BUSY, "turn of " + why), why, true);
    }

    /// What was spent although there is no answer; nothing where it is 0.
    public static Receipt spent(long microUsd) {
        return microUsd == 0
                ? Receipt.nothing("receipt")
                : new Receipt(
                        "receipt",
                        "Claude Haiku",
                        List.of(),
                        Duration.ofSeconds(1),
                        new Usage(10, 1, 0, 0),
                        new Cost(microUsd, true),
                        0,
                        List.of());
    }

    /// The same answer, with the requests that it took.
    public static Answer asking(Answer answer, List<Call> calls) {
        var receipt = answer.receipt();
        return answer.with(
                new Receipt(
                        receipt.turn(),
                        receipt.model(),
                        receipt.reasons(),
                        receipt.took(),
                        receipt.usage(),
                        receipt.cost(),
                        receipt.passages(),
                        receipt.notes(),
                        calls));
    }

    /// The same answer, at a price.
    public static Answer priced(Answer answer, long microUsd) {
        var receipt = answer.receipt();
        return new Answer(
                answer.text(),
                answer.citations(),
                new Receipt(
                        receipt.turn(),
                        receipt.model(),
                        receipt.reasons(),
                        receipt.took(),
                        receipt.usage(),
                        new Cost(microUsd, true),
                        receipt.passages(),
                        receipt.notes()));
    }

    /// What a conversation remembers of a claimed question and its answer.
    public static Exchange exchange(Claim claim, String answer) {
        var asked = claim.turn().asked();
        return new Exchange(asked.asker(), asked.text(), answer, asked.at());
    }

    /// The answer and the memory of it.
    public static Settlement.Recorded recorded(Claim claim, String answer) {
        return new Settlement.Recorded(answer(claim.turn().id(), answer), exchange(claim, answer));
    }
}
