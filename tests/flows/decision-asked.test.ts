/** «Ändra beslutet till 26 februari», «klar med punkten skolmaten», and what is asked of one’s answers: each leads to where it is done. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decisionNumbered } from '../../language/reading/decision-numbered.ts';
import { understand } from '../../language/understand.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, PETRA] = ['Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-10-09T08:00:00Z');
  await setUpTeam(world);
});
const decides = async (text: string, due = '2026-10-20') => {
  const form = cardOf(await world.say(KIM, `nytt beslut: ${text}`));
  await world.press(KIM, form, 'Spara beslutet', { text, owner: idOf(SIV), due });
};

describe('a decision to be changed', () => {
  it.each(['ändra beslut 1 till 26 feb', 'change decision 1 to 26 Feb', 'flytta beslutet till den 26 februari'])(
    '«%s» opens the only one that is open on that day',
    async (text) => {
      await decides('Siv ringer vårdcentralen');
      const form = cardOf(await world.say(KIM, text));
      expect(filled(form)).toMatchObject({ text: 'Siv ringer vårdcentralen', owner: idOf(SIV), due: '2027-02-26' });
      expect((await world.snapshot()).decisions[0]?.due).toBe('2026-10-20');
    },
  );

  it('is the one that is called so among several, and where that is not sure the list says where to press', async () => {
    await decides('Siv ringer vårdcentralen');
    await decides('Siv ordnar fler rastvärdar');
    const form = cardOf(await world.say(KIM, 'ändra beslutet om rastvärdar till 26 feb'));
    expect(filled(form)).toMatchObject({ text: 'Siv ordnar fler rastvärdar', due: '2027-02-26' });
    const list = textOf(await world.say(KIM, 'ändra beslutet till 26 feb'));
    expect(list).toContain('Tryck på Ändra vid beslutet som det gäller.');
    expect(list).toContain('Siv ordnar fler rastvärdar');
    expect(textOf(await world.say(SIV, 'ändra beslutet till 26 feb'))).not.toContain('Tryck på Ändra');
    expect(textOf(await world.say(KIM, 'beslut'))).not.toContain('Tryck på Ändra');
  });
});

describe('a decision by its number in the list', () => {
  const [FIRST, SECOND] = ['Siv ringer vårdcentralen', 'Siv ordnar fler rastvärdar'] as const;
  beforeEach(async () => {
    await decides(SECOND, '2026-11-20');
    await decides(FIRST, '2026-10-20');
  });

  it('which says it, by the day of each that is open', async () => {
    const list = await world.say(KIM, 'beslut');
    expect(textOf(list)).toContain(`1. ${FIRST}`);
    expect(textOf(list)).toContain(`2. ${SECOND}`);
    expect(textOf(await world.press(KIM, cardOf(list), 'Klart'))).toContain(`1. ${SECOND}`);
  });

  it.each([
    ['change decision 1 to 26 Feb', { text: FIRST, due: '2027-02-26', owner: idOf(SIV) }],
    ['flytta beslut 2 till 26/2', { text: SECOND, due: '2027-02-26', owner: idOf(SIV) }],
    ['beslut 1 ska vara klart 26 feb i stället', { text: FIRST, due: '2027-02-26' }],
    ['decision 1 should be done by 26 Feb instead', { text: FIRST, due: '2027-02-26' }],
    ['move the deadline of decision 2 to 26 February', { text: SECOND, due: '2027-02-26' }],
    ['ge beslut 1 till Petra', { text: FIRST, due: '2026-10-20', owner: idOf(PETRA) }],
    ['give decision 2 to Petra', { text: SECOND, owner: idOf(PETRA) }],
    ['byt ansvarig på beslut 2 till Petra', { text: SECOND, owner: idOf(PETRA) }],
    ['Petra tar över beslut 2', { text: SECOND, owner: idOf(PETRA) }],
    ['ta bort beslut 2', { text: SECOND, due: '2026-11-20' }],
  ])('«%s» opens its form', async (text, fields) => {
    expect(filled(cardOf(await world.say(KIM, text)))).toMatchObject(fields);
    expect((await world.snapshot()).decisions.map(({ owner }) => owner)).toEqual([idOf(SIV), idOf(SIV)]);
  });

  it('that is not there shows the list, and who may not is told who may', async () => {
    expect(textOf(await world.say(KIM, 'flytta beslut 9 till 26/2'))).toContain('Tryck på Ändra');
    expect(textOf(await world.say(SIV, 'ge beslut 1 till Petra'))).toContain('Bara samordnaren och rektor');
  });

  it.each(['beslut 1', 'beslut den 12 mars', 'beslut 1 är klart', 'ge mål 1 till Petra efter beslut 2'])(
    '«%s» changes none by its number',
    (text) => expect(decisionNumbered(text)).toBeNull(),
  );
});

it.each(['klar med punkten skolmaten', 'punkten skolmaten är klar', 'done with the point skolmaten'])(
  '«%s» shows the points with their buttons',
  async (text) => {
    await world.say(KIM, 'lägg till skolmaten på dagordningen');
    world.clock.now = Temporal.Instant.from('2026-12-01T08:00:00Z');
    const replies = await world.say(KIM, text);
    expect(textOf(replies)).toContain('Skolmaten');
    expect(buttonsOf(cardOf(replies)).length).toBeGreaterThan(0);
  },
);

it.each([
  ['vem läser det jag skriver?', 'whoSees'],
  ['vem kan se mina svar?', 'whoSees'],
  ['måste jag svara på det här, jag har bara jobbat en vecka', 'help'],
  ['kan jag ändra mitt svar?', 'answer'],
  ['nådde vi målen?', 'status'],
  ['nådde vi målet?', 'statusGoal'],
  ['vi är klara med mötet', 'step'],
  ['vi är klara med insatsen', 'intervention'],
] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
