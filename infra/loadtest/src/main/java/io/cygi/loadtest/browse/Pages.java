package io.cygi.loadtest.browse;

import io.cygi.loadtest.fans.Concert;
import io.cygi.loadtest.fans.Fan;
import io.cygi.loadtest.http.Answer;
import io.cygi.loadtest.http.Connection;
import io.cygi.loadtest.http.Request;
import io.cygi.loadtest.report.Table;
import io.cygi.loadtest.scenario.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pages that are measured, and the aim for each. */
final class Pages {

    /** Name of the page that the others are compared with. */
    static final String CONSTANT_NAME = "constant";

    private static final String CONSTANT = "/api/v1/demo/constant";
    private static final String LISTING = "/api/v1/concerts";
    private static final double PUBLIC_RATIO = 0.5;
    private static final double UNCHANGED_RATIO = 0.8;
    private static final double PRIVATE_RATIO = 0.15;
    private static final double LARGE_RATIO = 0.1;

    private final Connection connection;
    private final List<Page> pages = new ArrayList<>();

    private Pages(Connection connection) {
        this.connection = connection;
    }

    /**
     * {@return all pages} Each was asked for once.
     *
     * @throws IOException if a page cannot be asked for
     */
    static List<Page> of(Stage stage, Concert small, Concert large, List<Fan> fans) throws IOException {
        try (Connection connection = new Connection(stage.url())) {
            Pages all = new Pages(connection);
            all.addConstant(stage);
            all.addPublic(small);
            all.addLarge(large.path() + "/seats", Table.number(stage.options().seats()) + " seats");
            all.addPrivate(fans);
            return all.pages;
        }
    }

    private void addConstant(Stage stage) throws IOException {
        Request request = Request.get(CONSTANT, null);
        if (connection.send(request).status() == 200) {
            add(CONSTANT_NAME, 0, request);
        } else {
            stage.report().absent("the constant endpoint and all ratios to it: " + CONSTANT + " answers 404");
        }
    }

    private void addPublic(Concert concert) throws IOException {
        add("listing", PUBLIC_RATIO, Request.get(LISTING, null));
        addUnchanged("listing", LISTING);
        add("concert", PUBLIC_RATIO, Request.get(concert.path(), null));
        addUnchanged("concert", concert.path());
        String map = concert.path() + "/seats";
        add("small seat map, 2,000 seats", 0, Request.get(map, null));
        addUnchanged("seat map", map);
    }

    private void addLarge(String map, String seats) throws IOException {
        add("large seat map, " + seats, 0, Request.get(map, null));
        add("large seat map, compressed", LARGE_RATIO, Request.get(map, null, "Accept-Encoding", "gzip"));
        add("large seat map, compact", LARGE_RATIO, Request.get(map + "?format=compact", null));
    }

    private void addPrivate(List<Fan> fans) throws IOException {
        addPrivate("me", "/api/v1/me", fans);
        addPrivate("my reservations", "/api/v1/me/reservations", fans);
        addPrivate("my transactions", "/api/v1/me/wallet/transactions", fans);
    }

    private void addPrivate(String name, String path, List<Fan> fans) throws IOException {
        add(new Page(
                name,
                200,
                PRIVATE_RATIO,
                client -> Request.get(path, fans.get(client).token())));
    }

    private void addUnchanged(String name, String path) throws IOException {
        Answer answer = connection.skim(Request.get(path, null)).expect(200);
        String etag = answer.etag();
        if (etag != null) {
            add(Page.unchanged(name + ", unchanged (304)", UNCHANGED_RATIO, path, etag));
        }
    }

    private void add(String name, double aimedRatio, Request request) throws IOException {
        add(new Page(name, 200, aimedRatio, client -> request));
    }

    private void add(Page page) throws IOException {
        page.weigh(connection.send(page.request(0)).body());
        pages.add(page);
    }
}
