/** Nothing that is in the plan is out of reach: what does not fit in one message is on the next page, on both platforms. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { expectValidCard } from '../cards/valid.ts';
import { addition, answer, member } from '../storage/samples.ts';
import { buttonsOf, CHANNEL, cardOf, makeWorld, setUpTeam, type World } from './team.ts';

const [RUT] = ['Rut Rektor'] as const;
let world: World;
let snapshot: Snapshot;
beforeEach(async () => {
  world = await makeWorld();
  snapshot = await setUpTeam(world);
});

const keep = (documents: readonly Document[]) =>
  world.storage.commit(
    snapshot.key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
/** The card and every page after it, reached by pressing; each of them whole on both platforms. */
async function allPages(name: string, first: Card): Promise<string[]> {
  const pages = [first];
  for (;;) {
    const here = pages.at(-1) ?? first;
    expectValidCard(here);
    if (!buttonsOf(here).some(({ title }) => title === 'Nästa sida')) break;
    pages.push(cardOf(await world.press(name, here, 'Nästa sida')));
  }
  return pages.map(toText);
}
/** `count` texts of a length that nobody would write twice. */
const texts = (count: number, length: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index} ${'ö'.repeat(length - 20)} slut${index}.`);
function expectAll(pages: readonly string[], words: readonly string[]): void {
  const all = pages.join('\n').replaceAll(/\s/g, '');
  for (const word of words) expect(all).toContain(word.replaceAll(/\s/g, ''));
}

describe('the joint picture', () => {
  it('shows all that twelve people wrote, and what they added', async () => {
    const october = snapshot.checkpoints.find(({ date }) => date === '2026-10-06');
    const [situations, causes, meanings] = [
      texts(12, 4000, 'Läge'),
      texts(36, 1000, 'Orsak'),
      texts(12, 4000, 'Följd'),
    ];
    const additions = texts(40, 300, 'Tillägg');
    const id = october?.id ?? '';
    await keep([
      ...situations.flatMap((situation, index): Document[] => [
        member(`p${index}`, { professions: ['psychologist', 'schoolNurse'] }),
        answer(id, `p${index}`, {
          schoolYear: '2026/27',
          analysis: {
            situation,
            causes: causes.slice(index * 3, index * 3 + 3).map((text) => ({ text, goal: null })),
            meaning: meanings[index] ?? '',
          },
        }),
      ]),
      ...additions.map((text, index) => addition(`a${index}`, id, text)),
    ]);
    world.clock.now = Temporal.Instant.from('2026-10-06T07:00:00Z');
    const pages = await allPages(RUT, cardOf(await world.say(RUT, 'gemensam bild')));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages[1]).toContain(`Sida 2 av ${pages.length}`);
    expectAll(pages, [...situations, ...causes, ...meanings, ...additions]);
  });

  it('turns its page for the one who pressed, and stays to be read after the checkpoint is closed', async () => {
    const october = snapshot.checkpoints.find(({ date }) => date === '2026-10-06');
    const situations = texts(5, 4000, 'Läge');
    await keep(
      situations.map((situation, index) =>
        answer(october?.id ?? '', `p${index}`, {
          analysis: { situation, causes: [{ text: 'Oro.', goal: null }], meaning: '' },
        }),
      ),
    );
    world.clock.now = Temporal.Instant.from('2026-10-07T07:00:00Z');
    const first = cardOf(await world.say(RUT, 'gemensam bild', CHANNEL));
    const data = { do: 'checkpoint.close', team: snapshot.key.team, checkpoint: october?.id ?? '' };
    await world.handle(world.inbound(RUT, { type: 'answered', data, values: {} }, CHANNEL, 'sv'));
    const second = await world.press(RUT, first, 'Nästa sida', {}, CHANNEL);
    expect(second.map(({ as, card }) => [as, card.shared])).toEqual([['replace', undefined]]);
    expect(buttonsOf(cardOf(second)).map(({ title }) => title)).toContain('Förra sidan');
    expect(buttonsOf(cardOf(second)).map(({ title }) => title)).not.toContain('Lägg till i bilden');
  });
});
