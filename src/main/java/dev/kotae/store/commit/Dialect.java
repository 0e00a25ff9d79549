package dev.kotae.store.commit;

/// Where the engines' SQL differs. All else is written once, for both.
public enum Dialect {
    /// One writer at a time: whoever writes has locked everything, and says nothing about it.
    SQLITE("", ""),
    /// Many writers at `read committed`: what is read in order to be changed is locked first.
    POSTGRESQL(" for update", " for update skip locked");

    private final String forUpdate;
    private final String skipLocked;

    Dialect(String forUpdate, String skipLocked) {
        this.forUpdate = forUpdate;
        this.skipLocked = skipLocked;
    }

    /// The end of a `select` whose rows nobody else may change until the transaction ends; it waits
    /// for others who do. Begins with a space, or is empty.
    public String forUpdate() {
        return forUpdate;
    }

    /// The end of a `select` that locks as [#forUpdate] and passes over the rows that somebody else
    /// has locked. Begins with a space, or is empty.
    public String skipLocked() {
        return skipLocked;
    }
}
