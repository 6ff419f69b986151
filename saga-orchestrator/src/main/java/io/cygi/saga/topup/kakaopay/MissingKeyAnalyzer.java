package io.cygi.saga.topup.kakaopay;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a failed start: it names the settings to add instead of the place in the code. */
final class MissingKeyAnalyzer extends AbstractFailureAnalyzer<MissingKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set KAKAOPAY_SECRET_KEY and KAKAOPAY_CID in the environment, or turn top-ups off with "
                        + "--cygi.top-ups.enabled=false.",
                cause);
    }
}
