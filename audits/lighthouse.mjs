// Audits the pages that audits/lighthouse.py names, one after the other, and prints one JSON line
// a page. node lighthouse.mjs NODE_MODULES CHROMIUM < pages.json
import { readFileSync } from "node:fs";

const [modules, chromium] = process.argv.slice(2);
const { default: lighthouse } = await import(`${modules}/lighthouse/core/index.js`);
const { launch } = await import(`${modules}/chrome-launcher/dist/index.js`);

// A cheap phone on a bad line: slow 3G as Lighthouse reckons it, a processor four times slower.
const settings = {
  onlyCategories: ["performance", "accessibility", "best-practices"],
  formFactor: "mobile",
  screenEmulation: { mobile: true, width: 360, height: 640, deviceScaleFactor: 2, disabled: false },
  throttlingMethod: "simulate",
  throttling: { rttMs: 400, throughputKbps: 400, cpuSlowdownMultiplier: 4 },
  clearStorageTypes: ["cookies", "cache_storage", "file_systems", "service_workers", "shader_cache"],
  ignoreStatusCode: true, // the page for an address that is not there is a page too
  disableFullPageScreenshot: true,
};

const chrome = await launch({
  chromePath: chromium,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
try {
  for (const { url, cookie } of JSON.parse(readFileSync(0, "utf8"))) {
    const extraHeaders = cookie ? { Cookie: cookie } : {};
    const flags = { port: chrome.port, logLevel: "error", output: "json" };
    const config = { extends: "lighthouse:default", settings: { ...settings, extraHeaders } };
    let { lhr } = await lighthouse(url, flags, config);
    // The browser's own trace is broken now and then; that says nothing of the page.
    if (lhr.runtimeError) ({ lhr } = await lighthouse(url, flags, config));
    const scores = {};
    const short = [];
    for (const [name, category] of Object.entries(lhr.categories)) {
      scores[name] = category.score;
      for (const { id, weight } of category.auditRefs) {
        const { score, scoreDisplayMode } = lhr.audits[id];
        const counts = ["numeric", "binary", "metricSavings"].includes(scoreDisplayMode);
        if (weight > 0 && counts && score < 0.9) short.push(id);
      }
    }
    const figure = (id) => lhr.audits[id].numericValue;
    const metrics = {
      first_paint: figure("first-contentful-paint"),
      largest_paint: figure("largest-contentful-paint"),
      blocked: figure("total-blocking-time"),
      shift: figure("cumulative-layout-shift"),
    };
    const fault = lhr.runtimeError?.code ?? "";
    console.log(JSON.stringify({ url, scores, short, metrics, fault }));
  }
} finally {
  chrome.kill();
}
