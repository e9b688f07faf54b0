/** Many schools for one who is shown them: numbers alone, by name, each beside itself a year ago. */

import type { Theme } from '../pictures/colours.ts';
import type { GoalCounts, SchoolCell } from '../pictures/schools.ts';
import { schoolsSvg } from '../pictures/schools.ts';
import type { Locale } from '../quality/base.ts';
import type { Share } from '../quality/overview/documents.ts';
import { STATUSES, type Standing, type Summary, standings } from '../quality/overview/summary.ts';
import { button, type Card, type Element, heading, image, subtle, text } from './card.ts';
import { card } from './common.ts';
import type { Picture } from './pictures.ts';
import { localeOf, type Say, speak } from './texts.ts';

/** A school and what it shows. */
export type SchoolShown = { readonly summary: Summary; readonly shares: readonly Share[] };

/** So many schools stand on a page: as many as one picture holds. */
export const SCHOOLS_A_PAGE = 8;

/** Alphabetically as Swedish readers expect it: nothing about how a school stands decides where it stands. */
const collator = new Intl.Collator('sv');
export const byName = (a: { readonly school: string }, b: { readonly school: string }): number =>
  collator.compare(a.school, b.school);

/** Pages are counted from 0; `count` is how many schools there are in all. `asker`: whose they are, and an id by which their file is made once. */
type SchoolsPage = {
  readonly page: number;
  readonly count: number;
  readonly today: Temporal.PlainDate;
  readonly asker: { readonly id: string; readonly fileId: string };
};

/** `schools` are those of the page. */
export function schoolsCard(
  locale: Locale,
  schools: readonly SchoolShown[],
  { page, count, today, asker }: SchoolsPage,
): Card {
  const say = speak(locale);
  const pages = Math.ceil(count / SCHOOLS_A_PAGE);
  const title = say('overview:schoolsTitle', { count });
  const to = (target: number) => ({ do: 'schools.show', page: String(target) }) as const;
  const body: Element[] = [
    heading(title),
    image(schoolsPicture(locale, schools, today)),
    ...schools.map((one): Element => ({ type: 'Container', separator: true, items: rowsOf(say, one, today) })),
    ...(pages > 1 ? [subtle(say('common:page', { page: page + 1, pages }))] : []),
  ];
  return card(say, title, body, [
    ...(page + 1 < pages ? [button(say('common:nextPage'), to(page + 1), 'positive')] : []),
    ...(page > 0 ? [button(say('common:previousPage'), to(page - 1))] : []),
    button(say('overview:asFile'), { do: 'schools.file', for: asker.id, id: asker.fileId }),
    button(say('overview:layDown'), { do: 'schools.endAsk' }),
  ]);
}

/** One of them, and the way to all. */
export function schoolCard(locale: Locale, one: SchoolShown, today: Temporal.PlainDate): Card {
  const say = speak(locale);
  const { school } = one.summary;
  const body = [heading(school), image(schoolsPicture(locale, [one], today)), ...rowsOf(say, one, today).slice(1)];
  return card(say, school, body, [button(say('people:button.allSchools'), { do: 'schools.show', page: '0' })]);
}

/** Nobody shows them anything: what to send to a principal. `line` is what the principal writes. */
export function noSchoolsCard(say: Say, line: string): Card {
  const title = say('overview:noSchools');
  return card(say, title, [text(title), text(say('overview:askPrincipal')), text(line, { weight: 'bolder' })]);
}

/** Asks before somebody lays down what they were given. */
export const layDownCard = (say: Say, count: number): Card =>
  card(
    say,
    say('overview:layDownAsk', { count }),
    [text(say('overview:layDownAsk', { count }))],
    [
      button(say('overview:layDownYes'), { do: 'overview.end' }, 'destructive'),
      button(say('common:cancel'), { do: 'schools.show', page: '0' }),
    ],
  );

function rowsOf(say: Say, { summary, shares }: SchoolShown, today: Temporal.PlainDate): Element[] {
  const { now, before } = standings(summary, today);
  const lines: Readonly<Record<Share, (one: Standing) => string>> = {
    completion: ({ closed, checkpoints }) => closedWords(say, closed, checkpoints),
    goals: (one) => goalWords(say, one),
    overdue: ({ overdue }) => countWords(say, overdue),
    alerts: ({ alerts }) => countWords(say, alerts),
  };
  return [
    text(summary.school, { weight: 'bolder' }),
    ...shares.map((share) =>
      text(
        before ? say('overview:beside', { now: lines[share](now), before: lines[share](before) }) : lines[share](now),
        {
          label: say(`overview:row.${share}`),
          spacing: 'none',
        },
      ),
    ),
  ];
}

const closedWords = (say: Say, closed: number, checkpoints: number): string => {
  if (checkpoints === 0) return say('overview:noWheel');
  return say(closed === 0 ? 'overview:closedNone' : 'overview:closed', { closed, checkpoints });
};
const countWords = (say: Say, count: number): string => (count === 0 ? say('overview:none.count') : String(count));

const statusName = (say: Say, status: (typeof STATUSES)[number]): string =>
  say(status === 'unknown' ? 'overview:unknown' : `checkpoint:status.${status}`);

function goalWords(say: Say, { goals }: Standing): string {
  const words = STATUSES.filter((status) => goals[status] > 0).map((status) => {
    const count = goals[status];
    if (status === 'finished') return say('overview:finished', { count });
    if (status === 'unknown') return say('overview:notReported', { count });
    return `${count} ${statusName(say, status).toLocaleLowerCase(localeOf(say))}`;
  });
  return words.length > 0 ? words.join(', ') : say('overview:noGoals');
}

const countsOf = ({ goals }: Standing): GoalCounts => [
  goals.onTrack,
  goals.someDeviation,
  goals.offTrack,
  goals.finished,
  goals.unknown,
];

/** Checkpoints and goals of each school; what a school does not show is left out. */
export function schoolsPicture(
  locale: Locale,
  schools: readonly SchoolShown[],
  today: Temporal.PlainDate,
  theme: Theme = 'light',
): Picture {
  const say = speak(locale);
  const cells = schools.map(({ summary, shares }): SchoolCell => {
    const { now, before } = standings(summary, today);
    return {
      name: summary.school,
      checkpoints: shares.includes('completion') ? { closed: now.closed, all: now.checkpoints } : null,
      goals: shares.includes('goals') ? { now: countsOf(now), before: before && countsOf(before) } : null,
    };
  });
  const altText = [
    say('overview:picture'),
    ...schools.map(({ summary, shares }) => {
      const { now, before } = standings(summary, today);
      const goals = before
        ? say('overview:beside', { now: goalWords(say, now), before: goalWords(say, before) })
        : goalWords(say, now);
      const parts = [
        ...(shares.includes('completion') ? [closedWords(say, now.closed, now.checkpoints)] : []),
        ...(shares.includes('goals') ? [goals] : []),
      ];
      return `${summary.school}: ${parts.join('; ')}.`;
    }),
  ].join(' ');
  const [onTrack, someDeviation, offTrack, finished, unknown] = STATUSES.map((status) => statusName(say, status));
  const statuses = [onTrack ?? '', someDeviation ?? '', offTrack ?? '', finished ?? '', unknown ?? ''] as const;
  const svg = schoolsSvg(
    { schools: cells, statuses, now: say('overview:now'), before: say('overview:before'), title: altText },
    theme,
  );
  return { svg, altText };
}
