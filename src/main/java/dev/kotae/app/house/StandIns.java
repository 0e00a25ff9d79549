package dev.kotae.app.house;

import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import dev.kotae.app.settings.Settings.Source;
import dev.kotae.bedrock.BaseSettings;
import dev.kotae.knowledge.FolderKnowledge;
import dev.kotae.knowledge.Knowledge;
import dev.kotae.knowledge.Rule;
import dev.kotae.local.BedrockStandIn;
import dev.kotae.local.DocumentPages;
import dev.kotae.local.DropBox;
import dev.kotae.local.WireTap;
import dev.kotae.model.Catalogue;
import dev.kotae.model.ModelCard;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The outside world of a run without an account, on a loopback port: Bedrock's models, and, where
/// there are documents, a knowledge base that holds them.
public final class StandIns implements AutoCloseable {
    /// An id as Bedrock gives them.
    private static final String BASE = "STANDIN001";

    /// Any will do: the stand-in is in none.
    private static final String REGION = "us-east-1";

    /// One of each family, so that they can be tried.
    private static final SequencedMap<String, ModelCard> CALLED = new LinkedHashMap<>();

    static {
        Map.of(
                        "nova", "us.amazon.nova-pro-v1:0",
                        "llama", "us.meta.llama3-3-70b-instruct-v1:0",
                        "mistral", "mistral.mistral-large-3-675b-instruct",
                        "jamba", "ai21.jamba-1-5-large-v1:0",
                        "gpt-oss", "openai.gpt-oss-120b-1:0",
                        "command", "cohere.command-r-plus-v1:0",
                        "deepseek", "us.deepseek.r1-v1:0",
                        "titan", "amazon.titan-text-express-v1")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> CALLED.put(one.getKey(), Catalogue.card(one.getValue())));
    }

    private final Closing closing = new Closing();
    private final HttpServer server;
    private final BedrockStandIn bedrock;
    private final Map<String, DocumentPages> pages = new HashMap<>();
    private final Optional<Held> held;

    /// What the knowledge base holds.
    ///
    /// @param base how it is asked
    private record Held(BaseSettings base, Knowledge knowledge, Optional<DropBox> dropBox) {}

    private StandIns(@Nullable Path folder, WireTap tap, boolean linked, @Nullable Path dropped)
            throws IOException {
        this.server = closing.with(HttpServer.listen("127.0.0.1", 0));
        this.held = folder == null ? Optional.empty() : Optional.of(hold(folder, linked, dropped));
        var bases = held.map(all -> Map.of(BASE, all.knowledge())).orElse(Map.of());
        this.bedrock = new BedrockStandIn(bases, tap, InstantSource.system());
    }

    private Held hold(Path folder, boolean linked, @Nullable Path dropped) throws IOException {
        var link = linked ? server.local() + "/documents" : "";
        var read = FolderKnowledge.Settings.of(folder).linkedAt(link);
        var base = BaseSettings.of(BASE).called(read.name());
        var documents = closing.with(FolderKnowledge.open(read));
        pages.put("/documents/*", new DocumentPages(folder));
        if (dropped == null) {
            return new Held(base, documents, Optional.empty());
        }
        var box = closing.with(DropBox.open(dropped, server.local()));
        pages.putAll(box.pages());
        return new Held(base, box.beside(documents), Optional.of(box));
    }

    /// The models alone, for who has no documents or keeps them elsewhere. Takes a port; nothing is
    /// answered before [#serve].
    ///
    /// @param tap hears every call
    public static StandIns withoutDocuments(WireTap tap) throws IOException {
        return new StandIns(null, tap, false, null);
    }

    /// Takes a port and begins to read the documents; nothing is answered before [#serve].
    ///
    /// @param folder the documents; the sample handbook where none is named
    /// @param tap hears every call
    /// @param linked whether documents get links that open while this process lives
    public static StandIns open(@Nullable Path folder, WireTap tap, boolean linked)
            throws IOException {
        return new StandIns(documents(folder), tap, linked, null);
    }

    /// The same with links, and with a [#dropBox] for more documents.
    ///
    /// @param dropped where those are kept; nothing is written to `folder`
    public static StandIns open(@Nullable Path folder, WireTap tap, Path dropped)
            throws IOException {
        return new StandIns(documents(folder), tap, true, dropped);
    }

    private static Path documents(@Nullable Path folder) {
        return folder == null ? Handbook.folder() : folder;
    }

    /// Begins to answer.
    ///
    /// @param more other servlets on the same port, by path
    public void serve(Map<String, HttpServlet> more) {
        var servlets = new HashMap<String, HttpServlet>(more);
        servlets.put("/model/*", bedrock);
        servlets.put("/knowledgebases/*", bedrock);
        servlets.put("/foundation-models", bedrock);
        servlets.put("/inference-profiles", bedrock);
        servlets.putAll(pages);
        server.serve(servlets);
    }

    /// Who follows a link to a document that is not there is sent to this page from now on.
    public void sendBackTo(URI page) {
        pages.values().forEach(each -> each.sendBackTo(page));
    }

    /// The models.
    public BedrockStandIn bedrock() {
        return bedrock;
    }

    /// Where more documents go, if there is such a place.
    public Optional<DropBox> dropBox() {
        return held.flatMap(Held::dropBox);
    }

    /// Where the stand-ins are.
    public URI address() {
        return server.local();
    }

    /// The settings with the stand-ins in Bedrock's place and their documents, if they hold any, in
    /// place of others.
    public Settings settings(Settings settings) {
        var here = address().toString();
        return settings.with(
                        Map.of(
                                Key.BEDROCK_REGION,
                                REGION,
                                Key.BEDROCK_RUNTIME_ENDPOINT,
                                here,
                                Key.BEDROCK_AGENT_RUNTIME_ENDPOINT,
                                here,
                                Key.BEDROCK_ENDPOINT,
                                here))
                .withModels(CALLED)
                .withKnowledge(held.map(StandIns::source).stream().toList());
    }

    private static Source source(Held held) {
        return new Source.Base(held.base(), Rule.EVERYBODY, "");
    }

    @Override
    public void close() {
        closing.close();
    }
}
