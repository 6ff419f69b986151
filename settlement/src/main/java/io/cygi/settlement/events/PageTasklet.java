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
 * Works through the events of one concert, one page in each transaction. The next pages are prepared meanwhile on other
 * threads.
 *
 * @param <P> what a page of events becomes before it is written
 */
public abstract class PageTasklet<P> implements Tasklet, ItemStream {

    private final Deque<AutoCloseable> stages = new ArrayDeque<>();
    private @Nullable Prefetcher<P> pages;

    /** {@return the prepared pages, or null where there is nothing to do} Each stage is kept with {@link #stage}. */
    protected abstract @Nullable Prefetcher<P> begin();

    /** Writes a page in the transaction of the step. @param page the next one */
    protected abstract void write(P page);

    /** {@return the stage} It is closed with the tasklet, the last one first. @param stage of preparing @param <S> its type */
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
