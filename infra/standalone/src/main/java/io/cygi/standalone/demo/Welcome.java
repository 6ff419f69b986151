package io.cygi.standalone.demo;

import io.cygi.contracts.value.ConcertId;
import java.util.Optional;

/** Prints the first steps once the platform is ready. */
final class Welcome {

    private Welcome() {}

    /**
     * {@return the text of the welcome}
     *
     * @param address the address of the platform
     * @param folder the data folder
     * @param onSale a concert that can be booked, if there is one
     */
    static String text(String address, String folder, Optional<ConcertId> onSale) {
        return """

                Can You Get It is ready at %1$s

                  Web pages      %1$s
                  API page       %1$s/swagger-ui.html
                  Demo accounts  fan-1 (and fan-2, fan-3, ...; 10,000,000 points each), organizer-1, admin
                  Data folder    %2$s
                  Stop           Ctrl-C

                Paste these into a shell, one after the other:

                TOKEN=$(curl -s %1$s/api/v1/demo/tokens -H 'Content-Type: application/json' \
                -d '{"account":"fan-1"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')

                %3$s

                curl -s %1$s/api/v1/me/reservations -H "Authorization: Bearer $TOKEN"

                """.formatted(
                        address, folder, onSale.map(id -> book(address, id)).orElseGet(() -> list(address)));
    }

    private static String book(String address, ConcertId concertId) {
        return "curl -s " + address + "/api/v1/concerts/" + concertId + "/reservations"
                + " -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'"
                + " -d '{\"bestAvailable\":{\"quantity\":1},\"payment\":\"WALLET\"}'";
    }

    private static String list(String address) {
        return "curl -s " + address + "/api/v1/concerts";
    }
}
