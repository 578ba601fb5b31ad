// The whole way, in every wording, by those it was written for.
import { begin, continueButton, expect, press, sound, test, toTheEnd } from "./fixtures.mjs";

for (const [who, survey, level, language] of [
  ["a parent", "parents", "standard", "en"],
  ["a parent in easy read", "parents", "easy-read", "en"],
  ["a parent in Arabic", "parents", "standard", "ar"],
  ["a school", "schools", "standard", "en"],
  ["a member of staff in easy read", "staff", "easy-read", "en"],
  ["a provider", "providers", "standard", "en"],
  ["a 14-year-old", "children", "teen", "en"],
  ["a 9-year-old", "children", "junior", "en"],
  ["a 6-year-old", "children", "infant", "en"],
]) {
  test(`${who} goes the whole way`, async ({ page }) => {
    await begin(page, survey, level, language);
    let number = 0;
    await toTheEnd(page, async (page) => {
      await sound(page);
      await page.shot(`${survey}-${level}-${language}-${String(number++).padStart(2, "0")}`);
    });
    const thanks = page.url();
    await page.reload();
    expect(page.url()).toBe(thanks);
    await expect(page.locator("h1")).toBeVisible();
  });
}

test("what is wrong is said at the top and at the place, and what was typed is kept", async ({ page }) => {
  await begin(page, "parents", "standard");
  await page.locator("#services-used").check();
  await press(page);
  const text = "Long words. ".repeat(140);
  await page.locator("textarea").fill(text);
  await page.locator("#quality-2").check();
  await press(page);
  await expect(page).toHaveTitle(/^Error: /);
  const link = page.locator(".error-summary a");
  // The same words, after which of the page's questions it is.
  const words = await page.locator(".error-message").evaluate((el) => el.lastChild.textContent.trim());
  await expect(link).toHaveText(`Why: ${words}`);
  await expect(page.locator("textarea")).toHaveValue(text);
  await expect(page.locator("#quality-2")).toBeChecked();
  await link.click();
  await expect(page.locator("textarea")).toBeFocused();
  await sound(page);
  await page.locator("textarea").fill("Short words.");
  await press(page);
  await expect(page).toHaveURL(/measures/);
});

test("back works, answers stay, and a change comes back to the check", async ({ page }) => {
  await begin(page, "parents", "standard");
  await page.locator("#services-used").check();
  await press(page);
  await page.locator("#quality-3").check();
  await press(page);
  await page.locator(".back").click();
  await expect(page.locator("#quality-3")).toBeChecked();
  await page.goBack();
  await page.goForward();
  await expect(page.locator("#quality-3")).toBeChecked();
  while (!page.url().includes("/check")) {
    await press(page);
  }
  await sound(page);
  await page.locator(".change a").nth(1).click();
  await page.locator("#quality-4").check();
  await press(page);
  await expect(page).toHaveURL(/check$/);
  await expect(page.locator(".summary")).toContainText("Poor");
});

test("language and wording change without losing what was typed", async ({ page }) => {
  await begin(page, "parents", "standard");
  await page.locator("#services-used").check();
  await press(page);
  await page.locator("textarea").fill("kept words");
  await press(page, page.locator('button[value="display"]'));
  await sound(page);
  await page.locator('[value="ar"]').check();
  await page.locator("main form .button").click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("textarea")).toHaveValue("kept words");
  await sound(page);
});

test("four words bring somebody back", async ({ page, browser }) => {
  await begin(page, "children", "junior");
  await page.locator("#filled-by").check();
  await press(page);
  await page.locator('[value="free-school-meals"]').check();
  await press(page, page.locator('button[value="save"]'));
  await sound(page);
  const words = await page.locator(".code-words li").allTextContents();
  expect(words).toHaveLength(4);
  const elsewhere = await browser.newContext({ javaScriptEnabled: page.script });
  const other = await elsewhere.newPage();
  await other.goto("http://localhost:3117/return");
  await other.locator("#code").fill(words.join(" "));
  await other.locator("main form .button").click();
  await expect(other).toHaveURL(/quality\/free-school-meals/);
  await elsewhere.close();
});

test("two clicks on send are one response", async ({ page }) => {
  await begin(page, "children", "infant");
  await page.locator("#filled-by").check();
  while (!page.url().includes("/check")) {
    await press(page);
  }
  await continueButton(page).dblclick();
  await expect(page).toHaveURL(/sent/);
  await page.goBack();
  await expect(page).toHaveURL(/sent/);
});

test("help, privacy, accessibility, cookies and credits are there in each wording", async ({ page }) => {
  for (const name of ["help", "privacy", "accessibility", "cookies", "credits"]) {
    for (const level of ["standard", "easy-read", "teen", "junior", "infant"]) {
      const answer = await page.goto(`/${name}?language=en&level=${level}&about=education-services`);
      expect(answer.status(), page.url()).toBe(200);
      await expect(page.locator("h1")).not.toBeEmpty();
      await sound(page);
    }
  }
  expect((await page.goto("/nowhere")).status()).toBe(404);
  await expect(page.locator("h1")).not.toBeEmpty();
  await sound(page);
  await page.goto("/");
  await sound(page);
  await page.shot("home");
  await page.goto("/c/education-services");
  await sound(page);
  await page.shot("consultation");
});
