/**
 * Files at addresses of their own: `/rapport/TEAM/SECRET`. To open the address shows a page with a button, and only the button fetches the file,
 * so that a program that looks at every link does not use it up. The path is a secret and is written down nowhere.
 */
import type { ServerResponse } from 'node:http';
import { SECRET } from '../quality/base.ts';
import type { Handler } from './server.ts';

export const REPORT_PATH = '/rapport/';

type File = { readonly name: string; readonly bytes: Uint8Array };
type Found = {
  readonly locale: 'sv' | 'en';
  readonly title: string;
  readonly words: string;
  readonly button: string;
  readonly take: () => Promise<File | null>;
};
type Find = (address: { readonly team: string; readonly secret: string }) => Promise<Found | null>;

/** `find` is asked only about what could be an address. */
export function reportLink(find: Find): Handler {
  return async (request, response) => {
    const { method, url = '' } = request;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
      response.writeHead(405, { allow: 'GET, HEAD, POST' }).end();
      return;
    }
    const address = addressIn(url);
    const found = address && (await find(address));
    const file = found && method === 'POST' ? await found.take() : null;
    if (file) return send(response, file);
    const html = found && method !== 'POST' ? pageOf(found) : GONE;
    response.writeHead(html === GONE ? 404 : 200, { ...PRIVATE, 'content-type': 'text/html; charset=utf-8' });
    response.end(method === 'HEAD' ? undefined : html);
  };
}

const TEAM = /^[\w-]{1,600}$/;

/** Null for a path that is no address. */
function addressIn(url: string): { team: string; secret: string } | null {
  const [team = '', secret = '', ...more] = url.split('?')[0]?.slice(REPORT_PATH.length).split('/') ?? [];
  return TEAM.test(team) && SECRET.test(secret) && more.length === 0 ? { team, secret } : null;
}

/** Kept by nobody on the way, told to nobody, and with nothing in it that runs. */
const PRIVATE = {
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain; charset=utf-8',
};

function send(response: ServerResponse, { name, bytes }: File): void {
  response.writeHead(200, {
    ...PRIVATE,
    'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'content-length': bytes.byteLength,
    // RFC 6266, 5 and RFC 8187, 3.2.1.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  });
  response.end(bytes);
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto 0;padding:0 1.2rem;color:#1f2a26;background:#fff}' +
  'h1{font-size:1.5rem;line-height:1.25}button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#3b5b4f;color:#fff}';

const page = (lang: string, title: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

const pageOf = ({ locale, title, words, button }: Found): string =>
  page(
    locale,
    title,
    `<h1>${escaped(title)}</h1><p>${escaped(words)}</p><form method="post"><button>${escaped(button)}</button></form>`,
  );

/** Whose it was is not known here, so it speaks both languages. */
const GONE = page(
  'sv',
  'Årshjulet',
  '<h1>Länken gäller inte längre</h1><p>Den gäller i en timme och en gång. Skriv «rapport» till Årshjulet i chatten, så får du en ny.</p>' +
    '<div lang="en"><h1>The link is no longer valid</h1><p>It lives for an hour and works once. Write “report” to Årshjulet in the chat to get a new one.</p></div>',
);
