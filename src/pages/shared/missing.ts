import type { Entry } from '../../core/entry.ts';
import type { Empty } from '../../page/blocks.ts';
import type { View } from '../../page/view.ts';
import { editHref } from './playbook.ts';

/** Says that something is not there, with the way to the file of `entry`, in which it could be added. */
export function missing(text: string, entry: Entry, view: View): Empty {
	const href = editHref(entry, view);
	return { text, ...(href ? { href } : {}) };
}
