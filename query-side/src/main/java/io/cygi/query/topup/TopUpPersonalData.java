package io.cygi.query.topup;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.page.CursorPage;
import io.cygi.web.personal.PersonalData;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Exports an account's top-ups. */
final class TopUpPersonalData implements PersonalData {

    private final TopUpQueries topUps;

    TopUpPersonalData(TopUpQueries topUps) {
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
                    topUps.page(TopUpListing.ofAccount(accountId, null, cursor), CursorPage.LIMIT_MAX);
            page.items().forEach(row -> json.writePOJO(row.body()));
            cursor = page.nextCursor();
        } while (cursor != null);
        json.writeEndArray();
    }
}
