/** Getting started, left before it is done, or begun by two. */
import { describe, expect, it } from 'vitest';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, textOf } from './team.ts';

describe('getting started', () => {
  it('left before it is done leads on from wherever somebody looks', async () => {
    const world = await makeWorld();
    const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'];
    const begin = cardOf(await world.add(KIM, CHANNEL));
    const school = cardOf(await world.press(KIM, begin, 'Kom igång', {}, CHANNEL));
    await world.press(KIM, school, 'Nästa', { school: 'Ekskolan', county: 'Skåne' }, CHANNEL);
    const step = 'Fortsätt med steg 2 av 4';
    for (const card of [
      cardOf(await world.press(KIM, begin, 'Kom igång', {}, CHANNEL)),
      cardOf(await world.say(KIM, 'kom igång', CHANNEL)),
      cardOf(await world.say(KIM, 'kom igång')),
      cardOf(await world.say(KIM, 'vad väntar på mig?')),
    ])
      expect(buttonsOf(card).map(({ title }) => title)).toContain(step);
    expect(textOf(await world.say(KIM, 'status'))).toContain('ingen rektor är utsedd');
    expect(textOf(await world.say(KIM, 'status'))).toContain('«Kom igång» att göra klart');
    expect(textOf(await world.say(SIV, 'kom igång', CHANNEL))).toContain(
      'Kim Kurator har redan börjat sätta upp Ekskolan',
    );
    const left = cardOf(await world.say(KIM, 'kom igång', CHANNEL));
    const days = cardOf(await world.press(KIM, left, step, {}, CHANNEL));
    const people = cardOf(await world.press(KIM, days, 'Spara', {}, CHANNEL));
    expect(textOf([{ as: 'post', card: people }])).toContain('Steg 3 av 4');
    await world.press(KIM, people, 'Spara', { [`professions:${idOf(SIV)}`]: 'schoolNurse' }, CHANNEL);
    const third = cardOf(await world.say(KIM, 'kom igång', CHANNEL));
    expect(textOf([{ as: 'post', card: third }])).toContain('Vi fortsätter med steg 3 av 4.');
    const roles = cardOf(await world.press(KIM, third, 'Fortsätt med steg 3 av 4', {}, CHANNEL));
    await world.press(KIM, roles, 'Spara', { principal: idOf('Rut Rektor') }, CHANNEL);
    const waits = await world.say(KIM, 'kom igång', CHANNEL);
    expect(textOf(waits)).toContain('Nu väntar årshjulet på att rektor godkänner det.');
    await world.press('Rut Rektor', cardOf(await world.say('Rut Rektor', 'visa årshjulet')), 'Godkänn årshjulet');
    expect(textOf(await world.say(KIM, 'kom igång', CHANNEL))).toContain('Ekskolan är redan igång här.');
  });

  it('begun by two at once tells the second who has begun, and makes one team', async () => {
    const world = await makeWorld();
    const begin = cardOf(await world.add('Kim Kurator', CHANNEL));
    const first = cardOf(await world.press('Kim Kurator', begin, 'Kom igång', {}, CHANNEL));
    const second = cardOf(await world.press('Siv Sköterska', begin, 'Kom igång', {}, CHANNEL));
    await world.press('Kim Kurator', first, 'Nästa', { school: 'Ekskolan', county: 'Skåne' }, CHANNEL);
    const replies = await world.press('Siv Sköterska', second, 'Nästa', { school: 'Ek', county: 'Skåne' }, CHANNEL);
    expect(textOf(replies)).toContain('Kim Kurator har redan börjat sätta upp Ekskolan här');
    expect(textOf(replies)).not.toContain('Ett annat team');
    expect((await world.snapshot()).team.school).toBe('Ekskolan');
  });
});
