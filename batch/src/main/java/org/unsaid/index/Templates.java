package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.elasticsearch.indices.get_index_template.IndexTemplateItem;
import co.elastic.clients.json.JsonpUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of {@code mappings/}: applied as index templates, and compared with the indices that
 * live. A template's version is in its index's name, {@code unsaid-statements-v1}, and the alias
 * without it points to the newest; a new version therefore begins empty and is filled again from
 * the archives.
 */
final class Templates {

  static final List<String> ALIASES =
      List.of(
          "unsaid-statements",
          "unsaid-events",
          "unsaid-reactions",
          "unsaid-verdicts",
          "unsaid-verdict-changes",
          "unsaid-findings",
          "unsaid-coverage");

  private static final JsonMapper JSON = new JsonMapper();

  private final ElasticsearchClient client;

  Templates(ElasticsearchClient client) {
    this.client = client;
  }

  /** Applies all; returns how many indices were made. */
  Integer apply() throws IOException {
    int made = 0;
    for (var alias : ALIASES) {
      var template = read(alias);
      client
          .indices()
          .putIndexTemplate(
              PutIndexTemplateRequest.of(
                  request ->
                      request
                          .name(alias)
                          .withJson(new StringReader(JSON.writeValueAsString(template)))));
      if (ready(alias, alias + "-v" + template.path("version").asInt(), template)) {
        made++;
      }
    }
    return made;
  }

  /** What {@link #apply} would change, a line each. */
  List<String> changes() throws IOException {
    var changes = new ArrayList<String>();
    for (var alias : ALIASES) {
      var template = read(alias);
      int version = template.path("version").asInt();
      var live =
          client.indices().existsIndexTemplate(request -> request.name(alias)).value()
              ? client.indices().getIndexTemplate(request -> request.name(alias)).indexTemplates()
              : List.<IndexTemplateItem>of();
      if (live.isEmpty()) {
        changes.add("template %s, version %d: new".formatted(alias, version));
      } else {
        var before = live.getFirst().indexTemplate().version();
        if (before == null || before != version) {
          changes.add("template %s: version %d in place of %d".formatted(alias, version, before));
        }
      }
      var index = alias + "-v" + version;
      if (client.indices().exists(request -> request.index(index)).value()) {
        compare(index, template);
      } else {
        changes.add("index %s: new and empty; the next run fills it".formatted(index));
      }
    }
    return changes;
  }

  /** As {@link #apply}, after all indices are deleted, those of older versions too. */
  Integer rebuild() throws IOException {
    for (var alias : ALIASES) {
      for (var index : client.indices().get(r -> r.index(alias + "-v*")).indices().keySet()) {
        client.indices().delete(r -> r.index(index));
      }
    }
    return apply();
  }

  /** Name and unique id of the index behind each alias. */
  List<String> generation() throws IOException {
    var found = new ArrayList<String>();
    for (var alias : ALIASES) {
      client
          .indices()
          .getSettings(request -> request.index(alias))
          .settings()
          .forEach(
              (name, state) -> {
                var settings = state.settings();
                var index = settings == null ? null : settings.index();
                found.add(name + "/" + (index == null ? "" : index.uuid()));
              });
    }
    return found;
  }

  private boolean ready(String alias, String index, JsonNode template) throws IOException {
    boolean made = false;
    if (client.indices().exists(request -> request.index(index)).value()) {
      compare(index, template);
    } else {
      client.indices().create(request -> request.index(index));
      made = true;
    }
    var holders =
        client.indices().existsAlias(request -> request.name(alias)).value()
            ? client.indices().getAlias(request -> request.name(alias)).aliases().keySet()
            : Set.<String>of();
    if (!holders.equals(Set.of(index))) {
      client
          .indices()
          .updateAliases(
              request -> {
                holders.stream()
                    .filter(holder -> !holder.equals(index))
                    .forEach(
                        holder ->
                            request.actions(
                                action -> action.remove(r -> r.index(holder).alias(alias))));
                return request.actions(action -> action.add(a -> a.index(index).alias(alias)));
              });
    }
    return made;
  }

  private void compare(String index, JsonNode template) throws IOException {
    var mapping = client.indices().getMapping(request -> request.index(index)).get(index);
    if (mapping == null) {
      return;
    }
    var live = JsonpUtils.toJsonString(mapping.mappings(), client._jsonpMapper());
    var wanted = flat(template.path("template").path("mappings"));
    var found = flat(JSON.readTree(live));
    var differences = new ArrayList<String>();
    wanted.forEach(
        (path, value) -> {
          if (!value.equals(found.get(path))) {
            differences.add(path + " is " + found.getOrDefault(path, "missing") + ", not " + value);
          }
        });
    found.forEach(
        (path, value) -> {
          if (!wanted.containsKey(path)) {
            differences.add(path + " is " + value + ", and was not asked for");
          }
        });
    if (!differences.isEmpty()) {
      throw new IndexException(
          "The index %s differs from mappings/%s.json: %s. %s"
              .formatted(
                  index,
                  index.replaceAll("-v\\d+$", ""),
                  String.join("; ", differences),
                  "Raise the template's \"version\" to have a new index filled, or delete the"
                      + " index."));
    }
  }

  /** Every leaf by its path; the server's word for what is meant by default is left out. */
  private static Map<String, String> flat(JsonNode node) {
    var leaves = new TreeMap<String, String>();
    collect("", node, leaves);
    leaves.remove("_meta.description");
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.forEachEntry(
          (name, child) -> collect(path.isEmpty() ? name : path + "." + name, child, leaves));
    } else {
      leaves.put(path, node.asString());
    }
  }

  private static JsonNode read(String alias) {
    try (InputStream in = Templates.class.getResourceAsStream("/mappings/" + alias + ".json")) {
      if (in == null) {
        throw new IllegalStateException(
            "The program was built without mappings/" + alias + ".json");
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("mappings/" + alias + ".json cannot be read", e);
    }
  }
}
