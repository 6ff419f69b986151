package io.cygi.query;

import static io.cygi.query.Samples.NOON;
import static io.cygi.query.Samples.concertId;
import static io.cygi.query.Samples.requested;
import static io.cygi.query.Samples.reservationId;
import static io.cygi.query.Samples.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.topup.TopUpEvent.TopUpRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.TopUpId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletEvent.WalletOpened;
import io.cygi.contracts.wallet.WalletEvent.WalletToppedUp;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.query.TestPorts.Way;
import io.cygi.remote.port.HttpErasureObstacle;
import io.cygi.remote.port.HttpPersonalData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Personal data, obstacles to an erasure and the state of the views are the same in one process and over HTTP. */
@QuerySideTest
class PersonalPortsTest {

    /** More than a page of reservations has. */
    private static final int RESERVATIONS = 130;

    @Autowired
    private TestPlatform platform;

    @Autowired
    private TestPorts ports;

    @Autowired
    private JsonMapper json;

    /** The edge asks for these names only, so a record with another one would be missing in exports. */
    @Test
    void haveTheNamesThatTheEdgeAsksFor() {
        assertThat(ports.personal(Way.LOCAL))
                .extracting(PersonalData::name)
                .containsExactlyInAnyOrderElementsOf(HttpPersonalData.NAMES);
    }

    @Test
    void exportTheSameBytes() {
        AccountId fan = new AccountId("fan-810");
        WalletId wallet = new WalletId(fan);
        TopUpId topUp = new TopUpId(fan, TimeOrderedIds.next());
        ConcertId concert = concertId();
        platform.store(concert, scheduled(concert, "organizer-81", "\"Löud\"\n\u2028 \uD83C\uDFB5", NOON));
        for (int i = 0; i < RESERVATIONS; i++) {
            ReservationId id = reservationId(concert);
            platform.store(id, requested(id, "fan-810", NOON.plusSeconds(i), "A-1-1"));
        }
        platform.store(
                wallet,
                new WalletOpened(wallet, Money.krw(1_000), NOON),
                new WalletToppedUp(wallet, "top-up-1", Money.krw(5), Money.krw(1_005), NOON));
        platform.happen(topUp, new TopUpRequested(topUp, Money.krw(5), "/", NOON.plusSeconds(900), NOON));

        List<String> local = exported(ports.personal(Way.LOCAL), fan);
        List<String> http = exported(ports.personal(Way.HTTP), fan);

        assertThat(http).containsExactlyInAnyOrderElementsOf(local);
        assertThat(local).noneMatch(records -> records.endsWith("[]"));
        assertThat(json.readTree(http.getFirst().substring("reservations=".length()))
                        .size())
                .isEqualTo(RESERVATIONS);
    }

    private List<String> exported(List<PersonalData> modules, AccountId account) {
        return modules.stream().map(module -> exported(module, account)).toList();
    }

    private String exported(PersonalData module, AccountId account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartArray();
            module.forEach(account, generator::writePOJO);
            generator.writeEndArray();
        }
        return module.name() + "=" + out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void exportNothingOfAStranger(Way way) {
        assertThat(exported(ports.personal(way), new AccountId("fan-811")))
                .containsExactlyInAnyOrder("reservations=[]", "topUps=[]", "walletTransactions=[]");
    }

    @Test
    void exportNothingToOtherServicesAndUnderOtherNames() {
        for (PersonalData data : List.of(
                new HttpPersonalData(ports.calls("command-side"), "reservations"),
                new HttpPersonalData(ports.calls("api-gateway"), "others"))) {
            List<Object> records = new ArrayList<>();
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> data.forEach(new AccountId("fan-810"), records::add));
            assertThat(records).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nameWhatHasToEndFirst(Way way) {
        AccountId rich = new AccountId("fan-812-" + name(way));
        AccountId booked = new AccountId("fan-813-" + name(way));
        WalletId wallet = new WalletId(rich);
        ConcertId concert = concertId();
        ReservationId id = reservationId(concert);
        platform.store(concert, scheduled(concert, "organizer-82", "Booked", NOON));
        platform.store(id, requested(id, booked.value(), NOON, "A-1-1"));
        platform.happen(wallet, new WalletOpened(wallet, Money.krw(1), NOON));

        assertThat(obstacle(way, rich))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("There is money"));
        assertThat(obstacle(way, booked))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("There are reservations"));
        assertThat(obstacle(way, new AccountId("fan-814"))).isEmpty();
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> obstacle(Way way, AccountId account) {
        return ports.obstacles(way).stream()
                .flatMap(obstacle -> obstacle.of(account).stream())
                .findFirst();
    }

    /** A service that may not ask gets no answer, which is not the answer that there is no obstacle. */
    @Test
    void nameNothingToOtherServices() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new HttpErasureObstacle(ports.calls("queue")).of(new AccountId("fan-814")));
    }

    @ParameterizedTest
    @EnumSource
    void showAllEventsAfterAWhile(Way way) {
        AccountId fan = new AccountId("fan-815-" + name(way));
        WalletId wallet = new WalletId(fan);
        platform.store(wallet, new WalletOpened(wallet, Money.krw(1), NOON));

        assertThat(ports.readSide(way).awaitCaughtUp(Duration.ofSeconds(20))).isTrue();

        assertThat(obstacle(Way.LOCAL, fan)).isPresent();
    }
}
