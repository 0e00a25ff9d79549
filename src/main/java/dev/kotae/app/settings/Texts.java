package dev.kotae.app.settings;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads single values of the file with the environment's variables filled in.
///
/// @param environment the variables
/// @param problems told of those that are not set
record Texts(Map<String, String> environment, Problems problems) {
    String in(String path, JsonNode node) {
        return in(path, node.asString(""));
    }

    String in(String path, String text) {
        return Substitution.in(
                text, environment, name -> problems.add("settings.unset", path, name));
    }
}
