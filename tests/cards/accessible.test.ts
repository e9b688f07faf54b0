/** That every card can be used by whoever does not see it, or does not see colours: over a school half-way through its year. */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Button, type Card, type Element, inputsOf } from '../../cards/card.ts';
import { toHome, toMessage, toModal } from '../../cards/render/slack.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';
import { spoken } from '../../cards/spoken.ts';
import type { Locale } from '../../quality/base.ts';
import { demoSchool } from '../../scheduler/simulation/demo.ts';
import { contrast } from '../contrast.ts';
import teamsColours from '../fixtures/cards/teams-text-colours.json' with { type: 'json' };
import { everyCard } from './all-cards.ts';

let cards: readonly Card[] = [];
beforeAll(async () => {
  const demo = await demoSchool();
  cards = (['sv', 'en'] as const satisfies readonly Locale[]).flatMap((locale) =>
    everyCard({ ...demo, team: { ...demo.team, locale } }, 'Ord').filter((card) => card !== null),
  );
});

const elementsOf = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => (element.type === 'Container' ? [element, ...elementsOf(element.items)] : [element]));
const buttonsOf = ({ body, actions }: Card): Button[] => [
  ...elementsOf(body).flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])),
  ...actions,
];

/** What stands under a key, wherever in a value it is. */
const valuesOf = (part: unknown, key: string): unknown[] =>
  typeof part === 'object' && part !== null
    ? Object.entries(part).flatMap(([name, value]) => (name === key ? [value] : valuesOf(value, key)))
    : [];

const pressed = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  tooltip: z.string().optional(),
  text: z.object({ text: z.string() }).optional(),
  accessibility_label: z.string().optional(),
});
/** What a screen reader says of everything that can be pressed in what is sent. */
function namesIn(part: unknown, type: RegExp): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap((one) => namesIn(one, type));
  const one = pressed.safeParse(part).data;
  if (!one || !type.test(one.type)) return inside;
  return [one.tooltip ?? one.accessibility_label ?? one.title ?? one.text?.text ?? '', ...inside];
}

/** Names that several of a list have, each once. */
const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
const faults = (of: (card: Card) => readonly string[]): string[] => [
  ...new Set(cards.flatMap((card) => of(card).map((fault) => `${card.fallbackText}: ${fault}`))),
];

describe('every card', () => {
  it('is looked at here', () => expect(cards.length).toBeGreaterThan(100));

  it('calls no two buttons the same to whoever has them read aloud, in either chat', () => {
    expect(faults((card) => repeated(buttonsOf(spoken(card)).map((one) => one.spoken ?? one.title)))).toEqual([]);
  });

  it('says each name once in what is sent to Teams, and in a message, a window and a home of Slack', () => {
    const ways = {
      teams: (card: Card) => namesIn(toAdaptiveCard(card), /^Action\./),
      message: (card: Card) => namesIn(toMessage(card).blocks, /^button$/),
      window: (card: Card) => namesIn(toModal(card, {}).blocks, /^button$/),
      home: (card: Card) => (card.form ? [] : namesIn(toHome(card).blocks, /^button$/)),
    };
    for (const [way, names] of Object.entries(ways)) {
      expect([way, cards.flatMap(names).length > 100]).toEqual([way, true]);
      expect([way, faults((card) => repeated(names(card)))]).toEqual([way, []]);
    }
  });

  it('says in words what a red button does, and never the same as another one', () => {
    const red = cards.flatMap(buttonsOf).filter(({ style }) => style === 'destructive');
    expect(red.length).toBeGreaterThan(10);
    const plain = /^(?:Ta bort|Ångra|Radera|Lämna|Remove|Undo|Delete|Give up)(?: |$)/;
    expect(red.filter(({ title }) => !plain.test(title))).toEqual([]);
    const looks = (card: Card) => Map.groupBy(buttonsOf(card), ({ title }) => title);
    expect(
      faults((card) =>
        [...looks(card)].flatMap(([title, all]) => (new Set(all.map(({ style }) => style)).size > 1 ? [title] : [])),
      ),
    ).toEqual([]);
  });

  it('tells those names to both platforms', () => {
    const goals = cards.find(({ fallbackText }) => fallbackText === 'Våra mål 2026/27');
    if (!goals) throw new Error('there is no list of goals');
    const name = /^Avsluta: .*Minska den ogiltiga frånvaron i åk 7–9/;
    expect(valuesOf(toAdaptiveCard(goals), 'tooltip')).toContainEqual(expect.stringMatching(name));
    expect(valuesOf(toMessage(goals), 'accessibility_label')).toContainEqual(expect.stringMatching(name));
  });

  it('names each input by a label of its own', () => {
    // The sample of questions about a file is the same one thirty times.
    const forms = (card: Card) => (card.form?.open.do === 'data.askOpen' ? [] : inputsOf(card.body));
    expect(faults((card) => repeated(forms(card).map(({ label }) => label.trim())))).toEqual([]);
    expect(faults((card) => inputsOf(card.body).flatMap(({ id, label }) => (label.trim() === '' ? [id] : [])))).toEqual(
      [],
    );
  });

  it('begins with what it is about, and goes down one heading at most', () => {
    const headings = (card: Card) =>
      elementsOf(card.body).filter((element) => element.type === 'TextBlock' && element.style === 'heading');
    expect(faults((card) => (headings(card).length > 1 ? ['headings'] : []))).toEqual([]);
    expect(faults((card) => (card.fallbackText.trim() === '' ? ['nothing'] : []))).toEqual([]);
  });

  it('tells in words what each picture shows', () => {
    const pictures = cards.flatMap((card) => elementsOf(card.body).filter((element) => element.type === 'Image'));
    expect(pictures.length).toBeGreaterThan(0);
    for (const { altText } of pictures) expect(altText.length).toBeGreaterThan(20);
  });

  it('says nothing by colour alone: what has a colour behind it has words, and so has the card without them', () => {
    const coloured = (element: Element): boolean => element.type === 'Container' && element.style === 'attention';
    const wordsOf = (element: Element): string => {
      if (element.type === 'TextBlock') return `${element.label ?? ''}${element.text}`;
      return element.type === 'Container' ? element.items.map(wordsOf).join('') : '';
    };
    expect(cards.some((card) => elementsOf(card.body).some(coloured))).toBe(true);
    expect(
      faults((card) =>
        elementsOf(card.body).flatMap((element) =>
          coloured(element) && !/\p{L}{3}/u.test(wordsOf(element)) ? [JSON.stringify(element)] : [],
        ),
      ),
    ).toEqual([]);
    expect(faults((card) => (toText(card).trim() === '' ? ['no words'] : []))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has words that stand out from what is behind them in Teams, %s', (name) => {
    const words = cards.flatMap((card) => wordsOn(toAdaptiveCard(card)));
    expect(words.some(({ style }) => style === 'attention')).toBe(true);
    expect(words.some(({ subtle }) => subtle)).toBe(true);
    expect(words.filter((one) => contrastIn(name, one) < 4.5)).toEqual([]);
  });

  it('has no other colour for words, since none can be read in both themes', () => {
    for (const color of ['accent', 'attention', 'good', 'warning'] as const) {
      const seen = (['light', 'dark'] as const).flatMap((theme) =>
        [true, false].map((subtle) => contrastIn(theme, { style: 'default', color, subtle })),
      );
      expect([color, Math.min(...seen) < 4.5]).toEqual([color, true]);
    }
  });
});

/** Words of a card as it is sent: in which colour, and in what style of container. */
type Words = { readonly style: string; readonly color: string; readonly subtle: boolean };
const shape = z.looseObject({
  type: z.string().optional(),
  style: z.string().optional(),
  color: z.string().optional(),
  isSubtle: z.boolean().optional(),
});
function wordsOn(part: unknown, style = 'default'): Words[] {
  if (Array.isArray(part)) return part.flatMap((one) => wordsOn(one, style));
  const element = shape.safeParse(part).data;
  if (!element) return [];
  const inside = element.type === 'Container' ? (element.style ?? style) : style;
  const here =
    element.type === 'TextBlock'
      ? [{ style, color: element.color ?? 'default', subtle: element.isSubtle ?? false }]
      : [];
  return [...here, ...Object.values(element).flatMap((one) => wordsOn(one, inside))];
}

const hues = z.record(z.string(), z.object({ default: z.string(), subtle: z.string() }));
const theme = z.record(z.string(), z.object({ background: z.string(), text: hues }));
const TEAMS = z.object({ light: theme, dark: theme }).parse(teamsColours);
/** How well the words are seen there, in the colours of Teams' own renderer. */
function contrastIn(name: 'light' | 'dark', { style, color, subtle }: Words): number {
  const around = TEAMS[name][style];
  const hue = around?.text[color]?.[subtle ? 'subtle' : 'default'];
  if (!around || !hue) throw new Error(`Teams has no ${color} in ${style}`);
  const background = opaque(around.background, '#ffffff');
  return contrast(opaque(hue, background), background);
}
/** `#AARRGGBB` as it looks on what is behind it. */
function opaque(colour: string, behind: string): string {
  if (colour.length < 9) return colour;
  const share = Number.parseInt(colour.slice(1, 3), 16) / 255;
  const part = (of: string, at: number): number => Number.parseInt(of.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(colour, at + 2) * share + part(behind, at) * (1 - share)));
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}
