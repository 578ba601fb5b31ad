// The same asked again after a decision: by officers in two presses, of everybody in their wording, compared in public.
import { byMenu, expect, projectNumber, signIn, sound, test, toTheEnd } from "./fixtures.mjs";

for (const [survey, level, why] of [
  ["parents", "standard", "We asked these questions before the council decided."],
  ["parents", "easy-read", "Now we ask again."],
  ["children", "junior", "Now we ask again. Tell us how it is for you now."],
  ["children", "infant", "We asked before. We ask again."],
]) {
  test(`somebody is asked again in ${level} wording`, async ({ page }) => {
    await page.goto(`/s/school-dinners-3/${survey}?language=en&level=${level}`);
    await expect(page.locator("main")).toContainText(why);
    await expect(page.locator("main")).not.toContainText("decides by");
    await page.shot(`again-start-${level}`);
    await page.locator("form button.button").click();
    await toTheEnd(page);
    await expect(page.locator("textarea"), "nobody is asked for words").toHaveCount(0);
    await page.shot(`again-sent-${level}`);
  });
}

test("whoever comes to what was decided is led to what is asked now, and to what it came to", async ({ page }) => {
  await page.goto("/c/school-dinners");
  await page.getByRole("link", { name: "We are asking again" }).click();
  await expect(page.locator("h1")).toContainText("how is it now?");
  await sound(page);
  await page.goto("/c/school-dinners?language=ar&level=standard");
  await expect(page.locator(".asked-now")).toContainText("نسأل مرة أخرى");
  await sound(page);
  await page.goto("/c/school-dinners/after");
  const again = page.locator("#again");
  await expect(again).toContainText("of those who replied");
  await again.locator("summary").click();
  await expect(again.locator("svg").first()).toBeVisible();
  await expect(again.locator("table").nth(1)).toContainText("Compared with the first time");
  await sound(page);
  await page.shot("after-again");
  await again.getByRole("link", { name: "how is it now?" }).click();
  await page.locator(".contents").getByRole("link", { name: "Compared with the first time" }).click();
  await expect(page.locator("h1")).toHaveText("Compared with the first time");
  await sound(page);
});

test("an officer asks again", async ({ page }, info) => {
  await signIn(page, `after-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/school-dinners/after");
  await page.getByRole("link", { name: "Ask again, and compare" }).click();
  await sound(page);
  await page.shot("officer-waves");
  await page.locator("#closes").fill("2020-01-01");
  await page.locator("#why").check();
  await page.locator("main .button").last().click();
  await expect(page.locator(".error-summary")).toContainText("The last day must be after the first");
  await expect(page.locator("#why"), "what was chosen stays").toBeChecked();
  await sound(page);
  await page.shot("officer-waves-wrong");
  // One project makes it: they share one server.
  if (info.project.name !== "desktop") return;
  await page.goto("/officer/school-dinners/waves");
  await page.locator("main .button").last().click();
  await expect(page).toHaveURL(/school-dinners-4$/);
  await expect(page.locator("main")).toContainText("This asks again what was asked before");
  await sound(page);
  await page.goto("/officer/school-dinners/waves");
  await page.locator('button[value="take-back"]').click();
  await expect(page.locator('button[value="take-back"]')).toHaveCount(0);
  await sound(page);
});

test("an officer sees who has not been heard from, and enters how many there are", async ({ page }, info) => {
  await signIn(page, `after-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services");
  await byMenu(page, "Who answered");
  await expect(page.locator("#parents table").first()).toContainText("Their share would be");
  await expect(page.locator("#phases table")).toContainText("Primary");
  await sound(page);
  await page.shot("officer-heard");
  // They share one server, and enter the same.
  await page.goto("/officer/education-services/heard/children/by-level");
  await page.locator("#source").fill("");
  await page.locator('button[value="keep"]').click();
  await expect(page.locator(".error-summary")).toContainText("Enter who counted them");
  await sound(page);
  const numbers = page.locator('input[name^="n-"]');
  await numbers.first().fill("100");
  await numbers.last().fill("99,000");
  await page.locator("#source").fill("Census 2021");
  await page.locator("#on").fill("2021-03-21");
  await page.locator('button[value="keep"]').click();
  await expect(page.locator("#children")).toContainText("Census 2021");
  await expect(page.locator("#children")).toContainText("that would be their share");
  await sound(page);
  await byMenu(page, "Overview");
  await expect(page.locator(".attention")).toContainText("hardly heard from yet");
});
