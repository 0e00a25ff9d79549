package dev.kotae.slack.said;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kotae.chat.Attachment;
import dev.kotae.slack.api.SlackJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A message as Slack gives it in events, in payloads, and by the Web API. Only what people type
/// stands in its text: what they forward, and most of what apps post, stands in attachments or in
/// blocks beside an empty text (docs.slack.dev, "Reference: secondary message attachments", and
/// github.com/slackapi/java-slack-sdk, issue 1179, both read November 2026). Where an app posts
/// blocks, Slack shows them alone, and the text only in notifications (docs.slack.dev,
/// "chat.postMessage", read November 2026).
///
/// @param json as Slack sent it
public record Message(SlackJson json) {
    /// The modes of files that nobody can see any more.
    public static final Set<String> UNSEEN = Set.of("tombstone", "hidden_by_limit");

    /// The kind of a file of which Slack tells none.
    public static final String UNKNOWN_TYPE = "application/octet-stream";

    /// What people say in other ways than plainly: with a file, in a thread and to the channel, or
    /// by `/me`.
    private static final Set<String> SAID = Set.of("file_share", "thread_broadcast", "me_message");

    /// What Slack says for a picture that it has no words for.
    private static final String NO_WORDS = "[no preview available]";

    /// What Slack says itself where an app posts blocks without a text.
    private static final String NO_TEXT = "This content can't be displayed.";

    /// What its author said and people see, in Slack's markup.
    public String text() {
        return seen(json, json.list("blocks"));
    }

    /// Of an app the blocks' words, of people the text; the other one where there is none.
    private static String seen(SlackJson said, List<SlackJson> blocks) {
        boolean byApp = !said.text("bot_id").isEmpty();
        var text = byApp && said.text("text").equals(NO_TEXT) ? "" : said.text("text");
        if (!byApp && !text.isBlank()) {
            return text;
        }
        var words = BlockWords.of(blocks);
        return words.isBlank() ? text : words;
    }

    /// What came along in attachments, in Slack's markup: forwarded messages, marked as somebody
    /// else's, and what apps say. Previews of links are left out. Empty where there is nothing.
    public String attached() {
        return attachments()
                .map(one -> isForwarded(one) ? forwarded(one) : posted(one))
                .filter(words -> !words.isBlank())
                .collect(joining("\n\n"));
    }

    /// Its files, and those of the messages that are forwarded in it.
    public List<SlackJson> files() {
        return Stream.concat(
                        json.list("files").stream(),
                        attachments().flatMap(one -> one.list("files").stream()))
                .toList();
    }

    /// The same as a question has them, without those that nobody can see any more.
    public List<Attachment> enclosed() {
        return files().stream()
                .filter(file -> !file.text("id").isEmpty() && !UNSEEN.contains(file.text("mode")))
                .map(Message::enclosed)
                .toList();
    }

    private static Attachment enclosed(SlackJson file) {
        var type = file.text("mimetype");
        return new Attachment(
                file.text("id"),
                file.firstText("name", "id"),
                type.isEmpty() ? UNKNOWN_TYPE : type,
                file.number("size"));
    }

    /// Makes of it, in place, one without blocks, with all [#files] for its files, and with one
    /// attachment at most, whose text is [#attached]: to read blocks is half of Bolt's work on an
    /// event, and it stumbles over those that it does not know. What people say becomes a plain
    /// message: Bolt's class for one in a thread that is shown to the channel has no files, though
    /// the message may (soxtoby/SlackNet#69).
    public void boilDown() {
        var text = text();
        var attached = attached();
        var files = files();
        var message = json.object();
        List.of("blocks", "attachments").forEach(message::remove);
        if (SAID.contains(json.text("subtype"))) {
            List.of("subtype", "root").forEach(message::remove);
        }
        if (!text.isEmpty()) {
            message.addProperty("text", text);
        }
        if (!attached.isEmpty()) {
            var all = new JsonObject();
            all.addProperty("text", attached);
            message.add("attachments", array(Stream.of(all)));
        }
        if (!files.isEmpty()) {
            message.add("files", array(files.stream().map(SlackJson::object)));
        }
    }

    private static JsonArray array(Stream<JsonObject> objects) {
        var array = new JsonArray();
        objects.forEach(array::add);
        return array;
    }

    private Stream<SlackJson> attachments() {
        return json.list("attachments").stream()
                .filter(one -> isForwarded(one) || one.text("from_url").isEmpty());
    }

    private static boolean isForwarded(SlackJson attachment) {
        return attachment.isTrue("is_share") || attachment.isTrue("is_msg_unfurl");
    }

    private static String forwarded(SlackJson attachment) {
        var told = words(attachment);
        var words = told.isBlank() ? fallback(attachment) : told;
        var channel = attachment.text("channel_name");
        var by = author(attachment) + (channel.isEmpty() ? "" : " (" + channel + ")");
        return words.isBlank() ? "" : by.strip() + ":\n&gt; " + words.replace("\n", "\n&gt; ");
    }

    private static String author(SlackJson attachment) {
        var name = attachment.firstText("author_name", "author_subname");
        var id = attachment.text("author_id");
        return name.isEmpty() && !id.isEmpty() ? "<@" + id + ">" : name;
    }

    private static String words(SlackJson attachment) {
        var blocks =
                Stream.concat(
                        attachment.list("blocks").stream(),
                        attachment.list("message_blocks").stream()
                                .flatMap(one -> one.at("message").list("blocks").stream()));
        return seen(attachment, blocks.toList());
    }

    /// What Slack shows where it cannot show the attachment.
    private static String fallback(SlackJson attachment) {
        var words = attachment.text("fallback");
        return words.equals(NO_WORDS) ? "" : words;
    }

    /// An app's attachment: what stands above, in and below it.
    private static String posted(SlackJson attachment) {
        var fields =
                attachment.list("fields").stream()
                        .map(field -> field.text("title") + ": " + field.text("value"));
        var around =
                Stream.of(
                        attachment.text("pretext"),
                        attachment.text("author_name"),
                        attachment.text("title"),
                        words(attachment));
        var told =
                Stream.concat(around, fields)
                        .filter(line -> !line.isBlank())
                        .distinct()
                        .collect(joining("\n"));
        return told.isEmpty() ? fallback(attachment) : told;
    }

    @Override
    public String toString() {
        return "message:" + json.text("ts");
    }
}
