/** Discussions of results in a sentence: planned, and what came out of them written in. */
import { beforeEach, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { understand } from '../../language/understand.ts';
import { filled } from './seen.ts';
import { cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, PETRA] = ['Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;

beforeEach(async () => {
  world = await makeWorld('2026-09-01T08:00:00Z');
  await setUpTeam(world);
  const teams = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'diskussion')), 'Arbetslag'));
  await world.press(KIM, teams, 'Spara', { teams: 'Arbetslag 8\nArbetslag 9' });
});

it.each([
  ['planera diskussion med arbetslag 8 den 10 september', { who: 'Arbetslag 8', date: '2026-09-10', outcome: '' }],
  ['add a discussion with arbetslag 9 on 12 September', { who: 'Arbetslag 9', date: '2026-09-12', outcome: '' }],
  ['vi ska träffa arbetslag 8 den 10 september', { who: 'Arbetslag 8', date: '2026-09-10', outcome: '' }],
  ['boka in arbetslag 9 den 12 september', { who: 'Arbetslag 9', date: '2026-09-12', outcome: '' }],
  ['boka möte med ledningsgruppen 10 september', { who: 'leadership-group:', date: '2026-09-10' }],
  [
    'we met team 9 today and talked about the tutoring',
    { who: 'Arbetslag 9', date: '2026-09-01', outcome: 'We met team 9 today and talked about the tutoring' },
  ],
  ['vi träffade arbetslag 9 den 27/8', { who: 'Arbetslag 9', date: '2026-08-27', outcome: '' }],
  ['vi träffade arbetslag 9 den 27/8 kl 14.30', { who: 'Arbetslag 9', date: '2026-08-27', outcome: '' }],
  ['vi hade möte med arbetslag 9 den 27/8', { who: 'Arbetslag 9', date: '2026-08-27', outcome: '' }],
  ['träffade arbetslag 9 igår', { who: 'Arbetslag 9', date: '2026-08-31', outcome: '' }],
  [
    'jag och Kim träffade arbetslag 9 i fredags',
    { who: 'Arbetslag 9', date: '2026-08-28', outcome: '', people: `${idOf(SIV)},${idOf(KIM)}` },
  ],
  ['we met team 9 on 27 August', { who: 'Arbetslag 9', date: '2026-08-27', outcome: '' }],
  ['jag har träffat ledningsgruppen i fredags', { who: 'leadership-group:', date: '2026-08-28', outcome: '' }],
  ['vi träffade arbetslag 9 den 27/8: de vill ha stöd', { date: '2026-08-27', outcome: 'De vill ha stöd' }],
  ['boka möte med arbetslag 9 den 27/8', { who: 'Arbetslag 9', date: '2027-08-27' }],
])('«%s» fills in a new one', async (said, values) => {
  expect(filled(cardOf(await world.say(SIV, said)))).toMatchObject({ people: idOf(SIV), ...values });
});

it('opens the one that was planned, with what came out of it', async () => {
  const plan = cardOf(await world.say(SIV, 'planera diskussion med arbetslag 8 den 10 september'));
  await world.press(SIV, plan, 'Spara');
  world.clock.now = Temporal.Instant.from('2026-09-11T08:00:00Z');
  const told = cardOf(await world.say(SIV, 'diskussionen med arbetslag 8 blev av igår'));
  expect(filled(told)).toMatchObject({ date: '2026-09-10' });
  const earlier = cardOf(await world.say(SIV, 'mötet med arbetslag 8 i onsdags: de vill ha stöd'));
  expect(filled(earlier)).toMatchObject({ date: '2026-09-09' });
  for (const said of ['skriv in utfallet från arbetslag 8', 'jag har träffat arbetslag 8 och pratat om rasterna'])
    expect(filled(cardOf(await world.say(SIV, said))), said).toMatchObject({ date: '2026-09-10' });
  const form = cardOf(await world.say(SIV, 'mötet med arbetslag 8 den 10 september: de vill ha stöd med samtalen'));
  expect(filled(form)).toMatchObject({ outcome: 'De vill ha stöd med samtalen' });
  await world.press(SIV, form, 'Spara');
  expect((await world.snapshot()).discussions).toMatchObject([{ state: 'held', date: '2026-09-10' }]);
  expect(inputsOf(cardOf(await world.say(PETRA, 'diskussion')).body)).toEqual([]);
});

it('is moved by its form, and called off and asked for in the list', async () => {
  const plan = cardOf(await world.say(SIV, 'planera diskussion med arbetslag 8 den 10 september'));
  await world.press(SIV, plan, 'Spara');
  for (const said of [
    'flytta diskussionen med arbetslag 8 till 17 september',
    'flytta arbetslag 8 från 10/9 till 17/9',
    'arbetslag 8 17/9 istället för 10/9',
    'kan vi skjuta på mötet med arbetslag 8 till 17 september',
  ])
    expect(filled(cardOf(await world.say(SIV, said))), said).toMatchObject({ date: '2026-09-17', outcome: '' });
  for (const said of [
    'flytta arbetslag 9 till 17 september',
    'ta bort diskussionen med arbetslag 8',
    'arbetslag 8 10 september ställs in',
    'när träffar vi arbetslag 8',
  ]) {
    const list = await world.say(SIV, said);
    expect(textOf(list), said).toContain('10 september');
    expect(inputsOf(cardOf(list).body), said).toEqual([]);
  }
  const noted = cardOf(await world.say(SIV, 'anteckna från arbetslag 8: de tycker rutinen är otydlig'));
  expect(filled(noted)).toMatchObject({ date: '2026-09-10', outcome: 'De tycker rutinen är otydlig' });
});

it('stops a pupil in what is said of it', async () => {
  const stopped = await world.say(SIV, 'mötet med arbetslag 8: Elias Berg i 7B har hög frånvaro');
  expect(textOf(stopped)).toContain('elev');
  expect(JSON.stringify((await world.snapshot()).discussions)).not.toContain('Elias');
  const nobody = textOf(await world.say(SIV, 'mötet med arbetslag 5: Elias Berg i 7B har hög frånvaro'));
  expect(nobody).toContain('sådant sparar jag aldrig');
});

it('is not what else names a meeting', () => {
  for (const [said, command] of [
    ['skriv in beslut från mötet med arbetslag 8', 'newDecision'],
    ['flytta avstämningen till 3 mars', 'moveCheckpoint'],
    ['diskussioner', 'discussions'],
  ] as const)
    expect(understand(said).command, said).toBe(command);
});
