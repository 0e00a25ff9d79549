package dev.kotae.slack.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small tree, written as YAML with a comment above the items of a list that were given one.
sealed interface Yaml {
    /// A text, a number or a truth.
    record Scalar(String written) implements Yaml {}

    /// Names and values, in the order in which they were put.
    record Mapping(Map<String, Yaml> members) implements Yaml {
        Mapping() {
            this(new LinkedHashMap<>());
        }

        Mapping put(String name, Yaml value) {
            members.put(name, value);
            return this;
        }

        Mapping put(String name, String text) {
            return put(name, text(text));
        }

        Mapping put(String name, boolean truth) {
            return put(name, new Scalar(String.valueOf(truth)));
        }

        Mapping put(String name, int number) {
            return put(name, new Scalar(String.valueOf(number)));
        }
    }

    /// A list.
    record Sequence(List<Yaml> items, Map<Integer, String> comments) implements Yaml {
        Sequence() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }

        Sequence add(Yaml item) {
            items.add(item);
            return this;
        }

        Sequence add(String text, String comment) {
            comments.put(items.size(), comment);
            return add(text(text));
        }
    }

    /// A text, quoted where YAML would read something else.
    static Scalar text(String text) {
        // Plain only what no version of YAML takes for anything but a text.
        boolean plain =
                text.matches("[A-Za-z][A-Za-z0-9_./ -]*(:[A-Za-z0-9_]+)?")
                        && !text.matches("(?i)y|n|yes|no|on|off|true|false|null|.*\\s$");
        return new Scalar(
                plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    /// The tree as lines, each ended.
    static String write(Mapping root) {
        var out = new StringBuilder();
        write(root, "", out);
        return out.toString();
    }

    private static void write(Mapping mapping, String indent, StringBuilder out) {
        mapping.members()
                .forEach((name, value) -> {
                    switch (value) {
                        case Scalar(var written) ->
                                out.append(indent)
                                        .append(name)
                                        .append(": ")
                                        .append(written)
                                        .append('\n');
                        case Mapping inner -> {
                            out.append(indent).append(name).append(":\n");
                            write(inner, indent + "  ", out);
                        }
                        case Sequence inner -> {
                            out.append(indent).append(name).append(":\n");
                            write(inner, indent + "  ", out);
                        }
                    }
                });
    }

    private static void write(Sequence sequence, String indent, StringBuilder out) {
        for (int i = 0; i < sequence.items().size(); i++) {
            comment(sequence.comments().get(i), indent, out);
            switch (sequence.items().get(i)) {
                case Scalar(var written) -> out.append(indent).append("- ").append(written);
                case Mapping inner -> {
                    var block = new StringBuilder();
                    write(inner, indent + "  ", block);
                    out.append(indent).append("- ").append(block.toString().strip());
                }
                case Sequence _ -> throw new IllegalArgumentException("a list in a list");
            }
            out.append('\n');
        }
    }

    private static void comment(
            @org.jspecify.annotations.Nullable String text, String indent, StringBuilder out) {
        if (text != null) {
            text.lines().forEach(line -> out.append(indent).append("# ").append(line).append('\n'));
        }
    }
}
