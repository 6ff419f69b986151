package io.cygi.messaging.step;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.saga.BatchSagaStore;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Orders the work at the end of a batch: the steps are awaited first, then the handlers' own work for the end is done,
 * and the changes of sagas are stored last. Work for the end is done in the order of the messages that it was left
 * under, so the steps are registered before the first message is handled and the sagas after the last one. Each event
 * is handled under its own correlation.
 */
public final class BatchBoundary implements MessageHandlerInterceptor<EventMessage<?>> {

    private final BatchStepExecutor steps;
    private final BatchSagaStore sagas;
    private final @Nullable StepParking parking;

    /**
     * Creates the boundary.
     *
     * @param steps the steps of the batch
     * @param sagas the sagas of the batch
     * @param parking the parking of the processor, null if a fault fails the batch
     */
    public BatchBoundary(BatchStepExecutor steps, BatchSagaStore sagas, @Nullable StepParking parking) {
        this.steps = steps;
        this.sagas = sagas;
        this.parking = parking;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        boolean batching = unitOfWork instanceof BatchingUnitOfWork<?>;
        if (!batching || ((BatchingUnitOfWork<?>) unitOfWork).isFirstMessage()) {
            if (parking != null) {
                parking.begin(unitOfWork);
            }
            steps.begin(unitOfWork, parking);
            sagas.begin(unitOfWork);
        }
        Object result = Correlation.call(Correlation.of(unitOfWork.getMessage()), chain::proceed);
        if (!batching || ((BatchingUnitOfWork<?>) unitOfWork).isLastMessage()) {
            unitOfWork.onPrepareCommit(parking == null ? sagas::store : parking::storeSagas);
        }
        return result;
    }
}
