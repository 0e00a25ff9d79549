package dev.kotae.model;

import dev.kotae.chat.Enclosure;
import dev.kotae.chat.Passage;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a model is told.
///
/// @param system who it is and how it is to answer; stable from turn to turn, so that it can be
///   cached
/// @param messages the conversation, oldest first: begins and ends with the user, roles alternate
/// @param maxTokens the most it may say, at least 1; a model that always thinks gets room for its
///   thinking on top
/// @param labels what the bill is to say of it: no model reads them
/// @param mayEscalate whether the model may leave the question to a better one, where it can call
///   the tool for that
public record Prompt(
        String system,
        List<Message> messages,
        int maxTokens,
        Map<String, String> labels,
        boolean mayEscalate) {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9 :_@$#=/+,.-]{1,256}");

    public Prompt {
        labels = Map.copyOf(labels);
        labels.forEach((key, value) -> {
            if (!LABEL.matcher(key).matches() || !LABEL.matcher(value).matches()) {
                throw new IllegalArgumentException("Bedrock does not take the label " + key);
            }
        });
        messages = List.copyOf(messages);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, not " + maxTokens);
        }
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).role() != (i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
                throw new IllegalArgumentException(
                        "roles must alternate from user; message " + i + " does not");
            }
        }
        if (messages.size() % 2 == 0) {
            throw new IllegalArgumentException("the user must have the last word");
        }
    }

    /// Without labels, to be answered by whoever is asked.
    public Prompt(String system, List<Message> messages, int maxTokens) {
        this(system, messages, maxTokens, Map.of(), false);
    }

    /// The same with labels.
    public Prompt labelled(Map<String, String> other) {
        return new Prompt(system, messages, maxTokens, other, mayEscalate);
    }

    /// The same with or without leave to leave it to a better model.
    public Prompt escalating(boolean allowed) {
        return new Prompt(system, messages, maxTokens, labels, allowed);
    }

    /// The same with its documents written out, so that no model is given them to cite itself.
    public Prompt writtenOut() {
        var all =
                messages.stream()
                        .map(message ->
                                new Message(message.role(), message.writtenOut(), message.files()))
                        .toList();
        return new Prompt(system, all, maxTokens, labels, mayEscalate);
    }

    /// About how many tokens a model reads, on the high side.
    public int tokens() {
        return Tokens.estimate(system) + messages.stream().mapToInt(Message::tokens).sum();
    }

    /// Who said something.
    public enum Role {
        USER,
        ASSISTANT
    }

    /// One contribution to the conversation.
    ///
    /// @param documents passages of the company's, cited by their place, from 1
    /// @param files what comes with the text; a model is told their numbers, from 1, and not their
    ///   names, which somebody chose
    public record Message(
            Role role, List<Passage> documents, String text, List<Enclosure.Read> files) {
        public Message {
            documents = List.copyOf(documents);
            files = List.copyOf(files);
        }

        /// Without documents.
        public Message(Role role, String text, List<Enclosure.Read> files) {
            this(role, List.of(), text, files);
        }

        /// Words alone.
        public Message(Role role, String text) {
            this(role, text, List.of());
        }

        /// The words, with the documents written out before them and what a model is to do with
        /// these: for one that takes words alone.
        public String writtenOut() {
            return documents.isEmpty() ? text : Documents.written(documents) + text;
        }

        /// About how many tokens a model reads, on the high side.
        public int tokens() {
            return Tokens.estimate(writtenOut()) + files.stream().mapToInt(Tokens::estimate).sum();
        }

        @Override
        public String toString() {
            return role + ":" + text.length() + " characters";
        }
    }

    @Override
    public String toString() {
        return "prompt:" + messages.size() + " messages";
    }
}
