/** «Mina uppgifter» as a file: by the same road as a report. */
import { messageCard } from '../../cards/common.ts';
import { linkCard } from '../../cards/report.ts';
import { namesOf } from '../../quality/people/identity.ts';
import { OWN_DATA, ownDataFile, ownDataName, storedAbout, type Whose } from '../../reports/own-data.ts';
import { linkTo, orderedFile } from '../files-out.ts';
import { teamsOfPerson } from '../find-team.ts';
import { replace, type Turn } from '../turn.ts';
import type { ActionFlow } from './for-team.ts';

export const whoseIn = ({ inbound, who }: Turn): Whose => ({
  tenant: inbound.tenant,
  names: namesOf(who),
  chats: [who.address],
});

const ownFile = orderedFile<Turn>({
  comes: 'mine:fileComes',
  saved: 'mine:fileSaved',
  yes: 'people.mineUpload',
  whose: ({ who }) => ({ for: who.id }),
  file: (turn) => {
    const { say, who, today, storage } = turn;
    return {
      name: ownDataName(say('mine:fileName'), today.toString()),
      title: say('mine:fileTitle'),
      make: async () => ownDataFile(who.locale, await storedAbout(storage, whoseIn(turn)), today.toString()),
    };
  },
  notSent: async (turn) => {
    const [key] = await teamsOfPerson(turn);
    return linkCard(turn.say, turn.say('mine:fileLink'), await linkTo(turn, key, { file: OWN_DATA }));
  },
});

export const actions = {
  'people.mineFile': (turn, _team, data) => ownFile.make(turn, data),
  'people.mineUpload': (turn, _team, data) => ownFile.sendNow(turn, data),
  /** To any file that somebody was asked about. */
  'files.no': async ({ say }) => [replace(messageCard(say, 'report:declined'))],
} satisfies Record<string, ActionFlow>;
