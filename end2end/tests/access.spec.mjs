// Access for programs: an administrator makes a token, a program uses it, the administrator takes it back.
import { byMenu, expect, signIn, sound, test } from "./fixtures.mjs";

test("an administrator gives a program access and takes it back", async ({ page, playwright, baseURL }, info) => {
  await signIn(page, "administrator@example.org");
  await page.goto("/officer");
  await byMenu(page, "Access for programs");
  await sound(page);
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.locator(".error-summary li")).toHaveCount(3);
  await sound(page);
  const name = `Website ${info.project.name}`;
  await page.getByLabel("Which program is it for?").fill(name);
  await page.getByLabel("What is published").check();
  await page.getByLabel("90 days").check();
  await page.getByRole("button", { name: "Make a token" }).click();
  await sound(page);
  await page.shot("access");
  const token = await page.locator("#token").inputValue();
  const program = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const answer = await program.get("/api/v1/consultations/school-dinners/findings");
  expect(answer.status()).toBe(200);
  expect((await answer.json()).count).toBeGreaterThan(5);
  await page.goto("/access");
  await expect(page.locator("main")).not.toContainText(token);
  await page.getByRole("row", { name: new RegExp(`^${name} `) }).getByRole("button", { name: /Take back/ }).click();
  expect((await program.get("/api/v1/consultations")).status()).toBe(401);
  await program.dispose();
});

test("an administrator adds a program that is told what is published, and stops it", async ({ page }, info) => {
  await signIn(page, "administrator@example.org");
  await page.goto("/access");
  await page.getByRole("button", { name: "Tell this program" }).click();
  await expect(page.locator(".error-summary li")).toHaveCount(2);
  await expect(page.locator("#hook-address-error")).toContainText("https://");
  await sound(page);
  // A name for each project: they run at once.
  const name = `Told ${info.project.name}`;
  await page.locator("#hook-name").fill(name);
  await page.locator("#hook-address").fill("https://website.example/told");
  await page.getByRole("button", { name: "Tell this program" }).click();
  await expect(page.locator("#secret")).toHaveValue(/^whsec_/);
  await sound(page);
  await page.shot("hooks-added");
  await page.goto("/access");
  await expect(page.locator("#secret")).toHaveCount(0);
  const row = page.locator("tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${name}$`) }) });
  await expect(row.first()).toContainText("Messages heard: 0");
  // Nobody is there: whoever sends a test is told so.
  await row.first().getByRole("button", { name: /Send a test/ }).click();
  await expect(page.getByRole("status")).toContainText(`${name} did not hear the test`, { timeout: 20_000 });
  await sound(page);
  await page.shot("hooks-tested");
  await row.first().getByRole("button", { name: /Stop/ }).click();
  await expect(row.first()).toContainText("Stopped on");
});
