import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Inputs that are too many, or not ours, to be kept here: a folder beside a checkout of the developers, unless another is named. */
const outside = process.env.FIELDBOOK_SHARED ?? join(import.meta.dirname, '../../shared');

/** A folder of such inputs, and whether `sign` stands in it. Where it does not, whoever runs the tests is told what was not tried. */
export function outsideInputs(folder: string, sign: string): { readonly home: string; readonly present: boolean } {
	const home = join(outside, folder);
	const present = existsSync(join(home, sign));
	if (!present)
		console.warn(
			`NOT TRIED: there is no \`${join(home, sign)}\`, so the tests that need it are skipped. FIELDBOOK_SHARED names the folder that holds \`${folder}\`.`,
		);
	return { home, present };
}
