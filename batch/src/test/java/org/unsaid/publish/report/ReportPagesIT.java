package org.unsaid.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;

/** In a real browser, if the system has one. */
class ReportPagesIT {

  /** `.ci/run` puts it there by npm; it is no artifact that Maven finds. */
  private static final Path AXE = Path.of("target/axe/node_modules/axe-core/axe.min.js");

  @TempDir static Path folder;
  @TempDir static Path profile;

  private static @Nullable Browser browser;

  @BeforeAll
  static void open() {
    browser = Browser.open(profile).orElse(null);
    if (browser == null) {
      skipped(
          "pages are not tried in a browser: chromium and chromedriver are not installed"
              + " (Debian: apt-get install chromium chromium-driver)");
    }
    SampleReport.of().write(folder);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void skipped(String why) {
    System.out.println("skipped: " + why);
    assumeTrue(false, why);
  }

  private static Browser browser() {
    if (browser == null) {
      throw new IllegalStateException("No browser was opened");
    }
    return browser;
  }

  @Test
  void opensEveryPageWithoutAWordOnTheConsole() throws IOException {
    browser().screen(1280, false);
    for (var page : pages()) {
      browser().show(page);

      assertThat(browser().console()).as(page.toString()).isEmpty();
      assertThat(browser().driver().findElement(By.tagName("html")).getDomAttribute("data-ready"))
          .as(page.toString())
          .isNotNull();
      // a title that is a script ran nowhere
      assertThat(browser().driver().getTitle()).isNotEqualTo("taken");
      assertThat(browser().driver().executeScript("return document.images.length")).isEqualTo(0L);
    }
  }

  @ParameterizedTest
  @CsvSource({"380", "1280"})
  void neverScrollsSidewards(int width) throws IOException {
    browser().screen(width, false);
    for (var page : pages()) {
      browser().show(page);

      // a bar for scrolling down takes some of the width
      assertThat(
              browser()
                  .driver()
                  .executeScript(
                      "const e = document.documentElement; return e.scrollWidth - e.clientWidth"))
          .as(page.toString())
          .isEqualTo(0L);
    }
  }

  @Test
  void printsTheNamesOfColumnsAgainOnEachPageOfATable() throws Exception {
    browser().show(folder.resolve("events/flood.html"));
    // so little of it that the table of six rows is broken (centimetres)
    var paper = new PrintOptions();
    paper.setPageSize(new PageSize(14, 21));

    var pdf = Base64.getDecoder().decode(browser().driver().print(paper).getContent());

    var text = new Tika().parseToString(new ByteArrayInputStream(pdf));
    assertThat(text.split("latency", -1).length - 1).as(text).isGreaterThan(1);
    // a column that is squeezed breaks its words
    assertThat(text).contains("none found; it published");
  }

  @Test
  void sortsTheBoardByAKey() {
    browser().screen(1280, false);
    browser().show(folder.resolve("index.html"));
    var head = board("thead th").get(4);

    head.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
    var ascending = texts("tbody tr td[data-label=chance]");
    head.findElement(By.tagName("button")).sendKeys(Keys.SPACE);

    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
    assertThat(ascending).hasSize(5).startsWith("15 of 100, before 10 of 100").endsWith("");
    // what has no number comes last either way
    assertThat(texts("tbody tr td[data-label=chance]")).endsWith("");
  }

  @Test
  void filtersInstitutionsByWordsAndByChoice() {
    browser().screen(1280, false);
    browser().show(folder.resolve("index.html"));
    var section = browser().driver().findElement(By.id("institutions"));
    var rows = By.cssSelector("tbody tr:not([hidden])");

    section.findElement(By.cssSelector("input[type=search]")).sendKeys("ministry OF w");

    assertThat(section.findElements(rows)).hasSize(1);
    assertThat(section.findElement(By.tagName("output")).getText()).isEqualTo("1 of 6 shown");
  }

  @Test
  void choosesAVerdictOnTheEventsPage() {
    browser().screen(1280, false);
    browser().show(folder.resolve("events/flood.html"));
    var section = browser().driver().findElement(By.id("verdicts"));

    section
        .findElement(By.tagName("select"))
        .findElement(By.cssSelector("option[value=silent]"))
        .click();

    assertThat(section.findElements(By.cssSelector("tbody tr:not([hidden]) th")))
        .extracting(WebElement::getText)
        .containsExactly("وزارة الصحة", "东部战区");
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "1280, true", "380, false", "380, true"})
  void canBeUsedByEverybody(int width, boolean dark) throws IOException {
    if (!Files.isReadable(AXE)) {
      skipped("axe-core is not there: npm install --prefix batch/target/axe axe-core@4.10.3");
    }
    var axe = Files.readString(AXE);
    browser().screen(width, dark);
    for (var page : pages()) {
      browser().show(page);
      browser().driver().executeScript(axe);

      var faults =
          browser()
              .driver()
              .executeAsyncScript(
                  """
                  const done = arguments[arguments.length - 1];
                  axe.run().then((found) => done(found.violations
                    .filter((each) => ["serious", "critical"].includes(each.impact))
                    .map((each) => each.id + ": " + each.nodes.map((node) => node.html).slice(0, 3).join(" | "))));
                  """);

      assertThat((List<?>) faults).as(page.toString()).isEmpty();
    }
  }

  private static List<WebElement> board(String selector) {
    return browser().driver().findElements(By.cssSelector("#board " + selector));
  }

  private static List<String> texts(String selector) {
    return board(selector).stream().map(WebElement::getText).toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(each -> each.toString().endsWith(".html")).sorted().toList();
    }
  }
}
