package dev.kotae.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The rights that the README asks for, beside the calls that are made.
class RightsTest {
    /// What a call takes that takes another right than the one of its own name (Bedrock user guide,
    /// "Prerequisites for running model inference", 2026-08).
    private static final Map<String, String> OTHERWISE =
            Map.of("ConverseStream", "InvokeModelWithResponseStream");

    /// What no call of its own goes with: the service orders what a search found, and somebody who
    /// opens a signed link reads the object in our name.
    private static final Set<String> BESIDES = Set.of("bedrock:Rerank", "s3:GetObject");

    private static final Pattern POLICY =
            Pattern.compile("```json\n(\\{\n +\"Version\".*?)```", Pattern.DOTALL);

    private static final Pattern RIGHT = Pattern.compile("\\b(bedrock|s3):[A-Z]\\w+");

    private final JavaClasses ours =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.kotae.bedrock");

    @Test
    void the_readme_asks_for_the_rights_that_are_used_and_for_no_more() throws Exception {
        var used = called().collect(Collectors.toCollection(TreeSet::new));
        used.addAll(BESIDES);

        assertThat(asked()).isEqualTo(used);
    }

    @Test
    void the_doctor_speaks_of_no_other_rights() throws Exception {
        for (var words : Set.of("words.properties", "words_ja.properties")) {
            var text = Files.readString(Path.of("src/main/resources/dev/kotae/app", words));

            assertThat(RIGHT.matcher(text).results().map(found -> found.group()))
                    .as(words)
                    .isNotEmpty()
                    .isSubsetOf(asked());
        }
    }

    private Stream<String> called() {
        return ours.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .map(call -> call.getTarget())
                .filter(target -> target.getOwner().getSimpleName().matches("Bedrock\\w*Client"))
                .filter(target -> target.getRawReturnType().isEquivalentTo(CompletableFuture.class))
                .map(target -> target.getName())
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .map(name -> "bedrock:" + OTHERWISE.getOrDefault(name, name));
    }

    private static Set<String> asked() throws IOException {
        var policy = POLICY.matcher(Files.readString(Path.of("README.md")));
        assertThat(policy.find()).isTrue();
        var actions = new TreeSet<String>();
        for (var statement : new JsonMapper().readTree(policy.group(1)).path("Statement")) {
            var action = statement.path("Action");
            if (action.isString()) {
                actions.add(action.asString());
            }
            action.forEach(one -> actions.add(one.asString()));
        }
        return actions;
    }
}
