/// Who may call how often and what for: scopes, rate tiers, and how much of what was said may be
/// read.
///
/// Called by [dev.kotae.local.slack.web.WebApi] before it carries out a call.
@NullMarked
package dev.kotae.local.slack.gate;

import org.jspecify.annotations.NullMarked;
