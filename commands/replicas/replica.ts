/** One bot process of several: all of the app, on ports that are free, with the settings of its environment. It tells whoever has started it where it listens, and ends with it. */
import { startApp } from '../../app.ts';
import { readSettings } from '../../config.ts';
import { explain } from '../shared/run.ts';

export type Listens = { readonly teamsUrl: string | null; readonly slackUrl: string | null };

process.once('disconnect', () => process.exit());
try {
  const settings = readSettings(process.env);
  const app = await startApp({ ...settings, port: 0, slack: settings.slack && { ...settings.slack, port: 0 } });
  process.once('SIGTERM', () => void app.stop().then(() => process.exit()));
  const listens: Listens = { teamsUrl: app.teamsUrl, slackUrl: app.slackUrl };
  process.send?.(listens);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
