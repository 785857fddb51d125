// Called by vega-pictures: makes a page that draws the panels, and reads from it what a browser has drawn.
//   node vega-pictures.mjs page FOLDER WORK        writes WORK/page.html; WORK/node_modules holds vega
//   node vega-pictures.mjs pictures DRAWN OUT      writes the PNGs that stand in DRAWN, says what was found; 1 if anything is wrong
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** A panel's height on a dashboard, less its title: rows of 20 pixels, 8 between them. */
const HEIGHTS = { "v-timeline": 680, "v-gaps": 570 };
const WIDTHS = [1200, 560, 340];

/** Verdicts of the newest event, made as many as wanted, each of an institution of its own. */
function withInstitutions(spec, count) {
  const copy = structuredClone(spec);
  const hits = copy.data.values.hits.hits;
  const newest = hits[0]._source;
  copy.data.values.hits.hits = Array.from({ length: count }, (_, i) => {
    const hit = structuredClone(hits[i % hits.length]);
    Object.assign(hit._source, { event_id: newest.event_id, event: newest.event, occurred: newest.occurred });
    hit._source.institution = `${i + 1} ${hit._source.institution}`;
    return hit;
  });
  return copy;
}

function page(folder, work) {
  const drawings = [];
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".json")).sort()) {
    const spec = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const name = basename(file, ".json");
    const height = HEIGHTS[name.split(".").pop()] ?? 480;
    const variants = { "": spec };
    if (name.endsWith("v-timeline")) {
      for (const count of [5, 60, 100]) variants["-" + count] = withInstitutions(spec, count);
    }
    for (const [variant, each] of Object.entries(variants)) {
      for (const width of WIDTHS) drawings.push({ name: `${name}${variant}-${width}`, spec: each, width, height });
    }
    drawings.push({ name: `${name}-DARK-1200`, spec, width: 1200, height, dark: true });
  }
  const script = (path) => `<script src="node_modules/${path}"></script>`;
  writeFileSync(
    join(work, "page.html"),
    `<!doctype html><meta charset="utf-8"><body>
${script("vega/build/vega.min.js")}${script("vega-lite/build/vega-lite.min.js")}${script("vega-interpreter/build/vega-interpreter.min.js")}
<script>${inBrowser}
drawAll(${JSON.stringify(drawings).replaceAll("<", "\\u003c")});</script>`,
  );
}

/** Runs in the page: each drawing becomes an element that holds its PNG and what was found. */
async function drawAll(drawings) {
  const found = { overlaps: [], labels: [] };

  function look(item, x, y, width, height) {
    for (const child of item.items || []) {
      if (child.marktype) {
        look(child, x, y, width, height);
      } else if (item.marktype === "group") {
        look(child, x + (child.x || 0), y + (child.y || 0), width, height);
      } else {
        if (item.role === "mark") found.marks++;
        const b = child.bounds;
        if (item.marktype === "text" && child.text && child.opacity !== 0 && b.x2 > b.x1) {
          const text = { text: String(child.text), x1: b.x1 + x, x2: b.x2 + x, y1: b.y1 + y, y2: b.y2 + y };
          if (text.x1 < -1 || text.y1 < -1 || text.x2 > width + 1 || text.y2 > height + 1) found.cut.push(text.text);
          found.labels.push(text);
        }
      }
    }
  }

  for (const { name, spec, width, height, dark } of drawings) {
    Object.assign(found, { marks: 0, labels: [], cut: [] });
    const warnings = [], overlaps = [];
    // where a mark has nothing to show, its extent is empty, which is right
    const told = (...words) => (words.join(" ").startsWith("Infinite extent") || warnings.push(words.join(" ")), logger);
    const logger = { level: () => logger, error: told, warn: told, info: () => logger, debug: () => logger };
    const place = document.body.appendChild(document.createElement("div"));
    place.style.cssText = `width:${width}px;height:${height}px;overflow:hidden`;
    try {
      // colours of words and lines are Kibana's, unless a panel insists on its own
      const words = dark ? "#dfe5ef" : "#343741", lines = dark ? "#343741" : "#eef2f7", ink = { fill: words };
      const style = { "guide-label": ink, "guide-title": ink, "group-title": ink, "group-subtitle": ink };
      const axis = { tickColor: lines, domainColor: lines, gridColor: lines, titleFontWeight: 500, ...spec.config?.axis };
      const config = { ...spec.config, style, axis, view: { stroke: null }, background: dark ? "#1d1e24" : "white" };
      const sized = { ...spec, config, width: "container", height: "container", autosize: { type: "fit", contains: "padding" } };
      const runtime = vega.parse(vegaLite.compile(sized, { logger }).spec, null, { ast: true });
      const view = new vega.View(runtime, { renderer: "canvas", expr: vega.expressionInterpreter, logger });
      view.width(width).height(height).initialize(place);
      await view.runAsync();
      const root = view.scenegraph().root.items[0];
      const [left, top] = view.origin();
      look({ marktype: "group", items: root.items }, left, top, width, height);
      const labels = found.labels;
      for (let i = 0; i < labels.length; i++)
        for (let j = 0; j < i; j++) {
          const a = labels[i], b = labels[j];
          const w = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1), h = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
          // a letter's box is higher than the letter
          if (w > 1.5 && h > 0.25 * Math.min(a.y2 - a.y1, b.y2 - b.y1)) overlaps.push(`'${a.text}' on '${b.text}'`);
        }
      const all = [...overlaps, ...found.cut.map((each) => `cut off: '${each}'`), ...warnings];
      const numbers = `${found.marks} marks, ${labels.length} texts, ${overlaps.length} overlaps, ${found.cut.length} cut off, ${warnings.length} warnings`;
      place.dataset.faults = JSON.stringify(found.marks ? all : ["nothing is drawn", ...all]);
      place.dataset.said = `${name}, ${width} x ${height}: ${numbers}`;
      place.dataset.png = await view.toImageURL("png");
      view.finalize();
    } catch (e) {
      place.dataset.said = name;
      place.dataset.faults = JSON.stringify([String(e.stack)]);
      place.dataset.png = "";
    }
    place.replaceChildren();
    place.dataset.name = name;
  }
}
const inBrowser = drawAll.toString();

function pictures(drawn, out) {
  const html = readFileSync(drawn, "utf8");
  const text = (value) => value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  let faulty = 0, all = 0;
  for (const [element] of html.matchAll(/<div [^>]*data-name="[^>]*>/g)) {
    const data = Object.fromEntries([...element.matchAll(/data-([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, text(value)]));
    const faults = JSON.parse(data.faults);
    console.log(data.said);
    faults.slice(0, 8).forEach((each) => console.log("  " + each));
    if (data.png) writeFileSync(join(out, data.name + ".png"), Buffer.from(data.png.split(",")[1], "base64"));
    all++;
    faulty += faults.length ? 1 : 0;
  }
  console.log(`${all} pictures in ${out}, ${faulty} with faults`);
  if (!all || faulty) process.exit(1);
}

const [what, from, to] = process.argv.slice(2);
if (what === "page") page(from, to);
else pictures(from, to);
