/** That every card can be used by whoever does not see it, or does not see colours: over a school half-way through its year. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Button, type Card, type Element, inputsOf } from '../../cards/card.ts';
import { toMessage } from '../../cards/render/slack.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';
import { spoken } from '../../cards/spoken.ts';
import type { Locale } from '../../quality/base.ts';
import { demoSchool } from '../../scheduler/simulation/demo.ts';
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

  it('says nothing by colour alone: what has a colour or a frame has words, and so has the card without them', () => {
    const coloured = (element: Element): boolean =>
      (element.type === 'TextBlock' && ['accent', 'attention'].includes(element.color ?? '')) ||
      (element.type === 'Container' && element.style === 'attention');
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
});
