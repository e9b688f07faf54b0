/** Serves the platform that it is told of, says which packages have been loaded, and ends. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { startApp } from '../../app.ts';
import type { Settings } from '../../config.ts';
import { freePort } from '../free-port.ts';

const [platform, storageUrl = ''] = process.argv.slice(2);
const slackApi = createServer((_request, response) =>
  response.setHeader('content-type', 'application/json').end('{"ok":true,"user_id":"U1","bot_id":"B1","team_id":"T1"}'),
);
await new Promise<void>((resolve) => slackApi.listen(0, '127.0.0.1', () => resolve()));
const apiUrl = `http://127.0.0.1:${(slackApi.address() as AddressInfo).port}/api/`;
const settings: Settings = {
  storageUrl,
  logLevel: 'silent',
  port: await freePort(),
  playgroundPort: 0,
  publicUrl: null,
  backups: null,
  teams: null,
  slack:
    platform === 'slack'
      ? {
          botToken: 'xoxb-1',
          several: null,
          throughProxy: false,
          signingSecret: 's',
          appToken: undefined,
          port: null,
          apiUrl,
        }
      : null,
};
await startApp(settings);
const files = Object.keys(createRequire(import.meta.url).cache);
const packages = files.flatMap(
  (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(file)?.[1] ?? [],
);
process.stdout.write(JSON.stringify([...new Set(packages)]), () => process.exit(0));
