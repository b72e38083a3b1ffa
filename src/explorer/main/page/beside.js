// What takes longer than a frame is worked out beside the page, so that nothing waits for it; in the page where that cannot be.
let worker = null, isBusy = false, overtaken = () => {};

function begun() {
  const text = document.getElementById("engine-scripts").textContent;
  const place = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  worker = new Worker(place);
  URL.revokeObjectURL(place);
  worker.postMessage({ engine: document.getElementById("engine").textContent });
}

// A question that comes while another is worked on stops that, which is then answered by nothing.
function beside(what, problem) {
  overtaken();
  try {
    if (isBusy) worker.terminate();
    if (isBusy || worker === null) begun();
  } catch (error) {
    return Promise.resolve().then(() => api[what](problem));
  }
  isBusy = true;
  worker.postMessage({ what, problem });
  return new Promise((resolve, reject) => {
    overtaken = resolve;
    worker.onmessage = ({ data }) => {
      isBusy = false;
      data.error === undefined ? resolve(data.answer) : reject(new Error(data.error));
    };
    worker.onerror = event => {
      event.preventDefault();
      worker = null;
      isBusy = false;
      Promise.resolve().then(() => api[what](problem)).then(resolve, reject);
    };
  });
}
