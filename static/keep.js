// Keeps what is typed as it is typed, so that a reload or a dropped line loses nothing.
// Every page works without this: a press on any of its buttons keeps the same.
"use strict";
(() => {
  const form = document.getElementById("screen");
  let waiting = 0;
  let sending = null;
  let more = false;
  let leaving = false;
  // One at a time: of two on their way together, the older might arrive last.
  const keep = () => {
    clearTimeout(waiting);
    if (leaving) return;
    more = sending !== null;
    if (more) return;
    sending = new AbortController();
    const sent = new FormData(form);
    sent.set("keep", "1");
    fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(sent),
      signal: sending.signal,
      redirect: "error",
    })
      .catch(() => {})
      .finally(() => {
        sending = null;
        if (more) keep();
      });
  };
  form.addEventListener("change", keep);
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300);
  });
  // What is on its way must not arrive after what follows it: neither after the answers that are
  // sent now, nor after everything is erased.
  document.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(waiting);
    if (sending) sending.abort();
  });
  // The browser may bring this page back as it was left.
  addEventListener("pageshow", () => {
    leaving = false;
  });
})();
