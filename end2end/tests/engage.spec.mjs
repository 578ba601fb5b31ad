// A school's representative and a room full of pupils, with and without JavaScript.
import { day, expect, projectNumber, signIn, sound, test } from "./fixtures.mjs";

test("a session is planned, run, handed in and accepted", async ({ page, browser }, info) => {
  const number = projectNumber(info);
  await signIn(page, `school${number}@example.org`);
  await expect(page).toHaveURL(/\/engage$/);
  await sound(page);
  await page.shot("engage-home");

  // Two consultations are open, and each link says which it is for.
  await expect(page.locator('main a[href^="/engage/plan/"]').last()).toContainText("how is it now?");
  await page.locator('main a[href="/engage/plan/education-services"]').click();
  await sound(page);
  await page.locator('a[href*="children/junior"]').click();
  await sound(page);
  await page.locator("main .button").last().click();
  // Everything that is wrong, at once, each at its place.
  await expect(page.locator(".error-summary li")).toHaveCount(5);
  await sound(page);
  await page.locator("#day").fill(day(0));
  await page.locator("#group").fill("Year 5");
  await page.locator("#expected").fill("20");
  await page.locator('[name="need"][value="sen-support"]').check();
  for (const way of ["own-devices", "shared-devices", "hands", "paper"]) await page.locator(`[name="way"][value="${way}"]`).check();
  await page.locator('[name="service"][value="free-school-meals"]').check();
  await page.locator("#told").fill(day(-12));
  await page.locator("main .button").last().click();
  await expect(page.locator("h1")).toHaveText("Year 5");
  await sound(page);
  await page.shot("engage-planned");
  const [pack] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="pack.pdf"]').click()]);
  expect(pack.suggestedFilename()).toBe("session-pack.pdf");

  await page.locator('[value="begin"]').click();
  await sound(page);
  const code = (await page.locator(".code").textContent()).replace(" ", "");
  const screen = await page.locator('a[href^="/room/"]').getAttribute("href");

  // A child on a tablet that is handed on.
  const tablet = await (await browser.newContext({ ...info.project.use, baseURL: info.project.use.baseURL })).newPage();
  tablet.script = page.script;
  await tablet.goto("/join");
  await sound(tablet);
  await tablet.locator("#code").fill("AAAA AAAA");
  await tablet.locator("main .button").click();
  await expect(tablet.locator(".error-summary")).toBeVisible();
  await sound(tablet);
  await tablet.locator("#code").fill(code.toLowerCase());
  await tablet.locator("main .button").click();
  await expect(tablet.locator(".facts")).toContainText("You do not have to do this");
  await sound(tablet);
  await tablet.locator('[value="shared"]').click();
  await expect(tablet.locator("h1")).toHaveText("You are in");
  await sound(tablet);

  await page.locator('[value="next"]').click();
  await expect(page.locator("main")).toContainText("Question 1 of 2");
  await sound(page);
  await page.shot("engage-running");
  // A countdown, for whoever wants one.
  await page.locator("#countdown-name").click();
  await page.locator('[name="seconds"][value="120"]').click();
  await expect(page.locator("#countdown")).toContainText("Take it off");
  const clock = await (await browser.newContext({ ...info.project.use, viewport: { width: 1024, height: 768 } })).newPage();
  clock.script = page.script;
  await clock.goto(screen);
  await expect(clock.locator(".screen-countdown")).toHaveText(clock.script ? /^1:[0-5]\d$/ : /^[12]:\d\d$/);
  await sound(clock);
  await clock.close();
  await sound(page);
  if (!page.script) await tablet.locator(".look-again a").click();
  await expect(tablet.locator('[name="quality"]').first()).toBeVisible();
  await sound(tablet);
  await tablet.locator("#live form .button").click();
  await expect(tablet.locator("#live .error-summary")).toBeVisible();
  for (const answer of ["good", "bad"]) {
    await expect(tablet.locator('[name="quality"]:checked')).toHaveCount(0);
    await tablet.locator(`[name="quality"][value="${answer}"]`).check();
    await tablet.locator("#live form .button").click();
    await expect(tablet.locator("#in h1")).toBeVisible();
    await sound(tablet);
    await tablet.locator("#in .next-person").click();
  }
  await page.reload();
  await expect(page.locator("#live")).toContainText("Answered on devices2");

  // Hands, and more of them than people.
  // Asleep, the page takes the press as a form and loads anew; what is looked at here is the page awake.
  if (page.script) await expect(page.locator(".hands leptos-island[data-awake]")).toHaveCount(1);
  await page.locator('[name="more"][value="good"]').click();
  await expect(page.locator('[name="n.good"]')).toHaveValue("1");
  if (page.script) await expect(page.locator(".hands .live-status")).toHaveText("Saved");
  if (page.script) {
    // What is typed while a slow phone still wakes the page is saved when it has.
    let wake;
    const typed = new Promise((done) => (wake = done));
    await page.route("**/*.wasm", async (route) => (await typed, route.continue()));
    await page.reload();
    await page.locator('[name="n.bad"]').fill("1");
    wake();
    await expect(page.locator(".hands .live-status")).toHaveText("Saved");
    await page.unroute("**/*.wasm");
    await page.locator('[name="n.bad"]').fill("0");
    await expect(page.locator(".hands .live-status")).toHaveText("Saved");
  }
  await page.locator('[name="n.good"]').fill("34");
  if (!page.script) await page.locator('[name="keep"][value="yes"]').click();
  await expect(page.locator(".error-summary")).toContainText("That is 34 hands and 2 answers on devices, and you expect 20 people");
  await sound(page);
  await page.locator('[name="n.good"]').fill("13");
  await page.locator('[name="n.bad"]').fill("5");
  if (!page.script) await page.locator('[name="keep"][value="yes"]').click();
  else await expect(page.locator(".hands .live-status")).toHaveText("Saved");
  await page.locator('[value="show"]').click();

  const wall = await (await browser.newContext({ ...info.project.use, viewport: { width: 1024, height: 768 } })).newPage();
  wall.script = page.script;
  await wall.goto(screen);
  await expect(wall.locator(".screen-options.result")).toContainText("15");
  await sound(wall);

  await page.locator('a[href$="/notes"]').click();
  await sound(page);
  await page.locator("#body").fill("The queue is too long.");
  await page.locator('[value="add"]').click();
  await expect(page.locator(".comment-list")).toContainText("The queue is too long.");
  await page.locator("#body").fill("My uncle hits me when I get home");
  await page.locator('[value="add"]').click();
  await expect(page.locator(".error-summary")).toContainText("designated safeguarding lead now");
  await sound(page);
  await expect(page.locator(".comment-list")).not.toContainText("uncle");
  await page.locator(".back").click();
  await page.locator('a[href$="/drawings"]').click();
  await sound(page);
  await page.locator("#words").fill("A long queue, and a clock.");
  await page.locator('[value="add"]').click();
  await expect(page.locator(".error-summary")).toContainText("Choose the photograph");
  await expect(page.locator("#words")).toHaveValue("A long queue, and a clock.");
  await sound(page);
  await page.locator("#picture").setInputFiles("../server/demonstration/drawings/queue.jpg");
  await page.locator("#nobody").check();
  await page.locator("#agreed").check();
  await page.locator('[value="add"]').click();
  const drawn = page.locator(".drawings img");
  await expect(drawn).toBeVisible();
  await expect.poll(() => drawn.evaluate((image) => image.naturalWidth)).toBe(1000);
  await sound(page);
  await page.shot("engage-drawings");
  await page.locator(".back").click();
  await page.locator("#end summary").click();
  await page.locator('[value="end"]').click();
  await sound(page);
  await page.shot("engage-after");
  await tablet.goto(`/j/${code}`);
  await expect(tablet.locator("h1")).toHaveText("This has finished");
  await sound(tablet);
  await page.locator('a[href$="/paper"]').click();
  await sound(page);
  // A pile of sheets, typed twice: a line each.
  const questions = await page.locator(".legend > li").count();
  const pile = (...firsts) => firsts.map((first) => first + "0".repeat(questions - 1)).join("\n");
  await page.locator("#first").fill(pile("1", "2", "1"));
  await page.locator("#second").fill(pile("1", "3", "1"));
  await page.locator('[name="keep"][value="sheets"]').click();
  await expect(page.locator(".error-summary")).toContainText("Sheet 2, question 1");
  await sound(page);
  await page.shot("engage-sheets");
  await page.locator("#second").fill(pile("1", "2", "1"));
  await page.locator('[name="keep"][value="sheets"]').click();
  await expect(page.locator("#each")).toContainText("Kept: 3 sheets");
  const sheet = page.locator("#counts .paper").first();
  await expect(sheet.locator('[name="0.1.good"]')).toHaveValue("2");
  await sheet.locator('[name="0.1.good"]').fill("3");
  await sheet.locator('[name="0.2.good"]').fill("4");
  await page.locator('#counts .buttons [name="keep"]').click();
  await expect(page.locator(".error-summary")).toContainText("These two counts differ");
  await sound(page);
  await page.shot("engage-paper");
  await sheet.locator('[name="0.2.good"]').fill("3");
  await page.locator('#counts .buttons [name="keep"]').click();
  await expect(sheet).toContainText("Kept.");
  await page.locator(".back").click();
  await page.locator("#present").fill("22");
  await page.locator("#sat-out").fill("1");
  await page.locator('[value="hand-in"]').click();
  // With the sheets, more answered than that.
  await expect(page.locator(".error-summary")).toContainText("These numbers do not go together");
  await sound(page);
  await page.locator("#present").fill("26");
  await page.locator('[value="hand-in"]').click();
  await expect(page.locator(".lead")).toContainText("handed in");
  const session = page.url();

  const officer = await (await browser.newContext({ ...info.project.use })).newPage();
  officer.script = page.script;
  await signIn(officer, `officer${number}@example.org`);
  await officer.goto("/officer/education-services/sessions");
  await sound(officer);
  await officer.goto(session);
  await sound(officer);
  await officer.locator('[name="quote"]').check();
  await officer.locator('[name="draw"]').check();
  await officer.locator('[value="accept"]').click();
  await expect(officer.locator(".stage")).toHaveText("Accepted");
  await officer.goto("/officer/education-services/findings/free-school-meals");
  await expect(officer.locator(".quote").first()).toBeVisible();
  await officer.goto("/officer/education-services/findings/sessions");
  await expect(officer.locator(".drawn figcaption").last()).toContainText("A long queue, and a clock.");
  await sound(officer);
});

test("the youngest and Arabic have a room of their own", async ({ page }) => {
  for (const [query, heading] of [["level=infant", "What is your code?"], ["language=ar", "ما هو رمز الجلسة؟"]]) {
    await page.goto(`/join?${query}`);
    await expect(page.locator("h1")).toHaveText(heading);
    await sound(page);
  }
});
