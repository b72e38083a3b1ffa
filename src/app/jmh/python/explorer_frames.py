# SPDX-License-Identifier: Apache-2.0
"""Frames a second of figures/explorer.html in headless Chromium, over five seconds of real time, while a bar of the spectrum
is dragged at every frame: with 60 directions and with 1,000. Wants a machine that does nothing else.

    python3 src/app/jmh/python/explorer_frames.py [PAGE]      (default: figures/explorer.html)
"""
import http.server
import json
import subprocess
import sys
import tempfile
import threading

SECONDS = 5
MEASURE = """
<script>
async function frameRate(count) {
  state = { ...structuredClone(START), spectrum: Array.from({ length: count }, (_, k) => (k + 1) ** -1.2) };
  draw();
  const start = performance.now();
  let drawn = 0, inside = 0;
  while (performance.now() - start < %d000) {
    await new Promise(requestAnimationFrame);
    state.spectrum[count >> 1] *= drawn %% 2 ? 1.01 : 1 / 1.01;
    const before = performance.now();
    draw();
    inside += performance.now() - before;
    drawn++;
  }
  clearTimeout(pause);
  return { count, rate: drawn / (performance.now() - start) * 1000, inside: inside / drawn };
}
const loaded = setInterval(async () => {
  if (!document.documentElement.dataset.ready) return;
  clearInterval(loaded);
  const found = [];
  for (const count of [60, 1000]) found.push(await frameRate(count));
  fetch("/found", { method: "POST", body: JSON.stringify(found) });
}, 50);
</script>
</body>""" % SECONDS


def main() -> None:
    page = open(sys.argv[1] if len(sys.argv) > 1 else "figures/explorer.html", encoding="utf-8").read()
    served = page.replace("</body>", MEASURE).encode()
    found: list = []
    done = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(served)

        def do_POST(self) -> None:
            found.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()
            done.set()

        def log_message(self, *words: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000", "--user-data-dir=" + profile,
             "http://127.0.0.1:%d/" % server.server_port],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        done.wait(60)
        browser.terminate()
        browser.wait()
    for each in found:
        print("%5d directions: %5.1f frames a second, %.1f ms of a frame in the page's own work" %
              (each["count"], each["rate"], each["inside"]))
    if not found:
        sys.exit("explorer_frames.py: the page did not answer within 60 s")


if __name__ == "__main__":
    main()
