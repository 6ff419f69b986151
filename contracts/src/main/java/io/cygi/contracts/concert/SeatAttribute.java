package io.cygi.contracts.concert;

/** A property of a seat that a fan has to know before booking it. */
public enum SeatAttribute {
    /** A seat from which a part of the stage cannot be seen. */
    RESTRICTED_VIEW,
    /** A place for a wheelchair. */
    WHEELCHAIR,
    /** A seat for the companion of a fan in a wheelchair. */
    COMPANION
}
