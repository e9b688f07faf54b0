/** What each profession sees, and the likely causes that they see together. Never by person. */
import { perspectives, professionNames } from '../../cards/joint-picture.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { isOpen, jointPicture, type Written } from '../../quality/checkpoints/joint-picture.ts';
import { numberOf } from '../../quality/checkpoints/order.ts';
import { yearEvaluated } from '../../quality/evaluation/evaluating.ts';
import { type Block, type Cell, cell, list, type Section, words } from '../document.ts';
import { endsTheYear, type Reading } from '../reading.ts';
import { byline, dateWords } from '../words.ts';
import { lookingBack } from './plan.ts';

export function analysisSection(reading: Reading): Section {
  const { say, checkpoints, snapshot, subject } = reading;
  const said = endsTheYear(subject) ? yearEvaluated(snapshot).words : null;
  const parts = [
    ...checkpoints.map((checkpoint) => ({
      title: say('report:checkpointTitle', {
        number: numberOf(snapshot, checkpoint.id),
        date: dateWords(reading, checkpoint.date),
      }),
      blocks: analysisBlocks(reading, checkpoint),
    })),
    ...(said
      ? (['helped', 'hindered'] as const).flatMap((heading) => lookingBack(reading, heading, said[heading]))
      : []),
  ];
  return { title: say('report:analysis'), blocks: parts.length === 0 ? [words(say('page:nothing'))] : [], parts };
}

/** Each profession writes on its own first: until the joint picture opens nobody reads what others wrote. */
function analysisBlocks(reading: Reading, checkpoint: Checkpoint): Block[] {
  const { say, snapshot, until } = reading;
  if (!isOpen(snapshot, checkpoint, until)) return [words(say('report:analysisWaits'))];
  const { situations, meanings, groups, missing } = jointPicture(snapshot, checkpoint);
  const causes = groups.flatMap(({ goal, causes: seen }) =>
    seen.map(({ text, professions }): Cell[] => [
      cell(text),
      cell(goal ? say('plan:meetGoal', { number: goal.number }) : say('plan:pictureSchool')),
      cell(professionNames(say, professions)),
    ]),
  );
  const additions = groups.flatMap(({ additions: added }) => added.map(({ text }) => text));
  const nothing = situations.length + meanings.length + causes.length + additions.length === 0;
  if (nothing) return [words(say('page:nothing'))];
  return [
    ...written(reading, say('plan:pictureSituations'), situations),
    ...(causes.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: say('report:causesTable', { number: numberOf(snapshot, checkpoint.id) }),
            columns: [say('report:column.cause'), say('report:column.concerns'), say('report:column.professions')],
            rows: causes,
          },
        ]),
    ...written(reading, say('plan:pictureMeanings'), meanings),
    ...(additions.length === 0
      ? []
      : [{ kind: 'heading' as const, text: say('report:additions') }, ...list(additions)]),
    words(perspectives(say, { missing: checkpoint.standing?.missing ?? missing })),
  ];
}

const written = (reading: Reading, heading: string, said: readonly Written[]): Block[] =>
  said.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        ...said.map(({ professions, text }) => words(text, byline(reading, professions))),
      ];
