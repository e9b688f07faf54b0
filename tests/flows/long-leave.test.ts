/** Somebody is away for long, or when only they can do what comes: it is said in the receipt, and to whoever coordinates. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../quality/kinds.ts';
import { decision, goal, intervention } from '../storage/samples.ts';
import { cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-22T08:00:00Z');
  await setUpTeam(world);
});
const said = async (who: string, text: string): Promise<string> => textOf(await world.say(who, text));
const keep = async (...documents: Document[]) =>
  world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
const notices = async () => (await world.told('notice')).filter(({ to }) => to === idOf(KIM)).map(({ words }) => words);

describe('a leave is understood', () => {
  it.each([
    'jag går på föräldraledighet från 22 mars till 4 juni',
    'Jag ska gå på mammaledighet från 22 mars till 4 juni',
    'jag kommer att vara tjänstledig från 22 mars till 4 juni',
    'jag är på pappaledighet från 22 mars till 4 juni',
    'jag tar ut föräldraledighet från 22 mars till 4 juni',
    'I am going on parental leave from 22 March to 4 June',
  ])('«%s»', async (text) => {
    await world.say(SIV, text);
    const me = (await world.snapshot()).members.find(({ id }) => id === idOf(SIV));
    expect(me?.away).toEqual({ from: '2027-03-22', until: '2027-06-04' });
  });
});

it('a long one says what is theirs to do, and whoever coordinates hears that it is with nobody', async () => {
  const { checkpoints } = await world.snapshot();
  await keep(
    goal('g1', 1, { owner: idOf(SIV) }),
    intervention('i3', 3, { owner: idOf(SIV) }),
    decision('b1', checkpoints[0]?.id ?? '', { owner: idOf(SIV) }),
  );
  expect(await said(SIV, 'jag är borta 5–9 oktober')).not.toContain('Du ansvarar för');
  expect(await said(SIV, 'jag går på föräldraledighet från 22 mars till 4 juni')).toContain(
    'Du ansvarar för mål 1, insats 3 och ett beslut. Ska någon annan ta över?',
  );
  expect(await notices()).toEqual([
    'Siv Sköterska är borta till och med den 4 juni 2027 och ansvarar för något som ska göras. Ska någon annan ta över? Skriv «mål», «insatser» eller «beslut» och tryck på Ändra.',
  ]);
});

it('of the principal over a checkpoint says who closes it, to both, and where it is asked for', async () => {
  expect(await said(RUT, 'jag är borta 5–9 oktober')).toContain(
    'Avstämning 1 den 6 oktober 2026 hålls medan du är borta, och det är du som stänger den.',
  );
  expect((await notices())[0]).toContain(
    'Rut Rektor, som är rektor, är borta när avstämningen den 6 oktober 2026 hålls.',
  );
  world.clock.now = Temporal.Instant.from('2026-10-06T12:00:00Z');
  expect((await said(SIV, 'stäng avstämningen')).replaceAll('\u00a0', ' ')).toContain(
    'Det gör rektor (Rut Rektor, borta till och med 9 oktober)',
  );
  await world.press(KIM, cardOf(await world.say(KIM, 'skicka besluten till rektor')), 'Spara beslutet', {
    text: 'Frukost',
    due: '2026-10-20',
  });
  const soFar = cardOf(await world.say(KIM, 'skicka besluten till rektor'));
  const sent = textOf(await world.press(KIM, soFar, 'Skicka till rektor', { summary: '' }));
  expect(sent.replaceAll('\u00a0', ' ')).toContain('rektor (borta till och med 9 oktober) får en sammanfattning');
  expect((await said(SIV, 'medlemmar')).replaceAll('\u00a0', ' ')).toContain(
    'utsedd rektor, borta till och med 9 oktober',
  );
});

it('somebody who is told when they are away is asked for more days, not for the same', async () => {
  await said(SIV, 'jag är borta 5–9 oktober');
  const told = await said(SIV, 'när är jag borta?');
  expect(told).toContain('Fler dagar? Skriv till exempel');
  expect(told).not.toContain('Vilka dagar är du borta?');
});
