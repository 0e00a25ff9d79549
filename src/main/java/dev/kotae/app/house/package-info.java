/// Makes the objects, opens the doors, and closes them in reverse.
///
/// Entry types: [dev.kotae.app.house.Service] for a house with doors, and
/// [dev.kotae.app.house.House] without.
@NullMarked
package dev.kotae.app.house;

import org.jspecify.annotations.NullMarked;
