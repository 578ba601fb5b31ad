// Files with a row for each person: prepared by one officer, released by another, taken away.
import { byMenu, expect, projectNumber, signIn, sound, test } from "./fixtures.mjs";

// What is released is released for all: a survey of its own for each walk, the other two look on.
const WALKS = { desktop: "parents", "phone without JavaScript": "children" };

test("while people can answer, no answers are taken away", async ({ page }, info) => {
  await signIn(page, `explorer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/findings");
  await byMenu(page, "Answers for analysts");
  await expect(page.locator("main")).toContainText("once nobody can answer any more");
  await expect(page.locator("button[value=prepare]")).toHaveCount(0);
  await sound(page);
});

test("answers for analysts are prepared by one officer and released by another", async ({ page, browser }, info) => {
  const survey = WALKS[info.project.name];
  test.skip(!survey, "once for each survey");
  const at = `/officer/school-dinners/answers/${survey}`;
  await signIn(page, `officer${projectNumber(info)}@example.org`);
  await page.goto(at);
  await sound(page);
  const described = page.locator('input[name="describing"]').first();
  await described.check();
  await page.locator("button[value=prepare]").click();
  await expect(page.locator(".error-summary")).toContainText("Say what the files are for");
  await expect(described).toBeChecked();
  await page.locator(".error-summary a").click();
  await expect(page.locator("#purpose")).toBeFocused();
  await sound(page);
  await page.locator("#purpose").fill("The performance team: how ratings differ by need");
  await page.locator("button[value=prepare]").click();
  await expect(page.locator("main")).toContainText("Another officer has to look at them and release them.");
  await expect(page.locator("button[value=release]")).toHaveCount(0);
  await sound(page);
  await page.shot("officer-answers-prepared");

  const other = await (await browser.newContext(info.project.use)).newPage();
  other.script = page.script;
  await signIn(other, `explorer${projectNumber(info)}@example.org`);
  await other.goto(at);
  await other.locator("button[value=release]").click();
  await expect(other.locator("h2").first()).toHaveText("Released");
  await sound(other);
  const [file] = await Promise.all([other.waitForEvent("download"), other.getByRole("link", { name: "Services, for SPSS" }).click()]);
  expect(file.suggestedFilename()).toBe(`school-dinners-${survey}-services.sav`);
  await other.close();
  await page.reload();
  await page.shot("officer-answers-released");
  const [zip] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Everything as CSV" }).click()]);
  expect(zip.suggestedFilename()).toBe(`school-dinners-${survey}-answers.zip`);
});
