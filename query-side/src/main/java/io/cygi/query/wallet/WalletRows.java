package io.cygi.query.wallet;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The wallets and their transactions. */
interface WalletRows extends Repository<WalletRow, String> {

    Optional<WalletRow> findById(String ownerId);

    @Query("select t from WalletTransactionRow t where t.key.ownerId = :ownerId and t.key.sequenceNumber < :before"
            + " order by t.key.sequenceNumber desc")
    List<WalletTransactionRow> transactionsBefore(String ownerId, long before, Limit limit);
}
