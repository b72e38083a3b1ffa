// What happens when something changes: at most one drawing a frame, the best of all searched in the pauses.
let api, filters = [];
const say = (id, text) => {
  // what stays the same is not read out again
  if (said.get(id) !== text) document.getElementById(id).innerHTML = text;
  said.set(id, text);
};
const said = new Map();
const T = "<span class=teacher>", S = "<span class=student>", E = "</span>";
let waiting = false, pause = 0, frames = 0, riskOf = "";
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
  refuse("");
  if (knobsOf !== knobsNow()) makeKnobs();
  if (chartsOf !== chartsNow()) makeCharts();
  try {
    const deep = state.depth > 1;
    const answer = deep ? api.deep({ teacher: ask.teacher, students: ask.students, eigenvalues: l }, state.depth, startOf(l)) : api.compare(ask);
    const ratio = l.map((x, k) => answer.student[k] > 0 && answer.plain[k] > 0 ? answer.plain[k] / answer.student[k] : NaN);
    drawSpectrum(answer.teacher, answer.student);
    show("gains", l, answer.teacher, answer.student, answer.plain);
    show("ratio", l, ratio);
    if (!deep) show("clock", l, answer.teacherClock, answer.studentClock);
    biasSaid(answer, ratio, deep, l);
    if (deep) {
      say("risk-said", `A deep linear network: the bars are the strengths of its modes, all of which start at ${short(startOf(l))}; clock and risk are known for 1 layer only, and are not drawn.`);
    } else if (l.length <= MANY) {
      drawRisk();
    }
  } catch (error) {
    drawSpectrum(null, null);
    for (const id of Object.keys(charts)) empty(id);
    say("bias-said", "");
    refuse(error.message);
  }
  drawTimes();
  // until it is worked out anew, what is said of risk is of before
  document.getElementById("risk-said").style.opacity = riskOf === JSON.stringify(state) || state.depth > 1 ? "" : "0.4";
  clearTimeout(pause);
  pause = setTimeout(settle, 160);
}

function biasSaid(answer, ratio, deep, l) {
  const others = l.filter(x => x < l[0]).length;
  if (others < 1) return say("bias-said", "With one eigenvalue there is nothing to compare.");
  if (!Number.isFinite(answer.time)) {
    const top = answer.student[0];
    const why = top >= 1 ? `The ${S}student${E} has learned all of the labels along the top direction, or more (gain ${words(top)}), and gains from 1 on are not matched`
      : top <= 0 ? `The ${S}student${E} has learned nothing of the labels along the top direction (gain ${words(top)})`
      : `No length of plain training was found that has the ${S}student${E}'s gain along the top direction`;
    return say("bias-said", `${why}: there is nothing to compare with.${falling(answer)}`);
  }
  const { behind, ahead } = answer;
  const counts = (less, more, hidden = 0) => {
    const equal = others - less - more - hidden;
    return `is behind along ${less} of the ${others} others${more ? `${equal ? "," : " and"} ahead along ${more}` : ""}${equal ? ` and equal to rounding along ${equal}` : ""}`;
  };
  const below = l.map((x, k) => k).filter(k => l[k] < l[0]);
  const finite = below.map(k => ratio[k]).filter(Number.isFinite);
  const most = finite.length === 0 ? "" : behind > 0 ? times("plain training has", Math.max(...finite)) : ahead > 0 ? times("it has", 1 / Math.min(...finite)) : "";
  const opposite = below.filter(k => answer.student[k] <= 0).length;
  const none = opposite > 0 ? `; along ${opposite} it has learned nothing, or the opposite of the labels, which no ratio shows` : "";
  if (deep || answer.asFar) {
    // T13 is strict, where rounding is not
    const hidden = deep && ahead === 0 && !l.includes(startOf(l)) ? others - behind : 0;
    const weak = deep && l.some(x => x <= startOf(l)) ? " Theorem T13 says nothing of modes that are no stronger than their start." : "";
    const rest = hidden > 0 ? ` and along the other ${hidden} too, by less than rounding shows (theorem T13)` : "";
    const reads = ahead === 0 && behind + hidden > 0 ? "Distillation exaggerates the bias." : behind === 0 && ahead > 0 ? "The bias is weakened." : ahead > 0 ? "Neither rule holds throughout." : "No difference that shows in these digits.";
    return say("bias-said", `<strong>${reads}</strong> Where plain training is as far along the top direction, the ${S}student${E} ${counts(behind, ahead, hidden)}${rest}${most}${none}.${weak}${falling(answer)}`);
  }
  // between two whole steps: behind even the step that is not as far, or ahead even of the one that is further
  const reads = ahead === 0 && answer.behindBefore === others ? "Distillation exaggerates the bias." : ahead === others ? "The bias is weakened." : "Whole steps leave open which way it goes.";
  const gain = apart(3, 0, [answer.plain[0], answer.student[0]]);
  const before = answer.time > 1 ? ` Beside the step before, which is not as far, it ${counts(answer.behindBefore, answer.aheadBefore)}.` : "";
  say("bias-said", `<strong>${reads}</strong> By whole steps plain training is not just as far as the ${S}student${E} along the top direction, but first further at step ${answer.time}: gain ${gain(answer.plain[0])}, the student's ${gain(answer.student[0])}. Beside that step (dashed), the student ${counts(behind, ahead)}${most}${Number.isFinite(ratio[0]) ? `, along the top itself ${ratio[0] < 1.005 ? `${share(ratio[0] - 1)} more` : `${words(ratio[0])} times`}` : ""}${none}.${before}${falling(answer)}`);
}

function times(who, most) {
  return most < 1.005 ? `; ${who} at most ${share(most - 1)} more` : `; ${who} up to ${words(most)} times as much`;
}

// A share in percent, to two digits; what is less than rounding of the numbers it is of has none.
const share = x => x < 1e-9 ? "less than 0.0000001 %" : `${Number((100 * x).toPrecision(2))} %`;

// Writes numbers to so many digits, and more where two that differ by more than a share would read the same.
function apart(digits, told, numbers) {
  const known = numbers.filter(Number.isFinite);
  while (digits < 17 && known.some(x => known.some(y => Math.abs(x - y) > told * Math.abs(x) && x.toPrecision(digits) === y.toPrecision(digits)))) digits++;
  return x => String(Number(x.toPrecision(digits)));
}

// What is known of whole steps: where gains fall or pass 1, in the command line's words, or a theorem of those before. Looked for once a procedure and spectrum.
let fallingOf = "", fall = {};
const FIRST = { "heavy-ball": "T8p.first", nesterov: "T12p.first" };
function falling({ time }) {
  if (!isWhole() || state.depth > 1) return "";
  const { procedure, numbers, teacher, students, eigenvalues, switchTo } = setting();
  const of = JSON.stringify([procedure, numbers, eigenvalues]);
  if (fallingOf !== of) {
    fall = api.falling({ procedure, numbers, teacher, students, eigenvalues });
    fallingOf = of;
  }
  const longest = Math.max(teacher, students[0]);
  if (fall.by <= Math.max(longest, Number.isFinite(time) ? time : 0)) return ` ${fall.words}`;
  const isPure = state.imitation === 1 && state.generations === 1 && !switchTo;
  return FIRST[procedure] && isPure && Number.isFinite(time) && longest <= fall.before ? ` Residuals along the top direction are positive so far: beside step ${time} a ${S}student${E} is strictly behind along every lesser direction (theorem ${FIRST[procedure]}).` : "";
}

function riskProblem() {
  const ax = axis();
  const now = [length(state.teacher), length(state.student)];
  const grid = Array.from({ length: 40 }, (_, i) => ax.length(ax.from + i / 39 * (ax.to - ax.from)));
  return { ...problem(), students: [...new Set([...grid, ...now])] };
}

function showRisk({ students: lengths }, answer) {
  const dot = (at, line) => lengths.map((x, i) => x === at ? line[i] : NaN);
  show("risk", lengths, answer.teacher, answer.student, dot(length(state.teacher), answer.teacher), dot(length(state.student), answer.student));
}

function drawRisk() {
  const asked = riskProblem();
  showRisk(asked, api.risk(asked));
}

// What takes longer than a frame: the optimum, the address, and risk over many directions. What is worked on, or known, is not asked again.
let settling = { of: "", done: Promise.resolve() };
function settle() {
  clearTimeout(pause);
  history.replaceState(null, "", address());
  for (const id of Object.keys(charts)) describe(id);
  const of = JSON.stringify(state);
  if (settling.of !== of) {
    const done = settled(of).finally(() => {
      if (riskOf !== of && settling.of === of) settling.of = "";
    });
    settling = { of, done };
  } else if (riskOf === of) {
    answered(of);
  }
  return settling.done;
}

async function settled(of) {
  const isCurrent = () => of === JSON.stringify(state);
  if (state.depth > 1 || document.getElementById("refused").textContent !== "") return answered(of);
  const patience = setTimeout(() => { if (isCurrent()) say("risk-said", "Optima are being searched for."); }, 400);
  try {
    const l = eigenvalues();
    if (l.length > MANY) {
      const asked = riskProblem();
      const answer = await beside("risk", asked);
      if (answer === undefined || !isCurrent()) return;
      showRisk(asked, answer);
      describe("risk");
    }
    if (l.length > 1000) {
      say("risk-said", "Optima are searched for up to 1,000 directions.");
    } else {
      const best = await beside("best", problem());
      if (best === undefined || !isCurrent()) return;
      bestSaid(best);
    }
  } catch (error) {
    if (isCurrent()) refuse(error.message);
  } finally {
    clearTimeout(patience);
  }
  if (isCurrent()) answered(of);
}

// What is said of risk is of what is shown.
function answered(of) {
  riskOf = of;
  document.getElementById("risk-said").style.opacity = "";
}

function refuse(message) {
  document.getElementById("refused").textContent = message;
  if (message !== "") say("risk-said", "");
}

// What a search found is said to be found, what a theorem says to be proved, each of which students.
function bestSaid(best) {
  const told = 1e-9;
  const name = filterNow().name;
  const unit = axis().name.split(" ")[0];
  const time = (x, limit) => limit ? "the end of training" : unit === "steps" ? `${x} steps` : `${unit} ${words(x)}`;
  const saved = 1 - best.studentRisk / best.teacherRisk;
  const longSaved = best.longer === "proved" ? -best.longChange / best.teacherRisk : 0;
  const plain = "distilled from a stopped teacher";
  const alone = "of one generation that only imitates";
  const isBlend = best.blendRisk < (1 - 1e-6) * Math.min(best.studentRisk, best.teacherRisk) && Math.abs(best.weight) <= 100;
  const isFound = !(best.never === "proved" && best.neverOwn) && saved > told && saved >= longSaved;
  const risk = apart(4, told, [best.teacherRisk, best.shownRisk, isFound ? best.studentRisk : longSaved > told ? best.longRisk : NaN,
    best.late === "proved" ? best.lateRisk : NaN, isBlend ? best.blendRisk : NaN]);
  const parts = [];
  if (best.never === "proved" && best.neverOwn) {
    parts.push(`<strong>Plain distilling does not pay</strong>: no student by ${name} that is ${plain}, labels last or not, beats the best stopped teacher (theorem N1).`);
  } else if (isFound) {
    parts.push(`<strong>It pays ${share(saved)}</strong>: the best ${S}student${E} found ${alone}, at ${time(best.studentTime, best.studentIsLimit)} of the teacher at ${time(best.studentOf, false)}, has risk ${risk(best.studentRisk)}.${longSaved > 0 ? " That a student pays is proved (theorem N3)." : ""}`);
  } else if (longSaved > 0 && longSaved <= told) {
    parts.push(`<strong>It pays by nothing that can be measured</strong>: that the best teacher has a ${S}student${E} ${alone} with less risk is proved (theorem N3), and rounding hides by how much.`);
  } else if (longSaved > 0) {
    parts.push(`<strong>It pays ${share(longSaved)}</strong>, which is proved (theorem N3): the ${S}student${E} ${alone}, at ${time(best.longTime, false)} of the teacher at ${time(best.longTeacher, false)} has risk ${risk(best.longRisk)}.`);
  } else {
    parts.push(`The search found no ${S}student${E} ${alone} that is better than the best teacher by more than rounding shows; that there is none is not proved.`);
  }
  parts.push(`Best ${T}stopped teacher${E} found: risk ${risk(best.teacherRisk)} at ${time(best.teacherTime, best.teacherIsLimit)}.`);
  if (best.never === "proved" && !best.neverOwn) {
    parts.push(`Theorem N1 is about stopped ${best.neverOf} here: it has a time that is at least as good as any student by ${name}${Number.isFinite(best.neverSteps) ? ` whose parts take at most ${best.neverSteps} steps` : ""}, labels last or not.`);
  }
  if (best.late === "proved") {
    parts.push(`A late switch pays (theorem N2): labels until ${time(best.lateSwitch, false)}, then for ${words(best.lateFurther)} toward ${best.lateTeacher === 0 ? "the untrained teacher" : `the teacher at ${time(best.lateTeacher, false)}`}, risk ${risk(best.lateRisk)}.`);
  }
  if (isBlend) {
    parts.push(`The best blend with the labels found (imitation weight ${words(best.weight)}) has ${risk(best.blendRisk)}.`);
  }
  const shown = 1 - best.shownRisk / best.teacherRisk;
  if (Number.isFinite(shown)) {
    parts.push(`The ${S}student${E} shown has ${risk(best.shownRisk)}, ${shown > told ? `${share(shown)} less than` : shown < -told ? "more than" : "to rounding that of"} the best stopped teacher.`);
  }
  if (best.faults) parts.push(`Search and theorem differ: ${best.faults}.`);
  say("risk-said", parts.join(" "));
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
  return `echo ${l} | awk '{ for (i = 1; i <= NF; i++) { for (j = 1; j <= NF; j++) printf "%.17g,", i == j ? sqrt($i) : 0; print 1 } }' |
  eigendistill simulate --data - --header no --target ${eigenvalues().length + 1} ${options(([name, value]) => `--${name}=${value}`).join(" ")} --out explored`;
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

// Numbers, a line of words before them at most; what can be read in two ways is refused.
function takeSpectrum(text) {
  const told = document.getElementById("own-said");
  const refuse = words => void (told.textContent = words);
  let lines = text.replaceAll('"', "").trim().split(/\r?\n/).filter(line => line.trim() !== "");
  const numeral = /^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]+)?$/i;
  const parts = line => line.split(/[\s,;]+/).filter(word => word !== "");
  if (text.includes(";") && /[0-9],[0-9]/.test(text)) return refuse("Commas and semicolons: if the commas are decimal, write points; if not, keep one of the two.");
  if (lines.length > 1 && parts(lines[0]).every(word => /^[a-z_]/i.test(word) && !/^(nan|inf|infinity)$/i.test(word))) {
    const columns = lines[0].split(/[,;\t]/).length;
    if (columns > 1) return refuse(`The first line names ${columns} columns: give the one of the eigenvalues.`);
    lines = lines.slice(1);
  }
  if (lines.length > 2 && lines.every(line => parts(line).length === 2)) return refuse("Two numbers in every line: give the column of the eigenvalues.");
  const all = parts(lines.join(" "));
  const bad = all.findIndex(word => !numeral.test(word) || !Number.isFinite(Number(word)));
  if (bad >= 0) return refuse(`Place ${bad + 1}: '${all[bad]}' is no number, or too large.`);
  const top = all.reduce((most, word) => Math.max(most, Number(word)), 0);
  if (!(top > 0)) return refuse("There is no positive number here.");
  const values = all.map(word => Number(word) / top).filter(value => value >= LEAST);
  if (values.length > 2000) return refuse(`${values.length} numbers: at most 2,000 are shown.`);
  const out = all.length - values.length;
  state.spectrum = values.sort((a, b) => b - a);
  told.textContent = `${values.length} eigenvalue${values.length === 1 ? "" : "s"}, divided by the largest, ${short(top)}${out > 0 ? `; ${out} that are 0, negative or below ${LEAST} of it are left out` : ""}.`;
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
  own.addEventListener("drop", event => { event.preventDefault(); event.stopPropagation(); own.classList.remove("over"); event.dataTransfer.files[0]?.text().then(takeSpectrum); });
  // a file that misses the box does not replace the page
  for (const name of ["dragover", "drop"]) addEventListener(name, event => event.preventDefault());
  addEventListener("beforeprint", () => { makeCharts(); draw(); });
  addEventListener("hashchange", () => { state = read(); checkProcedure(); makeKnobs(); changed(); });
  addEventListener("resize", () => { makeCharts(); changed(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { makeCharts(); draw(); });
}

// An address may name a procedure that there is not.
function checkProcedure() {
  const unknown = !filters.some(each => each.name === state.procedure);
  document.getElementById("unknown").textContent = unknown ? `The address asks for the procedure ${state.procedure}, which there is not: ${filters[0].name} is shown.` : "";
  if (unknown) Object.assign(state, { procedure: filters[0].name, numbers: [] });
}

async function begin() {
  try {
    api = await loaded(document.getElementById("engine").textContent);
  window.eigendistill = Object.freeze(api);
  } catch (error) {
    document.getElementById("missing").hidden = false;
    document.getElementById("still").hidden = false;
    for (const part of document.querySelectorAll("main > section")) part.hidden = true;
    document.documentElement.dataset.ready = "true";
    return;
  }
  filters = api.filters(1);
  checkProcedure();
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
