// The engine: bytes to functions of window.eigendistill, in the page and in a worker beside it. Missing or unknown fields are refused here, all else by the engine.
const FIELDS = ["procedure", "numbers", "teacher", "students", "eigenvalues", "studentProcedure", "studentNumbers", "imitation",
  "generations", "switchTo", "switchAt", "signal", "noise", "rows"];
const LISTS = ["numbers", "students", "eigenvalues", "studentNumbers", "signal"];

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function checked(setting, needed) {
  if (setting === null || typeof setting !== "object") throw new Error("give an object with " + needed.join(", "));
  for (const name of Object.keys(setting)) {
    if (!FIELDS.includes(name)) throw new Error(`there is no field ${name}; the fields are ${FIELDS.join(", ")}`);
  }
  for (const name of needed) if (setting[name] === undefined) throw new Error(`${name} is missing`);
  const plain = {};
  for (const name of FIELDS) {
    const value = setting[name];
    if (value === undefined || value === null) continue;
    if (LISTS.includes(name)) {
      const list = Array.from(value, each => typeof each === "number" ? each : NaN);
      if ((name === "eigenvalues" || name === "students") && list.length === 0) throw new Error(`${name} is empty`);
      if (list.some(Number.isNaN)) throw new Error(`${name} has what is no number at place ${list.findIndex(Number.isNaN)}`);
      plain[name] = list;
    } else if (["procedure", "studentProcedure", "switchTo"].includes(name)) {
      plain[name] = String(value);
    } else {
      plain[name] = Number(value);
      if (Number.isNaN(plain[name])) throw new Error(`${name} is no number`);
    }
  }
  if (plain.studentProcedure !== undefined && plain.studentNumbers === undefined) plain.studentNumbers = [];
  if (plain.studentProcedure === undefined && plain.studentNumbers !== undefined) throw new Error("studentNumbers go with a studentProcedure, which is missing");
  if ((plain.switchTo === undefined) !== (plain.switchAt === undefined)) throw new Error("switchTo and switchAt go together");
  const negative = (plain.eigenvalues ?? []).findIndex(l => !(l >= 0 && l < Infinity));
  if (negative >= 0) throw new Error(`eigenvalues are at least 0 and finite; at place ${negative} stands ${plain.eigenvalues[negative]}`);
  if (plain.switchTo !== undefined && !["labels", "distillation"].includes(plain.switchTo)) {
    throw new Error(`switchTo is labels or distillation, not ${plain.switchTo}`);
  }
  if (plain.generations !== undefined && !(Number.isInteger(plain.generations) && plain.generations < 1e6)) {
    throw new Error("generations is a whole number below a million");
  }
  return plain;
}

function one(plain) {
  if (plain.students.length > 1) throw new Error(`students has ${plain.students.length} lengths: one is compared at a time`);
  return plain;
}

const TRAINING = ["procedure", "numbers", "teacher", "students", "eigenvalues"];
const PROBLEM = [...TRAINING, "signal", "noise", "rows"];

async function loaded(text) {
  const { exports: engine } = await TeaVM.wasmGC.load(await unpacked(text));
  return {
    filters: (top = 1) => engine.filters(top).filters,
    gains: setting => engine.gains(checked(setting, TRAINING)),
    compare: setting => engine.compare(one(checked(setting, TRAINING))),
    falling: setting => engine.falling(checked(setting, TRAINING)),
    risk: setting => engine.risk(checked(setting, PROBLEM)),
    best: setting => engine.best(checked(setting, PROBLEM)),
    deep: (setting, depth, start) => {
      const given = Object.keys(setting ?? {}).find(name => !["teacher", "students", "eigenvalues"].includes(name));
      if (given !== undefined) throw new Error(`deep takes teacher, students and eigenvalues, not ${given}`);
      if (!(Number.isInteger(depth) && depth >= 1)) throw new Error(`depth is a whole number of layers, at least 1, not ${depth}`);
      return engine.deep(one(checked({ ...setting, procedure: "flow", numbers: [] }, TRAINING)), depth, start);
    },
  };
}

// A worker has no page: it is given the engine first, then one question after the other.
if (typeof document === "undefined") {
  let engine;
  onmessage = ({ data }) => {
    if (data.engine) engine = loaded(data.engine);
    else engine.then(api => postMessage({ answer: api[data.what](data.problem) })).catch(error => postMessage({ error: error.message }));
  };
}
