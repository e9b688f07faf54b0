/** How the school wants its reports in Word to look: what was read of a document of its own. The document itself is never kept. */
import { z } from 'zod';
import { base, isoInstant } from '../base.ts';

/** Of a style; null where the document says nothing that can be used. */
const look = z.object({
  font: z.string().max(60).nullable(),
  /** Half points, as Word counts. */
  size: z.int().min(12).max(144).nullable(),
  /** Six hexadecimal digits. */
  color: z
    .string()
    .regex(/^[\dA-F]{6}$/)
    .nullable(),
  bold: z.boolean().nullable(),
});
export type Look = z.infer<typeof look>;

export const STYLED = ['body', 'title', 'heading1', 'heading2', 'heading3'] as const;
export type Styled = (typeof STYLED)[number];
const looks = z.object({ body: look, title: look, heading1: look, heading2: look, heading3: look });

/** Bytes of a picture; a logotype of a letter head is far below. */
export const MAX_LOGO = 100_000;
const logo = z.object({
  type: z.enum(['png', 'jpg']),
  base64: z.base64().max(Math.ceil(MAX_LOGO / 3) * 4),
  /** Pixels. */
  width: z.int().min(16).max(4000),
  height: z.int().min(16).max(4000),
});
export type Logo = z.infer<typeof logo>;

/** What can be taken over from a document. */
export const templateRead = z.object({ looks, logo: logo.nullable() });
export type TemplateRead = z.infer<typeof templateRead>;

/** There is one, with this id. */
export const TEMPLATE = 'template';
export const template = z.object({
  ...base,
  kind: z.literal('template'),
  ...templateRead.shape,
  by: z.string(),
  at: isoInstant,
});
export type Template = z.infer<typeof template>;
