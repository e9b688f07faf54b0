/** The whole loop in Microsoft's Agents Playground, driven in Chromium as a newcomer would: set up, goal, answer, receipt, change, status. */
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startApp } from '../../app.ts';
import { readSettings } from '../../config.ts';
import { type Playground, startPlayground } from '../../scripts/playground.ts';

const CHROMIUM =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

let app: Running;
let playground: Playground;
let browser: Browser;
let page: Page;
const clock = { now: Temporal.Instant.from('2026-09-30T08:00:00Z') };

beforeAll(async () => {
  if (!CHROMIUM) throw new Error('No Chromium: install it (Debian: chromium) or set CHROMIUM_PATH.');
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
  const env = { STORAGE_URL: `file:${join(folder, 'a.db')}`, PORT: String(await freePort()), LOG_LEVEL: 'silent' };
  app = await startApp(readSettings(env), () => clock.now);
  playground = await startPlayground(app.teamsUrl ?? '', await freePort());
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  page = await browser.newPage({ viewport: { width: 1300, height: 1200 }, locale: 'sv-SE' });
  page.setDefaultTimeout(20_000);
  await page.goto(playground.url);
});

afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await app?.stop();
});

const card = (words: string) => page.locator('.ac-adaptiveCard', { hasText: words }).last();
const press = (words: string, title: string) =>
  card(words).getByRole('button', { name: title, exact: true }).first().click();
async function say(words: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.click();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

describe('in the Agents Playground', () => {
  it('a newcomer sets the team up and approves the wheel', async () => {
    await press('Hej! Jag är Årshjulet.', 'Kom igång');
    await card('Kom igång: skolan').getByLabel('Skolans namn').fill('Ekskolan');
    await press('Kom igång: skolan', 'Nästa');
    await press('Läsårets dagar 2026/27', 'Spara');
    await press('Vem gör vad?', 'Spara');
    await card('Årshjulet 2026/27 · Ekskolan').waitFor();
    await press('Årshjulet 2026/27 · Ekskolan', 'Godkänn årshjulet');
    await card('Årshjulet är godkänt').waitFor();
    expect(await card('Årshjulet 2026/27 · Ekskolan').innerText()).toContain('Godkänt den 30 september 2026');
  });

  it('makes a goal, gets a faulty form back with the words in it', async () => {
    await say('nytt mål');
    const form = card('Nytt mål');
    await form.getByLabel('Mål', { exact: false }).first().fill('Minska den ogiltiga frånvaron');
    await form.getByLabel('Grupp').fill('åk 7–9');
    await form.getByLabel('Indikator').fill('ogiltig frånvaro');
    await form.getByLabel('Utgångsläge').fill('8,4');
    await form.getByLabel('Målvärde').fill('8,4');
    await form.getByText('Lägre är bättre').click();
    await press('Nytt mål', 'Spara målet');
    await card('Målvärdet är samma som utgångsläget').waitFor();
    expect(await card('Nytt mål').getByLabel('Grupp').inputValue()).toBe('åk 7–9');
    await card('Nytt mål').getByLabel('Målvärde').fill('6,5');
    await press('Nytt mål', 'Spara målet');
    await card('Mål 1 är sparat som utkast.').waitFor();
    expect(await card('Mål 1 är sparat som utkast.').innerText()).toContain('✓ Mätbart');
    await press('Mål 1 är sparat som utkast.', 'Ta in i planen ändå');
    await card('Ta in mål 1 i planen ändå?').getByLabel('Skäl').fill('Vi prövar under hösten.');
    await press('Ta in mål 1 i planen ändå?', 'Ta in i planen');
    await card('Mål 1 är nu med i planen.').waitFor();
  });

  it('answers, gets a receipt in the same card, changes it, and sees the status', async () => {
    await say('mina frågor');
    const title = 'Inför avstämningen';
    await card(title).getByLabel('Nuläge', { exact: false }).fill('Frånvaron ökar i åk 8.');
    await card(title).getByLabel('Trolig orsak 1').fill('Sena kvällar.');
    await card(title).getByLabel('Värde nu', { exact: false }).fill('7,9');
    await card(title).getByText('Viss avvikelse').click();
    await press(title, 'Skicka');
    await card('Tack, Kim!').waitFor();
    expect(await card('Tack, Kim!').innerText()).toContain('Frånvaron ökar i åk 8.');
    await press('Tack, Kim!', 'Ändra');
    await card(title).getByLabel('Trolig orsak 1').fill('Skärmar på kvällen.');
    await press(title, 'Skicka');
    await card('Skärmar på kvällen.').waitFor();
    await say('status');
    const status = await card('Så ligger vi till · Ekskolan').innerText();
    expect(status).toContain('tisdag den 26 januari 2027, om 118 dagar');
    expect(status).toContain('Alla har svarat.');
    expect(status).toContain('Viss avvikelse');
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: join(folder, 'status.png') });
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
});
