package org.unsaid.extract.text;

import java.util.regex.Pattern;

/** Tells lines about a text from lines of it. */
final class InfoLines {

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}|\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{2,4}|\\d{1,2}[:h.]\\d{2}|\\b(?:19|20)\\d\\d\\b");

  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:by|von|par|por|di|da|door|av|af|autor(?:e|in)?|author|text|foto|photo|fotos|source|quelle|fuente|posted|published|updated|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|written|lesezeit|reading time)\\b.*"
              + "|[^。！？]{0,25}记者[^。！？：:]{0,25}|.*(?:来源|來源|发布时间|发布日期|作者|责任编辑|编辑[:：]|字体|字号|【?打印|浏览次数|点击|当前位置|您的位置|您现在的位置|稿源|日期[:：]|时间[:：]|min(?:uten|s|utes)? (?:read|lesezeit)).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CLOSING =
      Pattern.compile(
          "^[\\[(（【]?\\s*(?:责任编辑|責任編輯|编辑|編輯|责编|打印|关闭|第\\s?\\d+\\s?页|上一页|下一页|<<|上一篇|下一篇|返回|附件|来源|版权|分享|相关|扫一扫|copyright|©|\\(c\\)|all rights reserved|share this|tags?:|filed under|related).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CREDIT =
      Pattern.compile(
          "(?:\\b(?:foto|fotos|photo|photos|photograph|bild|bilder|image|images|picture|crédit|crédits|credit|credits|fotografía|zdjęcie|kuva|fotoğraf|фото|εικόνα)\\s?(?:[:/©]|by |von |par |de ).{0,58}|©.{0,50}|\\((?:afp|ap|dpa|epa|reuters|getty images)\\)|/\\s?(?:afp|dpa|epa|reuters|getty images))$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Longest line, in widths, that is taken for one about the text. */
  private static final int LONGEST = 120;

  private InfoLines() {}

  /** Whether a line before the text says who wrote it, when and where. */
  static boolean isInfo(String line, int width) {
    if (width > LONGEST || line.isEmpty()) {
      return false;
    }
    if (LABEL.matcher(line).matches()) {
      return true;
    }
    return !Letters.endsSentence(line.charAt(line.length() - 1))
        && hasDigit(line)
        && DATE.matcher(line).find();
  }

  /** Whether a line names who made a picture, as captions do at their end. */
  static boolean isCredit(String line, int width) {
    return width <= 300 && CREDIT.matcher(line.substring(Math.max(0, line.length() - 60))).find();
  }

  /** Whether a line behind the text is no part of it. */
  static boolean isClosing(String line, int width) {
    return width <= LONGEST && CLOSING.matcher(line).matches();
  }

  private static boolean hasDigit(String line) {
    return line.chars().anyMatch(Character::isDigit);
  }
}
