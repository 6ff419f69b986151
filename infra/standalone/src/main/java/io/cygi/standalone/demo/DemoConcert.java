package io.cygi.standalone.demo;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertDetails;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.RefundPolicy;
import io.cygi.contracts.value.Section;
import io.cygi.contracts.value.WaitingRoomSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The six concerts, each in another state. Times are told from when the demo data began to be made. */
enum DemoConcert {
    ON_SALE(
            "한여름 밤의 재즈 · Seoul Midsummer Jazz Night",
            "Four quartets, one river, no rain. 네 팀의 쿼텟이 한강 옆에서 밤새 연주합니다.",
            "한강 야외무대 · Hangang Open Air Stage, Seoul",
            "organizer-1",
            Times.of(Duration.ofDays(-2), Duration.ofDays(30), Duration.ofDays(30)),
            List.of(section("VIP", 165_000, 4, 16), section("R", 132_000, 8, 20), section("S", 99_000, 10, 24)),
            18,
            4),
    OPENING_SOON(
            "네온 하버 라이브 · Neon Harbor Live in Busan",
            "The first stadium night of the harbor's loudest synth trio. 부산 앞바다를 켜는 신스 트리오의 첫 대형 무대.",
            "부산항 북항 아레나 · North Port Arena, Busan",
            "organizer-1",
            Times.of(Duration.ofMinutes(2), Duration.ofDays(44), Duration.ofDays(45)),
            List.of(section("FLOOR", 154_000, 20, 25), section("A", 121_000, 12, 30), section("B", 88_000, 12, 30)),
            0,
            0),
    ALMOST_SOLD_OUT(
            "살롱 피아노 · An Evening with Han Seo-yun",
            "Twenty chairs around one piano. 피아노 한 대와 의자 스무 개.",
            "연남동 작은 살롱 · Little Salon, Yeonnam-dong",
            "organizer-2",
            Times.of(Duration.ofDays(-5), Duration.ofDays(12), Duration.ofDays(12)),
            List.of(section("A", 70_000, 4, 5)),
            7,
            0),
    SALES_CLOSED(
            "가을 현악 사중주 · Autumn Strings",
            "Schubert, Shostakovich and a world premiere. 슈베르트와 쇼스타코비치, 그리고 초연 한 곡.",
            "예술의 언덕 콘서트홀 · Arts Hill Concert Hall, Daegu",
            "organizer-2",
            Times.of(Duration.ofDays(-30), Duration.ofHours(-3), Duration.ofDays(1)),
            List.of(section("R", 88_000, 6, 16), section("S", 55_000, 8, 18)),
            14,
            0),
    CLOSED(
            "유리 심장 앙코르 · Glass Hearts: The Encore",
            "The tour's last night, sung from the first line to the last by everybody. 모두가 함께 부른 투어의 마지막 밤.",
            "광주 빛고을 체육관 · Bitgoeul Gymnasium, Gwangju",
            "organizer-1",
            Times.of(Duration.ofDays(-40), Duration.ofDays(-4), Duration.ofDays(-3)),
            List.of(section("STANDING", 110_000, 10, 20), section("A", 99_000, 8, 20)),
            20,
            0),
    CANCELLED(
            "섬의 노래 페스티벌 · Songs of the Island Festival",
            "Folk songs by the sea, until the typhoon came. 태풍이 오기 전까지는 바닷가의 포크 축제.",
            "제주 바람 들판 · Windy Field, Jeju",
            "organizer-2",
            Times.of(Duration.ofDays(-10), Duration.ofDays(20), Duration.ofDays(20)),
            List.of(section("FIELD", 77_000, 15, 20)),
            9,
            0);

    private static final int PURCHASE_LIMIT = 4;
    private static final Duration LENGTH = Duration.ofMinutes(150);

    private final String title;
    private final String description;
    private final String venue;
    private final AccountId organizerId;
    private final Times times;
    private final List<Section> sections;
    private final int bookings;
    private final int holds;

    DemoConcert(
            String title,
            String description,
            String venue,
            String organizerId,
            Times times,
            List<Section> sections,
            int bookings,
            int holds) {
        this.title = title;
        this.description = description;
        this.venue = venue;
        this.organizerId = new AccountId(organizerId);
        this.times = times;
        this.sections = sections;
        this.bookings = bookings;
        this.holds = holds;
    }

    AccountId organizerId() {
        return organizerId;
    }

    List<Section> sections() {
        return sections;
    }

    /** {@return how many reservations are paid} */
    int bookings() {
        return bookings;
    }

    /** {@return how many reservations are held and not paid} */
    int holds() {
        return holds;
    }

    /** {@return when it is published: before its sale opens, but not in the future} @param origin the origin of times */
    Instant scheduledAt(Instant origin) {
        Instant opens = details(origin).salesOpenAt();
        return opens.isBefore(origin) ? opens : origin;
    }

    ConcertDetails details(Instant origin) {
        Instant startsAt = origin.plus(times.starts()).truncatedTo(ChronoUnit.HOURS);
        return new ConcertDetails(
                title,
                description,
                venue,
                startsAt,
                startsAt.plus(LENGTH),
                origin.plus(times.opens()),
                origin.plus(times.closes()).truncatedTo(ChronoUnit.HOURS),
                PURCHASE_LIMIT,
                ConcertDetails.HOLD_SECONDS_DEFAULT,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                sections);
    }

    private static Section section(String name, long price, int rows, int seatsPerRow) {
        return new Section(name, Money.krw(price), rows, seatsPerRow);
    }

    /**
     * When things happen, from the origin of times.
     *
     * @param opens the sale
     * @param closes the sale
     * @param starts the performance
     */
    private record Times(Duration opens, Duration closes, Duration starts) {

        static Times of(Duration opens, Duration closes, Duration starts) {
            return new Times(opens, closes, starts);
        }
    }
}
