package dev.kotae.answer.writing;

import dev.kotae.chat.Turn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// What AWS's cost reports and invocation logs are told of a request: whose bill it is on, and no
/// name. Ids are hashed; who has one finds its rows, and nobody reads it out of them.
public final class Labels {
    private static final int HASH_BYTES = 8;

    private Labels() {}

    /// Those of a turn.
    ///
    /// @param road why the model was chosen, in one word
    public static Map<String, String> of(Turn turn, String road) {
        var asked = turn.asked();
        var tenant = asked.address().tenant();
        return Map.of(
                "app", "kotae",
                "turn", turn.id(),
                "route", road,
                "workspace", hash(tenant),
                "channel", hash(tenant + "/" + asked.address().channel()),
                "person", hash(tenant + "/" + asked.payer()));
    }

    private static String hash(String id) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
