/**
 * Reading back after ten years against the first year: a checkpoint's page and the year's history, of the year that is, and of the earliest
 * one. The door, the rules, the cards and the SQLite file are the product's; nothing is sent.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDoor } from '../bots/door.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Document } from '../quality/kinds.ts';
import type { Change, Storage } from '../quality/ports.ts';
import { suggestCalendar } from '../quality/year/suggestion.ts';
import { openStorage } from '../storage/open.ts';
import { answer, checkpoint, decision, goal, home, keyOf, member, pastYear, team } from '../tests/storage/samples.ts';
import { inTurn, printPair } from './measure.ts';

const ROUNDS = 200;
const PEOPLE = 8;
/** What a team of that size changes in a busy year. */
const LINES = 400;
export const TENANT = 'teams:t';
export const FIRST = 2026;
const nameOf = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
const at = (year: number, day: string): string => `${year}-${day}T08:00:00Z`;

/** A full year: four checkpoints with everybody's answers, twelve goals, decisions, and what the audit says of it. */
function year(start: number): Change[] {
  const schoolYear = nameOf(start);
  const id = (what: string, i: number): string => `${what}${i} ${schoolYear}`;
  const days = [`${start}-10-06`, `${start + 1}-01-26`, `${start + 1}-03-16`, `${start + 1}-06-01`];
  const documents: Document[] = [
    ...days.map((day, i) =>
      checkpoint(id('c', i), day, { schoolYear, state: 'closed', closedAt: at(start + 1, '06-02') }),
    ),
    ...Array.from({ length: 12 }, (_, i) => goal(id('g', i), i + 1, { schoolYear, owner: `p${i % PEOPLE}` })),
    ...Array.from({ length: 20 }, (_, i) =>
      decision(id('b', i), id('c', i % 4), { schoolYear, owner: `p${i % PEOPLE}` }),
    ),
    ...days.flatMap((_, c) =>
      Array.from({ length: PEOPLE }, (_, i) =>
        answer(id('c', c), `p${i}`, {
          schoolYear,
          analysis: {
            situation: 'Frånvaron ökar i åk 8. '.repeat(8),
            causes: [{ text: 'Sena kvällar.', goal: id('g', i) }],
            meaning: 'Fortsätt.',
          },
          progress: [
            { goal: id('g', i), value: 7, status: 'onTrack', confidence: 'high', comment: 'Det vänder.', nextStep: '' },
          ],
        }),
      ),
    ),
  ];
  const lines = Array.from(
    { length: LINES },
    (_, i): Change => ({
      do: 'audit',
      entry: {
        at: at(start, `09-${String(1 + (i % 28)).padStart(2, '0')}`),
        by: `p${i % PEOPLE}`,
        what: 'goal-changed',
        about: `goal/${id('g', i % 12)}`,
        before: { title: 'Minska frånvaron', target: 6 },
        after: { title: 'Minska frånvaron', target: 5 },
      },
    }),
  );
  return [...documents.map((document): Change => ({ do: 'put', document, expected: 0 })), ...lines];
}

/** A team that has been through so many years and is in the last of them. */
export async function lived(storage: Storage, years: number): Promise<TeamKey> {
  const key = keyOf(years, TENANT);
  const last = FIRST + years - 1;
  const started = years === 1 ? null : at(last, '06-10');
  const documents: Document[] = [
    team(key, {
      calendar: suggestCalendar(nameOf(last), 'Skåne'),
      createdAt: at(FIRST, '08-18'),
      yearStartedAt: started,
    }),
    home(`19:${key.team}`),
    ...Array.from({ length: PEOPLE }, (_, i) => member(`p${i}`, { coordinator: i === 0 })),
  ];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  for (let start = FIRST; start <= last; start += 1) {
    await storage.commit(key, year(start));
    const from = start === FIRST ? at(FIRST, '08-18') : at(start, '06-10');
    const past = pastYear(nameOf(start), { from, to: at(start + 1, '06-10') });
    if (start < last) await storage.commit(key, [{ do: 'put', document: past, expected: 0 }]);
  }
  return key;
}

/** Each team in a file of its own, as it would be after as many years. */
async function opened(years: number) {
  const storage = await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'bench-')), 'data.db')}`);
  const key = await lived(storage, years);
  const clock = () => Temporal.Instant.from(at(FIRST + years, '06-05'));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const door = createDoor({ storage, messengers: () => undefined, clock, log, nudge: () => undefined });
  let events = 0;
  /** Presses a button of the coordinator's, and fails when it shows something else than it should. */
  return async (data: Record<string, string>, shows: string): Promise<void> => {
    events += 1;
    const address = { platform: 'teams', conversation: 'a:p0', kind: 'personal', route: {} } as const;
    const replies = await door({
      id: `e${years}-${events}`,
      tenant: TENANT,
      who: { id: 'p0', name: 'Namn p0', locale: 'sv', address },
      chat: address,
      event: { type: 'answered', data: { team: key.team, ...data }, values: {} },
    });
    if (!JSON.stringify(replies).includes(shows)) throw new Error(`not the ${data['do']} that was asked for`);
  };
}

export async function benchReadBack(): Promise<void> {
  const [ten, two, one] = [await opened(10), await opened(2), await opened(1)];
  const page = (start: number) => ({ do: 'checkpoint.see', checkpoint: `c1 ${nameOf(start)}`, year: nameOf(start) });
  const history = (start: number) => ({ do: 'history.show', year: nameOf(start) });
  const compare = async (name: string, ours: () => Promise<void>, reference: () => Promise<void>) => {
    await inTurn(20, ours, reference);
    printPair(name, await inTurn(ROUNDS, ours, reference));
  };
  const [now, then] = [FIRST + 9, FIRST];
  const [said, changed] = ['Det vänder.', 'ändrade mål'];
  await compare(
    'A checkpoint’s page in the tenth year against the first',
    () => ten(page(now), said),
    () => one(page(then), said),
  );
  await compare(
    'The year’s history in the tenth year against the first',
    () => ten(history(now), changed),
    () => one(history(then), changed),
  );
  await compare(
    'A checkpoint’s page of the first year, nine years later against one',
    () => ten(page(then), said),
    () => two(page(then), said),
  );
  await compare(
    'The first year’s history, nine years later against one',
    () => ten(history(then), changed),
    () => two(history(then), changed),
  );
}
