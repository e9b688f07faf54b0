/** Teams: whether Microsoft can be reached, and takes what the bot says by who it is: a secret, a certificate or an identity on Azure. */
import { statSync } from 'node:fs';
import {
  type CertificateFiles,
  type Certified,
  daysLeft,
  type FileTrouble,
  readCertificate,
  SOON_DAYS,
} from '../../bots/teams/certificate.ts';
import { type Cloud, MICROSOFT } from '../../bots/teams/cloud.ts';
import { TokenCredentials } from '../../bots/teams/credentials.ts';
import { mayInstall } from '../../bots/teams/graph.ts';
import { TeamsFault } from '../../bots/teams/http.ts';
import type { Settings } from '../../config.ts';
import { type Finding, finding, type Words } from './finding.ts';
import { clockBeside, reach, unreached } from './reach.ts';

const TEAMS: Words = ['Teams', 'Teams'];
const LIMIT_MS = 10_000;

type TeamsSettings = NonNullable<Settings['teams']>;
type By = TeamsSettings['credential']['by'];

const WELL: Readonly<Record<By, Words>> = {
  password: ['Microsoft godtar nyckeln.', 'Microsoft takes the secret.'],
  certificate: ['Microsoft godtar certifikatet.', 'Microsoft takes the certificate.'],
  identity: ['Azure ger boten en nyckel för identiteten.', 'Azure gives the bot a token of the identity.'],
};

/** What to do about a no, by the setting to look at. */
const NO: Readonly<Record<string, Words>> = {
  TEAMS_APP_PASSWORD: [
    'Microsoft godtar inte TEAMS_APP_PASSWORD: hemligheten är fel eller har gått ut, så gör en ny under «Certifikat och hemligheter» i Entra och sätt dess värde.',
    'Microsoft does not take TEAMS_APP_PASSWORD: the secret is wrong or has run out, so make a new one under “Certificates & secrets” in Entra and set its value.',
  ],
  TEAMS_APP_CERTIFICATE_FILE: [
    'Microsoft godtar inte certifikatet: ladda upp filen i TEAMS_APP_CERTIFICATE_FILE under «Certifikat och hemligheter», «Certifikat», i Entra, för appen med TEAMS_APP_ID.',
    'Microsoft does not take the certificate: upload the file in TEAMS_APP_CERTIFICATE_FILE under “Certificates & secrets”, “Certificates”, in Entra, for the app of TEAMS_APP_ID.',
  ],
  TEAMS_MANAGED_IDENTITY: [
    'här finns ingen identitet med TEAMS_APP_ID: lägg till den på resursen i Azure under «Identitet», «Användartilldelad», och se att TEAMS_APP_ID är dess klient-ID.',
    'there is no identity of TEAMS_APP_ID here: add it to the resource in Azure under “Identity”, “User assigned”, and see that TEAMS_APP_ID is its client ID.',
  ],
  TEAMS_APP_ID: [
    'Microsoft känner inte TEAMS_APP_ID i den här organisationen: kopiera «Program-ID (klient)» från Entra, och se att TEAMS_TENANT_ID hör till samma organisation.',
    'Microsoft does not know TEAMS_APP_ID in this organisation: copy “Application (client) ID” from Entra, and see that TEAMS_TENANT_ID is of the same organisation.',
  ],
  TEAMS_TENANT_ID: [
    'Microsoft känner inte TEAMS_TENANT_ID: kopiera «Katalog-ID (klientorganisation)» från appens översikt i Entra.',
    'Microsoft does not know TEAMS_TENANT_ID: copy “Directory (tenant) ID” from the app’s overview in Entra.',
  ],
  HTTPS_PROXY: [
    'något annat än Microsoft svarar på vägen ut: se att HTTPS_PROXY är rätt och släpper fram adressen utan inloggningssida.',
    'something other than Microsoft answers on the way out: see that HTTPS_PROXY is right and lets the address through without a page to sign in.',
  ],
};

/**
 * The keys that Microsoft's messages are signed with, where messages go, and a token. `cloud` is another one in tests, and `now` another day.
 */
export async function lookAtTeams(
  teams: TeamsSettings,
  cloud: Cloud = MICROSOFT,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<Finding[]> {
  const { credential } = teams;
  const own = credential.by === 'certificate' ? await ofFiles(credential, now) : [];
  const [host = ''] = cloud.hosts;
  const login = credential.by === 'identity' ? [] : [cloud.login];
  const graph = teams.catalogId === null ? [] : [cloud.graph];
  const urls = [...login, cloud.openId, host.includes(':') ? `http://${host}` : `https://${host}`, ...graph];
  const answers = await Promise.all(urls.map((url) => reach(url)));
  const away = answers.flatMap((answer, i) => ('why' in answer ? [unreached(TEAMS, urls[i] ?? '', answer)] : []));
  const [first] = answers;
  const clock = first && !('why' in first) ? clockBeside(first.date, Temporal.Now.instant()) : [];
  const found = [...own, ...away, ...clock];
  if (own.some(({ level }) => level === 'fault')) return found;
  if (credential.by === 'identity') {
    const there = await reach(credential.source?.endpoint ?? cloud.imds);
    return [...found, ...('why' in there ? [NO_IDENTITY] : await tokensOf(teams, cloud))];
  }
  return !first || 'why' in first ? found : [...found, ...(await tokensOf(teams, cloud))];
}

const NO_IDENTITY = finding(TEAMS, 'fault', [
  'ingen svarar där Azure ger ut nycklar för identiteter: kör boten på en resurs i Azure som har identiteten, eller ta bort TEAMS_MANAGED_IDENTITY och sätt en hemlighet eller ett certifikat.',
  'nobody answers where Azure gives tokens of identities: run the bot on a resource in Azure that has the identity, or take TEAMS_MANAGED_IDENTITY away and set a secret or a certificate.',
]);

const NO_IDENTITY_NOW: Words = [
  'ingen nyckel ges för identiteten just nu: försök igen om en stund, och se att boten kör i Azure om det inte går över.',
  'no token of the identity is given just now: try again in a while, and see that the bot runs in Azure if it does not pass.',
];
const NO_LOGIN_NOW: Words = [
  'Microsofts inloggning svarar inte som den ska just nu: försök igen om en stund.',
  'Microsoft’s login does not answer as it should just now: try again in a while.',
];

const notNow = ({ credential }: TeamsSettings): Words =>
  credential.by === 'identity' ? NO_IDENTITY_NOW : NO_LOGIN_NOW;

const INSTALLS = finding(TEAMS, 'well', [
  'organisationen låter boten installera appen åt medlemmar.',
  'the organisation lets the bot install the app for members.',
]);
const INSTALLS_NOT = finding(TEAMS, 'fault', [
  'TEAMS_INSTALL_FOR_MEMBERS är satt, men organisationen har inte gett TeamsAppInstallation.ReadWriteSelfForUser.All: ge appen den i Entra, eller ta bort inställningen.',
  'TEAMS_INSTALL_FOR_MEMBERS is set, but the organisation has not granted TeamsAppInstallation.ReadWriteSelfForUser.All: grant it to the app in Entra, or take the setting away.',
]);

/** The bot's own token and, where it gives members the app, what the organisation has granted for that. */
async function tokensOf(teams: TeamsSettings, cloud: Cloud): Promise<Finding[]> {
  const own = await tokenOf(teams, cloud);
  if (own.level !== 'well' || teams.catalogId === null) return [own];
  // A token is given whatever the organisation has granted.
  const may = await mayInstall(teams, cloud, LIMIT_MS).catch(() => null);
  if (may === null) return [own, finding(TEAMS, 'later', notNow(teams))];
  return [own, may ? INSTALLS : INSTALLS_NOT];
}

async function tokenOf(teams: TeamsSettings, cloud: Cloud): Promise<Finding> {
  try {
    await new TokenCredentials(teams, cloud, LIMIT_MS, () => Temporal.Now.instant()).current();
    return finding(TEAMS, 'well', WELL[teams.credential.by]);
  } catch (error) {
    if (!(error instanceof TeamsFault)) throw error;
    const { what } = error;
    const setting = what.was === 'noToken' ? what.setting : what.was === 'page' ? 'HTTPS_PROXY' : '';
    const says = NO[setting];
    if (says) return finding(TEAMS, 'fault', says);
    return finding(TEAMS, 'later', notNow(teams));
  }
}

/** What to do about a file, after the name of its setting. */
const FILE: Readonly<Record<FileTrouble['why'], Words>> = {
  unreadable: [
    'går inte att läsa: se att sökvägen är rätt, och ge filen till tjänstens användare med chown.',
    'cannot be read: see that the path is right, and give the file to the service’s user with chown.',
  ],
  'no-certificate': [
    'är inget certifikat i PEM-format: spara om det, från en pfx-fil med openssl pkcs12 -in FIL -clcerts -nokeys.',
    'is no certificate in PEM format: save it as one, from a pfx file with openssl pkcs12 -in FILE -clcerts -nokeys.',
  ],
  'no-key': [
    'är ingen privat nyckel i PEM-format utan lösenord: spara om den, från en pfx-fil med openssl pkcs12 -in FIL -nocerts -nodes.',
    'is no private key in PEM format without a password: save it as one, from a pfx file with openssl pkcs12 -in FILE -nocerts -nodes.',
  ],
  'not-rsa': [
    'är ingen RSA-nyckel på minst 2048 bitar, och Microsoft godtar ingen annan: gör ett nytt par.',
    'is no RSA key of 2048 bits or more, and Microsoft takes no other: make a new pair.',
  ],
  unlike: [
    'är inte nyckeln till certifikatet i TEAMS_APP_CERTIFICATE_FILE: peka ut två filer som hör ihop.',
    'is not the key of the certificate in TEAMS_APP_CERTIFICATE_FILE: name two files that belong together.',
  ],
};

const OTHERS_MAY = 0o007;

async function ofFiles(files: CertificateFiles, now: Temporal.Instant): Promise<Finding[]> {
  const read = await readCertificate(files);
  if ('why' in read) {
    const { setting, why } = read;
    return [finding(TEAMS, 'fault', [`${setting} ${FILE[why][0]}`, `${setting} ${FILE[why][1]}`])];
  }
  const open =
    process.platform !== 'win32' && (statSync(files.keyFile).mode & OTHERS_MAY) !== 0
      ? [
          finding(TEAMS, 'note', [
            'TEAMS_APP_KEY_FILE kan läsas av andra användare på datorn: kör chmod 600 på den.',
            'TEAMS_APP_KEY_FILE can be read by other users of the machine: run chmod 600 on it.',
          ]),
        ]
      : [];
  return [...open, ofDays(read, now)];
}

const dayOf = (when: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(when.getTime())
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDate()
    .toString();

/** From when until when the certificate holds, beside today. */
function ofDays(certified: Certified, now: Temporal.Instant): Finding {
  const { validFromDate: from, validToDate: to } = certified.chain[0];
  const days = daysLeft(certified, now);
  if (days < 0)
    return finding(TEAMS, 'fault', [
      `certifikatet gick ut ${dayOf(to)}: gör ett nytt, ladda upp det i Entra och byt båda filerna.`,
      `the certificate ran out on ${dayOf(to)}: make a new one, upload it in Entra and change both files.`,
    ]);
  if (now.epochMilliseconds < from.getTime())
    return finding(TEAMS, 'fault', [
      `certifikatet gäller först från ${dayOf(from)}: använd det gamla till dess, eller gör ett som gäller nu.`,
      `the certificate holds from ${dayOf(from)} only: use the old one until then, or make one that holds now.`,
    ]);
  if (days < SOON_DAYS)
    return finding(TEAMS, 'note', [
      `certifikatet går ut ${dayOf(to)}, om ${days} dagar: gör ett nytt, ladda upp det i Entra och byt båda filerna före dess.`,
      `the certificate runs out on ${dayOf(to)}, in ${days} days: make a new one, upload it in Entra and change both files before that.`,
    ]);
  return finding(TEAMS, 'well', [
    `certifikatet gäller till ${dayOf(to)}.`,
    `the certificate holds until ${dayOf(to)}.`,
  ]);
}
