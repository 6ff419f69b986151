package io.cygi.messaging.store.row;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A row that is stored in the same transaction as the events of a command.
 *
 * @param insert an INSERT with a parameter for each value
 * @param values the values
 * @param taken the exception of the command if another row has the same key
 */
public record TransactionalRow(String insert, List<Object> values, RuntimeException taken) {

    private static final String RESOURCE = TransactionalRow.class.getName();

    /**
     * Stores the row with the events that the unit of work publishes. A command that publishes none has been carried
     * out before, and the row was stored with it: a command is sent again if the answer to its commit was lost. It then
     * fails as for a row of another command, because the row exists.
     *
     * @param unitOfWork the unit of work of the command
     */
    public void with(UnitOfWork<?> unitOfWork) {
        UnitOfWork<?> root = unitOfWork.root();
        List<TransactionalRow> rows = root.getOrComputeResource(RESOURCE, name -> {
            root.onCommit(committing -> {
                List<TransactionalRow> left = takenFrom(committing);
                if (!left.isEmpty()) {
                    throw left.getFirst().taken();
                }
            });
            return new ArrayList<>();
        });
        rows.add(this);
    }

    /** {@return the rows that are to be stored with the unit of work's events} The rows are returned once. */
    public static List<TransactionalRow> takenFrom(UnitOfWork<?> unitOfWork) {
        @SuppressWarnings("unchecked") // Nothing else is under this name.
        List<TransactionalRow> rows =
                (List<TransactionalRow>) unitOfWork.root().resources().remove(RESOURCE);
        return rows == null ? List.of() : rows;
    }
}
