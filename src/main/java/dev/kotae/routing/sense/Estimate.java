package dev.kotae.routing.sense;

/// What a request seems to be worth, of which nothing is certain.
///
/// @param gain how much better the next model up would answer it, in no unit: only the order counts
/// @param balanced how sure it is that the quick model would not do, about 0 to 1
/// @param deep how sure it is that only the deep model would do, about 0 to 1
/// @param heard what it speaks of
/// @param traits what was seen in it
public record Estimate(double gain, double balanced, double deep, Heard heard, Traits traits) {}
