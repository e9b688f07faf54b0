/** `npm run picture`: a team's annual wheel, one of its goals, what drew it off its plan, or the schools that show themselves to somebody, as a PNG or an SVG. */
import { writeFile } from 'node:fs/promises';
import { deviationsPicture, goalPicture, type Picture, wheelPicture } from '../cards/pictures.ts';
import { SCHOOLS_A_PAGE, schoolsPicture } from '../cards/schools.ts';
import type { Theme } from '../pictures/colours.ts';
import { draw } from '../pictures/draw.ts';
import type { Locale } from '../quality/base.ts';
import { SettingsError } from '../quality/errors.ts';
import { sumsOf } from '../quality/keep/deviations.ts';
import { fileToWrite, helpOf, LANG, LANGUAGES, like, oneOf, readFlags } from './shared/flags.ts';
import { run } from './shared/run.ts';
import { FOR, oneOverseer, readSchools } from './shared/schools.ts';
import { oneTeam, readTeam, TEAM_FLAGS, type TeamRead } from './shared/team.ts';

const KINDS = ['wheel', 'goal', 'deviations', 'schools'] as const;
const COMMAND = {
  name: 'picture',
  says: [
    'Ritar årshjulet, ett mål, det som under läsåret låg utanför planen, eller flera skolor, och säger samma sak i ord:',
    'Draws the annual wheel, a goal, what drew off the plan this year, or several schools, and says the same in words:',
  ],
  flags: {
    ...TEAM_FLAGS,
    for: FOR,
    kind: { type: 'string', takes: KINDS.join('|'), says: ['vad som ritas', 'what is drawn'] },
    goal: { type: 'string', takes: '1', says: ['målets nummer', 'the goal’s number'] },
    dark: { type: 'boolean', says: ['mörk', 'dark'] },
    lang: LANG,
    out: { type: 'string', takes: 'FIL.png|FIL.svg', says: ['filen som skrivs', 'the file to write'] },
  },
  example: '--demo --kind wheel --out wheel.png',
} as const;

/** How it is to be drawn. */
type Drawn = { readonly locale: Locale; readonly theme: Theme };

/** Schools are a person's, everything else is a team's. */
async function pictureOf(values: ReturnType<typeof readFlags<typeof COMMAND.flags>>, drawn: Drawn) {
  const kind = oneOf(COMMAND.name, 'kind', values.kind ?? 'wheel', KINDS);
  if (kind !== 'schools') {
    const goal = like(COMMAND.name, 'goal', values.goal ?? '1', [/^\d{1,4}$/, '1']);
    return ofTeam(kind, Number(goal), await readTeam(oneTeam(COMMAND.name, values)), drawn);
  }
  const { schools, today } = await readSchools(oneOverseer(COMMAND.name, values));
  return schoolsPicture(drawn.locale, schools.slice(0, SCHOOLS_A_PAGE), today, drawn.theme);
}

function ofTeam(
  kind: Exclude<(typeof KINDS)[number], 'schools'>,
  number: number,
  { snapshot, today }: TeamRead,
  { locale, theme }: Drawn,
): Picture | null {
  if (kind === 'wheel') return wheelPicture(locale, snapshot, today, theme);
  if (kind === 'deviations') return deviationsPicture(locale, sumsOf(snapshot.deviations), theme);
  const goal = snapshot.goals.find((one) => one.number === number);
  if (!goal) throw new SettingsError(`Det finns inget mål ${number}. · There is no goal ${number}.`);
  return goalPicture(locale, snapshot, goal, today, theme);
}

await run(async () => {
  const values = readFlags(COMMAND, process.argv.slice(2));
  const locale = oneOf(COMMAND.name, 'lang', values.lang ?? 'sv', LANGUAGES);
  const theme = values.dark ? 'dark' : 'light';
  const out = fileToWrite(COMMAND.name, values.out, ['.png', '.svg']);
  const picture = await pictureOf(values, { locale, theme });
  if (!picture) throw new SettingsError('Det finns inget att rita. · There is nothing to draw.');
  await writeFile(out, /\.svg$/i.test(out) ? picture.svg : await draw(picture.svg, theme));
  return picture.altText;
}, helpOf(COMMAND));
