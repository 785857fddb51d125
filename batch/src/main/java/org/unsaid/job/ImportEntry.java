package org.unsaid.job;

import org.unsaid.collect.archive.WarcEntry;

/**
 * A record of a file that is imported.
 *
 * @param number in the file, from 0
 */
record ImportEntry(ImportPlan.File file, long number, WarcEntry entry) {}
