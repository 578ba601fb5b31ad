// One question set against another, by whoever writes the report.
import { expect, signIn, sound, test } from "./fixtures.mjs";

const projectNumber = (info) => 1 + info.config.projects.findIndex((project) => project.name === info.project.name);

test("an officer sets one question against another", async ({ page }, info) => {
  await signIn(page, `explorer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/findings");
  await page.getByRole("link", { name: "Explore" }).click();
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
  const table = page.locator("#parents_services_used_by_preference table");
  await expect(table.locator("tr.by-need th").first()).toHaveText("The council itself");
  await expect(table.locator("tr.by-need").last()).toContainText("[c]");
  await expect(page.locator("#ask")).toHaveValue("services-used");
  await sound(page);
  await page.shot("officer-explore");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("education-services-parents-services-used-by-preference.csv");
});
