// Answers that were given in another tool are brought in: set out, looked at, and in once.
import { expect, projectNumber, signIn, sound, test } from "./fixtures.mjs";

test("an officer brings in answers from another tool", async ({ page }, info) => {
  await signIn(page, `explorer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services");
  await page.getByRole("link", { name: "Bring in answers from elsewhere" }).click();
  await sound(page);
  const look = page.getByRole("button", { name: "Look at it" });
  await look.click();
  await expect(page.locator(".error-summary")).toContainText("Choose a file");
  await sound(page);
  await page.locator("#of").selectOption("parents/standard");
  const rows = Array.from({ length: 12 }, (_, n) => `staff${n}@example.org,${n % 3 ? "Good" : "It varies"},They listen`);
  // Columns of its own for each project: what was said of them once would be known.
  const file = [`Email,Rate early years (${info.project.name}),Why?`, ...rows, ",,"].join("\n");
  await page.locator("#file").setInputFiles({ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await look.click();
  await expect(page.locator("h1")).toHaveText("What are the columns?");
  await sound(page);
  await page.locator("#c-1").selectOption("quality@early-years");
  await page.shot("officer-brought-columns");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("h1")).toHaveText("What do the answers mean?");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator(".error-summary a").first().click();
  await expect(page.locator("#v-1-1")).toBeFocused();
  await sound(page);
  await page.locator("#v-1-1").selectOption("-");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("main")).toContainText("8 responses would come from this file. 4 rows are left out");
  await sound(page);
  await page.shot("officer-brought-preview");
  await page.getByRole("button", { name: "Bring in 8 responses" }).click();
  await expect(page.locator("tr", { hasText: "staff.csv" }).first()).toContainText("8");
  await sound(page);
});
