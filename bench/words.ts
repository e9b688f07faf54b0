/** How long the judging of words takes: what a message asks for, off-plan and pupil data, on one core, over messages that the repository holds. */
import { readFileSync } from 'node:fs';
import { isAcute } from '../language/off-plan/acute.ts';
import { judgeOffPlan, type PlanContext } from '../language/off-plan/judge.ts';
import { findPupilData } from '../language/pupil-data/find.ts';
import { nearestCommands, understand } from '../language/understand.ts';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';

const read = (name: string): string => readFileSync(new URL(`../language/data/${name}`, import.meta.url), 'utf8');
const linesOf = (name: string): string[] =>
  read(name)
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);

/** Each message is timed so many times and the shortest counts, since a busy machine says nothing of the judge. */
const TIMES = 3;
const AIM = 1;

/** Prints the median and the 99th percentile in milliseconds a message. */
function measure(name: string, texts: readonly string[], judge: (text: string) => unknown): void {
  const shortest = texts.map(() => Number.POSITIVE_INFINITY);
  for (let time = 0; time < TIMES; time += 1) {
    for (const [at, text] of texts.entries()) {
      const start = performance.now();
      judge(text);
      shortest[at] = Math.min(shortest[at] ?? 0, performance.now() - start);
    }
  }
  const [p50, p99] = [quantile(shortest, 0.5), quantile(shortest, 0.99)];
  printRow({ name: `Words, ${name}, a message p50`, unit: 'ms', value: p50 });
  printRow({ name: `Words, ${name}, a message p99`, unit: 'ms', value: p99, aim: AIM });
}

/** Prints each judge's figures and the memory of a process that holds the models. The aim is under 100 MB. */
export function benchWords(): void {
  const before = process.memoryUsage().rss;
  const today = Temporal.PlainDate.from('2026-11-01');
  const plans = JSON.parse(read('off-plan/b.contexts.json')) as Record<string, PlanContext>;
  const [plan] = Object.values(plans);
  if (!plan) throw new Error('no plan to judge against');
  const staff = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'];
  const said = linesOf('intents/b.jsonl');
  const chat = linesOf('off-plan/b.jsonl');
  measure('what is asked for', said, understand);
  measure('what is asked for, in talk between colleagues', chat, understand);
  measure('the nearest commands', chat, nearestCommands);
  measure('all that is asked of what is said to the bot', chat, (text) => {
    const { command, alternatives = [] } = understand(text);
    if (command !== undefined || isAcute(text)) return command;
    return [findPupilData(text, { staff, today }), alternatives.length > 0 ? alternatives : nearestCommands(text)];
  });
  // As in the bot, which reads the team's plan anew for each message.
  measure('off plan', chat, (text) => judgeOffPlan(text, { ...plan }));
  measure('pupil data', chat, (text) => findPupilData(text, { staff, today }));
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  printRow({ name: 'Words, models and their data', unit: 'MB', value: grown, aim: 100 });
}
