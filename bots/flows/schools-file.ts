/** «Alla skolor» as a workbook: by the same road as a report. */
import { messageCard } from '../../cards/common.ts';
import { linkCard } from '../../cards/report.ts';
import { namesOf } from '../../quality/people/identity.ts';
import { schoolsOf } from '../../reports/school-summaries.ts';
import { schoolsName, schoolsWorkbook } from '../../reports/schools.ts';
import { linkToSchools, orderedFile } from '../files-out.ts';
import type { Turn } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';

const workbook = orderedFile<Turn>({
  comes: 'overview:fileComes',
  saved: 'overview:fileSaved',
  yes: 'schools.upload',
  whose: ({ who }) => ({ for: who.id }),
  file: ({ say, who, today, storage, inbound }) => ({
    name: schoolsName(who.locale, today.toString()),
    title: say('overview:fileTitle'),
    make: async () => {
      const schools = await schoolsOf(storage, inbound.tenant, namesOf(who));
      return schoolsWorkbook({ locale: who.locale, schools, today: today.toString() });
    },
  }),
  notSent: async (turn) => {
    const url = await linkToSchools(turn);
    return url === null
      ? messageCard(turn.say, 'overview:fileNotSent')
      : linkCard(turn.say, turn.say('mine:fileLink'), url);
  },
});

export const actions = {
  'schools.file': (turn, _team, data) => workbook.make(turn, data),
  'schools.upload': (turn, _team, data) => workbook.sendNow(turn, data),
} satisfies Record<string, ActionFlow>;
