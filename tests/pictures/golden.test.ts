/** The pictures of the made-up school, drawn stroke by stroke as they were when somebody last looked at them (golden/ beside this test). */
import { describe, expect, it } from 'vitest';
import { goalPicture, wheelPicture } from '../../cards/pictures.ts';
import { schoolsPicture } from '../../cards/schools.ts';
import { SHARES } from '../../quality/overview/documents.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';
import { demoSchools } from '../../scheduler/simulation/demo-schools.ts';

describe('the pictures of the made-up school', async () => {
  const snapshot = await demoSchool();
  const goal = snapshot.goals[0];
  const today = Temporal.PlainDate.from(DEMO_TODAY);
  const schools = (await demoSchools()).map((summary) => ({ summary, shares: SHARES }));
  it.each([
    ['wheel-light', () => wheelPicture('sv', snapshot, DEMO_TODAY, 'light')],
    ['wheel-dark', () => wheelPicture('sv', snapshot, DEMO_TODAY, 'dark')],
    ['schools-light', () => schoolsPicture('sv', schools, today, 'light')],
    ['goal-light', () => goal && goalPicture('sv', snapshot, goal, DEMO_TODAY, 'light')],
  ])('%s', async (name, picture) => {
    await expect(picture()?.svg).toMatchFileSnapshot(new URL(`./golden/${name}.svg`, import.meta.url).pathname);
  });
});
