package dev.kotae.store;

/// Where the state is kept.
///
/// @param url a JDBC url: `jdbc:sqlite:` and the path of a file, relative to the working directory
///   or absolute; its folder is made when it is missing. Pragmas may follow, as the driver knows
///   them: `?cache_size=-64000`
public record StoreSettings(String url) {}
