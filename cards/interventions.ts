/** Cards for interventions: the list, the principal's reason, and where to look for evidence. */

import type { Locale } from '../quality/base.ts';
import { verdictOnIntervention } from '../quality/evaluation/evaluating.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Intervention } from '../quality/plan/documents.ts';
import { isDescribed, isUnsaid, isWeak } from '../quality/plan/evidence.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { isCurrent } from '../quality/status/status.ts';
import {
  type Button,
  button,
  buttons,
  type Card,
  type Element,
  heading,
  subheading,
  submit,
  subtle,
  text,
} from './card.ts';
import {
  card,
  commandButton,
  type Form,
  formCard,
  type Objection,
  problemsBox,
  type Receipt,
  receiptRows,
} from './common.ts';
import { bullet, formatDate, formatNumber, formatSpan } from './format.ts';
import { reasonInput } from './goal-coach.ts';
import { ownerName } from './names.ts';
import { paged } from './paging.ts';
import { decider, deciderAs, reasonFor } from './principal.ts';
import { localeOf, type Say, speak } from './texts.ts';

/** The plan's interventions by goal. `mayChange` says for which the buttons are shown; `today` is an ISO date. */
export function interventionsCard(
  locale: Locale,
  snapshot: Snapshot,
  today: string,
  viewer: { mayChange: (intervention: Intervention) => boolean; mayDecide: boolean },
  note?: Receipt,
  page = 0,
): Card {
  const say = speak(locale);
  const shown = snapshot.interventions.filter((intervention) => intervention.state !== 'dropped');
  const all = shown.map((intervention) => interventionRow(say, locale, snapshot, intervention, today, viewer));
  const { rows, buttons: pages } = paged(say, all, { do: 'plan.list', team: snapshot.key.team }, page);
  const title = say('plan:listTitle', { year: snapshot.team.calendar.schoolYear });
  const body: Element[] = [
    ...receiptRows(say, note),
    heading(title),
    ...(shown.length === 0 ? [text(say('plan:none'))] : []),
    ...rows,
  ];
  return card(say, title, body, [
    ...pages,
    commandButton(say, 'newIntervention', snapshot.key.team),
    button(say('plan:where'), { do: 'plan.where', team: snapshot.key.team }),
  ]);
}

/**
 * How it stands on an ISO date: it is not for the principal before somebody has said what it rests on, not under way before its first day, and
 * not all of the plan while its goal is a draft.
 */
export function stateWords(say: Say, snapshot: Snapshot, one: Intervention, today: string): string {
  const { state, evidence, goal } = one;
  if (state === 'draft' && !isDescribed(evidence)) return say('plan:begun');
  const drafted = state === 'active' ? draftedGoal(snapshot, goal) : undefined;
  if (isAhead(one, today)) {
    const date = formatDate(localeOf(say), one.from);
    return drafted ? say('plan:aheadForDraft', { date, goal: drafted.number }) : say('plan:ahead', { date });
  }
  if (isPast(one, today)) return say('plan:past', { date: formatDate(localeOf(say), one.to) });
  return drafted
    ? say('plan:activeForDraft', { goal: drafted.number })
    : say(`plan:state.${state}`, { decider: decider(say, snapshot) });
}

/** In the plan, and its first day has not come. */
const isAhead = ({ state, from }: Intervention, today: string): boolean => state === 'active' && today < from;

/** In the plan, and its last day has been, without anybody having said how it went. */
const isPast = ({ state, to }: Intervention, today: string): boolean => state === 'active' && to < today;

const draftedGoal = ({ goals }: Snapshot, id: string): Goal | undefined =>
  goals.find((goal) => goal.id === id && goal.state === 'draft');

/** The same in a year that is over: as it was judged, or that it was going on to the end. */
export function endedAs(say: Say, snapshot: Snapshot, one: Intervention): string {
  const verdict = one.state === 'draft' || one.state === 'dropped' ? null : verdictOnIntervention(snapshot, one.id);
  if (verdict) return `${say(`evaluation:done.${verdict.done}`)}. ${say(`evaluation:worth.${verdict.worth}`)}.`;
  return one.state === 'active' ? say('plan:stateThen') : stateWords(say, snapshot, one, one.to);
}

/** In one line: what, for which goal, by whom, when, and how it stands on an ISO date, or stood when its year was over. */
export function interventionLine(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  one: Intervention,
  today: string,
  isOver: boolean,
): string {
  const detail = say('plan:rowDetail', {
    goal: snapshot.goals.find((g) => g.id === one.goal)?.number ?? '–',
    owner: ownerName(say, snapshot.members, one.owner),
    days: formatSpan(locale, one.from, one.to, true),
  });
  const title = say('plan:row', { number: one.number, title: one.title });
  return [title, detail, isOver ? endedAs(say, snapshot, one) : stateWords(say, snapshot, one, today)].join(' · ');
}

/** One of a list, with what can be done with it. */
export function interventionRow(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  one: Intervention,
  today: string,
  viewer: { mayChange: (intervention: Intervention) => boolean; mayDecide: boolean },
): Element {
  const goal = snapshot.goals.find((g) => g.id === one.goal);
  const data = { team: snapshot.key.team, intervention: one.id };
  const items: Element[] = [
    text(say('plan:row', { number: one.number, title: one.title }), { weight: 'bolder' }),
    text(
      say('plan:rowDetail', {
        goal: goal?.number ?? '–',
        owner: ownerName(say, snapshot.members, one.owner),
        days: formatSpan(locale, one.from, one.to, true),
      }),
      { spacing: 'none' },
    ),
    text([...kindWords(say, one), evidenceLine(say, one)].join(' · '), { spacing: 'none' }),
    ...(one.hours === null
      ? []
      : [text(say('plan:rowHours', { hours: formatNumber(locale, one.hours) }), { spacing: 'none' })]),
    ...(one.override ? [text(reasonFor(say, one.override), { spacing: 'none' })] : []),
    text(stateWords(say, snapshot, one, today), {
      spacing: 'none',
      ...(one.state === 'draft' ? { weight: 'bolder' } : {}),
    }),
  ];
  const actions = [
    button(say('plan:see'), { do: 'plan.see', ...data }),
    ...interventionButtons(say, snapshot, one, { mayChange: viewer.mayChange(one), mayDecide: viewer.mayDecide }),
  ];
  items.push(buttons(...actions));
  return { type: 'Container', items, separator: true, spacing: 'medium' };
}

/** What can be done with one where it stands, by somebody who may. */
export function interventionButtons(
  say: Say,
  snapshot: Snapshot,
  one: Intervention,
  { mayChange, mayDecide }: { readonly mayChange: boolean; readonly mayDecide: boolean },
): Button[] {
  const data = { team: snapshot.key.team, intervention: one.id };
  return [
    ...(mayChange && isCurrent(one)
      ? [
          ...(one.state === 'draft' && !isDescribed(one.evidence)
            ? [button(say('plan:fillIn'), { do: 'plan.changeOpen', ...data, page: '1' }, 'positive')]
            : []),
          button(say('common:change'), { do: 'plan.changeOpen', ...data }),
          ...(one.state === 'active'
            ? [
                button(say('plan:done'), { do: 'plan.done', ...data }),
                button(say('plan:stopNow'), { do: 'plan.stop', ...data }),
              ]
            : [button(say('goals:drop'), { do: 'plan.drop', ...data })]),
        ]
      : []),
    ...(mayDecide && one.state === 'draft' && isWeak(one.evidence)
      ? [button(say('plan:giveReason'), { do: 'plan.reasonOpen', ...data }, 'positive')]
      : []),
  ];
}

/** Its level and what kind it is, as far as anybody has said. */
export const kindWords = (say: Say, { level, nature }: Pick<Intervention, 'level' | 'nature'>): string[] => [
  ...(level === null ? [] : [say(`plan:level.${level}`)]),
  ...(nature === null ? [] : [say(`plan:nature.${nature}`)]),
];

/** The level of evidence, and what the studies say where that is not plain success; or that nobody has filled it in. */
function evidenceLine(say: Say, { evidence }: Pick<Intervention, 'evidence'>): string {
  if (isUnsaid(evidence)) return say('plan:unsaidLine');
  const level = say(`plan:evidence.${evidence.level}`);
  return evidence.finding === 'works' ? level : `${level}, ${say(`plan:finding.${evidence.finding}`).toLowerCase()}`;
}

/** What something on weak ground rests on, in a sentence; `what` is what it is called there. */
function restsOn(say: Say, { evidence }: Intervention, what: string): string {
  if (isUnsaid(evidence)) return say('plan:restsUnsaid', { what });
  if (evidence.level === 'unknown') return say('plan:restsUnknown', { what });
  return say('plan:restsOn', { what, level: evidenceLine(say, { evidence }).toLowerCase() });
}

/** The principal's reason for something that rests on own experience or on nothing known. */
export function weakCard(
  locale: Locale,
  snapshot: Snapshot,
  one: Intervention,
  reason = '',
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const data = { team: snapshot.key.team, intervention: one.id };
  const form: Form = { title: say('plan:weakTitle', { number: one.number }), open: { do: 'plan.reasonOpen', ...data } };
  const body = [
    ...problemsBox(say, problems),
    text(
      `${restsOn(say, one, say('plan:quoted', { title: one.title }))} ${say('plan:weakIntro', { as: deciderAs(say, snapshot) })}`,
    ),
    reasonInput(say('goals:overrideReason'), reason),
  ];
  return formCard(say, form, body, [submit(say('plan:weakSave'), { do: 'plan.reason', ...data })]);
}

const SOURCES = ['skolfi', 'sbu', 'spsm', 'fohm', 'skolverket', 'eef', 'campbell', 'cochrane'] as const;
/** Where a school finds out what is known to work. */
export function whereCard(say: Say): Card {
  const title = say('plan:whereTitle');
  return card(say, title, [
    heading(title),
    ...SOURCES.map((source) => text(bullet(say(`plan:source.${source}`)), { spacing: 'small' })),
    subtle(say('plan:whereNote')),
  ]);
}

/** In status on an ISO date: what is being done or comes, and what rests on weak ground. */
export function interventionRows(say: Say, snapshot: Snapshot, today: string): Element[] {
  const active = snapshot.interventions.filter((one) => one.state === 'active');
  if (active.length === 0) return [];
  const ahead = active.filter((one) => isAhead(one, today));
  const past = active.filter((one) => isPast(one, today));
  const begun = active.length - ahead.length - past.length;
  const weak = active.filter((one) => isWeak(one.evidence));
  const forDrafts = active.filter(({ goal }) => draftedGoal(snapshot, goal));
  return [
    subheading(say('plan:statusTitle')),
    ...(begun > 0 ? [text(say('plan:statusCount', { count: begun }))] : []),
    ...(ahead.length > 0 ? [text(say('plan:statusAhead', { count: ahead.length }))] : []),
    ...past.map(({ number, title, to }) =>
      text(say('plan:statusPast', { number, title, date: formatDate(localeOf(say), to) }), { spacing: 'small' }),
    ),
    ...forDrafts.map(({ number, goal }) =>
      text(say('plan:statusForDraft', { number, goal: draftedGoal(snapshot, goal)?.number ?? '–' }), {
        spacing: 'small',
      }),
    ),
    ...weak.map((one) =>
      text(restsOn(say, one, say('plan:row', { number: one.number, title: one.title })), {
        weight: 'bolder',
        spacing: 'small',
      }),
    ),
  ];
}
