// Sign language: chosen at the beginning, there on every page, with and without JavaScript.
import { begin, expect, press, projectNumber, signIn, sound, test } from "./fixtures.mjs";

/** What a browser makes of a film: how long it is, how many captions it has, and whether they are shown. */
const played = (video) =>
  video.evaluate(async (film) => {
    film.muted = true;
    await film.play();
    const track = film.textTracks[0];
    for (let left = 50; left > 0 && !track.cues?.length; left--) await new Promise((done) => setTimeout(done, 100));
    const { duration, videoWidth } = film;
    film.pause();
    return { duration, videoWidth, captions: [...track.cues].map((cue) => cue.text), shown: track.mode };
  });

test("a child who signs chooses it first, and sees every question and answer signed", async ({ page }) => {
  await page.goto("/s/education-services/children?language=en&level=junior");
  await expect(page.locator("video")).toHaveCount(0);
  await page.getByRole("link", { name: "Watch it in sign language (BSL)" }).click();
  await expect(page.locator(".film video")).toBeVisible();
  await sound(page);
  await page.shot("signed-start");
  await page.locator("form button.button").click();
  const question = page.locator(".film video");
  await expect(question).toHaveCount(1);
  await expect(question).not.toHaveAttribute("autoplay");
  const answers = page.locator(".film-answer");
  await expect(answers.first()).toBeVisible();
  await answers.first().locator("summary").click();
  await expect(answers.first().locator("video")).toBeVisible();
  await sound(page);
  await page.shot("signed-question");
  if (page.script) {
    const film = await played(question);
    expect(film.duration).toBeCloseTo(6, 0);
    expect(film.videoWidth).toBe(640);
    expect(film.shown).toBe("showing");
    expect(film.captions.join(" ")).toContain("?");
    const answer = await played(answers.first().locator("video"));
    expect(answer.captions).toHaveLength(1);
  }
  // A film that is on is no answer: what is chosen is.
  await page.locator('input[value="alone"]').check();
  await press(page);
  await expect(page.locator(".film video")).toHaveCount(1);
  await page.locator('input[value="free-school-meals"]').check();
  await press(page);
  await expect(page.locator(".film-answer").first()).toBeVisible();
  await sound(page);
  await page.shot("signed-faces");
  // Off, and on again, without losing anything.
  await press(page, page.locator('button[value="display"]'));
  await expect(page.locator("#signed")).toBeChecked();
  await sound(page);
  await page.locator("#signed").uncheck();
  await page.locator("main .button").click();
  await expect(page.locator("video")).toHaveCount(0);
});

test("a survey that is not signed says where whoever signs can turn to", async ({ page }) => {
  await page.goto("/s/education-services/parents?language=en&level=standard");
  await expect(page.locator(".sign-choice")).toContainText("If you use BSL, write to");
  await begin(page, "parents", "standard");
  await expect(page.locator("video")).toHaveCount(0);
});

test("an officer adds a film by its words, and bad ones are named", async ({ page }, info) => {
  const number = projectNumber(info);
  await signIn(page, `officer${number}@example.org`);
  await page.goto("/officer/education-services");
  await page.getByRole("link", { name: "British Sign Language (BSL)" }).click();
  await sound(page);
  await page.shot("signing");
  // A wording for each project: they run at once.
  const [survey, level] = [["staff", "standard"], ["staff", "easy-read"], ["schools", "standard"], ["schools", "easy-read"]][number - 1];
  await page.locator(`a[href$="/signed/${survey}/${level}"]`).click();
  await sound(page);
  await page.locator(".plan .button").click();
  await expect(page.locator(".error-summary li")).toHaveCount(4);
  await sound(page);
  await page.shot("signing-wrong");
  await page.locator("#films").setInputFiles("../server/demonstration/signed/question.mp4");
  await page.locator("#text").selectOption({ index: 1 });
  await page.locator("#signed-by").fill("Ann Example");
  await page.locator("#checked-by").fill("Ben Example");
  await page.locator("#made-on").fill("2026-11-20");
  await page.locator(".plan .button").click();
  await expect(page.getByRole("status")).toHaveText("One film is kept.");
  await expect(page.locator(".signed-texts > li").first()).toContainText("Signed by Ann Example, checked by Ben Example");
  await sound(page);
  await page.shot("signing-texts");
  await page.goto(`/s/education-services/${survey}?language=en&level=${level}`);
  await expect(page.locator(".sign-choice")).toContainText(/Watch it.+of the/);
});
