// The report in short: for those who decide, and in plain wordings.
import { expect, sound, test } from "./fixtures.mjs";

const REPORT = "/c/school-dinners/report";

for (const [level, title] of [
  ["standard", "School dinners and breakfast clubs: findings on one page"],
  ["easy-read", "What people said"],
  ["junior", "What everybody told us"],
]) {
  test(`the report is read in short in ${level} wording`, async ({ page }) => {
    await page.goto(`${REPORT}/${level}`);
    await expect(page.locator("h1")).toHaveText(title);
    await expect(page.locator(".keep-safe")).toHaveCount(level === "junior" ? 1 : 0);
    await sound(page);
    await page.shot(`short-${level}`);
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator('main a[href$="/pdf"]').click()]);
    expect(file.suggestedFilename()).toBe(`school-dinners-report-${level}.pdf`);
  });
}

test("a child who comes to a consultation that is over is led to the report for children", async ({ page }) => {
  await page.goto("/c/school-dinners?level=junior");
  await page.getByRole("link", { name: "Read what people said" }).click();
  await expect(page).toHaveURL(/report\/junior$/);
});

test("the tables of a report are there as data", async ({ page }) => {
  await page.goto(REPORT);
  await sound(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('#data a[href$=".csv"]').click()]);
  expect(file.suggestedFilename()).toBe("school-dinners-report-data.csv");
});
