/** Text from outside that should be JSON. */

/** What a text holds as JSON, to be parsed by whoever knows its shape; null where it is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
