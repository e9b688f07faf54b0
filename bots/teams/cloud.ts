/** Microsoft's addresses that the bot trusts. Tests set up a cloud of their own. */
export type Cloud = {
  /** Where the keys are told that the platform signs its requests with. */
  readonly openId: string;
  /** Who signs them. */
  readonly issuer: string;
  /** Where the bot gets its own token. */
  readonly login: string;
  /** Where a virtual machine on Azure asks for the token of an identity of its own. */
  readonly imds: string;
  /** Where the app is put in people's own scope, where the installation wants that. */
  readonly graph: string;
  /** The hosts that the bot's token may be sent to. */
  readonly hosts: ReadonlySet<string>;
};

/**
 * The public cloud (Microsoft, "Authenticate requests with the Bot Connector API", "Send proactive messages" and "Azure Instance Metadata Service", 2026). Whole names only: anybody
 * can register a name under trafficmanager.net.
 */
export const MICROSOFT: Cloud = {
  openId: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
  login: 'https://login.microsoftonline.com',
  imds: 'http://169.254.169.254/metadata/identity/oauth2/token',
  graph: 'https://graph.microsoft.com',
  hosts: new Set([
    'smba.trafficmanager.net',
    'smba.infra.gcc.teams.microsoft.com',
    'msteams.botframework.com',
    'api.botframework.com',
  ]),
};

/** Whether the bot's token may go to an address. */
export function isTrusted(cloud: Cloud, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  return cloud.hosts.has(host) || (protocol === 'https:' && cloud.hosts.has(hostname));
}
