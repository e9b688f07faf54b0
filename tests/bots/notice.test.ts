/** What whoever waits for a large file is told, as it is read. */
import { setImmediate as aTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createNotice } from '../../bots/notice.ts';
import { toText } from '../../cards/render/text.ts';

const address = { platform: 'teams', conversation: 'a:siv', kind: 'personal', route: {} } as const;
const who = { id: 'siv', name: 'Siv', locale: 'sv', address } as const;

function start(canChange = true) {
  const said: string[] = [];
  const clock = { now: Temporal.Instant.from('2026-09-01T08:00:00Z') };
  const notice = createNotice({ who, chat: address }, 'data:reading', {
    post: async (card) => {
      said.push(`post ${toText(card)}`);
      return { address, message: '1' };
    },
    whisper: async () => undefined,
    renew: async ({ message }, card) => {
      said.push(`${message} ${toText(card)}`);
      return canChange;
    },
    clock: () => clock.now,
  });
  const later = (): void => {
    clock.now = clock.now.add({ seconds: 1 });
  };
  return { said, notice, later };
}

it('changes its one message every two seconds at most, and when all is done', async () => {
  const { said, notice, later } = start();
  notice.progress(1000);
  await notice.tell();
  await aTurn();
  for (const rows of [2000, 3000, 4000, 5000]) {
    later();
    notice.progress(rows);
    await aTurn();
  }
  await notice.end();
  expect(said).toEqual([
    'post Jag läser filen. Den är stor, så det tar en liten stund.',
    '1 Jag läser filen: 1\u00a0000 rader hittills.',
    '1 Jag läser filen: 3\u00a0000 rader hittills.',
    '1 Jag läser filen: 5\u00a0000 rader hittills.',
    '1 Jag är klar med filen.',
  ]);
});

it('is left as it is where it cannot be changed, and is not changed when nothing was read', async () => {
  const stuck = start(false);
  await stuck.notice.tell();
  stuck.notice.progress(1000);
  await stuck.notice.end();
  expect(stuck.said).toHaveLength(2);
  const short = start();
  await short.notice.tell();
  await short.notice.end();
  expect(short.said).toHaveLength(1);
});
