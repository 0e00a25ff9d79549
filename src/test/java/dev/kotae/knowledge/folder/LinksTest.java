package dev.kotae.knowledge.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    private final Links links = new Links("https://wiki.example/docs");

    @ParameterizedTest
    @CsvSource({
        "a b/c.md,a%20b/c.md",
        "100%.md,100%25.md",
        "a#b?c.md,a%23b%3Fc.md",
        "rules (new); v=2.md,rules%20(new);%20v=2.md",
        "が.md,%E3%81%8C.md",
        "か\u3099.md,%E3%81%8B%E3%82%99.md"
    })
    void a_link_names_the_file_as_it_is_written(String path, String written) {
        assertThat(links.to(Path.of("x.md"), path, ""))
                .isEqualTo("https://wiki.example/docs/" + written);
    }

    @ParameterizedTest
    @CsvSource({"page=2,#page=2", "か\u3099,#%E3%81%8B%E3%82%99"})
    void an_anchor_stays_as_it_is_written_too(String anchor, String written) {
        assertThat(links.to(Path.of("x.md"), "a.pdf", anchor)).endsWith("/a.pdf" + written);
    }
}
