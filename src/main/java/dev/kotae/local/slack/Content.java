package dev.kotae.local.slack;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a message says.
///
/// @param text Slack's own markup, or the fallback where there are blocks
/// @param markdown standard Markdown, as `markdown_text` and streams bring it; empty where there is
///   none
/// @param blocks Block Kit blocks, below the Markdown
/// @param metadata `event_type` and `event_payload`; empty where there is none
/// @param tasks `task_card` blocks of work in progress, above the Markdown, after the `plan` that
///   they belong to where there is one
/// @param files what is attached
public record Content(
        String text,
        String markdown,
        ArrayNode blocks,
        ObjectNode metadata,
        ArrayNode tasks,
        List<SharedFile> files) {
    public Content {
        blocks = blocks.deepCopy();
        metadata = metadata.deepCopy();
        tasks = tasks.deepCopy();
        files = List.copyOf(files);
    }

    /// Without work in progress and files.
    public Content(String text, String markdown, ArrayNode blocks, ObjectNode metadata) {
        this(text, markdown, blocks, metadata, Json.array(), List.of());
    }

    /// Words without anything besides.
    public static Content of(String text) {
        return new Content(text, "", Json.array(), Json.object());
    }

    /// The same with more Markdown at its end.
    public Content plus(String moreMarkdown, ArrayNode moreBlocks) {
        var all = blocks.deepCopy().addAll(moreBlocks);
        return new Content(text, markdown + moreMarkdown, all, metadata, tasks, files);
    }

    /// The same with work in progress: a card of a known `task_id` takes the other's place, and so
    /// does a plan.
    public Content doing(ArrayNode moreTasks) {
        var all = tasks.deepCopy();
        for (var task : moreTasks) {
            int at = index(all, task);
            if (at >= 0) {
                all.set(at, merged((ObjectNode) all.get(at), task));
            } else if (task.path("type").asString("").equals("plan")) {
                all.insert(0, task);
            } else {
                all.add(task);
            }
        }
        return new Content(text, markdown, blocks, metadata, all, files);
    }

    private static int index(ArrayNode all, JsonNode task) {
        for (int i = 0; i < all.size(); i++) {
            boolean same =
                    all.get(i).path("type").equals(task.path("type"))
                            && all.get(i).path("task_id").equals(task.path("task_id"));
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode merged(ObjectNode before, JsonNode update) {
        return before.deepCopy().setAll((ObjectNode) update);
    }

    /// The same with files.
    public Content with(List<SharedFile> newFiles) {
        return new Content(text, markdown, blocks, metadata, tasks, newFiles);
    }

    /// The same with other metadata.
    public Content bearing(ObjectNode newMetadata) {
        return new Content(text, markdown, blocks, newMetadata, tasks, files);
    }

    /// The same with the metadata of what stood before, where it brings none of its own.
    public Content markedAs(Content before) {
        return metadata.isEmpty() ? bearing(before.metadata) : this;
    }

    /// Whether there is nothing to show.
    public boolean isEmpty() {
        return text.isBlank() && markdown.isBlank() && blocks.isEmpty() && files.isEmpty();
    }

    /// The words for those who see no blocks.
    public String fallback() {
        return text.isEmpty() ? markdown : text;
    }

    /// All that is shown, as blocks.
    public ArrayNode drawn() {
        var all = work();
        if (!markdown.isEmpty()) {
            all.addObject().put("type", "markdown").put("text", markdown);
        }
        return all.addAll(blocks.deepCopy());
    }

    /// The work in progress as blocks: a plan with its tasks in it, or the tasks by themselves.
    public ArrayNode work() {
        if (tasks.isEmpty() || !tasks.get(0).path("type").asString("").equals("plan")) {
            return tasks.deepCopy();
        }
        var plan = ((ObjectNode) tasks.get(0)).deepCopy();
        plan.putArray("tasks")
                .addAll(StreamSupport.stream(tasks.spliterator(), false).skip(1).toList());
        return Json.array().add(plan);
    }

    @Override
    public String toString() {
        return "content:" + fallback().length() + " characters";
    }
}
