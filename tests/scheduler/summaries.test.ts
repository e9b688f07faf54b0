/** What is kept of schools is made anew by the heartbeat, and one fault stops nothing. */
import { expect, it } from 'vitest';
import { createSummaries } from '../../scheduler/summaries.ts';
import { openStorage } from '../../storage/open.ts';
import { goal, keyOf, overview, team } from '../storage/samples.ts';

const put = (document: Parameters<typeof JSON.stringify>[0]) => ({ do: 'put' as const, document, expected: 0 });

it('makes anew what is old, again after a change, and tells a fault by its code', async () => {
  const storage = await openStorage('file::memory:');
  const logged: object[] = [];
  const log = { info: () => undefined, warn: (fields: object) => void logged.push(fields), error: () => undefined };
  const round = createSummaries({ storage, log });
  const key = keyOf(1);
  await storage.commit(key, [put(team(key)), put(overview('hanna'))]);
  await round();
  expect(await storage.summaries.stale(9)).toEqual([]);
  const [first] = await storage.summaries.of([{ key, person: 'hanna' }]);
  expect(first?.text).toContain('"school":"Ekskolan"');
  await storage.commit(key, [put(goal('g1', 1))]);
  expect(await storage.summaries.stale(9)).toHaveLength(1);
  await round();
  const [second] = await storage.summaries.of([{ key, person: 'hanna' }]);
  expect(JSON.parse(second?.text ?? '').now.goals).toHaveLength(1);
  await storage.close();
  await round();
  expect(logged).toEqual([{ code: expect.any(String) }]);
});
