@NullMarked
package dev.kotae.slack.files;

import org.jspecify.annotations.NullMarked;
