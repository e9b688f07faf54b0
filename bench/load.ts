/** A thread of its own that posts bodies to a server over so many connections, so that who asks takes no time from who answers. */
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export type Load = { readonly url: string; readonly bodies: readonly string[]; readonly connections: number };
/** How long each took, in milliseconds, and all of them together, in seconds. */
export type Loaded = { readonly each: readonly number[]; readonly seconds: number };

/** Rejects when anything is answered otherwise than with 200. */
export const load = (work: Load): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: work });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

async function run({ url, bodies, connections }: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const each: number[] = [];
  let next = 0;
  const oneAfterTheOther = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const start = performance.now();
      await post(agent, url, body);
      each.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, oneAfterTheOther));
  return { each, seconds: (performance.now() - start) / 1000 };
}

const post = (agent: Agent, url: string, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

if (!isMainThread && parentPort) parentPort.postMessage(await run(workerData as Load));
