// Numbers that are chosen by sliders, and what they write.
let knobsOf = "";
const form = document.getElementById("knobs");
const SLIDERS = [
  ["imitation", "Imitation weight (the teacher's share)", -1, 2, 0.01],
  ["generations", "Generations of students", 1, 10, 1],
  ["alignment", "Signal: along bottom … top directions", -1, 2, 0.05],
  ["noise", "Noise variance (signal: 1)", 0.05, 4, 0.05],
  ["law", "Power law of the spectrum", 0, 3, 0.05],
  ["count", "Directions", 1, 60, 1],
  ["depth", "Layers (more than 1: a deep linear network)", 1, 6, 1],
];

function field(id, label, control, shown) {
  const box = document.createElement("label");
  const value = document.createElement("output");
  value.id = id + "-value";
  value.textContent = shown;
  box.append(label, " ", value, control);
  control.id = id;
  return box;
}

function slider(id, label, from, to, step, now, set, word = short) {
  const input = document.createElement("input");
  Object.assign(input, { type: "range", min: from, max: to, step });
  input.value = now;
  const box = field(id, label, input, word(now));
  input.addEventListener("input", () => {
    const value = Number(input.value);
    box.querySelector("output").textContent = word(value);
    set(value);
    changed();
  });
  return box;
}

function choice(id, label, options, now, set) {
  const select = document.createElement("select");
  for (const [value, word] of options) select.append(new Option(word, value, false, value === now));
  select.addEventListener("change", () => set(select.value));
  return field(id, label, select, "");
}

function makeKnobs() {
  const held = document.activeElement?.id;
  const top = eigenvalues()[0];
  knobsOf = knobsNow();
  form.replaceChildren(choice("procedure", "Procedure", filters.map(each => [each.name, each.name]), filterNow().name, name => {
    const before = clockOf(filterNow());
    state.procedure = name;
    state.numbers = [];
    const now = clockOf(filterNow());
    if (before !== now) Object.assign(state, { time: { teacher: 8, student: 3, switchAt: 2 }, steps: { teacher: 16, student: 6, switchAt: 4 }, penalty: { teacher: 0.2, student: 0.1, switchAt: 0.3 } }[now]);
    if (name === "descent" || filterNow().parameters.some(each => each.name === "step")) setNumbers({ step: 0.2 / eigenvalues()[0], momentum: 0.2 });
    makeKnobs();
    changed();
  }));
  filterNow().parameters.forEach((parameter, i) => form.append(number(parameter, i, top)));
  for (const [name, label, from, to, step] of SLIDERS) {
    const box = slider(name, label, from, to, step, state[name], value => {
      state[name] = value;
    });
    const input = box.querySelector("input");
    // a deep network trains by flow, from one target; a spectrum of one's own is no power law
    const own = state.spectrum !== null && ["law", "count"].includes(name);
    input.disabled = own || state.depth > 1 && ["imitation", "generations", "alignment", "noise"].includes(name);
    if (own) box.querySelector("output").textContent = name === "count" ? state.spectrum.length : "your own spectrum";
    // knobs are not replaced under the hand that drags one
    if (name === "depth") input.addEventListener("change", makeKnobs);
    form.append(box);
  }
  document.getElementById("procedure").disabled = state.depth > 1;
  if (filterNow().continues && state.depth === 1) {
    form.append(choice("switchTo", "The student changes its target", [["", "never"], ["labels", "to the labels"], ["distillation", "from the labels to the teacher"]], state.switchTo, value => {
      state.switchTo = value;
      makeKnobs();
      changed();
    }));
    if (state.switchTo !== "") {
      const ax = axis();
      form.append(slider("switchAt", "… at the student's length", ax.from, ax.to, 0.01, ax.at(state.switchAt), x => { state.switchAt = ax.length(x); }, x => short(ax.length(x))));
    }
  }
  if (state.spectrum !== null) {
    const back = document.createElement("button");
    Object.assign(back, { type: "button", id: "power-law", textContent: "Back to a power law" });
    back.addEventListener("click", () => { state.spectrum = null; makeKnobs(); changed(); });
    form.append(back);
  }
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
}

// What knobs show beside their own numbers: they are made again where it changes.
function knobsNow() {
  return `${eigenvalues()[0]} ${state.spectrum?.length ?? ""}`;
}

function setNumbers(given) {
  const now = numbersNow(eigenvalues()[0]);
  state.numbers = filterNow().parameters.map((each, i) => given[each.name] ?? now[i]);
}

function number(parameter, i, top) {
  const now = numbersNow(top)[i];
  const set = value => {
    state.numbers = numbersNow(top);
    state.numbers[i] = value;
  };
  const id = "number-" + parameter.name;
  if (parameter.domain.includes("below 1")) return slider(id, parameter.meaning, 0, 0.99, 0.01, now, set);
  if (parameter.domain.includes("whole")) return slider(id, parameter.meaning, 1, 10, 1, now, set);
  if (parameter.name === "step") {
    // past the step that diverges, so that failing can be seen
    return slider(id, parameter.meaning, 0.02, 4.5, 0.01, now * top, value => set(value / top), value => `${short(value)} / top`);
  }
  return slider(id, parameter.meaning, -3, 2, 0.01, Math.log10(now), value => set(10 ** value), value => short(10 ** value));
}
