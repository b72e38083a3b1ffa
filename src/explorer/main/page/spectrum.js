// The spectrum's bars and the axis of lengths: what is dragged.
const SVG = "http://www.w3.org/2000/svg";
const DECADES = [-4, 0.5];
let chosen = 0;

function mark(parent, name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

const spectrumBox = document.getElementById("spectrum");
const timesBox = document.getElementById("times");

function place(l, height) {
  const share = (Math.log10(l) - DECADES[0]) / (DECADES[1] - DECADES[0]);
  return height - Math.max(0.01, Math.min(1, share)) * height;
}

function drawSpectrum(teacher, student) {
  const { clientWidth: width, clientHeight: height } = spectrumBox;
  const fine = devicePixelRatio || 1;
  if (spectrumBox.width !== Math.round(width * fine) || spectrumBox.height !== Math.round(height * fine)) {
    Object.assign(spectrumBox, { width: Math.round(width * fine), height: Math.round(height * fine) });
  }
  const pen = spectrumBox.getContext("2d");
  pen.setTransform(fine, 0, 0, fine, 0, 0);
  pen.clearRect(0, 0, width, height);
  const l = eigenvalues();
  const each = width / l.length;
  const gap = each > 4 ? Math.min(2, each / 8) : 0;
  const wide = each - 2 * gap;
  chosen = Math.min(chosen, l.length - 1);
  const tops = l.map(value => place(value, height));
  const bars = (colour, from, part, share) => {
    pen.fillStyle = colour;
    for (let k = 0; k < l.length; k++) {
      const high = Math.max(0, Math.min(1, share(k))) * (height - tops[k]);
      if (high > 0) pen.fillRect(k * each + gap + from * wide, height - high, part * wide, high);
    }
  };
  bars(palette("--panel"), 0, 1, () => 1);
  bars(palette("--line"), 0, 1, k => k === chosen ? 1 : 0);
  // how much of each bar teacher and student have learned: its filled share
  if (teacher) bars(palette("--teacher"), 0, 0.5, k => teacher[k]);
  if (student) bars(palette("--student"), 0.5, 0.5, k => student[k]);
  pen.strokeStyle = palette("--soft");
  pen.lineWidth = 1;
  if (gap > 0) {
    l.forEach((value, k) => pen.strokeRect(k * each + gap, tops[k], wide, height - tops[k] + 2));
  } else {
    pen.beginPath();
    tops.forEach((y, k) => pen.lineTo((k + 0.5) * each, y));
    pen.stroke();
  }
  // the axis stands at the right, where bars are low
  pen.fillStyle = palette("--soft");
  pen.font = "11px system-ui, sans-serif";
  pen.textAlign = "right";
  for (let e = Math.ceil(DECADES[0]) + 1; e <= DECADES[1]; e++) {
    const y = place(10 ** e, height);
    pen.fillRect(width - 6, Math.round(y), 6, 1);
    pen.strokeStyle = palette("--ground");
    pen.lineWidth = 3;
    pen.strokeText(String(10 ** e), width - 9, y + 4);
    pen.fillText(String(10 ** e), width - 9, y + 4);
  }
  spectrumBox.setAttribute("aria-valuenow", Math.max(DECADES[0], Math.min(DECADES[1], Math.log10(l[chosen]))).toFixed(2));
  spectrumBox.setAttribute("aria-valuetext", `direction ${chosen + 1} of ${l.length}: eigenvalue ${short(l[chosen])}, the teacher has ${percent(teacher?.[chosen])}, the student ${percent(student?.[chosen])}`);
}

const percent = share => Number.isFinite(share) ? `${(100 * share).toFixed(1).replace(/^-0[.]0$/, "0.0")} %` : "no number";

function setBar(k, value) {
  const l = eigenvalues();
  // a bar that is lower than the scale reaches goes no lower, and does not jump up
  l[k] = Math.min(10 ** DECADES[1], Math.max(Math.min(l[k], 10 ** DECADES[0]), value));
  const moved = l[k];
  // bars stay in order, and the one that moves stays chosen
  state.spectrum = l.sort((a, b) => b - a);
  chosen = l.indexOf(moved);
  changed();
}

let dragged = -1;
spectrumBox.addEventListener("pointerdown", event => {
  const box = spectrumBox.getBoundingClientRect();
  const count = eigenvalues().length;
  dragged = Math.max(0, Math.min(count - 1, Math.floor((event.clientX - box.left) / box.width * count)));
  chosen = dragged;
  spectrumBox.setPointerCapture(event.pointerId);
  dragBar(event);
});
spectrumBox.addEventListener("pointermove", event => { if (dragged >= 0) dragBar(event); });
for (const end of ["pointerup", "pointercancel"]) {
  spectrumBox.addEventListener(end, () => { dragged = -1; });
}

function dragBar(event) {
  const box = spectrumBox.getBoundingClientRect();
  const share = 1 - (event.clientY - box.top) / box.height;
  setBar(dragged, 10 ** (DECADES[0] + share * (DECADES[1] - DECADES[0])));
  dragged = chosen;
}

spectrumBox.addEventListener("keydown", event => {
  const l = eigenvalues();
  const move = { ArrowLeft: -1, ArrowRight: 1, Home: -l.length, End: l.length }[event.key];
  const factor = { ArrowUp: 1.1, ArrowDown: 1 / 1.1, PageUp: 2, PageDown: 0.5 }[event.key];
  if (move === undefined && factor === undefined) return;
  event.preventDefault();
  if (move !== undefined) {
    chosen = Math.max(0, Math.min(l.length - 1, chosen + move));
    changed();
  } else {
    setBar(chosen, l[chosen] * factor);
  }
});

// Right is further trained: for penalties the small ones.
function axis() {
  const top = eigenvalues()[0];
  switch (clockOf(filterNow())) {
    case "steps": return { from: 0, to: 3.5, at: Math.log10, length: x => Math.max(1, Math.round(10 ** x)), name: "steps" };
    case "penalty": return { from: -Math.log10(top) - 1, to: -Math.log10(top) + 4, at: d => -Math.log10(d), length: x => 10 ** -x, name: "penalty (smaller is further trained)" };
    default: return { from: -1 - Math.log10(top), to: 3 - Math.log10(top), at: Math.log10, length: x => 10 ** x, name: "time" };
  }
}

const HANDLES = [["teacher", "Teacher", "var(--teacher)", 16], ["student", "Student", "var(--student)", 36]];

function drawTimes() {
  const { clientWidth: width } = timesBox;
  const held = document.activeElement?.dataset?.handle;
  timesBox.replaceChildren();
  timesBox.setAttribute("viewBox", `0 0 ${width} 64`);
  const ax = axis();
  const x = value => 14 + (Math.max(ax.from, Math.min(ax.to, ax.at(value))) - ax.from) / (ax.to - ax.from) * (width - 28);
  mark(timesBox, "line", { x1: 14, x2: width - 14, y1: 46, y2: 46, stroke: "var(--soft)" });
  for (let e = Math.ceil(ax.from); e <= ax.to; e++) {
    const value = ax.length(e);
    mark(timesBox, "line", { x1: x(value), x2: x(value), y1: 43, y2: 49, stroke: "var(--soft)" });
    // the outermost words stay within the frame
    const isLast = x(value) > width - 28;
    mark(timesBox, "text", { x: isLast ? width - 2 : x(value), y: 61, "font-size": 11, "text-anchor": isLast ? "end" : "middle", fill: "var(--soft)" }, short(value));
  }
  for (const [name, label, colour, y] of HANDLES) {
    const at = x(state[name]);
    mark(timesBox, "line", { x1: at, x2: at, y1: y, y2: 46, stroke: colour, "stroke-width": 1.5 });
    const handle = mark(timesBox, "g", { role: "slider", tabindex: 0, "data-handle": name, "aria-label": `${label}'s ${ax.name}`,
      "aria-valuenow": short(length(state[name])), "aria-valuemin": short(Math.min(ax.length(ax.from), ax.length(ax.to))),
      "aria-valuemax": short(Math.max(ax.length(ax.from), ax.length(ax.to))), style: "cursor: ew-resize" });
    mark(handle, "circle", { cx: at, cy: y, r: 9, fill: colour, stroke: "var(--ground)", "stroke-width": 2 });
    const right = at > width - 150;
    mark(timesBox, "text", { x: right ? at - 14 : at + 14, y: y + 4, "font-size": 12, fill: colour, "text-anchor": right ? "end" : "start", "pointer-events": "none", stroke: "var(--ground)", "stroke-width": 4, "paint-order": "stroke" },
      `${label} ${short(length(state[name]))}`);
    if (held === name) handle.focus({ preventScroll: true });
  }
}

let moving = "";
timesBox.addEventListener("pointerdown", event => {
  const box = timesBox.getBoundingClientRect();
  const ax = axis();
  const near = name => {
    const at = 14 + (ax.at(state[name]) - ax.from) / (ax.to - ax.from) * (box.width - 28);
    const y = HANDLES.find(each => each[0] === name)[3];
    return Math.hypot(event.clientX - box.left - at, 2 * (event.clientY - box.top - y));
  };
  moving = near("teacher") < near("student") ? "teacher" : "student";
  timesBox.setPointerCapture(event.pointerId);
  moveHandle(event);
});
timesBox.addEventListener("pointermove", event => { if (moving) moveHandle(event); });
for (const end of ["pointerup", "pointercancel"]) timesBox.addEventListener(end, () => { moving = ""; });

function moveHandle(event) {
  const box = timesBox.getBoundingClientRect();
  const ax = axis();
  const share = (event.clientX - box.left - 14) / (box.width - 28);
  state[moving] = ax.length(ax.from + Math.max(0, Math.min(1, share)) * (ax.to - ax.from));
  changed();
}

timesBox.addEventListener("keydown", event => {
  const name = event.target.dataset?.handle;
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -Infinity, End: Infinity }[event.key];
  if (!name || by === undefined) return;
  event.preventDefault();
  const ax = axis();
  const now = ax.at(state[name]);
  let next = ax.length(Math.max(ax.from, Math.min(ax.to, now + by * 0.04)));
  if (isWhole() && next === state[name]) next = Math.max(1, next + Math.sign(by));
  state[name] = next;
  changed();
});
