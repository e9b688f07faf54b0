/** The bot's log, kept for a test that asks what an operator sees. */
type Line = Record<string, unknown> & { readonly what: string };

export function keepLog() {
  const lines: Line[] = [];
  const waiting = new Map<string, () => void>();
  const write = (fields: object, what: string): void => {
    lines.push({ ...fields, what });
    waiting.get(what)?.();
  };
  return {
    log: { info: write, warn: write, error: write },
    lines,
    /** The next line that says this. */
    until: (what: string) => new Promise<void>((resolve) => waiting.set(what, resolve)),
  };
}
