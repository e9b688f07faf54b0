/** «Nej, Siv ska ta den»: whose it shall be, put right in a form that somebody’s words have just opened. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { ownerSaid, withOwner } from '../../language/reading/owner-corrected.ts';
import { goalInPlan } from './absence-goal.ts';
import { filled } from './seen.ts';
import { CHANNEL, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, PETRA] = ['Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const last = async (who: string, text: string): Promise<Card> => cardOf((await world.say(who, text)).slice(-1));

describe('a form that has just been opened', () => {
  const DECISION = 'beslut: Petra kollar frånvarorutinen till 20 november';
  it.each([
    'nej, Siv ska ta den',
    'Siv tar den',
    'nej Siv',
    'nej jag menade Siv',
    'Siv ska göra det i stället',
    'ansvarig ska vara Siv',
    'nej, inte Petra utan Siv',
    'nej, skolsköterskan tar det',
    'no, Siv should do it',
  ])('of a decision: «%s»', async (text) => {
    await last(KIM, DECISION);
    const form = await last(KIM, text);
    expect(filled(form)).toEqual({ text: 'Siv kollar frånvarorutinen', owner: idOf(SIV), due: '2026-11-20' });
    await world.press(KIM, form, 'Spara beslutet');
    expect((await world.snapshot()).decisions).toHaveLength(1);
  });

  it('is one’s own with «nej, jag tar den», and once more another’s', async () => {
    await last(KIM, 'beslut: kolla frånvarorutinen till 20 november, Petra');
    expect(filled(await last(KIM, 'nej, jag tar den'))).toMatchObject({ owner: idOf(KIM) });
    const form = await last(KIM, 'nej förresten, Siv ska ta den');
    expect(filled(form)).toEqual({ text: 'Kolla frånvarorutinen', owner: idOf(SIV), due: '2026-11-20' });
  });

  it('of a goal and of an intervention, with the day put right too', async () => {
    await last(KIM, 'nytt mål: minska sena ankomster från 40 till 20 till maj, Petra');
    expect(filled(await last(KIM, 'nej, Siv ska ta det'))).toMatchObject({
      owner: idOf(SIV),
      title: 'Minska sena ankomster',
    });
    await goalInPlan(world);
    await last(KIM, 'ny insats: rastvärdar från v. 38');
    const form = await last(KIM, 'nej, Petra ska ta den');
    expect(filled(form)).toMatchObject({ title: 'Rastvärdar', owner: idOf(PETRA), from: '2026-09-14' });
  });

  it('of a goal that was shown opens its form', async () => {
    await goalInPlan(world);
    await last(KIM, 'mål 1');
    expect(filled(await last(KIM, 'nej, Petra ska ta det'))).toMatchObject({ owner: idOf(PETRA) });
  });
});

describe('nothing is put right', () => {
  it('of what has been saved, in the channel, or for somebody who is not in the team', async () => {
    await last(KIM, 'beslut: Petra kollar frånvarorutinen till 20 november');
    expect(textOf(await world.say(KIM, 'nej, Sixten ska ta den'))).not.toContain('Klart senast');
    const form = await last(KIM, 'beslut: Petra kollar frånvarorutinen till 20 november');
    await world.press(KIM, form, 'Spara beslutet');
    await world.say(KIM, 'nej, Siv ska ta den');
    await world.say(KIM, 'nej, Siv ska ta den', CHANNEL);
    expect((await world.snapshot()).decisions).toMatchObject([{ owner: idOf(PETRA) }]);
  });

  it.each(['nej', 'nej tack', 'nytt mål', 'Siv är sjuk', 'ta bort den', 'nej 20 januari', 'visa mål', 'Siv är klar'])(
    'by «%s»',
    (text) => {
      const people = [KIM, SIV, PETRA].map((name) => ({ id: name, name, professions: [] }));
      expect(withOwner('beslut: Petra kollar rutinen', text, people)).toBeNull();
    },
  );

  it('in a command without anything of its own', () => {
    const people = [KIM, SIV].map((name) => ({ id: name, name, professions: [] }));
    expect(withOwner('nytt mål', 'nej, Siv ska ta det', people)).toBeNull();
    expect(ownerSaid('Siv', { surely: true })).toBeNull();
  });
});
