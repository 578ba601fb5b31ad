// What a child writes and who sees it; what officers do with what people wrote.
import { readFile, readdir } from "node:fs/promises";
import { begin, expect, press, projectNumber, shot, signIn, sound, test } from "./fixtures.mjs";

test("what a child discloses is on the lead's page as soon as it is sent, and nowhere else", async ({ page, browser }, info) => {
  const mark = `qz${projectNumber(info)}${Date.now().toString(36)}`;
  const context = await browser.newContext({ javaScriptEnabled: page.script, baseURL: info.project.use.baseURL, viewport: page.viewportSize() });
  const lead = await context.newPage();
  await signIn(lead, `lead${projectNumber(info)}@example.org`);
  await lead.goto("/safeguarding");
  const before = await lead.locator("tbody tr").count();
  const mails = async () => (await readdir("../target/e2e-mail").catch(() => [])).length;
  const mailed = await mails();
  await begin(page, "children", "junior");
  await page.locator("#filled-by").check();
  await press(page);
  await page.locator('[value="free-school-meals"]').check();
  await press(page);
  await page.locator("#quality-3").check();
  await page.locator("#quality-why").fill(`i dont wana go home cos my dad hurst me ${mark}`);
  await expect(page.locator("body")).toContainText("0800 1111");
  await press(page);
  for (let i = 0; i < 20 && !page.url().includes("/sent"); i++) {
    await press(page, page.locator('main button[value="continue"], main button[value="send"], main form button.button').first());
  }
  await expect(page.locator("body")).toContainText("0800 1111");
  await sound(page);
  // It was held when it was sent: there is nothing to wait for.
  await lead.reload();
  expect(await lead.locator("tbody tr").count()).toBeGreaterThan(before);
  await expect(lead.locator("body")).not.toContainText(mark);
  // Whoever opens it at once is told of it no more: the mail comes first.
  await expect.poll(mails, { timeout: 30_000 }).toBeGreaterThan(mailed);
  // Ours is among those that wait.
  let found = false;
  for (const href of await lead.locator("tbody th a").evaluateAll((all) => all.map((a) => a.getAttribute("href")))) {
    await lead.goto(href);
    const open = lead.locator('[value="open"]');
    if (await open.count()) {
      await open.click();
    }
    if ((await lead.locator("body").textContent()).includes(mark)) {
      found = true;
      break;
    }
  }
  expect(found).toBe(true);
  lead.script = page.script;
  await sound(lead);
  await shot(lead, info, "concern");
  await lead.locator('[value="pass-on"]').click();
  await expect(lead).toHaveTitle(/^Error: /);
  await sound(lead);
  await lead.locator("#note").fill("Rang the school.");
  await lead.locator('[value="pass-on"]').click();
  await expect(lead.locator(".record")).toContainText("Rang the school.");
  await lead.goto("/safeguarding");
  await sound(lead);
  await shot(lead, info, "concerns");
  await context.close();
  // No word of it is in any mail, nor on any page of an officer's.
  for (const file of await readdir("../target/e2e-mail")) {
    expect(await readFile(`../target/e2e-mail/${file}`, "utf8")).not.toContain(mark);
  }
  await signIn(page, `lead-officer${projectNumber(info)}@example.org`);
  for (const where of ["comments", "comments?state=kept", "comments?state=held", "desk", "findings", "findings/free-school-meals"]) {
    await page.goto(`/officer/education-services/${where}`);
    await expect(page.locator("body")).not.toContainText(mark);
  }
  await page.goto("/safeguarding");
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("children", { ignoreCase: true });
});

test("an officer reads remarks by keyboard alone", async ({ page }, info) => {
  await signIn(page, `officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/desk");
  await sound(page);
  await page.shot("officer-desk");
  const left = async () => Number((await page.locator(".when").textContent()).match(/look at: ([\d,]+)/)[1].replace(",", ""));
  const many = info.project.name === "desktop" ? 200 : 12;
  const before = await left();
  let read = 0;
  for (; read < Math.min(many, before); read++) {
    const remark = await page.locator('form#desk [name="remark"]').inputValue();
    // Where an answer is shown, the one that agrees has the focus, with or without a script; else none has, and a key
    // chooses, or the next one by Tab.
    const blind = (await page.locator('form#desk [name="blind"]').count()) > 0;
    if (!blind) {
      await expect(page.locator("form#desk .desk-buttons button:not(.secondary)")).toBeFocused();
    }
    if (blind && page.script) {
      await expect(page.locator("leptos-island[data-awake]").first()).toBeAttached();
    } else if (blind) {
      await page.keyboard.press("Tab");
    }
    await Promise.all([
      page.waitForURL((url) => url.search.includes(`last=${remark}`)),
      page.keyboard.press(blind && page.script ? "p" : "Enter"),
    ]);
  }
  expect(read).toBeGreaterThan(5);
  // Another officer may be at the desk meanwhile.
  expect(await left()).toBeLessThanOrEqual(before - read);
  await page.locator("[value=\"undo\"]").first().click();
  await page.goto("/officer/education-services/desk?second=yes");
  await sound(page);
});

test("an officer masks, lifts and approves a quotation", async ({ page }, info) => {
  await signIn(page, `lead-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/comments?state=kept");
  await sound(page);
  await page.shot("officer-masks");
  const first = page.locator(".comment").nth(projectNumber(info));
  const id = await first.getAttribute("id");
  const words = (await first.locator("blockquote").textContent()).trim().split(/\s+/)[0].replace(/[^\p{L}]/gu, "");
  await first.locator("summary", { hasText: "Lift a mask" }).click();
  await first.locator('[name="words"]').fill(words);
  await first.locator('[name="kind"]').selectOption("name");
  await first.locator('[value="mask"]').click();
  const again = page.locator(`#${id}`);
  await expect(again.locator(".as-quoted")).toContainText("[name]");
  await again.locator('[value="quote"]').click();
  await expect(page.locator(`#${id} .quotable`)).toBeVisible();
  await page.locator(`#${id} [value="unquote"]`).click();
  await expect(page.locator(`#${id} .quotable`)).toHaveCount(0);
});

test("an officer finds what people speak of, and puts a theme right", async ({ page }, info) => {
  await signIn(page, `lead-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/themes");
  await sound(page);
  await page.shot("officer-themes");
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(2);
  await page.locator('[value="write"]').click();
  await expect(page.locator("#name-error")).toBeVisible();
  await sound(page);
  const name = `Waiting ${info.project.name}`;
  await page.locator("#name").fill(name);
  await page.locator("#about").fill("We waited weeks for an answer");
  await page.locator('[value="write"]').click();
  // It stands among the themes, and with the services it is spoken of.
  await page.locator("tbody").getByRole("link", { name }).click();
  await expect(page.locator("h1")).toHaveText(name);
  await sound(page);
  await page.shot("officer-theme");
  await page.locator("details:not(.menu) > summary").first().click();
  await page.locator("#name").fill(`${name}, too long`);
  await page.locator('[value="rename"]').click();
  await expect(page.locator("h1")).toHaveText(`${name}, too long`);
  await page.locator("details:not(.menu) > summary").first().click();
  await page.locator("summary", { hasText: "Drop" }).click();
  await page.locator('[value="drop"]').click();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
  await page.locator("#words").fill("it took too long");
  await page.locator(".search button").click();
  expect(await page.locator(".comment").count()).toBeGreaterThan(5);
  expect(page.url()).not.toContain("took");
  await sound(page);
  await page.shot("officer-search");
});

test("somebody writes to the council, and an officer answers", async ({ page, browser }, info) => {
  const mark = `qm${projectNumber(info)}${Date.now().toString(36)}`;
  await page.goto("/privacy?about=education-services");
  await sound(page);
  await page.locator("main a.button").click();
  await sound(page);
  await page.shot("message");
  await page.locator("#body").fill(`Who reads what I write? ${mark}`);
  await page.locator("main form .button").click();
  await expect(page).toHaveTitle(/^Error: /);
  await sound(page);
  await page.shot("message-wrong");
  await expect(page.locator("#body")).toHaveValue(new RegExp(mark));
  await page.locator(".error-summary a").click();
  await page.locator("#subject-2").check();
  await page.locator("main form .button").click();
  await expect(page.locator("h1")).toHaveText("We have your message");
  await sound(page);
  await page.shot("message-sent");
  const reference = (await page.locator("main p").first().textContent()).match(/[A-Z0-9]{4} [A-Z0-9]{4}/)[0];
  const context = await browser.newContext({ javaScriptEnabled: page.script, baseURL: info.project.use.baseURL, viewport: page.viewportSize() });
  const officer = await context.newPage();
  officer.script = page.script;
  await signIn(officer, `officer${projectNumber(info)}@example.org`);
  await officer.goto("/officer/education-services/messages");
  await sound(officer);
  await shot(officer, info, "officer-messages");
  const ours = officer.locator(".comment", { hasText: mark });
  await expect(ours).toContainText(reference);
  await ours.locator('[value="answered"]').click();
  await expect(officer).toHaveTitle(/^Error: /);
  await sound(officer);
  await ours.locator('input[type="text"]').fill("Told them on the telephone.");
  await ours.locator('[value="answered"]').click();
  await expect(officer.locator(".comment", { hasText: mark })).toContainText("Told them on the telephone.");
  await context.close();
});

for (const [level, language] of [["junior", "en"], ["infant", "en"], ["teen", "en"], ["standard", "ar"]]) {
  test(`a child asks to be talked to (${level}, ${language})`, async ({ page }, info) => {
    await page.goto(`/help?about=education-services&level=${level}&language=${language}`);
    if (level === "standard") {
      await page.goto(`/c/education-services/talk-to-me?level=${level}&language=${language}`);
    } else {
      await page.locator("main a.button").first().click();
    }
    await sound(page);
    await page.shot(`talk-${level}`);
    await page.locator("main form .button").click();
    await expect(page.locator(".error-summary")).toBeVisible();
    await sound(page);
    await page.locator("#name").fill("Sam");
    await page.locator("#place").fill("Year 4, Oak School");
    await page.locator("main form .button").click();
    await expect(page.locator(".thanks h1")).toBeVisible();
    await expect(page.locator("main")).toContainText("0800 1111");
    await sound(page);
    await page.shot(`talk-${level}-sent`);
  });
}
