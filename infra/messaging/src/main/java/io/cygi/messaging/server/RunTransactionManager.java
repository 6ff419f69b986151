package io.cygi.messaging.server;

import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Begins transactions of event processors. A batch that was read in an earlier run of the server is refused, so that no
 * events that may have died are handled. The processor then takes its stored position and reads anew.
 */
public final class RunTransactionManager implements TransactionManager {

    private final TransactionManager transactions;
    private final DataSource dataSource;
    private final ServerWatch watch;

    /**
     * Creates the transaction manager.
     *
     * @param transactions begins the transactions
     * @param dataSource the source of their connections
     * @param watch knows the current run
     */
    public RunTransactionManager(TransactionManager transactions, DataSource dataSource, ServerWatch watch) {
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.watch = watch;
    }

    @Override
    public Transaction startTransaction() {
        Transaction transaction = begun();
        try {
            // The connection could otherwise be borrowed later, and belong to a later run than the noted one.
            DataSourceUtils.releaseConnection(DataSourceUtils.getConnection(dataSource), dataSource);
            RunOfThread.transactionBegins(watch.run());
            Long inHand = RunOfThread.inHand();
            if (inHand != null) {
                watch.require(inHand);
            }
        } catch (RuntimeException e) {
            RunOfThread.forget();
            transaction.rollback();
            throw e;
        }
        return transaction;
    }

    private Transaction begun() {
        try {
            return transactions.startTransaction();
        } catch (RuntimeException e) {
            // The attempt that this transaction belongs to begins anew, with its position.
            RunOfThread.forgetPosition();
            throw e;
        }
    }
}
