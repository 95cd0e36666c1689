// Tells the terminal, which begins once the page is there, where the keys go: to the laptop that this page came from.
"use strict";

document.addEventListener(
  "DOMContentLoaded",
  () => {
    document.getElementById("terminal").dataset.sessionWebsocketUrl = `wss://${location.host}/keys`;
  },
  { capture: true },
);

// Whoever opens the page wants to type: the terminal gets the keys as soon as it is there, without a click.
new MutationObserver((_, watching) => {
  const field = document.querySelector("#terminal textarea");
  if (!field) return;
  field.focus();
  watching.disconnect();
}).observe(document.documentElement, { childList: true, subtree: true });
