package dev.kotae.local.quoting;

import java.util.regex.Pattern;

/// How fit a statement is to be an answer, whatever it is about: by its form, and by whether it has
/// what the question wants.
///
/// @param inquiry what is asked
record Fitness(Inquiry inquiry) {
    /// Whoever asks how wants the steps rather than a sentence about them.
    private static final double WHOLE_LIST = 1.7;

    private static final double MEASURED = 1.3;
    private static final double UNCOUNTED = 0.8;
    private static final double UNDER_THE_NAME = 1.25;
    private static final double MEANING = 1.5;
    private static final double ENTRY = 1.75;
    private static final double OF_ANOTHER = 0.6;

    /// The beginning of a sentence that says what something is.
    private static final Pattern IS =
            Pattern.compile(
                    "^(.{1,40}?)(?:\\b(?:is|are|means|stands for|refers to)\\b|（[^）]*）は|とは|は)",
                    Pattern.CASE_INSENSITIVE);

    /// What an entry is of, and what follows: `**Dibber** – a pointed stick`.
    private static final Pattern OPENING =
            Pattern.compile("(?s)^[*_`]*(.{1,40}?)[*_`]*(?:\\s[-–—]\\s|\\s?[:：]).*");

    /// Names a thing only to speak of another.
    private static final Pattern ANOTHER =
            Pattern.compile(
                    "\\b(?:separate from|other than|apart from|in addition to|instead of|rather"
                            + " than)\\b|とは別|以外|のほかに|の代わりに|ではなく",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern REST =
            Pattern.compile(
                    "^(?:other|further|additional)\\b|^(?:その(?:他|ほか)|ほか|他)の",
                    Pattern.CASE_INSENSITIVE);

    /// A factor: 1 for an ordinary sentence.
    double of(Statement statement) {
        double fitness = form(statement);
        for (var want : inquiry.wants()) {
            var text = want == Want.EXCEPTION ? statement.inContext() : statement.text();
            fitness *= want.isShownBy(text) ? want.bonus() : want.malus();
        }
        fitness *= measured(statement);
        if (inquiry.meaning()) {
            fitness *= isEntry(statement) ? ENTRY : says(statement);
        }
        boolean another = ANOTHER.matcher(statement.text()).find() || isOfTheRest(statement);
        return another ? OF_ANOTHER * fitness : fitness;
    }

    /// Stands under "other …", and is not itself what was asked for.
    private boolean isOfTheRest(Statement statement) {
        return !inquiry.followUp()
                && REST.matcher(statement.lastHeading()).find()
                && inquiry.words().stream().allMatch(word -> word.share(statement.name()) < 1);
    }

    private double measured(Statement statement) {
        double best = isMeasured(statement) ? 1 : UNCOUNTED;
        for (var measure : inquiry.measures()) {
            if (measure.isShownBy(statement)) {
                boolean named = isUnder(measure, statement) || measure.namesACell(statement);
                best = Math.max(best, named ? MEASURED * UNDER_THE_NAME : MEASURED);
            }
        }
        return best;
    }

    /// Whether it has such an answer as is wanted, or none in particular is.
    boolean isMeasured(Statement statement) {
        return inquiry.measures().stream()
                .filter(Measure::counts)
                .allMatch(measure -> measure.isShownBy(statement));
    }

    /// Whether it says all: a point in time or a sum is one, a count may be another in each row.
    boolean saysAll(Statement statement) {
        var measures = inquiry.measures();
        return measures.stream().noneMatch(Measure::counts)
                && measures.stream().anyMatch(measure -> measure.isShownBy(statement));
    }

    /// Whether the heading above promises such answers as are wanted.
    boolean isPromised(Statement statement) {
        return inquiry.measures().stream().anyMatch(measure -> isUnder(measure, statement));
    }

    private static boolean isUnder(Measure measure, Statement statement) {
        return measure.named().matcher(statement.lastHeading()).find();
    }

    /// How much it gains by beginning with what was asked for and saying what that is.
    private double says(Statement statement) {
        var begin = IS.matcher(statement.text());
        if (!begin.find() || !isAsked(begin.group(1))) {
            return 1;
        }
        return isAlone(begin.group(1)) ? ENTRY : MEANING;
    }

    /// Whether it stands right below the name of what was asked for and nothing else.
    private boolean isEntry(Statement statement) {
        return switch (statement.block()) {
            case Block.Prose prose -> isFirst(statement) && isAlone(statement.lastHeading());
            case Block.Table table -> isAlone(table.rows().get(statement.index()).getFirst());
            case Block.Listing list -> isAlone(statement.text());
            case Block.Verbatim verbatim -> false;
        };
    }

    private static boolean isFirst(Statement statement) {
        return statement.index() == 0;
    }

    private boolean isAlone(String name) {
        var entry = OPENING.matcher(name).replaceFirst("$1");
        return isAsked(entry) && Vocabulary.contentOf(entry).size() <= inquiry.words().size();
    }

    private boolean isAsked(String name) {
        var subject = Grams.of(name);
        return inquiry.words().stream().allMatch(word -> word.share(subject) > 0.5);
    }

    private static double form(Statement statement) {
        if (statement.block() instanceof Block.Listing && statement.index() == Statement.WHOLE) {
            return WHOLE_LIST;
        }
        if (!(statement.block() instanceof Block.Prose)) {
            return 1;
        }
        int length = statement.text().length();
        int usual = statement.tongue() == Tongue.JAPANESE ? 100 : 240;
        double brevity = 1 / (1 + Math.max(0, length - usual) / (2.0 * usual));
        return Sentences.isFinished(statement.text()) ? brevity : 0.7 * brevity;
    }
}
