// Tables that are sorted by a click and searched by words, commands that are copied, values under the pointer in
// drawings, and panels one by one where the screen is narrow; nothing is asked of anyone.
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
  const heads = [...table.tHead.rows[0].cells];
  const sort = (at, order) => {
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[at].setAttribute("aria-sort", order);
    const rows = [...body.rows].map(row => [value(row, at), row]).sort((one, other) => compare(one[0], other[0]));
    if (order === "descending") rows.reverse();
    body.append(...rows.map(each => each[1]));
  };
  // where the head is not seen, a list stands for it
  const list = document.createElement("select");
  list.append(new Option("as it is", ""));
  heads.forEach((head, at) => {
    for (const order of ["ascending", "descending"]) list.append(new Option(`${head.textContent}, ${order}`, `${at} ${order}`));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(at, head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending"));
  });
  const given = [...body.rows];
  list.addEventListener("change", () => {
    const [at, order] = list.value.split(" ");
    if (order) sort(Number(at), order);
    else body.append(...given);
  });
  const order = document.createElement("label");
  order.className = "filter order";
  order.append("Sorted by ", list);
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
  table.closest(".wide").before(order, label);
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

const SVG = "http://www.w3.org/2000/svg";
const within = ([left, top, width, height], x, y) => left <= x && x <= left + width && top <= y && y <= top + height;
function reading([label, low, high, between], share) {
  const number = between === "log" ? low * (high / low) ** share : low + share * (high - low);
  const text = Array.isArray(between) ? between[Math.round(number)] ?? "" : between === "percent" ? `${Number((100 * number).toPrecision(3))} %` : String(Number(number.toPrecision(3)));
  return label === "" ? text : `${label}: ${text}`;
}
// What the place under the pointer means on the panel's axes.
function readable(svg, places) {
  svg.addEventListener("pointermove", event => {
    const figure = svg.closest("figure");
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const panel = places.panels.find(each => within(each.area, at.x, at.y));
    let box = figure.querySelector(".under");
    if (panel === undefined) return void box?.remove();
    if (box === null) {
      box = document.createElement("div");
      box.className = "under";
      figure.append(box);
    }
    const [left, top, width, height] = panel.area;
    // categories go down, numbers up
    const down = (at.y - top) / height;
    box.textContent = [reading(panel.x, (at.x - left) / width), reading(panel.y, Array.isArray(panel.y[3]) ? down : 1 - down)].filter(text => text !== "").join(", ");
    const frame = figure.getBoundingClientRect();
    box.style.left = `${Math.max(0, Math.min(event.clientX - frame.left + 12, frame.width - box.offsetWidth))}px`;
    box.style.top = `${event.clientY - frame.top + 16}px`;
  });
  svg.addEventListener("pointerleave", () => svg.closest("figure").querySelector(".under")?.remove());
}
// A part of a drawing. What it inherits from the whole it has from the same class.
function view(name, whole, [left, top, width, height], label) {
  const part = document.createElementNS(SVG, "svg");
  part.setAttribute("class", whole.getAttribute("class"));
  part.setAttribute("viewBox", `${left} ${top} ${width} ${height}`);
  part.setAttribute("role", "img");
  part.setAttribute("aria-label", label);
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  part.append(use);
  return part;
}
const narrow = matchMedia("(max-width: 40rem)");
function stacked(svg, places) {
  const card = svg.closest(".card");
  if (narrow.matches && card.dataset.whole === undefined) {
    const name = `${svg.closest("figure").id}-all`;
    const all = document.createElementNS(SVG, "g");
    all.id = name;
    all.append(...svg.childNodes);
    svg.append(all);
    card.dataset.whole = name;
    const whole = document.createElement("div");
    whole.className = "whole";
    whole.setAttribute("aria-hidden", "true");
    svg.replaceWith(whole);
    whole.append(svg);
    const title = svg.getAttribute("aria-label");
    places.panels.forEach((panel, i) => {
      const part = view(name, svg, panel.cell, `${title}, panel ${i + 1} of ${places.panels.length}`);
      part.classList.add("part");
      readable(part, places);
      card.append(part);
    });
    const legend = document.createElement("div");
    legend.className = "legend";
    places.keys.forEach((key, i) => {
      const part = view(name, svg, key, `${title}, legend ${i + 1} of ${places.keys.length}`);
      part.style.width = `${1.8 * key[2]}px`;
      legend.append(part);
    });
    card.append(legend);
  } else if (!narrow.matches && card.dataset.whole !== undefined) {
    card.replaceChildren(svg);
    svg.append(...svg.firstElementChild.childNodes);
    svg.firstElementChild.remove();
    delete card.dataset.whole;
  }
}
for (const svg of document.querySelectorAll(".card > svg[data-places]")) {
  const places = JSON.parse(svg.dataset.places);
  readable(svg, places);
  if (svg.closest(".double") && places.panels.length > 1 && places.whole) {
    stacked(svg, places);
    narrow.addEventListener("change", () => stacked(svg, places));
  }
}
