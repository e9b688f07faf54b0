/** What whoever waits is told: one message, which turns into a new one as the rows of a large file are read. */
import type { Card } from '../cards/card.ts';
import { messageCard } from '../cards/common.ts';
import { formatNumber } from '../cards/format.ts';
import { speak, type TextKey } from '../cards/texts.ts';
import type { MessageRef } from '../quality/base.ts';
import type { Inbound } from './inbound.ts';

/** How it is shown; none of it throws. */
type Means = {
  /** The message, where it arrived. */
  post(card: Card): Promise<MessageRef | null>;
  whisper(card: Card): Promise<void>;
  /** Whether the message could be changed. */
  renew(message: MessageRef, card: Card): Promise<boolean>;
  clock(): Temporal.Instant;
};

/** How often a message is changed at most, so that no platform is asked too much. */
const PAUSE: Temporal.DurationLike = { seconds: 2 };

/** `words` is what is said first. In a channel it is for the one who waits alone, and stays as it is. */
export function createNotice({ who, chat }: Pick<Inbound, 'who' | 'chat'>, words: TextKey, means: Means) {
  const locale = who.locale ?? 'sv';
  const say = speak(locale);
  let message: MessageRef | null = null;
  let rows = 0;
  let next: Temporal.Instant | null = null;
  let renewing = Promise.resolve();

  const renew = async (key: TextKey): Promise<void> => {
    const card = messageCard(say, key, { rows: formatNumber(locale, rows) });
    // One that cannot be changed is left as it is; the answer comes all the same.
    if (message && !(await means.renew(message, card))) message = null;
  };

  const goOn = (): void => {
    const now = means.clock();
    if (rows === 0 || !message || (next && Temporal.Instant.compare(now, next) < 0)) return;
    next = now.add(PAUSE);
    renewing = renewing.then(() => renew('data:readingRows'));
  };

  return {
    /** Says that it takes long, and how far it has come. */
    tell: async (): Promise<void> => {
      const card = messageCard(say, words);
      if (chat.kind === 'personal') message = await means.post(card);
      else await means.whisper(card);
      goOn();
    },
    /** So many rows have been read. */
    progress: (read: number): void => {
      rows = read;
      goOn();
    },
    /** The work is done: what is said of it has been said when this ends. */
    end: async (): Promise<void> => {
      await renewing;
      if (next) await renew('data:readDone');
    },
  };
}
