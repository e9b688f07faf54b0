/** «Alla skolor» as a workbook: by the same road as a report. */
import { messageCard } from '../../cards/common.ts';
import { fileName } from '../../reports/make.ts';
import { schoolsWorkbook } from '../../reports/schools.ts';
import { asksUntil, firstPress, isTooLate } from '../files-out.ts';
import type { FileReply } from '../messenger.ts';
import { shownOf } from '../summaries.ts';
import { privately, replace, type Turn } from '../turn.ts';
import { shownTo } from './all-schools.ts';
import type { ActionFlow } from './for-team.ts';

/** A person of many schools may be in no team, so there is no link at which it could lie instead. */
function fileOf(turn: Turn, id: string): FileReply {
  const { say, who, today } = turn;
  const asked = { for: who.id, id: `yes ${id}`, until: asksUntil(turn) };
  return {
    as: 'file',
    card: messageCard(say, 'mine:fileTakesLong'),
    file: {
      name: fileName(`${say('overview:workbook')} ${today}`, 'xlsx'),
      title: say('overview:fileConsent'),
      consent: { do: 'schools.upload', no: 'files.no', ...asked },
      make: async () => {
        const schools = await shownOf(turn.storage, await shownTo(turn));
        return schoolsWorkbook({ locale: who.locale, schools, today: today.toString() });
      },
    },
    instead: async (why) => messageCard(say, why === 'notMade' ? 'mine:fileNotMade' : 'overview:fileNotSent'),
  };
}

const make: ActionFlow = async (turn, _team, { id = '' }) =>
  (await firstPress(turn, id))
    ? [privately(messageCard(turn.say, 'overview:fileComes')), fileOf(turn, id)]
    : [privately(messageCard(turn.say, 'mine:fileAlready'))];

const sendNow: ActionFlow = async (turn, _team, { id = '', until }) => {
  if (isTooLate(turn, until)) return [replace(messageCard(turn.say, 'report:tooOld'))];
  if (!(await firstPress(turn, id))) return [];
  return [replace(messageCard(turn.say, 'overview:fileSaved')), fileOf(turn, id)];
};

export const actions = { 'schools.file': make, 'schools.upload': sendNow };
