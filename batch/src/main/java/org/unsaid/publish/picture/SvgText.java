package org.unsaid.publish.picture;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A drawing as SVG 1.1, without scripts. Colours are classes, so that a page may be dark. */
final class SvgText {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private final Drawing drawing;
  private final String id;
  private final boolean alone;

  SvgText(Drawing drawing, String id, boolean alone) {
    this.drawing = drawing;
    this.id = id;
    this.alone = alone;
  }

  String text() {
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      write(xml);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A picture cannot be written: " + e.getMessage(), e);
    }
    return out.toString();
  }

  /** Light, dark where the reader's system is, and light on paper. */
  static String style() {
    var out = new StringBuilder();
    out.append(rules(Tone.Ground.LIGHT));
    out.append("@media screen and (prefers-color-scheme: dark) {\n")
        .append(rules(Tone.Ground.DARK))
        .append("}\n");
    return out.toString();
  }

  private static String rules(Tone.Ground ground) {
    var out = new StringBuilder();
    for (var tone : Tone.values()) {
      out.append(
          String.format(
              Locale.ROOT,
              ".f-%s { fill: #%06x } .s-%s { stroke: #%06x }%n",
              tone.word(),
              tone.rgb(ground),
              tone.word(),
              tone.rgb(ground)));
    }
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace(NAMESPACE);
    attribute(
        xml, "viewBox", "0 0 %s %s".formatted(number(drawing.width()), number(drawing.height())));
    attribute(xml, "width", number(drawing.width()));
    attribute(xml, "height", number(drawing.height()));
    attribute(xml, "role", "img");
    attribute(xml, "aria-labelledby", id + "-title " + id + "-desc");
    attribute(xml, "font-family", "system-ui, Helvetica, Arial, 'DejaVu Sans', sans-serif");
    element(xml, "title", id + "-title", drawing.title());
    element(xml, "desc", id + "-desc", drawing.description());
    if (alone) {
      xml.writeStartElement("style");
      xml.writeCharacters(style());
      xml.writeEndElement();
      box(
          xml,
          new Mark.Box(
              0, 0, drawing.width(), drawing.height(), Tone.PAPER, Mark.Box.Style.FULL, ""));
    }
    for (var mark : drawing.marks()) {
      switch (mark) {
        case Mark.Box box -> box(xml, box);
        case Mark.Line line -> line(xml, line);
        case Mark.Dot dot -> dot(xml, dot);
        case Mark.Words words -> words(xml, words);
      }
    }
    xml.writeEndElement();
  }

  private static void box(XMLStreamWriter xml, Mark.Box box) throws XMLStreamException {
    xml.writeStartElement("rect");
    attribute(xml, "x", number(box.x()));
    attribute(xml, "y", number(box.y()));
    attribute(xml, "width", number(box.width()));
    attribute(xml, "height", number(box.height()));
    switch (box.style()) {
      case FULL -> attribute(xml, "class", "f-" + box.tone().word());
      case OUTLINE -> {
        attribute(xml, "class", "f-paper s-" + box.tone().word());
        attribute(xml, "stroke-width", "1.5");
      }
      case DASHED -> {
        attribute(xml, "class", "s-" + box.tone().word());
        attribute(xml, "fill", "none");
        attribute(xml, "stroke-dasharray", "4 3");
      }
    }
    tip(xml, box.tip());
    xml.writeEndElement();
  }

  private static void line(XMLStreamWriter xml, Mark.Line line) throws XMLStreamException {
    xml.writeStartElement("path");
    attribute(
        xml,
        "d",
        "M%s %sL%s %s"
            .formatted(number(line.x()), number(line.y()), number(line.toX()), number(line.toY())));
    attribute(xml, "class", "s-" + line.tone().word());
    attribute(xml, "stroke-width", number(line.width()));
    if (line.dashed()) {
      attribute(xml, "stroke-dasharray", "4 3");
    }
    xml.writeEndElement();
  }

  private static void dot(XMLStreamWriter xml, Mark.Dot dot) throws XMLStreamException {
    double r = dot.radius();
    switch (dot.shape()) {
      case ROUND, RING -> {
        xml.writeStartElement("circle");
        attribute(xml, "cx", number(dot.x()));
        attribute(xml, "cy", number(dot.y()));
        attribute(xml, "r", number(r));
      }
      case DIAMOND -> {
        xml.writeStartElement("path");
        attribute(
            xml,
            "d",
            "M%s %sl%s %sl%s %sl%s %sz"
                .formatted(
                    number(dot.x()),
                    number(dot.y() - r),
                    number(r),
                    number(r),
                    number(-r),
                    number(r),
                    number(-r),
                    number(-r)));
      }
    }
    if (dot.shape() == Mark.Dot.Shape.RING) {
      attribute(xml, "class", "f-paper s-" + dot.tone().word());
      attribute(xml, "stroke-width", "2");
    } else {
      // an edge of the ground parts dots that overlap
      attribute(xml, "class", "f-" + dot.tone().word() + " s-paper");
      attribute(xml, "stroke-width", "1");
    }
    tip(xml, dot.tip());
    xml.writeEndElement();
  }

  private static void words(XMLStreamWriter xml, Mark.Words words) throws XMLStreamException {
    xml.writeStartElement("text");
    attribute(xml, "x", number(words.x()));
    attribute(xml, "y", number(words.y()));
    switch (words.anchor()) {
      case LEFT -> {}
      case MIDDLE -> attribute(xml, "text-anchor", "middle");
      case RIGHT -> attribute(xml, "text-anchor", "end");
    }
    attribute(xml, "font-size", number(words.size()));
    if (words.bold()) {
      attribute(xml, "font-weight", "600");
    }
    attribute(xml, "class", "f-" + words.tone().word());
    tip(xml, words.tip());
    // a name from right to left stands where it is put, and turns nothing else round
    xml.writeCharacters(FIRST_STRONG_ISOLATE + Plain.of(words.text()) + POP_ISOLATE);
    xml.writeEndElement();
  }

  private static void tip(XMLStreamWriter xml, String tip) throws XMLStreamException {
    if (!tip.isEmpty()) {
      xml.writeStartElement("title");
      xml.writeCharacters(Plain.of(tip));
      xml.writeEndElement();
    }
  }

  private static void element(XMLStreamWriter xml, String name, String id, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    attribute(xml, "id", id);
    xml.writeCharacters(Plain.of(text));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  /** A tenth of a pixel is enough. */
  private static String number(double value) {
    double tenths = Math.round(value * 10) / 10.0;
    return tenths == Math.rint(tenths)
        ? String.valueOf((long) tenths)
        : String.format(Locale.ROOT, "%.1f", tenths);
  }
}
