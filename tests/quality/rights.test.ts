/**
 * Who may do what, over every act there is: a verb that is not in the table does not compile. Only rights are looked at here; what else an act
 * objects to is its own subject's test.
 */
import { describe, expect, it } from 'vitest';
import type { Act } from '../../quality/act.ts';
import { ACTS, type ActVerb } from '../../quality/acts.ts';
import type { Document } from '../../quality/kinds.ts';
import { decision, discussion, goal, intervention } from '../storage/samples.ts';
import { teamWith, whoMay } from './small-team.ts';

/** Rut is principal, Kim coordinates, everything is Siv's, Petra is a member, Lea has left; the stranger is of no team of this organisation. */
const EVERYBODY = ['rut', 'kim', 'siv', 'petra', 'lea', 'stranger'];
const MEMBERS = ['rut', 'kim', 'siv', 'petra'];
const MANAGERS = ['rut', 'kim'];
const PRINCIPAL = ['rut'];
const OWNER = ['rut', 'kim', 'siv'];
const ASKED = ['siv'];

const MAY: Record<ActVerb, readonly string[]> = {
  // A team of one's own, and one's own data, are anybody's.
  'setup.school': EVERYBODY,
  'people.delete': EVERYBODY,
  // One's own; the team's is MANAGERS'.
  'template.remove': MANAGERS,
  'feed.open': MEMBERS,
  'feed.renew': MEMBERS,
  'feed.close': MEMBERS,
  // Nobody stands in for the principal; the one who has it may end it too.
  'overview.give': PRINCIPAL,
  'overview.change': PRINCIPAL,
  'overview.end': PRINCIPAL,
  'setup.move': MANAGERS,
  'calendar.save': MANAGERS,
  'calendar.answer': MANAGERS,
  'calendar.confirm': MANAGERS,
  'calendar.drop': MANAGERS,
  'wheel.move': PRINCIPAL,
  'wheel.add': PRINCIPAL,
  'wheel.remove': PRINCIPAL,
  'wheel.approve': PRINCIPAL,
  'settings.school': MANAGERS,
  'settings.timing': MANAGERS,
  'settings.nextYear': MANAGERS,
  'yearEnd.choose': MANAGERS,
  'yearEnd.undo': MANAGERS,
  'settings.remove': MANAGERS,
  'settings.removeRequest': MANAGERS,
  'members.save': MANAGERS,
  'members.appoint': MANAGERS,
  'answers.save': MEMBERS,
  'answers.later': MEMBERS,
  'checkpoint.gathered': MANAGERS,
  'checkpoint.close': PRINCIPAL,
  'decisions.add': MANAGERS,
  'decisions.finish': MANAGERS,
  'decisions.done': OWNER,
  'picture.add': MEMBERS,
  'goals.save': MEMBERS,
  'goals.change': OWNER,
  'goals.finish': OWNER,
  'goals.drop': OWNER,
  'goals.ask': OWNER,
  'goals.yes': MEMBERS,
  'goals.no': MEMBERS,
  'goals.override': PRINCIPAL,
  'data.paste': MEMBERS,
  'data.answer': MEMBERS,
  'data.type': MEMBERS,
  'data.save': MEMBERS,
  'data.drop': MEMBERS,
  'data.unit': MANAGERS,
  'data.own': MANAGERS,
  'data.redefine': MANAGERS,
  'plan.save': MEMBERS,
  'plan.change': OWNER,
  'plan.done': OWNER,
  'plan.stop': OWNER,
  'plan.drop': OWNER,
  'plan.reason': PRINCIPAL,
  'meet.save': MEMBERS,
  'meet.change': OWNER,
  'meet.cancel': OWNER,
  'meet.teams': MANAGERS,
  'evaluation.save': MEMBERS,
  'evaluation.sign': PRINCIPAL,
  'evaluation.reopen': PRINCIPAL,
  // Only the one who was asked.
  'keep.plan': ASKED,
  'keep.park': ASKED,
  'keep.refer': ASKED,
  'keep.drop': ASKED,
  'keep.note': MEMBERS,
  'keep.tick': OWNER,
  'keep.carry': OWNER,
  'keep.settings': MANAGERS,
  'keep.keep': OWNER,
  'keep.dropParked': OWNER,
  'keep.take': PRINCIPAL,
  'people.language': MEMBERS,
  'people.snooze': MEMBERS,
};

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
