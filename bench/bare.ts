/** The bare SDK, to measure the product beside. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type * as BotBuilder from 'botbuilder';

/** botbuilder as its own samples use it: it reads an invoke and answers it; `flushes` has it write a row to a file first, durably. */
export async function bareTeams({ flushes = false } = {}) {
  const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } = createRequire(import.meta.url)(
    'botbuilder',
  ) as typeof BotBuilder;
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const store = flushes ? oneRow() : null;
  class Bare extends ActivityHandler {
    protected override onInvokeActivity(context: BotBuilder.TurnContext) {
      store?.(JSON.stringify(context.activity.value));
      return Promise.resolve({ status: 200, body: { statusCode: 200, type: 'x', value: '' } });
    }
  }
  const bot = new Bare();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString());
    const status = (code: number) => {
      response.statusCode = code;
    };
    const answer = {
      socket: response.socket,
      status,
      header: (name: string, value: unknown) => response.setHeader(name, String(value)),
      send: (sent: unknown) => response.write(JSON.stringify(sent)),
      end: () => response.end(),
    };
    const { headers, method = 'POST' } = request;
    await adapter.process(Object.assign(request, { body, headers, method }), answer as never, (turn) => bot.run(turn));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/messages`, stop: () => server.close() };
}

/** Writes a row to a file of its own, flushed before it returns. */
function oneRow(): (json: string) => void {
  const db = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'bench-')), 'bare.db'));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, json TEXT)',
  );
  const insert = db.prepare('INSERT INTO rows (json) VALUES (?)');
  return (json) => void insert.run(json);
}
