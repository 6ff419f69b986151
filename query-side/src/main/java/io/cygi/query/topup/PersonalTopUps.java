package io.cygi.query.topup;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.CursorPage;
import io.cygi.web.TopUpBody.Status;
import io.cygi.web.personal.ErasureObstacle;
import io.cygi.web.personal.PersonalData;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** An account's top-ups, for its export and its erasure. */
final class PersonalTopUps implements PersonalData, ErasureObstacle {

    private final TopUps topUps;

    PersonalTopUps(TopUps topUps) {
        this.topUps = topUps;
    }

    @Override
    public String name() {
        return "topUps";
    }

    @Override
    public void write(AccountId accountId, JsonGenerator json) {
        json.writeStartArray();
        @Nullable String cursor = null;
        do {
            CursorPage<TopUpRow> page =
                    topUps.page(new TopUpListing(accountId, null, null, null, cursor), CursorPage.LIMIT_MAX);
            page.items().forEach(row -> json.writePOJO(row.body()));
            cursor = page.nextCursor();
        } while (cursor != null);
        json.writeEndArray();
    }

    /** What is credited to a closed wallet could not be spent any more. */
    @Override
    public Optional<String> of(AccountId accountId) {
        boolean open = Stream.of(Status.REQUESTED, Status.READY, Status.APPROVING)
                .anyMatch(status -> !topUps.page(new TopUpListing(accountId, status, null, null, null), 1)
                        .items()
                        .isEmpty());
        return open
                ? Optional.of("There are top-ups that have not ended. Cancel them, or wait until they expire.")
                : Optional.empty();
    }
}
