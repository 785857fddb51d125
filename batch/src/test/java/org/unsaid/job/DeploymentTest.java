package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code compose.yaml} as far as it can be told without an engine: every name in it leads to
 * something that is there or that the documentation has.
 */
class DeploymentTest {

  /** What Elastic's images take from the environment, of what its documentation lists. */
  private static final Map<String, Set<String>> DOCUMENTED =
      Map.of(
          "elasticsearch",
          Set.of(
              "discovery.type",
              "ELASTIC_PASSWORD",
              "xpack.security.enabled",
              "xpack.security.http.ssl.enabled",
              "xpack.security.enrollment.enabled",
              "xpack.license.self_generated.type",
              "ES_JAVA_OPTS"),
          "kibana",
          Set.of(
              "SERVER_NAME",
              "ELASTICSEARCH_HOSTS",
              "ELASTICSEARCH_USERNAME",
              "ELASTICSEARCH_PASSWORD",
              "XPACK_ENCRYPTEDSAVEDOBJECTS_ENCRYPTIONKEY",
              "SERVER_PUBLICBASEURL",
              "TELEMETRY_OPTIN"),
          "postgres",
          Set.of("POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD_FILE"));

  private static final JsonMapper JSON = new JsonMapper();

  /** Those that do one thing and end. */
  private static final Set<String> ONCE = Set.of("users", "setup");

  private static String text;
  private static Map<String, Object> compose;

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(Ran.ROOT.resolve("compose.yaml"));
    compose = new Yaml().load(text);
  }

  private static Map<String, Object> services() {
    return map(compose.get("services"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static List<String> list(@Nullable Object value) {
    var words = new ArrayList<String>();
    if (value instanceof List<?> many) {
      many.forEach(each -> words.add(String.valueOf(each)));
    }
    return words;
  }

  /** The schema of the Compose Specification is older than the name of a project. */
  @Test
  void isAComposeFileByItsSpecification() throws IOException {
    var schema = specification();
    var known = new HashMap<>(compose);
    known.remove("name");

    assertThat(schema.validate(JSON.valueToTree(known))).isEmpty();

    var broken = JSON.valueToTree(known).toString().replace("service_healthy", "service_fine");
    assertThat(schema.validate(JSON.readTree(broken))).isNotEmpty();
  }

  private static Schema specification() throws IOException {
    try (var in =
        Objects.requireNonNull(DeploymentTest.class.getResourceAsStream("compose-spec.json"))) {
      // it says draft 2019-09 and names its parts as draft 4 did; no part refers to such a name
      var text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("\"id\": \"[^\"]*\",", "");
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
          .getSchema(text, InputFormat.JSON);
    }
  }

  @Test
  void hasOneVersionForAllOfElasticsImages() {
    var images =
        services().values().stream()
            .map(service -> String.valueOf(map(service).get("image")))
            .filter(image -> image.startsWith("docker.elastic.co/"))
            .toList();

    assertThat(images).hasSize(3).allMatch(image -> image.endsWith(":${STACK_VERSION:-9.2.0}"));
  }

  @Test
  void isOpenToThisMachineAlone() {
    for (var service : services().values()) {
      assertThat(list(map(service).get("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
    }
    assertThat(map(map(services().get("elasticsearch")).get("environment")))
        .containsEntry("xpack.security.enabled", "true");
  }

  @Test
  void looksWhetherEachServiceLivesAndWaitsForWhatItNeeds() {
    services()
        .forEach(
            (name, service) -> {
              if (!ONCE.contains(name)) {
                assertThat(map(service)).as(name).containsKeys("healthcheck", "restart");
              }
              if (map(service).get("depends_on") != null) {
                map(map(service).get("depends_on"))
                    .forEach(
                        (other, how) -> {
                          assertThat(services()).containsKey(other);
                          assertThat(map(how).get("condition"))
                              .isEqualTo(
                                  ONCE.contains(other)
                                      ? "service_completed_successfully"
                                      : "service_healthy");
                        });
              }
            });
  }

  @Test
  void keepsWhatMustNotBeLostInNamedVolumesAndNamesNoOther() {
    var used = new TreeSet<String>();
    for (var service : services().values()) {
      for (var volume : list(map(service).get("volumes"))) {
        if (!volume.startsWith(".") && !volume.startsWith("$")) {
          used.add(volume.substring(0, volume.indexOf(':')));
        }
      }
    }

    assertThat(used).isEqualTo(new TreeSet<>(map(compose.get("volumes")).keySet()));
    assertThat(used).contains("elasticsearch", "postgres", "archive");
  }

  @Test
  void hasAFileForEachSecretThatAScriptMakesAndNoSecretInIt() throws IOException {
    var made = Files.readString(Ran.ROOT.resolve("deploy/secrets"));
    var named = map(compose.get("secrets"));
    for (var service : services().values()) {
      assertThat(named.keySet()).containsAll(list(map(service).get("secrets")));
    }
    for (var secret : named.entrySet()) {
      assertThat(map(secret.getValue()).get("file"))
          .isEqualTo("deploy/secrets.d/" + secret.getKey());
      assertThat(made).contains(secret.getKey());
    }
    // what is required from the environment is written by the same script
    var required = Pattern.compile("\\$\\{([A-Z_]+):\\?").matcher(text);
    while (required.find()) {
      assertThat(made).contains(required.group(1) + "=");
    }
    assertThat(Files.readString(Ran.ROOT.resolve(".gitignore"))).contains("deploy/secrets.d/");
    assertThat(Files.readString(Ran.ROOT.resolve(".dockerignore"))).contains("deploy/secrets.d");
  }

  @Test
  void setsNothingThatTheDocumentationDoesNotHave() {
    DOCUMENTED.forEach(
        (service, known) ->
            assertThat(known)
                .as(service)
                .containsAll(map(map(services().get(service)).get("environment")).keySet()));
  }

  /** The superuser makes the users, and nobody else is it. */
  @Test
  void givesEachServiceAUserOfItsOwn() throws IOException {
    var kibana = map(map(services().get("kibana")).get("environment"));

    assertThat(kibana).containsEntry("ELASTICSEARCH_USERNAME", "kibana_system");
    services()
        .forEach(
            (name, service) ->
                assertThat(list(map(service).get("secrets")).contains("elastic-password"))
                    .as(name)
                    .isEqualTo(name.equals("users")));
    var users = Files.readString(Ran.ROOT.resolve("deploy/users"));
    assertThat(users)
        .contains("\\\"manage_index_templates\\\"")
        .contains("\"names\":[\"unsaid-*\"]")
        .doesNotContain("superuser");
  }

  @ParameterizedTest
  @ValueSource(strings = {"setup", "unsaid"})
  void runsCommandsThatTheProgramKnows(String service) {
    var words = list(map(services().get(service)).get("command"));
    var help = Ran.command(words.getFirst(), "--help").out();

    for (var word : words.subList(1, words.size())) {
      if (word.startsWith("--")) {
        assertThat(help).contains(word.substring(0, word.indexOf('=')) + "=");
      }
    }
  }
}
