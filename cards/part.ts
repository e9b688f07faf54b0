/** What somebody's part in the team is: profession and roles, goals, interventions and decisions; their own, or a colleague's. */
import type { Locale } from '../quality/base.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Intervention } from '../quality/plan/documents.ts';
import { mayDecide } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { isCurrent } from '../quality/status/status.ts';
import { type Card, type Element, heading, subheading, text } from './card.ts';
import { professionLine } from './coming.ts';
import { card, commandButton } from './common.ts';
import { decisionRow, openFirst } from './decisions.ts';
import { whoOf } from './discussions.ts';
import { bullet, formatDate } from './format.ts';
import { goalRow } from './goals.ts';
import { interventionRow } from './interventions.ts';
import { called, oneOf } from './names.ts';
import { paged } from './paging.ts';
import { membersWords } from './settings.ts';
import { managersOf } from './setup.ts';
import { localeOf, type Say, speak } from './texts.ts';

export type PartShown = 'all' | 'goals' | 'interventions' | 'decisions';

/** Who reads it, and what they may change. `today` is an ISO date. */
export type PartViewer = {
  readonly me: Member;
  readonly mayChangeGoal: (goal: Goal) => boolean;
  readonly mayChangeIntervention: (one: Intervention) => boolean;
  readonly today: string;
};

type Part = { readonly what: PartShown; readonly role: boolean; readonly page: number };
/** So many of what somebody has logged are shown, the latest. */
const LOGGED = 5;

/** `role`: who somebody is in the team is asked as well. */
export function partCard(
  locale: Locale,
  snapshot: Snapshot,
  member: Member,
  viewer: PartViewer,
  { what, role, page }: Part,
): Card {
  const say = speak(locale);
  const mine = member.id === viewer.me.id;
  const title = mine ? say(what === 'all' ? 'part:titleMine' : `part:titleMine.${what}`) : called(say, member);
  const told = role || !mine ? roleLines(say, snapshot, member, viewer) : [];
  const own = ownRows(say, snapshot, member, viewer, what);
  const also = what === 'all' ? alsoRows(say, snapshot, member) : [];
  const none = mine ? say(`part:mineNone.${what}`) : say(`part:none.${what}`, { name: called(say, member) });
  const all = [...told.map((line) => text(line)), ...(own.length === 0 ? [text(none)] : own), ...also];
  const { team } = snapshot.key;
  const again = { do: 'part.show', team, person: member.id, what, role: role ? '1' : '' } as const;
  const { rows, buttons: pages } = paged(say, all, again, page);
  const more = what === 'all' ? (['goals', 'interventions', 'decisions'] as const) : ([what] as const);
  const mineToo = mine ? [commandButton(say, 'waiting', team)] : [];
  return card(
    say,
    title,
    [heading(title), ...rows],
    [...pages, ...mineToo, ...more.map((one) => commandButton(say, one, team))],
  );
}

/** Profession and roles, and who can change them; of somebody who has left, that. */
function roleLines(say: Say, snapshot: Snapshot, member: Member, { me, today }: PartViewer): string[] {
  const name = called(say, member);
  const who = say('part:who', { name, words: membersWords(say, member, today) });
  if (!member.active) return [who, say('part:left', { name }), ...takenOverBy(say, snapshot, member.id)];
  if (member.id !== me.id) return [who];
  const managers = managersOf(snapshot);
  const chosen = member.professions.length > 0 && managers.every(({ id }) => id !== me.id);
  return [
    who,
    ...(chosen ? [say('part:roleWrong', { names: oneOf(say, managers) })] : professionLine(say, snapshot, member)),
  ];
}

/** Who chooses who takes over, where somebody who has left has something still to be done. */
export function takenOverBy(say: Say, snapshot: Snapshot, person: string): string[] {
  const { goals, interventions, decisions } = snapshot;
  const open =
    [...goals, ...interventions].some((one) => one.owner === person && isCurrent(one)) ||
    decisions.some(({ owner, doneAt }) => owner === person && !doneAt);
  return open ? [say('part:leftChoose', { names: oneOf(say, managersOf(snapshot)) })] : [];
}

/** What somebody is or was responsible for; decisions that they have entered are theirs as well. */
function ownRows(say: Say, snapshot: Snapshot, member: Member, viewer: PartViewer, what: PartShown): Element[] {
  const locale = localeOf(say);
  const { me, today, mayChangeGoal, mayChangeIntervention } = viewer;
  const isTheirs = (one: { owner: string; state: string }): boolean =>
    one.owner === member.id && one.state !== 'dropped';
  const shows = (one: PartShown): boolean => what === 'all' || what === one;
  const changes = { mayChange: mayChangeIntervention, mayDecide: mayDecide(snapshot, me) };
  const asked = what === 'decisions' && member.id !== me.id;
  const goals = shows('goals') ? snapshot.goals.filter(isTheirs) : [];
  const interventions = shows('interventions') ? snapshot.interventions.filter(isTheirs) : [];
  const decisions = snapshot.decisions
    .filter(({ owner, createdBy }) => owner === member.id || (asked && createdBy === member.id))
    .toSorted(openFirst);
  return [
    ...goals.map((goal) => goalRow(say, locale, snapshot, goal, { mayChange: mayChangeGoal(goal), today })),
    ...interventions.map((one) => interventionRow(say, locale, snapshot, one, today, changes)),
    ...(shows('decisions') ? decisions.map((one) => decisionRow(say, snapshot, one, me, today)) : []),
  ];
}

/** What they have planned, put aside and logged, which the team reads as well. */
function alsoRows(say: Say, { discussions, parked, notes }: Snapshot, { id }: Member): Element[] {
  const locale = localeOf(say);
  const planned = discussions
    .filter(({ state, people }) => state === 'planned' && people.includes(id))
    .map((one) => say('waiting:discussionDay', { who: whoOf(say, one), day: formatDate(locale, one.date) }));
  const aside = parked.filter(({ state, owner }) => state === 'parked' && owner === id).map((one) => one.text);
  const logged = notes
    .filter(({ use, person }) => use === 'activity' && person === id)
    .toSorted((a, b) => b.date.localeCompare(a.date))
    .slice(0, LOGGED)
    .map((one) => `${one.text} (${formatDate(locale, one.date)})`);
  const under = (title: string, lines: readonly string[]): Element[] =>
    lines.length === 0 ? [] : [subheading(title), ...lines.map((line) => text(bullet(line), { spacing: 'small' }))];
  return [
    ...planned.map((line) => text(bullet(line), { spacing: 'small' })),
    ...under(say('part:parked'), aside),
    ...under(say('part:logged'), logged),
  ];
}
