/** Several schools as a workbook: a row a school, by name, numbers as numbers, each beside the same school a year ago. */

import { formatDate } from '../cards/format.ts';
import type { SchoolShown } from '../cards/schools.ts';
import { speak, type TextKey } from '../cards/texts.ts';
import type { Locale } from '../quality/base.ts';
import type { Share } from '../quality/overview/documents.ts';
import { STATUSES, type Standing, standings } from '../quality/overview/summary.ts';
import { type Cell, cell, type Report, words } from './document.ts';

type Column = { readonly share: Share; readonly name: TextKey; readonly of: (one: Standing) => number };
const COLUMNS: readonly Column[] = [
  { share: 'completion', name: 'overview:column.closed', of: ({ closed }) => closed },
  { share: 'completion', name: 'overview:column.checkpoints', of: ({ checkpoints }) => checkpoints },
  ...STATUSES.map(
    (status): Column => ({
      share: 'goals',
      name: status === 'unknown' ? 'overview:unknown' : `checkpoint:status.${status}`,
      of: ({ goals }) => goals[status],
    }),
  ),
  { share: 'overdue', name: 'overview:row.overdue', of: ({ overdue }) => overdue },
  { share: 'alerts', name: 'overview:row.alerts', of: ({ alerts }) => alerts },
];

/** `today` is an ISO date. */
export type SchoolsOrder = {
  readonly locale: Locale;
  readonly schools: readonly SchoolShown[];
  readonly today: string;
};

/** What a school does not show is an empty cell. */
export function schoolsReport({ locale, schools, today: date }: SchoolsOrder): Report {
  const today = Temporal.PlainDate.from(date);
  const say = speak(locale);
  const title = say('overview:workbook');
  const count = (one: Standing | null, { share, of }: Column, shares: readonly Share[]): Cell =>
    one && shares.includes(share) ? { text: String(of(one)), number: of(one) } : cell('');
  const rows = schools.map(({ summary, shares }): Cell[] => {
    const { now, before } = standings(summary, today);
    return [
      cell(summary.school),
      ...COLUMNS.flatMap((column) => [count(now, column, shares), count(before, column, shares)]),
    ];
  });
  const columns = [
    say('overview:column.school'),
    ...COLUMNS.flatMap(({ name }) => [say(name), say('overview:column.before', { name: say(name) })]),
  ];
  const table = { kind: 'table', caption: say('overview:column.school'), columns, rows } as const;
  return {
    locale,
    title,
    subtitle: formatDate(locale, date),
    date,
    school: '',
    sections: [{ title, blocks: [words(say('overview:numbersOnly')), table], parts: [] }],
  };
}
