/**
 * Runs of prompts, on both platforms, through the bots' own messengers over HTTP to servers that fail in the ways that platforms and networks
 * do. Counted on the server: who got nothing, who got it twice. Nobody may get nothing; twice only where the platform cannot be asked.
 */
import type { Platform } from '../tests/messengers/bots.ts';
import type { Fate } from '../tests/messengers/faulty.ts';
import { type Arrival, type Fleet, sail } from './fleet.ts';
import { seeded } from './measure.ts';

const PEOPLE = 120;
/** The run's own seconds: an hour of troubles at most. */
const LONGEST = 1200;

type Trouble = {
  readonly name: string;
  readonly fateOf: (random: () => number) => Fleet['fateOf'];
  readonly killedAfter?: number;
  readonly jump?: Fleet['jump'];
  /** Where the platform cannot be asked what has arrived, some of these get it twice, or not at all after two calls without an answer. */
  readonly doubtful?: true;
};

const SENT: Fate = { how: 'sent' };
const status = (code: number, body = '{}', headers: Record<string, string> = {}): Fate => ({
  how: 'answers',
  status: code,
  body,
  headers,
});
const sometimes =
  (share: number, fate: Fate): Trouble['fateOf'] =>
  (random) =>
  () =>
    random() < share ? fate : SENT;

const LIMITED = '{"ok":false,"error":"ratelimited"}';
const THREE_HOURS = 3 * 3600;

const TROUBLES: readonly Trouble[] = [
  { name: 'all well', fateOf: () => () => SENT },
  { name: 'a fifth of the calls answered 503', fateOf: sometimes(0.2, status(503)) },
  {
    name: '429 for half a minute, three times',
    fateOf: () => (_message, _tries, seconds) =>
      seconds % 40 < 5 && seconds < 120
        ? status(429, '{"ok":false,"error":"ratelimited"}', { 'retry-after': '30' })
        : SENT,
  },
  {
    name: '429 without Retry-After for half a minute',
    fateOf: () => (_message, _tries, seconds) => (seconds < 30 ? status(429, LIMITED) : SENT),
  },
  {
    name: '429 for three hours, that pass',
    fateOf: () => (_message, _tries, seconds) =>
      seconds > 1 && seconds < THREE_HOURS ? status(429, LIMITED, { 'retry-after': String(THREE_HOURS) }) : SENT,
    jump: { at: 60, by: THREE_HOURS, every: 300 },
  },
  { name: 'a fifth answered 500', fateOf: sometimes(0.2, status(500, 'oops')) },
  { name: 'a fifth answered 502', fateOf: sometimes(0.2, status(502, '<html>Bad gateway</html>')) },
  { name: 'a third answered slowly', fateOf: sometimes(0.3, { how: 'slow', milliseconds: 250 }) },
  { name: 'a fifth closed unread', fateOf: sometimes(0.2, { how: 'breaks' }), doubtful: true },
  { name: 'a tenth answered 200 with garbage', fateOf: sometimes(0.1, status(200, '\u0000{"o')), doubtful: true },
  {
    name: 'tokens revoked and restored in the middle',
    fateOf: () => (_message, _tries, seconds) => (seconds > 3 && seconds < 120 ? revoked() : SENT),
  },
  { name: 'the clock jumps an hour ahead', fateOf: () => () => SENT, jump: { at: 2, by: 3600 } },
  { name: 'three days asleep', fateOf: () => () => SENT, jump: { at: 2, by: 72 * 3600 } },
  { name: 'a tenth hangs, not taken', fateOf: sometimes(0.1, { how: 'hangs' }), doubtful: true },
  { name: 'a tenth hangs, though taken', fateOf: sometimes(0.1, { how: 'hangs', taken: true }), doubtful: true },
  { name: 'a tenth lost after it was taken', fateOf: sometimes(0.1, { how: 'breaks', taken: true }), doubtful: true },
  { name: 'a proxy’s page for two minutes', fateOf: () => (_m, _t, seconds) => (seconds < 120 ? page() : SENT) },
  {
    name: 'the token refused for two minutes',
    fateOf: () => (_m, _t, seconds) => (seconds < 120 ? status(401) : SENT),
  },
  { name: 'killed in the middle', fateOf: () => () => SENT, killedAfter: PEOPLE / 2, doubtful: true },
];
/** As both platforms say it. */
const revoked = (): Fate => status(401, '{"ok":false,"error":"token_revoked"}');
const page = (): Fate =>
  status(200, '<!DOCTYPE html><html><body>Logga in</body></html>', { 'content-type': 'text/html' });

export type Row = {
  readonly platform: Platform;
  readonly trouble: string;
  readonly lost: number;
  readonly twice: number;
  readonly ok: boolean;
};

/** One run. `ok`: nobody lost and nobody twice, or only as many as the platform makes unavoidable. */
async function run(platform: Platform, trouble: Trouble, seed: number): Promise<Row> {
  const { name, fateOf, killedAfter, jump, doubtful } = trouble;
  const fleet = { platform, people: PEOPLE, longest: LONGEST + 5 * (jump?.by ?? 0), fateOf: fateOf(seeded(seed)) };
  const when = { ...(killedAfter === undefined ? {} : { killedAfter }), ...(jump ? { jump } : {}) };
  const arrivals = await sail({ ...fleet, ...when });
  const count = (which: (arrival: Arrival) => boolean) => arrivals.filter(which).length;
  const lost = count((arrival) => arrival.count === 0);
  const twice = count((arrival) => arrival.count > 1);
  const more = count((arrival) => arrival.count > 2);
  const unaskable = platform === 'teams' && doubtful === true;
  // A call that was not answered is made once more; whoever it does not reach then is told to the coordinator, not tried for ever.
  const twoCalls = arrivals.every(({ count: n, calls }) => calls <= 2 && (n > 0 || calls === 2));
  const killed = killedAfter !== undefined;
  const inDoubt = killed ? lost === 0 && arrivals.every(({ count: n, underWay }) => n < 2 || underWay) : twoCalls;
  const ok = unaskable ? more === 0 && inDoubt : lost === 0 && twice === 0;
  return { platform, trouble: name, lost, twice, ok };
}

/** All runs in turn; each row as it is ready. */
export async function* runFaults(seed: number): AsyncIterable<Row> {
  for (const trouble of TROUBLES) {
    for (const platform of ['teams', 'slack'] as const) yield run(platform, trouble, seed);
  }
}
