package dev.kotae.store.table;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The words of `chat` as they stand in a row. The names of their components are thereby part of
/// the schema: a renamed one makes old rows unreadable. What a later version adds is passed over.
public final class StoredJson {
    private static final Logger log = LoggerFactory.getLogger(StoredJson.class);

    private final JsonMapper mapper =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// What is written into a row.
    public String of(Object value) {
        return mapper.writeValueAsString(value);
    }

    /// What a row holds, or empty where it cannot be read; that is logged.
    ///
    /// @param row names the row in the log
    public <T> Optional<T> read(String json, Class<T> type, String row) {
        try {
            return Optional.of(mapper.readValue(json, type));
        } catch (JacksonException e) {
            // Its message may quote the text.
            log.error(
                    "row={} type={} is unreadable: {}",
                    row,
                    type.getSimpleName(),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /// A list of texts that a row holds; empty where it cannot be read.
    ///
    /// @param row names the row in the log
    public List<String> texts(String json, String row) {
        return read(json, String[].class, row).map(List::of).orElse(List.of());
    }
}
