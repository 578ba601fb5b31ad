// What every test watches for: errors in the console, requests to other hosts, and what axe finds.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

export { expect };

export const test = base.extend({
  page: async ({ page, javaScriptEnabled }, use, info) => {
    const wrong = [];
    const refused = /status of (404|409|410|422|403)/;
    page.on("console", (m) => m.type() === "error" && !refused.test(m.text()) && wrong.push(m.text()));
    page.on("pageerror", (e) => wrong.push(e.message));
    page.on("request", (r) => new URL(r.url()).hostname !== "localhost" && wrong.push(`asked ${r.url()}`));
    page.script = javaScriptEnabled !== false;
    page.shot = (name) => shot(page, info, name);
    await use(page);
    expect(wrong).toEqual([]);
  },
});

/** A picture to look at, no check: a browser that could not take it is asked again. */
export async function shot(page, info, name) {
  const project = info.project.name.replaceAll(" ", "-");
  for (let left = 3; ; left--) {
    try {
      await page.screenshot({ path: `results/pictures/${project}/${name}.png`, fullPage: true });
      return;
    } catch (error) {
      if (left === 1) throw error;
      await page.waitForTimeout(500);
    }
  }
}

/** Which project a test runs in, from one on: each has accounts of its own. */
export const projectNumber = (info) => 1 + info.config.projects.findIndex((project) => project.name === info.project.name);

/** The day so many days on, in London, as `2026-11-24`. */
export const day = (days) => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date(Date.now() + days * 86_400_000));

// Who is signed in already: signing in is limited by address, and all of this comes from one.
const sessions = new Map();

/** Signs somebody in, or goes on with the session they have. */
export async function signIn(page, email) {
  const cookies = sessions.get(email);
  if (cookies) {
    await page.context().addCookies(cookies);
    await page.goto("/officer");
  } else {
    await page.goto("/officer/sign-in");
    await page.locator("#email").fill(email);
    await page.locator("#password").fill("soundings-demonstration");
    await page.locator("main .button").click();
  }
  await expect(page).not.toHaveURL(/sign-in/);
  sessions.set(email, await page.context().cookies());
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation of axe's; nothing scrolls sideways; targets are large enough for the page's reader. */
export async function sound(page) {
  if (!page.script) {
    return;
  }
  // A page that follows a room may be fetched anew while it is looked at: then the new one is looked at, whole.
  for (let left = 3; ; left--) {
    try {
      return await soundNow(page);
    } catch (error) {
      if (left === 1 || !/context was destroyed/.test(error.message)) throw error;
    }
  }
}

async function soundNow(page) {
  const { width } = page.viewportSize();
  // A press may still be on its way to the next page.
  await page.waitForLoadState();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).options({ rules: { "target-size": { enabled: true } } }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(", ")}`), page.url()).toEqual([]);
  const found = await page.evaluate(() => {
    const child = /junior|infant/.test(document.documentElement.className) ? 44 : 40;
    const small = [...document.querySelectorAll("main button, main .button, main .option label, .keep-safe a, .foot a, .away")]
      .filter((el) => el.offsetParent && !el.closest('[aria-hidden="true"]'))
      .map((el) => [el.textContent.trim(), el.getBoundingClientRect()])
      .filter(([, box]) => box.height < child)
      .map(([text, box]) => `${text}: ${box.width}×${box.height}`);
    return { small, wide: document.documentElement.scrollWidth };
  });
  expect(found.small, page.url()).toEqual([]);
  expect(found.wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(width);
}

export const continueButton = (page) => page.locator('main button[value="continue"]');

/** Presses a button of a page of questions, and waits for the page that comes: an island may send the form for the browser. */
export async function press(page, button = continueButton(page)) {
  const moved = page.waitForEvent("framenavigated");
  moved.catch(() => {});
  await button.click();
  // What has to be put right may be said on the page itself.
  await Promise.race([moved, page.locator("#problems:focus").waitFor({ timeout: 0 }).catch(() => {})]);
  await page.waitForLoadState();
}

/** Begins a survey in a wording. */
export async function begin(page, survey, level, language = "en") {
  await page.goto(`/s/education-services/${survey}?language=${language}&level=${level}`);
  await sound(page);
  await page.locator("form button.button").click();
}

/** Answers each page with its first answers until *thank you*, looking at every page. */
export async function toTheEnd(page, look = sound) {
  for (let i = 0; i < 60; i++) {
    await look(page);
    if (page.url().includes("/sent")) {
      return;
    }
    const names = await page.locator('input[type="radio"], input[type="checkbox"]').evaluateAll((all) => [...new Set(all.map((el) => el.name))]);
    for (const name of names) {
      await page.locator(`[id="${name}"]`).check();
    }
    await press(page);
  }
  throw new Error("the way has no end");
}

// Voices are the device's, and there is none here: these stand in for them.
export const voices = (list) => {
  window.spoken = [];
  const speech = new EventTarget();
  speech.getVoices = () => list.map((voice) => Object.setPrototypeOf(voice, SpeechSynthesisVoice.prototype));
  speech.speak = (utterance) => window.spoken.push(utterance.text);
  speech.cancel = () => {};
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {}, get() { return null; } });
  for (const name of ["lang", "localService", "name"]) {
    Object.defineProperty(SpeechSynthesisVoice.prototype, name, { get() { return this[`its_${name}`]; } });
  }
};

// Follows a link of an officers' menu: on a small screen it is folded away.
export async function byMenu(page, name) {
  const link = page.getByRole("link", { name, exact: true, includeHidden: true });
  const folded = page.locator(".menu:not([open]) > summary:visible");
  while ((await folded.count()) > 0) await folded.first().click();
  await link.click();
}
