@NullMarked
package dev.kotae.slack.directory;

import org.jspecify.annotations.NullMarked;
