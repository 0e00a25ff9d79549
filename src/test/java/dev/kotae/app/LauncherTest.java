package dev.kotae.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with a built program beside it and JDKs that only say how they were started.
class LauncherTest {
    @TempDir private Path folder;

    private Path home;
    private Path built;

    @BeforeEach
    void build() throws IOException {
        home = Files.createDirectories(folder.resolve("a place/kotae"));
        Files.copy(Path.of("kotae"), home.resolve("kotae"));
        Files.setPosixFilePermissions(
                home.resolve("kotae"), PosixFilePermissions.fromString("rwxr-xr-x"));
        built = Files.createDirectories(home.resolve(".kotae/1"));
        Files.writeString(home.resolve(".kotae/current"), "1\n");
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(built.resolve("kotae.jar"), "");
        Files.writeString(built.resolve("kotae.aot.tried"), "");
        var before = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(home.resolve("src/main"), before);
        Files.setLastModifiedTime(home.resolve("pom.xml"), before);
        jdk("jdk-25", "25.0.3");
        jdk("jdk-17", "17.0.9");
    }

    @Test
    void without_a_cache_none_is_spoken_of() throws Exception {
        assertThat(launch(Map.of(), "ask", "two  words")).doesNotContain("AOTCache");
    }

    @Test
    void a_cache_is_used_and_what_java_says_of_it_is_kept_quiet() throws Exception {
        Files.writeString(built.resolve("kotae.aot"), "");

        assertThat(launch(Map.of(), "version").lines())
                .contains(
                        "[-XX:AOTCache=" + built.resolve("kotae.aot") + "]",
                        "[-Xlog:aot=off:stderr]");
    }

    @Test
    void a_cache_that_another_jar_was_tried_with_is_made_anew() throws Exception {
        Files.writeString(built.resolve("kotae.aot"), "");
        Files.setLastModifiedTime(
                built.resolve("kotae.jar"), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(launch(Map.of(), "version")).doesNotContain("AOTCache=");

        assertThat(Files.readString(built.resolve("train.log"))).contains("[train]");
    }

    /// It asks questions: neither what is set in the environment nor a file of settings here may
    /// send these to somebody's own Bedrock.
    @Test
    void the_cache_is_made_on_embedded_defaults_whatever_is_set() throws Exception {
        Files.delete(built.resolve("kotae.aot.tried"));
        script(
                folder.resolve("jdk-25/bin/java"),
                "pwd -P\nenv | sed 's/=.*//'\nprintf '[%s]\\n' \"$@\"");

        var said =
                launch(
                        Map.of("AWS_REGION", "us-east-1", "KOTAE_STORE_URL", "jdbc:none"),
                        "version");

        assertThat(said).contains("AWS_REGION", "KOTAE_STORE_URL", "[version]");
        assertThat(Files.readString(built.resolve("train.log")))
                .startsWith(built.toRealPath() + "\n")
                .contains("[train]")
                .doesNotContain("AWS", "KOTAE_");
    }

    @Test
    void arguments_are_passed_on_as_they_are() throws Exception {
        assertThat(launch(Map.of(), "ask", "two  words", "", "a\"b'c $HOME `x` *\n質問🙂"))
                .endsWith("[ask]\n[two  words]\n[]\n[a\"b'c $HOME `x` *\n質問🙂]\n");
    }

    @Test
    void an_older_jdk_in_java_home_gives_way_to_one_on_the_path() throws Exception {
        var said =
                launch(
                        Map.of(
                                "JAVA_HOME",
                                folder.resolve("jdk-17").toString(),
                                "PATH",
                                folder.resolve("jdk-25/bin") + ":/usr/bin:/bin"),
                        "version");

        assertThat(said).startsWith("jdk-25 ");
    }

    @Test
    void it_is_found_through_a_link_and_from_anywhere() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("kotae"));

        assertThat(start(link, Map.of(), "version")).contains("[" + home + "/.kotae/1/kotae.jar]");
    }

    @Test
    void a_japanese_locale_that_is_not_installed_still_means_japanese_and_utf_8() throws Exception {
        assertThat(launch(Map.of("LC_ALL", "ja_JP.UTF-8-none"), "ask", "有給休暇は？"))
                .startsWith("jdk-25 C.UTF-8\n")
                .contains("[-Duser.language=ja]\n")
                .endsWith("[有給休暇は？]\n");
    }

    @Test
    void an_english_machine_is_not_told_its_language() throws Exception {
        assertThat(launch(Map.of("LC_ALL", "C.UTF-8"), "version")).doesNotContain("user.language");
        assertThat(launch(Map.of("LC_ALL", "POSIX"), "version"))
                .startsWith("jdk-25 C.UTF-8\n")
                .doesNotContain("user.language");
    }

    @Test
    void no_home_folder_is_needed() throws Exception {
        assertThat(launch(Map.of("HOME", ""), "version")).startsWith("jdk-25 ");
    }

    @Test
    void where_it_must_be_built_and_there_is_no_maven_it_says_so() throws Exception {
        Files.delete(built.resolve("kotae.jar"));
        var tools = withoutMaven();

        assertThat(launch(Map.of("PATH", tools), "version"))
                .contains("no 'mvn' on the PATH")
                .doesNotContain("[version]");
        assertThat(launch(Map.of("PATH", tools, "LANG", "ja_JP.UTF-8"), "version"))
                .contains("PATH に「mvn」がありません");
    }

    @Test
    void what_was_built_before_runs_where_there_is_no_maven() throws Exception {
        var tools = withoutMaven();
        age();

        assertThat(launch(Map.of("PATH", tools), "version"))
                .contains("no 'mvn' on the PATH", "what was built before runs")
                .contains("[" + built + "/kotae.jar]")
                .endsWith("[version]\n");
    }

    @Test
    void what_was_built_before_runs_where_the_build_fails() throws Exception {
        var tools = maven();
        script(folder.resolve("maven/mvn"), "echo '[ERROR] no such library'; exit 1");
        age();

        assertThat(launch(Map.of("PATH", tools), "version"))
                .contains("no such library", "The build failed", "what was built before runs")
                .contains("[" + built + "/kotae.jar]")
                .endsWith("[version]\n");
        assertThat(home.resolve(".kotae/lock")).doesNotExist();
        assertThat(launch(Map.of("PATH", tools, "LANG", "ja_JP.UTF-8"), "version"))
                .contains("前回ビルドしたものを起動します");
    }

    @Test
    void who_tries_out_what_was_edited_is_shown_nothing_older() throws Exception {
        age();

        assertThat(launch(Map.of("PATH", withoutMaven()), "playground"))
                .contains("no 'mvn' on the PATH")
                .doesNotContain("before runs", "[playground]");
    }

    @Test
    void nothing_runs_where_the_first_build_fails() throws Exception {
        var tools = maven();
        script(folder.resolve("maven/mvn"), "exit 1");
        Files.delete(built.resolve("kotae.jar"));

        assertThat(launch(Map.of("PATH", tools), "version"))
                .contains("The build failed")
                .doesNotContain("before", "[version]");
    }

    @Test
    void what_was_built_runs_without_sources() throws Exception {
        Files.delete(home.resolve("pom.xml"));

        assertThat(launch(Map.of("PATH", withoutMaven()), "version"))
                .startsWith("jdk-25 ")
                .endsWith("[version]\n");
    }

    @Test
    void a_benchmark_that_is_not_named_is_asked_for_before_anything_is_compiled() throws Exception {
        assertThat(launch(Map.of("PATH", withoutMaven()), "bench"))
                .startsWith("jdk-25 ")
                .endsWith("[bench]\n");
    }

    @Test
    void what_needs_the_sources_says_so_where_there_are_none() throws Exception {
        Files.delete(home.resolve("pom.xml"));

        for (var command : List.of("check", "bench")) {
            assertThat(launch(Map.of(), command, "door"))
                    .isEqualTo(
                            "'"
                                    + command
                                    + "' needs the sources, and this is an installed copy: run it"
                                    + " in a clone of the repository.\n");
        }
    }

    @Test
    void what_is_built_anew_leaves_alone_what_runs() throws Exception {
        var tools = maven();
        var running = new ProcessBuilder("sh", "-c", "read line", built + "/kotae.jar").start();
        age();

        assertThat(launch(Map.of("PATH", tools), "version"))
                .contains("/kotae.jar]")
                .doesNotContain(built.toString());
        assertThat(built.resolve("kotae.jar")).isRegularFile();

        running.destroy();
        running.waitFor();
        age();
        launch(Map.of("PATH", tools), "version");
        assertThat(built).doesNotExist();
        try (var programs = Files.list(home.resolve(".kotae"))) {
            assertThat(programs.filter(place -> Files.exists(place.resolve("kotae.jar"))))
                    .hasSize(1);
        }
    }

    @Test
    void of_two_that_find_it_old_one_builds_and_the_other_waits() throws Exception {
        var tools = maven();
        Files.delete(built.resolve("kotae.jar"));
        var said = new ArrayList<String>();
        Callable<String> one = () -> launch(Map.of("PATH", tools), "version");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(List.of(one, one))) {
                said.add(each.get());
            }
        }

        assertThat(said).allMatch(text -> text.endsWith("[version]\n"));
        assertThat(folder.resolve("builds")).hasContent("build");
    }

    @Test
    void a_build_that_was_killed_is_not_waited_for() throws Exception {
        var tools = maven();
        Files.delete(built.resolve("kotae.jar"));
        Files.createSymbolicLink(home.resolve(".kotae/lock"), Path.of("999999999"));

        assertThat(launch(Map.of("PATH", tools), "version")).endsWith("[version]\n");
        assertThat(home.resolve(".kotae/lock")).doesNotExist();
    }

    @Test
    void a_build_that_was_killed_is_not_waited_for_under_its_own_number() throws Exception {
        var tools = maven();
        Files.delete(built.resolve("kotae.jar"));
        var lock = home.resolve(".kotae/lock");
        var again = folder.resolve("again");
        script(again, "ln -s $$ '%s' && exec '%s' version".formatted(lock, home.resolve("kotae")));

        assertThat(start(again, Map.of("PATH", tools))).endsWith("[version]\n");
        assertThat(lock).doesNotExist();
    }

    @Test
    void what_is_edited_while_it_is_built_is_built_the_next_time() throws Exception {
        var tools = maven();
        Files.delete(built.resolve("kotae.jar"));
        var mvn = folder.resolve("maven/mvn");
        Files.writeString(
                mvn,
                Files.readString(mvn)
                        // File systems tell times apart by some milliseconds.
                        .replace("sleep 1", "sleep 0.1; touch '%s/pom.xml'".formatted(home)));

        launch(Map.of("PATH", tools), "version");
        launch(Map.of("PATH", tools), "version");

        assertThat(folder.resolve("builds")).hasContent("build\nbuild");
    }

    /// As if a source had been written after the build.
    private void age() throws IOException {
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
    }

    /// @return a PATH on which there is no Maven
    private String withoutMaven() throws IOException {
        var tools = Files.createDirectory(folder.resolve("tools"));
        for (var tool : List.of("sh", "dirname", "sed", "find", "head", "locale", "mkdir", "cat")) {
            script(tools.resolve(tool), "PATH=/usr/bin:/bin; exec " + tool + " \"$@\"");
        }
        return tools.toString();
    }

    /// A Maven that takes a second.
    ///
    /// @return a PATH on which it is
    private String maven() throws IOException {
        var tools = Files.createDirectory(folder.resolve("maven"));
        script(
                tools.resolve("mvn"),
                """
                for option; do
                    case $option in -Dkotae.directory=*) place=${option#*=} ;; esac
                done
                echo build >>'%s'
                sleep 1
                mkdir -p "$place/lib"
                : >"$place/kotae.jar"
                """
                        .formatted(folder.resolve("builds")));
        return tools + ":/usr/bin:/bin";
    }

    /// A JDK that says its name and locale, and each of its arguments in brackets.
    private void jdk(String name, String version) throws IOException {
        var bin = Files.createDirectories(folder.resolve(name + "/bin"));
        Files.writeString(folder.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (var tool : List.of("java", "javac")) {
            script(bin.resolve(tool), "echo \"" + name + " ${LC_ALL:-}\"\nprintf '[%s]\\n' \"$@\"");
        }
    }

    private static void script(Path place, String lines) throws IOException {
        Files.writeString(place, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(Map<String, String> variables, String... arguments) throws Exception {
        return start(home.resolve("kotae"), variables, arguments);
    }

    private String start(Path launcher, Map<String, String> variables, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("JAVA_HOME", folder.resolve("jdk-25").toString());
        environment.putAll(variables);
        return builder.start().inputReader().readAllAsString();
    }
}
