// What the page shows: one object, kept in the address.
const START = { law: 1.2, count: 24, procedure: "flow", numbers: [], teacher: 8, student: 3, imitation: 1, generations: 1,
  switchTo: "", switchAt: 4, depth: 1, alignment: 0.6, noise: 0.5, spectrum: null };
// The least eigenvalue that is taken, beside the largest.
const LEAST = 1e-20;
const WITHIN = { law: [-3, 6], teacher: [1e-6, 1e6], student: [1e-6, 1e6], switchAt: [1e-6, 1e6], imitation: [-100, 100], alignment: [-10, 10], noise: [1e-9, 1e6] };
let state = read();

function read() {
  const found = structuredClone(START);
  const words = new URLSearchParams(location.hash.slice(1));
  for (const [name, text] of words) {
    if (!Object.hasOwn(START, name)) continue;
    if (name === "numbers" || name === "spectrum") {
      const list = text.split(",").filter(word => word !== "").map(Number);
      if (list.length > 0 && list.every(Number.isFinite)) found[name] = list;
    } else if (typeof START[name] === "number") {
      if (text !== "" && Number.isFinite(Number(text))) found[name] = Number(text);
    } else {
      found[name] = text;
    }
  }
  // beyond these nothing is drawn, or a search has no end
  for (const [name, [from, to]] of Object.entries(WITHIN)) if (!(found[name] >= from && found[name] <= to)) found[name] = START[name];
  found.count = Math.max(1, Math.min(60, Math.round(found.count)));
  found.generations = Math.max(1, Math.min(10, Math.round(found.generations)));
  found.depth = Math.max(1, Math.min(6, Math.round(found.depth)));
  if (found.spectrum && !(found.spectrum.every(l => l >= 1e-4 * LEAST && l <= 10) && Math.min(...found.spectrum) >= LEAST * Math.max(...found.spectrum) && found.spectrum.length <= 2000)) found.spectrum = null;
  found.spectrum?.sort((a, b) => b - a);
  if (!["", "labels", "distillation"].includes(found.switchTo)) found.switchTo = "";
  return found;
}

function address() {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    const text = Array.isArray(value) ? value.join(",") : typeof value === "number" ? String(value) : value ?? "";
    const usual = START[name];
    if (text !== (Array.isArray(usual) ? usual.join(",") : String(usual ?? ""))) parts.set(name, text);
  }
  return location.href.split("#")[0] + "#" + parts;
}

function short(x) {
  return String(Number(x.toPrecision(6)));
}

// Eigenvalues, largest first: the user's own, or a power law.
function eigenvalues() {
  if (state.spectrum) return [...state.spectrum].sort((a, b) => b - a);
  return Array.from({ length: state.count }, (_, k) => (k + 1) ** -state.law).sort((a, b) => b - a);
}

// Squared coefficients l^alignment, scaled so that the mean square of the signal at the rows is 1.
function signal(l) {
  const raw = l.map(x => Math.exp(state.alignment * Math.log(x / l[0])));
  const power = l.reduce((sum, x, k) => sum + x * raw[k], 0) / rows(l);
  return raw.map(b => b / power);
}

const words = x => String(Number(x.toPrecision(3)));
// Where every mode of a deep network starts.
const startOf = l => 1e-3 * l[0];
const rows = l => 2 * l.length;
const clockOf = filter => filter.clock;
const isWhole = () => clockOf(filterNow()) === "steps";
const length = x => isWhole() ? Math.max(1, Math.round(x)) : x;
const filterNow = () => state.depth > 1 ? filters[0] : filters.find(each => each.name === state.procedure) ?? filters[0];

function numbersNow(top) {
  const filter = filterNow();
  return filter.parameters.map((parameter, i) => state.numbers[i] ?? usual(parameter, top));
}

function usual(parameter, top) {
  if (Number.isFinite(parameter.usual)) return parameter.usual;
  return { penalty: 0.1 * top, rate: 0.3 * top, skipped: 0.5, total: 20 / top, decay: 0.3 * top, "tikhonov-order": 2 }[parameter.name] ?? 1;
}

function setting() {
  const l = eigenvalues();
  const ask = { procedure: filterNow().name, numbers: numbersNow(l[0]), teacher: length(state.teacher), students: [length(state.student)],
    eigenvalues: l, imitation: state.imitation, generations: state.generations };
  if (state.switchTo !== "" && filterNow().continues) Object.assign(ask, { switchTo: state.switchTo, switchAt: length(state.switchAt) });
  return ask;
}

function problem() {
  const ask = setting();
  return { ...ask, signal: signal(ask.eigenvalues), noise: state.noise, rows: rows(ask.eigenvalues) };
}
