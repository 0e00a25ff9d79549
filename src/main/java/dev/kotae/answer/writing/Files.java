package dev.kotae.answer.writing;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Enclosure.Why;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Portion;
import dev.kotae.chat.Wording;
import dev.kotae.model.Ability;
import dev.kotae.model.ModelCard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The files of a question: what a model reads of them, and what it does not.
///
/// @param all each once, those that came with the question first
public record Files(List<Enclosure> all) {
    /// None.
    public static final Files NONE = new Files(List.of());

    public Files {
        all = List.copyOf(all);
    }

    /// What a model takes of them: the first ones.
    public static Files of(List<Enclosure> files, ModelCard card) {
        var all = new ArrayList<Enclosure>();
        var ids = new HashSet<String>();
        var portion = new Portion();
        for (var file : files) {
            if (!ids.add(file.id())) {
                continue;
            }
            if (!(file instanceof Enclosure.Read read)) {
                all.add(file);
                continue;
            }
            boolean image = read.kind().isImage();
            if (image && !card.can(Ability.IMAGES)) {
                all.add(unread(read, Why.BLIND));
            } else if (!image && !read.kind().isPlain() && !card.can(Ability.DOCUMENTS)) {
                all.add(unread(read, Why.ILLITERATE));
            } else if (portion.take(image, read.content().length())) {
                all.add(read);
            } else {
                all.add(unread(read, Why.NUMBER));
            }
        }
        return new Files(all);
    }

    private static Enclosure unread(Enclosure.Read file, Why why) {
        return new Enclosure.Unread(file.id(), file.name(), file.earlier(), why);
    }

    /// What the model is given.
    public List<Enclosure.Read> read() {
        return all.stream()
                .filter(Enclosure.Read.class::isInstance)
                .map(Enclosure.Read.class::cast)
                .toList();
    }

    /// Which were read, and which not and why. Of what stood in the conversation before, only what
    /// was read: nobody asked for the rest.
    public List<Phrase> notes() {
        var notes = new ArrayList<Phrase>();
        note(Wording.NOTE_FILES_READ, names(file -> !file.earlier()), notes);
        note(Wording.NOTE_FILES_READ_EARLIER, names(Enclosure::earlier), notes);
        unread().forEach((why, names) -> note(wording(why), names, notes));
        return notes;
    }

    private List<String> names(Predicate<Enclosure> which) {
        return read().stream().filter(which).map(Enclosure::name).toList();
    }

    private EnumMap<Why, List<String>> unread() {
        var unread = new EnumMap<Why, List<String>>(Why.class);
        for (var file : all) {
            if (file instanceof Enclosure.Unread(var id, var name, var earlier, var why)
                    && !earlier) {
                unread.computeIfAbsent(why, none -> new ArrayList<>()).add(name);
            }
        }
        return unread;
    }

    private static void note(Wording wording, List<String> names, List<Phrase> notes) {
        if (!names.isEmpty()) {
            notes.add(Phrase.of(wording, names.stream().collect(Collectors.joining(", "))));
        }
    }

    private static Wording wording(Why why) {
        return switch (why) {
            case UNSUPPORTED -> Wording.NOTE_FILES_UNREAD;
            case KIND -> Wording.NOTE_FILES_KIND;
            case DAMAGED -> Wording.NOTE_FILES_DAMAGED;
            case SIZE -> Wording.NOTE_FILES_SIZE;
            case NUMBER -> Wording.NOTE_FILES_NUMBER;
            case EMPTY -> Wording.NOTE_FILES_EMPTY;
            case LOCKED -> Wording.NOTE_FILES_LOCKED;
            case ELSEWHERE -> Wording.NOTE_FILES_ELSEWHERE;
            case FORBIDDEN -> Wording.NOTE_FILES_FORBIDDEN;
            case GONE -> Wording.NOTE_FILES_GONE;
            case SILENT -> Wording.NOTE_FILES_SILENT;
            case BUSY -> Wording.NOTE_FILES_BUSY;
            case BLIND -> Wording.NOTE_FILES_BLIND;
            case ILLITERATE -> Wording.NOTE_FILES_ILLITERATE;
        };
    }
}
