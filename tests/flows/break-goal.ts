/** A goal that several flows begin with. */
import { goalForm, type World } from './team.ts';

export const BREAK_GOAL = 'Fler trivs på rasten i åk 4–6';

/** Drafts it for somebody, from 80 to 90 %. */
export async function draftBreakGoal(world: World, name: string): Promise<void> {
  await world.press(name, await goalForm(world, name), 'Spara målet', {
    title: BREAK_GOAL,
    group: 'åk 4–6',
    indicator: 'Andel som trivs på rasten',
    baseline: '80',
    target: '90 %',
  });
}
