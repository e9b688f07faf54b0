/**
 * The table of who may do what (rights-table.ts) holds for every act. Only rights are looked at here; what else an act
 * objects to is its own subject's test.
 */
import { describe, expect, it } from 'vitest';
import type { Act } from '../../quality/act.ts';
import { ACTS, type ActVerb } from '../../quality/acts.ts';
import type { Document } from '../../quality/kinds.ts';
import { decision, discussion, goal, intervention } from '../storage/samples.ts';
import { MAY, MEMBERS } from './rights-table.ts';
import { teamWith, whoMay } from './small-team.ts';

const SIVS: readonly Document[] = [
  goal('g', 1, { owner: 'siv', createdBy: 'siv' }),
  intervention('i', 1, { owner: 'siv', createdBy: 'siv' }),
  discussion('d', { createdBy: 'siv', people: ['siv'] }),
  decision('b', 'oct', { owner: 'siv' }),
  {
    kind: 'deviation',
    id: 'v',
    version: 1,
    schoolYear: '2026/27',
    category: 'training',
    decision: 'asked',
    askedOf: 'siv',
    date: '2026-09-01',
  },
  {
    kind: 'parked',
    id: 'p',
    version: 1,
    schoolYear: '2026/27',
    text: 'Kurs',
    category: 'training',
    owner: 'siv',
    parkedAt: '2026-09-01T08:00:00Z',
    state: 'parked',
    reviewedAt: null,
    capacity: '',
  },
  {
    kind: 'note',
    id: 'n',
    version: 1,
    schoolYear: '2026/27',
    use: 'agenda',
    text: 'Rastvakter',
    person: 'siv',
    date: '2026-09-01',
    concerns: null,
    state: 'open',
    checkpoint: 'oct',
    carriedFrom: [],
  },
  {
    kind: 'addition',
    id: 'a',
    version: 1,
    schoolYear: '2026/27',
    checkpoint: 'oct',
    person: 'siv',
    goal: null,
    text: 'Rasterna',
    at: '2026-09-01T08:00:00Z',
  },
];
/** Names one of each, for whichever an act is about. */
const INPUT = {
  goal: 'g',
  intervention: 'i',
  discussion: 'd',
  decision: 'b',
  parked: 'p',
  deviation: 'v',
  note: 'n',
  addition: 'a',
  checkpoint: 'oct',
};

/** An act whose right is given and that then does nothing: only who may is asked here. */
const rightOf = (verb: ActVerb): Act<unknown> => ({
  may: (ACTS[verb] as unknown as Act<unknown>).may,
  take: () => ({ changes: [], deliveries: [] }),
});

describe('who may', () => {
  it.each(Object.entries(MAY) as [ActVerb, readonly string[]][])('%s: %j', (verb, who) =>
    expect(whoMay(rightOf(verb), teamWith(...SIVS), INPUT)).toEqual(who),
  );

  it('is told by the team’s own members: the same id in another organisation is a stranger to it', () => {
    const theirs = teamWith(...SIVS);
    const ours = { ...theirs, members: theirs.members.filter(({ id }) => id !== 'rut') };
    expect(whoMay(rightOf('goals.override'), ours, INPUT)).not.toContain('rut');
  });

  it('is everybody’s to step in for when a team has lost both coordinator and principal', () => {
    const { members, ...rest } = teamWith(...SIVS);
    const alone = { ...rest, members: members.map((one) => ({ ...one, principal: false, coordinator: false })) };
    expect(whoMay(rightOf('settings.timing'), alone, INPUT)).toEqual(MEMBERS);
  });
});
