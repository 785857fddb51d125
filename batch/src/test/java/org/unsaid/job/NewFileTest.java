package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {

  @TempDir Path folder;

  private void isAllThatIsThere(String name, String content) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve(name));
    }
    assertThat(folder.resolve(name)).hasContent(content);
  }

  @Test
  void isThereWhenItIsWhole() throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), "older");
    try (var written = NewFile.of(file)) {
      written.stream().write("new".getBytes(UTF_8));
      assertThat(file).hasContent("older");
      written.keep();
    }

    isAllThatIsThere("a.csv", "new");
  }

  @Test
  void leavesNothingBehindWhereTheWorkFails() throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), "older");

    assertThatThrownBy(
            () -> {
              try (var written = NewFile.of(file)) {
                written.stream().write("half".getBytes(UTF_8));
                throw new IllegalStateException("no more");
              }
            })
        .hasMessage("no more");

    isAllThatIsThere("a.csv", "older");
  }

  @Test
  void saysBeforehandThatItCannotBeWritten() {
    assertThatThrownBy(() -> NewFile.check(folder.resolve("none/a.csv")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("its folder does not exist");
    assertThatThrownBy(() -> NewFile.check(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("it is a folder");
  }
}
