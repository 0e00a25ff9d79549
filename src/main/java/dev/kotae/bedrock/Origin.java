package dev.kotae.bedrock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalResultLocation;

/// Where a result of a knowledge base comes from, in words that a reader can use.
///
/// @param base what people call the knowledge base, for results that say nothing of themselves
record Origin(KnowledgeBaseRetrievalResult result, String base) {
    /// Keys of the metadata that Bedrock writes (knowledge bases, Retrieve).
    private static final String CHUNK = "x-amz-bedrock-kb-chunk-id";

    private static final String PAGE = "x-amz-bedrock-kb-document-page-number";
    private static final String SOURCE = "x-amz-bedrock-kb-source-uri";

    /// Keys under which a company may say where a document of a bucket can be read.
    private static final List<String> LINKS = List.of("url", "source_url", "link", SOURCE);

    /// The same from one search to the next while the document stays as it is.
    String id(String text) {
        return word(CHUNK)
                .orElseGet(() ->
                        document().or(this::address).orElse(base)
                                + "#"
                                + Integer.toHexString(text.hashCode()));
    }

    /// The document's own title, else the name of its file or page, else an id; with the page.
    String title() {
        String title =
                word("title")
                        .or(() -> address().flatMap(Origin::lastName))
                        .or(this::document)
                        .orElse(base);
        return page().map(page -> title + ", p. " + page).orElse(title);
    }

    List<String> headings() {
        Document headings = result.metadata().get("headings");
        if (headings != null && headings.isList()) {
            return headings.asList().stream().map(Origin::plain).flatMap(Optional::stream).toList();
        }
        return word("headings")
                .map(path -> Arrays.stream(path.split(" > ", -1)).map(String::strip).toList())
                .or(() -> word("heading").or(() -> word("section")).map(List::of))
                .orElse(List.of());
    }

    /// Only what a browser opens: the address of an object in a bucket is of no use to a reader.
    String link() {
        return Stream.concat(
                        address().stream(),
                        LINKS.stream().map(this::word).flatMap(Optional::stream))
                .filter(Origin::isWeb)
                .findFirst()
                .orElse("");
    }

    /// The object of a bucket that it was read from, such as `s3://bucket/a/b.pdf`.
    Optional<String> object() {
        return address().filter(address -> address.startsWith("s3://"));
    }

    private Optional<String> document() {
        return Optional.ofNullable(result.documentId()).filter(id -> !id.isBlank());
    }

    private Optional<String> address() {
        return Optional.ofNullable(result.location())
                .flatMap(Origin::address)
                .or(() -> word(SOURCE));
    }

    /// Whatever the type: only one of them is there. A query (SQL) is no place.
    private static Optional<String> address(RetrievalResultLocation place) {
        return Stream.of(
                        place.s3Location() == null ? null : place.s3Location().uri(),
                        place.webLocation() == null ? null : place.webLocation().url(),
                        place.confluenceLocation() == null
                                ? null
                                : place.confluenceLocation().url(),
                        place.salesforceLocation() == null
                                ? null
                                : place.salesforceLocation().url(),
                        place.sharePointLocation() == null
                                ? null
                                : place.sharePointLocation().url(),
                        place.oneDriveLocation() == null ? null : place.oneDriveLocation().url(),
                        place.googleDriveLocation() == null
                                ? null
                                : place.googleDriveLocation().url(),
                        place.kendraDocumentLocation() == null
                                ? null
                                : place.kendraDocumentLocation().uri(),
                        place.customDocumentLocation() == null
                                ? null
                                : place.customDocumentLocation().id())
                .filter(Objects::nonNull)
                .filter(address -> !address.isBlank())
                .findFirst();
    }

    private Optional<String> page() {
        return Optional.ofNullable(result.metadata().get(PAGE))
                .filter(Document::isNumber)
                .map(page -> String.valueOf(page.asNumber().longValue()));
    }

    private Optional<String> word(String key) {
        return Optional.ofNullable(result.metadata().get(key)).flatMap(Origin::plain);
    }

    private static Optional<String> plain(@Nullable Document value) {
        return Optional.ofNullable(value)
                .filter(Document::isString)
                .map(Document::asString)
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }

    /// The last name in a path: of a file, of a page, or of the server where there is no path.
    private static Optional<String> lastName(String address) {
        String path = isWeb(address) ? address.replaceFirst("[?#].*$", "") : address;
        return Arrays.stream(path.split("/"))
                .filter(name -> !name.isBlank())
                .reduce((before, last) -> last)
                .map(name -> isWeb(address) ? name : name.replace("+", "%2B"))
                .map(Origin::decoded);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name.replace("%2B", "+");
        }
    }

    private static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }
}
