package io.cygi.gateway.transaction;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Changes what a process remembers of the database only after the database has changed. */
public final class AfterCommit {

    private AfterCommit() {}

    /** Runs a task when the transaction under way is committed, at once where there is none, and never where it is rolled back. */
    public static void run(Runnable task) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            task.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                task.run();
            }
        });
    }
}
