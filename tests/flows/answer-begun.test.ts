/** Whoever has sent the first page of their answer has begun: nobody reads that they said nothing, and they read that it is saved. */
import { beforeEach, expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { goal } from '../storage/samples.ts';
import { cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';
import { keep } from './under-way.ts';

const [KIM, SIV, RUT] = ['Kim Kurator', 'Siv Sköterska', 'Rut Rektor'] as const;
const ANALYSIS = { situation: 'Läsningen i åk 3 ligger still.', cause1: 'Sena kvällar.', meaning: 'Fortsätt.' };
let world: World;

beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await keep(world, goal('g1', 1, { title: 'Bättre läsning', owner: idOf(SIV) }));
});

const begin = async () =>
  cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'mina frågor')), 'Nästa', ANALYSIS));

it('the first page is said to be saved, also to who comes back to the second', async () => {
  expect(toText(await begin())).toContain('Det du har skickat hittills är sparat.');
  expect(textOf(await world.say(SIV, 'mina frågor'))).toContain('Det du har skickat hittills är sparat.');
});

it('the status and the principal’s summary say who has begun, and the page that somebody has', async () => {
  await begin();
  world.clock.now = Temporal.Instant.from('2026-10-07T08:00:00Z');
  const status = textOf(await world.say(RUT, 'status'));
  expect(status).toContain('Inget svar är helt klart än. 1 har börjat svara.');
  expect(status).toContain('Har börjat svara: Siv Sköterska');
  expect(status).not.toMatch(/Väntar på:.*Siv/u);
  const { key, checkpoints } = await world.snapshot();
  const first = inOrder(checkpoints)[0]?.id ?? '';
  const press = (what: string) =>
    world.handle(
      world.inbound(
        RUT,
        { type: 'answered', data: { do: what, team: key.team, checkpoint: first }, values: {} },
        personal(RUT),
        'sv',
      ),
    );
  const agenda = textOf(await press('checkpoint.agenda'));
  expect(agenda).toContain('1 har börjat svara.');
  expect(agenda).toMatch(/Perspektiv som kommit in: .*skolsköterska/iu);
  expect(agenda).not.toMatch(/saknas: .*skolsköterska/iu);
  const summary = textOf(await press('checkpoint.summary'));
  expect(summary).toContain('Har börjat svara: Siv Sköterska');
  expect(summary).not.toContain('Ingen har svarat');
  await press('checkpoint.close');
  const page = textOf(await world.say(KIM, 'se avstämning 1'));
  expect(page).toContain('Inget svar är helt klart. 1 har börjat svara.');
  expect(page).toContain('Läsningen i åk 3 ligger still.');
  expect(page).not.toContain('Ingen svarade');
  expect(textOf(await world.say(KIM, 'status'))).not.toContain('Ingen svarade');
});
