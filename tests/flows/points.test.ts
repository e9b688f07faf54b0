/** A point on the agenda belongs to one checkpoint, where it is ticked off or carried on. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import type { Note } from '../../quality/keep/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { expectValidCard } from '../cards/valid.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
let snapshot: Snapshot;
beforeEach(async () => {
  world = await makeWorld();
  snapshot = await setUpTeam(world);
});

const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
const idOn = (number: number): string =>
  snapshot.checkpoints.toSorted((a, b) => a.date.localeCompare(b.date))[number - 1]?.id ?? '';
const noteOf = async (words: string) => (await world.snapshot()).notes.find(({ text }) => text === words);
const add = (name: string, words: string) => world.say(name, `lägg till på dagordningen: ${words}`);

/** The agenda as it stands in the channel on the October checkpoint's day. */
async function agenda(): Promise<Card> {
  const row = (await world.storage.deliveries(snapshot.key, 300)).find(
    ({ kind, checkpoint }) => kind === 'agenda' && checkpoint === idOn(1),
  );
  if (!row) throw new Error('no agenda planned');
  return renderDelivery(row, await world.snapshot(), world.clock.now.toString(), { late: false });
}
const press = (name: string, verb: string, more: Record<string, string> = {}) =>
  world.handle(
    world.inbound(
      name,
      { type: 'answered', data: { do: verb, team: snapshot.key.team, checkpoint: idOn(1), ...more }, values: {} },
      CHANNEL,
      'sv',
    ),
  );
const titles = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);

describe('a point on the agenda', () => {
  it('belongs to the checkpoint that is next when it is added', async () => {
    await add(SIV, 'Schemat i åk 9');
    at('2026-10-07');
    await add(SIV, 'Vuxna på rasterna');
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ checkpoint: idOn(1), carriedFrom: [] });
    expect(await noteOf('Vuxna på rasterna')).toMatchObject({ checkpoint: idOn(2) });
    const words = toText(await agenda());
    expect(words).toContain('Schemat i åk 9');
    expect(words).not.toContain('Vuxna på rasterna');
  });

  it('is ticked off or carried on from the agenda in the channel, by whoever added it and those who manage', async () => {
    await add(SIV, 'Schemat i åk 9');
    await add(PETRA, 'Vuxna på rasterna');
    at('2026-10-06');
    const card = await agenda();
    const petras = cardOf(await world.press(PETRA, card, 'Punkterna'));
    expectValidCard(petras);
    expect(titles(petras).filter((title) => title === 'Klar')).toHaveLength(1);
    expect(toText(petras)).toContain('En punkt bockas av eller förs vidare av den som lade till den');
    const after = cardOf(await world.press(PETRA, petras, 'Till nästa avstämning'));
    expect(toText(after)).toContain('Punkten är förd till nästa avstämning.');
    expect(toText(after)).toContain('Petra Psykolog · förd vidare');
    const kims = cardOf(await world.press(KIM, card, 'Punkterna'));
    const ticked = cardOf(await world.press(KIM, kims, 'Klar'));
    expect(toText(ticked)).toContain('Siv Sköterska · klar');
    expect(titles(ticked)).not.toContain('Klar');
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ state: 'done', checkpoint: idOn(1) });
    expect(await noteOf('Vuxna på rasterna')).toMatchObject({ state: 'open', checkpoint: idOn(2) });
    expect(titles(await agenda())).not.toContain('Punkterna');
    const history = textOf(await world.say(RUT, 'historik'));
    expect(history).toContain('Kim Kurator bockade av en punkt på dagordningen: Schemat i åk 9');
    expect(history).toContain('Petra Psykolog förde en punkt vidare till nästa avstämning: Vuxna på rasterna');
  });

  it('is settled once, also by an older card, and by nobody else', async () => {
    await add(SIV, 'Schemat i åk 9');
    await add(SIV, 'Vuxna på rasterna');
    const [one, two] = [await noteOf('Schemat i åk 9'), await noteOf('Vuxna på rasterna')].map(
      (note) => note?.id ?? '',
    );
    expect(textOf(await press(KIM, 'keep.tick', { note: one ?? '' }))).not.toContain('klar');
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ state: 'open' });
    at('2026-10-06');
    expect(textOf(await press(PETRA, 'keep.tick', { note: one ?? '' }))).not.toContain('Punkten är klar.');
    for (const _twice of [1, 2]) {
      expect(textOf(await press(SIV, 'keep.tick', { note: one ?? '' }))).toContain('Punkten är klar.');
      await press(SIV, 'keep.carry', { note: two ?? '' });
    }
    // What is done is not carried on, and what was carried on is not ticked off where it was.
    await press(SIV, 'keep.carry', { note: one ?? '' });
    await press(SIV, 'keep.tick', { note: two ?? '' });
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ state: 'done', checkpoint: idOn(1), version: 2 });
    expect(await noteOf('Vuxna på rasterna')).toMatchObject({ state: 'open', carriedFrom: [idOn(1)], version: 2 });
  });
});

describe('when a checkpoint is closed', () => {
  it('what is open goes on to the next one, and the page shows for good what was ticked off and carried on', async () => {
    await add(SIV, 'Schemat i åk 9');
    at('2026-09-02');
    await add(SIV, 'Vuxna på rasterna');
    at('2026-10-06');
    const page = cardOf(await world.say(SIV, 'visa avstämning 1'));
    await world.press(SIV, cardOf(await world.press(SIV, page, 'Punkterna')), 'Klar');
    for (const _twice of [1, 2])
      expect(textOf(await press(RUT, 'checkpoint.close'))).toContain(
        '1 punkt på dagordningen är förd vidare till nästa avstämning.',
      );
    expect(await noteOf('Vuxna på rasterna')).toMatchObject({ checkpoint: idOn(2), carriedFrom: [idOn(1)] });
    at('2026-11-20');
    const closed = cardOf(await world.say(SIV, 'avstämning 1'));
    expect(toText(closed)).toContain('Schemat i åk 9 · klar');
    expect(toText(closed)).toContain('Vuxna på rasterna · förd vidare');
    expect(titles(closed)).not.toContain('Punkterna');
    const next = cardOf(await world.say(SIV, 'avstämning 2'));
    expect(toText(next)).toContain('Vuxna på rasterna · Siv');
    expect(toText(next)).not.toContain('Schemat i åk 9');
    expect(titles(next)).not.toContain('Punkterna');
  });

  it('the year’s last one leaves its points to the year’s end', async () => {
    await add(SIV, 'Schemat i åk 9');
    const last = snapshot.checkpoints.length;
    for (let number = 1; number <= last; number += 1) {
      const found = snapshot.checkpoints.find(({ id }) => id === idOn(number));
      at(found?.date ?? '');
      const receipt = textOf(await press(RUT, 'checkpoint.close', { checkpoint: idOn(number) }));
      expect(receipt).toContain(
        number < last ? 'förd vidare till nästa avstämning' : '1 punkt är kvar på dagordningen.',
      );
    }
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ state: 'open', checkpoint: idOn(last) });
    expect(textOf(await world.say(SIV, `avstämning ${last}`))).toContain('Schemat i åk 9 · Siv');
  });

  it('a point that was stored before points belonged to one is the next open one’s', async () => {
    const document: Note = {
      kind: 'note',
      id: 'old',
      version: 1,
      schoolYear: '2026/27',
      use: 'agenda',
      text: 'Rastvakter',
      person: idOf(SIV),
      date: '2026-09-01',
      concerns: null,
      state: 'open',
      checkpoint: null,
      carriedFrom: [],
    };
    await world.storage.commit(snapshot.key, [{ do: 'put', document, expected: 0 }]);
    at('2026-10-06');
    expect(toText(await agenda())).toContain('Rastvakter');
    await press(RUT, 'checkpoint.close');
    expect(await noteOf('Rastvakter')).toMatchObject({ checkpoint: idOn(2), carriedFrom: [idOn(1)] });
  });
});
