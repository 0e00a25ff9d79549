/// Watches, never steers: whether the house is well, and what it does, in figures.
///
/// Entry types: [dev.kotae.ops.Readiness] with the [dev.kotae.ops.HealthPage] that tells of it, and
/// [dev.kotae.ops.Meter] with the [dev.kotae.ops.MetricsPage]. Made by `app`, which serves the
/// pages on the management port.
@NullMarked
package dev.kotae.ops;

import org.jspecify.annotations.NullMarked;
