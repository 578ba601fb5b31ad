// What has to be put right is said where it is, with what was typed; and nothing is left behind that *Back* could not show.
import { continueButton, expect, press, sound, test } from "./fixtures.mjs";

test("an error is put right on the page, and the browser's Back leads to questions", async ({ page }) => {
  await page.goto("/s/education-services/children?language=en&level=junior");
  await press(page, page.locator("button.start"));
  const go = continueButton(page);
  await page.locator('[name="filled-by"]').first().check();
  await press(page, go);
  await page.locator('[value="free-school-meals"]').check();
  await press(page, go);
  await expect(page).toHaveURL(/quality/);
  await expect(page.locator("leptos-island[data-awake]").first()).toBeAttached();
  await page.locator('[name="quality"]').first().check();
  const words = page.locator("textarea");
  await words.fill("x".repeat(3000));
  const pages = await page.evaluate(() => history.length);
  for (let i = 0; i < 2; i++) {
    await go.click();
    await expect(page.locator("#problems")).toBeFocused();
    await expect(page.locator("#problems")).toHaveCount(1);
    await expect(page.locator(".question .error-message")).toHaveCount(1);
    await expect(words).toHaveValue("x".repeat(3000));
    await expect(page.locator('[name="quality"]').first()).toBeChecked();
    expect(await words.getAttribute("aria-describedby")).toContain("error");
    await expect(page).toHaveTitle(/^Error/);
    await words.press("End");
  }
  await sound(page);
  await page.shot("put-right");
  expect(await page.evaluate(() => history.length)).toBe(pages);
  await words.fill("The chips are good.");
  await go.click();
  await expect(page).not.toHaveURL(/quality/);
  await page.goBack();
  await expect(page).toHaveURL(/quality/);
  await expect(words).toHaveValue("The chips are good.");
});
