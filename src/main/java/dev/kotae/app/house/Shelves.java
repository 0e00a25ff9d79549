package dev.kotae.app.house;

import dev.kotae.answer.Faq;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.bedrock.BedrockClients;
import dev.kotae.bedrock.BedrockKnowledge;
import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.Library;
import dev.kotae.knowledge.Meanings;
import dev.kotae.knowledge.ReviewedAnswers;
import dev.kotae.knowledge.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens the collections of documents that the settings name, and closes those that are ours.
final class Shelves implements AutoCloseable {
    private final List<Library.Shelf> shelves = new ArrayList<>();
    private final List<FolderKnowledge> folders = new ArrayList<>();

    /// Those, and the one of answers that were found right.
    private final List<FolderKnowledge> awaited = new ArrayList<>();

    private final Closing reviewed = new Closing();
    private final Optional<Meanings> meanings;
    private final Faq faq;

    /// Without a folder of answers that were found right.
    ///
    /// @param meanings by which folders are searched besides their words
    Shelves(List<Source> sources, BedrockClients bedrock, Optional<Meanings> meanings) {
        this.meanings = meanings;
        this.faq = Faq.NONE;
        open(sources, bedrock);
    }

    /// @param reviewedIn the folder of answers that were found right
    Shelves(
            List<Source> sources,
            Path reviewedIn,
            BedrockClients bedrock,
            Optional<Meanings> meanings,
            InstantSource clock) {
        this.meanings = meanings;
        var answers =
                reviewed.with(
                        ReviewedAnswers.open(understood(FolderKnowledge.Settings.of(reviewedIn))));
        awaited.add(answers.documents());
        shelves.add(new Library.Shelf(answers, Rule.EVERYBODY));
        this.faq = Faq.in(answers, clock);
        open(sources, bedrock);
    }

    private void open(List<Source> sources, BedrockClients bedrock) {
        for (var source : sources) {
            shelves.add(new Library.Shelf(open(source, bedrock), source.rule(), source.owner()));
        }
    }

    private Knowledge open(Source source, BedrockClients bedrock) {
        return switch (source) {
            case Source.Folder(var name, var path, var link, _, _) ->
                    keep(FolderKnowledge.Settings.of(Path.of(path)).called(name).linkedAt(link));
            case Source.Base(var base, _, _) -> new BedrockKnowledge(bedrock, base);
        };
    }

    private FolderKnowledge keep(FolderKnowledge.Settings settings) {
        var knowledge = FolderKnowledge.open(understood(settings));
        folders.add(knowledge);
        awaited.add(knowledge);
        return knowledge;
    }

    private FolderKnowledge.Settings understood(FolderKnowledge.Settings settings) {
        return meanings.map(settings::understoodBy).orElse(settings);
    }

    /// Where answers are kept that were found right.
    Faq faq() {
        return faq;
    }

    /// Each of them.
    List<Knowledge> all() {
        return shelves.stream().map(Library.Shelf::knowledge).toList();
    }

    /// Waits until the documents that lie in our folders now can be found.
    ///
    /// @return false where that takes longer
    boolean caughtUp(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (var folder : awaited) {
            if (!folder.caughtUp(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    /// Whether no search waits any more until one of our folders is read for the first time.
    boolean areRead() {
        return awaited.stream().allMatch(FolderKnowledge::isRead);
    }

    Library library() {
        return new Library(shelves);
    }

    /// Those alone that are on this machine, for everybody.
    Library ours() {
        return new Library(
                folders.stream().map(folder -> new Library.Shelf(folder, Rule.EVERYBODY)).toList());
    }

    @Override
    public void close() {
        folders.forEach(FolderKnowledge::close);
        reviewed.close();
    }
}
