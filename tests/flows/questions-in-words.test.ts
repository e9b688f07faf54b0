/** What is asked about is answered, and a question changes nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { understand } from '../../language/understand.ts';
import { makeWorld, setUpTeam, textOf, type World } from './team.ts';

const RUT = 'Rut Rektor';
const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('a subscription', () => {
  it.each([
    'vilka prenumerationer har jag',
    'får jag status varje månad?',
    'hur ofta får jag status',
    'am i subscribed',
  ])('«%s» is answered, and nothing is changed', async (text) => {
    const none = textOf(await world.say(RUT, text));
    expect(none).toContain('Du prenumererar inte på status.');
    expect((await world.snapshot()).follows).toEqual([]);
    await world.say(RUT, 'skicka status varje vecka');
    expect(textOf(await world.say(RUT, text))).toContain(
      'Du får status varje vecka. Nästa kommer den 24 augusti 2026.',
    );
    expect((await world.snapshot()).follows).toMatchObject([{ every: 'week' }]);
    expect(textOf(await world.say(SIV, text))).toContain('Bara rektor och samordnare');
  });
  it('that takes the place of another says so', async () => {
    await world.say(RUT, 'skicka status varje vecka');
    expect(textOf(await world.say(RUT, 'kan jag få status varje månad?'))).toContain(
      'Du får status varje månad i stället för varje vecka.',
    );
  });
  it.each(['följ mål 1', 'prenumerera på mål 1'])('«%s» is about the goal', async (text) => {
    expect(textOf(await world.say(RUT, text))).toContain('Det finns inget mål 1');
    expect((await world.snapshot()).follows).toEqual([]);
  });
  it.each([
    ['kan du skicka status varje månad?', 'follow'],
    ['sluta skicka status', 'unfollow'],
    ['hur slutar jag prenumerera', 'subscription'],
    ['följ', 'follow'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
});
