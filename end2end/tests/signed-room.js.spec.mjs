// A room with deaf pupils: the question is signed on the wall, and a film that is on goes on while others answer.
import { day, expect, projectNumber, signIn, sound, test } from "./fixtures.mjs";

test("a film on the wall goes on while the room answers", async ({ page, browser }, info) => {
  const number = projectNumber(info);
  await signIn(page, `school${number}@example.org`);
  await page.goto("/engage/plan/education-services");
  await page.locator('a[href*="children/junior"]').click();
  await page.locator("#day").fill(day(0));
  await page.locator("#group").fill("Deaf pupils");
  await page.locator("#expected").fill("6");
  await page.locator('[name="need"][value="deaf"]').check();
  await page.locator('[name="way"][value="own-devices"]').check();
  await page.locator('[name="service"][value="free-school-meals"]').check();
  await page.locator("#told").fill(day(-12));
  await page.locator("main .button").last().click();
  await page.locator('[value="begin"]').click();
  const code = (await page.locator(".code").textContent()).replace(" ", "");
  const wall = await (await browser.newContext({ ...info.project.use, viewport: { width: 1920, height: 1080 } })).newPage();
  wall.script = page.script;
  await wall.goto(await page.locator('a[href^="/room/"]').getAttribute("href"));
  const phone = await (await browser.newContext({ ...info.project.use })).newPage();
  phone.script = page.script;
  await phone.goto(`/join/${code}`);
  await phone.locator('[value="own"]').click();
  await page.locator('#live [value="next"]').click();
  const film = wall.locator(".film video");
  await expect(film).toBeVisible();
  for (const [width, height] of [[1920, 1080], [1280, 720], [1024, 768]]) {
    await wall.setViewportSize({ width, height });
    const [high, wide] = await wall.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
    expect(wide).toBeLessThanOrEqual(width);
    await wall.screenshot({ path: `results/pictures/signed-wall-${width}.png` });
    expect(high, `on ${width} by ${height}`).toBeLessThanOrEqual(height);
  }
  await sound(wall);
  // An answer, signed: what is opened stays open while others answer.
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.locator(".films summary").first().click();
  await expect(wall.locator(".films video").first()).toBeVisible();
  await wall.screenshot({ path: "results/pictures/signed-wall-answer.png" });
  expect(await wall.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1080);
  await film.evaluate(async (film) => {
    film.muted = true;
    film.loop = true;
    film.before = "the same";
    await film.play();
  });
  await expect(phone.locator(".film video")).toBeVisible();
  await sound(phone);
  await phone.locator(".option input").first().check();
  await phone.locator("main .button").first().click();
  await expect(wall.locator(".screen-count")).toContainText("1");
  const after = await film.evaluate((film) => ({ before: film.before, paused: film.paused }));
  expect(after).toEqual({ before: "the same", paused: false });
  await expect(wall.locator(".films video").first()).toBeVisible();
  // What the room said is shown in numbers: nothing is signed beside it.
  await page.locator('#live [value="stop"]').click();
  await page.locator('#live [value="show"]').click();
  await expect(wall.locator(".screen-results, .screen-state").first()).toBeVisible();
  await expect(film).toHaveCount(0);
});
