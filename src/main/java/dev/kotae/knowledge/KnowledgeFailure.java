package dev.kotae.knowledge;

/// A collection of documents cannot be asked.
public sealed class KnowledgeFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param what which one, and what it said that is of no use; no text of a question
    public KnowledgeFailure(String what) {
        super(what);
    }

    /// @param what which one, what was attempted and what it said; no text of a question
    public KnowledgeFailure(String what, Throwable cause) {
        super(what, cause);
    }

    /// It is read for the first time still, and can be asked when that is done.
    public static final class Unready extends KnowledgeFailure {
        private static final long serialVersionUID = 1;

        /// @param what which one
        public Unready(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
