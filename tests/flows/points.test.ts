/** A point on the agenda belongs to one checkpoint, where it is ticked off or carried on. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { capital } from '../../cards/format.ts';
import { toText } from '../../cards/render/text.ts';
import type { Note } from '../../quality/keep/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { choiceOf, openThings } from '../../quality/year/handover.ts';
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

it('points of one day stand in the order in which they were added', async () => {
  const said = ['Schemat', 'Matsalen', 'Skolgården', 'Biblioteket', 'Lokalerna', 'Klassrummen'];
  for (const words of said) {
    world.clock.now = world.clock.now.add({ minutes: 1 });
    await add(SIV, words);
  }
  const shown = toText(await agenda());
  expect(said.toSorted((a, b) => shown.indexOf(a) - shown.indexOf(b))).toEqual(said);
});

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

  it('is ticked off or carried on on the agenda in the channel, by whoever added it and those who manage, and all see it', async () => {
    await add(SIV, 'Schemat i åk 9');
    await add(PETRA, 'Vuxna på rasterna');
    at('2026-10-06');
    const card = await agenda();
    expectValidCard(card);
    const settle = (name: string, from: Card, verb: string, words: string) =>
      noteOf(words).then((note) => {
        const data = buttonsOf(from).find((one) => one.verb === verb && one.data['note'] === note?.id)?.data;
        if (!data) throw new Error(`no ${verb} of ${words}`);
        return world.handle(world.inbound(name, { type: 'answered', data: { ...data }, values: {} }, CHANNEL, 'sv'));
      });
    // Somebody else's point: only the one who pressed hears that it is not theirs, and the agenda stays.
    const [refused] = await settle(PETRA, card, 'keep.tick', 'Schemat i åk 9');
    expect([refused?.as, refused?.card.shared]).not.toContain(true);
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ state: 'open' });
    const [carried] = await settle(PETRA, card, 'keep.carry', 'Vuxna på rasterna');
    expect([carried?.as, carried?.card.shared]).toEqual(['replace', true]);
    const after = cardOf(carried ? [carried] : []);
    expect(toText(after)).toContain('→ Vuxna på rasterna · förd vidare');
    expect(toText(after)).toContain('• Schemat i åk 9');
    const ticked = cardOf(await settle(KIM, after, 'keep.tick', 'Schemat i åk 9'));
    expectValidCard(ticked);
    expect(toText(ticked)).toContain('✓ Schemat i åk 9 · klar');
    expect(titles(ticked)).not.toContain('Klar');
    // A press on the card as it was changes nothing, and shows it as it is.
    expect(toText(cardOf(await settle(KIM, card, 'keep.tick', 'Schemat i åk 9')))).toContain('✓ Schemat i åk 9');
    expect(await noteOf('Schemat i åk 9')).toMatchObject({ state: 'done', checkpoint: idOn(1) });
    expect(await noteOf('Vuxna på rasterna')).toMatchObject({ state: 'open', checkpoint: idOn(2) });
    const history = textOf(await world.say(RUT, 'historik'));
    expect(history).toContain('Kim Kurator bockade av en punkt på dagordningen: Schemat i åk 9');
    expect(history).toContain('Petra Psykolog förde en punkt vidare till nästa avstämning: Vuxna på rasterna');
  });

  it('is settled on the checkpoint’s page as well, each by those who may', async () => {
    await add(SIV, 'Schemat i åk 9');
    await add(PETRA, 'Vuxna på rasterna');
    at('2026-10-06');
    const page = cardOf(await world.say(PETRA, 'avstämning 1'));
    const petras = cardOf(await world.press(PETRA, page, 'Punkterna'));
    expectValidCard(petras);
    expect(titles(petras).filter((title) => title === 'Klar')).toHaveLength(1);
    expect(toText(petras)).toContain('En punkt bockas av eller förs vidare av den som lade till den');
    const after = cardOf(await world.press(PETRA, petras, 'Till nästa avstämning'));
    expect(toText(after)).toContain('Punkten är förd vidare.');
    expect(toText(after)).toContain('Petra Psykolog · förd vidare');
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

  it('the year’s last one carries them on to the next year, which begins with them', async () => {
    await add(SIV, 'Schemat i åk 9');
    const last = snapshot.checkpoints.length;
    for (let number = 1; number < last; number += 1) {
      at(snapshot.checkpoints.find(({ id }) => id === idOn(number))?.date ?? '');
      expect(textOf(await press(RUT, 'checkpoint.close', { checkpoint: idOn(number) }))).toContain(
        'förd vidare till nästa avstämning',
      );
    }
    at(snapshot.checkpoints.find(({ id }) => id === idOn(last))?.date ?? '');
    await add(PETRA, 'Vuxna på rasterna');
    const points = cardOf(await world.press(SIV, cardOf(await world.say(SIV, `avstämning ${last}`)), 'Punkterna'));
    const settled = cardOf(await world.press(SIV, points, 'Till nästa läsår'));
    expect(toText(settled)).toContain('Siv Sköterska · förd vidare till nästa läsår');
    expect(textOf(await press(RUT, 'checkpoint.close', { checkpoint: idOn(last) }))).toContain(
      '2 punkter på dagordningen är förda vidare till nästa läsårs första avstämning.',
    );
    for (const words of ['Schemat i åk 9', 'Vuxna på rasterna'])
      expect(await noteOf(words)).toMatchObject({ state: 'open', checkpoint: null });
    const closed = toText(cardOf(await world.say(SIV, `avstämning ${last}`)));
    expect(closed).toContain('Schemat i åk 9 · förd vidare till nästa läsår');
    expect(toText(cardOf(await world.say(SIV, 'avstämning 1')))).toContain('Schemat i åk 9 · förd vidare · ');
    // Nobody has to choose it once more.
    const after = await world.snapshot();
    expect(openThings(after).map((open) => [open.of, choiceOf(after, open)])).toEqual([
      ['note', 'carry'],
      ['note', 'carry'],
    ]);
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

describe('what somebody has put on the agenda or logged', () => {
  const remove = async (name: string, card: Card) => textOf(await world.press(name, card, 'Ta bort'));

  it.each([
    ['lägg till på dagordningen: Schemat i åk 9', 'Schemat i åk 9', 'Punkten är borttagen.'],
    ['lägg till Schemat i åk 9 på dagordningen', 'Schemat i åk 9', 'Punkten är borttagen.'],
    ['dagordning: Schemat i åk 9', 'Schemat i åk 9', 'Punkten är borttagen.'],
    ['dagordningen inför mars: Schemat i åk 9', 'Schemat i åk 9', 'Punkten är borttagen.'],
    ['punkt till mötet: Schemat i åk 9', 'Schemat i åk 9', 'Punkten är borttagen.'],
    ['logga: besök i åk 8', 'besök i åk 8', 'Raden är borttagen.'],
  ])('«%s» is taken back from its receipt, once, by whoever wrote it', async (said, words, removed) => {
    const receipt = cardOf(await world.say(SIV, said));
    expectValidCard(receipt);
    if (!said.startsWith('logga')) expect(toText(receipt)).toContain(capital(words));
    expect(await noteOf(words)).toBeDefined();
    expect(await remove(PETRA, receipt)).not.toContain(removed);
    expect(await noteOf(words)).toBeDefined();
    for (const _twice of [1, 2]) await remove(SIV, receipt);
    expect(await noteOf(words)).toBeUndefined();
    expect(textOf(await world.say(RUT, 'historik'))).toMatch(/Siv Sköterska tog bort en (?:punkt|loggad rad)/u);
  });

  it.each([
    'visa dagordningen',
    'dagordning',
    'dagordningen tack',
    'dagordning för nästa möte',
    'vad står på dagordningen?',
    'ta bort Schemat från dagordningen',
  ])('«%s» shows the points before the day, each with its way back for whoever may', async (said) => {
    await add(SIV, 'Schemat i åk 9');
    await add(PETRA, 'Vuxna på rasterna');
    const card = cardOf(await world.say(SIV, said));
    expectValidCard(card);
    expect(toText(card)).toContain('Vuxna på rasterna');
    expect(titles(card).filter((title) => title === 'Ta bort')).toHaveLength(1);
    const after = cardOf(await world.press(SIV, card, 'Ta bort'));
    expect(toText(after)).toContain('Punkten är borttagen.');
    expect(toText(after)).not.toContain('Schemat i åk 9');
    expect(await noteOf('Vuxna på rasterna')).toBeDefined();
  });

  it('that was added in the channel is taken away there for all who read that it was added', async () => {
    const added = cardOf(await world.say(SIV, 'lägg till på dagordningen: Schemat i åk 9', CHANNEL));
    const others = await world.press(PETRA, added, 'Ta bort', {}, CHANNEL);
    expect(others.every(({ as }) => as === 'private')).toBe(true);
    const [gone] = await world.press(SIV, added, 'Ta bort', {}, CHANNEL);
    expect(gone).toMatchObject({ as: 'replace', card: { shared: true, fallbackText: 'Punkten är borttagen.' } });
  });

  it('is shown to the one who logged it, and stays where a closed checkpoint has it', async () => {
    await world.say(PETRA, 'logga: annat besök');
    await world.say(SIV, 'logga: besök i åk 8');
    await add(SIV, 'Schemat i åk 9');
    at('2026-10-06');
    await press(RUT, 'checkpoint.close');
    at('2026-10-07');
    await world.say(SIV, 'logga: besök i åk 7');
    const log = cardOf(await world.say(SIV, 'vad har jag loggat?'));
    expectValidCard(log);
    expect(toText(log)).toContain('Besök i åk 8');
    expect(toText(log)).not.toContain('Annat besök');
    expect(titles(log).filter((title) => title === 'Ta bort')).toHaveLength(1);
    for (const words of ['besök i åk 8', 'Schemat i åk 9']) {
      const note = await noteOf(words);
      const refused = textOf(await press(SIV, 'keep.remove', { note: note?.id ?? '' }));
      expect(refused).toContain('Det hör till en avstämning som har varit');
      expect(await noteOf(words)).toBeDefined();
    }
    expect(toText(cardOf(await world.press(SIV, log, 'Ta bort')))).not.toContain('Besök i åk 7');
    expect(await noteOf('besök i åk 7')).toBeUndefined();
  });
});
