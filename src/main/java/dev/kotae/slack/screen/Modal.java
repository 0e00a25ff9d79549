package dev.kotae.slack.screen;

import com.google.gson.JsonObject;
import dev.kotae.chat.Wording;
import dev.kotae.slack.block.Kit;
import java.util.List;
import java.util.Locale;

/// A modal before it is drawn.
///
/// @param callback which one it is
/// @param title 24 characters at most
/// @param metadata what comes back with what is filled in, 3,000 characters at most
/// @param blocks what stands in it
public record Modal(Callback callback, Wording title, String metadata, List<JsonObject> blocks) {
    private static final int LONGEST_TITLE = 24;

    public Modal {
        blocks = List.copyOf(blocks);
    }

    /// Without a button to send it.
    public JsonObject told(Locale reader) {
        return drawn(reader, Wording.MODAL_CLOSE);
    }

    /// With one.
    public JsonObject asking(Locale reader, Wording send) {
        var view = drawn(reader, Wording.MODAL_CANCEL);
        view.add("submit", words(send, reader));
        return view;
    }

    private JsonObject drawn(Locale reader, Wording close) {
        var view = new JsonObject();
        view.addProperty("type", "modal");
        view.addProperty("callback_id", callback.id());
        view.add("title", words(title, reader));
        view.add("close", words(close, reader));
        view.addProperty("private_metadata", metadata);
        view.add("blocks", Kit.array(blocks));
        return view;
    }

    private static JsonObject words(Wording wording, Locale reader) {
        return Kit.plain(wording.in(reader), LONGEST_TITLE);
    }
}
