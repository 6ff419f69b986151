package io.cygi.service;

import io.cygi.remote.RequiredPorts;
import io.cygi.service.start.ServiceSettings;
import io.cygi.web.access.EdgeProof;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches a process that is one service, but not the edge. The process of all services has no name; a wrong one is refused. */
final class OnServiceBehindEdge extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String name = ServiceSettings.name(context.getEnvironment()).orElse("");
        boolean behindEdge = !name.isEmpty() && !name.equals(EdgeProof.SERVICE);
        return new ConditionOutcome(behindEdge, ConditionMessage.of("%s is '%s'", RequiredPorts.SERVICE, name));
    }
}
