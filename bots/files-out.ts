/** Files that are made for a person: each order and each yes is carried out once. */
import type { Card } from '../cards/card.ts';
import { messageCard } from '../cards/common.ts';
import type { TextKey } from '../cards/texts.ts';
import type { Verb } from '../cards/verbs.ts';
import { perform } from '../quality/act.ts';
import type { TeamKey } from '../quality/base.ts';
import { type FileOrder, linkFile } from '../quality/files/act.ts';
import { namesOf } from '../quality/people/identity.ts';
import { addressOf, hashOf, schoolsFileOrder } from '../reports/link.ts';
import { anybodysTurn, teamTurn } from './find-team.ts';
import type { FileReply, Reply } from './messenger.ts';
import { newSecret } from './secret.ts';
import { commit, privately, REMEMBER_EVENT, replace, type TeamTurn, type Turn, type Values } from './turn.ts';

/** A question about a file is answered within this. */
const ASKED_FOR: Temporal.DurationLike = { hours: 1 };

/** Whether this is the first press of a button with this id, however many processes are pressed at. */
export const firstPress = ({ storage, inbound, now }: Turn, id: string): Promise<boolean> =>
  storage.firstTime(inbound.tenant, `file ${id}`, now.add(REMEMBER_EVENT).toString(), now.toString());

/** What a question about a file carries: `yes` is done when it is taken, `about` says which file. A yes counts for an hour. */
export const consentTo = ({ now }: Turn, yes: Verb, id: string, about: Values): FileReply['file']['consent'] => ({
  ...about,
  id: `yes ${id}`,
  until: now.add(ASKED_FOR).toString(),
  do: yes,
  no: 'files.no',
});

export function isTooLate({ now }: Turn, until: string | undefined): boolean {
  try {
    return Temporal.Instant.compare(now, Temporal.Instant.from(until ?? '')) > 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return true;
  }
}

/** A file that comes in the same two steps whatever is in it. */
export interface Ordered<T extends Turn> {
  /** What is said when it is ordered, and when the person has said yes to it. */
  readonly comes: TextKey;
  readonly saved: TextKey;
  readonly yes: Verb;
  readonly whose: (turn: T) => Values;
  readonly file: (turn: T) => Omit<FileReply['file'], 'question' | 'consent'>;
  /** Said where it cannot be sent. */
  readonly notSent: (turn: T) => Promise<Card>;
}

/** `make` is the press that orders the file, `sendNow` the yes to it: each is carried out once. */
export function orderedFile<T extends Turn>({ comes, saved, yes, whose, file, notSent }: Ordered<T>) {
  const fileOf = (turn: T, id: string): FileReply => {
    const made = file(turn);
    const question = turn.say('report:consent', { title: made.title });
    return {
      as: 'file',
      card: messageCard(turn.say, 'mine:fileTakesLong'),
      file: { ...made, question, consent: consentTo(turn, yes, id, whose(turn)) },
      instead: async (why) => (why === 'notMade' ? messageCard(turn.say, 'mine:fileNotMade') : notSent(turn)),
    };
  };
  return {
    async make(turn: T, { id = '' }: Values): Promise<Reply[]> {
      if (!(await firstPress(turn, id))) return [privately(messageCard(turn.say, 'mine:fileAlready'))];
      return [privately(messageCard(turn.say, comes)), fileOf(turn, id)];
    },
    async sendNow(turn: T, { id = '', until }: Values): Promise<Reply[]> {
      if (isTooLate(turn, until)) return [replace(messageCard(turn.say, 'report:tooOld'))];
      if (!(await firstPress(turn, id))) return [];
      return [replace(messageCard(turn.say, saved)), fileOf(turn, id)];
    },
  };
}

/** The address of a file for this person, noted in this team; null where nobody has told where the server is reached, or when they have left it. */
export async function linkTo(turn: Turn, key: TeamKey | undefined, order: FileOrder): Promise<string | null> {
  const team = turn.filesAt && key ? await teamTurn(turn, key) : null;
  return team && linked(team, order);
}

/**
 * The address of the workbook of all schools, for somebody who need be in no team: noted in one of those that show themselves. Null where nobody
 * has told where the server is reached, or when none does any more.
 */
export async function linkToSchools(turn: Turn): Promise<string | null> {
  const names = namesOf(turn.who);
  const [one] = turn.filesAt ? await turn.storage.summaries.overseenBy(turn.inbound.tenant, names) : [];
  const snapshot = one && (await turn.storage.snapshot(one.key));
  if (!snapshot) return null;
  const mine = anybodysTurn(turn, snapshot);
  return linked({ ...mine, me: { ...mine.me, id: one.person } }, schoolsFileOrder(turn.who.locale, names));
}

async function linked(team: TeamTurn, order: FileOrder): Promise<string | null> {
  const secret = newSecret();
  const outcome = perform(linkFile, { ...team, actor: team.me }, { hash: hashOf(secret), order });
  if (!('changes' in outcome)) return null;
  await commit(team, outcome.changes);
  return `${team.filesAt}${addressOf(team.snapshot.key, secret)}`;
}
