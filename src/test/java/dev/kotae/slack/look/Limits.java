package dev.kotae.slack.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What Slack refuses (docs.slack.dev, "Blocks", "Rich text block", "Table block", read September
/// 2026; slackapi/bolt-js issue 2509).
final class Limits {
    private Limits() {}

    static void check(Look look) {
        var blocks = look.blocks();
        assertThat(blocks.size()).isLessThanOrEqualTo(Look.MOST_BLOCKS);
        int tables = 0;
        int markdown = 0;
        int all = 0;
        for (var element : blocks) {
            var block = element.getAsJsonObject();
            int characters = texts(block).stream().mapToInt(String::length).sum();
            all += characters;
            switch (block.get("type").getAsString()) {
                case "markdown" -> markdown += characters;
                case "table" -> {
                    tables++;
                    table(block);
                    assertThat(characters).isLessThanOrEqualTo(10_000);
                }
                default -> rich(block);
            }
        }
        assertThat(tables).isLessThanOrEqualTo(1);
        assertThat(markdown).isLessThanOrEqualTo(12_000);
        assertThat(all).isLessThanOrEqualTo(13_200);
    }

    private static void table(JsonObject table) {
        var rows = table.getAsJsonArray("rows");
        assertThat(rows.size()).isBetween(1, 100);
        int columns = rows.get(0).getAsJsonArray().size();
        assertThat(columns).isBetween(1, 20);
        assertThat(table.getAsJsonArray("column_settings").size()).isEqualTo(columns);
        for (var row : rows) {
            assertThat(row.getAsJsonArray().size()).isEqualTo(columns);
        }
    }

    private static void rich(JsonElement element) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(Limits::rich);
        } else if (element.isJsonObject()) {
            var object = element.getAsJsonObject();
            if (object.has("elements")) {
                assertThat(object.getAsJsonArray("elements").isEmpty()).isFalse();
                rich(object.get("elements"));
            }
            if (object.has("indent")) {
                assertThat(object.get("indent").getAsInt()).isBetween(0, 8);
            }
        }
    }

    /// Every text that is shown; none is empty.
    private static List<String> texts(JsonElement element) {
        var texts = new ArrayList<String>();
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(inner -> texts.addAll(texts(inner)));
        } else if (element.isJsonObject()) {
            for (var member : element.getAsJsonObject().entrySet()) {
                if (member.getKey().equals("text")) {
                    assertThat(member.getValue().getAsString()).isNotEmpty();
                    texts.add(member.getValue().getAsString());
                } else {
                    texts.addAll(texts(member.getValue()));
                }
            }
        }
        return texts;
    }
}
