package org.hedgerow.enquiry;

/** What other forces are asked about. Compared with the database's check by a test. */
public enum EnquiryKind {
    PLATE,
    /** How a vehicle looks. */
    VEHICLE,
    PERSON,
    PLACE,
    /** Whether anybody plans or does anything in an area on some days. */
    OPERATION
}
