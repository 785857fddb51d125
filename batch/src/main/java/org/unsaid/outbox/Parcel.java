package org.unsaid.outbox;

/**
 * Something to be sent, complete: it is never made anew.
 *
 * @param id the same however often it is sent, so that who gets it twice can tell
 * @param way by which it goes: {@code mail} or {@code webhook}
 * @param address of one reader
 * @param content as it is sent
 * @param told how far its reader has been told once it has arrived
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares parcels but by their id
public record Parcel(String id, String way, String address, byte[] content, Told told) {

  public Parcel {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /**
   * How far a reader was told.
   *
   * @param finding place of the last finding; 0: of none
   * @param verdict place of the last change of a verdict; 0: of none
   */
  public record Told(long finding, long verdict) {
    /** Nothing so far. */
    public static final Told NOTHING = new Told(0, 0);
  }
}
