package dev.kotae.slack.face;

import static dev.kotae.slack.block.Kit.clipped;
import static dev.kotae.slack.block.Kit.escaped;
import static java.util.stream.Collectors.joining;

import com.google.gson.JsonObject;
import dev.kotae.chat.Address;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Call;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Wording;
import dev.kotae.markdown.Harmless;
import dev.kotae.memory.Answers.KeptAnswer;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.screen.Callback;
import dev.kotae.slack.screen.Modal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How an answer came about, told to whoever wants to know: which model, why this one, what it
/// read, what it took.
record Why(Locale reader) {
    /// Of one source: who wants to read more of it opens it.
    private static final int MOST_QUOTES = 2;

    private static final int LONGEST_QUOTE = 200;
    private static final Pattern LIST_SIGN = Pattern.compile("^[-*+] ");
    private static final Pattern NEXT_SIGN = Pattern.compile("\\s*\\n\\s*[-*+] ");

    /// A command's conversation has a name of its own.
    private static final Pattern TIMESTAMP = Pattern.compile("\\d+\\.\\d+");

    /// The paragraphs, in Slack's markup.
    List<String> paragraphs(Optional<Answer> kept) {
        if (kept.isEmpty()) {
            return List.of(say(Wording.WHY_GONE));
        }
        var receipt = kept.get().receipt();
        var paragraphs = new ArrayList<String>();
        paragraphs.add(say(Wording.WHY_MODEL, receipt.model(), reasons(receipt)));
        paragraphs.addAll(read(kept.get()));
        paragraphs.add(spent(receipt));
        if (!receipt.calls().isEmpty()) {
            paragraphs.add(listed(receipt.calls().stream().map(this::call).toList()));
        }
        if (!others(receipt).isEmpty()) {
            paragraphs.add(listed(others(receipt)));
        }
        if (!receipt.notes().isEmpty()) {
            paragraphs.add(listed(receipt.notes().stream().map(note -> note.in(reader)).toList()));
        }
        return List.copyOf(paragraphs);
    }

    /// The modal. Who wonders why we answered in a thread of a channel at all can have us keep out.
    JsonObject modal(Optional<KeptAnswer> kept) {
        var blocks = new ArrayList<JsonObject>();
        paragraphs(kept.map(KeptAnswer::answer))
                .forEach(paragraph -> blocks.add(Kit.section(paragraph)));
        kept.map(answer -> answer.turn().asked().address())
                .filter(Why::isThreadOfMany)
                .ifPresent(at -> blocks.add(Kit.actions(List.of(mute(at)))));
        kept.ifPresent(answer ->
                blocks.add(Kit.context(List.of(Wording.WHY_TURN.in(reader, answer.turn().id())))));
        return new Modal(Callback.WHY, Wording.WHY_TITLE, "", blocks).told(reader);
    }

    private static boolean isThreadOfMany(Address at) {
        return !at.channel().startsWith("D") && TIMESTAMP.matcher(at.thread()).matches();
    }

    private JsonObject mute(Address at) {
        return Kit.button(Act.MUTE, Wording.BUTTON_MUTE.in(reader), at.lane());
    }

    private String reasons(Receipt receipt) {
        return receipt.reasons().stream()
                .filter(reason -> reason.wording() != Wording.REASON_OTHER)
                .map(reason -> reason.in(reader))
                .collect(joining(" · "));
    }

    /// What the models would have cost that were not chosen.
    private List<String> others(Receipt receipt) {
        return receipt.reasons().stream()
                .filter(reason -> reason.wording() == Wording.REASON_OTHER)
                .map(reason -> reason.in(reader))
                .toList();
    }

    /// What it read; each source that it names is a paragraph of its own.
    private List<String> read(Answer answer) {
        int passages = answer.receipt().passages();
        if (passages == 0) {
            return List.of(say(Wording.WHY_NO_PASSAGES));
        }
        var told = say(Wording.WHY_PASSAGES, String.valueOf(passages));
        return answer.citations().isEmpty()
                ? List.of(told + "\n" + say(Wording.WHY_NO_SOURCES))
                : Stream.concat(
                                Stream.of(told + "\n" + say(Wording.WHY_SOURCES)),
                                answer.citations().stream().map(Why::source))
                        .toList();
    }

    /// With the words that sentences of the answer rest on.
    private static String source(Citation citation) {
        var lines =
                new StringBuilder(
                        listed(List.of("[" + citation.number() + "] " + citation.title())));
        citation.quotes().stream()
                .map(quote -> brief(quote.words()))
                .distinct()
                .limit(MOST_QUOTES)
                .forEach(words -> lines.append("\n> ").append(escaped(words)));
        return lines.toString();
    }

    /// On one line, without the signs of a list that it stands in.
    private static String brief(String words) {
        var bare = LIST_SIGN.matcher(Harmless.of(words).strip()).replaceFirst("");
        var line = NEXT_SIGN.matcher(bare).replaceAll(" · ").replaceAll("\\s+", " ");
        return clipped(line, LONGEST_QUOTE);
    }

    private String spent(Receipt receipt) {
        var usage = receipt.usage();
        return say(
                Wording.WHY_SPENT,
                String.format(Locale.ROOT, "%.1f", receipt.took().toMillis() / 1000.0),
                receipt.cost().in(reader),
                String.valueOf(usage.promptTokens()),
                String.valueOf(usage.outputTokens()));
    }

    /// One of the requests, with what kind of answer it was for.
    private String call(Call call) {
        return Wording.WHY_CALL.in(reader, call.name(), road(call.route()), call.cost().in(reader));
    }

    /// A word by which a model was called is the asker's own.
    private String road(String route) {
        return switch (route) {
            case "quick" -> Wording.ROAD_QUICK.in(reader);
            case "balanced" -> Wording.ROAD_BALANCED.in(reader);
            case "deep" -> Wording.ROAD_DEEP.in(reader);
            case "search" -> Wording.ROAD_SEARCH.in(reader);
            case "minutes" -> Wording.ROAD_MINUTES.in(reader);
            case "judge" -> Wording.ROAD_JUDGE.in(reader);
            case Call.RERANK -> Wording.ROAD_RERANK.in(reader);
            case Call.EMBED -> Wording.ROAD_EMBED.in(reader);
            default -> route;
        };
    }

    private static String listed(List<String> lines) {
        return lines.stream().map(line -> "• " + escaped(line)).collect(joining("\n"));
    }

    /// Our own words may hold Slack's markup; what is filled in may not.
    private String say(Wording wording, String... arguments) {
        var harmless = new ArrayList<String>();
        for (var argument : arguments) {
            harmless.add(escaped(argument));
        }
        return new Phrase(wording, harmless).in(reader);
    }
}
