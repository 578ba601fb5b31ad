// One question set against another, by whoever writes the report.
import { byMenu, expect, projectNumber, signIn, sound, test } from "./fixtures.mjs";

// The solver takes a while on a busy machine: whoever looked is led to look again.
const workedOut = async (page) => {
  const again = page.locator('a[href*="wait=yes"]');
  while (await again.count()) await again.first().click();
};

test("an officer sets one question against another", async ({ page }, info) => {
  await signIn(page, `explorer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/findings");
  await byMenu(page, "Explore");
  await sound(page);
  // Nothing is chosen: both are said to be missing, each where it is.
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".error-summary")).toContainText("Choose what people answered");
  await page.locator(".error-summary a").last().click();
  await expect(page.locator("#by")).toBeFocused();
  await sound(page);
  await page.locator("#ask").selectOption("services-used");
  await page.locator("#by").selectOption("preference");
  await page.getByRole("button", { name: "Show" }).click();
  await workedOut(page);
  const table = page.locator("#parents_services_used_by_preference table");
  await expect(table.locator("tr.by-need th").first()).toHaveText("The council itself");
  await expect(table.locator("tr.by-need").last()).toContainText("[c]");
  await expect(page.locator("#ask")).toHaveValue("services-used");
  await sound(page);
  await page.shot("officer-explore");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("education-services-parents-services-used-by-preference.csv");
});

test("what matters is put into the report, and taken out again", async ({ page }, info) => {
  const number = projectNumber(info);
  await signIn(page, `explorer${number}@example.org`);
  await page.goto("/officer/education-services/explore/parents");
  await page.locator("#ask").selectOption("services-used");
  // A pair for each project: they run at once.
  await page.locator("#by").selectOption({ index: number });
  await page.getByRole("button", { name: "Show" }).click();
  await workedOut(page);
  await page.getByRole("button", { name: "Put this into the report" }).click();
  await expect(page).toHaveURL(/#saved$/);
  await expect(page.getByRole("status")).toContainText("This is in the report.");
  const title = await page.locator("#saved a").first().textContent();
  expect(title).toContain("Parents and carers: ");
  await sound(page);
  await page.shot("explore-saved");
  await page.goto("/officer/education-services/report/draft");
  await expect(page.locator("#crossed")).toContainText("once nobody can answer any more");
  await page.goto("/officer/education-services/explore/parents");
  const mine = page.locator("#saved li").filter({ hasText: title });
  await mine.getByRole("button").first().click();
  await expect(page).toHaveURL(/#saved$/);
  await sound(page);
});
