/** A school year as a whole: its checkpoints, goals with outcome, interventions and decisions. Earlier ones are only read. */
import type { Locale } from '../quality/base.ts';
import type { Checkpoint, Decision } from '../quality/checkpoints/documents.ts';
import { byDue, inOrder, numberOf } from '../quality/checkpoints/order.ts';
import { evaluationsSent, signatureOf } from '../quality/evaluation/evaluating.ts';
import { byTime } from '../quality/keep/points.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState } from '../quality/status/status.ts';
import { type Button, button, buttons, type Card, type Element, heading, subtle, text } from './card.ts';
import { card } from './common.ts';
import { discussionWords } from './discussions.ts';
import { bare, bullet, dayOf, formatDate, formatSpan } from './format.ts';
import { goalRow } from './goal-row.ts';
import { historyData } from './history.ts';
import { interventionLine } from './interventions.ts';
import { nameOf } from './names.ts';
import { long, paged, section } from './paging.ts';
import { takenIn } from './principal.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';

export function yearCard(
  locale: Locale,
  snapshot: Snapshot,
  { readOnly, today, page = 0 }: { readonly readOnly: boolean; readonly today: string; readonly page?: number },
): Card {
  const say = speak(locale);
  const { team, key } = snapshot;
  const year = team.calendar.schoolYear;
  const day = readOnly ? null : today;
  const isOver = readOnly || signatureOf(snapshot) !== undefined;
  const title = say('page:yearTitle', { year, school: team.school });
  const all: Element[] = [
    ...inOrder(snapshot.checkpoints).map((one) => checkpointRow(say, locale, snapshot, one)),
    ...section(say('status:goals'), goalRows(say, locale, snapshot, day)),
    ...section(say('plan:statusTitle'), interventionRows(say, locale, snapshot, today, isOver)),
    ...section(say('people:button.decisions'), decisionRows(say, locale, snapshot)),
    ...section(
      say('report:discussions'),
      snapshot.discussions
        .filter(({ state }) => state !== 'cancelled')
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .flatMap((one) => discussionWords(say, locale, snapshot, one)),
    ),
    ...section(say('page:activities'), activityRows(say, locale, snapshot)),
    ...section(say('people:button.parking'), parkedRows(say, snapshot)),
  ];
  const { rows, buttons: pages } = paged(say, all, { do: 'year.show', team: key.team, year }, page);
  const body: Element[] = [
    heading(title),
    subtle([standing(say, locale, snapshot), ...(readOnly ? [say('page:yearReadOnly')] : [])].join(' ')),
    ...(all.length === 0 ? [text(say('page:yearEmpty'))] : []),
    ...rows,
  ];
  return card(say, title, body, [
    ...pages,
    ...(evaluationsSent(snapshot).length === 0
      ? []
      : [button(say('evaluation:see'), { do: 'evaluation.see', team: key.team, year })]),
    button(say('history:see'), historyData(snapshot, {})),
    button(say('page:years'), { do: 'year.list', team: key.team }),
  ]);
}

const PARTS = ['decisions', 'parking'] as const;
/** What there is of a year that can be asked for by itself. */
export type PartOfYear = (typeof PARTS)[number];
export const partOfYear = (word: string | undefined): PartOfYear | undefined => PARTS.find((one) => one === word);

/** The decisions of an earlier year, by their checkpoint, or what was put aside in it. */
export function yearPartCard(locale: Locale, snapshot: Snapshot, part: PartOfYear, page = 0): Card {
  const say = speak(locale);
  const { year, team } = { year: snapshot.team.calendar.schoolYear, team: snapshot.key.team };
  const title = say('page:partTitle', { part: say(`people:button.${part}`), year });
  const all = part === 'parking' ? parkedRows(say, snapshot) : decisionsByCheckpoint(say, locale, snapshot);
  const { rows, buttons: pages } = paged(say, all, { do: 'year.show', team, year, part }, page);
  const body: Element[] = [
    heading(title),
    subtle(say('page:yearReadOnly')),
    ...(all.length === 0 ? [text(say('page:partEmpty', { year }))] : []),
    ...rows,
  ];
  return card(say, title, body, [...pages, button(say('page:wholeYear', { year }), { do: 'year.show', team, year })]);
}

const decisionsByCheckpoint = (say: Say, locale: Locale, snapshot: Snapshot): Element[] =>
  inOrder(snapshot.checkpoints).flatMap((one) =>
    section(
      say('page:title', { number: numberOf(snapshot, one.id), date: formatDate(locale, one.date, 'long') }),
      decisionRows(
        say,
        locale,
        snapshot,
        snapshot.decisions.filter(({ checkpoint }) => checkpoint === one.id),
      ),
    ),
  );

function standing(say: Say, locale: Locale, { team }: Snapshot): string {
  const { autumnStart, springEnd } = team.calendar;
  const span = formatSpan(locale, autumnStart, springEnd, true);
  const approved = team.wheelApprovedAt;
  return approved
    ? `${span}. ${say('year:approved', { date: formatDate(locale, dayOf(approved, team.timeZone)) })}`
    : `${span}.`;
}

function checkpointRow(say: Say, locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint): Element {
  const words = say('year:checkpoint', {
    number: numberOf(snapshot, checkpoint.id),
    date: formatDate(locale, checkpoint.date, 'long'),
  });
  const closed = checkpoint.state === 'closed' ? ` · ${say('year:closed')}` : '';
  return {
    type: 'Container',
    spacing: 'small',
    items: [text(`${words}${closed}`, { weight: 'bolder' }), buttons(seeCheckpoint(say, snapshot, checkpoint))],
  };
}

/** Every goal that the team has had in its plan, also one that it has taken out of it, and what was written about it. */
const goalRows = (say: Say, locale: Locale, snapshot: Snapshot, today: string | null): Element[] =>
  snapshot.goals.flatMap((goal) => {
    const row = goalRow(say, locale, snapshot, goalState(snapshot, goal), { today });
    const { state, description, justification, override } = goal;
    return [
      state === 'active' || state === 'finished'
        ? row
        : { ...row, items: [...row.items, text(say(`page:goalNow.${state}`), { spacing: 'none' as const })] },
      ...(description === '' ? [] : long(description, { label: say('goals:howThere'), spacing: 'none' })),
      ...(justification === '' ? [] : long(justification, { label: say('goals:whyPossible'), spacing: 'none' })),
      ...(override ? [text(takenIn(say, override), { spacing: 'none' })] : []),
    ];
  });

/** Each opens all that is written about it. */
const interventionRows = (say: Say, locale: Locale, snapshot: Snapshot, today: string, isOver: boolean): Element[] =>
  snapshot.interventions.map((one) => {
    const { schoolYear: year } = snapshot.team.calendar;
    const data = { do: 'plan.see', team: snapshot.key.team, intervention: one.id, year } as const;
    return {
      type: 'Container',
      spacing: 'small',
      items: [
        text(interventionLine(say, locale, snapshot, one, today, isOver)),
        buttons(button(say('plan:see'), data)),
      ],
    };
  });

const decisionRows = (say: Say, locale: Locale, snapshot: Snapshot, decisions = snapshot.decisions): Element[] =>
  decisions
    .toSorted(byDue)
    .map((decision) => text(bullet(decisionWords(say, locale, snapshot, decision)), { spacing: 'small' }));

/** A decision with its owner, its day, and when it was done. */
export function decisionWords(say: Say, locale: Locale, snapshot: Snapshot, decision: Decision): string {
  const { text: words, owner, due, doneAt } = decision;
  const values = { text: words, owner: nameOf(say, snapshot.members, owner), due: formatDate(locale, due) };
  return doneAt
    ? say('page:decisionWas', { ...values, at: formatDate(locale, dayOf(doneAt, snapshot.team.timeZone)) })
    : say('checkpoint:decisionRow', values);
}

const activityRows = (say: Say, locale: Locale, snapshot: Snapshot): Element[] =>
  snapshot.notes
    .filter(({ use }) => use === 'activity')
    .toSorted(byTime)
    .map(({ date, text: words, person }) => {
      const name = nameOf(say, snapshot.members, person);
      return text(bullet(say('page:activity', { date: bare(locale, date), text: words, name })), { spacing: 'small' });
    });

const parkedRows = (say: Say, snapshot: Snapshot): Element[] =>
  snapshot.parked.map(({ text: words, owner, state }) => {
    const name = nameOf(say, snapshot.members, owner);
    return text(bullet(say('page:parked', { text: words, name, state: say(`page:parkedState.${state}`) })), {
      spacing: 'small',
    });
  });

/** The years that the team has been through, the latest first. */
export function yearsCard(say: Say, team: string, years: readonly string[]): Card {
  const title = say('page:yearsTitle');
  const actions = years.toReversed().map((year): Button => button(year, { do: 'year.show', team, year }));
  return card(say, title, [heading(title), ...(years.length === 0 ? [text(say('page:yearEmpty'))] : [])], actions);
}
