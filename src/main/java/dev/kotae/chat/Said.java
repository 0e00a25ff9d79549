package dev.kotae.chat;

import java.util.Set;

/// Something was said where Kotae can read it and others can, too. Whether it is for us is a matter
/// of manners. What is said to us alone, by a direct message or a command, is [Asked] at once.
///
/// @param asked the question that it is, if it is one for us
/// @param called whether it names us
/// @param mentioned the platform's ids of the other people and groups that it names
public record Said(Asked asked, boolean called, Set<String> mentioned) implements Arrival {
    public Said {
        mentioned = Set.copyOf(mentioned);
    }
}
