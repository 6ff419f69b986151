package io.cygi.query.wallet;

import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Exports an account's wallet, and prevents the erasure of an account with money in it. */
final class WalletPersonalData implements PersonalData, ErasureObstacle {

    private static final int PAGE = 500;

    private final WalletReader reader;

    WalletPersonalData(WalletReader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return "walletTransactions";
    }

    @Override
    public void forEach(AccountId accountId, Consumer<Object> records) {
        long before = Long.MAX_VALUE;
        List<WalletTransactionRow> page;
        do {
            page = reader.transactionsBefore(accountId.value(), before, PAGE);
            for (WalletTransactionRow transaction : page) {
                records.accept(transaction.body());
                before = transaction.sequenceNumber();
            }
        } while (page.size() == PAGE);
    }

    /**
     * {@return the reason against an erasure, if there is one} The wallet itself decides; this check spares the caller
     * an erasure that begins and is undone.
     */
    @Override
    public Optional<String> of(AccountId accountId) {
        return reader.balance(accountId.value())
                .filter(Money::positive)
                .map(balance -> "There is money in the wallet. Spend it or have the top-ups refunded first.");
    }
}
