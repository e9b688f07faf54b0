/** What the worlds of both platforms share. */
import type { Inbound } from '../../bots/inbound.ts';
import type { Messenger, Reply } from '../../bots/messenger.ts';
import type { Log } from '../../bots/turn.ts';

export type Around = {
  readonly handle: (inbound: Inbound) => Promise<Reply[]>;
  readonly clock: { readonly now: Temporal.Instant };
  readonly log: Log;
  /** The names of those who are in the channel now. */
  readonly people: () => readonly string[];
};

/** A platform that tests speak to as people do, over HTTP. */
export type Wire = {
  readonly messenger: Messenger;
  /** Tells of what somebody did, in this world's shape, and gives what the door answered. */
  readonly deliver: (did: Inbound) => Promise<Reply[]>;
  /** The next time that somebody asks who is in a channel, they are refused it. */
  readonly refuseRoster: () => void;
  readonly stop: () => Promise<void>;
};

/** Between the bot and the door: what the door answered, by the event's id. */
export function listenTo(handle: Around['handle']) {
  const answers = new Map<string, Promise<Reply[]>>();
  const waiting = new Map<string, (answer: Promise<Reply[]>) => void>();
  return {
    handle: (inbound: Inbound): Promise<Reply[]> => {
      const answer = handle(inbound);
      answers.set(inbound.id, answer);
      waiting.get(inbound.id)?.(answer);
      return answer;
    },
    /** What was answered, now or once it is. */
    answerTo: (id: string): Promise<Reply[]> =>
      answers.get(id) ?? new Promise((resolve) => waiting.set(id, (answer) => resolve(answer))),
    /** What was answered by now; nothing when the bot has taken the event for none of its business. */
    answered: async (id: string): Promise<Reply[]> => (await answers.get(id)) ?? [],
  };
}
