/** The renderers over generated cards, also ones that no part of the product makes today. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { button, type Card, type Element, facts, heading, labelled, link, submit, text } from '../../cards/card.ts';
import { SLACK, TEAMS_MESSAGE_BYTES } from '../../cards/render/limits.ts';
import { toHome, toMessage, toModal } from '../../cards/render/slack.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';
import { expectValidCard } from './valid.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.constantFrom(
    'Trygghet & studiero: <varje> måndag på **hela** skolan',
    '*x* _x_ ~x~ `x` :smile: @kim #eht {{DATE(2026-10-06T08:00:00Z)}} [x](y)\n- ett\n3. tre',
    'مرحبا بالعالم في مدرستنا',
    '👩🏽‍🏫'.repeat(400),
    'Elevhälsoteamet följer upp närvaron. '.repeat(550),
    '<!channel> <@U0123456789> <https://example.org|här>',
    '&'.repeat(3000),
  ),
);
const textBlock = fc.record({ words, bold: fc.boolean(), subtle: fc.boolean(), separator: fc.boolean() }).map((t) =>
  text(t.words, {
    isSubtle: t.subtle,
    separator: t.separator,
    ...(t.bold ? { weight: 'bolder' as const } : {}),
  }),
);
const leaf: fc.Arbitrary<Element> = fc.oneof(
  textBlock,
  words.map(heading),
  words.map((title) => link(title, 'https://bot.ekskolan.example/rapport/x')),
  fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 12 }).map(facts),
  fc
    .array(words, { minLength: 1, maxLength: 30 })
    .map(
      (titles): Element => ({ type: 'ActionSet', actions: titles.map((title) => button(title, { do: 'goals.list' })) }),
    ),
);
const element: fc.Arbitrary<Element> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 6 }).map((items): Element => ({ type: 'Container', items })),
);
const options = fc
  .record({ labels: fc.array(words, { minLength: 1, maxLength: 40 }), several: fc.boolean(), open: fc.boolean() })
  .map(({ labels, several, open }) => ({
    type: 'Input.ChoiceSet' as const,
    style: open ? ('expanded' as const) : ('compact' as const),
    choices: labels.map((title, index) => ({ title, value: String(index) })),
    isMultiSelect: several,
    value: '0',
  }));
const input = fc.oneof(
  fc.record({ value: words, long: fc.boolean() }).map(({ value, long }) => ({
    type: 'Input.Text' as const,
    isMultiline: long,
    maxLength: long ? 4000 : 80,
    value,
    placeholder: value,
  })),
  fc.constant({ type: 'Input.Date' as const, value: '2026-10-06' }),
  options,
);
const someCard = fc
  .record({
    body: fc.array(element, { maxLength: 70 }),
    inputs: fc.array(fc.tuple(input, words), { maxLength: 12 }),
    title: words,
    lang: fc.constantFrom('sv', 'en'),
  })
  .map(({ body, inputs, title, lang }): Card => {
    const fields = inputs.map(([field, label], index): Element => ({ ...field, id: `field:${index}`, label }));
    return {
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: title,
      lang,
      body: [heading(title), ...body.slice(0, fields.length > 0 ? 20 : 70), ...fields],
      actions: [
        ...(fields.length > 0 ? [submit(title, { do: 'goals.save' })] : []),
        button(title, { do: 'people.snooze' }),
      ],
      ...(fields.length > 0 ? { form: { title, open: { do: 'goals.open' }, openLabel: title } } : {}),
    };
  });

const plain = (body: Element[], more: Partial<Card> = {}): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: 'Hej',
  lang: 'sv',
  body,
  actions: [],
  ...more,
});
const shown = (value: unknown): string => JSON.stringify(value);

describe('any card', () => {
  it('is valid in Teams, within the limits of Slack, and never empty as text', () => {
    fc.assert(fc.property(someCard, expectValidCard), { seed: 20260824, numRuns: 150 });
  });

  it('shows every character as itself in Slack: no markup, emoji, mention, link or call to everyone', () => {
    const check = (card: Card) => {
      const message = toMessage(card);
      expect(message.text).not.toMatch(/<[!@#h]/);
      for (const blocks of [message.blocks, toModal(card, {}).blocks, toHome(card).blocks]) {
        expect(shown(blocks)).not.toContain('"mrkdwn"');
        expect(shown(blocks)).not.toContain('"emoji":true');
      }
    };
    fc.assert(fc.property(someCard, check), { seed: 20260825, numRuns: 60 });
  });
});

describe('what does not fit', () => {
  it('is cut in Slack with a last line that says how much, and keeps the buttons', () => {
    const rows = Array.from({ length: 80 }, (_, index) => text(`Rad ${index}`));
    const { blocks } = toMessage(plain(rows, { actions: [button('Ändra', { do: 'goals.list' })] }));
    expect(blocks).toHaveLength(SLACK.blocksInMessage);
    expect(shown(blocks.at(-2))).toContain('… och 32 rader till som inte får plats här.');
    expect(shown(blocks.at(-1))).toContain('Ändra');
  });

  it('is cut in Slack by the number of characters in the whole message too', () => {
    const message = toMessage(plain(Array.from({ length: 10 }, () => text('å'.repeat(2900)))));
    expect(shown(message.blocks).length).toBeLessThan(SLACK.messageCharacters);
    expect(shown(message.blocks)).toMatch(/… och \d rader till/);
  });

  it('is cut in Teams row by row, also inside one container', () => {
    const items = Array.from({ length: 60 }, () => text('å'.repeat(2000)));
    const json = toAdaptiveCard(plain([{ type: 'Container', items }]));
    expect(Buffer.byteLength(shown(json))).toBeLessThanOrEqual(TEAMS_MESSAGE_BYTES);
    expect(json.body.length).toBeGreaterThan(15);
    expect(shown(json.body.at(-1))).toMatch(/… och \d+ rader till/);
  });

  it('leaves no half escape and no half emoji behind', () => {
    const long = toMessage(plain([text(`${'x'.repeat(2996)}&&&`)]));
    expect(long.text).toMatch(/x …$/);
    const { text: short, blocks } = toMessage(plain([text('👩🏽‍🏫'.repeat(600))]));
    expect(shown([short, blocks]).isWellFormed()).toBe(true);
    expect(shown(blocks)).toContain(' …');
  });
});

describe('in Slack', () => {
  const form = (title: string): Card =>
    plain([heading(title), text('Skriv kort.'), { type: 'Input.Text', id: 'a', label: 'Läget', value: 'Sömn' }], {
      form: { title, open: { do: 'goals.open', id: '1' }, openLabel: 'Svara' },
      actions: [submit('Skicka', { do: 'goals.save', id: '1' })],
    });

  it('a card with inputs is its words and one button that opens it', () => {
    const message = toMessage(form('Din analys'));
    expect(shown(message.blocks)).not.toContain('"input"');
    const actions = message.blocks.filter((block) => block.type === 'actions');
    expect(actions).toHaveLength(1);
    expect(shown(actions)).toContain(shown(shown({ do: 'goals.open', id: '1' })));
  });

  it('a modal carries where it came from and what its submit means', () => {
    const modal = toModal(form('Din analys'), { channel: 'C1', ts: '1.1' });
    expect(JSON.parse(String(modal['private_metadata']))).toEqual({
      channel: 'C1',
      ts: '1.1',
      data: { do: 'goals.save', id: '1' },
    });
    expect(shown(modal['title'])).toContain('Din analys');
    expect(shown(modal.blocks)).not.toContain('Din analys');
    expect(shown(modal.blocks)).toContain('"initial_value":"Sömn"');
    expect(shown(modal['close'])).toContain('Avbryt');
  });

  it('a modal whose title does not fit has the whole of it above the questions', () => {
    const modal = toModal(form('Din analys inför avstämningen den 6 oktober'), {});
    expect(shown(modal['title'])).toContain('Årshjulet');
    expect(shown(modal.blocks)).toContain('Din analys inför avstämningen den 6 oktober');
  });

  it('more than ten choices become a list to pick from', () => {
    const choice = (count: number): Card =>
      plain([
        {
          type: 'Input.ChoiceSet',
          id: 'c',
          label: 'Vem?',
          style: 'expanded',
          choices: Array.from({ length: count }, (_, index) => ({ title: `Namn ${index}`, value: `${index}` })),
          value: '1',
        },
      ]);
    expect(shown(toModal(choice(10), {}))).toContain('radio_buttons');
    expect(shown(toModal(choice(11), {}))).toContain('static_select');
  });

  it('people are mentioned with their ids', () => {
    const card = plain([text('Hej')], { mentions: [{ id: 'U1', name: 'Kim' }] });
    expect(toMessage(card).text).toContain('<@U1>');
    expect(shown(toHome(card).blocks)).toContain('Hej');
  });
});

it('plain text says all words, and nothing else', () => {
  const card = plain([heading('Status'), labelled('Mål 1', '*kort* väg'), facts([['Svar', '3 av 7']])]);
  expect(toText(card)).toBe('Status\nMål 1: *kort* väg\nSvar: 3 av 7');
  expect(toText(plain([], { fallbackText: ' ' }))).toBe('Årshjulet');
});
