/** What somebody who has left, or leaves, was responsible for goes to somebody else, in words. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, submitOf } from '../../cards/card.ts';
import { decision, goal, intervention } from '../storage/samples.ts';
import { filled } from './seen.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';
import { keep, rosterIs } from './under-way.ts';

const [RUT, KIM, SIV, PETRA, NY] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog', 'Nina Ny'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
  await setUpTeam(world);
  const october = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
  const entered = { createdBy: idOf(KIM), createdAt: '2026-09-01T08:00:00Z' };
  await keep(
    world,
    goal('g1', 1, { title: 'Fler äter frukost', owner: idOf(SIV) }),
    intervention('i1', 1, { title: 'Frukostklubb', owner: idOf(SIV), goal: 'g1' }),
    decision('b1', october, { text: 'Ta fram ett informationsblad', owner: idOf(SIV), due: '2027-01-29', ...entered }),
  );
});
const asked = async (who: string, text: string): Promise<string> => textOf(await world.say(who, text));
/** The forms behind every «Välj vem som tar över» of a card. */
async function formsOf(who: string, card: Card): Promise<Card[]> {
  const gives = buttonsOf(card).filter(({ title }) => title === 'Välj vem som tar över');
  const forms: Card[] = [];
  for (const { data } of gives)
    forms.push(
      cardOf(
        await world.handle(world.inbound(who, { type: 'answered', data: { ...data }, values: {} }, CHANNEL, 'sv')),
      ),
    );
  return forms;
}

describe('after somebody who has left', () => {
  beforeEach(() => rosterIs(world, RUT, KIM, PETRA, NY));

  it.each(['Nina tar över efter Siv Sköterska', 'Nina Ny är skolsköterska och tar över efter Siv'])(
    '«%s»: each of what was theirs, with the new one chosen',
    async (text) => {
      const card = cardOf(await world.say(KIM, text));
      expect(textOf([{ as: 'post', card }])).toContain('Nina Ny tar över.');
      const forms = await formsOf(KIM, card);
      expect(forms.map((form) => filled(form)['owner'])).toEqual([idOf(NY), idOf(NY), idOf(NY)]);
    },
  );

  it.each(['Nina tar Sivs beslut om informationsblad', 'flytta Sivs beslut till Nina', 'ge Sivs beslut till Nina'])(
    '«%s»: the decision alone',
    async (text) => {
      const card = cardOf(await world.say(KIM, text));
      expect(textOf([{ as: 'post', card }])).toContain('Ta fram ett informationsblad');
      expect(textOf([{ as: 'post', card }])).not.toContain('Frukostklubb');
      const [form] = await formsOf(KIM, card);
      expect(form && filled(form)).toMatchObject({ owner: idOf(NY) });
    },
  );

  it.each(['får jag ta över mål 1', 'jag tar över mål 1 efter Siv', 'kan jag ta över insats 1?'])(
    '«%s»: who may not is told who chooses',
    async (text) => {
      const words = await asked(NY, text);
      expect(words).toContain(
        'Siv Sköterska är inte med i teamet längre. Kim Kurator eller Rut Rektor väljer vem som tar över.',
      );
    },
  );

  it('whoever may takes it at once', async () => {
    expect(filled(cardOf(await world.say(KIM, 'kan jag ta över mål 1?')))).toMatchObject({ owner: idOf(KIM) });
    expect(filled(cardOf(await world.say(KIM, 'insats 1 går till Nina')))).toMatchObject({ owner: idOf(NY) });
    expect(filled(cardOf(await world.say(KIM, 'mål 1 går till Nina')))).toMatchObject({ owner: idOf(NY) });
  });

  it('whoever is given a decision hears from whom, and whose it was', async () => {
    world.clock.now = Temporal.Instant.from('2026-09-16T08:00:00Z');
    const [form] = await formsOf(KIM, cardOf(await world.say(KIM, 'ge Sivs beslut till Nina')));
    await world.press(KIM, form ?? cardOf([]), (form && submitOf(form)?.title) ?? '', { owner: idOf(NY) });
    const heard = (await world.told('notice')).filter(({ to }) => to === idOf(NY)).map(({ words }) => words);
    expect(heard).toEqual([
      'Kim Kurator har gjort dig ansvarig för ett beslut som Siv Sköterska hade. Skriv «mina beslut» så ser du det.',
    ]);
  });
});

describe('before somebody leaves', () => {
  it.each(['Siv slutar idag, ny ssk börjar i januari', 'Siv slutar'])(
    '«%s»: what is theirs is a press from others',
    async (text) => {
      const replies = await world.say(KIM, text);
      expect(textOf(replies)).toContain('Den som slutar tar ni bort ur kanalen');
      expect(textOf(replies)).toContain('Mål 1 · Fler äter frukost');
    },
  );

  it('a goal that is named goes to whoever is named', async () => {
    expect(filled(cardOf(await world.say(KIM, 'Siv slutar, kan Petra ta över mål 1?')))).toMatchObject({
      owner: idOf(PETRA),
    });
  });

  it.each([
    'jag slutar 18 december, vem tar över mina saker?',
    'jag slutar i juni, vad händer med mina mål',
    'jag slutar 11 juni',
  ])('«%s»: what becomes of one’s own, and what it is', async (text) => {
    const words = await asked(SIV, text);
    expect(words).toContain('Målen och insatserna hör till teamet och blir kvar.');
    expect(words).toContain('Mål 1 · Fler äter frukost');
    expect(await asked(PETRA, text)).not.toContain('Vem tar över efter');
  });

  it('«vem gör mina grejer när jag är borta» is of one’s own', async () => {
    expect(await asked(SIV, 'vem gör mina grejer när jag är borta')).toContain('Vem tar över efter Siv Sköterska?');
  });

  it('what only others may give has no button', async () => {
    const replies = await world.say(SIV, 'jag slutar 11 juni');
    expect(await formsOf(SIV, cardOf(replies, undefined, 1))).toHaveLength(2);
  });

  it.each(['jag slutar 15.30 i dag', 'jag slutar tidigt på fredag'])('«%s» is of a day’s work', async (text) => {
    expect(await asked(SIV, text)).not.toContain('Målen och insatserna hör till teamet');
  });
});

it('what somebody who has left was to bring up is whoever coordinates’, once its checkpoint has come', async () => {
  await keep(world, {
    kind: 'parked',
    id: 'p1',
    version: 1,
    schoolYear: '2026/27',
    text: 'Ett hälsocafé',
    category: 'other_off_plan',
    owner: idOf(SIV),
    parkedAt: '2026-09-02T08:00:00Z',
    state: 'parked',
    reviewedAt: null,
    capacity: '',
  });
  world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
  expect(await asked(KIM, 'vad väntar på mig?')).not.toContain('Ett hälsocafé');
  await rosterIs(world, RUT, KIM, PETRA, NY);
  expect(await asked(KIM, 'vad väntar på mig?')).toContain('Ett hälsocafé');
  expect(await asked(KIM, 'parkeringen')).toContain('Siv Sköterska (har lämnat teamet)');
});
