/** Nothing that is in the plan is out of reach: what does not fit in one message is on the next page, on both platforms. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { expectValidCard, expectWhole } from '../cards/valid.ts';
import { addition, answer, discussion, goal, intervention, member } from '../storage/samples.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, setUpTeam, type World } from './team.ts';

const RUT = 'Rut Rektor';
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
    expectWhole(here);
    if (!buttonsOf(here).some(({ title }) => title === 'Nästa sida')) break;
    pages.push(cardOf(await world.press(name, here, 'Nästa sida')));
  }
  return pages.map(toText);
}
/** `count` texts of a length that nobody would write twice. */
const texts = (count: number, length: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index} ${'ö'.repeat(length - 20)} slut${index}.`);
function expectAll(pages: readonly string[], words: readonly string[]): void {
  // A long text goes on over what stands on every page.
  const lines = pages.map((page) => page.split('\n'));
  const everywhere = (line: string): boolean => pages.length > 1 && lines.every((page) => page.includes(line));
  const own = lines.flat().filter((line) => !everywhere(line) && !/^Sida \d+ av \d+$/.test(line));
  const all = own.join('').replaceAll(/\s/g, '');
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

const YEAR = { version: 1, schoolYear: '2026/27' };
const october = (): string => snapshot.checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
const decisions = (words: readonly string[]): Document[] =>
  words.map((text, index) => ({
    ...YEAR,
    kind: 'decision',
    id: `d${index}`,
    checkpoint: october(),
    text,
    owner: idOf(RUT),
    due: '2026-09-30',
    doneAt: null,
    createdBy: idOf(RUT),
  }));

describe('lists', () => {
  it('of decisions have all of them, and stay on the page when one is ticked off', async () => {
    const words = texts(60, 300, 'Beslut');
    await keep(decisions(words));
    const first = cardOf(await world.say(RUT, 'beslut'));
    expectAll(await allPages(RUT, first), words);
    const second = cardOf(await world.press(RUT, first, 'Nästa sida'));
    const ticked = toText(cardOf(await world.press(RUT, second, 'Klart')));
    expect(ticked).toContain('Sida 2 av');
  });

  it('of parked things have all of them', async () => {
    const words = texts(50, 300, 'Parkerat');
    await keep(
      words.map((text, index) => ({
        ...YEAR,
        kind: 'parked',
        id: `k${index}`,
        text,
        owner: idOf(RUT),
        category: 'training',
        parkedAt: '2026-08-20T08:00:00Z',
        state: 'parked',
        reviewedAt: null,
        capacity: '',
      })),
    );
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'parkeringen'))), words);
  });

  it('of goals have all of them with all their words', async () => {
    const words = texts(12, 300, 'Mål');
    await keep(
      words.map((title, i) => goal(`g${i}`, i + 1, { title, group: title, indicator: title, owner: idOf(RUT) })),
    );
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'mål'))), words);
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'status'))), words);
  });

  it('of interventions and discussions have all of them', async () => {
    const [titles, outcomes] = [texts(30, 300, 'Insats'), texts(40, 1000, 'Utfall')];
    await keep([
      ...titles.map((title, i) => intervention(`i${i}`, i + 1, { title })),
      ...outcomes.map((outcome, i) => discussion(`d${i}`, { outcome, state: 'held' })),
    ]);
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'insatser'))), titles);
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'diskussion'))), outcomes);
  });

  it('of members have all hundred of them, with what they do', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `Medlem ${i} ${'von'.repeat(40)} Slut${i}`);
    await keep(names.map((name, i) => member(`m${i}`, { name })));
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'medlemmar'))), names);
    // Once they have been asked.
    world.clock.now = Temporal.Instant.from('2026-09-29T08:00:00Z');
    const status = cardOf(await world.say(RUT, 'vem har inte svarat?'));
    expectAll(await allPages(RUT, status), names);
  });

  it('of figures, read and to be read, have all of them', async () => {
    const terms = ['HT22', 'VT23', 'HT23', 'VT24', 'HT24', 'VT25', 'HT25'];
    const rows = terms.flatMap((term, t) =>
      Array.from({ length: 9 }, (_, i) => ({ term, grade: i + 1, value: `${t + 3},${i + 1}` })),
    );
    const lines = rows.map(({ term, grade, value }) => `${term};${grade};60;${value}`);
    const table = Buffer.from(`Termin;Åk;Antal elever;Frånvaro\n${lines.join('\n')}\n`);
    const preview = cardOf(await world.uploadTable(RUT, 'narvaro.csv', table));
    expectAll(
      await allPages(RUT, preview),
      rows.flatMap(({ term, grade, value }) => [`åk ${grade}:`, `${term}: ${value}`]),
    );
    expect(toText(cardOf(await world.press(RUT, preview, 'Spara värdena')))).toContain('Sparat: 63 nya värden');
  });
});

describe('before and after a checkpoint', () => {
  it('the agenda has every point, also for who turns its page in the channel', async () => {
    const words = texts(45, 300, 'Punkt');
    await keep(
      words.map((text, index) => ({
        ...YEAR,
        kind: 'note',
        id: `n${index}`,
        use: 'agenda',
        text,
        person: idOf(RUT),
        date: '2026-09-30',
        concerns: null,
        state: 'open',
        checkpoint: null,
        carriedFrom: [],
      })),
    );
    expectAll(await allPages(RUT, await delivered('agenda')), words);
  });

  it('the summary has every decision and the coordinator’s words, for those who may know who has answered', async () => {
    const words = texts(40, 300, 'Beslut');
    await keep(decisions(words));
    const card = await delivered('summary');
    expectAll(await allPages(RUT, card), words);
    const others = await world.press('Siv Sköterska', card, 'Nästa sida');
    expect(others.map(({ as }) => as)).toEqual(['private']);
    expect(toText(cardOf(others))).not.toContain('Beslut 1');
  });

  it('the status has every decision that is late', async () => {
    const words = texts(40, 300, 'Beslut');
    await keep(decisions(words));
    world.clock.now = Temporal.Instant.from('2026-10-20T08:00:00Z');
    expectAll(await allPages(RUT, cardOf(await world.say(RUT, 'status'))), words);
  });
});

/** What is sent by itself before or after the October checkpoint. */
async function delivered(kind: 'agenda' | 'summary'): Promise<Card> {
  // Its further pages are turned to on the same day.
  world.clock.now = Temporal.Instant.from('2026-10-06T07:00:00Z');
  const now = await world.snapshot();
  const planned = await world.storage.deliveries(now.key, 200);
  const delivery = planned.find((one) => one.kind === kind && one.checkpoint === october());
  if (!delivery) throw new Error(`no ${kind} is planned`);
  return renderDelivery(delivery, now, '2026-10-06T07:00:00Z', { late: false });
}
