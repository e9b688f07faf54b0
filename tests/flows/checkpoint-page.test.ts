import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { expectValidCard } from '../cards/valid.ts';
import { answer, decision, goal } from '../storage/samples.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const GOAL = {
  title: 'Minska den ogiltiga frånvaron',
  group: 'åk 7–9',
  indicator: 'ogiltig frånvaro',
  baseline: '8,4',
  target: '6,5',
  owner: idOf(SIV),
  deadline: '2027-06-04',
};
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};

/** Siv and Petra write before the October checkpoint. */
async function written(): Promise<void> {
  const form = await goalForm(world, SIV);
  await world.press(SIV, form, 'Spara målet', GOAL);
  const id = (await takeIn(world)).goals[0]?.id;
  at('2026-09-30');
  const sivs = cardOf(await world.say(SIV, 'mina frågor'));
  await fillIn(world, SIV, sivs, {
    situation: 'Fler trötta elever på morgonen.',
    cause1: 'Sena kvällar.',
    meaning: 'Fortsätt med frukosten.',
    [`value:${id}`]: '7,9',
    [`status:${id}`]: 'someDeviation',
    [`confidence:${id}`]: 'medium',
    [`comment:${id}`]: 'Åk 9 sticker ut.',
    [`nextStep:${id}`]: 'Ringa hem dag ett.',
  });
  const petras = cardOf(await world.say(PETRA, 'mina frågor'));
  await world.press(PETRA, petras, 'Skicka', { situation: 'Oro i klassrummen.', cause1: 'Nya grupper.', meaning: '' });
}

/** All pages of a card, pressed through. */
async function read(name: string, first: Card): Promise<string> {
  const pages = [toText(first)];
  for (let card = first; buttonsOf(card).some(({ title }) => title === 'Nästa sida'); pages.push(toText(card)))
    card = cardOf(await world.press(name, card, 'Nästa sida'));
  return pages.join('\n');
}

const SIVS = ['Fler trötta elever på morgonen.', 'Sena kvällar.', 'Fortsätt med frukosten.', 'Åk 9 sticker ut.'];
const PETRAS = ['Oro i klassrummen.', 'Nya grupper.'];

describe('a checkpoint’s page', () => {
  it('shows everybody their own part before the day, also in the channel, where nobody else reads it', async () => {
    await written();
    const own = await world.say(SIV, 'avstämning 1');
    expect(textOf(own)).toContain('Det här är din egen del. Allas del visas när alla har svarat, senast den 6 oktober');
    for (const words of SIVS) expect(textOf(own)).toContain(words);
    for (const words of PETRAS) expect(textOf(own)).not.toContain(words);
    expect(await world.say(SIV, 'avstämning 1', CHANNEL)).toEqual([]);
    const [told] = await world.told('answer');
    expect(told?.to).toBe(idOf(SIV));
    for (const words of SIVS) expect(told?.words).toContain(words);
    expect(textOf(await world.say(RUT, 'avstämning 1'))).toContain('Du har inte skrivit något än.');
  });

  it('shows the whole from the day on, to everybody, with value, day, both statuses, comment and next step', async () => {
    await written();
    at('2026-10-06');
    const [reply] = await world.say(KIM, 'visa avstämning 1', CHANNEL);
    expect(reply?.as).toBe('post');
    const words = await read(KIM, cardOf(reply ? [reply] : []));
    for (const one of [...SIVS, ...PETRAS, 'Ringa hem dag ett.']) expect(words).toContain(one);
    expect(words).toContain(
      '7,9\u00a0% den 30\u00a0september · ◐ Viss avvikelse · ganska säker på att målet nås · Siv Sköterska',
    );
    expect(words).toContain('Siffrorna säger: enligt plan. Ansvarig säger: viss avvikelse.');
    expect(words).toContain('Skolsköterska: Fler trötta elever');
    expect(words).toContain('Sena kvällar. (skolsköterska)');
    expect(words).toContain('2 av 4 har svarat.');
    expect(words).toContain('Perspektiv som saknas: skolkurator, rektor.');
    expect(words).toContain('Inga beslut är inskrivna.');
  });

  it('of twelve goals lists them first, and is two pages', async () => {
    const goals = Array.from({ length: 12 }, (_, index) => goal(`g${index}`, index + 1, { owner: idOf(SIV) }));
    const october = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
    const [comment, nextStep] = ['Det vände när alla ringde hem samma dag.', 'Fortsätt ringa hem dag ett.'];
    const progress = goals.map(({ id }, index) => ({
      ...{ goal: id, value: 7 + index / 10, status: index % 2 ? ('onTrack' as const) : ('offTrack' as const) },
      ...{ confidence: 'high' as const, comment, nextStep },
    }));
    const analysis = { situation: 'Fler sover.', causes: [{ text: 'Rutinen', goal: 'g1' }], meaning: 'Fortsätt.' };
    for (const document of [...goals, answer(october, idOf(SIV), { analysis, progress })])
      await world.storage.commit(await world.key(), [{ do: 'put', document, expected: 0 }]);
    at('2026-10-06');
    const first = cardOf(await world.say(RUT, 'avstämning 1'));
    const [lead] = toText(first).split('Nuläget');
    for (const { number } of goals) expect(lead).toContain(`Mål ${number} · `);
    expect(lead).toContain('7,1\u00a0% · ● Enligt plan');
    expect(lead).toContain('7\u00a0% · ○ Avviker');
    expect(toText(first)).toContain('Sida 1 av 2');
    const words = await read(RUT, first);
    expect(words.split(comment)).toHaveLength(13);
    expectValidCard(first);
  });

  it('keeps what was logged, parked and decided, and stays for good when it is closed', async () => {
    await written();
    await world.say(KIM, 'logga: Rast med rörelse varje dag');
    await world.say(KIM, 'lägg till på dagordningen: Schemat i åk 9');
    at('2026-10-06');
    const october = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
    await world.storage.commit(await world.key(), [
      { do: 'put', document: decision('b1', october, { text: 'Ronder i åk 9', owner: idOf(KIM) }), expected: 0 },
    ]);
    const data = { do: 'checkpoint.close', team: (await world.key()).team, checkpoint: october };
    const closed = await world.handle(world.inbound(RUT, { type: 'answered', data, values: {} }, CHANNEL, 'sv'));
    const page = cardOf(await world.press(PETRA, cardOf(closed), 'Se avstämning 1'));
    const words = await read(PETRA, page);
    for (const one of [...SIVS, ...PETRAS]) expect(words).toContain(one);
    expect(words).toContain('Stängd den 6 oktober 2026 av Rut Rektor.');
    expect(words).toContain('30\u00a0september · Rast med rörelse varje dag · Kim Kurator');
    expect(words).toContain('Schemat i åk 9');
    expect(words).toContain('Ronder i åk 9 · Kim Kurator · senast den 1 november 2026');
    expect(buttonsOf(page).map(({ title }) => title)).not.toContain('Lägg till i bilden');
    at('2027-05-20');
    expect(textOf(await world.say(SIV, 'vad sa vi i oktober?'))).toContain('Oro i klassrummen.');
  });

  it.each([
    ['avstämning 2', 'Avstämning 2 · tisdag'],
    ['hur gick förra avstämningen?', 'Avstämning 1 · tisdag'],
    ['vad kom vi fram till i oktober?', 'Avstämning 1 ·'],
    ['oktoberavstämningen', 'Avstämning 1 ·'],
    ['how did the last checkpoint go?', 'Avstämning 1 ·'],
    ['avstämning 7', 'Det finns ingen avstämning 7 det här läsåret.'],
    ['vad sa vi i november?', 'Det finns ingen avstämning i november det här läsåret.'],
    ['avstämning 1 läsåret 2019/20', 'Det finns inget sparat från läsåret 2019/20.'],
  ])('«%s»', async (text, expected) => {
    at('2026-10-20');
    const replies = await world.say(SIV, text);
    expect(textOf(replies)).toContain(expected);
  });

  it('says which there are when none has been, and each opens with a button', async () => {
    const replies = await world.say(SIV, 'förra avstämningen');
    expect(textOf(replies)).toContain('Ingen avstämning har varit än.');
    const page = cardOf(await world.press(SIV, cardOf(replies), 'Se avstämning 4'));
    expect(toText(page)).toContain('Avstämning 4 ·');
  });

  it('opens from wheel, status, receipt, agenda and the joint picture', async () => {
    await written();
    at('2026-10-06');
    const receipt = cardOf(
      await world.press(
        PETRA,
        cardOf(await world.press(PETRA, cardOf(await world.say(PETRA, 'avstämning 1')), 'Mina frågor')),
        'Skicka',
      ),
    );
    const cards = [
      cardOf(await world.say(PETRA, 'visa årshjulet')),
      cardOf(await world.say(PETRA, 'status')),
      cardOf(await world.say(PETRA, 'när är nästa avstämning?')),
      cardOf(await world.say(PETRA, 'gemensam bild')),
      receipt,
    ];
    for (const card of cards)
      expect(textOf(await world.press(PETRA, card, 'Se avstämning 1'))).toContain('Oro i klassrummen.');
  });

  it('is nothing for people of other teams', async () => {
    await written();
    at('2026-10-06');
    const october = (await world.snapshot()).checkpoints[0]?.id ?? '';
    const data = { do: 'checkpoint.see', team: (await world.key()).team, checkpoint: october, year: '2026/27' };
    const press = (tenant: string) =>
      world.handle({ ...world.inbound('Nils Nyfiken', { type: 'answered', data, values: {} }, CHANNEL, 'sv'), tenant });
    const elsewhere = { ...CHANNEL, conversation: '19:annat' };
    const stranger = await world.handle(
      world.inbound('Nils Nyfiken', { type: 'answered', data, values: {} }, elsewhere, 'sv'),
    );
    for (const replies of [await press('teams:other'), stranger]) {
      expect(textOf(replies)).toContain('ett team som du inte är med i');
      expect(textOf(replies)).not.toContain('Oro i klassrummen.');
    }
  });
});

describe('the longest page there can be', () => {
  const texts = (count: number, length: number, what: string): string[] =>
    Array.from({ length: count }, (_, i) => `${what} ${i} ${'ö'.repeat(length - 20)} slut${i}.`);

  it('is whole, in pages that fit into both platforms', async () => {
    const snapshot: Snapshot = await world.snapshot();
    const october = snapshot.checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
    const words = [
      texts(20, 3900, 'Läge'),
      texts(12, 3990, 'Kommentar'),
      texts(12, 3990, 'Steg'),
      texts(40, 300, 'Beslut'),
    ];
    const [situations = [], comments = [], steps = [], decisions = []] = words;
    await world.storage.commit(
      await world.key(),
      [
        ...comments.map((_, i) => goal(`g${i}`, i + 1, { owner: idOf(SIV), title: `Mål ${i}` })),
        ...situations.map((situation, i) =>
          answer(october, i === 0 ? idOf(SIV) : `p${i}`, {
            analysis: { situation, causes: [{ text: `Orsak nummer ${i}`, goal: 'g1' }], meaning: '' },
            progress:
              i === 0
                ? comments.map((comment, n) => ({
                    goal: `g${n}`,
                    value: 7,
                    status: 'onTrack' as const,
                    confidence: 'low' as const,
                    comment,
                    nextStep: steps[n] ?? '',
                  }))
                : [],
          }),
        ),
        ...decisions.map((text, i) => decision(`b${i}`, october, { text })),
      ].map((document) => ({ do: 'put', document, expected: 0 })),
    );
    at('2026-10-06');
    let card = cardOf(await world.say(RUT, 'avstämning 1'));
    let all = '';
    for (;;) {
      expectValidCard(card);
      all += toText(card);
      if (!buttonsOf(card).some(({ title }) => title === 'Nästa sida')) break;
      card = cardOf(await world.press(RUT, card, 'Nästa sida'));
    }
    const missing = words
      .flat()
      .filter((one) => !all.replaceAll(/\s+/g, '').includes(one.replaceAll(/\s+/g, '').slice(-8)));
    expect(missing).toEqual([]);
    expect(all).not.toContain('inte får plats');
  });
});
