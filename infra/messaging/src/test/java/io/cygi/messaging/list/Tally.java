package io.cygi.messaging.list;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** An aggregate that adds up. */
class Tally {

    /** Adds an amount, unless the sum would become too large. Nothing is added where the amount is 0. */
    record Add(@TargetAggregateIdentifier String tally, int amount, int sumMax, Runnable meanwhile) {

        static Add to(String tally, int amount, int sumMax) {
            return new Add(tally, amount, sumMax, () -> {});
        }

        static Add to(String tally) {
            return to(tally, 1, Integer.MAX_VALUE);
        }
    }

    /** The sum has grown. */
    @Revision("1")
    record Added(
            @JsonProperty("tally") String tally,
            @JsonProperty("sum") int sum) {}

    @AggregateIdentifier
    private String id;

    private int sum;

    Tally() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Add command) {
        command.meanwhile().run();
        if (sum + command.amount() > command.sumMax()) {
            throw new RefusedException(ProblemCode.LIMIT_EXCEEDED, "The sum would be too large.");
        }
        if (command.amount() > 0) {
            apply(new Added(command.tally(), sum + command.amount()));
        }
    }

    @EventSourcingHandler
    void on(Added event) {
        id = event.tally();
        sum = event.sum();
    }
}
