// Tells the terminal, which begins once the page is there, where the keys go: to the laptop that this page came from.
"use strict";

document.addEventListener(
  "DOMContentLoaded",
  () => {
    document.getElementById("terminal").dataset.sessionWebsocketUrl = `wss://${location.host}/keys`;
  },
  { capture: true },
);
