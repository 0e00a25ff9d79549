@NullMarked
package dev.kotae.slack.api;

import org.jspecify.annotations.NullMarked;
