package dev.kotae.local.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What Converse demands of the images and documents of one message
/// (docs.aws.amazon.com/bedrock/latest/APIReference, "ImageBlock", "DocumentBlock" and "Message",
/// read November 2026).
final class FileRules {
    private static final int MOST_IMAGES = 20;
    private static final int MOST_DOCUMENTS = 5;
    private static final int MOST_IMAGE_BYTES = 3_932_160;
    private static final int MOST_DOCUMENT_BYTES = 4_718_592;

    private static final Map<String, String> IMAGES =
            Map.of("png", "89504E47", "jpeg", "FFD8FF", "gif", "47494638", "webp", "52494646");

    private static final Set<String> DOCUMENTS =
            Set.of("pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md");

    private static final String PDF = "25504446";

    /// What stands behind the last object (ISO 32000-1, 7.5.5).
    private static final String END_OF_PDF = "%%EOF";

    private static final Map<String, String> FIRST_BYTES =
            Map.of("pdf", PDF, "docx", "504B0304", "xlsx", "504B0304");

    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z0-9()\\[\\]\\-]+( [a-zA-Z0-9()\\[\\]\\-]+)*");

    private FileRules() {}

    /// @throws BedrockFault in the words of the service, as far as they are known
    static void check(JsonNode content, int message) {
        var names = new HashSet<String>();
        int images = 0;
        boolean text = false;
        for (var block : content.values()) {
            text |= block.has("text");
            if (block.has("image")) {
                images++;
                image(block.path("image"), message);
            } else if (block.has("document")) {
                var document = block.path("document");
                document(document, message);
                if (!names.add(document.path("name").asString(""))) {
                    throw BedrockFault.invalid(
                            "Messages cannot contain documents with duplicate names.");
                }
            }
        }
        if (images > MOST_IMAGES) {
            throw BedrockFault.invalid("too many images: " + images + " > " + MOST_IMAGES);
        }
        if (names.size() > MOST_DOCUMENTS) {
            throw BedrockFault.invalid(
                    "too many documents: " + names.size() + " > " + MOST_DOCUMENTS);
        }
        if (!names.isEmpty() && !text) {
            throw BedrockFault.invalid(
                    "The content field at messages."
                            + message
                            + " has a document and no text. Add a text block and try again.");
        }
    }

    private static void image(JsonNode image, int message) {
        var format = image.path("format").asString("");
        var first = IMAGES.get(format);
        if (first == null) {
            throw notInSet(format, message, "image", "[gif, jpeg, png, webp]");
        }
        bytes(image, MOST_IMAGE_BYTES, first, "image");
    }

    private static void document(JsonNode document, int message) {
        var format = document.path("format").asString("");
        if (!DOCUMENTS.contains(format)) {
            throw notInSet(
                    format, message, "document", "[csv, doc, docx, html, md, pdf, txt, xls, xlsx]");
        }
        var name = document.path("name").asString("");
        if (name.length() > 200 || !NAME.matcher(name).matches()) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: document file name can only contain"
                            + " alphanumeric characters, whitespace characters, hyphens,"
                            + " parentheses, and square brackets. The name can't contain more than"
                            + " one consecutive whitespace character.");
        }
        if (document.path("source").has("bytes")) {
            bytes(document, MOST_DOCUMENT_BYTES, FIRST_BYTES.getOrDefault(format, ""), "document");
        }
    }

    private static BedrockFault notInSet(String format, int message, String what, String set) {
        return BedrockFault.invalid(
                "1 validation error detected: Value '%s' at 'messages.%s.member.content.member.%s.format' failed to satisfy constraint: Member must satisfy enum value set: %s"
                        .formatted(format, message + 1, what, set));
    }

    private static void bytes(JsonNode block, int most, String first, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(block.path("source").path("bytes").asString(""));
        } catch (IllegalArgumentException broken) {
            throw BedrockFault.invalid("The " + what + "'s bytes are not valid base64.");
        }
        if (bytes.length == 0 || bytes.length > most) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: "
                            + what
                            + " exceeds the size limit of "
                            + most
                            + " bytes or is empty: "
                            + bytes.length);
        }
        boolean begun = hex(bytes, first.length() / 2).equals(first);
        boolean cut = first.equals(PDF) && !new String(bytes, ISO_8859_1).contains(END_OF_PDF);
        if (!begun || cut) {
            throw BedrockFault.invalid(
                    "The model returned the following errors: Could not process " + what);
        }
    }

    private static String hex(byte[] bytes, int count) {
        return HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(count, bytes.length));
    }
}
