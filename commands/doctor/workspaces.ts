/**
 * Slack: each workspace and organisation that has installed the app, by the token that it gave. Nothing is changed: a token that is to be exchanged for a new one is left for the
 * service to exchange.
 */
import { Installations, keptAs, SealedError } from '../../bots/slack/installations.ts';
import { createSealer } from '../../bots/slack/sealed.ts';
import type { Settings } from '../../config.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { KeptInstallation } from '../../quality/ports.ts';
import { lookAtStore, openStorage } from '../../storage/open.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { type Finding, finding, type Words } from './finding.ts';
import { reach } from './reach.ts';
import { API, answerOf, aside, missingScopes, post } from './slack.ts';

type Several = NonNullable<NonNullable<Settings['slack']>['several']>;
type Around = { readonly installations: Installations; readonly several: Several; readonly api: string };

/** None where the store or Slack cannot be reached, or the data is of another version, which others say. */
export async function lookAtWorkspaces(storageUrl: string, several: Several, api: string = API): Promise<Finding[]> {
  try {
    if ((await lookAtStore(storageUrl)) !== SCHEMA_VERSION) return [];
    const storage = await openStorage(storageUrl, { mustExist: true });
    try {
      const store = storage.installations;
      const installations = new Installations(store, createSealer(several.keys), () => Temporal.Now.instant());
      const found: Finding[] = [];
      for (const kept of await store.all()) found.push(...(await lookAt(kept, { installations, several, api })));
      return found;
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (error instanceof ArshjuletError) return [];
    throw error;
  }
}

async function lookAt({ id, text }: KeptInstallation, { installations, several, api }: Around): Promise<Finding[]> {
  const kept = keptAs(text);
  if ('organisation' in kept) return [ofOrganisation(id, kept)];
  const what: Words = [`Slack, ${kept.name} (${id})`, `Slack, ${kept.name} (${id})`];
  const again = `${several.publicUrl}/slack/install`;
  const given = await installations.of(id).catch((error: unknown) => {
    if (error instanceof SealedError) return null;
    throw error;
  });
  if (given === null)
    return [
      finding(what, 'fault', [
        'ingen nyckel i SLACK_TOKEN_KEY öppnar det som sparats: sätt också den gamla, eller installera appen igen där.',
        'no key in SLACK_TOKEN_KEY opens what is kept: set the former one too, or install the app there again.',
      ]),
    ];
  const { token, refreshToken, expiresAt = Number.POSITIVE_INFINITY } = given.bot;
  if (refreshToken && expiresAt * 1000 <= Temporal.Now.instant().epochMilliseconds)
    return [
      finding(what, 'note', [
        'nyckeln har löpt ut, och byts när boten nästa gång ska säga något där.',
        'the token has ended, and is exchanged when the bot next has something to say there.',
      ]),
    ];
  const asked = await reach(`${api}auth.test`, post(token));
  if ('why' in asked) return [];
  const { ok, error } = await answerOf(asked.response);
  if (ok) return [ofScopes(what, missingScopes(asked.response), again)];
  return [
    aside(error) ??
      finding(what, 'fault', [
        `nyckeln gäller inte längre: någon som sköter Slack där installerar appen igen vid ${again}.`,
        `the token is no longer valid: whoever looks after Slack there installs the app again at ${again}.`,
      ]),
  ];
}

function ofOrganisation(id: string, { organisation, lost }: { organisation: string; lost: boolean }): Finding {
  const what: Words = [`Slack, ${id}`, `Slack, ${id}`];
  return lost
    ? finding(what, 'note', [
        `organisationen ${organisation} har tagit appen ur arbetsytan. Skolans uppgifter finns kvar.`,
        `the organisation ${organisation} has taken the app out of the workspace. The school’s data is kept.`,
      ])
    : finding(what, 'well', [
        `har appen genom organisationen ${organisation}.`,
        `has the app by the organisation ${organisation}.`,
      ]);
}

function ofScopes(what: Words, missing: readonly string[] | null, again: string): Finding {
  if (missing === null) return finding(what, 'well', ['nyckeln gäller.', 'the token is valid.']);
  const list = missing.join(', ');
  return missing.length === 0
    ? finding(what, 'well', ['nyckeln gäller och har alla behörigheter.', 'the token is valid and has every scope.'])
    : finding(what, 'fault', [
        `nyckeln gäller, men behörigheterna ${list} saknas: installera appen igen vid ${again}.`,
        `the token is valid, but the scopes ${list} are missing: install the app again at ${again}.`,
      ]);
}
