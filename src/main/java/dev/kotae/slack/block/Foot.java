package dev.kotae.slack.block;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands below an answer, its sources and notes excepted: how it came about, and what one can
/// do about it. Each button bears the turn's id and nothing else.
public final class Foot {
    /// How the block is called that says how an answer came about.
    public static final String LINE = "kotae_receipt";

    private static final String GOOD = "good:";
    private static final String BAD = "bad:";

    private Foot() {}

    /// Below an answer that all in the place see.
    public static JsonArray open(Answer answer, Locale reader, Offers offers) {
        var receipt = answer.receipt();
        return foot(receipt, reader, offers.kept() ? others(receipt, reader, offers) : List.of());
    }

    /// Why it is as it is, and how to have another one in its place.
    private static List<JsonObject> others(Receipt receipt, Locale reader, Offers offers) {
        var buttons = new ArrayList<JsonObject>();
        if (!offers.deepest().isEmpty() && !offers.deepest().equals(receipt.model())) {
            var label = Wording.FOOT_DEEPER.in(reader, offers.callDeepest());
            buttons.add(Kit.button(Act.DEEPER, label, receipt.turn()));
        }
        buttons.addAll(toOwner(receipt, reader));
        buttons.add(why(receipt, reader));
        buttons.add(button(Act.AGAIN, Wording.FOOT_AGAIN, receipt, reader));
        return buttons;
    }

    /// Below an answer that only the asker sees, in one message that can be replaced.
    public static JsonArray whispered(Answer answer, Locale reader, Offers offers) {
        return whispered(answer, reader, others(answer.receipt(), reader, offers), offers);
    }

    /// Below the last of several messages that only the asker sees: a click reaches one of them.
    public static JsonArray whisperedInSeveral(Answer answer, Locale reader, Offers offers) {
        var receipt = answer.receipt();
        var buttons = new ArrayList<>(toOwner(receipt, reader));
        buttons.add(why(receipt, reader));
        return whispered(answer, reader, buttons, offers);
    }

    private static JsonArray whispered(
            Answer answer, Locale reader, List<JsonObject> others, Offers offers) {
        var receipt = answer.receipt();
        var buttons = new ArrayList<JsonObject>();
        buttons.add(button(Act.SHARE, Wording.FOOT_SHARE, receipt, reader));
        buttons.addAll(others);
        return foot(receipt, reader, offers.kept() ? buttons : List.of());
    }

    /// Where nothing was found and somebody answers for the documents.
    private static List<JsonObject> toOwner(Receipt receipt, Locale reader) {
        var search = receipt.search();
        return search.missed() && !search.owner().isEmpty()
                ? List.of(button(Act.ASK_OWNER, Wording.FOOT_ASK_OWNER, receipt, reader))
                : List.of();
    }

    /// Below an answer that was whispered to one and is shown to all. It cannot be written anew in
    /// its place: nobody knows where it stands.
    public static JsonArray shared(Answer answer, Locale reader) {
        var receipt = answer.receipt();
        return foot(receipt, reader, List.of(why(receipt, reader)));
    }

    private static JsonArray foot(Receipt receipt, Locale reader, List<JsonObject> buttons) {
        var blocks = new ArrayList<JsonObject>();
        blocks.add(line(receipt, reader));
        blocks.add(
                Kit.feedback(
                        Act.RATE,
                        option(Wording.FOOT_GOOD, GOOD + receipt.turn(), reader),
                        option(Wording.FOOT_BAD, BAD + receipt.turn(), reader)));
        if (!buttons.isEmpty()) {
            blocks.add(Kit.actions(buttons));
        }
        return Kit.array(blocks);
    }

    /// The receipt's line alone.
    public static JsonObject line(Receipt receipt, Locale reader) {
        var line = Kit.context(List.of(receipt.footer(reader), Wording.DISCLAIMER.in(reader)));
        line.addProperty("block_id", LINE);
        return line;
    }

    /// Whether the value of a thumb is that of the one which points up.
    public static boolean isGood(String value) {
        return value.startsWith(GOOD);
    }

    /// The turn whose answer a thumb is about.
    public static String rated(String value) {
        return value.substring(value.indexOf(':') + 1);
    }

    private static JsonObject why(Receipt receipt, Locale reader) {
        return button(Act.WHY, Wording.FOOT_WHY, receipt, reader);
    }

    private static JsonObject button(Act act, Wording label, Receipt receipt, Locale reader) {
        return Kit.button(act, label.in(reader), receipt.turn());
    }

    private static Kit.Option option(Wording label, String value, Locale reader) {
        return new Kit.Option(label.in(reader), value);
    }
}
