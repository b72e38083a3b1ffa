// A garment of Fashion-MNIST along the eigendirections of pixels, by the gains of the engine.
const DATA = JSON.parse(document.getElementById("data").textContent);

function makeGarment() {
  const garments = DATA.garments;
  const box = document.getElementById("garment");
  const bytes = Uint8Array.from(atob(garments.directions), c => c.charCodeAt(0));
  const pixels = garments.size * garments.size;
  const count = garments.eigenvalues.length;
  const top = garments.eigenvalues[0];
  const l = garments.eigenvalues.map(value => value / top);
  const own = { garment: 0, teacher: 1.6, student: 0.8 };
  const select = document.createElement("label");
  const list = document.createElement("select");
  garments.names.forEach((name, i) => list.append(new Option(name, i)));
  select.append("Garment ", list);
  const controls = document.createElement("p");
  controls.append(select, time("teacher", "Teacher"), time("student", "Student"));
  const pictures = ["whole", "teacher", "student", "plain training"].map(name => {
    const figure = document.createElement("figure");
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = garments.size;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `The garment: ${name}`);
    const words = document.createElement("figcaption");
    words.textContent = name;
    figure.append(canvas, words);
    return [figure, canvas];
  });
  const said = document.createElement("p");
  box.replaceChildren(controls, ...pictures.map(each => each[0]), said);
  list.addEventListener("change", () => { own.garment = Number(list.value); paint(); });

  function time(name, label) {
    const box = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "range", min: -1, max: 3, step: 0.02 });
    input.value = own[name];
    input.addEventListener("input", () => { own[name] = Number(input.value); paint(); });
    box.append(`${label}'s time `, input);
    return box;
  }

  function paint() {
    const answer = api.compare({ procedure: "flow", numbers: [], teacher: 10 ** own.teacher, students: [10 ** own.student], eigenvalues: l });
    const coefficients = garments.coefficients[own.garment];
    const ones = l.map(() => 1);
    [ones, answer.teacher, answer.student, answer.plain].forEach((gains, which) => {
      const image = pictures[which][1].getContext("2d").createImageData(garments.size, garments.size);
      for (let p = 0; p < pixels; p++) {
        let value = 0;
        for (let k = 0; k < count; k++) value += gains[k] * coefficients[k] * (bytes[k * pixels + p] - 128) * garments.scales[k];
        const shade = Math.max(0, Math.min(255, Math.round(value)));
        image.data.set([shade, shade, shade, 255], 4 * p);
      }
      pictures[which][1].getContext("2d").putImageData(image, 0, 0);
    });
    const left = gains => {
      let part = 0, all = 0;
      coefficients.forEach((c, k) => { all += c * c; part += (c * (1 - gains[k])) ** 2; });
      return part / all;
    };
    said.textContent = `Left out of the image's power: by the teacher ${percent(left(answer.teacher))}, by the student ${percent(left(answer.student))}, by plain training as far along the top direction ${percent(left(answer.plain))}. Times ${words(10 ** own.teacher)} and ${words(10 ** own.student)} over the top eigenvalue.`;
  }
  paint();
}
