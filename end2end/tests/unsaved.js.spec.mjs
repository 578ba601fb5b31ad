// Words that were typed are not left behind unasked.
import { expect, projectNumber, signIn, test } from "./fixtures.mjs";

test("whoever leaves typed words behind is asked first", async ({ page }, info) => {
  await signIn(page, `officer${projectNumber(info)}@example.org`);
  const here = "/officer/education-services/report/write/asked";
  await page.goto(here);
  // Asleep, the page asks nobody.
  await page.waitForSelector("leptos-island[data-awake]", { state: "attached" });
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  const words = page.locator("#words");
  const before = await words.inputValue();
  await words.pressSequentially(" Nobody has saved this.");
  const away = page.locator(".officer-bar a").first();
  await away.click({ noWaitAfter: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(page).toHaveURL(new RegExp(`${here}$`));
  await expect(words).toHaveValue(`${before} Nobody has saved this.`);
  // What was taken away again is not lost.
  await words.fill(before);
  await away.click();
  await expect(page).not.toHaveURL(new RegExp(here));
  expect(asked).toHaveLength(1);
});
