/** `npm run replicas`: three processes on one database, of which any may be killed. */
import { afterEach, describe, expect, inject, it } from 'vitest';
import { freePort, type Started, start } from './process.ts';

let started: Started;
afterEach(() => started.killAll());

describe.skipIf(!inject('mongoBinary'))('the demonstration of three replicas', () => {
  it('answers though two of them are killed, brings them back, and ends when it is asked to', async () => {
    const [port, page] = [await freePort(), await freePort()];
    started = start('npm', ['run', 'replicas'], {
      PORT: String(port),
      PLAYGROUND_PORT: String(page),
      MONGOMS_SYSTEM_BINARY: inject('mongoBinary'),
    });
    const pids = [...(await started.printed(/Open http/)).matchAll(/kill -9 (\d+)/g)].map(([, pid]) => Number(pid));
    expect(pids).toHaveLength(3);
    const health = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
    expect(await health()).toBe(200);
    for (const pid of pids.slice(0, 2)) process.kill(pid, 'SIGKILL');
    expect([await health(), await health(), await health()]).toEqual([200, 200, 200]);
    await started.printed(/, 1 left/);
    await started.printed(/3: kill[\s\S]*\d: kill[\s\S]*\d: kill/);
    started.child.kill('SIGTERM');
    expect((await started.ended).how).toBe(0);
  }, 120_000);
});
