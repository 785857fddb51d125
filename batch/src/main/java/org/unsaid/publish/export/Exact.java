package org.unsaid.publish.export;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;

/**
 * Records of {@code core} as JSON and back, so that nothing is lost: every component by its name,
 * times to the nanosecond, numbers to their last bit. A component that is new is carried without
 * further words; one that is missing when it is read, or that nobody knows, is refused. The same
 * record gives the same bytes, in whatever order a set or a map happens to be.
 */
final class Exact {

  static final JsonMapper JSON =
      JsonMapper.builder()
          // components alone: what a record derives from them is no part of it
          .changeDefaultVisibility(
              checker ->
                  checker
                      .withFieldVisibility(Visibility.ANY)
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withCreatorVisibility(Visibility.ANY))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
          .addModule(
              new SimpleModule()
                  .addSerializer(TemporalAmount.class, new AmountWriter())
                  .addDeserializer(TemporalAmount.class, new AmountReader())
                  .setSerializerModifier(new SetsInOrder()))
          .build();

  private Exact() {}

  /** Days of a calendar, {@code P14D}, are no hours, {@code PT336H}. */
  private static final class AmountWriter extends ValueSerializer<TemporalAmount> {
    @Override
    public void serialize(TemporalAmount value, JsonGenerator to, SerializationContext context) {
      to.writeString(value.toString());
    }
  }

  private static final class AmountReader extends ValueDeserializer<TemporalAmount> {
    @Override
    public TemporalAmount deserialize(JsonParser from, DeserializationContext context) {
      var text = from.getString();
      return text.startsWith("PT") || text.startsWith("-PT")
          ? Duration.parse(text)
          : Period.parse(text);
    }
  }

  /** A set has another order in each run. */
  private static final class SetsInOrder extends ValueSerializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public ValueSerializer<?> modifyCollectionSerializer(
        SerializationConfig config,
        CollectionType type,
        BeanDescription.Supplier bean,
        ValueSerializer<?> usual) {
      return Set.class.isAssignableFrom(type.getRawClass()) ? new InOrder() : usual;
    }
  }

  private static final class InOrder extends ValueSerializer<Collection<?>> {
    @Override
    public void serialize(Collection<?> set, JsonGenerator to, SerializationContext context) {
      to.writeStartArray();
      set.stream()
          .sorted(Comparator.comparing(String::valueOf))
          .forEach(each -> context.writeValue(to, each));
      to.writeEndArray();
    }
  }
}
