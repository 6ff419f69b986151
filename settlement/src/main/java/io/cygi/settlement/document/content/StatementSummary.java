package io.cygi.settlement.document.content;

import io.cygi.contracts.value.Money;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.Totals;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The texts of a statement for people, in Korean and English. */
public final class StatementSummary {

    public static final String TITLE = "정산서 Settlement statement";

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final SettlementStatement statement;
    private final ZoneId zone;

    public StatementSummary(SettlementStatement statement, ZoneId zone) {
        this.statement = statement;
        this.zone = zone;
    }

    /**
     * A text with its label.
     *
     * @param label the label
     * @param value the text
     */
    public record LabeledText(String label, String value) {}

    /**
     * A total with its label, signed as part of the net.
     *
     * @param label the label
     * @param amount positive if it adds to the net, negative if it reduces the net
     */
    public record Total(String label, Money amount) {}

    public List<LabeledText> about() {
        SettledConcert concert = statement.concert();
        return List.of(
                new LabeledText("정산 번호 Settlement", statement.settlementId().value()),
                new LabeledText("공연 Concert", concert.title()),
                new LabeledText("공연 번호 Concert ID", concert.concertId().value()),
                new LabeledText("공연장 Venue", concert.venue()),
                new LabeledText("주최자 Organizer", concert.organizerId().value()),
                new LabeledText(
                        "공연 시간 Performance",
                        minutes(concert.startsAt()) + " – " + minutes(concert.endsAt()) + " (" + zone.getId() + ")"),
                new LabeledText("결과 Outcome", outcome(concert.outcome()) + ", " + seconds(concert.closedAt())));
    }

    public List<Total> totals() {
        Totals totals = statement.totals();
        return List.of(
                new Total("총 결제액 Gross payments", totals.gross()),
                new Total("환불 Refunds", negated(totals.refunds())),
                new Total("수수료 Fee", negated(totals.fee())),
                new Total("수수료 세금 Tax on the fee", negated(totals.tax())));
    }

    public Total net() {
        return new Total("지급액 Net payout", statement.totals().net());
    }

    public List<LabeledText> audit() {
        EventRange events = statement.events();
        return List.of(
                new LabeledText("정산 규칙 Rules", "version " + statement.rulesVersion()),
                new LabeledText(
                        "이벤트 범위 Events",
                        "#" + events.firstIndex() + " – #" + events.lastIndex() + ", "
                                + AmountFormat.grouped(events.count()) + " events"),
                new LabeledText("이벤트 SHA-256", events.sha256()),
                new LabeledText("내역 수 Lines", AmountFormat.grouped(statement.lineCount())));
    }

    public String currency() {
        return statement.totals().net().currency();
    }

    public LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    public String seconds(Instant at) {
        return SECONDS.format(local(at));
    }

    private String minutes(Instant at) {
        return MINUTES.format(local(at));
    }

    public static String kind(LineKind kind) {
        return switch (kind) {
            case PAYMENT -> "결제 Payment";
            case REFUND -> "환불 Refund";
            case FEE -> "수수료 Fee";
            case TAX -> "세금 Tax";
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case CLOSED -> "공연 종료 Closed";
            case CANCELLED -> "공연 취소 Cancelled";
        };
    }

    private static Money negated(Money money) {
        return new Money(-money.amount(), money.currency());
    }
}
