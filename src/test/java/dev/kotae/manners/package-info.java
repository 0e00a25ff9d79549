@NullMarked
package dev.kotae.manners;

import org.jspecify.annotations.NullMarked;
