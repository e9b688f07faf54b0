import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import type { Reply } from '../../bots/messenger.ts';
import { button, buttons, type Card, type Element, facts, heading, labelled, submit, text } from '../../cards/card.ts';
import { findPlayground, type Playground, startPlayground } from '../../commands/start/playground.ts';
import { freePort } from '../free-port.ts';
import { serveTeams } from './serve.ts';

const SAMPLES = [
  '{{DATE(2026-10-06T08:00:00Z)}} och {{TIME(2026-10-06T08:00:00Z, SHORT)}}',
  '<b>fet</b> & <script>x</script> &amp; &lt;3',
  '# Rubrik',
  '*x* **y** _z_ __å__ ~~ä~~ `kod`',
  '- punkt',
  '3. tredje',
  '4) fjärde',
  '> citat',
  '---',
  'rad ett\nrad två\n\nrad fyra',
  '+ plus\n* stjärna\n1. ett',
  'a | b\n--|--\n1 | 2',
  '===\nx\n===',
  '[länk](https://example.org) <https://example.org> ![bild](x)',
  'C:\\mapp\\ny, \\* och slut \\',
  '1*2*3 snake_case_ord 5 < 6 > 4 "citat" \'apostrof\' ...',
  '<at>Kim</at> @Kim :smile: (c) (tm) +-',
  'tre   mellanslag, $& $1 $t(common:save) {{count}}',
] as const;

/** A card that shows the words in every place where a card of the product shows what somebody typed. */
function showing(words: string): Card {
  const body: Element[] = [
    text('Så här skrev du'),
    text(words),
    heading(words),
    text(words, { weight: 'bolder', isSubtle: true }),
    labelled(words, words),
    facts([[words, words]]),
    { type: 'Container', style: 'attention', items: [text(`• ${words}`)] },
    buttons(button(words, { do: 'goals.list' })),
    { type: 'Input.Text', id: 'words', label: words, isMultiline: true, value: words, placeholder: words },
    {
      type: 'Input.ChoiceSet',
      id: 'one',
      label: words,
      style: 'expanded',
      choices: [
        { title: words, value: '1' },
        { title: 'Annat', value: '2' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'list',
      label: 'Lista',
      style: 'compact',
      choices: [{ title: words, value: '1' }],
      value: '1',
    },
  ];
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'Så här skrev du',
    lang: 'sv',
    body,
    actions: [submit('Visa', { do: 'goals.save' })],
    form: { title: 'Visa', open: { do: 'goals.open' }, openLabel: 'Fyll i' },
  };
}

const found = inject('chromium');
let bot: Awaited<ReturnType<typeof serveTeams>>;
let playground: Playground;
let browser: Browser;
let page: Page;

const answer = async ({ event }: Inbound): Promise<Reply[]> => {
  if (event.type === 'said') return [{ as: 'post', card: showing('') }];
  return event.type === 'answered' ? [{ as: 'replace', card: showing(event.values['words'] ?? '') }] : [];
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  if (!found) return;
  bot = await serveTeams(answer, log);
  playground = await startPlayground(findPlayground(), bot.url, await freePort());
  browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args],
    env: { ...process.env, ...found.env },
  });
  page = await browser.newPage({ viewport: { width: 1300, height: 1200 }, locale: 'sv-SE' });
  page.setDefaultTimeout(20_000);
  await page.goto(playground.url);
  await page.getByRole('textbox').last().click();
  await page.keyboard.type('hej');
  await page.keyboard.press('Enter');
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await bot?.stop();
});

/** As a person reads it: spaces that do not break look like others, and what has no width is not seen. */
const seen = (words: string): string => words.replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
const textsOf = async (places: Locator): Promise<string[]> => (await places.allInnerTexts()).map(seen);
/** In one row, as a button or a list of choices shows it. */
const inOneRow = (words: string): string => words.replaceAll(/\s+/g, ' ');

describe.skipIf(!found)('what somebody types', () => {
  it.each(SAMPLES)('%j', async (words) => {
    const card = page.locator('.ac-adaptiveCard', { hasText: 'Så här skrev du' }).last();
    await card.getByRole('textbox').first().fill(words);
    await card.getByRole('button', { name: 'Visa', exact: true }).click();
    // The answer has come when the typed words stand in a text of the card.
    const blocks = card.locator('.ac-textBlock');
    await expect.poll(async () => (await textsOf(blocks))[1]).toBe(words);
    expect(await textsOf(blocks)).toEqual([
      'Så här skrev du',
      words,
      words,
      words,
      `${words}: ${words}`,
      words,
      words,
      `• ${words}`,
    ]);
    expect(await card.getByRole('textbox').first().inputValue()).toBe(words);
    expect(await card.getByRole('textbox').first().getAttribute('placeholder')).toBe(words);
    expect((await textsOf(card.locator('label.ac-richTextBlock'))).slice(0, 2)).toEqual([words, words]);
    expect((await textsOf(card.locator('.fui-Radio label'))).map(inOneRow)[0]).toBe(inOneRow(words));
    expect(inOneRow(await card.getByRole('combobox').inputValue())).toBe(inOneRow(words.replaceAll('\n', '')));
    expect((await textsOf(card.getByRole('button'))).map(inOneRow)).toContain(inOneRow(words));
  });
});
