// One leader, a big screen and twelve phones: the network goes and comes back, the server is killed and started again,
// nothing is lost and nothing counts twice. It has a server of its own, to be killed.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { day, press, voices } from "./fixtures.mjs";

const root = join(import.meta.dirname, "../..");
const program = join(root, "target/debug/soundings");
const PHONES = 12;

const test = base.extend({
  server: async ({}, use, info) => {
    const port = 3200 + info.workerIndex;
    const database = `sqlite:${mkdtempSync(join(tmpdir(), "soundings-room."))}/test.db`;
    const env = { ...process.env, SOUNDINGS_DATABASE: database, SOUNDINGS_LOG: "warn" };
    const run = (args, input) => execFileSync(program, args, { env, input, cwd: root });
    run(["demo", "--responses", "0"]);
    run(["schools", "server/demonstration/schools.csv"]);
    run(["user", "add", "leader@example.org", "--name", "Leader", "--role", "representative", "--school", "900001", "--password-stdin"], "soundings-demonstration");
    const address = `http://localhost:${port}`;
    let child;
    const start = async () => {
      child = spawn(program, ["serve", "--listen", `127.0.0.1:${port}`, "--base-url", address], { env, cwd: root, stdio: "ignore" });
      for (let left = 100; left > 0; left--) {
        if (await fetch(`${address}/health`).then((answer) => answer.ok, () => false)) return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error("the server did not start");
    };
    const kill = () => new Promise((done) => { child.once("exit", done); child.kill("SIGKILL"); });
    await start();
    await use({ address, start, kill });
    await kill();
  },
  /** Opens a browser of its own, of a size. */
  open: async ({ browser, server }, use) => {
    await use(async (width, height) => (await browser.newContext({ baseURL: server.address, viewport: { width, height } })).newPage());
  },
});

/** A leader plans a session of today for a class, with these ways and services, and begins it: its code. */
const planned = async (leader, chosen) => {
  await leader.goto("/officer/sign-in");
  await leader.locator("#email").fill("leader@example.org");
  await leader.locator("#password").fill("soundings-demonstration");
  await leader.locator("main .button").click();
  await leader.goto("/engage/plan/education-services?survey=children/junior");
  await leader.locator("#day").fill(day(0));
  await leader.locator("#group").fill("Year 5");
  await leader.locator("#expected").fill("28");
  for (const value of chosen) await leader.locator(`[value="${value}"]`).check();
  await leader.locator("#told").fill(day(-12));
  await leader.locator("main .button").last().click();
  await leader.locator('[value="begin"]').click();
  return (await leader.locator(".code").textContent()).replace(" ", "");
};

test("twelve phones, a lost network, a killed server", async ({ open, server }, info) => {
  test.skip(info.project.name !== "desktop", "once is enough: it has thirteen browsers of its own");
  let leader = await open(1024, 768);
  const code = await planned(leader, ["own-devices", "hands", "free-school-meals"]);
  const wall = await open(1920, 1080);
  await wall.addInitScript(voices, [{ its_lang: "en-GB", its_localService: true }]);
  await wall.goto(await leader.locator('a[href^="/room/"]').getAttribute("href"));
  await expect(wall.locator(".code")).toHaveText(`${code.slice(0, 4)} ${code.slice(4)}`);
  await expect(wall.locator("leptos-island[data-awake]").first()).toBeAttached();

  const phones = [];
  for (let at = 0; at < PHONES; at++) {
    const phone = await open(360, 740);
    await phone.goto(`/join/${code}`);
    await phone.locator('[value="own"]').click();
    await expect(phone.locator("leptos-island[data-awake]").first()).toBeAttached();
    phones.push(phone);
  }
  // The screen follows by itself.
  await expect(wall.locator(".screen-count")).toHaveText(`Joined: ${PHONES}`);
  await wall.screenshot({ path: "results/pictures/wall-joined-1920.png" });
  await leader.locator('[value="next"]').click();

  const answer = async (phone, value) => {
    // What was sent is not shown to whoever walks by: it is changed in a part that is opened first.
    const choice = phone.locator(`[value="${value}"]`);
    await expect(choice).toBeAttached({ timeout: 15_000 });
    if (!(await choice.isVisible())) await phone.locator("#again > summary").click();
    await expect(choice).toBeVisible();
    await phone.locator(`[value="${value}"]`).check();
    await phone.locator("#live .button").click();
  };
  // Four have no network when they press: each is told that it waits, and nobody that it is sent.
  const cut = phones.slice(0, 4);
  for (const phone of phones) await expect(phone.locator('[value="good"]')).toBeVisible();
  // The screen was opened before there was a question; what is read out is the one that is on.
  await expect(wall.locator(".screen-options")).toBeVisible();
  await wall.locator(".read-aloud").click();
  const spoken = await wall.evaluate(() => window.spoken);
  expect(spoken[0]).toBe((await wall.locator("#live h1").textContent()).trim());
  expect(spoken).toContain("In the middle");
  for (const phone of cut) await phone.context().setOffline(true);
  for (const [at, phone] of phones.entries()) await answer(phone, at % 2 ? "good" : "bad");
  for (const phone of cut) {
    await expect(phone.locator(".live-status")).toContainText("It is not sent yet");
    await expect(phone.locator("#live")).not.toContainText("Your answer is in");
  }
  await expect(wall.locator(".screen-count")).toHaveText(`Answered: ${PHONES - 4} of ${PHONES}`);
  // One is put away: what waits is sealed in the browser, and sent when it is opened again.
  const kept = (page) => page.evaluate(() => Object.entries({ ...localStorage }));
  const away = phones[3].context();
  await expect.poll(async () => (await kept(phones[3])).length).toBe(1);
  const [[name, sealed]] = await kept(phones[3]);
  expect(name).toContain("waiting");
  expect(sealed, "nobody who picks it up reads it").toMatch(/^\d{13} [0-9a-f]{60,}$/);
  await phones[3].close();
  for (const phone of cut) await phone.context().setOffline(false);
  phones[3] = await away.newPage();
  await phones[3].goto(`/j/${code}`);
  for (const phone of phones) await expect(phone.locator("#live .kept")).toContainText("Your answer is in", { timeout: 15_000 });
  await expect(wall.locator(".screen-count")).toHaveText(`Answered: ${PHONES} of ${PHONES}`);
  for (const phone of phones) expect(await kept(phone), "nothing is left of what was sent").toEqual([]);
  await wall.screenshot({ path: "results/pictures/wall-asking-1920.png" });

  // The leader counts while the server is away; everyone changes their answer meanwhile.
  await expect(leader.locator(".hands leptos-island[data-awake]")).toBeAttached();
  await server.kill();
  for (let press = 0; press < 5; press++) await leader.locator('[name="more"][value="good"]').click();
  await expect(leader.locator(".hands .live-status")).toContainText("Not saved yet", { timeout: 15_000 });
  // The leader's tablet is put away meanwhile, with five hands that nobody else has.
  await expect.poll(async () => (await kept(leader)).length).toBe(1);
  const desk = leader.context();
  const session = leader.url();
  await leader.close();
  for (const phone of phones) await answer(phone, "good");
  for (const phone of phones) await expect(phone.locator(".live-status")).toContainText("It is not sent yet");
  await server.start();
  leader = await desk.newPage();
  await leader.goto(session);
  // That what waited is in is said for some seconds, on each at its own time: they are looked at together.
  await Promise.all(
    phones.map(async (phone) => {
      await expect(phone.locator(".live-status")).not.toContainText("It is not sent yet", { timeout: 30_000 });
      await expect(phone.locator("#live .kept")).toContainText("Your answer is in", { timeout: 30_000 });
    }),
  );
  await expect(leader.locator('[name="n.good"]')).toHaveValue("5", { timeout: 15_000 });
  expect(await kept(leader)).toEqual([]);
  // Nothing lost, nothing doubled.
  await expect(wall.locator(".screen-count")).toHaveText(`Answered: ${PHONES} of ${PHONES}`, { timeout: 15_000 });
  await leader.reload();
  await expect(leader.locator('[name="n.good"]')).toHaveValue("5");
  await expect(leader.locator("#live")).toContainText(`Answered on devices${PHONES}`);
  await wall.setViewportSize({ width: 1024, height: 768 });
  // Pressed and gone on at once: what was pressed is counted all the same.
  await expect(leader.locator("leptos-island[data-awake]").nth(1)).toBeAttached();
  await leader.locator('[name="more"][value="good"]').click();
  await leader.locator('[value="stop"]').click();
  await expect(leader.locator(".stage.stopped")).toBeVisible();
  await expect(leader.locator('[name="n.good"]')).toHaveValue("6");
  await expect(wall.locator(".screen-state")).toBeVisible();
  for (const phone of phones.slice(0, 2)) await expect(phone.locator("#live h1")).toHaveText("This question has finished", { timeout: 15_000 });
  await leader.locator('[value="resume"]').click();
  for (const phone of phones) await answer(phone, "middle");
  await expect(phones[0].locator("#live .kept")).toContainText("Your answer is in");
  await leader.locator("#end summary").click();
  await leader.locator('[value="end"]').click();
  // All twelve said “middle” last: that all did is not shown, or what each of them said would be known.
  await expect(leader.locator(".columns-2")).toContainText("not shown");
  for (const phone of phones) await expect(phone.locator("h1")).toHaveText("This has finished", { timeout: 15_000 });
  await wall.screenshot({ path: "results/pictures/wall-over-1024.png" });
});

const waits = (page) => page.evaluate(() => Object.keys({ ...localStorage }).length);

test("a tablet is handed on without a network, and nobody sees what the last one chose", async ({ open, server }, info) => {
  test.skip(info.project.name !== "desktop", "once is enough: it has browsers of its own");
  const leader = await open(1024, 768);
  const code = await planned(leader, ["shared-devices", "free-school-meals", "sen-inclusion"]);
  const tablet = await open(768, 1024);
  await tablet.goto(`/join/${code}`);
  await tablet.locator("main form .button").click();
  await expect(tablet.locator("leptos-island[data-awake]").first()).toBeAttached();
  await leader.locator('[value="next"]').click();
  await expect(tablet.locator('[value="good"]')).toBeVisible();

  await tablet.context().setOffline(true);
  for (const [at, value] of ["good", "bad", "good"].entries()) {
    expect(await tablet.locator("#live :checked").count(), "nothing is chosen for the next person").toBe(0);
    await tablet.locator(`[value="${value}"]`).check();
    await tablet.locator("#live form .button").click();
    await expect(tablet.locator("#handed h1")).toBeFocused();
    await expect(tablet.locator("#live form")).toBeHidden();
    await expect(tablet.locator(".live-status")).toContainText(`${at + 1}. They are not sent yet`);
    if (at === 1) await tablet.screenshot({ path: "results/pictures/tablet-waiting.png" });
    // With the keyboard, as with a finger.
    await tablet.keyboard.press("Tab");
    await tablet.keyboard.press("Enter");
    await expect(tablet.locator("#live form")).toBeVisible();
  }
  expect(await waits(tablet)).toBe(1);
  // The fourth child is choosing when the network comes back: what they have chosen stays.
  await tablet.locator('[value="middle"]').check();
  await tablet.context().setOffline(false);
  await expect(tablet.locator(".live-status")).toContainText("were waiting on this tablet are in now", { timeout: 15_000 });
  expect(await waits(tablet)).toBe(0);
  await expect(tablet.locator('[value="middle"]')).toBeChecked();
  await expect(leader.locator("#live")).toContainText("Answered on devices3");
  await tablet.locator("#live form .button").click();
  await expect(tablet.locator("#in h1")).toBeVisible();
  await expect(leader.locator("#live")).toContainText("Answered on devices4");

  // The room moves on while two wait: they count, and the tablet comes to the next question. The next person's turn is on the
  // page already.
  await tablet.context().setOffline(true);
  await tablet.locator("#in .next-person").click();
  await expect(tablet.locator("#live form")).toBeVisible();
  // Nothing was chosen: that is said without the network, too.
  await tablet.locator("#live form .button").click();
  await expect(tablet.locator("#choose")).toBeFocused();
  for (const value of ["good", "bad"]) {
    await tablet.locator(`[value="${value}"]`).check();
    await tablet.locator("#live form .button").click();
    await expect(tablet.locator("#handed h1")).toBeFocused();
    await tablet.locator("#handed .next-person").click();
  }
  await leader.locator('[value="next"]').click();
  await expect(leader.locator("#live")).toContainText("Answered on devices0");
  await tablet.context().setOffline(false);
  await expect(tablet.locator('[name="at"]')).toHaveValue("1", { timeout: 15_000 });
  await expect(tablet.locator(".live-status")).not.toContainText("not sent yet");
  expect(await tablet.locator("#live :checked").count()).toBe(0);
  await leader.locator('[value="back"]').click();
  await expect(leader.locator("#live")).toContainText("Answered on devices6");

  // A network that is there, and slow: what was handed on while it was on its way counts as what waited.
  await expect(tablet.locator('[name="at"]')).toHaveValue("0", { timeout: 15_000 });
  let held = [];
  await tablet.route(`**/j/${code}`, (route) => (route.request().method() === "POST" && held ? held.push(route) : route.continue()));
  for (const value of ["good", "bad"]) {
    await tablet.locator(`[value="${value}"]`).check();
    await tablet.locator("#live form .button").click();
    await expect(tablet.locator("#handed h1")).toBeFocused({ timeout: 10_000 });
    await tablet.locator("#handed .next-person").click();
  }
  await leader.locator('[value="next"]').click();
  const slow = held;
  held = undefined;
  for (const route of slow) await route.continue();
  await expect(tablet.locator('[name="at"]')).toHaveValue("1", { timeout: 15_000 });
  await leader.locator('[value="back"]').click();
  await expect(leader.locator("#live")).toContainText("Answered on devices8");

  // Two wait when the session ends: nobody is told that they are in.
  await expect(tablet.locator('[name="at"]')).toHaveValue("0", { timeout: 15_000 });
  await tablet.context().setOffline(true);
  for (const value of ["good", "bad"]) {
    await tablet.locator(`[value="${value}"]`).check();
    await tablet.locator("#live form .button").click();
    await tablet.locator("#handed .next-person").click();
  }
  await expect(tablet.locator(".live-status")).toContainText("2. They are not sent yet");
  await leader.locator("#end summary").click();
  await leader.locator('[value="end"]').click();
  await tablet.context().setOffline(false);
  // The page that says that it is over says so, and stays.
  await expect(tablet.locator("main .attention")).toContainText("were not counted", { timeout: 30_000 });
  await expect(tablet.locator("main .button")).toBeVisible();
  expect(await waits(tablet)).toBe(0);
});

test("a wait takes no choice away, and hands that cannot be right keep the room where it is", async ({ open, server }, info) => {
  test.skip(info.project.name !== "desktop", "once is enough: it has browsers of its own");
  const leader = await open(1024, 768);
  const code = await planned(leader, ["own-devices", "hands", "free-school-meals", "sen-inclusion"]);
  const child = await open(360, 740);
  await child.goto(`/join/${code}`);
  await child.locator("main form .button").click();
  await expect(child.locator("leptos-island[data-awake]").first()).toBeAttached();
  await leader.locator('[value="next"]').click();
  // Chosen, and not sent, when everybody is told to wait.
  await child.locator('[value="good"]').check();
  await leader.locator('[value="pause"]').click();
  await expect(child.locator("h1")).toContainText("Wait a moment");
  await leader.locator('[value="resume"]').click();
  await expect(child.locator('[value="good"]')).toBeChecked();
  // A slip of a key: whoever goes on is not led away from it, however often they press.
  const bad = leader.locator('#hand-form [name="n.bad"]');
  const first = leader.locator("#live .when").first();
  await expect(leader.locator("#hand-form leptos-island[data-awake]").first()).toBeAttached();
  await bad.fill("45");
  for (let i = 0; i < 2; i++) {
    await press(leader, leader.locator('#live [value="next"]'));
    await expect(leader.locator("#hand-form .error-message")).toContainText("45 hands");
    await expect(first).toContainText("Question 1 of");
    await expect(bad).toHaveValue("45");
  }
  await press(leader, leader.locator('#hand-form [name="sure"]'));
  await press(leader, leader.locator('#live [value="next"]'));
  await expect(first).toContainText("Question 2 of");
  await press(leader, leader.locator('#live [value="back"]'));
  await expect(bad).toHaveValue("45");
  // A word is said to be no number where it stands: typing leads nobody to another page.
  await expect(leader.locator("#hand-form leptos-island[data-awake]").first()).toBeAttached();
  await bad.fill("many");
  await expect(leader.locator(".hands .live-status")).toContainText("whole numbers");
  await expect(bad).toHaveAttribute("aria-invalid", "true");
  await expect(bad).toBeFocused();
  await bad.fill("12");
  await expect(leader.locator(".hands .live-status")).toHaveText("Saved");
  await expect(leader.locator(".error-summary")).toHaveCount(0);
});

test("at their own speed, a page that cannot be sent waits and goes on", async ({ open, server }, info) => {
  test.skip(info.project.name !== "desktop", "once is enough: it has browsers of its own");
  const leader = await open(1024, 768);
  const code = await planned(leader, ["shared-devices", "free-school-meals", "sen-inclusion", "own"]);
  const child = await open(360, 740);
  await child.goto(`/join/${code}`);
  await child.locator("main form .button").click();
  await expect(child.locator("leptos-island[data-awake]").first()).toBeAttached();
  const first = child.url();
  // Pressed with nothing chosen: what is wrong is said as without a script.
  await child.locator('.buttons [value="continue"]').click();
  await expect(child.locator(".error-summary")).toBeVisible();
  await expect(child.locator("leptos-island[data-awake]").first()).toBeAttached();
  await child.locator('[value="alone"]').check();
  await child.context().setOffline(true);
  await child.locator('.buttons [value="continue"]').click();
  await expect(child.locator(".live-status")).toContainText("It is not sent yet");
  await expect(child.locator('[value="alone"]')).toBeChecked();
  await child.screenshot({ path: "results/pictures/child-waiting.png" });
  await expect.poll(() => waits(child)).toBe(1);
  // The tablet is switched off and on again.
  const context = child.context();
  await child.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(first);
  await expect(again).not.toHaveURL(first, { timeout: 15_000 });
  expect(await waits(again)).toBe(0);
  // What is pressed with a network goes on at once, by whichever button.
  await expect(again.locator("leptos-island[data-awake]").first()).toBeAttached();
  await press(again, again.locator('[value="display"]'));
  await expect(again).toHaveURL(/display/);
  await again.goBack();
  // What waited on a page is not sent over what was chosen there since.
  await expect(again.locator("leptos-island[data-awake]").first()).toBeAttached();
  const services = again.url();
  await again.route("**/r/**", (route) => (route.request().headers()["soundings-onward"] ? route.abort() : route.continue()));
  await again.locator('[value="free-school-meals"]').check();
  await again.locator('.buttons [value="continue"]').click();
  await expect.poll(() => waits(again)).toBe(1);
  await again.locator('[value="sen-inclusion"]').check();
  await press(again, again.locator('[value="display"]'));
  await again.unroute("**/r/**");
  await again.goto(services);
  await expect(again.locator("leptos-island[data-awake]").first()).toBeAttached();
  await expect(again.locator('[value="sen-inclusion"]')).toBeChecked();
  await expect(again).toHaveURL(services);
  expect(await waits(again)).toBe(0);
  // The last press waits, too.
  for (let i = 0; i < 20 && !again.url().includes("/check"); i++) await press(again, again.locator('.buttons [value="continue"]'));
  await expect(again.locator("leptos-island[data-awake]").first()).toBeAttached();
  await context.setOffline(true);
  await again.locator('.buttons [value="continue"]').click();
  await expect(again.locator(".live-status")).toContainText("It is not sent yet");
  await context.setOffline(false);
  await expect(again).toHaveURL(/about-you|sent/, { timeout: 15_000 });
});
