/** The calendar as a file, where there is no address at which it could be subscribed to. */
import { messageCard } from '../../cards/common.ts';
import { spanOfThisYear } from '../../quality/year/past.ts';
import { calendarOf, removedIn } from '../../reports/calendar.ts';
import { fileName } from '../../reports/make.ts';
import { orderedFile } from '../files-out.ts';
import type { TeamTurn } from '../turn.ts';
import { forTeam } from './for-team.ts';

const calendar = orderedFile<TeamTurn>({
  comes: 'feed:fileComes',
  saved: 'feed:fileSaved',
  yes: 'feed.upload',
  whose: ({ me, snapshot }) => ({ team: snapshot.key.team, for: me.id }),
  file: ({ say, who, me, snapshot, now, storage }) => ({
    name: fileName(say('report:calendarNameOwn', { school: snapshot.team.school }), 'ics'),
    title: say('feed:fileTitle'),
    make: async () => {
      const { from, before } = spanOfThisYear(snapshot);
      const removed = removedIn(await storage.history(snapshot.key, from, before));
      return Buffer.from(calendarOf(who.locale, snapshot, removed, now, me.id));
    },
  }),
  notSent: async ({ say }) => messageCard(say, 'feed:fileNotSent'),
});

export const actions = forTeam({ 'feed.file': calendar.make, 'feed.upload': calendar.sendNow });
