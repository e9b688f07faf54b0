/** What is sent to somebody in several teams says which school it is about. */
import { expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import { home, keyOf, member, team } from '../storage/samples.ts';
import { clockAt, makeBeat, makeTeam, PROMPTS, sentTo } from './beat.ts';

it('names the school to a person in two teams, and to nobody else', async () => {
  const { storage } = await makeTeam();
  const other = keyOf(2);
  const documents = [team(other, { school: 'Björkskolan' }), home('19:team-2'), member('p2')];
  await storage.commit(
    other,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  const first = new Map<string, string>();
  const beat = makeBeat(
    storage,
    clockAt(PROMPTS),
    (to) => sentTo(to),
    {},
    {
      send: async (to, card) => {
        first.set(to.conversation, toText(card).split('\n')[0] ?? '');
        return sentTo(to);
      },
    },
  );
  await beat.beat();
  const { school } = team(keyOf(1));
  const [two, one] = ['p2', 'p3'].map((id) => [...first].find(([chat]) => chat.endsWith(id))?.[1]);
  expect(two).toBe(school);
  expect(one).not.toContain(school);
});
