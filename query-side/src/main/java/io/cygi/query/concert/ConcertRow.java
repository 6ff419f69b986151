package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.plan.VenuePlan;
import io.cygi.query.projection.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a published concert. Fields that are searched and sorted by have columns beside the details. */
@Entity
@Table(name = "query_concert")
class ConcertRow {

    /** Most characters of a poster's address. */
    static final int POSTER_URL_MAX = 2_048;

    @Id
    @Column(name = "concert_id")
    private String concertId;

    @Column(name = "organizer_id")
    private String organizerId;

    @Column(name = "sequence_number")
    private long sequenceNumber;

    @Enumerated(EnumType.STRING)
    private ConcertStatus status;

    private String title;
    private String venue;

    @Column(name = "starts_at")
    @Convert(converter = InstantColumn.class)
    private Instant startsAt;

    @Column(name = "sales_open_at")
    @Convert(converter = InstantColumn.class)
    private Instant salesOpenAt;

    @Column(name = "poster_url")
    private @Nullable String posterUrl;

    /** Details without the fields that only the plan shows, because listings read many of them. */
    @Convert(converter = DetailsColumn.class)
    private ConcertDetails details;

    @Column(name = "plan_version")
    private String planVersion;

    private String plan;

    /** Creates an empty row for JPA. */
    protected ConcertRow() {}

    ConcertRow(ConcertId concertId, AccountId organizerId, ConcertDetails details, long sequenceNumber) {
        this.concertId = concertId.value();
        this.organizerId = organizerId.value();
        this.status = ConcertStatus.SCHEDULED;
        changeDetails(details);
        this.sequenceNumber = sequenceNumber;
    }

    /**
     * Counts an event as applied.
     *
     * @param sequence the sequence number of the event
     * @return whether it is new to this row
     */
    boolean recordSequence(long sequence) {
        boolean isNew = sequence > sequenceNumber;
        sequenceNumber = Math.max(sequenceNumber, sequence);
        return isNew;
    }

    final void changeDetails(ConcertDetails now) {
        details = now.withoutPlan();
        VenuePlan laidOut = VenuePlan.of(new ConcertId(concertId), now.sections());
        planVersion = laidOut.version();
        plan = laidOut.json();
        title = now.title();
        venue = now.venue();
        startsAt = InstantColumn.stored(now.startsAt());
        salesOpenAt = InstantColumn.stored(now.salesOpenAt());
    }

    void changeStatus(ConcertStatus now) {
        status = now;
    }

    void changePoster(String url) {
        posterUrl = url;
    }
}
