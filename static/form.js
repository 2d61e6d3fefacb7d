// Sends the forms of a page, and says on the page when that fails, where the browser would show an
// error page instead. Keeps what is typed as it is typed. Without this, plain forms do it all.
"use strict";
(() => {
  if (!window.AbortController) return;
  const answers = document.getElementById("screen");
  let sending, pressed, keeping, more, waiting, natively, shown;

  const post = (form, name, value, on, to) => {
    const sent = new URLSearchParams(new FormData(form));
    if (name) sent.set(name, value);
    return fetch(to || form.action, {
      method: "POST",
      body: sent,
      headers: { "X-Next": "1" },
      redirect: "manual",
      signal: on.signal,
    });
  };
  const stop = () => {
    clearTimeout(waiting);
    if (keeping) keeping.abort();
    if (sending) sending.abort();
    keeping = sending = pressed = null;
  };
  // What is on its way must not arrive after what follows it, the next screen or the erasing. A
  // browser may still take the cookie of an answer that was given up: so it is waited for.
  const settled = () => {
    clearTimeout(waiting);
    more = null;
    if (sending) sending.abort();
    return keeping && Promise.race([keeping.done, new Promise((go) => setTimeout(go, 10000))]);
  };
  // One at a time: of two on their way together, the older might arrive last.
  const keep = () => {
    clearTimeout(waiting);
    if (pressed) return;
    more = keeping;
    if (more) return;
    const mine = (keeping = new AbortController());
    mine.done = post(answers, "keep", "1", mine)
      .catch(() => {})
      .then(() => {
        if (mine !== keeping) return;
        keeping = null;
        if (more) keep();
      });
  };

  const hide = () => {
    if (shown) shown.remove();
  };
  // Beside the button; above the form for the buttons in the head of the page.
  const show = (form, button, part) => {
    hide();
    shown = document.getElementById("sending").content.children[part].cloneNode(true);
    if (form.contains(button)) button.after(shown);
    else form.prepend(shown);
  };
  const go = (next) => {
    const to = new URL(next, location);
    const [here, there] = [location, to].map((each) => each.href.split("#")[0]);
    if (here !== there) return location.assign(to);
    // The same page again: with no more than another hash, nothing would be fetched.
    if (to.hash) history.replaceState(null, "", "?");
    location.replace(to);
  };
  // A form whose content is never kept is answered in this very page. As a page of its own the
  // answer would stay in the browser's history, on its disk, and come back when it was left.
  const stay = async (answer, path) => {
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.documentElement.lang = read.documentElement.lang;
    document.body.replaceWith(read.body);
    history.replaceState(null, "", path);
    sending = pressed = null;
    scrollTo(0, 0);
    document.getElementById("main").focus();
  };
  const send = async (form, button, before) => {
    const mine = (sending = new AbortController());
    const soon = setTimeout(show, 500, form, button, 0);
    const late = setTimeout(() => mine.abort(), 30000);
    try {
      await before;
      const to = button.hasAttribute("formaction") && button.formAction;
      const answer = await post(form, button.name, button.value, mine, to);
      if (mine !== sending) return;
      // 502 to 504 come from those between us. Whatever else is no yes has a page of ours.
      if (answer.status > 501) throw answer;
      if (form.hasAttribute("data-stays")) return await stay(answer, answer.url);
      const next = answer.headers.get("X-Next");
      natively = !next;
      if (next) go(next);
      else button.click();
      // Whoever stops the browser now may press again; but nothing is kept any more.
      setTimeout(() => {
        if (mine === sending) pressed = 1;
      }, 1000);
    } catch (fault) {
      if (mine !== sending) return;
      stop();
      show(form, button, form.closest("footer") ? 2 : 1);
      shown.querySelector("button").onclick = () => button.click();
      shown.focus();
    } finally {
      clearTimeout(soon);
      clearTimeout(late);
    }
  };

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const ours = button && !natively && event.target.method === "post";
    if (ours) event.preventDefault();
    if (ours && button === pressed) return;
    const before = ours && settled();
    if (!before) stop();
    natively = false;
    pressed = ours ? button : 1;
    if (ours) send(event.target, button, before);
  });
  // The browser may bring this page back as it was left.
  addEventListener("pagehide", stop);
  addEventListener("pageshow", hide);

  if (!answers || !answers.elements.screen) return;
  // Not at once: who leaves a field by pressing a button sends it with that button.
  for (const event of ["change", "input"])
    answers.addEventListener(event, () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 300);
    });
})();
