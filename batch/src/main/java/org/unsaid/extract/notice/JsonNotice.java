package org.unsaid.extract.notice;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows an answer of a program to a program that tells of an error. */
final class JsonNotice {

  private static final JsonMapper JSON = new JsonMapper();

  /** Of one that says little besides, in characters. */
  private static final int LONGEST = 4000;

  private static final List<String> STATUS =
      List.of(
          "status", "statusCode", "status_code", "httpStatus", "http_status", "code", "errcode");

  private static final List<String> ERROR = List.of("error", "errors", "exception", "fault");

  private static final List<String> SUCCESS = List.of("success", "ok", "successful");

  private static final List<String> MESSAGE =
      List.of("message", "msg", "error", "detail", "title", "error_description", "errmsg");

  private static final Set<String> FAILED = Set.of("error", "fail", "failed", "failure");

  private JsonNotice() {}

  static @Nullable Notice of(String text) {
    if (text.length() > LONGEST || !text.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      var answer = JSON.readTree(text);
      return answer.isObject() ? of(answer) : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static @Nullable Notice of(JsonNode answer) {
    var error = ERROR.stream().map(answer::path).filter(JsonNotice::isTold).findFirst();
    var within = error.filter(JsonNode::isObject);
    var status = status(answer);
    if (status == null && within.isPresent()) {
      status = status(within.get());
    }
    boolean failed =
        SUCCESS.stream().map(answer::path).anyMatch(said -> said.isBoolean() && !said.asBoolean())
            || FAILED.contains(answer.path("status").asString("").toLowerCase(Locale.ROOT));
    if (status == null && error.isEmpty() && !failed) {
      return null;
    }
    var message = message(answer);
    if (message.isEmpty() && within.isPresent()) {
      message = message(within.get());
    }
    var said = Wording.kind(message);
    var kind =
        said != null ? said : status == null ? Notice.Kind.FAILING : Wording.ofStatus(status);
    return new Notice(
        kind,
        "it is JSON that tells of an error"
            + (status == null ? "" : " " + status)
            + (message.isEmpty() ? "" : ": '" + message + "'"));
  }

  /** Null: it names none of an error. */
  private static @Nullable Integer status(JsonNode answer) {
    for (var name : STATUS) {
      var value = answer.path(name);
      if (value.isIntegralNumber() || value.isString()) {
        var text = value.asString("");
        if (text.matches("[45]\\d\\d")) {
          return Integer.valueOf(text);
        }
      }
    }
    return null;
  }

  private static String message(JsonNode answer) {
    for (var name : MESSAGE) {
      var text = answer.path(name).isString() ? answer.path(name).asString("").strip() : "";
      if (!text.isEmpty()) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
      }
    }
    return "";
  }

  private static boolean isTold(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> !value.asString("").isBlank();
      case BOOLEAN -> value.asBoolean();
      case NUMBER -> value.asDouble() != 0;
      case OBJECT, ARRAY -> !value.isEmpty();
      default -> false;
    };
  }
}
