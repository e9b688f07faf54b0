/** Each organisation's messages go by what sends to that organisation. */
import { expect, it } from 'vitest';
import { clockAt, makeBeat, makeTeam, PROMPTS, sentTo } from './beat.ts';

it('what is due and who is in the channel are asked of the organisation that the team is in', async () => {
  const { storage, key } = await makeTeam();
  const asked: [string, string][] = [];
  const clock = clockAt(PROMPTS);
  const nobody = makeBeat(storage, clock, (to) => sentTo(to), {
    messengers: (platform, tenant) => {
      asked.push([platform, tenant]);
      return undefined;
    },
  });
  await nobody.beat();
  expect(asked.length).toBeGreaterThan(1);
  expect(new Set(asked.map((one) => one.join(' ')))).toEqual(new Set([`teams ${key.tenant}`]));
  await storage.close();
});
