package dev.kotae.routing.sense;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A question as the router reads it: its letters made alike, and what the asker says set apart
/// from what was pasted below it (code, logs, quotations), which says nothing about what is wanted.
///
/// @param instruction the asker's own words, in lower case, with single blanks
/// @param pasted how many characters were pasted
/// @param code whether there is code or a log among them
/// @param lines how many lines the asker's own words have
/// @param items how many of these are items of a list
/// @param whole all of it, in lower case, pasted text included, as far as the router reads
public record Request(
        String instruction, int pasted, boolean code, int lines, int items, String whole) {
    /// What lies beyond is counted, not read: a pasted book must not hold up a turn.
    private static final int MOST = 6_000;

    /// A sentence that is shorter than this goes with the one before it.
    private static final int SENTENCE = 12;

    /// Marks further apart than this do not belong together.
    private static final int QUOTATION = 1_500;

    private static final Pattern MENTION =
            Pattern.compile("<[@#!][^>]{1,80}>|https?://\\S{1,2000}|:[a-z+][a-z0-9_+-]{1,40}:");

    private static final Pattern LOG =
            Pattern.compile(
                    "^\\s*(?:\\d{4}-\\d\\d-\\d\\d[t ]|\\[?\\d\\d:\\d\\d:\\d\\d|at [\\w.$]+\\(|(?:error|warn|info|debug|fatal)\\b[ :\\]]"
                            + "|traceback |caused by|[\\w.]+(?:exception|error): |\\$ |>>> |[{}\\])];?\\s*$|(?:def|class|import|from|public|private|select|function|const|let|var) .*[;{:(]\\s*$|.*[;{]\\s*$)");

    /// Without one of these a line is neither code nor of a log.
    private static final String LOGGED = ":;{}()[]$>";

    private static final Pattern HANDLING =
            Pattern.compile(
                    "translat|rewrite|rephrase|reword|paraphrase|proofread|shorten|summari[sz]e|politer|grammar|typo|fix the|tidy"
                            + "|spelling|alphabetical|訳|言い換え|書き換え|書き直|直して|短く|要約|丁寧|言い方|校正|誤字|並べ|件名|一文|まとめて");

    private static final Pattern CHOICES = Pattern.compile("\\n\\(?a[.)] [^\\n]*\\n\\(?b[.)] ");

    private static final Pattern ITEM =
            Pattern.compile("^\\s*(?:[-*•・]|\\(?\\d{1,2}[.)．、)]|[①-⑳])\\s*\\S");

    /// Reads a question.
    public static Request of(String question) {
        var cut = question.length() > MOST ? question.substring(0, MOST) : question;
        var alike =
                Normalizer.isNormalized(cut, Normalizer.Form.NFKC)
                        ? cut
                        : Normalizer.normalize(cut, Normalizer.Form.NFKC);
        var lower = alike.toLowerCase(Locale.ROOT);
        var plain = needsCleaning(lower) ? MENTION.matcher(lower).replaceAll(" ") : lower;
        return new Reading(plain, question.length() - cut.length()).request();
    }

    private static boolean needsCleaning(String text) {
        int colon = text.indexOf(':');
        return text.indexOf('<') >= 0
                || (colon >= 0 && text.indexOf(':', colon + 1) > colon)
                || text.contains("://");
    }

    /// The sentence in which it is said what is wanted: the last one that asks, else the last one.
    String point() {
        if (instruction.isEmpty()) {
            return instruction;
        }
        int end = instruction.lastIndexOf('?');
        end = end <= 0 ? instruction.length() - 1 : end;
        int start = end - 1;
        while (start >= 0 && !(end - start > SENTENCE && ends(start))) {
            start--;
        }
        return instruction.substring(start + 1, Math.max(start + 1, end + 1));
    }

    private boolean ends(int at) {
        char letter = instruction.charAt(at);
        return letter == '。'
                || letter == '?'
                || letter == '!'
                || ((letter == '.' || letter == ':') && instruction.charAt(at + 1) == ' ');
    }

    /// Whether answers to choose from are given, as in an examination.
    boolean offersChoices() {
        return lines > 2 && CHOICES.matcher(whole).find();
    }

    /// How long the asker's own words are, in characters of English.
    public double length() {
        return length(instruction);
    }

    /// Japanese says in one character what takes English about two and a half.
    static double length(String text) {
        return text.length() + 1.5 * Letters.japanese(text);
    }

    /// One pass over the lines.
    private static final class Reading {
        private final String plain;
        private final StringBuilder own = new StringBuilder();
        private int pasted;
        private boolean code;
        private int lines;
        private int items;
        private boolean fenced;

        Reading(String plain, int beyond) {
            this.plain = plain;
            this.pasted = beyond;
        }

        Request request() {
            plain.lines().forEach(this::line);
            var instruction = unaddressed(unquoted(own.toString().strip()));
            return new Request(instruction, pasted, code, lines, items, plain);
        }

        private void line(String line) {
            if (line.startsWith("```")) {
                fenced = !fenced;
                code = true;
            } else if (line.isBlank()) {
                return;
            } else if (fenced || line.startsWith(">") || isLog(line)) {
                code |= !line.startsWith(">");
                pasted += line.length();
            } else {
                lines++;
                items += isItem(line) ? 1 : 0;
                append(line);
            }
        }

        /// A look at a few letters spares most lines the expression.
        private static boolean isLog(String line) {
            boolean signs = false;
            for (int at = 0; at < line.length() && !signs; at++) {
                signs = LOGGED.indexOf(line.charAt(at)) >= 0;
            }
            return signs && LOG.matcher(line).find();
        }

        private static boolean isItem(String line) {
            char first = line.stripLeading().charAt(0);
            return (!Character.isLetter(first) || first == '・') && ITEM.matcher(line).find();
        }

        private void append(String line) {
            for (int at = 0; at < line.length(); at++) {
                char letter = line.charAt(at);
                boolean blank = Character.isWhitespace(letter);
                if (!blank) {
                    own.append(letter);
                } else if (!own.isEmpty() && own.charAt(own.length() - 1) != ' ') {
                    own.append(' ');
                }
            }
            own.append(' ');
        }

        /// Takes away what is only to be worked on: "Translate: …" wants no more than a
        /// translation, whatever it is that is to be translated.
        private String unaddressed(String text) {
            int colon = text.indexOf(':');
            if (colon < 0 || colon > 160 || !HANDLING.matcher(text.substring(0, colon)).find()) {
                return text;
            }
            pasted += text.length() - colon;
            return text.substring(0, colon + 1);
        }

        /// Takes quotations out: what they say is not what is asked.
        private String unquoted(String text) {
            var rest = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int end = quotationEnd(text, at);
                if (end > at) {
                    pasted += end - at;
                    rest.append('"');
                    at = end;
                } else {
                    rest.append(text.charAt(at++));
                }
            }
            return rest.toString();
        }

        private static int quotationEnd(String text, int at) {
            char close =
                    switch (text.charAt(at)) {
                        case '"' -> '"';
                        case '“' -> '”';
                        case '‘', '\'' -> opens(text, at) ? '\'' : 0;
                        case '「' -> '」';
                        case '『' -> '』';
                        default -> 0;
                    };
            int end = close == 0 ? -1 : text.indexOf(close, at + 1);
            return end > 0 && end - at <= QUOTATION ? end + 1 : at;
        }

        /// Whether an apostrophe stands where a quotation begins, and not within a word.
        private static boolean opens(String text, int at) {
            return (at == 0 || text.charAt(at - 1) == ' ') && text.indexOf("' ", at + 1) > at;
        }
    }
}
