package dev.kotae.local.slack.web;

import dev.kotae.local.slack.SlackError;
import tools.jackson.databind.node.ObjectNode;

/// One method of the Web API.
@FunctionalInterface
interface Method {
    /// Carries out one call.
    ///
    /// @return the answer's fields besides `ok`
    /// @throws SlackError for `"ok":false`
    ObjectNode answer(Arguments arguments);
}
