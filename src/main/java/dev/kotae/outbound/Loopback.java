package dev.kotae.outbound;

import java.net.InetAddress;
import java.util.Locale;

/// What never leaves this machine.
public final class Loopback {
    private Loopback() {}

    /// Whether a host of an address is this machine, without asking a name service.
    public static boolean is(String host) {
        if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
