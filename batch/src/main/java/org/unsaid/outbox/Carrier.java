package org.unsaid.outbox;

/** Brings parcels to their readers. */
@FunctionalInterface
public interface Carrier {

  /**
   * Tries once.
   *
   * @param handing to be called before the first word by which the other side may accept the
   *     parcel; until then it certainly has not
   */
  Outcome carry(Parcel parcel, Runnable handing);

  /** What came of a try. */
  sealed interface Outcome {

    /** The other side has it. */
    record Accepted() implements Outcome {}

    /** The other side does not want it, now or later. */
    record Refused(String why) implements Outcome {}

    /**
     * The other side certainly does not have it, and may take it later.
     *
     * @param way whether nothing else need be tried on that way for now
     */
    record Postponed(String why, boolean way) implements Outcome {}

    /** The other side may have it, or not. */
    record Unknown(String why) implements Outcome {}
  }
}
