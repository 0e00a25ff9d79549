package dev.kotae.answer;

import dev.kotae.chat.Asked;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The messages of late to which something was said that is kept nowhere: a platform may bring one
/// message as several events, and its author is told once. For several threads.
final class Lately {
    private static final int MESSAGES = 1_000;

    private final Set<String> heard =
            Collections.newSetFromMap(
                    Collections.synchronizedMap(
                            new LinkedHashMap<>() {
                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<String, Boolean> eldest) {
                                    return size() > MESSAGES;
                                }
                            }));

    /// Whether nothing came under any identity of this message yet; from now on it did.
    boolean isNew(Asked message) {
        var tenant = message.address().tenant();
        return message.identities().stream()
                .map(identity -> heard.add(tenant + "/" + identity))
                .reduce(true, Boolean::logicalAnd);
    }
}
