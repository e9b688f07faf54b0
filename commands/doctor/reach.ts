/** Whether an address can be reached from here, through the proxy where there is one, and what its clock says. */
import { type Finding, finding, type Words } from './finding.ts';

type Reached = { readonly at: string; readonly date: Temporal.Instant | null; readonly response: Response };
type Unreached = { readonly why: Why };
type Why = 'name' | 'refused' | 'untrusted' | 'proxy' | 'silent';

const LIMIT_MS = 10_000;

/** Any answer will do: that of a server is one. `at` is the host alone. */
export async function reach(url: string, init: RequestInit = {}): Promise<Reached | Unreached> {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init, signal: AbortSignal.timeout(LIMIT_MS) });
    const date = Date.parse(response.headers.get('date') ?? '');
    const at = new URL(url).host;
    return { at, date: Number.isNaN(date) ? null : Temporal.Instant.fromEpochMilliseconds(date), response };
  } catch (error) {
    return { why: whyOf(codeOf(error)) };
  }
}

const NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const REFUSED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);
const UNTRUSTED = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

function whyOf(code: string): Why {
  if (NAME.has(code)) return 'name';
  if (REFUSED.has(code)) return 'refused';
  if (UNTRUSTED.test(code)) return 'untrusted';
  return code === 'UND_ERR_ABORTED' ? 'proxy' : 'silent';
}

/** The code that `fetch` hides in its cause, of the first of several addresses. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  return error.cause ? codeOf(error.cause) : 'code' in error ? String(error.code) : '';
}

const WHY: Readonly<Record<Why, Words>> = {
  name: [
    'finns inte i namnuppslagningen härifrån: släpp fram DNS, eller sätt HTTPS_PROXY och NODE_USE_ENV_PROXY=1.',
    'is not found in DNS from here: let DNS through, or set HTTPS_PROXY and NODE_USE_ENV_PROXY=1.',
  ],
  refused: [
    'kan inte nås: öppna brandväggen utåt för port 443, eller rätta HTTPS_PROXY.',
    'cannot be reached: open the firewall outwards for port 443, or mend HTTPS_PROXY.',
  ],
  untrusted: [
    'svarar med ett certifikat som inte godtas: sätt NODE_EXTRA_CA_CERTS till er egen utfärdares certifikat.',
    'answers with a certificate that is not trusted: set NODE_EXTRA_CA_CERTS to your own issuer’s certificate.',
  ],
  proxy: [
    'släpps inte fram av proxyn: lägg till adressen bland dem som proxyn tillåter.',
    'is not let through by the proxy: add the address to those that the proxy allows.',
  ],
  silent: [
    'svarar inte inom tio sekunder: öppna brandväggen utåt för port 443, eller försök igen senare.',
    'does not answer within ten seconds: open the firewall outwards for port 443, or try again later.',
  ],
};

export const unreached = (what: Words, url: string, { why }: Unreached): Finding => {
  const { host } = new URL(url);
  return finding(what, why === 'silent' ? 'later' : 'fault', [`${host} ${WHY[why][0]}`, `${host} ${WHY[why][1]}`]);
};

/** Slack refuses what is five minutes old, and so do Microsoft's tokens. */
const FAR_SECONDS = 120;

/** What this machine's clock is beside another's. */
export function clockBeside(date: Temporal.Instant | null, now: Temporal.Instant): Finding[] {
  const what: Words = ['Klocka', 'Clock'];
  if (date === null) return [];
  const seconds = Math.round(Math.abs(now.since(date).total('seconds')));
  if (seconds <= FAR_SECONDS) return [finding(what, 'well', ['går rätt.', 'is right.'])];
  return [
    finding(what, 'fault', [
      `går ${seconds} sekunder fel, och Slack och Microsoft godtar högst fem minuter: slå på tidssynkronisering (timedatectl set-ntp true).`,
      `is ${seconds} seconds wrong, and Slack and Microsoft take five minutes at most: turn time synchronisation on (timedatectl set-ntp true).`,
    ]),
  ];
}
