package dev.kotae.answer.writing;

import dev.kotae.answer.text.Citations;
import dev.kotae.chat.Answer;
import dev.kotae.chat.Apology;
import dev.kotae.chat.Citation;
import dev.kotae.chat.Cost;
import dev.kotae.chat.Exchange;
import dev.kotae.chat.Overheard;
import dev.kotae.chat.Phrase;
import dev.kotae.chat.Receipt;
import dev.kotae.chat.Search;
import dev.kotae.chat.Usage;
import dev.kotae.chat.Wording;
import dev.kotae.model.ModelCard;
import dev.kotae.model.Prompt;
import dev.kotae.routing.Basis;
import dev.kotae.routing.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a model is asked for, and how that ends.
///
/// @param inquiry what is to be answered
/// @param route why this model
/// @param looked the passages that it is told, and for whose eyes
/// @param line who may write it
/// @param files what it reads besides, and what it does not
/// @param prompt what it is told
public record Task(
        Inquiry inquiry, Route route, Looked looked, Files files, Line line, Prompt prompt) {
    /// Reasons of a route that ask for something to be made, of which no document says anything.
    private static final Set<Wording> MADE =
            Set.of(
                    Wording.REASON_SMALL_TALK,
                    Wording.REASON_REWORDING,
                    Wording.REASON_TEXT,
                    Wording.REASON_SCRIPT,
                    Wording.REASON_PROOF);

    /// The model that is to write it.
    public ModelCard card() {
        return line.first();
    }

    /// The end with an answer.
    ///
    /// @param checked the answer, or as much of it as there is
    /// @param written the request that brought it
    /// @param own what the reader should know first
    Outcome answered(Checked checked, Written written, List<Phrase> own, Instant now) {
        var notes = new ArrayList<Phrase>();
        if (!written.asked().name().equals(card().name())) {
            notes.add(Phrase.of(Wording.NOTE_STEPPED_IN, card().name(), written.asked().name()));
        }
        notes.addAll(own);
        notes.addAll(checked.notes());
        var overheard = inquiry.surroundings().overheard();
        if (overheard.equals(Overheard.UNREAD)) {
            notes.add(Phrase.of(Wording.NOTE_THREAD_UNTOLD));
        } else if (!overheard.toTheEnd()) {
            notes.add(Phrase.of(Wording.NOTE_THREAD_UNREAD));
        }
        looked.found()
                .silent()
                .forEach(name -> notes.add(Phrase.of(Wording.NOTE_BASE_SILENT, name)));
        notes.addAll(files.notes());
        var citations = Citations.in(checked.shown(), looked.found().passages(), checked.quotes());
        var search = search(citations);
        notes.addAll(missed(search));
        var asked = inquiry.asked();
        return new Outcome.Answered(
                new Answer(checked.shown(), citations, receipt(written, notes, now).after(search)),
                new Exchange(
                        asked.asker(),
                        inquiry.question(),
                        checked.written(),
                        inquiry.burst().saidBy()),
                written.asked().equals(card()) ? route.basis() : new Basis.Otherwise());
    }

    /// An answer that names a source found something after all; what was to be made rather than
    /// looked up is not missing in the documents, nor what may stand in a file that was read, or
    /// was asked about one that was not.
    private Search search(List<Citation> citations) {
        boolean made = route.reasons().stream().map(Phrase::wording).anyMatch(MADE::contains);
        boolean brought =
                !files.read().isEmpty() || files.all().stream().anyMatch(file -> !file.earlier());
        return citations.isEmpty() && !made && !brought ? looked.search() : looked.search().found();
    }

    private static List<Phrase> missed(Search search) {
        if (!search.missed()) {
            return List.of();
        }
        var where = String.join(", ", search.collections());
        return search.nearest().isEmpty()
                ? List.of(Phrase.of(Wording.NOTE_NOT_FOUND, where))
                : List.of(
                        Phrase.of(
                                Wording.NOTE_NOT_FOUND_NEAREST,
                                where,
                                String.join(" / ", search.nearest())));
    }

    /// The end without one.
    public Outcome sorry(Apology apology, Instant now) {
        var nothing = new Written(card(), card(), Usage.NONE);
        return new Outcome.Sorry(apology, receipt(nothing, List.of(), now));
    }

    private Receipt receipt(Written written, List<Phrase> notes, Instant now) {
        var account = inquiry.account();
        return new Receipt(
                inquiry.turn().id(),
                written.by().name(),
                reasons(written),
                Duration.between(inquiry.acceptedAt(), now),
                account.usage(),
                account.cost(),
                looked.found().passages().size(),
                notes,
                account.calls(),
                looked.search());
    }

    /// Why this model, and what the others would have taken for as many words: a request has a
    /// price of its own, so that it is not that of several together.
    private List<Phrase> reasons(Written written) {
        var reasons = new ArrayList<>(route.reasons());
        for (var other : line.others()) {
            boolean another = !other.name().equals(written.by().name());
            if (another && other.price().known() && written.usage().outputTokens() > 0) {
                var cost = new Cost(other.price().microUsd(written.usage()), true);
                reasons.add(Phrase.of(Wording.REASON_OTHER, other.name(), cost.in(Locale.ROOT)));
            }
        }
        return reasons;
    }
}
