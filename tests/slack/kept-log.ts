/** The bot's log, kept for a test that asks what an operator sees. */
type Line = Record<string, unknown> & { readonly what: string };

export function keepLog() {
  const lines: Line[] = [];
  const waiting = new Map<string, () => void>();
  const levels: string[] = [];
  const write =
    (level: string) =>
    (fields: object, what: string): void => {
      lines.push({ ...fields, what });
      levels.push(level);
      waiting.get(what)?.();
    };
  return {
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    lines,
    /** Of each line, in the same order. */
    levels,
    /** The next line that says this. */
    until: (what: string) => new Promise<void>((resolve) => waiting.set(what, resolve)),
  };
}
