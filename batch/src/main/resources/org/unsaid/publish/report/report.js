// Sorts and filters tables. Without it, every page can be read as it is.
(() => {
  "use strict";
  const key = (row, column) => {
    const cell = row.cells[column];
    const said = cell.dataset.key;
    return said === undefined ? cell.textContent.trim() : said;
  };
  const order = new Intl.Collator(undefined, { numeric: false, sensitivity: "base" });
  // keys of numbers are compared by size, what is empty comes last either way
  const compare = (a, b, down) => {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    const x = Number(a);
    const y = Number(b);
    const found = Number.isNaN(x) || Number.isNaN(y) ? order.compare(a, b) : x - y;
    return down ? -found : found;
  };

  const sortable = (table) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => [key(row, column), row]);
        rows.sort((a, b) => compare(a[0], b[0], down));
        body.append(...rows.map((pair) => pair[1]));
      });
    });
  };

  const filterable = (table) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 6) return;
    const bar = document.createElement("div");
    bar.className = "filter";
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", table.caption.textContent);
    const field = (name, input) => {
      const label = document.createElement("label");
      label.append(name, input);
      bar.append(label);
      input.addEventListener("input", apply);
      input.addEventListener("change", apply);
      return input;
    };
    const words = document.createElement("input");
    words.type = "search";
    const choices = [];
    const found = document.createElement("output");
    let texts;
    const apply = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      // read when it is asked for: a long page shall be there at once
      if (wanted.length > 0) texts ??= rows.map((row) => row.textContent.toLowerCase());
      let shown = 0;
      rows.forEach((row, i) => {
        const fits =
          wanted.every((word) => texts[i].includes(word)) &&
          choices.every(({ select, column }) => !select.value || row.cells[column].textContent.trim() === select.value);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      found.textContent = `${shown} of ${rows.length} shown`;
    };
    field("words", words);
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (head.dataset.choose === undefined) return;
      const values = new Map();
      for (const row of rows) {
        const value = row.cells[column].textContent.trim();
        values.set(value, (values.get(value) ?? 0) + 1);
      }
      values.delete("");
      if (values.size < 2) return;
      const select = document.createElement("select");
      select.append(new Option("all", ""));
      for (const value of [...values.keys()].sort(order.compare)) {
        select.append(new Option(`${value} (${values.get(value)})`, value));
      }
      choices.push({ select: field(head.textContent, select), column });
    });
    bar.append(found);
    table.before(bar);
    apply();
  };

  for (const table of document.querySelectorAll("table")) {
    if (table.dataset.filter !== undefined) filterable(table);
    sortable(table);
  }
  document.documentElement.dataset.ready = Math.round(performance.now());
})();
