package org.unsaid.extract.notice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.extract.notice.Notice.Kind;
import org.unsaid.extract.text.MainText;
import org.unsaid.extract.text.Titles;

class NoticesTest {

  private static final String LONG =
      "<p>The ministry speaks of the dykes, which hold since the morning and will go on to hold."
          .repeat(10);

  private static @Nullable Notice read(String html) {
    var page = Jsoup.parse(html, "https://www.water.example/news/17");
    var title = Titles.read(page, null).value();
    var asked = Notices.page(page);
    return asked.notice(MainText.read(page, title, null).value());
  }

  private static @Nullable Kind kind(String html) {
    var notice = read(html);
    return notice == null ? null : notice.kind();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GONE    | Page Not Found                          | Try the search.",
        "GONE    | Oops! That page can’t be found.          | Maybe try one of the links below?",
        "GONE    | Error 404                               | What you look for is not here.",
        "GONE    | 404                                     | Zurück zur Startseite",
        "GONE    | HTTP 404 Not Found                      | nginx",
        "GONE    | Seite nicht gefunden                    | Bitte nutzen Sie die Suche.",
        "GONE    | La page que vous recherchez n’existe plus | Retour à l'accueil",
        "GONE    | ¡Página no encontrada!                  | Volver al inicio",
        "GONE    | Página nao encontrada                   | Voltar",
        "GONE    | Pagina non trovata (404)                | Torna alla home",
        "GONE    | Nie znaleziono strony                   | Wróć",
        "GONE    | Ошибка 404. Страница не найдена         | Вернитесь на главную.",
        "GONE    | СТОРІНКУ НЕ ЗНАЙДЕНО                    | На головну",
        "GONE    | Aradığınız sayfa bulunamadı             | Ana sayfaya dön",
        "GONE    | الصفحة غير موجودة                       | العودة إلى الرئيسية",
        "GONE    | صفحه مورد نظر یافت نشد                  | بازگشت",
        "GONE    | הדף המבוקש לא נמצא                      | חזרה לדף הבית",
        "GONE    | 对不起，您访问的页面不存在！                | 返回首页",
        "GONE    | 頁面不存在                              | 回首頁",
        "GONE    | お探しのページは見つかりませんでした。         | トップへ",
        "GONE    | 요청하신 페이지를 찾을 수 없습니다.          | 홈으로",
        "FAILING | 503 Service Unavailable                 | No server is available.",
        "FAILING | 502 Bad Gateway                         | nginx/1.18.0",
        "FAILING | We'll be back soon!                     | Sorry for the inconvenience.",
        "FAILING | Site en maintenance                     | Merci de votre patience.",
        "FAILING | Сайт временно недоступен                | Приносим извинения.",
        "FAILING | الموقع تحت الصيانة                      | سنعود",
        "FAILING | 网站升级维护中                           | 请稍后再来。",
        "FAILING | 시스템 점검 중입니다                      | 이용해 주셔서 감사합니다",
        "FAILING | Ocorreu um erro                         | Tente de novo.",
        "BARRED  | Access Denied                           | Reference #18.2f",
        "BARRED  | Доступ запрещён                         | Ваш адрес записан.",
        "BARRED  | Erişim engellendi                       | Yönetici ile görüşün",
        "BARRED  | دسترسی غیرمجاز                          | با مدیر تماس بگیرید",
        "BARRED  | תוקף החיבור פג                          | כניסה מחדש",
        "BARRED  | 您的访问过于频繁                          | 请完成验证",
        "BARRED  | セッションの有効期限が切れました              | もう一度",
        "BARRED  | Sesja wygasła                           | Zaloguj się ponownie.",
      })
  void knowsANoticeByTitleOrHeadline(Kind kind, String notice, String text) {
    var rest = "<p>" + text + "</p><div class=foot>Street 1, 10000 Town</div>";

    assertThat(kind("<title>" + notice + "</title>" + rest)).isEqualTo(kind);
    assertThat(kind("<title>" + notice + " | Ministry of Water</title>" + rest)).isEqualTo(kind);
    assertThat(kind("<title>Ministry of Water</title><h1>" + notice + "</h1>" + rest))
        .isEqualTo(kind);
    assertThat(
            kind(
                "<title>Ministry of Water – "
                    + notice
                    + "</title><header><h1>Ministry of Water</h1></header><h2>"
                    + notice
                    + "</h2>"
                    + rest))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access denied to aid convoys",
        "Access denied: minister speaks of the closed border",
        "Page not found in the archives: a century of lost files",
        "Minister: 404 houses without water",
        "Errors of the past",
        "Notice",
        "Server error at the electoral office caused no loss, minister says",
        "Доступ запрещен жителям трех районов",
        "Сайт временно недоступен: заявление министерства",
        "网站升级维护公告",
        "关于页面不存在问题的说明",
        "Maintenance des digues",
        "Mantenimiento de carreteras",
        "تم رفض الوصول إلى المساعدات الإنسانية",
        "دسترسی به آب آشامیدنی",
        "הגישה לחוף נחסמה בשל הסערה",
        "Zugriff auf Hilfsgüter verweigert",
        "メンテナンスのお知らせ",
        "점검 결과 보고",
        "Acesso negado a jornalistas: nota oficial",
        "Odmowa dostępu do informacji publicznej",
        "Erişim engellendi: bakanlığın açıklaması",
      })
  void leavesWhatSomebodySaid(String headline) {
    var text = "<p>The minister said so on Monday.</p>";

    assertThat(read("<title>" + headline + "</title><h1>" + headline + "</h1>" + text)).isNull();
    assertThat(
            read(
                "<title>"
                    + headline
                    + " | Ministry of Water</title><h1>"
                    + headline
                    + "</h1>"
                    + text))
        .isNull();
    assertThat(read("<title>Ministry of Water</title><h2>" + headline + "</h2>" + text)).isNull();
  }

  @Test
  void leavesALongTextWhateverStandsAboveIt() {
    assertThat(read("<title>Access denied</title><h1>Access denied</h1>" + LONG)).isNull();
    assertThat(read("<title>Page not found</title><h1>Dykes hold</h1>" + LONG)).isNull();
  }

  @Test
  void leavesAPageThatIsCalledAsIfItWereLoading() {
    assertThat(read("<title>Loading...</title><h1>Dykes hold</h1><p>They do, he said.")).isNull();
  }

  @Test
  void leavesATextBesideALogin() {
    assertThat(
            read(
                "<title>Dykes hold | Water</title><h1>Login</h1><form><input></form>"
                    + "<div><p>The ministry speaks of the dykes, which hold since the morning and"
                    + " will go on to hold for some days, as its speaker said to those who had come"
                    + " to hear it, and to many others who had not, wherever they might be."))
        .isNull();
  }

  @Test
  void leavesATextBelowAWordOnScripts() {
    assertThat(
            read(
                "<title>Dykes hold</title><div>Please enable JavaScript.</div>"
                    + "<p>The minister said so on Monday."))
        .isNull();
  }

  @Test
  void doesNotCountMenusAsText() {
    var menu =
        "<ul>"
            + "<li><a href=/x>What the ministry has to say of dykes and dams</a>".repeat(40)
            + "</ul>";

    assertThat(kind("<title>Page not found</title><h1>Page not found</h1>" + menu))
        .isEqualTo(Kind.GONE);
  }

  @ParameterizedTest
  @CsvSource({
    "GONE, 404 page not found",
    "GONE, File not found.",
    "GONE, 页面不存在",
    "BARRED, You need to enable JavaScript to run this app.",
    "BARRED, 请开启JavaScript并刷新该页。",
    "FAILING, Internal Server Error",
    "FAILING, 系统繁忙，请稍后再试",
  })
  void knowsATextThatIsNothingElse(Kind kind, String text) {
    assertThat(kind("<title>Ministry of Water</title><div>" + text + "</div>")).isEqualTo(kind);
    assertThat(Notices.ofText(text)).extracting(Notice::kind).isEqualTo(kind);
  }

  /** Patterns that go back and forth, or into themselves, would never come back from these. */
  @ParameterizedTest
  @ValueSource(strings = {".", "a.", "a ", "404 ", "| ", "… x", "error "})
  void endsOnAHeadlineWithoutAnEnd(String part) {
    var endless = part.repeat(300_000) + "!x";

    assertThat(read("<title>" + endless + "</title><h1>" + endless + "</h1><p>The dykes hold.</p>"))
        .isNull();
  }

  @Test
  void saysByWhatItKnows() {
    var notice = requireNonNull(read("<title>Страница не найдена | Вода</title><p>Увы."));

    assertThat(notice.words())
        .isEqualTo(
            "says that there is no such page, with status 200: its title is 'Страница не найдена |"
                + " Вода'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GONE    | {\"error\":\"no\",\"status\":404}",
        "GONE    | {\"message\":\"Not Found\",\"code\":\"404\"}",
        "GONE    | {\"success\":false,\"message\":\"页面不存在\"}",
        "FAILING | {\"error\":{\"code\":500,\"message\":\"x\"}}",
        "FAILING | {\"status\":\"error\",\"msg\":\"x\"}",
        "BARRED  | {\"statusCode\":403}",
        "BARRED  | {\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403}",
      })
  void knowsAnErrorInJson(Kind kind, String json) {
    assertThat(Notices.ofJson(json)).extracting(Notice::kind).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":\"Dykes\",\"status\":\"published\",\"error\":null}",
        "{\"status\":200,\"errors\":[],\"text\":\"404\"}",
        "{\"code\":0,\"success\":true}",
        "[404]",
        "{\"error\":",
        "{{error}} <html>",
      })
  void leavesJsonThatTellsOfNoError(String json) {
    assertThat(Notices.ofJson(json)).isNull();
  }
}
