import type { Entry } from '../core/entry.ts';
import { slugOf } from '../core/file-names.ts';
import type { Facts } from '../core/handbook.ts';
import { formerPathsOf, type History } from './history.ts';

/**
 * The id a playbook had first, as far as version control knows: by it devices and feeds know its changes again under
 * another address. A playbook that took over the id of another one goes by its own.
 */
export function firstIdOf(entry: Entry, { find }: Pick<Facts, 'find'>, history: History | undefined): string {
	if (!history) return entry.id;
	const former = entry.sources.flatMap(({ path }) => formerPathsOf(history, path).at(-1) ?? [])[0];
	if (former === undefined) return entry.id;
	const first = slugOf(former);
	return first === '' || find(first) ? entry.id : first;
}
