package io.cygi.loadtest.browse;

import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.measure.Latencies;
import io.cygi.loadtest.measure.Stats;
import io.cygi.loadtest.measure.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A page that is measured, and its results. */
final class Page {

    private final String name;
    private final int status;
    private final IntFunction<Request> request;
    private final double aimedRatio;
    private final Latencies latencies = new Latencies();
    private final Tally errors = new Tally();
    private final List<Double> rates = new ArrayList<>();
    private int bytes;
    private @Nullable Consumer<String> renewal;

    /**
     * Creates the page.
     *
     * @param name the name of the page
     * @param status the expected status
     * @param aimedRatio the aimed ratio of its rate to the constant endpoint's, 0 if there is no aim
     * @param request gives the request by the number of the client
     */
    Page(String name, int status, double aimedRatio, IntFunction<Request> request) {
        this.name = name;
        this.status = status;
        this.aimedRatio = aimedRatio;
        this.request = request;
    }

    /**
     * {@return a page that the client asks for with its entity tag} A page that has changed is asked for with its new
     * tag from then on.
     *
     * @param name the name of the page
     * @param aimedRatio the aimed ratio of its rate to the constant endpoint's
     * @param path the path of the page
     * @param etag the present tag of the page
     */
    static Page unchanged(String name, double aimedRatio, String path, String etag) {
        AtomicReference<Request> latest = new AtomicReference<>(conditional(path, etag));
        Page page = new Page(name, 304, aimedRatio, client -> latest.get());
        page.renewal = now -> latest.set(conditional(path, now));
        return page;
    }

    private static Request conditional(String path, String etag) {
        return Request.get(path, null, "If-None-Match", etag);
    }

    /** {@return whether an answer has another status than expected, and is no page that has changed either} */
    boolean wrong(Answer answer) {
        Consumer<String> renew = renewal;
        String etag = answer.etag();
        if (answer.status() == 200 && renew != null && etag != null) {
            renew.accept(etag);
            return false;
        }
        return answer.status() != status;
    }

    /** {@return whether an answer has the expected status} */
    boolean right(Answer answer) {
        return answer.status() == status;
    }

    String name() {
        return name;
    }

    double aimedRatio() {
        return aimedRatio;
    }

    /** {@return the length of the body on the wire, in bytes} */
    int bytes() {
        return bytes;
    }

    /** Notes the size of the page. @param body the body as it was sent */
    void weigh(byte[] body) {
        bytes = body.length;
    }

    Request request(int client) {
        return request.apply(client);
    }

    Latencies latencies() {
        return latencies;
    }

    Tally errors() {
        return errors;
    }

    /** Adds the result of a round. @param perSecond the requests that were answered per second */
    void round(double perSecond) {
        rates.add(perSecond);
    }

    double perSecond() {
        return Stats.median(rates);
    }

    double spreadPercent() {
        return Stats.spreadPercent(rates);
    }

    /**
     * {@return the median of the ratio of this page's rate to another's, round by round, so that both met the same
     * machine}
     */
    double ratioTo(Page other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            ratios.add(Stats.ratio(rates.get(i), other.rates.get(i)));
        }
        return Stats.median(ratios);
    }
}
