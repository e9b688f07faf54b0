/** The calendar as a file, where there is no address at which it could be subscribed to. */
import { messageCard } from '../../cards/common.ts';
import { spanOfThisYear } from '../../quality/year/past.ts';
import { calendarOf, removedIn } from '../../reports/calendar.ts';
import { fileName } from '../../reports/make.ts';
import { asksUntil, firstPress, isTooLate } from '../files-out.ts';
import type { FileReply, Reply } from '../messenger.ts';
import { privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

function fileOf(turn: TeamTurn, id: string): FileReply {
  const { say, who, me, snapshot, now, storage } = turn;
  const asked = { team: snapshot.key.team, for: me.id, id: `yes ${id}`, until: asksUntil(turn) };
  return {
    as: 'file',
    card: messageCard(say, 'mine:fileTakesLong'),
    file: {
      name: fileName(say('report:calendarNameOwn', { school: snapshot.team.school }), 'ics'),
      title: say('feed:fileConsent'),
      consent: { do: 'feed.upload', no: 'files.no', ...asked },
      make: async () => {
        const { from, before } = spanOfThisYear(snapshot);
        const removed = removedIn(await storage.history(snapshot.key, from, before));
        return Buffer.from(calendarOf(who.locale, snapshot, removed, now, me.id));
      },
    },
    instead: async (why) => messageCard(say, why === 'notMade' ? 'mine:fileNotMade' : 'feed:fileNotSent'),
  };
}

async function make(turn: TeamTurn, { id = '' }: Values): Promise<Reply[]> {
  if (!(await firstPress(turn, id))) return [privately(messageCard(turn.say, 'mine:fileAlready'))];
  return [privately(messageCard(turn.say, 'feed:fileComes')), fileOf(turn, id)];
}

async function sendNow(turn: TeamTurn, { id = '', until }: Values): Promise<Reply[]> {
  if (isTooLate(turn, until)) return [replace(messageCard(turn.say, 'report:tooOld'))];
  if (!(await firstPress(turn, id))) return [];
  return [replace(messageCard(turn.say, 'feed:fileSaved')), fileOf(turn, id)];
}

export const actions = forTeam({ 'feed.file': make, 'feed.upload': sendNow });
