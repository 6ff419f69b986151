package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The platform starts for the first time and again, takes a thousand bookings, and stops. Times and memory are printed
 * and not judged, because a test must not fail on a busy machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OwnPlatform
class StartIT {

    private static final Duration RIVAL_MAX = Duration.ofMinutes(2);
    private static final Duration COLLECTION_MAX = Duration.ofMinutes(1);
    private static final int BOOKINGS = 1_000;
    private static final long RESIDENT_MAX = 1L << 30;
    private static final int CONNECT_MILLIS = 2_000;

    private final Platform platform = Platform.asBuilt("start");

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    @Order(1)
    void isUsableAfterTheFirstStart() {
        platform.start();
        Account fan = Fans.one(platform.api());
        fan.booked(Concert.onSale(platform.api(), 1_000, 1, 1), Booking.paid("A-1-1"));
    }

    @Test
    @Order(2)
    void showsSixConcertsInDifferentStates() {
        Await.holds("the demo concerts", Await.SETTLED_MAX, () -> {
            var concerts = platform.api().all("/api/v1/concerts");
            assertThat(concerts).hasSizeGreaterThanOrEqualTo(6);
            assertThat(concerts)
                    .extracting(concert -> concert.path("status").asString())
                    .contains("ON_SALE", "SCHEDULED");
        });
    }

    @Test
    @Order(2)
    void printsItsAddressAndThreeCommandsToTry() {
        Await.holds("the welcome", Await.SETTLED_MAX, () -> {
            String output = platform.output();
            assertThat(output).contains(":" + platform.port()).contains("fan-1", "organizer-1", "admin");
            assertThat(output.lines().filter(line -> line.contains("curl "))).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    @Order(2)
    void listensOnTheLoopbackOnly() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThat(connects(address)).as("reachable at " + address).isFalse();
                }
            }
        }
        assertThat(connects(InetAddress.getByName("127.0.0.1"))).isTrue();
    }

    private boolean connects(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, platform.port()), CONNECT_MILLIS);
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @Order(3)
    void staysUnderAGigabyteAfterAThousandBookings() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "resident memory is read from /proc");
        Api api = platform.api();
        Concert concert = Concert.onSale(api, 20, 300, List.of(Concert.section("A", 1_000, 100, 10)));
        List<Account> fans = Fans.many(api, 100);
        long from = System.nanoTime();
        Crowd.inTurns(32, IntStream.range(0, BOOKINGS).boxed().toList(), i -> fans.get(i % 100)
                .booked(concert, Booking.paid("A-" + (i / 10 + 1) + "-" + (i % 10 + 1))));
        long millis = Duration.ofNanos(System.nanoTime() - from).toMillis();
        // How far the heap grows before a collection depends on the processor time that the collector gets.
        collectGarbage();
        long resident = platform.residentBytes();
        System.out.printf(
                "%d bookings took %d ms; resident memory is %d MiB%n", BOOKINGS, millis, resident / (1 << 20));
        Books.balance(fans, concert);
        assertThat(resident).isLessThan(RESIDENT_MAX);
    }

    /** Collects the garbage of the platform's process, and waits until this is done. */
    private void collectGarbage() throws Exception {
        Process collection = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(platform.process().pid()),
                        "GC.run")
                .inheritIO()
                .start();
        assertThat(collection.waitFor(COLLECTION_MAX.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(collection.exitValue()).isZero();
    }

    @Test
    @Order(4)
    void refusesASecondStartOnTheSameFolderAndNamesTheHolder() throws Exception {
        Path output = platform.folder().resolve("rival.log");
        Process rival = platform.startRival(output);
        try {
            assertThat(rival.waitFor(RIVAL_MAX.toSeconds(), TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
            assertThat(rival.exitValue()).isNotZero();
            assertThat(Files.readString(output))
                    .contains(Long.toString(platform.process().pid()))
                    .contains(platform.data().toString())
                    .doesNotContain("\tat ");
        } finally {
            rival.destroyForcibly();
        }
        assertThat(platform.api().get("/api/v1/concerts").status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void stopsCleanlyAndIsUsableAfterTheNextStart() {
        Account fan = Fans.one(platform.api());
        Concert concert = Concert.onSale(platform.api(), 1_000, 1, 2);
        String id = fan.booked(concert, Booking.paid("A-1-1"));
        assertThat(platform.stop()).isIn(0, 143);
        assertThat(platform.database())
                .as("processes of the database left behind")
                .isEmpty();

        platform.start();
        assertThat(fan.reservation(id).path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(concert.seats()).containsEntry("A-1-1", "SOLD").containsEntry("A-1-2", "AVAILABLE");
        fan.booked(concert, Booking.paid("A-1-2"));
        Books.balance(List.of(fan), concert);
    }
}
