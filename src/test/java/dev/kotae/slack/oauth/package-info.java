@NullMarked
package dev.kotae.slack.oauth;

import org.jspecify.annotations.NullMarked;
