/** The addresses that the Teams manifest names for everybody who is to install the app: what it is, `/integritet` and `/villkor`. */
import type { Handler } from './server.ts';

type Page = { readonly title: string; readonly sv: readonly string[]; readonly en: readonly string[] };

const ABOUT: Page = {
  title: 'Årshjulet',
  sv: [
    'En bot i Teams och Slack som håller ihop elevhälsoteamets systematiska kvalitetsarbete under läsåret. Den här servern drivs av skolans huvudman eller den som huvudmannen har valt.',
  ],
  en: [
    'A bot in Teams and Slack that keeps a student-health team’s systematic quality work together over the school year. This server is run by the school organiser, or whoever the organiser has chosen.',
  ],
};
const PRIVACY: Page = {
  title: 'Integritet · Privacy',
  sv: [
    'Huvudmannen är personuppgiftsansvarig. Produktens utgivare får inga uppgifter.',
    'Sparat blir teammedlemmarnas namn, yrke och roll, det som de skriver i tjänsten och när, samt siffror om grupper. Inget om enskilda elever sparas: det som pekar på en elev vägras, men ingen vakt är felfri.',
    'Uppgifterna ligger i huvudmannens databas och det som sägs i chatten hos Teams eller Slack. Inget annat får dem.',
    'Var och en ser sina uppgifter med «mina uppgifter» och tar bort dem med «radera mina uppgifter». Frågor besvaras av huvudmannens dataskyddsombud.',
  ],
  en: [
    'The school organiser is the controller. The makers of the product receive nothing.',
    'Kept are the team members’ names, professions and roles, what they write in the service and when, and figures about groups. Nothing about a single pupil is kept: what points to one is refused, though no guard is without fault.',
    'The data is in the organiser’s database, and what is said in the chat is with Teams or Slack. Nobody else receives it.',
    'Everybody sees their own data with “my data” and removes it with “delete my data”. The organiser’s data protection officer answers questions.',
  ],
};
const TERMS: Page = {
  title: 'Villkor · Terms',
  sv: [
    'Programmet är fritt under MIT-licensen och lämnas som det är, utan garanti. Den som driver servern ansvarar för driften.',
    'Skriv inget om enskilda elever: det hör hemma i elevakten eller journalen. Rektor beslutar; boten föreslår, påminner och sammanställer.',
  ],
  en: [
    'The program is free under the MIT licence and comes as it is, without warranty. Whoever runs the server is responsible for it.',
    'Write nothing about single pupils: that belongs in the pupil’s file or the health record. The principal decides; the bot suggests, reminds and gathers.',
  ],
};

export const ABOUT_PAGES: Readonly<Record<string, Handler>> = {
  '/': pageAt(ABOUT),
  '/integritet': pageAt(PRIVACY),
  '/villkor': pageAt(TERMS),
};

/** With nothing in it that runs, comes from elsewhere or leads anywhere. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

function pageAt({ title, sv, en }: Page): Handler {
  const paragraphs = (words: readonly string[]): string => words.map((one) => `<p>${one}</p>`).join('');
  const html =
    `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
    '<style>body{font:1.1rem/1.5 sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}</style></head>' +
    `<body><main><h1>${title}</h1>${paragraphs(sv)}<section lang="en"><h2>In English</h2>${paragraphs(en)}</section></main></body></html>`;
  return async ({ method }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    response.writeHead(200, HEADERS).end(method === 'HEAD' ? undefined : html);
  };
}
