// Corners: what is on the wall is on it whole, whatever whiteboard a school has.
import { day, expect, projectNumber, signIn, sound, test } from "./fixtures.mjs";

const WALLS = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
];

async function plan(page, { level, ways, services }) {
  await page.goto("/engage/plan/education-services");
  await page.locator(`a[href*="children/${level}"]`).click();
  await page.locator("#day").fill(day(0));
  await page.locator("#group").fill(`Corners ${level}`);
  await page.locator("#expected").fill("20");
  for (const way of ways) await page.locator(`[name="way"][value="${way}"]`).check();
  for (const service of services) await page.locator(`[name="service"][value="${service}"]`).check();
  await page.locator("#told").fill(day(-12));
  await page.locator("main .button").last().click();
  await expect(page.locator("h1")).toHaveText(`Corners ${level}`);
}

test("people go to corners, and the wall shows all of the question", async ({ page, browser }, info) => {
  test.setTimeout(240_000);
  const number = projectNumber(info);
  await signIn(page, `school${number}@example.org`);
  const wall = await (await browser.newContext({ ...info.project.use, viewport: { width: 1920, height: 1080 } })).newPage();
  wall.script = page.script;
  const fits = async (name) => {
    for (const [width, height] of WALLS) {
      await wall.setViewportSize({ width, height });
      const [high, wide] = await wall.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
      expect(high, `${name} on ${width} by ${height}`).toBeLessThanOrEqual(height);
      expect(wide).toBeLessThanOrEqual(width);
    }
  };

  for (const [level, ways, services] of [
    ["junior", ["corners"], ["free-school-meals"]],
    ["infant", ["corners"], []],
    ["teen", ["corners", "own-devices"], ["admissions"]],
  ]) {
    await plan(page, { level, ways, services });
    if (level === "junior") {
      // Enter at a question saves: nothing begins by a key that is pressed at a tick.
      await page.locator("#ask-1").focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("status")).toContainText("Saved");
      await expect(page.locator("#ask-1")).not.toBeChecked();
      await sound(page);
    }
    await page.locator('[value="begin"]').click();
    const screen = await page.locator('a[href^="/room/"]').getAttribute("href");
    await wall.goto(screen);
    await page.locator('#live [value="next"]').click();
    await expect(wall.locator(".screen-go")).toBeVisible();
    // Who comes late finds the code on the wall.
    await expect(wall.locator(".screen-corner")).toHaveCount(ways.includes("own-devices") ? 1 : 0);
    await fits(`${level}, asked`);
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.screenshot({ path: `results/pictures/corners-${level}.png` });
    await page.locator("#countdown summary").click();
    await page.locator('[name="seconds"][value="30"]').click();
    await expect(page.locator(".countdown-left")).toHaveText(/^0:[12]\d$/);
    await expect(wall.locator(".screen-countdown")).toHaveText(/^0:[12]\d$/);
    await fits(`${level}, counting down`);
    await page.locator('#live [value="stop"]').click();
    await expect(wall.locator(".screen-countdown")).toHaveCount(0);
    await fits(`${level}, closed`);
    if (level === "junior") {
      await expect(wall.locator(".screen-go")).toHaveText("Stand still while we count.");
      await sound(wall);
      await wall.setViewportSize({ width: 360, height: 740 });
      await sound(wall);
      await sound(page);
    }
    await page.locator("#end summary").click();
    await page.locator('[value="end"]').click();
    await expect(page.locator("h1")).toHaveText(`Corners ${level}`);
  }
});
