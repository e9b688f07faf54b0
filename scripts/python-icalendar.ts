/** Finds or fetches python-icalendar, which reads calendar files by another hand than ours. A test tool: cached outside the project, never shipped. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
/** BSD-2-Clause. */
const PACKAGE = 'icalendar==7.3.2';
const FETCH_MS = 120_000;

/** Prints each event, and what the reader had to let pass. Days are told from instants by their type. */
const PROGRAM = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
errors = [str(e) for c in calendar.walk() for e in c.errors]
def event(e):
    start, end = e.decoded('dtstart'), e.decoded('dtend')
    return {'uid': str(e['uid']), 'sequence': int(e['sequence']), 'status': str(e['status']), 'summary': str(e['summary']),
            'days': [type(start).__name__, type(end).__name__], 'start': start.isoformat(), 'end': end.isoformat(),
            'count': (end - start).days}
print(json.dumps({'errors': errors, 'refresh': calendar['refresh-interval'].to_ical().decode(), 'name': str(calendar['x-wr-calname']),
                  'events': [event(e) for e in calendar.walk('vevent')]}))
`;

const read = z.object({
  errors: z.array(z.string()),
  refresh: z.string(),
  name: z.string(),
  events: z.array(
    z.object({
      uid: z.string(),
      sequence: z.number(),
      status: z.string(),
      summary: z.string(),
      days: z.array(z.string()),
      start: z.string(),
      end: z.string(),
      count: z.number(),
    }),
  ),
});
export type CalendarReader = (file: string) => Promise<z.infer<typeof read>>;

export async function findIcalendar(
  env: NodeJS.ProcessEnv = process.env,
): Promise<CalendarReader | { readonly none: string }> {
  const folder = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'arshjulet', PACKAGE.replace('==', '-'));
  const python = { ...env, PYTHONPATH: folder };
  try {
    await run('python3', ['-c', 'import icalendar'], { env: python }).catch(() => fetchInto(folder));
  } catch (error) {
    // No Python with pip, or no network to its packages.
    if (error instanceof Error) return { none: `python-icalendar: ${error.message.split('\n')[0]}` };
    throw error;
  }
  return async (file) => {
    const running = run('python3', ['-c', PROGRAM], { env: python });
    running.child.stdin?.end(file);
    return read.parse(JSON.parse((await running).stdout));
  };
}

async function fetchInto(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, PACKAGE], { timeout: FETCH_MS });
}
