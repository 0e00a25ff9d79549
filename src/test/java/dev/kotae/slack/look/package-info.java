@NullMarked
package dev.kotae.slack.look;

import org.jspecify.annotations.NullMarked;
