/** The settings: what cannot be used, what nobody reads, and what looks like another value than was meant. No value is ever said. */
import { statSync } from 'node:fs';
import { readSettings, type Settings } from '../../config.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import { remarksOf } from '../shared/remarks.ts';
import { type Finding, finding, halves, type Level, type Words } from './finding.ts';

const WHAT: Words = ['Inställningar', 'Settings'];
/** A question has its own sign at its end. */
const sentence = (about: string, words: string): string => `${about} ${words}${words.endsWith('?') ? '' : '.'}`;
type Env = Readonly<Record<string, string | undefined>>;

/** `atStart` is the environment that the process was started with, before `.env` was read: Node itself reads no other. */
export function lookAtSettings(env: Env, atStart: Env, folders: readonly string[]): [Settings | null, Finding[]] {
  const told = remarksOf({ environment: env, file: '.env', folders }).map(({ about, sv, en }) =>
    finding(WHAT, 'note', [sentence(about, sv), sentence(about, en)]),
  );
  const around = [...ofProxy(env, atStart), ...ofFile()];
  try {
    const settings = readSettings(env);
    const odd = [...shapesOf(env), ...ofPublicUrl(settings)];
    const well = finding(WHAT, 'well', ['går att använda.', 'can be used.']);
    return [
      settings,
      [
        ...(odd.length + told.length + around.length === 0 ? [well] : []),
        ...told,
        ...around,
        ...odd,
        ...served(settings),
      ],
    ];
  } catch (error) {
    if (!(error instanceof ArshjuletError)) throw error;
    return [null, [finding(WHAT, 'fault', halves(error.message)), ...told, ...around]];
  }
}

const served = ({ teams, slack }: Settings): Finding[] =>
  teams || slack
    ? []
    : [
        finding(WHAT, 'fault', [
          'varken Teams eller Slack har nycklar, så inget team kan nås: sätt TEAMS_APP_ID och TEAMS_APP_PASSWORD, eller SLACK_BOT_TOKEN och SLACK_SIGNING_SECRET.',
          'neither Teams nor Slack has credentials, so no team can be reached: set TEAMS_APP_ID and TEAMS_APP_PASSWORD, or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.',
        ]),
      ];

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
type Shape = readonly [name: string, isWrong: (value: string) => boolean, level: Level, sv: string, en: string];
/** What a value looks like when it is what it should be (Microsoft Entra; docs.slack.dev, "Tokens"; 2026). */
const SHAPES: readonly Shape[] = [
  [
    'TEAMS_APP_ID',
    (v) => !GUID.test(v),
    'fault',
    'är inget GUID: kopiera «Program-ID (klient)» från appens översikt i Entra',
    'is no GUID: copy “Application (client) ID” from the app’s overview in Entra',
  ],
  [
    'TEAMS_TENANT_ID',
    (v) => !GUID.test(v) && !/^[\w-]+(?:\.[\w-]+)+$/.test(v),
    'fault',
    'är varken ett GUID eller en domän: kopiera «Katalog-ID (klientorganisation)» från Entra',
    'is neither a GUID nor a domain: copy “Directory (tenant) ID” from Entra',
  ],
  [
    'TEAMS_APP_PASSWORD',
    (v) => GUID.test(v),
    'fault',
    'ser ut att vara hemlighetens id: kopiera dess värde i stället, eller gör en ny hemlighet',
    'looks like the secret’s id: copy its value instead, or make a new secret',
  ],
  [
    'SLACK_BOT_TOKEN',
    (v) => !v.startsWith('xoxb-'),
    'fault',
    'börjar inte med xoxb-: kopiera «Bot User OAuth Token» från appens sida OAuth & Permissions',
    'does not begin with xoxb-: copy “Bot User OAuth Token” from the app’s page OAuth & Permissions',
  ],
  [
    'SLACK_APP_TOKEN',
    (v) => !v.startsWith('xapp-'),
    'fault',
    'börjar inte med xapp-: gör en «App-Level Token» med connections:write på sidan Basic Information',
    'does not begin with xapp-: make an “App-Level Token” with connections:write on the page Basic Information',
  ],
  [
    'SLACK_SIGNING_SECRET',
    (v) => !/^[\da-f]{32}$/i.test(v),
    'note',
    'ser inte ut som en «Signing Secret» (32 tecken 0–9 och a–f): jämför med sidan Basic Information',
    'does not look like a “Signing Secret” (32 characters 0–9 and a–f): compare it with the page Basic Information',
  ],
];

const shapesOf = (env: Env): Finding[] =>
  SHAPES.flatMap(([name, isWrong, level, sv, en]) => {
    const value = env[name]?.trim();
    return value && isWrong(value) ? [finding(WHAT, level, [`${name} ${sv}.`, `${name} ${en}.`])] : [];
  });

/** Node reads these when it starts, and the file `.env` is read after that. */
const READ_AT_START = ['NODE_EXTRA_CA_CERTS', 'NODE_USE_ENV_PROXY', 'NODE_OPTIONS'];

function ofProxy(env: Env, atStart: Env): Finding[] {
  const has = (name: string): boolean => Boolean(atStart[name]);
  const tooLate = READ_AT_START.filter((name) => env[name] && !has(name));
  const needed = env['HTTPS_PROXY'] ?? env['https_proxy'];
  return [
    ...tooLate.map((name) =>
      finding(WHAT, 'fault', [
        `${name} verkar inte i .env, eftersom Node läser den vid starten: sätt den i tjänstens miljö.`,
        `${name} does nothing in .env, since Node reads it when it starts: set it in the service’s environment.`,
      ]),
    ),
    ...(needed && atStart['NODE_USE_ENV_PROXY'] !== '1' && !tooLate.includes('NODE_USE_ENV_PROXY')
      ? [
          finding(WHAT, 'fault', [
            'HTTPS_PROXY används inte utan NODE_USE_ENV_PROXY=1: sätt båda i tjänstens miljö.',
            'HTTPS_PROXY is not used without NODE_USE_ENV_PROXY=1: set both in the service’s environment.',
          ]),
        ]
      : []),
  ];
}

const OTHERS_MAY = 0o007;
/** The file has secrets; its group may be the service's. */
function ofFile(): Finding[] {
  const file = statSync('.env', { throwIfNoEntry: false });
  if (process.platform === 'win32' || !file || (file.mode & OTHERS_MAY) === 0) return [];
  return [
    finding(WHAT, 'note', [
      '.env kan läsas av andra användare på datorn: kör chmod 600 .env.',
      '.env can be read by other users of the machine: run chmod 600 .env.',
    ]),
  ];
}

function ofPublicUrl({ publicUrl }: Settings): Finding[] {
  if (publicUrl === null)
    return [
      finding(WHAT, 'note', [
        'PUBLIC_URL är inte satt, så kalenderlänkar och fillänkar kan inte ges: sätt den till adressen utifrån.',
        'PUBLIC_URL is not set, so links to calendars and files cannot be given: set it to the address from outside.',
      ]),
    ];
  if (publicUrl.startsWith('https:')) return [];
  return [
    finding(WHAT, 'fault', [
      'PUBLIC_URL är utan https, och Teams och Slack kräver det: sätt en TLS-proxy framför och skriv https://.',
      'PUBLIC_URL is without https, which Teams and Slack ask for: put a TLS proxy in front and write https://.',
    ]),
  ];
}
