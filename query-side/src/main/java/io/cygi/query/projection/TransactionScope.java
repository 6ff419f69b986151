package io.cygi.query.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps a value for one transaction. The value is created when the transaction first asks for it, notified of the end
 * of the transaction, and dropped then.
 *
 * @param <S> the type of the value
 */
abstract class TransactionScope<S> {

    /** {@return the value of the current transaction} @throws IllegalStateException if there is no transaction */
    final S current() {
        S known = known();
        if (known != null) {
            return known;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("there is no transaction");
        }
        S created = create();
        TransactionSynchronizationManager.registerSynchronization(new End(created));
        TransactionSynchronizationManager.bindResource(this, created);
        return created;
    }

    /** {@return the value of the current transaction, or null if the transaction has none yet} */
    @SuppressWarnings("unchecked") // Nothing else is bound under this key.
    final @Nullable S known() {
        return (S) TransactionSynchronizationManager.getResource(this);
    }

    abstract S create();

    /** Runs before the transaction commits. A fault rolls the transaction back. */
    void beforeCommit(S ofTransaction) {}

    /** Runs after the commit. */
    void afterCommit(S ofTransaction) {}

    /** Runs after the transaction was rolled back, if its outcome is unknown, or if {@link #afterCommit} failed. */
    void afterFailure(S ofTransaction) {}

    private final class End implements TransactionSynchronization {

        private final S ofTransaction;
        private boolean committed;

        End(S ofTransaction) {
            this.ofTransaction = ofTransaction;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            TransactionScope.this.beforeCommit(ofTransaction);
        }

        @Override
        public void afterCommit() {
            TransactionScope.this.afterCommit(ofTransaction);
            committed = true;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionScope.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionScope.this, ofTransaction);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(TransactionScope.this);
            if (!committed) {
                afterFailure(ofTransaction);
            }
        }
    }
}
