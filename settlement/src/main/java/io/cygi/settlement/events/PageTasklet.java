package io.cygi.settlement.events;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Processes the events of one concert, one page per transaction. Other threads prepare the next pages meanwhile.
 *
 * @param <P> the prepared form of a page, ready to be written
 */
public abstract class PageTasklet<P> implements Tasklet, ItemStream {

    private final Deque<AutoCloseable> stages = new ArrayDeque<>();
    private @Nullable Prefetcher<P> pages;

    /**
     * {@return the prepared pages, or null if there is nothing to do} Each stage must be registered with {@link
     * #stage}.
     */
    protected abstract @Nullable Prefetcher<P> begin();

    /** Writes a page in the transaction of the step. @param page the next page */
    protected abstract void write(P page);

    /**
     * {@return the given stage} Registers a stage, which is closed with the tasklet in reverse order.
     *
     * @param stage a stage of preparation
     * @param <S> its type
     */
    protected final <S extends AutoCloseable> S stage(S stage) {
        stages.push(stage);
        return stage;
    }

    @Override
    public final void open(ExecutionContext context) {
        pages = begin();
    }

    @Override
    public final @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        P page = pages == null ? null : pages.next();
        if (page == null) {
            return RepeatStatus.FINISHED;
        }
        write(page);
        contribution.incrementWriteCount(1);
        return RepeatStatus.CONTINUABLE;
    }

    @Override
    public final void close() {
        RuntimeException fault = null;
        while (!stages.isEmpty()) {
            try {
                stages.pop().close();
            } catch (Exception e) {
                if (fault == null) {
                    fault = new IllegalStateException("a stage of reading events does not end", e);
                } else {
                    fault.addSuppressed(e);
                }
            }
        }
        if (fault != null) {
            throw fault;
        }
    }
}
