package io.cygi.query.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * A section of a concert.
 *
 * @param concertId the concert's id
 * @param section the section's name
 */
@Embeddable
record SalesSectionKey(@Column(name = "concert_id") String concertId, String section) implements Serializable {}
