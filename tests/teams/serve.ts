/** The Teams bot behind the product's own HTTP server, as app.ts puts them together, on a free port of this machine. */
import { createTeamsBot, type Handle, NO_APP, TEAMS_PATH, type TeamsSettings } from '../../bots/teams/app.ts';
import type { Log } from '../../bots/turn.ts';
import { serve } from '../../web/server.ts';

export async function serveTeams(
  handle: Handle,
  log: Log,
  settings: TeamsSettings = NO_APP,
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>,
) {
  const bot = createTeamsBot(settings, handle, log, undefined, wait);
  const server = await serve({ [TEAMS_PATH]: bot.door }, { port: 0, host: '127.0.0.1' }, log);
  return {
    messenger: bot.messenger,
    url: `${server.url}${TEAMS_PATH}`,
    stop: async () => {
      await server.stop();
      await bot.stop();
    },
  };
}
