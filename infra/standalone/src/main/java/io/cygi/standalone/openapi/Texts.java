package io.cygi.standalone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of the document, read from each module's {@code openapi/*.yaml}. A file whose operations are all absent,
 * such as that of the demo in production, is left out; every other text must be used.
 */
final class Texts {

    private static final String FILES = "classpath*:openapi/*.yaml";
    private static final String DOCUMENT = "document";
    private static final List<String> NAMED =
            List.of("operations", "schemas", "parameters", "headers", "properties", "problems");

    private final ObjectNode all;
    private final Set<String> used = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();

    private Texts(ObjectNode all) {
        this.all = all;
    }

    /**
     * {@return the texts of these operations, and those that belong to no operation}
     *
     * @param paths the paths of the document
     */
    static Texts ofOperations(ObjectNode paths) {
        ObjectNode all = Tree.NODES.objectNode();
        NAMED.forEach(all::putObject);
        for (JsonNode file : files()) {
            JsonNode operations = file.path("operations");
            if (operations.isEmpty()
                    || operations.properties().stream().anyMatch(operation -> exists(paths, operation.getKey()))) {
                add(all, file);
            }
        }
        return new Texts(all);
    }

    private static boolean exists(ObjectNode paths, String operation) {
        String[] parts = operation.split(" ");
        return paths.path(parts[1]).has(parts[0].toLowerCase(Locale.ROOT));
    }

    private static void add(ObjectNode all, JsonNode file) {
        file.properties().forEach(section -> {
            boolean merged = section.getKey().equals(DOCUMENT);
            if (!merged && !NAMED.contains(section.getKey())) {
                throw new IllegalStateException("The texts have no section " + section.getKey());
            }
            ObjectNode known = Tree.object(all, section.getKey());
            section.getValue().properties().forEach(entry -> {
                if (!merged && known.has(entry.getKey())) {
                    throw new IllegalStateException(section.getKey() + " has two texts of " + entry.getKey());
                }
            });
            Tree.merge(known, section.getValue());
        });
    }

    private static List<JsonNode> files() {
        List<JsonNode> files = new ArrayList<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream in = resource.getInputStream()) {
                    files.add(Yaml.mapper().readTree(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** {@return the part that is merged into the document unchanged} */
    JsonNode document() {
        return all.path(DOCUMENT);
    }

    /** {@return the text of one thing, a missing node if there is none} Marks the text as used. */
    JsonNode use(String section, String name) {
        JsonNode text = all.path(section).path(name);
        if (!text.isMissingNode()) {
            used.add(section + " " + name);
        }
        return text;
    }

    /** {@return all texts of a section} */
    JsonNode section(String name) {
        return all.path(name);
    }

    /** Notes a text that belongs to nothing in the API. */
    void addUnknown(String owner, String name) {
        unknown.add(owner + ": " + name);
    }

    /** {@return the texts that belong to nothing in the API} */
    List<String> stale() {
        List<String> stale = new ArrayList<>(unknown);
        for (String section : NAMED) {
            all.path(section).fieldNames().forEachRemaining(name -> {
                if (!used.contains(section + " " + name)) {
                    stale.add(section + ": " + name);
                }
            });
        }
        return stale;
    }
}
