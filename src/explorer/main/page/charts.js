// The four charts, each a list of lines over one axis.
const charts = {};
let chartsOf = "";
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Colours are asked for once a style.
const known = new Map();
function palette(name) {
  if (!known.has(name)) known.set(name, colour(name));
  return known.get(name);
}

function chart(id, lines, { x, y, range, logarithmic, turned }) {
  const box = document.getElementById(id);
  charts[id]?.destroy();
  box.replaceChildren();
  const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 0.5 }, ticks: { stroke: colour("--line") }, font: "11px system-ui", labelFont: "12px system-ui", labelSize: 18 };
  // whole powers of ten alone have words
  const isPower = v => v > 0 && Math.abs(Math.log10(v) - Math.round(Math.log10(v))) < 1e-9;
  const powers = (u, splits) => splits.map(v => isPower(v) ? short(v) : "");
  const fewer = (u, splits) => u.scales.x.max > 500 * u.scales.x.min ? splits.map(v => isPower(v) ? v : null) : splits;
  charts[id] = new uPlot({
    width: Math.max(200, box.clientWidth), height: 216, cursor: { y: false, points: { size: 6 } }, legend: { live: true },
    padding: [null, 18, null, null], scales: { x: { time: false, distr: 3, dir: turned ? -1 : 1, range: (u, low, high) => low < high ? [low, high] : [low / 2, high * 2] },
      y: { distr: logarithmic ? 3 : 1, range: (u, low, high) => low === null || low === undefined ? [logarithmic ? 0.9 : 0, 1] : range(u, low, high) } },
    axes: [{ ...axis, label: x, size: 34, values: powers, filter: fewer }, { ...axis, label: y, size: 46, ...(logarithmic ? { values: (u, splits) => splits.map(v => v !== null && /^[125]e/.test(v.toExponential(0)) ? short(v) : "") } : { values: (u, splits) => splits.map(short) }) }],
    series: [{ label: x.split(" ")[0], value: (u, v) => v === null ? "" : short(v) },
      ...lines.map(([label, stroke, dash, dot]) => ({ label, stroke: colour(stroke), dash, width: dot ? 0 : 2,
        points: dot ? { show: true, size: 10, fill: colour(stroke), stroke: colour("--ground"), width: 2 } : { show: false }, value: (u, v) => v === null ? "" : short(v) }))],
  }, nothing(lines.length), box);
}

// What charts are made for: they are made anew where it changes, as wide as they then stand.
const chartsNow = () => `${axis().name} ${state.depth > 1}`;

function makeCharts() {
  for (const id of ["clock", "risk"]) document.getElementById(id).parentElement.hidden = state.depth > 1;
  // the risk of many directions is not drawn by every frame
  if (eigenvalues().length > MANY) settling.of = "";
  known.clear();
  chartsOf = chartsNow();
  const far = axis().name;
  chart("gains", [["teacher", "--teacher"], ["student", "--student"], ["plain", "--plain", [5, 4]]], { x: "eigenvalue", y: "gain", range: (u, low, high) => [Math.min(0, low), Math.max(1, high)] });
  chart("ratio", [["plain / student", "--student"]], { x: "eigenvalue", y: "ratio", logarithmic: true, range: (u, low, high) => [Math.min(0.9, low / 1.1), Math.max(2, high * 1.1)] });
  chart("clock", [["teacher", "--teacher"], ["student", "--student"]], { x: "eigenvalue", y: "effective length", range: (u, low, high) => [Math.min(0, low), high * 1.1 || 1] });
  chart("risk", [["teacher", "--teacher"], ["student of this teacher", "--student"], ["now", "--teacher", undefined, true], ["now", "--student", undefined, true]], { x: far, y: "risk", turned: clockOf(filterNow()) === "penalty", range: (u, low, high) => [0, Math.min(high * 1.05, 4) || 1] });
}

// Axes without a line on them.
const nothing = count => [[0.01, 1], ...Array.from({ length: count }, () => [null, null])];
const drawn = value => Number.isFinite(value) ? value : null;

// uPlot's axis rises: smallest eigenvalue first.
function show(id, x, ...lines) {
  const order = x.map((v, k) => k).sort((i, j) => x[i] - x[j]);
  charts[id].setData([order.map(i => x[i]), ...lines.map(line => order.map(i => drawn(line[i])))]);
}

// The curves in words, for those who do not see them.
function describe(id) {
  const { data, series } = charts[id];
  const lines = series.slice(1).map((line, i) => {
    const known = data[i + 1].map((value, k) => k).filter(k => Number.isFinite(data[i + 1][k]));
    if (known.length === 0) return null;
    const [first, last] = [known[0], known[known.length - 1]];
    return `${line.label} ${first === last ? `${words(data[i + 1][first])} at ${words(data[0][first])}` : `from ${words(data[i + 1][first])} at ${words(data[0][first])} to ${words(data[i + 1][last])} at ${words(data[0][last])}`}`;
  }).filter(line => line !== null);
  const box = document.getElementById(id);
  box.dataset.title ??= box.getAttribute("aria-label");
  box.setAttribute("aria-label", lines.length === 0 ? `${box.dataset.title}: none` : `${box.dataset.title}: ${lines.join("; ")}`);
}

function empty(id) {
  charts[id].setData(nothing(charts[id].series.length - 1));
}
