package dev.kotae.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static final String ADDRESS = "https://docs.evil.example/login";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank.com",
                "bank.tokyo",
                "my.bank",
                "Bank.Online",
                "www.bank.md",
                "wiki.corp",
                "bank.com.Then",
                "bank.comの手続き",
                "日本語.jp",
                "https://bank.md/login",
                "https://bank.com@evil.example/",
                "evil.example or bank.com",
                "ann@bank.online",
                "ｂａｎｋ．ｃｏｍ",
                "b\u00adank.c\u200bom",
                "bank\u2060.\ufeffcom",
                "bank.c\ufe0fom",
                "bank.c\u034fom",
                "\u200b\u00ad",
                " "
            })
    void a_label_that_names_another_host_or_nothing_is_not_honest(String label) {
        assertThat(Links.isHonest(label, ADDRESS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the log-in page",
                "evil.example",
                "https://docs.evil.example",
                "EVIL.EXAMPLE",
                "ｅｖｉｌ．ｅｘａｍｐｌｅ",
                "in.docs.evil.example",
                "first.name@evil.example",
                "notes.md",
                "README.md",
                "report.docx",
                "archive.tar.gz",
                "backup.zip",
                "Main.java",
                "Node.js",
                "e.g.this",
                "i.e. that",
                "server.port",
                "java.util.List",
                "version 2.1.beta",
                ".env.local",
                "規程.pdf",
                "第3.2条",
                "終わり。次"
            })
    void a_label_that_is_no_name_of_a_host_or_that_of_the_address_is_honest(String label) {
        assertThat(Links.isHonest(label, ADDRESS)).isTrue();
    }
}
