// Measures a page as a reader's browser shows it; Browser puts it at the end of a copy, in a frame.
// It waits until all that the page asks for has come or failed.
addEventListener("load", function () {
  function channels(colour) {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
  }

  // WCAG 2.1, relative luminance.
  function luminance(rgb) {
    const c = rgb.map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  }

  function background(element) {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.alpha === 1) return colour.rgb;
      if (colour.alpha > 0) return null;
    }
    return null;
  }

  // What words on a map lie on is a picture, whose colours styles do not tell.
  function isOnPicture(element) {
    const box = element.getBoundingClientRect();
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    const drawing = element.closest("svg");
    return drawing !== null && [...drawing.querySelectorAll("image")]
      .map(picture => picture.getBoundingClientRect())
      .some(of => of.left <= x && x <= of.right && of.top <= y && y <= of.bottom);
  }

  document.querySelectorAll("details").forEach(d => { d.open = true; });
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || element.closest("script, style, title, desc, defs") || !element.getClientRects().length) continue;
    if (isOnPicture(element)) continue;
    const style = getComputedStyle(element);
    const ink = channels(element.closest("svg") ? style.fill : style.color).rgb;
    const page = background(element);
    const sorted = page ? [luminance(ink), luminance(page)].sort((a, b) => b - a) : [0, 0];
    texts.push({
      words: words.slice(0, 40),
      pair: ink + " on " + page,
      contrast: (sorted[0] + 0.05) / (sorted[1] + 0.05)
    });
  }
  const pairs = new Map();
  texts.forEach(t => pairs.set(t.pair, t));

  // What sticks out to the right and is not inside a part that scrolls by itself.
  const wide = [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .filter(e => !e.closest(".wide, .card, pre"))
    .map(e => e.tagName + " " + e.className);

  // What the page asks for from elsewhere: by its own words, and by what the browser tried. The
  // browser's list has a request that failed only some time after it failed, so it is not enough.
  const asked = [...document.querySelectorAll("[src], link[href], object[data]")]
    .map(e => e.src || e.href || e.data)
    .filter(url => !url.startsWith("data:"));
  const tried = performance.getEntriesByType("resource").map(r => r.name);

  const named = e => (e.getAttribute("alt") || e.getAttribute("aria-label") || "").trim();
  const result = {
    width: innerWidth,
    scrollWidth: document.documentElement.scrollWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(h => Number(h.tagName[1])),
    pictures: [...document.querySelectorAll("img, svg")].map(e => ({
      name: named(e),
      role: e.tagName.toLowerCase() === "svg" ? e.getAttribute("role") : "img",
      broken: e.tagName === "IMG" && e.naturalWidth === 0
    })),
    unreachable: [...document.querySelectorAll(".card, .wide")]
      .filter(e => e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0)
      .map(e => e.className),
    loaded: [...new Set([...asked, ...tried])],
    pairs: [...pairs.values()],
    wide: wide
  };
  parent.postMessage(encodeURIComponent(JSON.stringify(result)), "*");
});
