/** What is asked about the year that was is answered from it, also when the next has begun. */
import { beforeEach, describe, expect, it } from 'vitest';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { checkpoint, decision, pastYear } from '../storage/samples.ts';
import { idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
const say = async (text: string): Promise<string> => textOf(await world.say(KIM, text));

/** 2026/27 with a decision of June and an idea that was put aside, and 2027/28 begun. */
beforeEach(async () => {
  world = await makeWorld();
  const { key, team, checkpoints } = await setUpTeam(world);
  const june = checkpoints.find(({ date }) => date.startsWith('2027-06'))?.id ?? '';
  const doneAt = '2027-06-08T08:00:00Z';
  const of = { owner: idOf(KIM), createdBy: idOf(KIM) };
  const old = decision('d', june, {
    ...of,
    schoolYear: '2026/27',
    text: 'Kim ser över schemat',
    due: '2027-06-11',
    doneAt,
  });
  const now = decision('n', 'c28', { ...of, schoolYear: '2027/28', text: 'Kim beställer stolar', due: '2027-09-10' });
  const parked = {
    ...({
      kind: 'parked',
      id: 'p',
      version: 1,
      schoolYear: '2026/27',
      text: 'Läslovsvecka',
      category: 'training',
    } as const),
    ...({
      owner: idOf(KIM),
      parkedAt: '2027-05-04T10:00:00Z',
      state: 'dropped',
      reviewedAt: null,
      capacity: '',
    } as const),
  };
  const wheelApprovedAt = '2027-08-10T08:00:00Z';
  const begun = {
    ...team,
    calendar: suggestCalendar('2027/28', team.county),
    wheelApprovedAt,
    yearStartedAt: wheelApprovedAt,
  };
  const march = checkpoint('c28', '2028-03-21', { schoolYear: '2027/28' });
  const past = pastYear('2026/27', { calendar: team.calendar });
  for (const document of [old, now, parked, march, past])
    await world.storage.commit(key, [{ do: 'put', document, expected: 0 }]);
  await world.storage.commit(key, [{ do: 'put', document: begun, expected: team.version }]);
  world.clock.now = Temporal.Instant.from('2027-08-24T08:00:00Z');
});

describe('in the new year', () => {
  it.each(['visa beslut från 2026/27', 'vilka beslut tog vi i juni?', 'visa besluten från förra läsåret'])(
    '«%s» shows the decisions of the year that was',
    async (asked) => {
      const seen = await say(asked);
      expect(seen).toContain('läsåret 2026/27');
      expect(seen).toMatch(/Avstämning 4 · tisdagen den 1 juni 2027[\s\S]*Kim ser över schemat/u);
      expect(seen).not.toContain('stolar');
    },
  );

  it.each(['visa parkeringen från förra läsåret', 'hur många idéer lade vi åt sidan förra läsåret?'])(
    '«%s» shows what was put aside then',
    async (asked) => expect(await say(asked)).toMatch(/läsåret 2026\/27[\s\S]*Läslovsvecka/u),
  );

  it('a month that has been is of the year that was, and a year of which there is nothing is said', async () => {
    expect(await say('vad beslutade vi i mars?')).toMatch(/Avstämning 3 · .* mars 2027/u);
    expect(await say('hur många svarade inför avstämning 3 förra läsåret?')).toMatch(/Avstämning 3 · .* mars 2027/u);
    expect(await say('visa beslut från 2024/25')).toContain('Det finns inget sparat från läsåret 2024/25.');
  });

  it('what says no year is of this one', async () => {
    expect(await say('beslut')).toContain('Kim beställer stolar');
    expect(await say('beslut')).not.toContain('schemat');
  });
});
