package dev.kotae.knowledge;

import dev.kotae.chat.Address;
import dev.kotae.chat.Beginning;
import dev.kotae.chat.Passage;
import dev.kotae.chat.Platform;
import dev.kotae.doctor.OwnRights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Answers that somebody found right, each kept as a Markdown file that people can read, change and
/// remove, and found like any other document. An answer that all full members of a workspace could
/// see is found for them everywhere in it; any other only in the channel where it stood.
public final class ReviewedAnswers implements Knowledge, AutoCloseable {
    /// Behind it stands in which workspace.
    private static final String EVERYWHERE = "everywhere-";

    /// In the folder are answers for other places, too: so many times more is looked for at first.
    private static final int CHOICE = 8;

    private static final int LONGEST_TITLE = 120;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final Pattern ORIGIN = Pattern.compile("\\((https?://[^\\s()]+)\\)\\s*$");

    private static final Pattern REVIEWED =
            Pattern.compile(
                    "(?s)\\s*(?:Sources: [^\\n]*\\s+)?Reviewed on \\d{4}-\\d\\d-\\d\\d\\..*$");

    private final Path folder;
    private final FolderKnowledge documents;

    private ReviewedAnswers(Path folder, FolderKnowledge documents) {
        this.folder = folder;
        this.documents = documents;
    }

    /// Opens the folder, which is made where there is none.
    ///
    /// @throws UncheckedIOException when it cannot be made
    public static ReviewedAnswers open(FolderKnowledge.Settings settings) {
        try {
            Files.createDirectories(settings.folder(), OwnRights.folder());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return new ReviewedAnswers(settings.folder(), FolderKnowledge.open(settings));
    }

    /// The folder itself, to wait for: searched directly, it tells nobody apart.
    public FolderKnowledge documents() {
        return documents;
    }

    /// An answer to keep.
    ///
    /// @param id the turn's id
    /// @param address where it stands
    /// @param everywhere whether all full members of that workspace may see it
    /// @param question the question as it was asked
    /// @param text the answer, in Markdown, without marks of its sources
    /// @param sources the titles of what it rests on
    /// @param link where it stands, or empty
    public record Reviewed(
            String id,
            Address address,
            boolean everywhere,
            String question,
            String text,
            List<String> sources,
            String link,
            LocalDate on) {
        public Reviewed {
            sources = List.copyOf(sources);
            if (Stream.of(id, address.workspace(), address.channel())
                    .anyMatch(part -> !ID.matcher(part).matches())) {
                throw new IllegalArgumentException("no file can be named " + address + "/" + id);
            }
        }

        private String place() {
            return everywhere ? EVERYWHERE + address.workspace() : address.channel();
        }
    }

    /// Keeps an answer, in place of what was kept of the same turn. Found within about a second.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void keep(Reviewed reviewed) {
        var place = folder.resolve(reviewed.place());
        try {
            Files.createDirectories(place, OwnRights.folder());
            // Readers never see half a file; the name of what is not whole is no document's.
            var part = place.resolve(reviewed.id() + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, OwnRights.file());
            Files.writeString(part, written(reviewed));
            Files.move(
                    part,
                    place.resolve(reviewed.id() + ".md"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String written(Reviewed reviewed) {
        var question = reviewed.question().strip().replaceAll("\\s+", " ");
        var title =
                question.length() <= LONGEST_TITLE
                        ? question
                        : Beginning.of(question, LONGEST_TITLE) + "…";
        var text = new StringBuilder("# ").append(title).append("\n\n");
        if (!title.equals(question)) {
            text.append(question).append("\n\n");
        }
        text.append(reviewed.text()).append("\n\n");
        if (!reviewed.sources().isEmpty()) {
            text.append("Sources: ").append(String.join("; ", reviewed.sources())).append("\n\n");
        }
        text.append("Reviewed on ").append(reviewed.on()).append('.');
        if (!reviewed.link().isEmpty()) {
            text.append(" [Origin](").append(reviewed.link()).append(")");
        }
        return text.append('\n').toString();
    }

    @Override
    public String name() {
        return documents.name();
    }

    /// For nobody in particular: nothing.
    @Override
    public List<Passage> find(String text, int limit) {
        return List.of();
    }

    @Override
    public List<Passage> find(Query query) {
        for (int most = query.limit() * CHOICE; ; most *= 2) {
            var given = documents.find(query.atMost(most));
            var readable =
                    given.stream()
                            .filter(passage -> mayBeReadBy(passage, query))
                            .limit(query.limit())
                            .toList();
            if (readable.size() == query.limit() || given.size() < most) {
                return readable.stream().map(this::withOrigin).toList();
            }
        }
    }

    private static boolean mayBeReadBy(Passage passage, Query query) {
        var place = passage.id().substring(0, Math.max(0, passage.id().indexOf('/')));
        var address = query.audience().address();
        // Who asks at the machine itself is of every workspace.
        boolean here =
                address.platform() == Platform.TERMINAL
                        || place.equals(EVERYWHERE + address.workspace());
        return place.startsWith(EVERYWHERE)
                ? here && Rule.EVERYBODY.admits(query.audience())
                : place.equals(address.channel());
    }

    /// It leads to the answer itself, and not to the file on our machine. When it was reviewed is
    /// for people: a model might take that day for an answer.
    private Passage withOrigin(Passage passage) {
        var file = folder.resolve(passage.id().replaceFirst("#\\d+$", ""));
        return new Passage(
                passage.id(),
                passage.title(),
                passage.headings(),
                origin(file),
                REVIEWED.matcher(passage.text()).replaceFirst(""),
                passage.score(),
                passage.coverage());
    }

    private static String origin(Path file) {
        try {
            var origin = ORIGIN.matcher(Files.readString(file));
            return origin.find() ? origin.group(1) : "";
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public boolean speaks(Locale language) {
        return documents.speaks(language);
    }

    @Override
    public boolean costs() {
        return documents.costs();
    }

    /// Those that are found everywhere are so for full members.
    @Override
    public boolean tellsReadersApart() {
        return true;
    }

    @Override
    public boolean fits(Passage passage) {
        return documents.fits(passage);
    }

    @Override
    public List<Unread> unread() {
        return documents.unread();
    }

    @Override
    public void close() {
        documents.close();
    }
}
