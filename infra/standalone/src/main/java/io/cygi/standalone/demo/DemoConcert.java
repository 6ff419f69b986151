package io.cygi.standalone.demo;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The six demo concerts, each in another state. Their times count from the begin of the demo data. */
enum DemoConcert {
    ON_SALE(
            new Programme(
                    "한여름 밤의 재즈 · Seoul Midsummer Jazz Night",
                    "한강 물결 옆에서 네 팀의 쿼텟이 해 질 녘부터 자정까지 이어서 연주합니다. 얇은 겉옷과 돗자리를 챙겨 오세요.\n"
                            + "Four quartets play by the river from dusk to midnight. Bring a mat and something light to put on.",
                    "한강 야외무대 · Hangang Open Air Stage, Seoul"),
            "organizer-1",
            Times.of(Duration.ofDays(-2), Duration.ofDays(30), Duration.ofDays(30)),
            List.of(section("VIP", 165_000, 4, 16), section("R", 132_000, 8, 20), section("S", 99_000, 10, 24)),
            18,
            4),
    OPENING_SOON(
            new Programme(
                    "네온 하버 라이브 · Neon Harbor Live in Busan",
                    "부산 앞바다를 네온으로 켜는 신스 트리오의 첫 대형 무대입니다. 새 앨범의 모든 곡을 처음으로 들려드립니다.\n"
                            + "The first arena night of the harbor's loudest synth trio, with every song of the new album.",
                    "부산항 북항 아레나 · North Port Arena, Busan"),
            "organizer-1",
            Times.of(Duration.ofMinutes(2), Duration.ofDays(44), Duration.ofDays(45)),
            List.of(section("FLOOR", 154_000, 20, 25), section("A", 121_000, 12, 30), section("B", 88_000, 12, 30)),
            0,
            0),
    ALMOST_SOLD_OUT(
            new Programme(
                    "살롱 피아노 · An Evening with Han Seo-yun",
                    "피아노 한 대와 의자 스무 개. 한서윤이 직접 고른 소품 열두 곡을 손 닿을 거리에서 연주합니다.\n"
                            + "Twenty chairs around one piano. Han Seo-yun plays twelve short pieces within arm's reach.",
                    "연남동 작은 살롱 · Little Salon, Yeonnam-dong"),
            "organizer-2",
            Times.of(Duration.ofDays(-5), Duration.ofDays(12), Duration.ofDays(12)),
            List.of(section("A", 70_000, 4, 5)),
            7,
            0),
    SALES_CLOSED(
            new Programme(
                    "가을 현악 사중주 · Autumn Strings",
                    "슈베르트와 쇼스타코비치, 그리고 이날 처음 연주되는 한 곡. 가을 저녁을 네 대의 현으로 채웁니다.\n"
                            + "Schubert, Shostakovich and a world premiere: four strings for an autumn evening.",
                    "예술의 언덕 콘서트홀 · Arts Hill Concert Hall, Daegu"),
            "organizer-2",
            Times.of(Duration.ofDays(-30), Duration.ofHours(-3), Duration.ofDays(1)),
            List.of(section("R", 88_000, 6, 16), section("S", 55_000, 8, 18)),
            14,
            0),
    CLOSED(
            new Programme(
                    "유리 심장 앙코르 · Glass Hearts: The Encore",
                    "첫 소절부터 마지막 소절까지 모두가 함께 부른 투어의 마지막 밤입니다.\n"
                            + "The tour's last night, sung by everybody from the first line to the last.",
                    "광주 빛고을 체육관 · Bitgoeul Gymnasium, Gwangju"),
            "organizer-1",
            Times.of(Duration.ofDays(-40), Duration.ofDays(-4), Duration.ofDays(-3)),
            List.of(section("STANDING", 110_000, 10, 20), section("A", 99_000, 8, 20)),
            20,
            0),
    CANCELLED(
            new Programme(
                    "섬의 노래 페스티벌 · Songs of the Island Festival",
                    "바닷가 들판에서 열리려던 포크 축제입니다. 태풍으로 취소되었습니다.\n"
                            + "A folk festival in a field by the sea, until the typhoon came.",
                    "제주 바람 들판 · Windy Field, Jeju"),
            "organizer-2",
            Times.of(Duration.ofDays(-10), Duration.ofDays(20), Duration.ofDays(20)),
            List.of(section("FIELD", 77_000, 15, 20)),
            9,
            0);

    private static final int PURCHASE_LIMIT = 4;
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalTime CURTAIN = LocalTime.of(19, 30);
    private static final Duration LENGTH = Duration.ofMinutes(150);

    private final Programme programme;
    private final AccountId organizerId;
    private final Times times;
    private final List<Section> sections;
    private final int bookings;
    private final int holds;

    DemoConcert(Programme programme, String organizerId, Times times, List<Section> sections, int bookings, int holds) {
        this.programme = programme;
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

    /** {@return the number of paid reservations} */
    int bookings() {
        return bookings;
    }

    /** {@return the number of reservations that are held and not paid} */
    int holds() {
        return holds;
    }

    /**
     * {@return the time of publication: before the sale opens, but not in the future}
     *
     * @param origin the origin of times
     */
    Instant scheduledAt(Instant origin) {
        Instant opens = details(origin).salesOpenAt();
        return opens.isBefore(origin) ? opens : origin;
    }

    ConcertDetails details(Instant origin) {
        Instant startsAt = origin.plus(times.starts())
                .atZone(SEOUL)
                .toLocalDate()
                .atTime(CURTAIN)
                .atZone(SEOUL)
                .toInstant();
        Instant closesAt = origin.plus(times.closes()).truncatedTo(ChronoUnit.HOURS);
        return new ConcertDetails(
                programme.title(),
                programme.description(),
                programme.venue(),
                startsAt,
                startsAt.plus(LENGTH),
                origin.plus(times.opens()),
                closesAt.isBefore(startsAt) ? closesAt : startsAt,
                PURCHASE_LIMIT,
                ConcertDetails.HOLD_SECONDS_DEFAULT,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                sections);
    }

    private static Section section(String name, long price, int rows, int seatsPerRow) {
        return new Section(name, Money.krw(price), rows, seatsPerRow);
    }

    /** The texts of a concert that fans read. */
    private record Programme(String title, String description, String venue) {}

    /**
     * The times of a concert, counted from the origin.
     *
     * @param opens begin of the sale
     * @param closes end of the sale
     * @param starts start of the performance
     */
    private record Times(Duration opens, Duration closes, Duration starts) {

        static Times of(Duration opens, Duration closes, Duration starts) {
            return new Times(opens, closes, starts);
        }
    }
}
