// Reads questions and cards aloud, where the phone has a voice for the page.
"use strict";
(() => {
  const { read, stop } = document.currentScript.dataset;
  const speech = window.speechSynthesis;
  if (!speech) return;
  let pressed, lines;

  const mark = (button, text) => {
    button.textContent = text;
    button.classList.toggle("on", text === stop);
  };
  const silence = () => {
    speech.cancel();
    if (pressed) mark(pressed, read);
    pressed = lines = null;
  };
  // What is seen of a block, without buttons, long lists and questions inside it.
  const text = (block) => {
    let seen = block.innerText;
    for (const part of block.querySelectorAll("button, select, .grid, .field, .beside"))
      seen = seen.replace(part.innerText, "");
    return block.matches("h1 + p") ? `${block.previousElementSibling.innerText}\n${seen}` : seen;
  };
  const speak = (block, button, voice) => {
    const before = pressed;
    silence();
    if (before === button) return;
    mark((pressed = button), stop);
    // By sentences: some phones fall silent in a long text.
    const mine = text(block)
      .replace(/[.?!] |။/g, "$&\n")
      .match(/.*\S.*/g)
      .map((line) => Object.assign(new SpeechSynthesisUtterance(line), { voice, lang: voice.lang }));
    lines = mine; // held, or they may be dropped
    const last = mine[mine.length - 1];
    last.onend = last.onerror = () => lines === mine && silence();
    mine.forEach((line) => speech.speak(line));
  };
  const offer = () => {
    // A voice not on the phone would tell its owner what it reads.
    const voice = speech
      .getVoices()
      .find((each) => each.localService && each.lang.startsWith(document.documentElement.lang));
    // Nothing may move under a finger that answers.
    if (!voice || document.querySelector("main :focus:not(#faults)")) return;
    speech.onvoiceschanged = null;
    for (const block of document.querySelectorAll("main > h1 + p, .field, [data-aloud]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "aloud";
      mark(button, read);
      button.onclick = () => speak(block, button, voice);
      (block.querySelector("legend, .asked, h1, h2, h3") || block).after(button);
    }
  };
  speech.onvoiceschanged = offer;
  offer();
  onpagehide = silence;
})();
