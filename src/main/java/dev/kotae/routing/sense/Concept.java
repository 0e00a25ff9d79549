package dev.kotae.routing.sense;

/// A kind of thing that a request speaks of, in whatever language. The words are in `lexicon.txt`.
public enum Concept implements Spoken {
    SOCIAL,
    DEFINE,
    LOOKUP,
    PERMIT,
    CONVERT,
    REWRITE,
    TRANSLATE,
    SUMMARY,
    DRAFT,
    EXPLAIN,
    COMPARE,
    SCRIPT,
    LIST,
    CREATIVE,
    ROLEPLAY,
    TEACH,
    DESIGN,
    WEIGH,
    DECIDE,
    CAUSE,
    TROUBLE,
    PROOF,
    CALCULATE,
    MATHS,
    LOGIC,
    ALGORITHM,
    PLAN,
    CONSTRAINT,
    LEGAL,
    MONEY,
    HEALTH,
    CONSEQUENCE,
    EVALUATE,
    STEPS,
    SEVERAL,
    BRIEF,
    THOROUGH,
    SYSTEMS,
    STAKES,
    EVIDENCE,
    PLACE,
    BACK,
    HUMANITIES;

    /// Its place among all, which the trained weights depend on: a new one goes to the end, and the
    /// weights are trained again.
    @Override
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }
}
