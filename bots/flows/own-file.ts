/** «Mina uppgifter» as a file: by the same road as a report. */
import { messageCard } from '../../cards/common.ts';
import { linkCard } from '../../cards/report.ts';
import { namesOf } from '../../quality/people/identity.ts';
import { OWN_DATA, ownDataFile, ownDataName, storedAbout, type Whose } from '../../reports/own-data.ts';
import { asksUntil, firstPress, isTooLate, linkTo } from '../files-out.ts';
import { teamsOfPerson } from '../find-team.ts';
import type { FileReply } from '../messenger.ts';
import { privately, replace, type Turn } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';

export const whoseIn = ({ inbound, who }: Turn): Whose => ({
  tenant: inbound.tenant,
  names: namesOf(who),
  chats: [who.address],
});

function fileOf(turn: Turn, id: string): FileReply {
  const { say, who, today } = turn;
  const asked = { for: who.id, id: `yes ${id}`, until: asksUntil(turn) };
  return {
    as: 'file',
    card: messageCard(say, 'mine:fileTakesLong'),
    file: {
      name: ownDataName(say('mine:fileName'), today.toString()),
      title: say('mine:fileConsent'),
      consent: { do: 'people.mineUpload', no: 'files.no', ...asked },
      make: async () => ownDataFile(who.locale, await storedAbout(turn.storage, whoseIn(turn)), today.toString()),
    },
    instead: async (why) => {
      if (why === 'notMade') return messageCard(say, 'mine:fileNotMade');
      const [key] = await teamsOfPerson(turn);
      return linkCard(say, say('mine:fileLink'), await linkTo(turn, key, { file: OWN_DATA }));
    },
  };
}

const make: ActionFlow = async (turn, _team, { id = '' }) =>
  (await firstPress(turn, id))
    ? [privately(messageCard(turn.say, 'mine:fileComes')), fileOf(turn, id)]
    : [privately(messageCard(turn.say, 'mine:fileAlready'))];

const sendNow: ActionFlow = async (turn, _team, { id = '', until }) => {
  if (isTooLate(turn, until)) return [replace(messageCard(turn.say, 'report:tooOld'))];
  if (!(await firstPress(turn, id))) return [];
  return [replace(messageCard(turn.say, 'mine:fileSaved')), fileOf(turn, id)];
};

export const actions = {
  'people.mineFile': make,
  'people.mineUpload': sendNow,
  /** To any file that somebody was asked about. */
  'files.no': (async ({ say }) => [replace(messageCard(say, 'report:declined'))]) satisfies ActionFlow,
};
