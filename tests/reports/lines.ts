/** A report as lines. */
import type { Report } from '../../reports/document.ts';

/** All that can be read in it, a line each. */
export const linesOf = ({ title, subtitle, sections }: Report): string[] => [
  title,
  subtitle,
  ...sections.flatMap((section) => [
    section.title,
    ...[
      ...section.blocks,
      ...section.parts.flatMap((part) => [{ kind: 'heading', text: part.title } as const, ...part.blocks]),
    ].flatMap((block): string[] => {
      if (block.kind === 'list') return [...block.items];
      if (block.kind === 'picture') return [block.altText];
      if (block.kind !== 'table') return [`${'label' in block ? `${block.label}: ` : ''}${block.text}`];
      return [
        block.caption,
        block.columns.join(' | '),
        ...block.rows.map((row) => row.map(({ text }) => text).join(' | ')),
      ];
    }),
  ]),
];
