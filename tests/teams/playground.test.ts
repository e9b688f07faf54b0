/** The whole loop in Microsoft's Agents Playground, driven in Chromium as a newcomer would: set up, goal, answer, receipt, change, status. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Running, startApp } from '../../app.ts';
import { findPlayground, type Playground, startPlayground } from '../../commands/start/playground.ts';
import { readSettings } from '../../config.ts';
import { freePort } from '../free-port.ts';

const found = inject('chromium');

let app: Running;
let playground: Playground;
let browser: Browser;
let page: Page;
/** What the page asked for elsewhere and its policy did not stop. */
const askedElsewhere: string[] = [];
const clock = { now: Temporal.Instant.from('2026-09-30T08:00:00Z') };

beforeAll(async () => {
  if (!found) return;
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
  const env = { STORAGE_URL: `file:${join(folder, 'a.db')}`, PORT: String(await freePort()), LOG_LEVEL: 'silent' };
  app = await startApp(readSettings(env), () => clock.now);
  playground = await startPlayground(findPlayground(), app.teamsUrl ?? '', await freePort());
  browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args],
    env: { ...process.env, ...found.env },
  });
  page = await browser.newPage({ viewport: { width: 1300, height: 1200 }, locale: 'sv-SE' });
  page.setDefaultTimeout(20_000);
  const note = (request: Request): void => {
    const elsewhere = new URL(request.url()).hostname !== '127.0.0.1';
    if (elsewhere && request.failure()?.errorText !== 'csp') askedElsewhere.push(request.url());
  };
  page.on('requestfinished', note).on('requestfailed', note);
  await page.goto(playground.url);
});

/** What a failed step saw, since nobody can look at the client afterwards. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const seen = await page.locator('.ac-adaptiveCard').allInnerTexts();
  process.stderr.write(`${task.name}: the last cards were\n${seen.slice(-3).join('\n---\n')}\n`);
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await app?.stop();
});

const card = (words: string) => page.locator('.ac-adaptiveCard', { hasText: words }).last();
/** What has been typed and chosen since the last press that was sent. */
const typed: (() => Promise<void>)[] = [];
async function fill(words: string, label: string, value: string): Promise<void> {
  const type = () => card(words).getByLabel(label, { exact: false }).first().fill(value);
  typed.push(type);
  await type();
}
/** Chooses one of the options that stand in a card, and chooses it again where the card was redrawn meanwhile. */
async function tick(words: string, option: string): Promise<void> {
  const check = () => card(words).getByRole('radio', { name: option, exact: true }).check();
  typed.push(check);
  await check();
}
/**
 * Presses a button and waits until the bot has answered the client. Where the client redraws its list between the mouse going down and
 * up the press is lost before it is sent, and what was typed with it, so both are made once more.
 */
async function press(words: string, title: string): Promise<void> {
  const button = card(words).getByRole('button', { name: title, exact: true }).first();
  for (const lastTry of [false, true]) {
    if (lastTry) for (const type of typed) await type();
    const sent = page
      .waitForRequest((request) => request.url().endsWith('/invoke'), { timeout: lastTry ? 20_000 : 5_000 })
      .catch((error: Error) => error);
    await button.click();
    const request = await sent;
    if (!(request instanceof Error)) {
      typed.length = 0;
      return void (await request.response());
    }
    if (lastTry) throw request;
  }
}
/** Chooses from a drop-down of a card. */
async function choose(words: string, label: string, option: string): Promise<void> {
  await card(words).getByLabel(label, { exact: false }).first().click();
  await page.getByRole('option', { name: option }).click();
}
/** A picture for the people who write the product, where SCREENSHOTS names a folder. */
async function shot(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
async function say(words: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.click();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

describe.runIf(found)('in the Agents Playground', () => {
  it('a newcomer sets the team up and approves the wheel', async () => {
    await press('Hej! Jag är Årshjulet.', 'Kom igång');
    await fill('Kom igång: skolan', 'Skolans namn', 'Ekskolan');
    await press('Kom igång: skolan', 'Nästa');
    await press('Läsårets dagar 2026/27', 'Spara');
    await choose('Vem gör vad?', 'Rektor som godkänner årshjulet', 'Kim Kurator');
    await press('Vem gör vad?', 'Spara');
    await card('Årshjulet 2026/27 · Ekskolan').waitFor();
    await press('Årshjulet 2026/27 · Ekskolan', 'Godkänn årshjulet');
    await card('Årshjulet är godkänt').waitFor();
    expect(await card('Årshjulet 2026/27 · Ekskolan').innerText()).toContain('Godkänt den 30 september 2026');
  });

  it('makes a goal, gets a faulty form back with the words in it', async () => {
    await say('nytt mål');
    const sentence = 'minska den ogiltiga frånvaron i åk 7–9 från 8,4 till 8,4 % till maj, Kim';
    await fill('Skriv målet i en mening', 'Målet i en mening', sentence);
    await shot('goal-sentence');
    await press('Skriv målet i en mening', 'Nästa');
    await card('Så här kan målet bli starkare').waitFor();
    await shot('goal-filled');
    expect(await card('Nytt mål').getByLabel('Senast').inputValue()).toBe('31 maj 2027');
    await fill('Nytt mål', 'Indikator', 'ogiltig frånvaro');
    await press('Nytt mål', 'Spara målet');
    await card('Målvärdet är samma som utgångsläget').waitFor();
    expect(await card('Nytt mål').getByLabel('Grupp').inputValue()).toBe('åk 7–9');
    await fill('Nytt mål', 'Målvärde', '6,5');
    await press('Nytt mål', 'Spara målet');
    await card('Mål 1 är sparat som utkast.').waitFor();
    await shot('coach');
    expect(await card('Mål 1 är sparat som utkast.').innerText()).toContain('✓ Mätbart');
    await press('Mål 1 är sparat som utkast.', 'Ta in i planen ändå');
    await fill('Ta in mål 1 i planen ändå?', 'Skäl', 'Vi prövar under hösten.');
    await press('Ta in mål 1 i planen ändå?', 'Ta in i planen');
    await card('Mål 1 är nu med i planen.').waitFor();
  });

  it('leaves a form without saving anything, and opens it again', async () => {
    await say('nytt mål');
    await press('Skriv målet i en mening', 'Avbryt');
    await card('Inget sparades.').waitFor();
    await shot('cancelled');
    await press('Inget sparades.', 'Öppna igen');
    await card('Skriv målet i en mening').waitFor();
    await press('Skriv målet i en mening', 'Fyll i själv');
    await card('Ett mål i taget.').waitFor();
  });

  it('answers, gets a receipt in the same card, changes it, and sees the status', async () => {
    await say('mina frågor');
    const title = 'Inför avstämningen';
    await fill(title, 'Nuläge', 'Frånvaron ökar i åk 8.');
    await fill(title, 'Trolig orsak 1', 'Sena kvällar.');
    await press(title, 'Nästa');
    await card('Sida 2 av 2').waitFor();
    await shot('answer-goal');
    await fill(title, 'Värde nu', '7,9');
    await tick(title, 'Viss avvikelse');
    await press(title, 'Skicka');
    await card('Tack, Kim!').waitFor();
    expect(await card('Tack, Kim!').innerText()).toContain('Frånvaron ökar i åk 8.');
    await press('Tack, Kim!', 'Ändra');
    await fill(title, 'Trolig orsak 1', 'Skärmar på kvällen.');
    await press(title, 'Nästa');
    await card('Sida 2 av 2').waitFor();
    await press(title, 'Skicka');
    await card('Skärmar på kvällen.').waitFor();
    await say('status');
    const status = await card('Så ligger vi till · Ekskolan').innerText();
    expect(status).toContain('Tisdagen den 26 januari 2027, om 118 dagar');
    expect(status).toContain('Alla har svarat.');
    expect(status).toContain('Viss avvikelse');
    await shot('status');
  });

  it('reads pasted figures, shows what it read, and saves on a yes', async () => {
    await say('data');
    await press('Data som skolan redan har', 'Klistra in');
    const table = 'Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4';
    await fill('Klistra in från ett kalkylark', 'Rader med rubriker', table);
    await press('Klistra in från ett kalkylark', 'Läs');
    await card('Det här läste jag').waitFor();
    await shot('preview');
    await press('Det här läste jag', 'Spara värdena');
    await card('Sparat: 2 nya värden').waitFor();
    expect(await card('Sparat: 2 nya värden').innerText()).toContain('231,4');
  });

  it('plans an intervention with evidence, and asks whether something belongs to the plan', async () => {
    await say('ny insats');
    let title = 'Ny insats';
    await fill(title, 'Insats', 'Samtal inom fem dagar');
    await fill(title, 'Varför ska den hjälpa?', 'Frånvaron upptäcks sent.');
    await shot('intervention-first');
    await press(title, 'Spara');
    await press('Insats 1 är sparad som utkast.', 'Fyll på');
    title = 'Ändra insats 1';
    await choose(title, 'Nivå', 'Grupp');
    await choose(title, 'Slags insats', 'Förebyggande');
    await shot('intervention-how');
    await press(title, 'Nästa');
    await card('Det här vilar den på').waitFor();
    await choose(title, 'Vad vilar den på?', 'Enskilda studier');
    await choose(title, 'Vad säger kunskapen?', 'Visat fungera');
    await fill(title, 'Källor', 'SBU 350 Främjande av psykiskt välbefinnande');
    await fill(title, 'Vad skulle få er att sluta?', 'Ingen förändring vid två avstämningar.');
    await shot('intervention-evidence');
    await press(title, 'Spara');
    await card('Insats 1 är sparad.').waitFor();
    await shot('interventions');
    await say('är detta i planen: spännande webbkurs om hästar i vården, två heldagar');
    await card('Bara du ser det här.').waitFor();
    await shot('question');
    await press('Bara du ser det här.', 'Släpp');
    await card('Okej, vi släpper det.').waitFor();
  });

  it('refuses a personal number and keeps the rest of the form', async () => {
    await say('mina frågor');
    const title = 'Inför avstämningen';
    await fill(title, 'Nuläge', 'Frånvaron ökar i åk 8.');
    await fill(title, 'Trolig orsak 1', 'Gäller 20120304-9809.');
    await press(title, 'Nästa');
    await card('Det ser ut att finnas ett personnummer').waitFor();
    expect(await card(title).getByLabel('Nuläge', { exact: false }).inputValue()).toBe('Frånvaron ökar i åk 8.');
    expect(await card(title).getByLabel('Trolig orsak 1').inputValue()).toBe('Gäller.');
    await shot('refused');
  });

  it('makes a report, and gives a link to it since no file can be sent here', { timeout: 120_000 }, async () => {
    await say('halvårsrapport som pdf');
    await card('Vad ska den handla om?').waitFor();
    await shot('report-asked');
    await press('Vad ska den handla om?', 'Gör rapporten');
    await card('kommer i din egen chatt').waitFor();
    await card('Här är en länk till den i stället').waitFor();
    await shot('report-link');
    const opened = page.context().waitForEvent('page');
    await card('Här är en länk till den i stället').getByRole('link', { name: 'Öppna länken' }).click();
    const fetching = await opened;
    await fetching.getByRole('heading', { name: 'Elevhälsans arbete höstterminen 2026' }).waitFor();
    const folder = process.env['SCREENSHOTS'];
    if (folder) await fetching.screenshot({ path: join(folder, 'report-page.png') });
    const downloaded = fetching.waitForEvent('download');
    await fetching.getByRole('button', { name: 'Hämta rapporten' }).click();
    const file = await downloaded;
    expect(file.suggestedFilename()).toBe('Elevhälsans arbete höstterminen 2026, Ekskolan.pdf');
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await fetching.reload();
    await fetching.getByText('Länken gäller inte längre').waitFor();
    await fetching.close();
  });

  it('shows nothing under a card that it does not know', async () => {
    expect(await page.locator('body').innerText()).not.toMatch(/Full width|not supported/i);
  });

  it('helps with nonsense', async () => {
    await say('asdf qwerty');
    await card('Det där förstod jag inte riktigt.').waitFor();
    await press('Det där förstod jag inte riktigt.', 'Hjälp');
    await card('Det här kan jag hjälpa till med').waitFor();
  });

  it('moves the team to its channel and finds everybody there', async () => {
    await page.getByText('EHT', { exact: true }).first().click();
    await press('Du har redan satt upp ett team', 'Flytta Ekskolan hit');
    await card('Ekskolan bor nu i den här kanalen.').waitFor();
    await page.getByText('Personal Chat', { exact: true }).first().click();
    await card('Det här kan jag hjälpa till med').waitFor();
    await say('medlemmar');
    await card('Medlemmar och roller').waitFor();
    expect(await card('Medlemmar och roller').innerText()).toContain('Petra Psykolog');
  });

  it('has sent nothing anywhere', () => {
    expect(askedElsewhere).toEqual([]);
  });
});
