/** What tests of several packages share: statements from a few words, servers that are real. */
@NullMarked
package org.unsaid.testing;

import org.jspecify.annotations.NullMarked;
