// The officer's way, to the spreadsheet.
import { readFile } from "node:fs/promises";
import { byMenu, expect, press, projectNumber, shot, signIn, sound, test } from "./fixtures.mjs";

const account = (info) => `officer${projectNumber(info)}@example.org`;

test.beforeEach(async ({ page }, info) => {
  // Whoever signs out signs in for that alone: others go on with a session.
  if (info.title.startsWith("signing in")) return;
  await signIn(page, account(info));
  await page.goto("/officer/education-services");
});

test("an officer sees it come in, and what needs attention", async ({ page }) => {
  await expect(page.locator("h1")).toHaveText("The future of education services");
  await expect(page.locator(".attention")).toContainText("Comments nobody has read");
  await expect(page.locator(".made-up")).toBeVisible();
  await sound(page);
  await page.shot("officer-overview");
});

test("an officer reads comments and decides about each", async ({ page }) => {
  await page.goto("/officer/education-services/comments");
  await sound(page);
  await page.shot("officer-comments");
  const first = page.locator(".comment").first();
  const words = await first.locator("blockquote").textContent();
  const id = await first.locator('[name="comment"]').first().inputValue();
  await first.locator('[value="hold"]').click();
  await expect(page.locator(`[name="comment"][value="${id}"]`)).toHaveCount(0);
  await page.goto("/officer/education-services/comments?state=held");
  await expect(page.locator(".comment-list")).toContainText(words);
});

test("an officer goes from all services to one, and takes the same figures away", async ({ page }) => {
  await page.goto("/officer/education-services/findings");
  await sound(page);
  await page.shot("officer-findings");
  await page.locator(".figures a").first().click();
  await sound(page);
  await page.shot("officer-service");
  const digest = await page.locator(".digest code").textContent();
  await page.goto("/officer/education-services/findings/questions");
  await sound(page);
  await byMenu(page, "Figures weighted to how many people there are");
  await expect(page.locator("table").first()).toContainText("Of those who answered, weighted");
  await sound(page);
  await page.shot("officer-weighted");
  await page.goto("/officer/education-services/findings");
  for (const kind of ["xlsx", "csv"]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`a[href$="findings.${kind}"]`).click()]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^education-services-findings-[0-9a-f]{12}\\.${kind}$`));
    const bytes = await readFile(await file.path());
    if (kind === "csv") {
      const text = bytes.toString("utf8");
      expect(text).toContain("[c]");
      expect(text.trimEnd().split("\r\n").at(-1)).toMatch(/^end,/);
    } else {
      expect(bytes.subarray(0, 2).toString()).toBe("PK");
    }
  }
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
});

test("signing in leads to where somebody was going, and signing out ends it", async ({ page }, info) => {
  await page.goto("/officer/education-services");
  await expect(page).toHaveURL(/sign-in/);
  await sound(page);
  await page.locator("#email").fill(account(info));
  await page.locator("#password").fill("soundings-demonstration");
  await page.locator("main .button").click();
  await expect(page).toHaveURL(/education-services$/);
  await page.locator('.officer-bar button').click();
  await page.goto("/officer/education-services/findings");
  await expect(page).toHaveURL(/sign-in/);
});

test("a report is written beside what the program says", async ({ page }, info) => {
  await page.goto("/officer/education-services/report");
  await sound(page);
  await page.shot("officer-report");
  // Each project on a section of its own: they share one server.
  const section = ["service-admissions", "service-behaviour", "service-early-years", "themes"][projectNumber(info) - 1];
  const words = `Words by ${info.project.name}.`;
  await page.locator(`#part-${section}`).click();
  await page.locator("#words").fill(words);
  await page.shot("officer-report-part");
  await page.locator('[value="save"]').click();
  await expect(page.locator("#saved")).toBeFocused();
  await expect(page.locator("#words")).toHaveValue(words);
  await sound(page);
  await page.goto("/officer/education-services/report");
  await page.locator("#part-monitoring").click();
  await page.shot("officer-report-promises");
  await page.locator("#promises summary").click();
  await page.locator('[value="promise"]').click();
  await expect(page.locator("#owner-error")).toBeVisible();
  await sound(page);
  await page.goto("/officer/education-services/report/draft");
  await expect(page.locator(`#${section}`)).toContainText(words);
  await sound(page);
});

test("a report is reviewed by somebody else, and read by the public", async ({ page, browser }, info) => {
  test.skip(info.project.name !== "desktop", "one report is in review at a time, and the projects share a server");
  await page.goto("/officer/education-services/report");
  // The demonstration's waits already: it is sent back, and another is frozen.
  await page.getByRole("link", { name: /Report 1/ }).click();
  await sound(page);
  await page.shot("officer-review");
  await page.locator('[value="send-back"]').click();
  await expect(page.locator("#note-error")).toBeVisible();
  await page.locator("#note").fill("Say who was not heard.");
  await page.locator('[value="send-back"]').click();
  await expect(page.locator("body")).toContainText("Sent back");
  await page.goto("/officer/education-services/report");
  await page.locator('[value="review"]').click();
  await expect(page.locator("body")).toContainText("You asked for this review");
  const at = new URL(page.url()).pathname;
  const context = await browser.newContext({ javaScriptEnabled: page.script, baseURL: info.project.use.baseURL, viewport: page.viewportSize() });
  const second = await context.newPage();
  second.script = page.script;
  await second.goto("/officer/sign-in");
  await second.locator("#email").fill("reviewer@example.org");
  await second.locator("#password").fill("soundings-demonstration");
  await second.locator("main .button").click();
  await second.goto(at);
  // What is published is read at once: it takes two presses.
  await expect(second.locator('[value="approve"]')).toBeHidden();
  await second.locator("summary", { hasText: "Approve and publish" }).click();
  await shot(second, info, "officer-approve");
  await second.locator('[value="approve"]').click();
  await expect(second.locator("body")).toContainText("Approved and published");
  await second.goto("/c/education-services");
  await second.getByRole("link", { name: "Read what people said" }).click();
  await expect(second.locator("body")).toContainText("How quality and support will be watched");
  await sound(second);
  await shot(second, info, "public-report");
  await second.setViewportSize({ width: 360, height: 740 });
  await sound(second);
  await shot(second, info, "public-report-phone");
  // Part by part: from a sentence of the summary to the table that it is of.
  await second.locator("#summary .cited").first().click();
  await expect(second.locator("h1")).toHaveText("In house and outside, on the same basis");
  await second.locator(".contents").getByRole("link", { name: "Who answered" }).click();
  await expect(second.locator("h1")).toHaveText("Who answered, and who did not");
  await expect(second.locator("svg[viewBox]").last()).toBeVisible();
  await sound(second);
  await shot(second, info, "public-report-part");
  const pdf = await second.request.get("/c/education-services/report.pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await context.close();
});

test("a wording is read, tried by somebody without an account, and noted", async ({ page, browser }, info) => {
  const mark = `qt${projectNumber(info)}${Date.now().toString(36)}`;
  await signIn(page, `officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/wordings");
  await sound(page);
  const children = page.locator("#children");
  if (await children.locator('[value="make"]').count()) {
    await children.locator('[value="make"]').click();
  }
  await sound(page);
  await page.shot("wordings");
  const address = await children.locator('.school-link a[translate="no"]').getAttribute("href");
  const context = await browser.newContext({ javaScriptEnabled: page.script, baseURL: info.project.use.baseURL, viewport: { width: 360, height: 740 } });
  const child = await context.newPage();
  child.script = page.script;
  await child.goto(new URL(address).pathname);
  await sound(child);
  await shot(child, info, "trial");
  await child.locator('[value="junior en"]').click();
  await expect(child.locator(".trial")).toContainText("nobody reads it");
  await sound(child);
  await shot(child, info, "trial-question");
  for (let i = 0; i < 30 && child.url().includes("/r/"); i++) {
    const choice = child.locator('main input[type="radio"], main input[type="checkbox"]').first();
    if (await choice.count()) {
      await choice.check();
    }
    await press(child, child.locator('main button[value="continue"], main button[value="send"], main form button.button').first());
  }
  await expect(child.locator("h1")).toHaveText("You came to the end");
  await sound(child);
  await context.close();
  await page.goto("/officer/education-services/wordings/children/junior?language=en");
  await sound(page);
  await page.shot("wording-texts");
  const text = page.locator(".comment").nth(2);
  await text.locator("summary").click();
  await text.locator('[value="no"]').click();
  await expect(page).toHaveTitle(/^Error: /);
  await sound(page);
  await page.locator(".comment").nth(2).locator('input[type="text"]').fill(`One of them asked who is meant. ${mark}`);
  await page.locator(".comment").nth(2).locator('[value="no"]').click();
  await expect(page.locator(".comment").nth(2)).toContainText(mark);
  await page.locator("details", { hasText: "Enter a round" }).locator("summary").click();
  await page.locator("#day").fill("2026-11-03");
  await page.locator("#people").fill("2");
  await page.locator("#who").fill(`Two pupils ${mark}`);
  await page.locator('[value="round"]').click();
  await expect(page.locator("main")).toContainText(`Two pupils ${mark}`);
});

test("what the law asks is on record", async ({ page }, info) => {
  await signIn(page, `officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/duties");
  await sound(page);
  await page.shot("duties");
  const ratepayers = page.locator("#ratepayers");
  await ratepayers.locator("summary").click();
  // Another project may have said it already.
  await page.locator("#ratepayers-how").fill("");
  await ratepayers.locator('[value="yes"]').click();
  await expect(page).toHaveTitle(/^Error: /);
  await sound(page);
  await page.locator("#ratepayers-how").fill("A letter with the bill");
  await page.locator("#ratepayers-on").fill("2026-11-10");
  await page.locator("#ratepayers").locator('[value="yes"]').click();
  await expect(page.locator("#ratepayers")).toContainText("Asked on 10 November 2026: A letter with the bill");
  await sound(page);
});
