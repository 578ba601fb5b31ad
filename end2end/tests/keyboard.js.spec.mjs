// By keyboard alone, read aloud, in other colours, and with nothing in the way.
import { begin, expect, press, sound, test, voices } from "./fixtures.mjs";

test("a keyboard is enough, and focus is always to be seen", async ({ page }) => {
  await page.goto("/s/education-services/children?level=teen");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  const reach = async (selector) => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const el = document.activeElement;
        const shown = el.matches(".option input") ? el.nextElementSibling : el;
        const { top, bottom, left, right } = shown.getBoundingClientRect();
        const style = getComputedStyle(shown);
        return { inside: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth, ring: style.outlineStyle !== "none" || style.boxShadow !== "none" };
      });
      expect(seen).toEqual({ inside: true, ring: true });
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) {
        return;
      }
    }
    throw new Error(`${selector} is not reached`);
  };
  await reach("button.start");
  await page.keyboard.press("Enter");
  await page.waitForURL(/who/);
  await reach("#filled-by");
  const here = page.url();
  await page.keyboard.press("Space");
  await reach('button[value="continue"]');
  expect(page.url()).toBe(here); // choosing does not move on by itself
  await page.keyboard.press("Enter");
  await page.waitForURL(/services/);
  await reach("#services-used");
  await page.keyboard.press("Space");
  await reach('button[value="continue"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/quality/);
  await reach("#quality");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("#quality-3")).toBeChecked();
  await reach("textarea");
  await page.keyboard.type("typed without a mouse");
  await reach('button[value="continue"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/getting-it/);
});

test("the error summary has the focus, and leads to the field", async ({ page }) => {
  await begin(page, "children", "teen");
  await press(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#filled-by")).toBeFocused();
});

test("characters are counted as the server counts them", async ({ page }) => {
  await begin(page, "parents", "standard");
  await page.locator("#services-used").check();
  await press(page);
  await page.waitForSelector("leptos-island[data-awake]", { state: "attached" });
  await page.locator("textarea").pressSequentially("Hi");
  await expect(page.locator(".count")).toHaveText("Characters left: 1498");
  await expect(page.locator("[aria-live]")).toHaveText("Characters left: 1498");
  await page.locator("textarea").fill("Hi 👍🏽\nok");
  await expect(page.locator(".count")).toHaveText("Characters left: 1490");
  await page.locator("textarea").fill("x".repeat(1510));
  await expect(page.locator(".count")).toHaveText("Characters too many: 10");
  await sound(page);
});

for (const [kind, list, there] of [
  ["none", [], false],
  ["a remote one", [{ its_lang: "en-GB", its_localService: false }], false],
  ["one of its own", [{ its_lang: "en-GB", its_localService: true }], true],
]) {
  test(`with ${kind} for a voice, reading aloud is ${there ? "" : "not "}offered`, async ({ page }) => {
    await page.addInitScript(voices, list);
    await begin(page, "children", "infant");
    await page.waitForSelector("leptos-island[data-awake]", { state: "attached" });
    const button = page.locator(".read-aloud");
    if (!there) {
      await expect(button).toBeHidden();
      return;
    }
    await button.click();
    const spoken = await page.evaluate(() => window.spoken);
    expect(spoken[0]).toBe("Who is choosing?");
    expect(spoken).toContain("Me");
    expect(spoken.every((part) => part.length <= 200)).toBe(true);
    await expect(button).toHaveText("Stop");
    await sound(page);
  });
}

for (const [what, width, size] of [["at 320 pixels", 320, "100%"], ["with text twice as large", 640, "200%"]]) {
  test(`forced colours and no motion, ${what}, lose nothing`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 640 });
    for (const [survey, level] of [["children", "infant"], ["children", "junior"], ["parents", "easy-read"]]) {
      await page.goto(`/s/education-services/${survey}?level=${level}`);
      await page.locator("form button.button").click();
      for (let i = 0; i < 4; i++) {
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width);
        await page.locator('input[type="radio"], input[type="checkbox"]').first().check();
        await press(page);
      }
    }
  });
}

test("a page weighs what it may", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  let requests = 0;
  let deferred = 0;
  const kinds = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => kinds.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = kinds.get(requestId) ?? "";
    if (/icon/.test(url)) return;
    if (/\.(js|wasm)$/.test(url)) {
      deferred += encodedDataLength;
    } else {
      bytes += encodedDataLength;
      requests++;
    }
  });
  await page.goto("/s/education-services/children?level=junior");
  await page.waitForSelector("leptos-island[data-awake]", { state: "attached" });
  expect(bytes).toBeLessThanOrEqual(14 * 1024);
  expect(requests).toBe(2);
  expect(deferred).toBeLessThanOrEqual(120 * 1024);
});
