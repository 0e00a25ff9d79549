/// How workspaces and whole organisations install the app by themselves (OAuth 2.0), and how their
/// tokens are kept good.
///
/// Entry types: [dev.kotae.slack.oauth.InstallPages] and [dev.kotae.slack.oauth.TokenRenewal], made
/// by [dev.kotae.slack.SlackDoor].
@NullMarked
package dev.kotae.slack.oauth;

import org.jspecify.annotations.NullMarked;
