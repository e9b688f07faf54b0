/** `npm run picture`: a team's annual wheel, one of its goals, what drew it off its plan, or the schools that show themselves to somebody, as a PNG or an SVG. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { deviationsPicture, goalPicture, type Picture, wheelPicture } from '../cards/pictures.ts';
import { SCHOOLS_A_PAGE, schoolsPicture } from '../cards/schools.ts';
import type { Theme } from '../pictures/colours.ts';
import { draw } from '../pictures/draw.ts';
import type { Locale } from '../quality/base.ts';
import { SettingsError } from '../quality/errors.ts';
import { sumsOf } from '../quality/keep/deviations.ts';
import { run } from './shared/run.ts';
import { readSchools } from './shared/schools.ts';
import { isOneTeam, readTeam, TEAM_FLAGS, type TeamRead, type Wanted } from './shared/team.ts';

const USAGE =
  'Skriv: npm run picture -- --team ORGANISATION/TEAM|--demo --kind wheel|goal|deviations|schools [--goal 1] [--for ORGANISATION/PERSON] [--dark] [--lang sv|en] --out FIL.png|FIL.svg';

type Order = Wanted & {
  readonly kind: 'wheel' | 'goal' | 'deviations' | 'schools';
  /** Whose schools: `ORGANISATION/PERSON`. */
  readonly person: string;
  readonly goal: number;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly out: string;
};

function readFlags(args: string[]): Order {
  const text = { type: 'string' } as const;
  try {
    const options = {
      ...TEAM_FLAGS,
      kind: text,
      goal: text,
      for: text,
      lang: text,
      out: text,
      dark: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args, options });
    const { team = '', demo = false, kind = 'wheel', goal = '1', lang = 'sv', out = '', dark } = values;
    const { for: person = '' } = values;
    const isKind = kind === 'wheel' || kind === 'goal' || kind === 'deviations' || kind === 'schools';
    // Schools are a person's, everything else is a team's.
    const isOne = kind === 'schools' ? isOneTeam({ team: person, demo }) : isOneTeam({ team, demo });
    const isRight = /\.(?:png|svg)$/i.test(out) && isOne && /^\d+$/.test(goal);
    if (isKind && isRight && (lang === 'sv' || lang === 'en'))
      return { team, demo, kind, person, goal: Number(goal), theme: dark ? 'dark' : 'light', locale: lang, out };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

async function pictureOf(order: Order): Promise<Picture | null> {
  if (order.kind !== 'schools') return ofTeam(order, await readTeam(order));
  const { schools, today } = await readSchools(order);
  return schoolsPicture(order.locale, schools.slice(0, SCHOOLS_A_PAGE), today, order.theme);
}

function ofTeam({ kind, goal: number, theme, locale }: Order, { snapshot, today }: TeamRead): Picture | null {
  if (kind === 'wheel') return wheelPicture(locale, snapshot, today, theme);
  if (kind === 'deviations') return deviationsPicture(locale, sumsOf(snapshot.deviations), theme);
  const goal = snapshot.goals.find((one) => one.number === number);
  return goal ? goalPicture(locale, snapshot, goal, today, theme) : null;
}

await run(async () => {
  const order = readFlags(process.argv.slice(2));
  const picture = await pictureOf(order);
  if (!picture) throw new SettingsError('Det finns inget att rita. · There is nothing to draw.');
  const isSvg = /\.svg$/i.test(order.out);
  await writeFile(order.out, isSvg ? picture.svg : await draw(picture.svg, order.theme));
  return picture.altText;
});
