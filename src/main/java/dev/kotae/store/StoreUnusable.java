package dev.kotae.store;

/// The store cannot be opened. The message is for the operator: what is wrong and what to do.
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreUnusable(String what) {
        super(what);
    }

    StoreUnusable(String what, Throwable cause) {
        super(what, cause);
    }
}
