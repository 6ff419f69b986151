package io.cygi.gateway.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * Lists the routes. Methods of one path may belong to different services, so a route is a method and the exact template of a
 * path. A path that is neither listed here nor answered by the edge itself does not exist. Paths of internal endpoints are
 * never listed.
 */
final class RouteTable {

    static final String COMMAND_SIDE = "command-side";
    static final String QUERY_SIDE = "query-side";
    static final String QUEUE = "queue";
    static final String SAGA_ORCHESTRATOR = "saga-orchestrator";
    static final String SETTLEMENT = "settlement";

    /** The time of requests that may wait for an outcome for up to 30 s. */
    private static final Duration WAITING = Duration.ofSeconds(45);

    private static final Duration STREAM_HEAD = Duration.ofSeconds(5);

    private static final List<Route> ROUTES = Stream.of(reads(), bookings(), rooms(), money())
            .flatMap(List::stream)
            .toList();

    private RouteTable() {}

    /** {@return all routes} */
    static List<Route> routes() {
        return ROUTES;
    }

    private static List<Route> reads() {
        Routes routes = new Routes(QUERY_SIDE, Duration.ofSeconds(15));
        routes.get("/concerts", "/concerts/{concertId}", "/concerts/{concertId}/plan", "/concerts/{concertId}/seats");
        routes.get("/time", "/organizer/concerts", "/organizer/concerts/{concertId}/sales");
        routes.within(STREAM_HEAD).get("/concerts/{concertId}/seats/stream");
        routes.within(WAITING)
                .get("/concerts/{concertId}/me", "/me", "/me/reservations", "/me/wallet/transactions")
                .get("/me/wallet/top-ups", "/me/wallet/top-ups/{topUpId}", "/reservations/{reservationId}");
        routes.within(Duration.ofSeconds(30))
                .get("/admin/reservations", "/admin/top-ups", "/admin/concerts/{concertId}/seats")
                .get("/admin/dashboard", "/admin/workers", "/admin/processors")
                .get("/admin/processors/{name}/dead-letters")
                .post("/admin/processors/{name}/replay")
                .post("/admin/processors/{name}/dead-letters/{deadLetterId}/retry");
        return routes.all;
    }

    private static List<Route> bookings() {
        Routes routes = new Routes(COMMAND_SIDE, WAITING);
        routes.post("/concerts/{concertId}/reservations", "/reservations/{reservationId}/payment")
                .post("/reservations/{reservationId}/hold-extension")
                .get("/reservations/{reservationId}/cancellation")
                .add(HttpMethod.DELETE, "/reservations/{reservationId}");
        routes.within(Duration.ofSeconds(20))
                .post("/organizer/concerts", "/organizer/concerts/{concertId}/cancellation")
                .add(HttpMethod.PUT, "/organizer/concerts/{concertId}", "/organizer/concerts/{concertId}/poster")
                .get("/concerts/{concertId}/poster", "/admin/events")
                .post("/me/wallet/top-ups", "/admin/top-ups/{topUpId}/refund");
        return routes.all;
    }

    private static List<Route> rooms() {
        Routes routes = new Routes(QUEUE, Duration.ofSeconds(5));
        String room = "/concerts/{concertId}/waiting-room";
        routes.post(room + "/tickets", room + "/challenges").get(room + "/lobby", room + "/lobby/list");
        String ticket = "/waiting-room/tickets/{ticket}";
        routes.get(ticket).post(ticket).add(HttpMethod.DELETE, ticket);
        routes.within(STREAM_HEAD).get(ticket + "/stream");
        String managed = "/admin/waiting-rooms/{concertId}";
        routes.get("/admin/waiting-rooms", managed)
                .post(managed + "/drain", managed + "/pause", managed + "/resume")
                .add(HttpMethod.PUT, managed + "/admission");
        return routes.all;
    }

    private static List<Route> money() {
        Routes topUps = new Routes(SAGA_ORCHESTRATOR, Duration.ofSeconds(15));
        String topUp = "/top-ups/{" + Route.TOP_UP + "}";
        topUps.get(topUp + "/approved", topUp + "/cancelled", topUp + "/failed", "/admin/top-ups/differences");
        Routes settlements = new Routes(SETTLEMENT, Duration.ofSeconds(60));
        settlements
                .get("/organizer/settlements", "/organizer/settlements/{settlementId}")
                .get("/admin/settlements", "/admin/settlements/findings", "/admin/settlements/rules")
                .get("/admin/settlements/runs", "/admin/settlements/runs/{runId}", "/admin/settlements/totals")
                .get("/admin/settlements/{settlementId}")
                .post("/admin/settlements/rules", "/admin/settlements/runs", "/admin/settlements/what-if");
        return Stream.concat(topUps.all.stream(), settlements.all.stream()).toList();
    }

    /** Collects routes of one service. */
    private static final class Routes {

        private final List<Route> all;
        private final String service;
        private final Duration timeout;

        Routes(String service, Duration timeout) {
            this(new ArrayList<>(), service, timeout);
        }

        private Routes(List<Route> all, String service, Duration timeout) {
            this.all = all;
            this.service = service;
            this.timeout = timeout;
        }

        /** {@return the same routes, to which others with another time are added} */
        Routes within(Duration other) {
            return new Routes(all, service, other);
        }

        Routes get(String... paths) {
            return add(HttpMethod.GET, paths);
        }

        Routes post(String... paths) {
            return add(HttpMethod.POST, paths);
        }

        Routes add(HttpMethod method, String... paths) {
            for (String path : paths) {
                boolean callback = service.equals(SAGA_ORCHESTRATOR) && path.contains(Route.TOP_UP);
                all.add(new Route(
                        method, "/api/v1" + path, service, callback ? Route.Key.TOP_UP : Route.Key.CALLER, timeout));
            }
            return this;
        }
    }
}
