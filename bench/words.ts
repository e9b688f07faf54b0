/** How long the judging of words takes. */
import { recognise } from '../language/intents/recognise.ts';

export type WordsFigure = { readonly lines: number; readonly p99: number; readonly megabytes: number };

/** `p99` in milliseconds a message and the memory of the process, over the given messages. */
export function measureRecognise(texts: readonly string[], today: Temporal.PlainDate): WordsFigure {
  for (const text of texts.slice(0, 200)) recognise(text, { today });
  const times = texts
    .map((text) => {
      const start = performance.now();
      recognise(text, { today });
      return performance.now() - start;
    })
    .toSorted((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return { lines: texts.length, p99, megabytes: process.memoryUsage().rss / 2 ** 20 };
}
