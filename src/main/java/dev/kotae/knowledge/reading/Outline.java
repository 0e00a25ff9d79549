package dev.kotae.knowledge.reading;

import dev.kotae.chat.Beginning;
import dev.kotae.knowledge.reading.Document.Block;
import dev.kotae.knowledge.reading.Document.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Takes headings and blocks in reading order and makes sections of them. Used for one document.
final class Outline {
    /// A longer heading is no heading but text. It is repeated with each passage below.
    private static final int LONGEST_HEADING = 300;

    private final List<Section> sections = new ArrayList<>();
    private final Deque<Heading> above = new ArrayDeque<>();
    private final List<Block> blocks = new ArrayList<>();
    private Optional<String> firstTopHeading = Optional.empty();
    private String anchor = "";

    private record Heading(int level, String text) {}

    /// A new section begins.
    ///
    /// @param level from 1 (outermost) to 6
    void heading(int level, String text, String anchor) {
        close();
        while (!above.isEmpty() && above.getLast().level() >= level) {
            above.removeLast();
        }
        if (text.length() > LONGEST_HEADING) {
            block(Block.prose(text));
        } else if (!text.isBlank()) {
            above.addLast(new Heading(level, text.strip()));
            if (level == 1 && firstTopHeading.isEmpty()) {
                firstTopHeading = Optional.of(text.strip());
            }
        }
        this.anchor = anchor;
    }

    /// What follows stands at another place, under the same headings.
    void place(String anchor) {
        close();
        this.anchor = anchor;
    }

    void block(Block block) {
        if (!block.text().isEmpty()) {
            blocks.add(block);
        }
    }

    /// The first heading of level 1, which is the title of most documents.
    Optional<String> firstTopHeading() {
        return firstTopHeading;
    }

    /// Everything that was taken. The title is dropped from the headings of its sections.
    Document document(String title) {
        close();
        var start = Beginning.of(title, LONGEST_HEADING);
        return new Document(start, sections.stream().map(s -> below(start, s)).toList());
    }

    private void close() {
        if (!blocks.isEmpty()) {
            sections.add(new Section(above.stream().map(Heading::text).toList(), anchor, blocks));
            blocks.clear();
        }
    }

    private static Section below(String title, Section section) {
        var headings = section.headings();
        if (headings.isEmpty() || !headings.getFirst().equals(title)) {
            return section;
        }
        var rest = headings.subList(1, headings.size());
        return new Section(rest, rest.isEmpty() ? "" : section.anchor(), section.blocks());
    }
}
