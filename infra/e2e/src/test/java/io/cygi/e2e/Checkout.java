package io.cygi.e2e;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes top-ups as a fan does in a browser: requested, paid on the provider's page, credited. */
final class Checkout {

    private static final String TOP_UPS = "/api/v1/me/wallet/top-ups";

    private Checkout() {}

    /** Tops up the wallet of the fan who is logged in, and waits until the amount is credited. */
    static void topUp(WebBrowser fan, long amount) {
        String id = fan.change("POST", TOP_UPS, Map.of("amount", amount))
                .expect(201)
                .text("topUpId");
        URI page = URI.create(awaited(fan, id, "READY").path("redirectUrl").asString());
        Response returned = fan.press(page, "approve").expect(303);
        if (!returned.header("Location").equals("/")) {
            throw new AssertionError("the fan is sent elsewhere: " + returned);
        }
        awaited(fan, id, "CREDITED");
    }

    private static JsonNode awaited(WebBrowser fan, String id, String status) {
        return Await.value(
                "the top-up to be " + status,
                Await.SETTLED_MAX,
                () -> fan.get(TOP_UPS + "/" + id).expect(200).json(),
                found -> status.equals(found.path("status").asString()));
    }
}
