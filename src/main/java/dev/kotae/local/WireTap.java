package dev.kotae.local;

/// Listens on the wire of a stand-in. Called from many threads, each time a call has ended; it must
/// return at once and not throw.
@FunctionalInterface
public interface WireTap {
    /// Nobody listens.
    WireTap NONE = call -> {};

    /// A call has ended.
    void heard(WireCall call);
}
