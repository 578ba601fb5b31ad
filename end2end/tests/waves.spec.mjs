// The same asked again after a decision: by officers in two presses, of everybody in their wording, compared in public.
import { expect, sound, test, toTheEnd } from "./fixtures.mjs";

const projectNumber = (info) => 1 + info.config.projects.findIndex((project) => project.name === info.project.name);

const signIn = async (page, info) => {
  await page.goto("/officer/sign-in");
  await page.locator("#email").fill(`after-officer${projectNumber(info)}@example.org`);
  await page.locator("#password").fill("soundings-demonstration");
  await page.locator("main .button").click();
};

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
  await expect(again.locator("svg").first()).toBeVisible();
  await expect(again.locator("table").first()).toContainText("Beside the first time");
  await sound(page);
  await page.shot("after-again");
  await again.getByRole("link", { name: "how is it now?" }).click();
  await expect(page.locator("#again h2")).toHaveText("Beside the first time");
  await sound(page);
});

test("an officer asks again", async ({ page }, info) => {
  await signIn(page, info);
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
});
