package dev.kotae.knowledge.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/// The parts of an Office file to which one of them leads (ECMA-376, part 2, 9.3): programs name
/// parts as they like.
final class Relations implements OfficeFile.Listener {
    private final Path folder;
    private final Map<String, String> byId = new HashMap<>();
    private final Map<String, String> byType = new HashMap<>();

    private Relations(Path folder) {
        this.folder = folder;
    }

    /// Those of a part, or of the file itself, whose name is empty.
    static Relations of(OfficeFile office, String part) throws IOException {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var relations = new Relations(Path.of("/", folder));
        office.read(folder + "_rels/" + part.substring(folder.length()) + ".rels", relations);
        return relations;
    }

    @Override
    public void begins(String element, XMLStreamReader at) {
        if (element.equals("Relationship")) {
            var target = folder.resolve(OfficeFile.attribute(at, "Target").orElse(""));
            var part = target.normalize().toString().substring(1);
            OfficeFile.attribute(at, "Id").ifPresent(id -> byId.put(id, part));
            var type = OfficeFile.attribute(at, "Type").orElse("");
            byType.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), part);
        }
    }

    /// The part of this id, which there may be none of.
    Optional<String> ofId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The first part of a type, such as `styles`.
    ///
    /// @param usual its name where no relation leads to one
    String ofType(String type, String usual) {
        return byType.getOrDefault(type, usual);
    }

    @Override
    public void words(String text) {}

    @Override
    public void ends(String element) {}
}
