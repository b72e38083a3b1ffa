// The atlas as a table; what is refuted runs its counterexample in the engine.
function makeAtlas() {
  const { filters: names, cells } = DATA.atlas;
  const box = document.getElementById("atlas");
  box.className = "wide";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Atlas of teachers and students");
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  head.append(heading("teacher \\ student", "col"), ...names.map(name => heading(name, "col")));
  const body = table.createTBody();
  for (const teacher of names) {
    const line = body.insertRow();
    line.append(heading(teacher, "row"));
    for (const student of names) {
      const cell = cells.find(each => each.teacher === teacher && each.student === student);
      const place = line.insertCell();
      if (!cell) continue;
      place.className = cell.verdict;
      if (cell.example) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = "refuted";
        button.setAttribute("aria-label", `Run the counterexample: ${teacher} teaches ${student}`);
        button.addEventListener("click", () => run(cell));
        place.append(button);
      } else {
        place.textContent = cell.verdict;
      }
    }
  }
  box.replaceChildren(table);
}

function heading(text, scope) {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

function run(cell) {
  const { eigenvalues, teacher, student, reference } = cell.example;
  const pupil = api.gains({ procedure: cell.teacher, numbers: teacher.numbers, teacher: teacher.length, studentProcedure: cell.student, studentNumbers: student.numbers, students: [student.length], eigenvalues }).students[0];
  const plain = api.gains({ procedure: "flow", numbers: [], teacher: reference.length, students: [reference.length], eigenvalues }).teacher;
  const kind = (name, numbers, at) => `${name}${numbers.length ? ` (${numbers.join(", ")})` : ""} for ${at}`;
  document.getElementById("atlas-said").textContent = `${cell.statement}: eigenvalues ${eigenvalues.join(" and ")}. A teacher by ${kind(cell.teacher, teacher.numbers, teacher.length)} teaches a student by ${kind(cell.student, student.numbers, student.length)}; flow on labels for ${reference.length}. `
    + `Along the first direction the student has ${pupil[0].toPrecision(12)}, plain training ${plain[0].toPrecision(12)}: the student is not ahead. Along the second it has ${pupil[1].toPrecision(12)}, and plain training ${plain[1].toPrecision(12)}: ${pupil[1] >= plain[1] ? "it is not behind. Bias was not exaggerated." : "as the theorem says."}`;
}
