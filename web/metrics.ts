/** `/metrics`: what goes on, as numbers that Prometheus and its like read. Kinds and codes only, of all teams together. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Overdue } from '../quality/ports.ts';
import type { Handler } from './server.ts';

/** Seconds; Slack gives an answer three, Teams fifteen. */
const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 15];

type Sources = {
  readonly overdue: () => Promise<Overdue>;
  /** When the last heartbeat ended. */
  readonly lastBeat: () => Temporal.Instant;
  /** What runs, and on what: the same as long as the process lives. */
  readonly about: { readonly version: string; readonly schema: string; readonly store: string };
};

export function createMetrics({ overdue, lastBeat, about }: Sources, now: () => Temporal.Instant) {
  const registry = new Registry();
  const registers = [registry];
  // Memory, processor, the event loop: nothing of ours.
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'arshjulet_info',
    help: 'Which version runs, of which data, on which store',
    labelNames: ['version', 'schema', 'store'],
    registers,
  }).set(about, 1);
  new Gauge({
    name: 'arshjulet_heartbeat_age_seconds',
    help: 'Time since the last heartbeat ended; one begins each minute',
    registers,
    collect() {
      this.set(Math.max(0, now().since(lastBeat()).total('seconds')));
    },
  });
  const answers = new Histogram({
    name: 'arshjulet_answer_seconds',
    help: 'Time from what somebody did until the answer to it was ready',
    labelNames: ['platform'],
    buckets: BUCKETS,
    registers,
  });
  const deliveries = new Counter({
    name: 'arshjulet_deliveries_total',
    help: 'What became of each try to send, by kind, state and why',
    labelNames: ['kind', 'state', 'why'],
    registers,
  });
  const notTaken = new Counter({
    name: 'arshjulet_not_taken_total',
    help: 'Calls that a platform did not take, by what it concerns (tenant: an organisation in Teams; workspace: in Slack; chat) and why',
    labelNames: ['platform', 'scope', 'code'],
    registers,
  });
  const faults = new Counter({
    name: 'arshjulet_faults_total',
    help: 'Errors and warnings in the log, by level and code',
    labelNames: ['level', 'code'],
    registers,
  });
  const stopped = new Counter({
    name: 'arshjulet_guard_stopped_total',
    help: 'Words that the guard has stopped, by kind',
    labelNames: ['kind'],
    registers,
  });
  const oldest = new Gauge({
    name: 'arshjulet_due_oldest_seconds',
    help: 'How long the first of what is due has waited',
    registers,
  });
  new Gauge({
    name: 'arshjulet_due',
    help: 'Deliveries that are due and not taken',
    registers,
    async collect() {
      const { count, since } = await overdue();
      this.set(count);
      oldest.set(since === null ? 0 : now().since(Temporal.Instant.from(since)).total('seconds'));
    },
  });
  return {
    handler: (async (_request, response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    }) satisfies Handler,
    answered: (platform: string, seconds: number) => answers.observe({ platform }, seconds),
    delivered: (kind: string, state: string, why: string) => deliveries.inc({ kind, state, why }),
    /** Kinds and codes. */
    notTaken: (labels: Readonly<Record<'platform' | 'scope' | 'code', string>>) => notTaken.inc({ ...labels }),
    fault: (level: 'warn' | 'error', code: string) => faults.inc({ level, code }),
    stopped: (kind: string) => stopped.inc({ kind }),
  };
}
