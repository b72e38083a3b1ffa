// Tables that are sorted by a click and searched by words, and commands that are copied; nothing is asked of anyone.
const LONG = 8;
function value(row, at) {
  const text = row.cells[at].textContent.trim();
  const number = Number(text.replace(/,/g, "").replace("\u2212", "-"));
  return text !== "" && Number.isFinite(number) ? number : text;
}
function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a.localeCompare(b, "en");
}
for (const table of document.querySelectorAll("table.stack")) {
  const body = table.tBodies[0];
  if (body.rows.length <= LONG) continue;
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map(row => [value(row, at), row]).sort((one, other) => compare(one[0], other[0]));
      if (down) rows.reverse();
      body.append(...rows.map(each => each[1]));
    });
  });
  const label = document.createElement("label");
  label.className = "filter";
  const input = document.createElement("input");
  input.type = "search";
  const count = document.createElement("output");
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(word => word !== "");
    let shown = 0;
    for (const row of body.rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(word => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = words.length ? ` ${shown} of ${body.rows.length} rows` : "";
  });
  label.append("Rows with ", input, count);
  table.closest(".wide").before(label);
}
for (const code of document.querySelectorAll("figcaption code, .note code")) {
  if (!code.textContent.startsWith("reproduce ")) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${code.textContent}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText("java -jar target/eigendistill.jar " + code.textContent);
      button.textContent = "Copied";
    } catch (e) {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  code.after(" ", button);
}
