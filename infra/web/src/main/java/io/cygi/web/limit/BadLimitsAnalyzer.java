package io.cygi.web.limit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports limits that contradict each other in plain words instead of a stack trace. */
final class BadLimitsAnalyzer extends AbstractFailureAnalyzer<BadLimitsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadLimitsException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Lower the former or raise server.tomcat.max-connections.", cause);
    }
}
