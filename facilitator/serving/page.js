// The room's screen comes back by itself: when the connection closes, ask until the server answers, then load again.
"use strict";
new MutationObserver(() => {
  if (!document.body.classList.contains("-closed")) return;
  const again = () =>
    fetch("/alive", { cache: "no-store" }).then(
      (answer) => (answer.ok ? window.location.reload() : setTimeout(again, 2000)),
      () => setTimeout(again, 2000),
    );
  setTimeout(again, 1000);
}).observe(document.documentElement, { attributes: true, attributeFilter: ["class"], subtree: true });
