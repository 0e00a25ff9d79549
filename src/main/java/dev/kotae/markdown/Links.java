package dev.kotae.markdown;

import java.net.IDN;
import java.util.Locale;
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

    /// A host within a label.
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?<![\\p{L}\\p{N}.-])((?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}\\.){1,8}"
                            + "(?:com|net|org|edu|gov|info|biz|app|dev|cloud|example|test"
                            + "|xn--[a-z0-9-]+|[a-z]{2}))(?![\\p{IsLatin}\\p{N}-])");

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]{1,20}://");

    /// Endings of file names that look like those of hosts.
    private static final Pattern FILE =
            Pattern.compile("(?i).*\\.(?:md|py|js|ts|sh|go|rs|rb|cs|kt|so)");

    private Links() {}

    /// Whether an address may be linked at all.
    static boolean allowed(String address) {
        return address.length() <= LONGEST
                && (WEB.matcher(address).matches() || MAIL.matcher(address).matches());
    }

    /// Whether a label makes believe that the link leads somewhere else.
    ///
    /// @param label as people read it
    /// @param address one that is [#allowed]
    static boolean misleads(String label, String address) {
        var host = host(address);
        var named = NAMED.matcher(label);
        boolean toldOtherwise = false;
        boolean told = false;
        while (named.find()) {
            var other = ascii(named.group(1));
            boolean same = isWithin(other, host) || isWithin(host, other);
            told |= same;
            toldOtherwise |= !same && !FILE.matcher(other).matches();
        }
        return toldOtherwise || (!told && SCHEME.matcher(label).find() && !label.contains(host));
    }

    /// The address as it is shown: a host in other letters, which may look like another one, in
    /// ASCII.
    static String shown(String address) {
        var web = WEB.matcher(address);
        if (!web.matches()) {
            return address;
        }
        return address.substring(0, web.start(1))
                + ascii(web.group(1))
                + address.substring(web.end(1));
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /// In ASCII and lower case, without port; of a mail address what stands behind the `@`.
    private static String host(String address) {
        var web = WEB.matcher(address);
        if (web.matches()) {
            return ascii(web.group(1).replaceFirst(":\\d+$", ""));
        }
        return ascii(address.substring(address.indexOf('@') + 1));
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException odd) {
            return host.toLowerCase(Locale.ROOT);
        }
    }
}
