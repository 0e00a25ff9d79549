/// The commands of `./kotae`, one type each. [dev.kotae.app.Main] hands them to picocli.
@NullMarked
package dev.kotae.app.command;

import org.jspecify.annotations.NullMarked;
