// Three places to say what will happen before it is seen.
const QUESTIONS = [
  { ask: "Five students in a row, each taught by the one before. Along which directions does the last one fall furthest behind plain training, in proportion?",
    answers: ["all alike", "the top ones", "the bottom ones"], right: 2,
    then: "Gains multiply: five times a gain near 1 changes little, five times a small one leaves next to nothing. See the ratio to the left rise.",
    state: { generations: 5, student: 20, teacher: 20 } },
  { ask: "The signal is spread evenly over the directions, and there is noise. Does some student by flow that only imitates its teacher beat the best stopped flow?",
    answers: ["yes, a well chosen one", "no, none", "only with little noise"], right: 1,
    then: "None, at any noise above 0: where squared coefficients do not rise with the eigenvalue, that is theorem N1. (One that learns from the labels and turns to a teacher late does: theorem N2.) Slide the signal toward the top directions, and imitating can pay.",
    state: { alignment: 0 } },
  { ask: "A teacher by flow of time 3, and a student of time 3 that mixes the labels in with imitation weight -0.5, away from the teacher. Is its bias exaggerated still?",
    answers: ["yes, it always is", "no, here it turns round", "there is no difference"], right: 1,
    then: "This student overshoots the labels where the teacher lags, along the bottom directions: it is ahead there. That is no rule for negative weights: set the teacher to 0.3 and the student to 1, and it is behind again.",
    state: { imitation: -0.5, teacher: 3, student: 3 } },
];

function makePredictions() {
  const box = document.getElementById("predict");
  QUESTIONS.forEach((question, i) => {
    const part = document.createElement("div");
    part.className = "question";
    const text = document.createElement("p");
    text.textContent = `${i + 1}. ${question.ask}`;
    const row = document.createElement("p");
    row.className = "row";
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    question.answers.forEach((answer, k) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = answer;
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        for (const other of row.children) other.setAttribute("aria-pressed", String(other === button));
        said.textContent = (k === question.right ? "Right. " : `It is: ${question.answers[question.right]}. `) + question.then + " ";
        const see = document.createElement("button");
        see.type = "button";
        see.textContent = "See it";
        see.addEventListener("click", () => {
          state = { ...structuredClone(START), ...question.state };
          makeKnobs();
          changed();
          document.getElementById("play").scrollIntoView();
        });
        said.append(see);
      });
      row.append(button);
    });
    part.append(text, row, said);
    box.append(part);
  });
}
