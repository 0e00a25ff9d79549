package dev.kotae.chat;

import java.time.Instant;

/// Something that a person said in a thread before Kotae was called into it.
///
/// @param author what the others call this person
/// @param text what was said
/// @param at when
public record Remark(String author, String text, Instant at) {
    @Override
    public String toString() {
        return "remark:" + at;
    }
}
