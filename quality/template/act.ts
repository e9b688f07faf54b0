/** The look of the school's reports in Word: set by whoever manages the team, and taken away again. */
import { type Act, audit, done, NOTHING, put } from '../act.ts';
import { managers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { TEMPLATE, type Template, type TemplateRead } from './documents.ts';

export const templateOf = ({ templates }: Snapshot): Template | undefined => templates[0];

const ABOUT = `template/${TEMPLATE}`;

export const setTemplate: Act<TemplateRead> = {
  may: managers,
  take: (acting, read) => {
    const { snapshot, actor, now } = acting;
    const at = now.toString();
    const made: Template = {
      kind: 'template',
      id: TEMPLATE,
      version: 1,
      schoolYear: '',
      ...read,
      by: actor.id,
      at,
    };
    return done([put(made, templateOf(snapshot)), audit(acting, 'template-set', ABOUT, null, null)]);
  },
};

/** Nothing is left of it. */
export const removeTemplate: Act<unknown> = {
  may: managers,
  take: (acting) => {
    const before = templateOf(acting.snapshot);
    if (!before) return NOTHING;
    const { id, version } = before;
    return done([
      { do: 'delete', kind: 'template', id, expected: version },
      audit(acting, 'template-removed', ABOUT, null, null),
    ]);
  },
};
