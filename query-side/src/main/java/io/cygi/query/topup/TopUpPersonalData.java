package io.cygi.query.topup;

import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import io.cygi.web.page.CursorPage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    public void forEach(AccountId accountId, Consumer<Object> records) {
        @Nullable String cursor = null;
        do {
            CursorPage<TopUpRow> page =
                    topUps.page(TopUpListing.ofAccount(accountId, null, cursor), CursorPage.LIMIT_MAX);
            page.items().forEach(row -> records.accept(row.body()));
            cursor = page.nextCursor();
        } while (cursor != null);
    }
}
