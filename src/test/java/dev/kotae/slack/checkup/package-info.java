@NullMarked
package dev.kotae.slack.checkup;

import org.jspecify.annotations.NullMarked;
