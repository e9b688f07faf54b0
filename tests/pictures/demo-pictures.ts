/** One picture of each kind, of the made-up school. */
import { deviationsPicture, goalPicture, type Picture, seriesPicture, wheelPicture } from '../../cards/pictures.ts';
import { schoolsPicture } from '../../cards/schools.ts';
import type { Theme } from '../../pictures/colours.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { sumsOf } from '../../quality/keep/deviations.ts';
import { SHARES } from '../../quality/overview/documents.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';
import { demoSchools } from '../../scheduler/simulation/demo-schools.ts';

/** By name; each is drawn in the theme that is asked for. */
export async function demoPictures(): Promise<Readonly<Record<string, (theme: Theme) => Picture | null | undefined>>> {
  const snapshot = await demoSchool();
  const [goal] = snapshot.goals;
  const schools = (await demoSchools()).map((summary) => ({ summary, shares: SHARES }));
  const definition = INDICATORS.find(({ key }) => key === 'absence_unauthorised');
  const observations = snapshot.series.find(({ id }) => id === definition?.key)?.observations ?? [];
  const shown = observations.filter(({ scope, group }) => scope === '7–9' && group === 'all');
  return {
    wheel: (theme) => wheelPicture('sv', snapshot, DEMO_TODAY, theme),
    goal: (theme) => goal && goalPicture('sv', snapshot, goal, DEMO_TODAY, theme),
    series: (theme) => definition && seriesPicture('sv', definition, shown, theme),
    deviations: (theme) => deviationsPicture('sv', sumsOf(snapshot.deviations), theme),
    schools: (theme) => schoolsPicture('sv', schools, Temporal.PlainDate.from(DEMO_TODAY), theme),
  };
}
