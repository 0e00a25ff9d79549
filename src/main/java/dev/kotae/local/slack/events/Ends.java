package dev.kotae.local.slack.events;

import java.net.URI;

/// Where the two sides are.
///
/// @param self where the stand-in is served, such as `http://127.0.0.1:3000`
/// @param bot where the bot takes events, commands and clicks
public record Ends(URI self, URI bot) {}
