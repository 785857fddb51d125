package org.unsaid.demo;

import java.time.Instant;

/**
 * One line of the script.
 *
 * @param page name of the page that it is about; empty if it is about the site
 */
record Happening(Instant at, What what, String page, String title, String text) {

  /** What can happen to a site. */
  enum What {
    POST,
    EDIT,
    DELETE,
    DOWN,
    UP,
    REDESIGN
  }
}
