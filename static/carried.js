// What a worker's picture has put behind the "#" goes into the form, and off the address: nothing of
// it stays in the history of the browser. Without this it is copied by hand.
"use strict";
(() => {
  const token = location.hash.slice(1);
  if (!/^[0-9]+$/.test(token)) return;
  document.getElementById("token").value = token;
  history.replaceState(null, "", location.pathname + location.search);
})();
