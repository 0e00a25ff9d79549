package dev.kotae.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the names in a text that people read as internet addresses.
///
/// A dot is not enough: `report.docx`, `Node.js` and `server.port` have one too. A name counts when
/// it ends like those of hosts do (`host-endings.txt`), and not like those of files, even where
/// there are such hosts, as there are under `.md` and `.zip`; with `www.` before it, it counts all
/// the same.
final class HostNames {
    private static final Set<String> ENDINGS = endings();

    /// Endings of hosts that are met more often as those of files.
    private static final Pattern FILE =
            Pattern.compile("(?!www\\.).*\\.(?:cc|java|md|ml|mov|pl|ps|py|rs|sh|so|tf|zip)");

    /// Not what stands before the `@` of a mail address; in a web address that is a user's name,
    /// which people take for the host.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.-])(?!(?<!/)[\\p{L}\\p{N}._+-]+@)"
                            + "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}-]{0,62}\\.){1,8}"
                            + "(?:xn--[a-z0-9-]+|[a-z]{2,24})(?![\\p{IsLatin}\\p{N}-])");

    /// What nobody sees: format characters, fillers, and selectors of a character's looks.
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0"
                            + "\\ufe00-\\ufe0f\\x{e0100}-\\x{e01ef}]");

    private HostNames() {}

    /// A text as people read it, in lower case: without what nobody sees, and with the letters of
    /// full width and their like, which browsers take for common ones, as those.
    static String read(String text) {
        var seen = UNSEEN.matcher(text).replaceAll("");
        return Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// The hosts that are named in a text, in ASCII.
    ///
    /// @param text as [#read]
    static List<String> in(String text) {
        var hosts = new ArrayList<String>();
        var names = NAME.matcher(text);
        while (names.find()) {
            var host = host(names.group());
            if (!host.isEmpty()) {
                hosts.add(ascii(host));
            }
        }
        return hosts;
    }

    /// The name up to its last part that ends a host, such as `bank.com` of `bank.com.then`; empty
    /// where none does.
    private static String host(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return "";
        }
        var ending = name.substring(dot + 1);
        if (!ENDINGS.contains(ending) && !ending.startsWith("xn--")) {
            return host(name.substring(0, dot));
        }
        return FILE.matcher(name).matches() ? "" : name;
    }

    /// A host as the net knows it.
    static String ascii(String host) {
        try {
            return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException odd) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    private static Set<String> endings() {
        try (var file =
                Objects.requireNonNull(HostNames.class.getResourceAsStream("host-endings.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(Pattern.compile(" ")::splitAsStream)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
