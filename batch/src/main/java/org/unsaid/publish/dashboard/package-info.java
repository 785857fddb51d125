/**
 * The Kibana dashboards: their readable sources made into the one file that Kibana imports, and its
 * import, with a look at what came of it.
 *
 * <p>Enter at {@link org.unsaid.publish.dashboard.Dashboards} and {@link
 * org.unsaid.publish.dashboard.Kibana}; the build runs {@link org.unsaid.publish.dashboard.Bundle}.
 *
 * <p>Imports Jackson and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.publish.dashboard;

import org.jspecify.annotations.NullMarked;
