package dev.kotae.markdown;

import static java.util.regex.Pattern.DOTALL;

import java.util.regex.Pattern;

/// Judges where a link of a model's text leads. Only web and mail addresses are links; and a label
/// that names another address than the link's own gives way to it.
final class Links {
    /// Slack takes no longer ones.
    static final int LONGEST = 2_048;

    /// Without a user name: what stands before an `@` is read as the host by people, and as nothing
    /// by browsers.
    private static final Pattern WEB =
            Pattern.compile("(?i)https?://([^\\s/?#\\\\@<>|]+)(?:[/?#][^\\s\\\\<>|]*)?");

    private static final Pattern MAIL = Pattern.compile("(?i)mailto:[^\\s?&<>|@]+@([^\\s?&<>|@]+)");

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{1,20}://");

    /// With a scheme, or without what only words have: a blank, a letter of another script.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)<?(?:[a-z][a-z0-9+.-]*:\\S.*"
                            + "|[\\x21-\\x7e]*[/#.\\\\][\\x21-\\x7e]*(?:\\s+[\"'].*)?)",
                    DOTALL);

    private Links() {}

    /// Whether what stands where an address would is meant for one, allowed or not.
    static boolean isAddress(String target) {
        return ADDRESS.matcher(target).matches();
    }

    /// Whether an address may be linked at all.
    static boolean allowed(String address) {
        return address.length() <= LONGEST
                && (WEB.matcher(address).matches() || MAIL.matcher(address).matches());
    }

    /// Whether a label says something, and does not make believe that the link leads somewhere
    /// else: where it names hosts ([HostNames]), each is that of the address, or one above or below
    /// it.
    ///
    /// @param label as it is written, without marks
    /// @param address one that is [#allowed]
    static boolean isHonest(String label, String address) {
        var read = HostNames.read(label);
        var host = host(address);
        var named = HostNames.in(read);
        boolean told = !named.isEmpty() || read.contains(host) || !SCHEME.matcher(read).find();
        return !read.isBlank() && told && named.stream().allMatch(other -> isNear(other, host));
    }

    /// The address as it is shown: a host in other letters, which may look like another one, in
    /// ASCII.
    static String shown(String address) {
        var web = WEB.matcher(address);
        if (!web.matches()) {
            return address;
        }
        return address.substring(0, web.start(1))
                + HostNames.ascii(web.group(1))
                + address.substring(web.end(1));
    }

    private static boolean isNear(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    /// In ASCII and lower case, without port; of a mail address what stands behind the `@`.
    private static String host(String address) {
        var web = WEB.matcher(address);
        if (web.matches()) {
            return HostNames.ascii(web.group(1).replaceFirst(":\\d+$", ""));
        }
        return HostNames.ascii(address.substring(address.indexOf('@') + 1));
    }
}
