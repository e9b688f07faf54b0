/**
 * Microsoft's SDK as the bot uses it. It is by far the largest library here (36 MB and a quarter of the time to start), and is needed only where
 * the bot says something by itself: messenger.ts loads this file then.
 */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  TeamsInfo,
} from 'botbuilder';
import type { Cloud } from './cloud.ts';
import type { App, TokenCredentials } from './credentials.ts';
import { boundedHttp } from './http.ts';

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

/** Signs what the SDK sends with the bot's own token, where the bot has one. */
class Signing extends ConfigurationServiceClientCredentialFactory {
  readonly #app: App;
  readonly #own: TokenCredentials;

  constructor(app: App, own: TokenCredentials) {
    super({ MicrosoftAppId: app.appId });
    this.#app = app;
    this.#own = own;
  }

  override createCredentials(): Promise<Credentials> {
    const signRequest: Credentials['signRequest'] = async (resource) => {
      if (this.#app.appId !== '') resource.headers.set('authorization', `Bearer ${await this.#own.current()}`);
      return resource;
    };
    return Promise.resolve({ signRequest });
  }
}

/** The SDK's adapter, whose calls take at most `limitMs` each, and its way to a channel's people. */
export function connect(app: App, credentials: TokenCredentials, cloud: Cloud, limitMs: number) {
  const httpClient = boundedHttp(cloud, app.appId !== '', limitMs);
  const signing = new Signing(app, credentials);
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({}, signing, undefined, undefined, { httpClient }),
  );
  return { adapter, pagedMembers: TeamsInfo.getPagedMembers.bind(TeamsInfo) };
}
export type Sdk = ReturnType<typeof connect>;
