package io.cygi.service.access;

import io.cygi.web.access.EdgeProof;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Defines which services may call which internal endpoint. An endpoint that is not listed here is refused. */
final class InternalCallers {

    private static final String COMMAND_SIDE = "command-side";
    private static final String SAGA_ORCHESTRATOR = "saga-orchestrator";
    private static final String QUERY_SIDE = "query-side";
    private static final String QUEUE = "queue";
    private static final String SETTLEMENT = "settlement";

    private static final String[] ALL = {
        COMMAND_SIDE, SAGA_ORCHESTRATOR, QUERY_SIDE, QUEUE, SETTLEMENT, EdgeProof.SERVICE
    };

    private static final List<Rule> RULES = List.of(
            rule("/internal/v1/commands", SAGA_ORCHESTRATOR, SETTLEMENT, EdgeProof.SERVICE),
            rule("/internal/v1/events", QUERY_SIDE, QUEUE, SETTLEMENT, EdgeProof.SERVICE),
            // Probes ask whether calls are answered. Each call names its callers itself.
            rule("/internal/v1/calls", ALL),
            rule("/internal/v1/calls/*", ALL),
            rule("/internal/v1/ready", ALL));

    private InternalCallers() {}

    private record Rule(PathPattern path, Set<String> callers) {}

    private static Rule rule(String path, String... callers) {
        return new Rule(PathPatternParser.defaultInstance.parse(path), Set.of(callers));
    }

    /** {@return the names of the services that may call an endpoint; nothing if it is not listed} @param path the decoded path */
    static Optional<Set<String>> of(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return RULES.stream()
                .filter(rule -> rule.path.matches(parsed))
                .map(Rule::callers)
                .findFirst();
    }
}
