// What comes after a decision: what is said back, in each wording, and whether promises are held.
import { expect, projectNumber, shot, signIn, sound, test } from "./fixtures.mjs";

const BACK = "/c/school-dinners/you-said";

for (const [level, title, decided] of [
  ["standard", "You said, we did", "Decision: the council will run this service itself."],
  ["easy-read", "You said, we did", "The council will run this service."],
  ["junior", "You told us. Now we tell you", "The council will do this."],
  ["infant", "What the grown-ups will do", "The council will do this."],
]) {
  test(`what is said back is read in ${level} wording`, async ({ page }) => {
    await page.goto(`${BACK}?level=${level}`);
    await expect(page.locator("h1")).toHaveText(title);
    await expect(page.locator(".decided").first()).toHaveText(decided);
    await expect(page.locator(".keep-safe")).toHaveCount(/junior|infant/.test(level) ? 1 : 0);
    await sound(page);
    await page.shot(`reply-${level}`);
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator('a[href*="you-said.pdf"]').click()]);
    expect(file.suggestedFilename()).toBe("you-said-we-did.pdf");
  });
}

test("what is said back is read in Arabic, from right to left", async ({ page }) => {
  await page.goto(`${BACK}?language=ar&level=standard`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator(".reply-part").first()).toContainText("قالت لنا الأسر");
  await sound(page);
  await page.shot("reply-arabic");
});

test("a child who comes back to a closed survey is shown what came of it", async ({ page }) => {
  await page.goto("/s/school-dinners/children?language=en&level=junior");
  await expect(page).toHaveURL(/you-said\?language=en&level=junior$/);
  await page.goto("/c/school-dinners");
  await expect(page.locator("h2").first()).toHaveText("The council has answered");
  await sound(page);
});

test("anyone sees whether what was promised is held, and for whom it is not", async ({ page }) => {
  await page.goto(BACK);
  await page.locator('a[href*="/after"]').click();
  await expect(page.locator("main")).toContainText("Not kept for everyone");
  await expect(page.locator("main")).toContainText("Children who need longer to eat, most of them on SEN support");
  await expect(page.locator("main")).toContainText("Late");
  await expect(page.locator("main"), "what nobody agreed to is not public").not.toContainText("No plate was missed");
  await sound(page);
  await page.shot("after-the-decision");
});

test("whoever reads easy read comes back to it, and a child is told what became of the promise", async ({ page }) => {
  await page.goto(`${BACK}?level=easy-read`);
  await page.locator('a[href*="/after"]').click();
  await expect(page.locator("main")).toContainText("This page is harder to read.");
  await sound(page);
  await page.locator(".back").click();
  await expect(page).toHaveURL(/level=easy-read/);
  await page.goto(`${BACK}?level=junior`);
  await expect(page.locator("main")).toContainText("The council has not done everything it said.");
  await page.locator('a[href*="/after"]').click();
  await expect(page.locator("main")).toContainText("This page is for grown-ups.");
});

test("a closed survey leads on to what happens now", async ({ page }) => {
  await page.goto("/s/school-dinners-2/children?level=junior");
  await expect(page.locator("h1")).toHaveText("This is finished now");
  await sound(page);
  await page.getByRole("link", { name: "See what happens now" }).click();
  await expect(page.locator("main")).toContainText("Read what people said");
});

test("a parent asks to be told, and is sent a link", async ({ page }, info) => {
  await page.goto("/c/education-services");
  await page.getByRole("link", { name: "Get an e-mail about what happens" }).click();
  await sound(page);
  await page.locator("main .button").click();
  await expect(page.locator(".error-summary")).toContainText("Enter an e-mail address, like name@example.com");
  await sound(page);
  await page.locator("#email").fill(`parent${projectNumber(info)}@example.org`);
  await page.locator("main .button").click();
  await expect(page.locator("h1")).toHaveText("Look at your e-mail");
  await sound(page);
});

test("an officer writes for children beside what adults read", async ({ page }, info) => {
  await signIn(page, `after-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/reply");
  await sound(page);
  await page.locator('main button[value="review"]').click();
  await expect(page.locator(".error-summary")).toContainText("wait until the consultation has closed");
  await sound(page);
  await page.shot("officer-reply-lacking");
  await page.locator("#wording-en-junior").click();
  await sound(page);
  // Each project writes about a service of its own: they share one server.
  const service = ["behaviour", "admissions", "education-welfare", "deaf-secondary"][projectNumber(info) - 1];
  await page.locator(`#${service}-you-said`).fill("The commissioning of this has to be looked at again by the provider and the council together soon.");
  await page.locator(`#${service}-we-did`).fill("We listen more.");
  await page.locator(`button[value="${service}"]`).click();
  await expect(page.locator(`#${service}`)).toContainText("This may be too hard to read");
  await expect(page.locator(`#${service}-we-did`)).toHaveValue("We listen more.");
  await sound(page);
  await page.shot("officer-reply-wording");
});

test("what was found about a promise is agreed by somebody else", async ({ page }, info) => {
  await signIn(page, `after-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/school-dinners/after");
  await expect(page.locator("main")).toContainText("Olu Adeyemi found this");
  await sound(page);
  await page.shot("officer-after");
  await page.locator(".watched", { hasText: "No family pays more" }).getByRole("link", { name: "Enter what was found" }).click();
  await page.locator("#figure").fill("£2.50 a day everywhere");
  await page.locator("main .button").last().click();
  await expect(page.locator(".error-summary")).toContainText("Choose what was found");
  await expect(page.locator("#figure"), "what was typed stays").toHaveValue("£2.50 a day everywhere");
  await sound(page);
  await page.shot("officer-found-wrong");
});

test("a school and the council record what they agreed", async ({ page }, info) => {
  await signIn(page, `after-officer${projectNumber(info)}@example.org`);
  await page.goto("/officer/education-services/sessions");
  await sound(page);
  await page.getByRole("link", { name: "1 meeting with Ravensgate Primary School" }).click();
  await expect(page.locator("main")).toContainText("Two pupils need a quiet room and pictures");
  await sound(page);
  await page.shot("meetings");
  await page.locator("details:not(.menu) > summary").first().click();
  await page.locator("#what").fill("Send the pack");
  await page.locator('button[value="action"]').click();
  await expect(page.locator(".error-summary")).toContainText("Enter who does it");
  await expect(page.locator("#what"), "what was typed stays").toHaveValue("Send the pack");
  await sound(page);
});

test("a school finds its group's poster", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "one account, signed in once");
  await signIn(page, "school@example.org");
  await page.getByRole("link", { name: "Year 4" }).click();
  await expect(page.locator("main")).toContainText("The council has answered");
  await sound(page);
  await page.shot("school-replied");
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="you-said.pdf"]').click()]);
  expect(file.suggestedFilename()).toBe("you-said-we-did.pdf");
});
