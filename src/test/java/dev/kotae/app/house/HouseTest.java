package dev.kotae.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.SettingsProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {
    @TempDir Path folder;

    @Test
    void a_house_that_could_not_be_built_leaves_its_store_to_the_next() throws Exception {
        var settings =
                Settings.NONE.with(
                        Map.of(
                                Key.BEDROCK_REGION,
                                "us-east-1",
                                Key.STORE_URL,
                                "jdbc:sqlite:" + folder.resolve("kotae.db")));
        var file = Files.writeString(folder.resolve("file"), "no folder");
        var wrong = settings.with(Map.of(Key.FAQ, file.resolve("faq").toString()));

        assertThatThrownBy(() -> House.build(wrong)).isInstanceOf(SettingsProblem.class);

        try (var house = House.build(settings)) {
            assertThat(house.ports().inbox().stats().waiting()).isZero();
        }
    }
}
