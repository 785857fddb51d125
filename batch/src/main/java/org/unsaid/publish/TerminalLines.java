package org.unsaid.publish;

/** Lines as wide as the terminal. */
final class TerminalLines implements DossierLines {

  private static final int INDENT = 11;

  private final int width;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param width in cells
   */
  TerminalLines(int width) {
    this.width = width;
  }

  @Override
  public String text() {
    return out.toString();
  }

  @Override
  public void title(String text) {
    out.append(TextTable.wrapped(text, width));
  }

  @Override
  public void blank() {
    out.append("\n");
  }

  @Override
  public void line(String name, String value) {
    out.append(TextTable.wrapped(name.isEmpty() ? " " : name, value, INDENT, width));
  }

  @Override
  public void entry(String text) {
    out.append(TextTable.wrapped("  •", text, 4, width));
  }

  @Override
  public void more(String text) {
    out.append(TextTable.wrapped(" ", text, 4, width));
  }

  @Override
  public void table(TextTable table) {
    out.append(table.text(width));
  }
}
