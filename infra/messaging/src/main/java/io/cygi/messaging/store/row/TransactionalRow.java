package io.cygi.messaging.store.row;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A row that is stored in the transaction of the events of a command: both are there or neither.
 *
 * @param insert an INSERT with a parameter for each value
 * @param values the values
 * @param taken what the command fails with where another row has the same key
 */
public record TransactionalRow(String insert, List<Object> values, RuntimeException taken) {

    private static final String RESOURCE = TransactionalRow.class.getName();

    /**
     * Stores this with the events that the unit of work publishes. One that publishes none has been carried out before,
     * and this was stored with it: where the answer to a commit is lost, a command is sent again. It fails as if another
     * row had been there, as there is.
     *
     * @param unitOfWork which
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

    /** {@return what is to be stored with the unit of work's events, once} */
    public static List<TransactionalRow> takenFrom(UnitOfWork<?> unitOfWork) {
        @SuppressWarnings("unchecked") // Nothing else is under this name.
        List<TransactionalRow> rows =
                (List<TransactionalRow>) unitOfWork.root().resources().remove(RESOURCE);
        return rows == null ? List.of() : rows;
    }
}
