// What happens when something changes: at most one drawing a frame, the best of all searched in the pauses.
let api, filters = [];
const say = (id, text) => { document.getElementById(id).innerHTML = text; };
const T = "<span class=teacher>", S = "<span class=student>", E = "</span>";
let waiting = false, pause = 0, frames = 0;
const MANY = 200;

function changed() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

function draw() {
  frames++;
  const ask = setting();
  const l = ask.eigenvalues;
  say("refused", "");
  try {
    const deep = state.depth > 1;
    const answer = deep ? api.deep({ teacher: ask.teacher, students: ask.students, eigenvalues: l }, state.depth, startOf(l)) : api.compare(ask);
    const ratio = l.map((x, k) => answer.student[k] > 0 && answer.plain[k] > 0 ? answer.plain[k] / answer.student[k] : NaN);
    drawSpectrum(answer.teacher, answer.student);
    show("gains", l, answer.teacher, answer.student, answer.plain);
    show("ratio", l, ratio);
    for (const id of ["clock", "risk"]) document.getElementById(id).parentElement.hidden = deep;
    if (!deep) show("clock", l, answer.teacherClock, answer.studentClock);
    biasSaid(answer, ratio, deep);
    if (deep) {
      say("risk-said", `A deep linear network: the bars are the strengths of its modes, all of which start at ${short(startOf(l))}; clock and risk are those of 1 layer.`);
    } else if (l.length <= MANY) {
      drawRisk();
    }
  } catch (error) {
    drawSpectrum(null, null);
    for (const id of Object.keys(charts)) empty(id);
    say("bias-said", "");
    say("risk-said", "");
    document.getElementById("refused").textContent = error.message;
  }
  drawTimes();
  clearTimeout(pause);
  pause = setTimeout(settle, 160);
}

function biasSaid(answer, ratio, deep) {
  const others = ratio.length - 1;
  if (others < 1) return say("bias-said", "With one direction there is nothing to compare.");
  if (!Number.isFinite(answer.time)) {
    return say("bias-said", `Plain training never has the ${S}student${E}'s gain along the top direction: there is nothing to compare with.`);
  }
  let behind = answer.behind, ahead = answer.ahead;
  if (deep) {
    behind = ratio.slice(1).filter(r => r > 1 + 1e-12).length;
    ahead = ratio.slice(1).filter(r => r < 1 - 1e-12).length;
  }
  const finite = ratio.filter(Number.isFinite);
  const most = behind > 0 ? `; plain training has up to ${words(Math.max(...finite))} times as much` : ahead > 0 ? `; it has up to ${words(1 / Math.min(...finite))} times as much` : "";
  const reads = ahead === 0 && behind > 0 ? "Distillation exaggerates the bias." : behind === 0 && ahead > 0 ? "The bias is weakened." : ahead > 0 ? "Neither rule holds throughout." : "No difference.";
  say("bias-said", `<strong>${reads}</strong> Where plain training is as far along the top direction, the ${S}student${E} is behind along ${behind} of the ${others} others${ahead ? ` and ahead along ${ahead}` : ""}${finite.length > 1 ? most : ""}.`);
}

function drawRisk() {
  const ax = axis();
  const now = [length(state.teacher), length(state.student)];
  const grid = Array.from({ length: 40 }, (_, i) => ax.length(ax.from + i / 39 * (ax.to - ax.from)));
  const lengths = [...new Set([...grid, ...now])];
  const answer = api.risk({ ...problem(), students: lengths });
  const dot = (at, line) => lengths.map((x, i) => x === at ? line[i] : NaN);
  show("risk", lengths, answer.teacher, answer.student, dot(now[0], answer.teacher), dot(now[1], answer.student));
}

// What takes longer than a frame: the optimum, the address, and risk over many directions.
function settle() {
  history.replaceState(null, "", address());
  if (state.depth > 1 || document.getElementById("refused").textContent !== "") return;
  try {
    const l = eigenvalues();
    if (l.length > MANY) drawRisk();
    if (l.length > 1000) return say("risk-said", "Optima are searched for up to 1,000 directions.");
    bestSaid(api.best(problem()));
  } catch (error) {
    document.getElementById("refused").textContent = error.message;
  }
}

function bestSaid(best) {
  const saved = 100 * (1 - best.studentRisk / best.teacherRisk);
  const time = (x, limit) => limit ? "the end of training" : `${axis().name.split(" ")[0]} ${words(x)}`;
  const teacher = `Best ${T}stopped teacher${E}: risk ${best.teacherRisk.toPrecision(4)} at ${time(best.teacherTime, best.teacherIsLimit)}.`;
  const blend = best.blendRisk > 0.999 * Math.min(best.studentRisk, best.teacherRisk) || Math.abs(best.weight) > 100 ? "" : `The best blend with the labels (imitation weight ${words(best.weight)}) has ${best.blendRisk.toPrecision(4)}.`;
  const verdict = best.never === "proved" ? `<strong>It never pays</strong> to distil: no student is better (theorem N1).`
    : saved > 0.005 ? `<strong>It pays ${saved.toFixed(saved < 1 ? 2 : 1)} %</strong>: the best ${S}student${E} has risk ${best.studentRisk.toPrecision(4)}, at ${time(best.studentTime, best.studentIsLimit)}${best.longer === "proved" ? " (theorem N3)" : ""}.`
    : `No ${S}student${E} found is better.`;
  say("risk-said", `${verdict} ${teacher} ${blend}`);
}

function copied(text, what) {
  const said = document.getElementById("copied");
  navigator.clipboard?.writeText(text).then(() => { said.textContent = `${what} copied.`; }, () => offer(text));
  if (!navigator.clipboard) offer(text);
}

// Without a clipboard the words stand where they can be taken.
function offer(text) {
  const said = document.getElementById("copied");
  const area = document.createElement("textarea");
  area.value = text;
  area.rows = 4;
  area.setAttribute("aria-label", "Copy this");
  said.replaceChildren(area);
  area.select();
}

function options(quote) {
  const ask = setting();
  const all = [["procedure", ask.procedure], ...filterNow().parameters.map((each, i) => [each.name, ask.numbers[i]]), ["teacher", ask.teacher], ["times", ask.students[0]]];
  if (ask.imitation !== 1) all.push(["imitation", ask.imitation]);
  if (ask.generations !== 1) all.push(["generations", ask.generations]);
  if (ask.switchTo) all.push(["switch-to", ask.switchTo], ["switch-at", ask.switchAt]);
  return all.map(quote);
}

// Rows diag(sqrt l): a design whose eigenvalues are these.
function deepWords(l) {
  return [["modes", l.map(s => `1:${s}`).join(",")], ["depth", state.depth], ["start", startOf(l)], ["teacher", state.teacher], ["times", state.student]];
}

function asCommand() {
  if (state.depth > 1) return `eigendistill simulate ${deepWords(eigenvalues()).map(([name, value]) => `--${name}=${value}`).join(" ")} --out explored`;
  const l = eigenvalues().join(" ");
  return `echo ${l} | awk '{ for (i = 1; i <= NF; i++) { for (j = 1; j <= NF; j++) printf "%.17g,", i == j ? sqrt($i) : 0; print 1 } }' > spectrum.csv
eigendistill simulate --data spectrum.csv --header no --target ${eigenvalues().length + 1} ${options(([name, value]) => `--${name}=${value}`).join(" ")} --out explored`;
}

function asPython() {
  if (state.depth > 1) {
    const given = deepWords(eigenvalues()).map(([name, value]) => `${name}=${name === "modes" ? `"${value}"` : value}`).join(", ");
    return `import eigendistill\nresult = eigendistill.run("simulate", ${given})\nprint(result.tables)`;
  }
  const words = options(([name, value]) => `${name.replaceAll("-", "_")}=${name === "times" ? `[${value}]` : typeof value === "string" ? `"${value}"` : value}`);
  return `import numpy as np, eigendistill
l = np.array([${eigenvalues().join(", ")}])
result = eigendistill.simulate(np.diag(np.sqrt(l)), np.ones(len(l)), ${words.join(", ")})
print(result.tables["trajectory"])`;
}

function takeSpectrum(text) {
  const said = document.getElementById("own-said");
  const lines = text.trim().split(/\r?\n/);
  const words = (/^[^0-9]*[a-df-z]/i.test(lines[0]) && lines.length > 1 ? lines.slice(1) : lines).join(" ").split(/[\s,;]+/).filter(word => word !== "");
  const bad = words.findIndex(word => !Number.isFinite(Number(word)));
  if (bad >= 0) return void (said.textContent = `Place ${bad + 1}: '${words[bad]}' is no number.`);
  const values = words.map(Number).filter(value => value > 0);
  if (values.length === 0) return void (said.textContent = "There is no positive number here.");
  if (values.length > 2000) return void (said.textContent = `${values.length} numbers: at most 2,000 are shown.`);
  const top = Math.max(...values);
  state.spectrum = values.map(value => value / top);
  said.textContent = `${values.length} eigenvalues, divided by the largest, ${short(top)}${values.length < words.length ? `; ${words.length - values.length} that are 0 or negative are left out` : ""}.`;
  changed();
}

function listen() {
  document.getElementById("copy-link").addEventListener("click", () => copied(address(), "Link"));
  document.getElementById("copy-command").addEventListener("click", () => copied(asCommand(), "Commands"));
  document.getElementById("copy-python").addEventListener("click", () => copied(asPython(), "Python"));
  document.getElementById("reset").addEventListener("click", () => { state = structuredClone(START); makeKnobs(); changed(); });
  document.getElementById("own-take").addEventListener("click", () => takeSpectrum(document.getElementById("own-text").value));
  document.getElementById("own-file").addEventListener("change", event => event.target.files[0]?.text().then(takeSpectrum));
  const own = document.getElementById("own");
  own.addEventListener("dragover", event => { event.preventDefault(); own.classList.add("over"); });
  own.addEventListener("dragleave", () => own.classList.remove("over"));
  own.addEventListener("drop", event => { event.preventDefault(); own.classList.remove("over"); event.dataTransfer.files[0]?.text().then(takeSpectrum); });
  addEventListener("hashchange", () => { state = read(); makeKnobs(); changed(); });
  addEventListener("resize", () => { makeCharts(); changed(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { makeCharts(); changed(); });
}

async function begin() {
  try {
    api = await loadEngine();
  } catch (error) {
    document.getElementById("missing").hidden = false;
    document.getElementById("still").hidden = false;
    for (const part of document.querySelectorAll("main > section")) part.hidden = true;
    document.documentElement.dataset.ready = "true";
    return;
  }
  filters = api.filters(1);
  makeCharts();
  makeKnobs();
  listen();
  draw();
  makePredictions();
  makeGarment();
  makeAtlas();
  document.documentElement.dataset.ready = "true";
}

begin();
