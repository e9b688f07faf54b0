/** Answers to cards in Teams from 64 people at a time, each stored durably, beside a bare botbuilder that stores nothing. */
import { keyOf } from '../tests/storage/samples.ts';
import { bareTeams } from './bare.ts';
import { load } from './load.ts';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';
import { addTeam, answerData, mustBeStored, openDoor, serveTeams, sink, teamsPress } from './teams.ts';

const CONNECTIONS = 64;
const ANSWERS = 1280;
const WARM = 256;
const ROUNDS = 5;

export async function benchAnswerRate(): Promise<void> {
  const connector = await sink();
  const bare = await bareTeams();
  for (const people of [8, 40]) {
    const keys = Array.from({ length: Math.ceil(CONNECTIONS / people) }, (_, n) => keyOf(n, 'teams:t1'));
    const { storage, handle } = await openDoor();
    for (const [n, key] of keys.entries()) await addTeam(storage, key, `t${n}p`, people, true);
    const ours = await serveTeams(handle);
    let number = 0;
    const answerOf = (): string => {
      number += 1;
      const team = number % keys.length;
      const person = `t${team}p${Math.floor(number / keys.length) % people}`;
      return teamsPress(connector, person, number, answerData(keys[team] ?? keyOf(0), number));
    };
    const ask = (url: string, count = ANSWERS) =>
      load({ url, bodies: Array.from({ length: count }, answerOf), connections: CONNECTIONS });
    const urls = [ours.url, bare.url] as const;
    for (const url of urls) await ask(url, WARM);
    const rates: [number[], number[]] = [[], []];
    const p99: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1)
      for (const which of [0, 1] as const) {
        const { each, seconds } = await ask(urls[which]);
        rates[which].push(ANSWERS / seconds);
        p99[which].push(quantile(each, 0.99));
      }
    const name = `Teams answers at ${CONNECTIONS} connections, ${people} people`;
    const median = (values: readonly number[]) => quantile(values, 0.5);
    printRow({ name, unit: '/s', value: median(rates[0]), reference: median(rates[1]), ratio: { atLeast: 0.7 } });
    printRow({
      name: `${name}, p99`,
      unit: 'ms',
      value: median(p99[0]),
      reference: median(p99[1]),
      ratio: { atMost: 1.5 },
    });
    await mustBeStored(storage, keys, ANSWERS * ROUNDS + WARM);
    await ours.stop();
  }
  bare.stop();
}
