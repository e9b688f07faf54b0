/** How long the judging of words takes: intents, off-plan and pupil data, one core, over messages that the repository holds. */
import { readFileSync } from 'node:fs';
import { recognise } from '../language/intents/recognise.ts';
import { judgeOffPlan, type PlanContext } from '../language/off-plan/judge.ts';
import { findPupilData } from '../language/pupil-data/find.ts';

type Line = { readonly text: string };
const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../language/data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Line).text);

/** Median and 99th percentile in milliseconds a message, after a warm-up. */
function measure(judge: (text: string) => unknown, texts: readonly string[]): { p50: number; p99: number } {
  for (const text of texts.slice(0, 300)) judge(text);
  const times = texts
    .map((text) => {
      const start = performance.now();
      judge(text);
      return performance.now() - start;
    })
    .toSorted((a, b) => a - b);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Prints each judge's figures and the memory of a process that holds all three models. The aim is under 2 ms and 100 MB. */
export function benchWords(): void {
  const before = process.memoryUsage().rss;
  const today = Temporal.PlainDate.from('2026-11-01');
  const plans = JSON.parse(
    readFileSync(new URL('../language/data/off-plan-b.contexts.json', import.meta.url), 'utf8'),
  ) as Record<string, PlanContext>;
  const [plan] = Object.values(plans);
  if (!plan) throw new Error('no plan to judge against');
  const messages = linesOf('off-plan-b.jsonl');
  const judges: readonly (readonly [string, (text: string) => unknown, readonly string[]])[] = [
    ['intent', (text) => recognise(text, { today }), linesOf('intents-b.jsonl')],
    ['off plan', (text) => judgeOffPlan(text, plan), messages],
    ['pupil data', (text) => findPupilData(text, { staff: [], today }), messages],
  ];
  for (const [name, judge, texts] of judges) {
    const { p50, p99 } = measure(judge, texts);
    console.log(`words, ${name}: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms a message (aim: under 2 ms)`);
  }
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  console.log(`words: the three models and their data take ${grown.toFixed(0)} MB (aim: under 100 MB)`);
}
