/** The built-in indicators. They are data (indicators.json); a team's own follow the same shape. */
import { z } from 'zod';
import { isoDate } from '../base.ts';
import catalogue from './indicators.json' with { type: 'json' };

const bothLanguages = z.object({ sv: z.string().trim().min(1).max(400), en: z.string().trim().min(1).max(400) });

export const indicatorDefinition = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{1,60}$/),
  name: bothLanguages,
  definition: bothLanguages,
  /** `number`: what the name says itself, such as crowns a pupil. */
  unit: z.enum(['percent', 'points', 'count', 'index', 'hours', 'number']),
  /** `unclear`: more can mean better detection, so no colour is shown. */
  direction: z.enum(['higher', 'lower', 'unclear']),
  source: z.string().trim().min(1).max(200),
  /** `secondYear`: measured every second year, the period is a term. */
  periodType: z.enum(['schoolYear', 'term', 'month', 'calendarYear', 'secondYear']),
  perGrade: z.boolean(),
  /** Groups smaller than this are hidden: Skolverket 10, Skolenkäten 5, otherwise the house rule 10; never below 5. */
  threshold: z.int().min(5).max(100),
  /** True when the value counts people or is a share of people, so that value and n give a head count. */
  people: z.boolean(),
  /** True when the source has already hidden small groups in what it publishes. */
  published: z.boolean(),
  /** Only EMI roles may write it, and only as aggregates. */
  medical: z.boolean(),
  /** True when it says nothing of pupils but of staff or means, so that no number of pupils belongs to it. */
  staff: z.boolean().default(false),
  /** Wordings of table headers that mean this indicator; compared without case, punctuation and «(%)». */
  headers: z.array(z.string().trim().min(2).max(200)).max(40),
  range: z.object({ min: z.number(), max: z.number() }),
  /** Since when it is counted in another way, as the team has said: what is from before cannot be compared with what is from then on. */
  changed: isoDate.nullable().default(null),
});
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>;

export const INDICATORS: readonly IndicatorDefinition[] = z.array(indicatorDefinition).parse(catalogue);
