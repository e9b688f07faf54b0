/** `evaluate intents`: what the bot takes messages to mean, against labels where there are any. */
import { z } from 'zod';
import { entitiesIn } from '../../language/intents/entities.ts';
import { figures } from '../../language/intents/figures.ts';
import { recognise } from '../../language/intents/recognise.ts';
import { subjectOf } from './subject.ts';

const entities = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const line = z.object({
  id: z.string(),
  text: z.string(),
  intent: z.string().optional(),
  entities: entities.optional(),
});

export const subject = subjectOf<z.infer<typeof line>>({
  line,
  needs: [],
  predict: ({ id, text }) => {
    const { intent, score, sure } = recognise(text);
    return { id, intent, entities: entitiesIn(text, intent), score, sure };
  },
  metrics: (judged) =>
    figures(
      judged.map(({ line: { intent, entities: right }, prediction }) => ({
        right: { intent, entities: right },
        got: {
          intent: String(prediction['intent']),
          entities: entities.parse(prediction['entities']),
          sure: prediction['sure'] === true,
        },
      })),
    ),
});
