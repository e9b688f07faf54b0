/** The made-up school that `npm start -- --demo` shows: the same in both languages, with nothing left to send. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../quality/base.ts';
import { memberCalled } from '../../quality/people/identity.ts';
import english from '../../scheduler/simulation/demo.en.json' with { type: 'json' };
import { DEMO_TODAY, makeDemo } from '../../scheduler/simulation/demo.ts';
import { demoIn } from '../../scheduler/simulation/demo-language.ts';
import { KEY, SIMULATED, ZONE } from '../../scheduler/simulation/team.ts';
import { openStorage } from '../../storage/open.ts';
import { temporary } from '../commands/process.ts';

/** Every string of a value, from its depths. */
function stringsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(stringsOf) : [];
}
/** Words that people wrote, as against ids, kinds and days. */
const isWritten = (text: string): boolean => /[åäöÅÄÖ ]/.test(text);

async function made(locale: Locale) {
  const url = `file:${join(temporary(), 'demo.db')}`;
  const home = {
    ...SIMULATED,
    locale,
    addressOf: (id: string) => ({ ...SIMULATED.addressOf(id), route: { userId: `user-id-${id}` } }),
  };
  const stands = await makeDemo(url, home);
  const storage = await openStorage(url);
  const snapshot = await storage.snapshot(KEY);
  const deliveries = await storage.deliveries(KEY, 10_000);
  await storage.close();
  if (!snapshot) throw new Error('the demo has no team');
  return { stands, snapshot, deliveries };
}

describe('the made-up school', () => {
  it('says in English all that it says in Swedish, and nothing else', () => {
    const swedish = new Set(stringsOf(demoIn('sv')));
    expect([...swedish].filter((text) => isWritten(text) && !(text in english))).toEqual([]);
    expect(Object.keys(english).filter((text) => !swedish.has(text))).toEqual([]);
    const inEnglish = new Set(stringsOf(demoIn('en')));
    expect(Object.values(english).filter((text) => !inEnglish.has(text) || /[åäöÅÄÖ]/.test(text))).toEqual([]);
  });

  it.each(['sv', 'en'] as const)('stands half-way through its year with everything to look at: %s', async (locale) => {
    const { stands, snapshot, deliveries } = await made(locale);
    expect(stands.toZonedDateTimeISO(ZONE).toPlainDate().toString()).toBe(DEMO_TODAY);
    expect(snapshot.team.locale).toBe(locale);
    expect(snapshot.goals.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
    expect(snapshot.checkpoints.filter(({ closedAt }) => closedAt !== null)).toHaveLength(2);
    const { answers, decisions, interventions, discussions, deviations, parked } = snapshot;
    const filled = { answers, decisions, interventions, discussions, deviations, parked };
    expect(Object.entries(filled).filter(([, documents]) => documents.length === 0)).toEqual([]);
    const due = deliveries.filter(({ nextAt }) => nextAt !== null && nextAt <= stands.toString());
    expect(due.map(({ key }) => key)).toEqual([]);
    expect(memberCalled(snapshot.members, ['user-id-kim'])?.id).toBe('kim');
    // Whoever is not in the client’s roster would be out of the team when it is read.
    const roster = [...readFileSync('.m365agentsplayground.yml', 'utf8').matchAll(/ id: (user-id-\w+)/g)].map(
      ([, id]) => id,
    );
    expect(snapshot.members.map(({ id }) => `user-id-${id}`).toSorted()).toEqual(roster.toSorted());
  });
});
