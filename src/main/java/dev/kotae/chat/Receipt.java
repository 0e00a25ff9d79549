package dev.kotae.chat;

import java.time.Duration;
import java.util.List;

/// How an answer came about: what the footer under it says.
///
/// @param turn the turn's id
/// @param model the name of the model that answered, for people
/// @param reasons why this model, the weightiest first
/// @param took from the acceptance of the question to the last word of the model
/// @param usage tokens read and written
/// @param costMicroUsd millionths of a US dollar
/// @param passages how many passages the model was given
/// @param notes what the reader should know besides: a base that could not be asked, files that
///   were not read, an answer that was cut at its limit
public record Receipt(
        String turn,
        String model,
        List<Phrase> reasons,
        Duration took,
        Usage usage,
        long costMicroUsd,
        int passages,
        List<Phrase> notes) {
    public Receipt {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }
}
