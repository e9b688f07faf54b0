/** What reports of the made-up school and of other teams are of. */
import type { Locale } from '../../quality/base.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Report } from '../../reports/document.ts';
import type { Order } from '../../reports/make.ts';
import { reportOf } from '../../reports/model.ts';
import type { Half, Subject } from '../../reports/reading.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';

export const school = await demoSchool();

/** What a report is of, whatever becomes of it. */
export type About = Omit<Order, 'format'>;
export const aboutYear = (locale: Locale): About => ({
  locale,
  snapshot: school,
  subject: { kind: 'year' },
  today: DEMO_TODAY,
});
function aboutCheckpoint(locale: Locale, number: number): About {
  const checkpoint = inOrder(school.checkpoints)[number - 1];
  if (!checkpoint) throw new RangeError('the demo has four checkpoints');
  return { ...aboutYear(locale), subject: { kind: 'checkpoint', checkpoint } };
}
export const aboutHalf = (locale: Locale, half: Half): About => ({
  ...aboutYear(locale),
  subject: { kind: 'half-year', half },
});
export const aboutTeam = (snapshot: Snapshot, subject: Subject = { kind: 'year' }): About => ({
  locale: snapshot.team.locale,
  snapshot,
  subject,
  today: '2027-06-10',
});
export const read = ({ locale, snapshot, subject, today }: About): Report => reportOf(locale, snapshot, subject, today);
export const yearOf = (locale: Locale): Report => read(aboutYear(locale));
export const checkpointOf = (locale: Locale, number: number): Report => read(aboutCheckpoint(locale, number));

/** What a report may be of in any team. */
export const SUBJECTS: readonly Subject[] = [
  { kind: 'year' },
  { kind: 'half-year', half: 'autumn' },
  { kind: 'half-year', half: 'spring' },
];

/** Every kind in both languages, with a name for its file. */
export const EVERY: readonly (readonly [name: string, about: About])[] = (['sv', 'en'] as const).flatMap(
  (locale): [string, About][] => [
    [`year-${locale}`, aboutYear(locale)],
    [`autumn-${locale}`, aboutHalf(locale, 'autumn')],
    [`spring-${locale}`, aboutHalf(locale, 'spring')],
    [`checkpoint-${locale}`, aboutCheckpoint(locale, 2)],
  ],
);
