/** The running service, asked as monitoring asks it, from here and by its address from outside. */
import { z } from 'zod';
import type { Settings } from '../../config.ts';
import { type Finding, finding, type Words } from './finding.ts';
import { reach } from './reach.ts';

const SERVICE: Words = ['Tjänst', 'Service'];
const OUTSIDE: Words = ['Utifrån', 'From outside'];
const health = z.object({ ok: z.boolean(), faults: z.array(z.string()) });

export async function lookAtService({ port, publicUrl }: Settings): Promise<Finding[]> {
  const here = await reach(`http://127.0.0.1:${port}/healthz`);
  if ('why' in here)
    return [
      finding(SERVICE, 'fault', [
        `svarar inte på port ${port}: starta den, och läs varför i loggen om den inte går i gång (innan den har startats: --before-start).`,
        `does not answer on port ${port}: start it, and read why in the log if it does not start (before it has been started: --before-start).`,
      ]),
    ];
  const { data } = health.safeParse(await here.response.json().catch(() => null));
  if (!data)
    return [
      finding(SERVICE, 'fault', [
        `något annat än Årshjulet svarar på port ${port}: välj en annan med PORT.`,
        `something other than Årshjulet answers on port ${port}: choose another with PORT.`,
      ]),
    ];
  const outside = publicUrl === null ? [] : [await fromOutside(publicUrl)];
  return [...(data.ok ? [await beating(port)] : data.faults.map(faultOf)), ...outside];
}

/** The code's own words, or those of what begins so. */
const CODES: readonly (readonly [string, Words])[] = [
  ['storage', ['når inte sitt lager: se raden Lager här.', 'does not reach its store: see the line Store here.']],
  [
    'disk-full',
    ['kan inget spara, för disken är full: gör plats.', 'can save nothing, since the disk is full: make room.'],
  ],
  [
    'heartbeat',
    [
      'utskicken har stått still i tre minuter: starta om tjänsten, och spara loggen om det händer igen.',
      'deliveries have stood still for three minutes: restart the service, and keep the log if it happens again.',
    ],
  ],
  [
    'backup',
    [
      'kan inte ta säkerhetskopia: se i loggen vad som följer på «backup failed».',
      'cannot make its backup: see in the log what goes with “backup failed”.',
    ],
  ],
];

function faultOf(code: string): Finding {
  const known = CODES.find(([name]) => name === code)?.[1];
  if (known) return finding(SERVICE, 'fault', known);
  const setting = /:([A-Z_]+)$/.exec(code)?.[1];
  if (setting)
    return finding(SERVICE, 'fault', [
      `plattformen släpper inte in boten: rätta ${setting}.`,
      `the platform does not let the bot in: mend ${setting}.`,
    ]);
  return finding(SERVICE, 'later', [
    `säger ${code}: vänta en stund, och se i loggen om det inte går över.`,
    `says ${code}: wait a while, and see the log if it does not pass.`,
  ]);
}

async function beating(port: number): Promise<Finding> {
  const asked = await reach(`http://127.0.0.1:${port}/metrics`);
  const text = 'why' in asked ? '' : await asked.response.text();
  const seconds = Math.round(Number(/^arshjulet_heartbeat_age_seconds (\S+)$/m.exec(text)?.[1] ?? 0));
  return finding(SERVICE, 'well', [
    `är i gång, senaste hjärtslaget för ${seconds} s sedan.`,
    `runs, the last heartbeat ${seconds} s ago.`,
  ]);
}

async function fromOutside(publicUrl: string): Promise<Finding> {
  const asked = await reach(`${publicUrl}/readyz`);
  const ready = 'why' in asked ? null : health.safeParse(await asked.response.json().catch(() => null)).data;
  if (ready) return finding(OUTSIDE, 'well', ['PUBLIC_URL leder till tjänsten.', 'PUBLIC_URL leads to the service.']);
  return finding(OUTSIDE, 'note', [
    'PUBLIC_URL leder inte till tjänsten härifrån: släpp fram vägarna i proxyn, om den inte med avsikt är stängd inifrån.',
    'PUBLIC_URL does not lead to the service from here: let the paths through in the proxy, unless it is closed from inside on purpose.',
  ]);
}
