/** What becomes of replies when a platform is slow, busy or says no: a little patience, no doubles, and always a line in the log. */
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import type { CardReply, FileReply, Reply } from '../../bots/messenger.ts';
import { createOutbox, type OutboxSettings, type Shown, type Ways } from '../../bots/outbox.ts';
import { cardSaying } from '../messengers/bots.ts';

const SENT: Shown = { result: 'sent' };
const reply = (as: CardReply['as'], words = 'Hej'): Reply => ({ as, card: cardSaying(words) });

/** A platform that answers each way with what is said, in turn, and with `sent` after that. */
function start(
  answers: Partial<Record<keyof Omit<Ways, 'platform' | 'installation' | 'event'>, (Shown | Error)[]>>,
  waiting?: OutboxSettings['wait'],
) {
  const shown: string[] = [];
  const waits: number[] = [];
  const logged: [object, string][] = [];
  const again: object[] = [];
  const counted: object[] = [];
  const now = Temporal.Instant.from('2026-09-01T08:00:00Z');
  const way =
    (name: keyof typeof answers) =>
    async (card: { fallbackText: string }): Promise<Shown> => {
      shown.push(`${name} ${card.fallbackText}`);
      const answer = answers[name]?.shift() ?? SENT;
      if (answer instanceof Error) throw answer;
      return answer;
    };
  const ways: Ways = {
    platform: 'teams',
    installation: 'teams app t1',
    event: 'e1',
    post: way('post'),
    replace: way('replace'),
    renew: (_, card) => way('renew')(card),
    whisper: way('whisper'),
    openForm: way('openForm'),
    home: way('home'),
    file: ({ name, bytes }) => way('file')({ fallbackText: `${name} ${bytes.byteLength}` }),
  };
  const keep = (fields: object, what: string) => void logged.push([fields, what]);
  const outbox = createOutbox({
    log: { info: keep, warn: (fields) => void again.push(fields), error: keep },
    clock: () => now,
    count: (one) => void counted.push(one),
    wait: waiting ?? (async (milliseconds) => void waits.push(milliseconds)),
  });
  const until = (seconds: number): Shown => ({
    result: 'throttled',
    scope: 's',
    until: now.add({ seconds }).toString(),
  });
  return { shown, waits, logged, again, counted, outbox, ways, until };
}
const line = (as: string, fault: object) => [{ platform: 'teams', as, ...fault, id: 'e1' }, 'reply failed'];

describe('a reply', () => {
  it('waits as long as the platform asks for, if a person would wait so long', async () => {
    const { outbox, ways, shown, waits, logged, until } = start({});
    const busy = { ...ways, post: start({ post: [until(20)] }).ways.post };
    await outbox.carryOut(busy, [reply('post', 'Ett'), reply('private', 'Två')]);
    expect([waits, shown, logged]).toEqual([[20_000], ['whisper Två'], []]);
  });

  it.each([
    [60, [60_000, 60_000, 60_000]],
    [61, []],
    [3600, []],
  ])(
    'is given up, and that is logged, when the platform asks for longer than a minute: %i s',
    async (asked, waited) => {
      const { outbox, ways, waits, logged, until } = start({});
      await outbox.carryOut({ ...ways, post: async () => until(asked) }, [reply('post')]);
      expect(waits).toEqual(waited);
      expect(logged).toEqual([line('post', { code: 'throttled' })]);
    },
  );

  it('that the platform does not take is counted, each try, by what that concerns', async () => {
    const [passing, refused]: Shown[] = [{ result: 'passing' }, { result: 'refused', reason: 'forbidden' }];
    const { outbox, ways, counted, until } = start({
      post: [passing ?? SENT, { result: 'gone' }],
      whisper: [refused ?? SENT],
    });
    await outbox.carryOut(ways, [reply('post'), reply('private')]);
    const whole: Shown = { ...until(3600), scope: ways.installation } as Shown;
    await outbox.carryOut({ ...ways, post: async () => whole }, [reply('post')]);
    await outbox.carryOut({ ...ways, platform: 'slack', post: async () => whole }, [reply('post')]);
    await outbox.carryOut({ ...ways, platform: 'slack', post: async () => until(3600) }, [reply('post')]);
    expect(counted).toEqual([
      { platform: 'teams', scope: 'chat', code: 'passing' },
      { platform: 'teams', scope: 'chat', code: 'gone' },
      { platform: 'teams', scope: 'chat', code: 'refused' },
      { platform: 'teams', scope: 'tenant', code: 'throttled' },
      { platform: 'slack', scope: 'workspace', code: 'throttled' },
      { platform: 'slack', scope: 'chat', code: 'throttled' },
    ]);
  });

  it('is tried again after a fault that passes, four times at most', async () => {
    const passing: Shown = { result: 'passing' };
    const { outbox, ways, shown, waits, logged, again } = start({ post: [passing, passing, passing, passing] });
    await outbox.carryOut(ways, [reply('post')]);
    expect([shown.length, waits, logged]).toEqual([4, [500, 1000, 2000], [line('post', { code: 'passing' })]]);
    expect(again).toEqual(
      [0.5, 1, 2].map((nextTrySeconds) => ({ platform: 'teams', code: 'passing', id: 'e1', nextTrySeconds })),
    );
  });

  it('that may have arrived is not posted twice; what takes a card’s place may be put there twice', async () => {
    const unknown: Shown = { result: 'unknown' };
    const { outbox, ways, shown, logged } = start({ post: [unknown], whisper: [unknown], replace: [unknown] });
    await outbox.carryOut(ways, [reply('post'), reply('private'), reply('replace')]);
    expect(shown).toEqual(['post Hej', 'whisper Hej', 'replace Hej', 'replace Hej']);
    expect(logged).toEqual([line('post', { code: 'unknown' }), line('private', { code: 'unknown' })]);
  });

  it('that cannot take the card’s place is shown to the person alone, and the log says why', async () => {
    const refused: Shown = { result: 'refused', reason: 'cant_update_message' };
    const { outbox, ways, shown, logged } = start({ replace: [refused], openForm: [{ result: 'gone' }] });
    await outbox.carryOut(ways, [reply('replace', 'Ett'), reply('open', 'Två')]);
    expect(shown).toEqual(['replace Ett', 'whisper Ett', 'openForm Två', 'whisper Två']);
    expect(logged.map(([fields]) => fields)).toMatchObject([
      { code: 'refused', reason: refused.reason },
      { code: 'gone' },
    ]);
  });

  it('that can be shown in neither way leaves a line for each', async () => {
    const forbidden: Shown = { result: 'refused', reason: 'forbidden' };
    const { outbox, ways, logged } = start({ replace: [{ result: 'gone' }], whisper: [forbidden] });
    await outbox.carryOut(ways, [reply('replace')]);
    expect(logged).toEqual([
      [{ platform: 'teams', as: 'replace', code: 'gone', id: 'e1' }, 'reply shown to the person alone instead'],
      line('replace', { code: 'refused', reason: 'forbidden' }),
    ]);
  });

  it('that changes a card and never arrives for certain is given up after four tries', async () => {
    const unknown: Shown = { result: 'unknown' };
    const { outbox, ways, shown, logged } = start({ replace: [unknown, unknown, unknown, unknown] });
    await outbox.carryOut(ways, [reply('replace')]);
    expect([shown.length, logged]).toEqual([4, [line('replace', { code: 'unknown' })]]);
  });

  it('that the person has seen is not said again when the message cannot be changed', async () => {
    const { outbox, ways, shown, logged } = start({ replace: [{ result: 'gone' }] });
    const seen = reply('replace');
    await outbox.carryOut(ways, [seen], seen);
    expect([shown, logged]).toEqual([['replace Hej'], [line('replace', { code: 'gone' })]]);
  });

  it.each<[Shown | Error, object]>([
    [
      { result: 'refused', reason: 'forbidden' },
      { code: 'refused', reason: 'forbidden' },
    ],
    [
      { result: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' },
      { code: 'misconfigured', reason: 'TEAMS_APP_PASSWORD' },
    ],
    [new TypeError('with words of somebody’s'), { code: 'TypeError' }],
  ])('that fails stops no other, and leaves a line of codes', async (fault, expected) => {
    const { outbox, ways, shown, logged } = start({ post: [fault] });
    await outbox.carryOut(ways, [reply('post', 'Ett'), reply('post', 'Två')]);
    expect(shown).toEqual(['post Ett', 'post Två']);
    expect(logged).toEqual([line('post', expected)]);
  });
});

it('the end waits for no call that hangs, and says what it gave up', async () => {
  const { outbox, ways, logged } = start({});
  void outbox.carryOut({ ...ways, post: () => new Promise(() => undefined) }, [reply('post')]);
  await outbox.stop();
  expect(logged).toEqual([[{ code: 'stopped', count: 1 }, 'replies given up']]);
});

describe('work that takes long', () => {
  const answer = [reply('post')];
  const WORKING = 'Jag håller på. Det tar lite längre tid än vanligt, svaret kommer strax.';
  const asked = (event: Inbound['event'], kind: 'personal' | 'channel' = 'personal') => {
    const address = { platform: 'teams', conversation: 'a:siv', kind, route: {} } as const;
    return {
      id: 'e1',
      tenant: 't',
      event,
      chat: address,
      who: { id: 'siv', name: 'Siv', locale: 'sv' as const, address },
    };
  };

  it('is said to be under way after two seconds, before its answer', async () => {
    const { outbox, ways, shown, waits } = start({});
    const { promise: working, resolve: end } = Promise.withResolvers<Reply[]>();
    const told: Ways = { ...ways, post: (card) => ways.post(card).finally(() => end(answer)) };
    expect(await outbox.meanwhile(told, asked({ type: 'said', text: 'alla skolor' }), () => working)).toEqual(answer);
    expect([shown, waits]).toEqual([[`post ${WORKING}`], [2000]]);
  });

  it.each<[string, Inbound['event'], string]>([
    ['a file', { type: 'uploaded', name: 'a.csv', fetch: async () => null }, 'Jag läser filen'],
    ['a press that reads one', { type: 'answered', data: { do: 'data.answer' }, values: {} }, 'Jag läser filen'],
    ['another press', { type: 'answered', data: { do: 'schools.show' }, values: {} }, 'Jag håller på'],
  ])('says what takes long: %s', async (_, event, words) => {
    const { outbox, ways, shown } = start({});
    const { promise: working, resolve: end } = Promise.withResolvers<Reply[]>();
    const told: Ways = { ...ways, post: (card) => ways.post(card).finally(() => end(answer)) };
    await outbox.meanwhile(told, asked(event), () => working);
    expect(shown).toEqual([expect.stringContaining(`post ${words}`)]);
  });

  it('is said to the person alone where others read along, and of what nobody asked for not at all', async () => {
    const { outbox, ways, shown } = start({});
    const { promise: working, resolve: end } = Promise.withResolvers<Reply[]>();
    const told: Ways = { ...ways, whisper: (card) => ways.whisper(card).finally(() => end(answer)) };
    await outbox.meanwhile(told, asked({ type: 'said', text: 'alla skolor' }, 'channel'), () => working);
    await outbox.meanwhile(ways, asked({ type: 'overheard', text: 'hej', thread: '' }, 'channel'), async () => []);
    expect(shown).toEqual([`whisper ${WORKING}`]);
  });

  it('is not spoken of when it is ready before, or fails', async () => {
    const untilEnded = (_: number, ended: AbortSignal) => once(ended, 'abort');
    const { outbox, ways, shown } = start({}, untilEnded);
    expect(await outbox.meanwhile(ways, asked({ type: 'said', text: 'status' }), async () => answer)).toEqual(answer);
    const broken = outbox.meanwhile(ways, asked({ type: 'said', text: 'status' }), () =>
      Promise.reject(new Error('broken')),
    );
    await expect(broken).rejects.toThrow('broken');
    expect(shown).toEqual([]);
  });
});

describe('a file', () => {
  const fileReply = (make: () => Promise<Uint8Array>): FileReply => ({
    as: 'file',
    card: cardSaying('Den görs.'),
    file: { name: 'a.pdf', title: 'A', question: 'A?', consent: { do: 'reports.upload', no: 'files.no' }, make },
    instead: async (why) => cardSaying(why),
  });
  const three = async () => new Uint8Array(3);
  /** Waits until it is called off. */
  const patient = async (_: number, signal: AbortSignal) => {
    if (!signal.aborted) await once(signal, 'abort');
  };

  it('is made once and sent, however often the platform asks to try again', async () => {
    let made = 0;
    const { outbox, ways, shown, logged } = start({ file: [{ result: 'passing' }] });
    await outbox.carryOut(ways, [
      fileReply(async () => {
        made += 1;
        return new Uint8Array(3);
      }),
    ]);
    expect([made, shown.filter((one) => one.startsWith('file')), logged]).toEqual([
      1,
      ['file a.pdf 3', 'file a.pdf 3'],
      [],
    ]);
  });

  it('says that it is being made when that takes more than two seconds, to the person alone', async () => {
    const made = Promise.withResolvers<Uint8Array>();
    const { outbox, ways, shown, waits } = start({});
    const running = outbox.carryOut(ways, [fileReply(() => made.promise)]);
    await new Promise(setImmediate);
    expect([waits, shown]).toEqual([[2000], ['whisper Den görs.']]);
    made.resolve(new Uint8Array(3));
    await running;
    expect(shown).toEqual(['whisper Den görs.', 'file a.pdf 3']);
  });

  it('says nothing of the making when that is quick', async () => {
    const { outbox, ways, shown } = start({}, patient);
    await outbox.carryOut(ways, [fileReply(three)]);
    expect(shown).toEqual(['file a.pdf 3']);
  });

  it('is told of where it cannot be sent or made, and that is logged', async () => {
    const refused: Shown = { result: 'refused', reason: 'no-files' };
    const { outbox, ways, shown, logged } = start({ file: [refused] }, patient);
    await outbox.carryOut(ways, [fileReply(three), fileReply(() => Promise.reject(new RangeError('x')))]);
    expect(shown).toEqual(['file a.pdf 3', 'whisper notSent', 'whisper notMade']);
    expect(logged).toEqual([
      [line('file', { code: 'refused', reason: 'no-files' })[0], 'file told of instead'],
      line('file', { code: 'RangeError' }),
    ]);
  });
});
