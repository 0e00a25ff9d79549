package dev.kotae.app.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Finds fault with settings that do nothing beside others: who wrote them believes that they do.
///
/// @param problems where it is told
/// @param values what is set
/// @param at has what follows told of where a key comes from
record Idle(Problems problems, Map<Key, String> values, Consumer<Key> at) {
    private static final String LEARNED = "learned";

    void check() {
        var strategy = values.getOrDefault(Key.ROUTING_STRATEGY, LEARNED);
        var beside = Key.ROUTING_STRATEGY.path() + ": " + strategy;
        if (!strategy.equals(LEARNED)) {
            List.of(Key.ROUTING_DEEP_SHARE, Key.ROUTING_LEARNING, Key.ROUTING_EXPLORATION)
                    .forEach(key -> refuse(key, beside));
        }
        if (RoutingReader.isPromptRouter(strategy)) {
            List.of(Key.BEDROCK_MODELS_QUICK, Key.BEDROCK_MODELS_BALANCED, Key.BEDROCK_MODELS_DEEP)
                    .forEach(key -> refuse(key, beside));
        }
        want(Key.EMBEDDINGS_FILE, Key.EMBEDDINGS_MODEL);
        want(Key.OUTBOUND_NO_PROXY, Key.OUTBOUND_PROXY);
        want(Key.SLACK_WORKSPACES, Key.SLACK_CLIENT_ID);
    }

    private void want(Key key, Key other) {
        if (isSet(key) && !values.containsKey(other)) {
            at.accept(key);
            problems.add("settings.idle-without", key.path(), other.path());
        }
    }

    private void refuse(Key key, String beside) {
        if (isSet(key)) {
            at.accept(key);
            problems.add("settings.idle-beside", key.path(), beside);
        }
    }

    /// To what it is anyway, or to nothing, is no setting.
    private boolean isSet(Key key) {
        return !values.getOrDefault(key, key.fallback()).equals(key.fallback());
    }
}
