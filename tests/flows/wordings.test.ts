/** What is said in passing, of what is as good as nothing and of what has no end. */
import { beforeEach, expect, it } from 'vitest';
import { readDecision } from '../../language/reading/decision-sentence.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

it('who is away until further notice is told so, and of all checkpoints in one sentence', async () => {
  const said = textOf(await world.say(SIV, 'jag är sjukskriven tills vidare'));
  expect(said).toContain('Du får inga påminnelser tills vidare, längst läsåret ut.');
  expect(said).toContain('Avstämning 1, 2, 3 och 4 hålls medan du är borta.');
  expect(said).not.toContain('juni');
});

it('a checkpoint that nobody answered and nothing was decided at is closed without praise', async () => {
  const { key, checkpoints } = await world.snapshot();
  const first = checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
  world.clock.now = Temporal.Instant.from('2026-10-07T08:00:00Z');
  const data = { do: 'checkpoint.close', team: key.team, checkpoint: first };
  const said = await world.handle(world.inbound(RUT, { type: 'answered', data, values: {} }, personal(RUT), 'sv'));
  expect(textOf(said)).toContain('Avstämning 1 är stängd.');
  expect(textOf(said)).not.toContain('Bra jobbat');
});

it('what is parked is said first to stand there, where nothing new has come up', async () => {
  const parked = {
    ...({
      kind: 'parked',
      id: 'p',
      version: 1,
      schoolYear: '2026/27',
      text: 'Hälsovecka',
      category: 'training',
    } as const),
    ...({ owner: 'x', parkedAt: '2026-09-04T10:00:00Z', state: 'parked', reviewedAt: null, capacity: '' } as const),
  };
  await world.storage.commit(await world.key(), [{ do: 'put', document: parked, expected: 0 }]);
  world.clock.now = Temporal.Instant.from('2026-10-20T08:00:00Z');
  const said = textOf(await world.say(KIM, 'parkeringen'));
  expect(said).toContain('Det här står kvar. Inget nytt utanför planen har kommit upp sedan sist.');
});

it.each([
  'rastschemat görs om i åk 4-6 till 2/11, petra ansvarig',
  'rastschemat görs om i åk 4-6 till 2/11, petra är ansvarig',
  'rastschemat görs om i åk 4-6 till 2/11, petra ansvarar',
  'rastschemat görs om i åk 4-6, petra har ansvaret, till 2/11',
])('«%s» keeps whose it is out of what was decided', (sentence) => {
  const petra = { id: 'petra', name: 'Petra Psykolog', professions: ['psychologist'] };
  const around = {
    ...{ today: Temporal.PlainDate.from('2026-10-14'), calendar: suggestCalendar('2026/27', 'Skåne') },
    ...{
      checkpoints: [],
      people: [{ id: 'rut', name: 'Rut Rektor', professions: ['principal'] }, petra],
      english: false,
    },
  };
  expect(readDecision(sentence, around)).toMatchObject({
    ...{ text: 'Rastschemat görs om i åk 4-6', owner: 'petra', due: '2026-11-02' },
  });
});
