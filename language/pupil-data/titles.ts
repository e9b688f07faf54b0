/** Characters, titles and people of history, by two words or more: whoever stands in a text by these is read about or played. */
import list from './titles.json' with { type: 'json' };

const byFirst = new Map<string, string[]>();
for (const title of list.titles.toSorted((a, b) => b.length - a.length)) {
  const first = /^\p{L}+/u.exec(title)?.[0] ?? title;
  byFirst.set(first, [...(byFirst.get(first) ?? []), title]);
}

/** «Nils Holgersson, 4C», «Nils Holgersson (4C)», «Astrid Lindgren-Sjö»: somebody who only bears the name. */
const SOMEBODY = /^(?:\s?[,(]\s?[1-9]\s?[a-hA-H](?![\p{L}\d])|-\p{Lu})/u;

/** After it comes no more of its last word, but a genitive's ending: «Ebba Gröns väggmålning». */
const ENDS = /^s?(?!\p{L})/u;

/** The title that a text begins with, whole words only. */
export function titleAt(rest: string): string | undefined {
  const titles = byFirst.get(/^\p{L}+/u.exec(rest)?.[0].toLowerCase() ?? '');
  if (!titles) return undefined;
  const lower = rest.toLowerCase();
  return titles.find(
    (title) =>
      lower.startsWith(title) && ENDS.test(lower.slice(title.length)) && !SOMEBODY.test(rest.slice(title.length)),
  );
}
