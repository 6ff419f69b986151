package io.cygi.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.EventName;
import io.cygi.contracts.value.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed catalogue agrees with the contracts. {@code mvn test -pl contracts -Dcygi.events.update=true} writes it
 * after an intended change.
 */
class EventCatalogueTest {

    private static final Path DOCS = Path.of("../docs");
    private static final String GENERATED = "<!-- Generated from the contracts. -->\n";
    private static final String ADVICE =
            "run mvn test -pl contracts -Dcygi.events.update=true, and commit it, where the change is meant";

    private final ContractComments comments = new ContractComments(Path.of("src/main/java"));
    private final EventCatalogue catalogue = new EventCatalogue(EventTypes.PLATFORM, comments);

    EventCatalogueTest() throws IOException {}

    /** An event without a comment on its field. */
    sealed interface Uncommented {
        @EventName("test.happened")
        @Revision("1")
        record Happened(AccountId accountId) implements Uncommented {}
    }

    @Test
    void isTheCommittedDocument() throws IOException {
        String document =
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(catalogue.document())
                        + "\n";
        compare(DOCS.resolve("events.json"), "", document);
    }

    @Test
    void isTheCommittedPage() throws IOException {
        Path page = DOCS.resolve("events.md");
        String text = Files.readString(page);
        int generated = text.indexOf(GENERATED);
        assertThat(generated).isPositive();
        compare(page, text.substring(0, generated + GENERATED.length()) + "\n", catalogue.page());
    }

    private static void compare(Path file, String kept, String generated) throws IOException {
        if (Boolean.getBoolean("cygi.events.update")) {
            Files.writeString(file, kept + generated);
        }
        assertThat(file).as(ADVICE).hasContent(kept + generated);
    }

    @Test
    void hasTheMeaningOfEveryField() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCatalogue(EventTypes.of(List.of(Uncommented.class)), comments))
                .withMessageContaining("accountId");
    }
}
