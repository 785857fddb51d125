package org.unsaid.publish.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Case;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

class ExactTest {

  /** Fills records with values that are all different, whatever components they have. */
  private static final class Filler {
    private int count;

    Object of(Type type) {
      count++;
      if (type instanceof ParameterizedType generic) {
        var raw = generic.getRawType();
        var inner = generic.getActualTypeArguments();
        if (raw == List.class) {
          return List.of(of(inner[0]), of(inner[0]));
        }
        if (raw == Set.class) {
          return Stream.generate(() -> of(inner[0])).limit(3).collect(Collectors.toSet());
        }
        if (raw == Map.class) {
          return Stream.generate(() -> of(inner[0]))
              .limit(2)
              .collect(Collectors.toMap(Function.identity(), _ -> of(inner[1])));
        }
        if (raw == Optional.class) {
          return Optional.of(of(inner[0]));
        }
        throw new AssertionError("no example of " + type);
      }
      var its = (Class<?>) type;
      if (its.isRecord()) {
        return record(its);
      }
      if (its.isEnum()) {
        // the last value of some is no value
        var values = its.getEnumConstants();
        return values[count % Math.max(1, values.length - 1)];
      }
      if (its == String.class) {
        return "text \"" + count + "\"\n反腐 🕊";
      }
      if (its == Instant.class) {
        return Instant.ofEpochSecond(1_700_000_000L + count, 123_456_789);
      }
      if (its == LocalDate.class) {
        return LocalDate.of(2026, 1, 1).plusDays(count);
      }
      if (its == Duration.class) {
        return Duration.ofNanos(1_000_000_007L * count);
      }
      if (its == TemporalAmount.class) {
        return count % 2 == 0 ? Duration.ofHours(count) : Period.of(1, 2, count);
      }
      if (its == ZoneId.class) {
        return ZoneId.of("Asia/Kolkata");
      }
      if (its == double.class) {
        return Math.nextUp(1.0 / (count + 2));
      }
      if (its == long.class || its == Long.class) {
        return Long.MAX_VALUE - count;
      }
      if (its == int.class) {
        return Integer.MAX_VALUE - count;
      }
      if (its == boolean.class) {
        return true;
      }
      throw new AssertionError("no example of " + type + ": teach this test one");
    }

    Object record(Class<?> type) {
      var components = type.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var values = Arrays.stream(components).map(each -> of(each.getGenericType())).toArray();
      try {
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(type + ": " + e.getCause(), e);
      }
    }
  }

  private static Case full() {
    return (Case) new Filler().record(Case.class);
  }

  @Test
  void aCaseComesBackWithEveryComponentThatItHas() {
    var its = full();

    var back = Exact.JSON.readValue(Exact.JSON.writeValueAsString(its), Case.class);

    assertThat(back).isEqualTo(its);
  }

  @Test
  void carriesComponentsAndNothingThatIsDerivedFromThem() {
    var node = (ObjectNode) Exact.JSON.valueToTree(full());

    assertThat(node.path("event").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Event.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    assertThat(node.path("event").has("choice")).isFalse();
  }

  @Test
  void whatNobodyKnowsComesBackAsThat() {
    var known = (Institution) new Filler().record(Institution.class);
    var its =
        new Institution(
            known.id(), known.name(), List.of(), List.of(), null, known.zone(), null, null, null);

    assertThat(Exact.JSON.readValue(Exact.JSON.writeValueAsString(its), Institution.class))
        .isEqualTo(its);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P14D", "PT336H", "P1Y2M3D", "P0D", "PT0S", "PT-3S"})
  void aCalendarsDaysAreNoHours(String amount) {
    var json = "\"" + amount + "\"";

    var read = Exact.JSON.readValue(json, TemporalAmount.class);

    assertThat(read).isInstanceOf(amount.startsWith("PT") ? Duration.class : Period.class);
    assertThat(Exact.JSON.writeValueAsString(read)).isEqualTo(json);
  }

  @Test
  void everyBitOfANumberComesBack() {
    IntStream.range(0, 10_000)
        .mapToDouble(i -> Double.longBitsToDouble(0x3FE0000000000000L + i * 0x123456789ABL))
        .forEach(
            number ->
                assertThat(
                        Double.doubleToLongBits(
                            Exact.JSON.readValue(
                                Exact.JSON.writeValueAsString(number), double.class)))
                    .isEqualTo(Double.doubleToLongBits(number)));
  }

  @Test
  void aComponentThatIsMissingOrThatNobodyKnowsIsRefused() {
    var node = (ObjectNode) Exact.JSON.valueToTree(full());
    var less = node.deepCopy();
    less.remove("bystanders");
    var more = node.deepCopy();
    ((ObjectNode) more.path("event")).put("mood", "calm");

    assertThatThrownBy(() -> Exact.JSON.treeToValue(less, Case.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("bystanders");
    assertThatThrownBy(() -> Exact.JSON.treeToValue(more, Case.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("mood");
  }
}
