package dev.kotae.slack.face;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kotae.answer.Reception;
import dev.kotae.chat.Attachment;
import dev.kotae.chat.Mention;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Wording;
import dev.kotae.memory.StoreFailure;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.block.Act;
import dev.kotae.slack.block.Kit;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.said.Message;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Callback;
import dev.kotae.slack.screen.Interaction;
import dev.kotae.slack.screen.Modal;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Questions that are not typed into a channel: about a message, about a thread, or from anywhere
/// by a modal. The answer is for the asker's eyes and can be shared.
final class Shortcuts {
    /// What a modal brings back (docs.slack.dev, "Views", read September 2026).
    private static final int LONGEST_METADATA = 3_000;

    private static final int LONGEST_QUOTE = 2_400;

    /// So many files, with names of this length, come back with the message.
    private static final int MOST_FILES = 10;

    private static final int LONGEST_NAME = 80;

    private static final int LONGEST_SHOWN = 600;
    private static final int LONGEST_QUESTION = 3_000;

    private final Reception reception;
    private final Asking asking;
    private final Screens screens;
    private final Readers readers;
    private final Afterwards afterwards;

    Shortcuts(
            Reception reception,
            Asking asking,
            Screens screens,
            Readers readers,
            Afterwards afterwards) {
        this.reception = reception;
        this.asking = asking;
        this.screens = screens;
        this.readers = readers;
        this.afterwards = afterwards;
    }

    /// Asks from anywhere: opens the modal.
    void open(Interaction click) {
        afterwards.run("open_question", () -> screens.open(click, question(readers.soon(click))));
    }

    private static JsonObject question(Locale reader) {
        var blocks =
                List.of(
                        Kit.input(
                                Wording.ASK_QUESTION.in(reader),
                                Kit.field(Act.QUESTION, "", LONGEST_QUESTION),
                                false),
                        Kit.input(Wording.ASK_WHERE.in(reader), Kit.here(Act.WHERE), false),
                        Kit.context(List.of(Wording.ASK_PRIVATE.in(reader))));
        return new Modal(Callback.QUESTION, Wording.ASK_TITLE, "", blocks)
                .asking(reader, Wording.ASK_SEND);
    }

    /// The modal's question is asked.
    ///
    /// @return false where Slack lets us answer nowhere
    boolean ask(Interaction submitted) {
        var chosen = submitted.chosen();
        chosen.ifPresent(where -> {
            var place =
                    new Asking.Place(
                            submitted.workspace(),
                            where.channel(),
                            "",
                            "",
                            submitted.person(),
                            where.responseUrl());
            var question = submitted.filled(Act.QUESTION).strip();
            reception.accept(asking.whispered(place, identity(submitted), question, List.of()));
            afterwards.run("say_taken", () -> taken(place, readers.of(submitted)));
        });
        return chosen.isPresent();
    }

    /// Asks about a message: opens the modal, which brings the message back.
    void openAbout(Interaction click) {
        afterwards.run(
                "open_about_message",
                () ->
                        place(click)
                                .map(place -> quote(click, place, readers.soon(click)))
                                .ifPresent(quote -> screens.open(click, about(quote))));
    }

    /// A message that somebody asks about.
    ///
    /// @param place where it stands, and who asks
    /// @param reader the language of whoever asks
    private record Quote(
            Asking.Place place, String author, String text, List<Attachment> files, Locale reader) {
        /// At most as long as a modal brings back.
        String written() {
            var shorter = Kit.clipped(text, LONGEST_QUOTE);
            var written = saying(shorter).json();
            while (written.length() > LONGEST_METADATA) {
                shorter = Kit.clipped(shorter, shorter.length() * 3 / 4);
                written = saying(shorter).json();
            }
            return written;
        }

        private Quote saying(String words) {
            return new Quote(place, author, words, files, reader);
        }

        /// Whether all of it comes back.
        boolean isWhole() {
            return written().equals(json());
        }

        private String json() {
            var json = new JsonObject();
            json.addProperty("l", reader.toLanguageTag());
            json.addProperty("c", place.channel());
            json.addProperty("n", Kit.clipped(place.channelName(), LONGEST_NAME));
            json.addProperty("h", place.thread());
            json.addProperty("u", place.responseUrl().toString());
            json.addProperty("a", author);
            json.addProperty("t", text);
            var all = new JsonArray();
            files.forEach(file -> all.add(json(file)));
            json.add("f", all);
            return json.toString();
        }

        private static JsonObject json(Attachment file) {
            var json = new JsonObject();
            json.addProperty("i", file.id());
            json.addProperty("n", Kit.clipped(file.name(), LONGEST_NAME));
            json.addProperty("m", file.mediaType());
            return json;
        }

        private static Attachment file(SlackJson json) {
            return new Attachment(json.text("i"), json.text("n"), json.text("m"), 0);
        }

        static Quote of(Interaction submitted) {
            var written = submitted.view().text("private_metadata");
            var json = new SlackJson(JsonParser.parseString(written).getAsJsonObject());
            var place =
                    new Asking.Place(
                            submitted.workspace(),
                            json.text("c"),
                            json.text("n"),
                            json.text("h"),
                            submitted.person(),
                            URI.create(json.text("u")));
            return new Quote(
                    place,
                    json.text("a"),
                    json.text("t"),
                    json.list("f").stream().map(Quote::file).toList(),
                    Locale.forLanguageTag(json.text("l")));
        }

        /// The message as a part of a question, marked as somebody else's words.
        String quoted() {
            return Phrase.of(Wording.TASK_QUOTED, author).in(reader)
                    + "\n> "
                    + text.replace("\n", "\n> ");
        }

        /// The beginning of the message, or what its files are called.
        String shown() {
            var names = files.stream().map(Attachment::name).collect(joining(", "));
            var words = text.isBlank() ? names : Kit.clipped(text, LONGEST_SHOWN);
            return marked(words).replace("\n", "\n> ");
        }

        @Override
        public String toString() {
            return "quote:" + place;
        }
    }

    private Quote quote(Interaction click, Asking.Place place, Locale reader) {
        var message = click.message();
        var author = message.text("user");
        var name =
                author.isEmpty()
                        ? message.firstText("username", "bot_id")
                        : Mention.of(readers.name(click.workspace(), author));
        var text = asking.quotable(click.workspace(), new Message(message));
        return new Quote(
                place,
                Kit.clipped(name, LONGEST_NAME),
                text,
                new Message(message).enclosed().stream().limit(MOST_FILES).toList(),
                reader);
    }

    private static JsonObject about(Quote quote) {
        var reader = quote.reader();
        var seen = Wording.ASK_PRIVATE.in(reader);
        var blocks =
                List.of(
                        Kit.section("*" + marked(quote.author()) + "*\n> " + quote.shown()),
                        Kit.input(
                                Wording.ASK_QUESTION.in(reader),
                                Kit.field(
                                        Act.QUESTION,
                                        Wording.TASK_EXPLAIN.in(reader),
                                        LONGEST_QUESTION),
                                false),
                        Kit.context(
                                quote.isWhole()
                                        ? List.of(seen)
                                        : List.of(Wording.ABOUT_CUT.in(reader), seen)));
        return new Modal(Callback.ABOUT, Wording.ABOUT_TITLE, quote.written(), blocks)
                .asking(reader, Wording.ASK_SEND);
    }

    private static String marked(String words) {
        return People.marked(Kit.escaped(words));
    }

    /// The question about a message is asked.
    void askAbout(Interaction submitted) {
        var quote = Quote.of(submitted);
        var question = submitted.filled(Act.QUESTION).strip() + "\n\n" + quote.quoted();
        accept(quote.place(), identity(submitted), question, quote.files());
        afterwards.run("say_taken", () -> taken(quote.place(), quote.reader()));
    }

    private static String identity(Interaction submitted) {
        return "view:" + submitted.view().text("id");
    }

    /// Asks for a message in the reader's language. Which one it is in, the model knows best; where
    /// it is in the reader's already, the other one of ours is wanted.
    void translate(Interaction click) {
        afterwards.run("translate", () -> place(click).ifPresent(place -> translate(click, place)));
    }

    private void translate(Interaction click, Asking.Place place) {
        var reader = readers.of(click);
        var other = reader.getLanguage().equals("en") ? Locale.JAPANESE : Locale.ENGLISH;
        var task =
                Phrase.of(
                        Wording.TASK_TRANSLATE,
                        reader.getDisplayLanguage(reader),
                        other.getDisplayLanguage(reader));
        var quote = quote(click, place, reader);
        var text = task.in(reader) + "\n\n" + quote.quoted();
        told(place, reader, () -> accept(place, pressed(click), text, quote.files()));
    }

    /// Asks for a thread in short.
    void summarise(Interaction click) {
        afterwards.run("summarise", () -> place(click).ifPresent(place -> summarise(click, place)));
    }

    private void summarise(Interaction click, Asking.Place place) {
        var reader = readers.of(click);
        var thread = click.message().firstText("thread_ts", "ts");
        var task = Wording.TASK_SUMMARY.in(reader);
        told(
                place,
                reader,
                () -> reception.accept(asking.aboutThread(place, pressed(click), task, thread)));
    }

    /// What to the person is one click; it is sent once.
    private static String pressed(Interaction click) {
        return "shortcut:" + click.trigger();
    }

    private static Optional<Asking.Place> place(Interaction click) {
        return click.responseUrl().map(url -> Asking.Place.of(click, url));
    }

    private void accept(Asking.Place place, String identity, String text, List<Attachment> files) {
        reception.accept(asking.aboutMessage(place, identity, text, files));
    }

    /// Slack shows nothing after a message shortcut, so we do: that the answer follows, or that it
    /// could not be kept. Slack lets nobody take the note away again.
    private void told(Asking.Place place, Locale reader, Runnable accepting) {
        try {
            accepting.run();
        } catch (StoreFailure failure) {
            say(place, Wording.NOT_KEPT, reader);
            throw failure;
        }
        taken(place, reader);
    }

    private void taken(Asking.Place place, Locale reader) {
        say(place, Wording.COMMAND_TAKEN, reader);
    }

    /// A `response_url` shows nothing to one person within a thread.
    private void say(Asking.Place place, Wording wording, Locale reader) {
        var words = wording.in(reader);
        if (place.thread().isEmpty()) {
            screens.whisper(place.responseUrl(), words);
        } else {
            var thread = new SlackPlace(place.workspace(), place.channel(), place.thread());
            screens.whisper(thread, place.person(), place.responseUrl(), words);
        }
    }
}
