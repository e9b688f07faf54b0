/** What an OpenDocument file's own styles say of its cells: which tables are hidden, and how much of a date is shown. */
import type { Format } from './number-formats.ts';
import type { Attributes } from './xml.ts';

export class OdsStyles {
  readonly #hidden = new Set<string>();
  readonly #dates = new Map<string, Format>();
  readonly #dateOfStyle = new Map<string, string>();
  #columns: { readonly last: number; readonly style: string }[] = [];
  #style = '';
  #date = '';

  /** Takes an element of those before the tables. */
  open(name: string, attributes: Attributes): void {
    if (name === 'style') {
      this.#style = attributes['style:name'] ?? '';
      this.#dateOfStyle.set(this.#style, attributes['style:data-style-name'] ?? '');
    } else if (name === 'table-properties' && attributes['table:display'] === 'false') this.#hidden.add(this.#style);
    else if (name.endsWith('-style')) {
      this.#date = name === 'date-style' ? (attributes['style:name'] ?? '') : '';
      if (this.#date !== '') this.#dates.set(this.#date, 'year');
    } else if (this.#date !== '') this.#see(name);
  }

  /** A date is as precise as the smallest of its parts. */
  #see(part: string): void {
    if (part === 'day') this.#dates.set(this.#date, 'day');
    if (part === 'month' && this.#dates.get(this.#date) === 'year') this.#dates.set(this.#date, 'month');
  }

  isHidden(style: string | undefined): boolean {
    return this.#hidden.has(style ?? '');
  }

  forgetColumns(): void {
    this.#columns = [];
  }

  /** The columns up to `last` have this style where their cells name none. */
  takeColumns(last: number, style: string | undefined): void {
    this.#columns.push({ last, style: style ?? '' });
  }

  formatOf(style: string | undefined, column: number): Format | null {
    const name = style ?? this.#columns.find(({ last }) => column <= last)?.style ?? '';
    return this.#dates.get(this.#dateOfStyle.get(name) ?? '') ?? null;
  }
}
