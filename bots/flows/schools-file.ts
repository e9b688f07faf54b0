/** «Alla skolor» as a workbook: by the same road as a report. */
import { messageCard } from '../../cards/common.ts';
import { fileName } from '../../reports/make.ts';
import { schoolsWorkbook } from '../../reports/schools.ts';
import { orderedFile } from '../files-out.ts';
import { shownOf } from '../summaries.ts';
import type { Turn } from '../turn.ts';
import { shownTo } from './all-schools.ts';
import type { ActionFlow } from './for-team.ts';

const workbook = orderedFile<Turn>({
  comes: 'overview:fileComes',
  saved: 'overview:fileSaved',
  yes: 'schools.upload',
  whose: ({ who }) => ({ for: who.id }),
  file: (turn) => {
    const { say, who, today, storage } = turn;
    return {
      name: fileName(`${say('overview:workbook')} ${today}`, 'xlsx'),
      title: say('overview:fileConsent'),
      make: async () => {
        const schools = await shownOf(storage, await shownTo(turn));
        return schoolsWorkbook({ locale: who.locale, schools, today: today.toString() });
      },
    };
  },
  /** A person of many schools may be in no team, so there is no link at which it could lie instead. */
  notSent: async ({ say }) => messageCard(say, 'overview:fileNotSent'),
});

export const actions = {
  'schools.file': (turn, _team, data) => workbook.make(turn, data),
  'schools.upload': (turn, _team, data) => workbook.sendNow(turn, data),
} satisfies Record<string, ActionFlow>;
