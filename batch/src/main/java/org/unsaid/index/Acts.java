package org.unsaid.index;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.core.ActKind;
import org.unsaid.core.Copy;
import org.unsaid.core.Institution;
import org.unsaid.core.Voice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose act a statement is, and what sort of act of each.
 *
 * <p>What another published earlier, nearly word for word, is a repost, unless it speaks for the
 * one that repeats it, too: that one signed it, or is named in its title or lead. Both may be the
 * issuers of a text that two published at the same time, and who quotes or adds says something.
 */
final class Acts {

  /** All fields that it looks at. */
  static final List<String> FIELDS =
      List.of("institution_id", "act_kind", "signatory_ids", "head", "copy_*");

  private final Map<String, Institution> institutions;
  private final Instant asOf;

  /**
   * @param institutions all others have no part in any act
   * @param asOf nobody knew then of an original that was first seen later
   */
  Acts(Collection<Institution> institutions, Instant asOf) {
    this.institutions =
        institutions.stream().collect(Collectors.toMap(Institution::id, Function.identity()));
    this.asOf = asOf;
  }

  /** The sort of act, by id of the institution. */
  SortedMap<String, ActKind> of(ObjectNode document) {
    var acts = new TreeMap<String, ActKind>();
    for (JsonNode signatory : document.path("signatory_ids")) {
      acts.put(signatory.asString(), ActKind.COLLECTIVE);
    }
    var publisher = document.path("institution_id").asString();
    var stated = ActKind.of(document.path("act_kind").asString());
    acts.put(publisher, stated == ActKind.OWN && isRepost(document) ? ActKind.REPOST : stated);
    acts.keySet().retainAll(institutions.keySet());
    return acts;
  }

  private boolean isRepost(ObjectNode document) {
    var copy = Documents.copy(document);
    var publisher = institutions.get(document.path("institution_id").asString());
    return copy != null
        && publisher != null
        && copy.kind() == Copy.Kind.WHOLE
        && !copy.sameInstitution()
        && !copy.firstSeen().isAfter(asOf)
        // when we saw one or the other tells of our looks alone
        && Voice.OrderedBy.PUBLISHED.stored().equals(Documents.text(document, "copy_ordered_by"))
        && !speaksFor(publisher, document);
  }

  private static boolean speaksFor(Institution publisher, ObjectNode document) {
    var head =
        document
            .path("head")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(" "));
    var said = head.toLowerCase(Locale.ROOT);
    return document
            .path("signatory_ids")
            .valueStream()
            .anyMatch(signatory -> signatory.asString().equals(publisher.id()))
        || Stream.concat(Stream.of(publisher.name()), publisher.names().stream())
            .anyMatch(name -> said.contains(name.toLowerCase(Locale.ROOT)));
  }
}
