/** Calendars that are subscribed to: `/kalender/SECRET.ics`. The path is a secret and is written down nowhere. */
import { createHash } from 'node:crypto';
import { SECRET } from '../quality/base.ts';
import type { Handler } from './server.ts';

export const CALENDAR_PATH = '/kalender/';

/**
 * Answers GET and HEAD. `find` gives the calendar of a secret, or null; it is asked only about what could be one. A calendar that is as the
 * asker has it (If-None-Match) is not sent again.
 */
export function calendarFeed(find: (secret: string) => Promise<string | null>): Handler {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const secret = secretIn(request.url ?? '');
    const calendar = secret && (await find(secret));
    if (!calendar) {
      response.writeHead(404).end();
      return;
    }
    const etag = tagOf(calendar);
    const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
    if (isAmong(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    const length = Buffer.byteLength(calendar);
    response.writeHead(200, { ...headers, 'content-type': 'text/calendar; charset=utf-8', 'content-length': length });
    response.end(request.method === 'HEAD' ? undefined : calendar);
  };
}

/** The secret in a path; null when there is none. */
function secretIn(url: string): string | null {
  const name = url.split('?')[0]?.slice(CALENDAR_PATH.length) ?? '';
  const secret = name.endsWith('.ics') ? name.slice(0, -'.ics'.length) : '';
  return SECRET.test(secret) ? secret : null;
}

/** Weak (RFC 9110, 8.8.1): the same for the same events, though the time at which the file was made is another. */
const tagOf = (calendar: string): string =>
  `W/"${createHash('sha256')
    .update(calendar.replaceAll(/^DTSTAMP:[^\r\n]*\r\n/gm, ''))
    .digest('base64url')}"`;

/** Compared weakly, as If-None-Match is (RFC 9110, 13.1.2). */
const isAmong = (header: string | undefined, etag: string): boolean => {
  const opaque = etag.replace(/^W\//, '');
  return (header ?? '').split(',').some((one) => ['*', opaque].includes(one.trim().replace(/^W\//, '')));
};
