/** The workspaces that the bot works in: the one of the settings' token, or each that has installed the app. */
import type { Context, Workspaces } from './context.ts';
import { errorCode } from './errors.ts';
import type { Installation } from './installation.ts';
import { placeOf, SealedError } from './installations.ts';
import { InstalledHere, type LetIn } from './let-in.ts';

/** The one workspace of a token. */
export function oneWorkspace(installation: Installation, context: Context): Workspaces {
  return {
    begin: () => installation.ask(),
    healthy: () => installation.healthy(),
    isReady: () => installation.identity !== null,
    of: async () => context,
    messenger: () => context.messenger,
    // One workspace's token is no organisation's app.
    access: async () => undefined,
    left: async (_origin, code, bots) => {
      const own = installation.identity?.user_id;
      if (bots === null || own === undefined || bots.includes(own)) installation.blame(code);
    },
  };
}

/** Slack's words for a token that is no more. */
const ENDED: ReadonlySet<string> = new Set(['account_inactive', 'app_uninstalled', 'invalid_auth', 'token_revoked']);

/** Whether Slack still takes the token. Where it does not say, the next call shows it. */
async function holds({ client }: Context): Promise<boolean> {
  try {
    await client.auth.test();
    return true;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return !ENDED.has(errorCode(error));
  }
}

type Around = ConstructorParameters<typeof InstalledHere>[1];

/** Each workspace that has installed the app. */
export function severalWorkspaces(around: Around, make: (workspace: string, letIn: LetIn) => Context): Workspaces {
  const { installations, log } = around;
  const known = new Map<string, { readonly letIn: InstalledHere; readonly context: Context }>();
  let sealed: string | null = null;

  const workspace = (id: string) => {
    const letIn = new InstalledHere(id, around);
    const one = known.get(id) ?? { letIn, context: make(id, letIn) };
    known.set(id, one);
    return one;
  };
  const installed = async (id: string): Promise<Context | null> => {
    const { letIn, context } = workspace(id);
    return (await letIn.load()) ? context : null;
  };

  const seconds = (at: number | null): number => at ?? Math.floor(around.now().epochMilliseconds / 1000);
  /** One of an organisation's workspaces has let go of the organisation's app, the others have not. */
  const lose = async (id: string, organisation: string, at: number | null): Promise<void> => {
    await installations.belongs(id, organisation, seconds(at), true);
    await workspace(id).letIn.load();
  };

  return {
    begin: async () => {
      try {
        await installations.sealAnew();
        sealed = null;
      } catch (error) {
        if (!(error instanceof SealedError)) throw error;
        sealed = error.code;
        log.error({ code: error.code, setting: 'SLACK_TOKEN_KEY' }, 'a Slack token cannot be opened');
      }
    },
    healthy: () => (sealed ? `slack-${sealed}:SLACK_TOKEN_KEY` : null),
    isReady: () => true,
    of: async ({ workspaces, organisation, at }) => {
      for (const id of workspaces) {
        const context = await installed(id);
        if (context) return context;
      }
      if (organisation === null || !(await installations.of(organisation))) return null;
      const [id = organisation] = workspaces;
      // Remembered, so that what is due there is sent too; but not by what was on its way when the organisation took the app out of it.
      if (id !== organisation) await installations.belongs(id, organisation, at ?? 0);
      return installed(id);
    },
    messenger: (tenant) => workspace(tenant.replace(/^slack:/, '')).context.messenger,
    access: async ({ organisation, at }, ids, has) => {
      if (organisation === null || !(await installations.of(organisation))) return;
      for (const id of ids) {
        if (!(await installations.belongs(id, organisation, seconds(at), !has))) continue;
        await workspace(id).letIn.load();
        const code = has ? 'team_access_granted' : 'team_access_revoked';
        log.info({ code, workspace: id }, 'slack organisation has given or taken back a workspace');
      }
    },
    left: async ({ workspaces, organisation, at }, code, bots) => {
      for (const id of [...workspaces, ...(organisation ? [organisation] : [])]) {
        const given = await installations.of(id);
        const isNewer = given !== null && at !== null && given.at > at;
        if (!given || isNewer || (bots !== null && !bots.includes(given.bot.userId))) continue;
        const place = placeOf(given);
        const isAlone = place !== id && (await holds(workspace(id).context));
        await (isAlone ? lose(id, place, at) : installations.remove(place));
        log.info({ code, workspace: isAlone ? id : place }, 'slack workspace has let the bot go');
        return;
      }
    },
  };
}
