/**
 * What workspaces and organisations gave the bot when they let it in: one record each, by the workspace's id (T…) or, of an app that a whole organisation
 * has, the organisation's (E…), its tokens sealed. A workspace that is served by its organisation's has a record that says so, or that it is `lost`: the organisation has
 * taken its app out of it.
 */
import type { Installation } from '@slack/bolt';
import { z } from 'zod';
import { ArshjuletError } from '../../quality/errors.ts';
import type { InstallationStore } from '../../quality/ports.ts';
import type { Sealer } from './sealed.ts';

/** None of the keys opens what is kept. */
export class SealedError extends ArshjuletError {
  readonly code = 'sealed';
}

const named = z.object({ id: z.string(), name: z.string().optional().catch(undefined) });
/** As much of @slack/oauth's `Installation` as is needed; no token of a person is asked for. */
const given = z.object({
  team: named.optional(),
  enterprise: named.optional(),
  isEnterpriseInstall: z.boolean().default(false),
  appId: z.string().optional(),
  authVersion: z.literal('v2').default('v2'),
  user: z.object({ id: z.string() }),
  bot: z.object({
    token: z.string(),
    /** Where the app's tokens are exchanged for new ones; `expiresAt` in seconds since 1970. */
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
  /** When it was let in, in seconds since 1970. */
  at: z.number().optional(),
});
export type Given = z.infer<typeof given> & { readonly at: number };

/** `at`: when it was so, in seconds since 1970. */
const served = z.object({ organisation: z.string(), lost: z.boolean().default(false), at: z.number().default(0) });
const record = z.union([served, z.object({ name: z.string(), sealed: z.string() })]);
const jsonRecord = z.string().transform((text) => record.parse(JSON.parse(text)));

/** Where it is kept: under the organisation of an app that all of it has, else under the workspace. */
export const placeOf = ({
  isEnterpriseInstall,
  enterprise,
  team,
}: Pick<Given, 'isEnterpriseInstall' | 'enterprise' | 'team'>): string =>
  (isEnterpriseInstall ? enterprise?.id : team?.id) ?? '';

export class Installations {
  readonly #store: InstallationStore;
  readonly #sealer: Sealer;
  readonly #now: () => Temporal.Instant;

  constructor(store: InstallationStore, sealer: Sealer, now: () => Temporal.Instant) {
    this.#store = store;
    this.#sealer = sealer;
    this.#now = now;
  }

  /** What the workspace or organisation gave, or the organisation for it; null when it has not let the bot in. Throws `SealedError`. */
  async of(id: string): Promise<Given | null> {
    const text = await this.#store.read(id);
    if (text === null) return null;
    const kept = jsonRecord.parse(text);
    if ('organisation' in kept) return kept.lost || kept.organisation === id ? null : this.of(kept.organisation);
    const words = this.#sealer.open(kept.sealed, id);
    if (words === null) throw new SealedError('none of the keys opens an installation');
    const parsed = given.parse(JSON.parse(words));
    return { ...parsed, at: parsed.at ?? 0 };
  }

  /** Keeps it sealed, in place of an earlier one. */
  async keep(installation: unknown): Promise<Given> {
    const at = Math.floor(this.#now().epochMilliseconds / 1000);
    const parsed = given.parse(installation);
    const kept: Given = { ...parsed, at: parsed.at ?? at };
    await this.#write(kept);
    return kept;
  }

  /**
   * The workspace is served by what its organisation gave from `at` on (seconds since 1970), or `lost` to it; whether that is news. It is not where the workspace has let the bot in
   * itself, nor where something as late is known.
   */
  async belongs(workspace: string, organisation: string, at: number, lost = false): Promise<boolean> {
    const text = await this.#store.read(workspace);
    const kept = text === null ? null : jsonRecord.parse(text);
    if (kept && ('sealed' in kept || (kept.organisation === organisation && kept.at >= at))) return false;
    await this.#store.write(workspace, JSON.stringify({ organisation, lost, at }));
    return true;
  }

  /** Removes it, and with an organisation's those of its workspaces that it served. */
  async remove(id: string): Promise<void> {
    for (const { id: other, text } of await this.#store.all()) {
      const kept = jsonRecord.parse(text);
      if (other === id || ('organisation' in kept && kept.organisation === id)) await this.#store.remove(other);
    }
  }

  /** Seals anew what an older key has sealed. Rejects with `SealedError` when there is something that no key opens, after all else. */
  async sealAnew(): Promise<void> {
    let closed: SealedError | null = null;
    for (const { id, text } of await this.#store.all()) {
      const kept = jsonRecord.parse(text);
      if ('organisation' in kept || this.#sealer.isNewest(kept.sealed)) continue;
      try {
        const opened = await this.of(id);
        if (opened) await this.#write(opened);
      } catch (error) {
        if (!(error instanceof SealedError)) throw error;
        closed = error;
      }
    }
    if (closed) throw closed;
  }

  async #write(kept: Given): Promise<void> {
    const id = placeOf(kept);
    const name = (kept.isEnterpriseInstall ? kept.enterprise : kept.team)?.name ?? '';
    await this.#store.write(id, JSON.stringify({ name, sealed: this.#sealer.seal(JSON.stringify(kept), id) }));
  }
}

/** What a kept record says without its key: the name of what let the bot in, or the id of the organisation that did so for a workspace. */
export function keptAs(
  text: string,
): { readonly name: string } | { readonly organisation: string; readonly lost: boolean } {
  const kept = jsonRecord.parse(text);
  return 'organisation' in kept ? kept : { name: kept.name };
}

/** As the SDK's installer asks for it. */
export const forInstaller = (installations: Installations) => ({
  storeInstallation: async (installation: Installation): Promise<void> => void (await installations.keep(installation)),
  fetchInstallation: async (query: {
    teamId: string | undefined;
    enterpriseId: string | undefined;
  }): Promise<Installation<'v2'>> =>
    (await installations.of(query.teamId ?? query.enterpriseId ?? '')) as unknown as Installation<'v2'>,
});
