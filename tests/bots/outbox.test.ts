/** What answers the one who just acted: shown in one way or another, and never lost without a line in the log. */
import { describe, expect, it } from 'vitest';
import { createOutbox, type Shown, type Ways } from '../../bots/outbox.ts';
import { privately, replace } from '../../bots/turn.ts';
import { messageCard } from '../../cards/common.ts';
import { speak } from '../../cards/texts.ts';

const NOW = Temporal.Instant.from('2026-09-15T08:00:00Z');
const SENT: Shown = { result: 'sent' };
const REFUSED: Shown = { result: 'refused', reason: 'forbidden' };
const hello = messageCard(speak('sv'), 'common:hello');

/** What is called, what is logged and how long is waited, when each way answers what the test says. */
function start(answers: Partial<Record<keyof Ways, Shown>>) {
  const [called, lines, waited]: [string[], object[], number[]] = [[], [], []];
  const keep = (fields: object, what: string) => void lines.push({ ...fields, what });
  const outbox = createOutbox({
    log: { info: keep, error: keep },
    clock: () => NOW,
    wait: async (milliseconds) => waited.push(milliseconds),
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
    say: (...replies: Parameters<typeof outbox.carryOut>[1]) => outbox.carryOut(ways, replies),
  };
}

describe('a reply', () => {
  it('that is refused leaves a line with what, where and why, and does not stop the next', async () => {
    const { say, called, lines } = start({ post: REFUSED });
    await say({ as: 'post', card: hello }, privately(hello));
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
    await say({ as: 'post', card: hello }, replace(hello));
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
    await short.say({ as: 'post', card: hello });
    expect([short.waited, short.lines]).toMatchObject([[5000, 5000, 5000], [{ code: 'throttled' }]]);
    const long = start({ post: throttled(61) });
    await long.say({ as: 'post', card: hello });
    expect([long.called, long.waited, long.lines]).toMatchObject([['post'], [], [{ code: 'throttled' }]]);
  });
});
