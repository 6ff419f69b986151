package io.cygi.gateway.transaction;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs changes of a process's memory only after the transaction has changed the database. */
public final class AfterCommit {

    private AfterCommit() {}

    /** Runs a task after the current transaction commits, at once if there is none, and never if it is rolled back. */
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
