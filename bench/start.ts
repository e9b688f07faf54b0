/**
 * From process start to a bot that answers, beside a bare Node process; and memory when idle. As `npm start` does it, what an earlier start has
 * compiled is kept: the first start of an installation is not measured.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';

const ROUNDS = 5;
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** What `npm start` gives Node besides the program. */
const FLAGS = (/ node (--.*) commands/.exec(scripts.start)?.[1] ?? '').split(' ').filter(Boolean);
const READY = [...FLAGS, fileURLToPath(new URL('./ready.ts', import.meta.url))];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const COMPILED = mkdtempSync(join(tmpdir(), 'bench-'));

async function untilPrinted(args: readonly string[], port: number): Promise<{ ms: number; megabytes: number }> {
  const start = performance.now();
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'bench-')), 'a.db')}`;
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, STORAGE_URL: url, PORT: String(port), LOG_LEVEL: 'silent', NODE_COMPILE_CACHE: COMPILED },
  });
  return new Promise((resolve) => {
    let ms: number | undefined;
    child.stdout.on('data', (said: Buffer) => {
      ms ??= performance.now() - start;
      if (!said.includes('idle')) return;
      const ready = ms;
      const status = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : '';
      child.once('exit', () =>
        resolve({ ms: ready, megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024 }),
      );
      child.kill('SIGKILL');
    });
  });
}

export async function benchStart(): Promise<void> {
  const ours: { ms: number; megabytes: number }[] = [];
  const bare: { ms: number; megabytes: number }[] = [];
  await untilPrinted(READY, await freePort());
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await untilPrinted(READY, await freePort()));
    bare.push(await untilPrinted(['-e', 'console.log("idle"); setInterval(() => {}, 1000)'], 0));
  }
  const of = (list: typeof ours, what: 'ms' | 'megabytes') =>
    quantile(
      list.map((one) => one[what]),
      0.5,
    );
  const against = 'against bare Node, p50';
  printRow({ name: `Start to ready ${against}`, unit: 'ms', value: of(ours, 'ms'), reference: of(bare, 'ms') });
  const [memory, bareMemory] = [of(ours, 'megabytes'), of(bare, 'megabytes')];
  printRow({ name: `Idle memory ${against}`, unit: 'MB', value: memory, reference: bareMemory });
}
