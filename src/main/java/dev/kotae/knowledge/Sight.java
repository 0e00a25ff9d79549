package dev.kotae.knowledge;

/// Whether a collection gives everybody the same.
public sealed interface Sight {
    /// It does.
    Sight SAME = new Same();

    /// It does.
    record Same() implements Sight {}

    /// It is told who asks, and leaves out what that person may not read. Such a collection is
    /// asked only where nobody else reads the answer.
    record OfAsker() implements Sight {}

    /// Each document lists the groups that may read it; one that lists none is read by nobody.
    ///
    /// @param key the attribute that has the list
    record OfGroups(String key) implements Sight {}
}
