package org.unsaid.collect.archive;

import java.util.Iterator;

/** The index of one WARC file, sorted. */
interface Segment {

  /** Its lines that begin with {@code prefix} and sort before {@code bound}, the last one first. */
  Iterator<String> down(String prefix, String bound);
}
