/** What a report is made of, whatever file it becomes: headings, words, tables with real values, pictures that say in words what they show. */
import type { Picture } from '../cards/pictures.ts';
import type { Locale } from '../quality/base.ts';
import type { Logo, TemplateRead } from '../quality/template/documents.ts';

/** What stands in a table's cell. A number or a day is written as such in a spreadsheet; `text` is how people read it. */
export type Cell =
  | { readonly text: string }
  /** The unit is part of `text`, and beside the number in a spreadsheet. */
  | { readonly text: string; readonly number: number; readonly unit?: string }
  /** An ISO date. */
  | { readonly text: string; readonly date: string };

export type Table = {
  readonly kind: 'table';
  /** Says what the table holds; read aloud before it, and the name of its sheet in a spreadsheet. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

export type Block =
  /** Stands over what follows, within a part. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Words of several lines are paragraphs. With a label they are introduced by it. */
  | { readonly kind: 'words'; readonly text: string; readonly label?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | ({ readonly kind: 'picture'; readonly shape: 'broad' | 'wide'; readonly chart?: Chart } & Picture)
  | Table;

/** What a picture draws, where Word can draw it too: there people may change and copy it. A value that is hidden or missing is null. */
export type Chart = {
  readonly type: 'line' | 'bar';
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    /** `way` is how it should go, drawn broken. */
    readonly role: 'value' | 'way';
  }[];
};

/** A part under its heading. Within it there is one more level of headings. */
export type Section = {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
};

/** The school's own template, in formats that can show it. */
export type SchoolTemplate = Omit<TemplateRead, 'logo'> & {
  readonly logo: (Logo & { readonly altText: string }) | null;
};

export type Report = {
  readonly locale: Locale;
  readonly title: string;
  /** School, school year, and the day that its contents are of. */
  readonly subtitle: string;
  /** The ISO day that its contents are of. */
  readonly date: string;
  readonly school: string;
  readonly template?: SchoolTemplate | null;
  readonly sections: readonly Section[];
};

export const words = (text: string, label?: string): Block => ({
  kind: 'words',
  text,
  ...(label === undefined ? {} : { label }),
});
export const list = (items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
export const cell = (text: string): Cell => ({ text });
