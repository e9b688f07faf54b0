/** What answers the one who just acted: shown in one way or another, and never lost without a line in the log. */
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import { createOutbox, type OutboxSettings, type Shown, type Ways } from '../../bots/outbox.ts';
import { post, privately, replace } from '../../bots/turn.ts';
import { messageCard } from '../../cards/common.ts';
import { speak } from '../../cards/texts.ts';

const NOW = Temporal.Instant.from('2026-09-15T08:00:00Z');
const SENT: Shown = { result: 'sent' };
const REFUSED: Shown = { result: 'refused', reason: 'forbidden' };
const hello = messageCard(speak('sv'), 'common:hello');

/** What is called, what is logged and how long is waited, when each way answers what the test says. */
function start(answers: Partial<Record<keyof Ways, Shown>>, waiting?: OutboxSettings['wait']) {
  const [called, lines, waited]: [string[], object[], number[]] = [[], [], []];
  const keep = (fields: object, what: string) => void lines.push({ ...fields, what });
  const outbox = createOutbox({
    log: { info: keep, error: keep },
    clock: () => NOW,
    wait: waiting ?? (async (milliseconds) => waited.push(milliseconds)),
  });
  const way = (name: keyof Ways) => async (): Promise<Shown> => {
    called.push(name);
    return answers[name] ?? SENT;
  };
  const ways: Ways = {
    platform: 'teams',
    event: 'e1',
    post: way('post'),
    replace: way('replace'),
    whisper: way('whisper'),
    openForm: way('openForm'),
    home: way('home'),
  };
  return {
    called,
    lines,
    waited,
    outbox,
    ways,
    say: (...replies: Parameters<typeof outbox.carryOut>[1]) => outbox.carryOut(ways, replies),
  };
}

describe('a reply', () => {
  it('that is refused leaves a line with what, where and why, and does not stop the next', async () => {
    const { say, called, lines } = start({ post: REFUSED });
    await say(post(hello), privately(hello));
    expect(called).toEqual(['post', 'whisper']);
    expect(lines).toEqual([
      { platform: 'teams', as: 'post', code: 'refused', reason: 'forbidden', id: 'e1', what: 'reply failed' },
    ]);
  });

  it('that cannot take the place of a card is shown to the person alone, and the log says so', async () => {
    const { say, called, lines } = start({ replace: { result: 'gone' } });
    await say(replace(hello));
    expect(called).toEqual(['replace', 'whisper']);
    expect(lines).toMatchObject([{ code: 'gone', what: 'reply shown to the person alone instead' }]);
  });

  it('that can be shown in neither way leaves a line for each', async () => {
    const { say, lines } = start({ replace: { result: 'gone' }, whisper: REFUSED });
    await say(replace(hello));
    expect(lines).toMatchObject([{ code: 'gone' }, { code: 'refused', what: 'reply failed' }]);
  });

  it('that may have arrived is not said again, and one that changes a card is', async () => {
    const { say, called, lines } = start({ post: { result: 'unknown' }, replace: { result: 'unknown' } });
    await say(post(hello), replace(hello));
    expect(called).toEqual(['post', 'replace', 'replace', 'replace', 'replace']);
    expect(lines).toMatchObject([{ code: 'unknown' }, { code: 'unknown' }]);
  });

  it('waits as long as the platform asks, and not for minutes: nobody waits for it any more then', async () => {
    const throttled = (seconds: number): Shown => ({
      result: 'throttled',
      scope: 'teams',
      until: NOW.add({ seconds }).toString(),
    });
    const short = start({ post: throttled(5) });
    await short.say(post(hello));
    expect([short.waited, short.lines]).toMatchObject([[5000, 5000, 5000], [{ code: 'throttled' }]]);
    const long = start({ post: throttled(61) });
    await long.say(post(hello));
    expect([long.called, long.waited, long.lines]).toMatchObject([['post'], [], [{ code: 'throttled' }]]);
  });
});

describe('work that takes long', () => {
  it('is said to be under way after two seconds, before its answer', async () => {
    const { outbox, ways, called, waited } = start({});
    const { promise: working, resolve: end } = Promise.withResolvers<Reply[]>();
    const told = { ...ways, post: () => ways.post(hello).finally(() => end([post(hello)])) };
    expect(await outbox.meanwhile(told, working, hello)).toEqual([post(hello)]);
    expect([called, waited]).toEqual([['post'], [2000]]);
  });

  it('is not spoken of when it is ready before, or fails', async () => {
    const untilEnded = (_: number, ended: AbortSignal) => once(ended, 'abort');
    const { outbox, ways, called } = start({}, untilEnded);
    expect(await outbox.meanwhile(ways, Promise.resolve([post(hello)]), hello)).toEqual([post(hello)]);
    await expect(outbox.meanwhile(ways, Promise.reject(new Error('broken')), hello)).rejects.toThrow('broken');
    expect(called).toEqual([]);
  });
});
