// Wakes the islands of a page once it is idle. A page without islands never asks for this file.
const wake = async () => {
  const app = await import("./APP_JS");
  await app.default({ module_or_path: new URL("./APP_WASM", import.meta.url) });
  app.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    const start = app[island.dataset.component];
    if (start) await start(island);
    island.dataset.awake = "";
  }
};
// Two seconds at most: a busy phone is never idle.
"requestIdleCallback" in window ? requestIdleCallback(wake, { timeout: 2000 }) : wake();
