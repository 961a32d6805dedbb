import { z } from 'zod';
import type { Kind } from '../core/kind.ts';

/** JSON Schema of what an author may write in an entry of `kind`, for editors and other programs. */
export function jsonSchema(kind: Kind): Readonly<Record<string, unknown>> {
	const { $schema, ...shape } = z.toJSONSchema(kind.schema, { io: 'input', target: 'draft-2020-12' });
	return {
		$schema,
		$id: schemaFile(kind),
		title: kind.label.replace(/^(?:an?|the) (.)/, (_, first: string) => first.toUpperCase()),
		description: `The facts of ${kind.label}, as they stand in ${placeOf(kind)}.`,
		...shape,
	};
}

/** Name of the file that holds the JSON Schema of `kind`. */
export const schemaFile = (kind: Kind) => `${kind.name}.schema.json`;

function placeOf({ single, folder }: Kind): string {
	if (single) return `the file ${folder}`;
	return folder ? `a file in the folder ${folder}` : 'a file outside the folders of the other kinds';
}
