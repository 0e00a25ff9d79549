/// What one asks a part of the house: are you well, and if not, what is the fix.
///
/// Entry types: [dev.kotae.doctor.Check], which what can be unwell implements;
/// [dev.kotae.doctor.Secret], which every room's settings use; and [dev.kotae.doctor.OwnRights],
/// for the rooms that keep files.
@NullMarked
package dev.kotae.doctor;

import org.jspecify.annotations.NullMarked;
