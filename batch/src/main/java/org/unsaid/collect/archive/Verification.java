package org.unsaid.collect.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether an archive holds what was kept in it: every record is read and hashed again, every
 * revisit must have what it refers to, every index must say what its file holds.
 *
 * <p>It may be asked while a run writes: what that has not finished is no fault.
 *
 * @param files WARC files
 * @param bytes of these
 * @param faults by file and offset
 */
public record Verification(int files, long records, long bytes, List<Fault> faults) {

  /**
   * @param offset in the file
   * @param what in words that may be printed
   */
  public record Fault(String file, long offset, String what) {}

  /**
   * @param file that is being read
   * @param done bytes of all files that were read
   * @param total bytes of all files
   */
  public record Progress(String file, long done, long total, long records) {}

  public Verification {
    faults = List.copyOf(faults);
  }

  public boolean isSound() {
    return faults.isEmpty();
  }

  /**
   * @param progress told after each record
   * @throws ArchiveException if the folder or a file cannot be read at all
   */
  public static Verification of(Path folder, Consumer<Progress> progress) {
    try {
      return new VerificationPass(folder, progress).verification();
    } catch (IOException e) {
      throw new ArchiveException("The archive %s cannot be read: %s".formatted(folder, e), e);
    }
  }
}
