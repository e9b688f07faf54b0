/**
 * What an answer and a status cost in a team of 100 with ten years behind it, in a store with a million planned deliveries, beside a team of 8 in its first
 * year, on both stores. The heartbeat's cost beside a million is `--only heartbeat`.
 */
import type { Inbound } from '../bots/inbound.ts';
import type { Document } from '../quality/kinds.ts';
import type { DumpLine, Storage } from '../quality/ports.ts';
import { answer, checkpoint, goal, keyOf, pastYear } from '../tests/storage/samples.ts';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';
import { onBothStores, prompt } from './stores.ts';
import { answerData, doorTo, teamDocuments } from './teams.ts';

const ROUNDS = 300;
const WARM = 60;
const LARGE = Number(process.env['BENCH_DELIVERIES'] ?? 1_000_000);
const KEY = keyOf(1, 'teams:t1');
const AIM = 1.15;

/** What a team of so many people has left behind of one year. */
const pastYearOf = (year: string, people: number): Document[] => [
  pastYear(year),
  ...Array.from({ length: 12 }, (_, i) => ({ ...goal(`${year}g${i}`, i + 1, { owner: `p${i}` }), schoolYear: year })),
  ...Array.from({ length: 4 }, (_, c) => [
    { ...checkpoint(`${year}c${c}`, `${year.slice(0, 4)}-1${c % 3}-06`, { state: 'closed' }), schoolYear: year },
    ...Array.from({ length: people }, (_, i) => ({ ...answer(`${year}c${c}`, `p${i}`), schoolYear: year })),
  ]).flat(),
];

async function* linesOf(people: number, years: number, deliveries: number): AsyncIterable<DumpLine> {
  const past = Array.from({ length: years - 1 }, (_, i) => `${2025 - i}/${String(26 - i).padStart(2, '0')}`);
  const documents = [...teamDocuments(KEY, 'p', people, true), ...past.flatMap((year) => pastYearOf(year, people))];
  for (const document of documents) yield { type: 'document', key: KEY, document };
  for (let i = 0; i < deliveries; i += 1)
    yield { type: 'delivery', delivery: prompt(KEY.tenant, i, '2027-06-01T06:00:00Z') };
}

const inboundOf = (number: number, person: string, event: Inbound['event']): Inbound => {
  const address = { platform: 'teams', conversation: `a:${person}`, kind: 'personal', route: {} } as const;
  return {
    id: `e${number}`,
    tenant: KEY.tenant,
    who: { id: person, name: 'P', locale: null, address },
    chat: address,
    event,
  };
};
const ACTS: Readonly<Record<string, (number: number) => Inbound>> = {
  answer: (number) => {
    const all = Object.entries(answerData(KEY, number));
    const [data, values] = [all.filter(([id]) => !id.startsWith('in:')), all.filter(([id]) => id.startsWith('in:'))];
    const typed = Object.fromEntries(values.map(([id, value]) => [id.slice('in:'.length), value]));
    return inboundOf(number, 'p3', { type: 'answered', data: Object.fromEntries(data), values: typed });
  },
  status: (number) => inboundOf(number, 'p1', { type: 'said', text: 'status' }),
};

export async function benchGrowth(): Promise<void> {
  await onBothStores('Growth', async (name, open) => {
    const stores: Storage[] = [await open(), await open()];
    const [small, large] = stores as [Storage, Storage];
    await small.load(linesOf(8, 1, 1));
    await large.load(linesOf(100, 10, LARGE));
    const doors = [doorTo(large), doorTo(small)] as const;
    let number = 0;
    for (const [what, act] of Object.entries(ACTS)) {
      const took: [number[], number[]] = [[], []];
      for (let round = 0; round < WARM + ROUNDS; round += 1)
        for (const which of [0, 1] as const) {
          number += 1;
          const start = performance.now();
          const replies = await doors[which](act(number));
          if (round >= WARM) took[which].push(performance.now() - start);
          if (replies.length === 0) throw new Error('not answered');
        }
      const [value, reference] = [quantile(took[0], 0.5), quantile(took[1], 0.5)];
      const row = {
        name: `${what}, 100 people, 10 years, ${LARGE} deliveries against 8, 1, 1, ${name}, p50`,
        unit: 'ms',
      };
      printRow({ ...row, unit: 'ms', value, reference, ratio: { atMost: AIM } });
    }
    await Promise.all(stores.map((store) => store.close()));
  });
}
